"""Over time: how outings have been going, together and apart, what was new, and how close it feels."""

from datetime import date

import streamlit as st

from dashboard.charts.beside import beside
from dashboard.charts.novelty import is_noted, novelty
from dashboard.charts.stretches import sentence, stretches
from dashboard.circumstances import Stretch
from dashboard.outings import Filter
from dashboard.ui import closeness, filtered, filters, told, whose, working
from dashboard.ui.figure import show
from dashboard.ui.judged import judged
from dashboard.ui.log import open_store, welcome
from dashboard.ui.next.plans import what_came_of_it
from dashboard.ui.outings import in_words
from dashboard.ui.words import plain
from dashboard.wording import month_words

store = open_store()
told.show(store)
if not store.summary(Filter()).outings:
    welcome("This page will show how your outings go over the months and years.")
chosen = filters.filter_bar(store)
summary = filtered.shown(store, chosen)
if not summary.outings:
    st.stop()
stretch = Stretch.between(summary.first_day, summary.last_day)
answers = judged(store, chosen, stretch)
st.title(plain(sentence(answers.over_time, answers.changing, stretch)), anchor=False)
st.markdown(f"{in_words(summary)} Since {month_words(summary.first_day)}.{whose.in_words(store)}")
if len(answers.over_time.rated) > 1:
    missed = " A ✕ counts those that didn't happen." if summary.did_not_happen else ""
    st.caption(
        "The line is how likely an outing of your usual mix is to go well; the band is its likely range. "
        f"Circles are the shares that did.{missed}"
    )
    going = stretches(answers.over_time, answers.changing, stretch)
    show(going, "Over time", store, chosen, working.TIME)

apart = store.summary(chosen.period.narrowed(apart=True))
days = [day for one in (summary, apart) if one.outings for day in (one.first_day, one.last_day)]
stretch = Stretch.between(min(days), max(days))
found = store.by_stretch(chosen, stretch)

st.header("Together and apart", anchor=False)
any_apart = bool(store.summary(Filter(apart=True)).outings)
side_by_side = beside(found, stretch, apart=any_apart)
st.markdown(f"**{side_by_side.sentence}**")
if not any_apart:
    st.caption("You can log a day apart in two taps; it then stands here beside these.")
elif chosen != chosen.period:
    st.caption("Of the filter, days apart follow only the period.")
show(side_by_side, "Together and apart", store, chosen, working.TOGETHER)

if is_noted(found):
    st.header("New, familiar, brought back", anchor=False)
    new = novelty(found, stretch)
    st.markdown(f"**{new.sentence}**")
    show(new, "Novelty", store, chosen, working.NOVELTY)

st.header("What took place", anchor=False)
st.markdown(what_came_of_it(summary, *store.closed(chosen)))

st.space("small")
closeness.show(store, date.today())

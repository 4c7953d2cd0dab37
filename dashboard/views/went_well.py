"""What went well: which kinds, how sure that is, when, how long, and the outings themselves."""

import streamlit as st

from dashboard.charts import rows, said, slots, stretches
from dashboard.charts.style import counted, month_words
from dashboard.insights.levels import judge
from dashboard.insights.shares import shares_of
from dashboard.outings import Filter, Length
from dashboard.ui import filters
from dashboard.ui.figure import show
from dashboard.ui.log import open_store, welcome
from dashboard.ui.outings import outings_table
from dashboard.ui.words import plain

store = open_store()
if not store.summary(Filter()).outings:
    welcome()
chosen = filters.filter_bar(store)
summary = filters.shown(store, chosen)

# A kind is judged beside all the others, whichever of them are shown.
kinds = judge(store.cells(chosen.without("kinds"), "kind")).only(chosen.kinds)
sentence = said.kinds_sentence(kinds)
st.title(plain(sentence), anchor=False)
unrated = summary.outings - summary.rated - summary.did_not_happen
st.markdown(
    f"{counted(summary.outings, 'outing')} since {month_words(summary.first_day)}"
    + (f" · {unrated:,} not rated" if unrated else "")
    + (f" · {summary.did_not_happen:,} didn't happen" if summary.did_not_happen else "")
)
show(
    rows.rows(kinds, store.dots(chosen, "kind"), "kind", sentence), "kinds", store, chosen,
    "Each dot is an outing, fainter the older. The tick is the estimate and the bar its likely range, "
    "pulled toward your usual while there are few. Click a name or a dot to see the outings.",
)  # fmt: skip

if summary.rated:
    st.header("Over time", anchor=False)
    stretch = stretches.stretch_for(summary.first_day, summary.last_day)
    shares = shares_of(store.cells(chosen, stretch))
    over_time = stretches.stretches(shares, summary.good / summary.rated, stretch)
    st.markdown(over_time.sentence)
    show(over_time, "over_time", store, chosen, "The likely share that went well. The dotted line is your usual.")

    st.header("When they go well", anchor=False)
    when = slots.slots(judge(store.cells(chosen, "slot")))
    st.markdown(when.sentence)
    show(
        when, "when", store, chosen,
        "How many went well. The stronger the colour, the surer it is better than your usual; empty is too early to tell.",
    )  # fmt: skip

    st.header("Short and long", anchor=False)
    lengths = judge(store.cells(chosen, "length")).ordered(list(Length))
    sentence = said.lengths_sentence(lengths)
    st.markdown(sentence)
    if len(lengths.estimates) > 1:
        show(
            rows.rows(lengths, store.dots(chosen, "length"), "length", sentence), "lengths", store, chosen,
            "What went together, not what caused it: short outings may also be easier days.",
        )  # fmt: skip

st.header("The outings", anchor=False)
outings_table(store, chosen, "outings")

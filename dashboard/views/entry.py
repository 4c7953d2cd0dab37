"""Log an outing: what, when, how it was; everything else if you like."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from dashboard.entries import TIME_APART, Outing
from dashboard.outings import Status, Trouble
from dashboard.spans import ago
from dashboard.store import Store
from dashboard.ui import told
from dashboard.ui.log import looking_at_sample, open_store
from dashboard.ui.logbook import drafts, entry
from dashboard.ui.next import planning
from dashboard.ui.words import plain
from dashboard.wording import day_of_week, day_words

store = open_store()
today = date.today()
draft = drafts.draft(store)
st.title(plain(f"{draft.again}, again") if draft.again else "Log an outing", anchor=False)
told.show(store)
key = drafts.form_of(draft)
wanted = entry.ask(store, key, draft.start, folded=bool(draft.again))
drafts.keep(store, draft, wanted)
if drafts.is_of_another_day(draft, wanted):
    drafts.let_go(store)
    st.rerun()


def log(outing: Outing, said: str, form: str) -> None:
    """Log it once; or say why not, and keep all that was typed."""
    try:
        if outing.day > today:
            raise Trouble("That day is still to come, so nothing was saved. Log it afterwards.")
        logged = store.log(outing, form)
    except Trouble as trouble:
        told.tell(str(trouble))
        st.rerun()
    told.tell(said, partial(Store.delete, outings=[logged]))


def when(day: date) -> str:
    """Its day in a sentence: today, yesterday, or the day itself."""
    days = (today - day).days
    return ago(day, today) if 0 <= days < 2 else day_of_week(day) if 0 <= days < 300 else day_words(day)


if wanted.day > today:
    st.caption("That day is still to come, so this becomes a plan. How it was can be noted when it has been.")
    if st.button("Plan it", type="primary", key=f"{key}_plan"):
        try:
            planning.plan_as_typed(store, wanted)
        except Trouble as trouble:
            told.tell(str(trouble))
            st.rerun()
        drafts.let_go(store)
        st.switch_page("views/next.py")
elif st.button("Log it", type="primary", key=f"{key}_log"):
    happened = {Status.CUT_SHORT: ", cut short", Status.DID_NOT_HAPPEN: ", as not having happened"}
    kind = " ".join(wanted.kind.split())
    log(wanted, f"{kind}, {when(wanted.day)}, is in your log{happened.get(wanted.status, '')}.", draft.entry)
    drafts.let_go(store)
    st.switch_page(draft.back_to)
with st.container(key="a_day_apart"):
    st.caption("Or a day each of you went out separately. It is kept and counted beside your outings, and not judged.")
    if st.button("Log a day apart", key=f"{key}_apart", type="tertiary"):
        # What was typed of an outing stays; a note alone was meant for this day.
        of_an_outing = replace(wanted, day=draft.start.day, note="") != replace(draft.start, note="")
        only = Outing(wanted.day, TIME_APART, note="" if of_an_outing else wanted.note, apart=True)
        log(only, f"A day apart, {when(wanted.day)}, is in your log.", f"{draft.entry} {wanted.day} apart")
        if not of_an_outing:
            drafts.let_go(store)
        st.switch_page(draft.back_to)
if looking_at_sample():
    st.caption("You are looking at the sample: what you log goes with it when you leave.")

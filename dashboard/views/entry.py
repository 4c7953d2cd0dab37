"""Log an outing: what, when, how it was; everything else if you like."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.entries import TIME_APART, Outing
from dashboard.outings import Status, Trouble
from dashboard.store import Store
from dashboard.ui import entry, told
from dashboard.ui.log import looking_at_sample, open_store
from dashboard.ui.words import plain
from dashboard.wording import ago, day_of_week

store = open_store()
today = date.today()
st.title("Log an outing", anchor=False)
told.show(store)
draft = entry.draft()
key = f"entry_{draft.entry}"
wanted = entry.ask(store, key, draft.start)


def when(day: date) -> str:
    """Its day in a sentence: today, yesterday, or the day itself."""
    return ago(day, today) if 0 <= (today - day).days < 2 else day_of_week(day)


def log(outing: Outing, said: str) -> None:
    """Log it once, say so with the way back, and go where the person came from."""
    if outing.day > today:
        st.warning("That day is still to come. Log it once it was, or plan it: Next has a plan for days to come.")
        return
    try:
        logged = store.log(outing, draft.entry)
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return
    told.tell(said, partial(Store.delete, outings=[logged]))
    entry.let_go()
    st.switch_page(draft.back_to)


with st.container(horizontal=True, vertical_alignment="center"):
    logs = st.button("Log it", type="primary", key=f"{key}_log")
    apart = st.button(
        "Log a day apart", key=f"{key}_apart", type="tertiary",
        help="A day each of you went out separately. It is kept beside your outings, and nothing is made of it.",
    )  # fmt: skip
if logs:
    kind = wanted.kind.strip()
    happened = {Status.CUT_SHORT: ", cut short", Status.DID_NOT_HAPPEN: ", as not having happened"}
    log(wanted, f"{kind}, {when(wanted.day)}, is in your log{happened.get(wanted.status, '')}.")
if apart:
    only = Outing(wanted.day, TIME_APART, note=wanted.note, apart=True)
    log(only, f"A day apart, {when(wanted.day)}, is in your log.")
if looking_at_sample():
    st.caption("You are looking at the sample: what you log goes with it when you leave.")

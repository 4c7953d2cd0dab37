"""Memories: the good ones only, from the log and from before it. Hard days never come up."""

from datetime import date

import streamlit as st

from dashboard.entries import FIRST_DAY, LAST_DAY
from dashboard.ui import told
from dashboard.ui.log import open_store
from dashboard.ui.remembering import before, keepsake, memories
from dashboard.wording import counted, day_input, day_of_week

TURN = "a_while_ago_turn"

store = open_store()
today = date.today()
remembered = store.remembered()
any_good = bool(remembered.good or remembered.before)
st.title("You two have good times to come back to." if any_good else "Good times have a place here.", anchor=False)
told.show(store)
away = ""
if remembered.away:
    away = f", {counted(remembered.away, 'favourite')} of yours among them: {'it stays' if remembered.away == 1 else 'they stay'} in your log"
if remembered.good:
    st.markdown(
        f"{counted(remembered.good, 'outing')} that you may like to think of. Hard days don't come up here{away}."
    )
elif not remembered.before:
    st.markdown(
        "What goes well, and what you mark as a favourite or note as a funny or fond bit, comes back here by itself. "
        "You can add good times from before the log, too."
    )

found = []
if remembered.good:
    chosen = st.session_state.get("memories_day") or today
    st.space("xxsmall")
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="on_this_day"):
        around = "On this day" if chosen == today else f"Around {day_of_week(chosen).split(' ', 1)[1]}"
        st.header(around, anchor=False, width="stretch")
        with st.popover("Another day"):
            st.date_input(
                "Day", today, FIRST_DAY, LAST_DAY, key="memories_day", format=day_input(), persist_state="session"
            )
    found = store.on_this_day(chosen)
    memories.outings(store, found, today, "day")
    if not found:
        st.markdown("Earlier years have nothing from around this day.")

turn = st.session_state.get(TURN, 0)
one, heading = store.a_while_ago(today, turn), "A while ago"
if one is None and remembered.good and not (found or remembered.favourites):
    one, heading = store.lately(today, turn), "A good one"
if one:
    st.space("xxsmall")
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="a_while_ago"):
        st.header(heading, anchor=False, width="stretch")
        if st.button("Show another", type="tertiary"):
            st.session_state[TURN] = turn + 1
            st.rerun()
    memories.outings(store, [one], today, "while")

for section, header, number, ask in (
    ("favourites", "Favourites", remembered.favourites, store.favourites),
    ("bits", "Funny and fond bits", remembered.fond_bits, store.fond_bits),
):
    if number:
        st.header(header, anchor=False)
        memories.outings(store, ask(memories.SHOWN, memories.page(number, section)), today, section)
        memories.turn_pages(number, section)

st.header("From before", anchor=False)
before.show(store, remembered.before, today)
if remembered.to_keep or remembered.before:
    st.header("To keep", anchor=False)
    keepsake.offer(store, remembered)

"""What is worth a look in the log: nothing is wrong with it, in case it wasn't meant."""

from datetime import date, timedelta

import streamlit as st

from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.wording import counted

LOOKING = "looking_at"


def forget() -> None:
    """Look at everything again."""
    st.session_state.pop(LOOKING, None)


def looks(today: date) -> dict[str, Filter]:
    """What may be worth a look, in words, and the outings it names."""
    return {
        "not rated": Filter(rated=False, took_place=True),
        "with a length that is unusual: under 5 minutes, or over half a day": Filter(odd_length=True),
        "on a day that is still to come": Filter(since=today + timedelta(1)),
    }


def narrowed(store: Store, chosen: Filter, today: date) -> Filter:
    """The page's filter, narrowed to what the person is looking at, with the way out of it."""
    wanted = st.session_state.get(LOOKING)
    found = looks(today).get(str(wanted))
    if found is None:
        return chosen
    set_here = {name: value for name, value in found.wishes().items() if value is not None and name != "apart"}
    narrowed = chosen.narrowed(**set_here)
    outings = store.summary(narrowed).outings
    with st.container(horizontal=True, vertical_alignment="center", key="looking"):
        st.markdown(f"Only the {outings:,} {wanted}." if outings else "None of these is left.", width="stretch")
        if outings and st.button("Show the others too", key="look_away", type="tertiary"):
            st.session_state.pop(LOOKING)
            st.rerun()
    if not outings:
        st.session_state.pop(LOOKING)
    return narrowed if outings else chosen


def show(store: Store, today: date) -> None:
    """How many outings are worth a look, each group to be seen in the list."""
    found = {words: store.summary(chosen).outings for words, chosen in looks(today).items()}
    if not any(found.values()):
        st.markdown("Nothing stands out.")
        return
    st.markdown("These may be just right. Have a look in case something wasn't meant.")
    for words, outings in found.items():
        if outings:
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                st.markdown(f"{counted(outings, 'outing')} {words}.", width="stretch")
                if st.button("Show", key=f"look_{words}"):
                    st.session_state[LOOKING] = words
                    st.rerun()

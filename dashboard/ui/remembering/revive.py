"""Bringing a good one back: as an idea for some time, or as a plan."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.outings import Novelty
from dashboard.planner.ideas import COLUMNS, brought_back
from dashboard.store import Store
from dashboard.ui.next import ideas, planning
from dashboard.ui.told import tell

TIMES = "revived_times"
USUAL = 30
"""Minutes of what has no length of its own: short to start with."""


def offer(store: Store, name: str, minutes: int | None, today: date, key: str, *, recent: bool) -> None:
    """Turn a good one into an idea or a plan; one that is `recent` has nothing to be brought back."""
    minutes = minutes or USUAL
    # A new key closes it: a second tap would do the same once more.
    times = st.session_state.get(TIMES, 0)
    with st.popover("Do it again", key=f"revive_{key}_{times}"):
        if st.button("Add it to your ideas", key=f"idea_{key}"):
            _as_idea(store, name, minutes)
            st.session_state[TIMES] = times + 1
            st.rerun()
        if st.button("Plan it, on the next day that has room", key=f"plan_{key}"):
            planning.plan_idea(store, name, minutes, today, Novelty.FAMILIAR if recent else Novelty.REVIVED)
            st.session_state[TIMES] = times + 1
            st.rerun()


def _as_idea(store: Store, name: str, minutes: int) -> None:
    if name.casefold() in set(ideas.all_ideas(store)["name"].str.casefold()):
        tell(f"{name} is among your ideas already.")
        return
    store.add_ideas(brought_back({name: minutes}))
    tell(f"{name} is among your ideas now.", partial(_take_out, name=name))


def _take_out(store: Store, name: str) -> None:
    """Take an idea out again, whatever else was changed meanwhile."""
    every = store.ideas()
    store.keep_ideas(every.loc[every["name"].str.casefold() != name.casefold(), COLUMNS])

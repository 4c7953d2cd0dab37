"""The places of the dashboard, in their order; which of them it opens with, and which the person is on."""

import streamlit as st

HERE = "place"

PLACES = {
    "views/next.py": "Next",
    "views/went_well.py": "What went well",
    "views/over_time.py": "Over time",
    "views/memories.py": "Memories",
    "views/log.py": "Log",
    "views/settings.py": "Settings",
}

SAFE = "views/safe.py"
"""The page that is one click from everywhere, whatever becomes of the log."""


def first_of(chosen: str) -> str:
    """The place to open with: the one that was chosen, if it is one."""
    return chosen if chosen in PLACES else next(iter(PLACES))


def come_to(page: str) -> None:
    """The person is on this page now."""
    st.session_state[HERE] = page


def here() -> str:
    """The page the person is on."""
    return str(st.session_state.get(HERE, next(iter(PLACES))))

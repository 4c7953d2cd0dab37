"""The places of the dashboard, in their order; which of them it opens with, which page the person is on, and the way back."""

import streamlit as st

HERE, FROM = "place", "place_before"

PLACES = {
    "views/next.py": "Next",
    "views/went_well.py": "What went well",
    "views/over_time.py": "Over time",
    "views/memories.py": "Memories",
    "views/log.py": "Log",
    "views/settings.py": "Settings",
}

OTHERS = {
    "views/entry.py": ("Log an outing", "views/next.py"),
    "views/outing.py": ("An outing", "views/log.py"),
    "views/ideas.py": ("Ideas", "views/next.py"),
    "views/upload.py": ("Upload a log", "views/log.py"),
    "views/working.py": ("How it is worked out", "views/went_well.py"),
    "views/keeping.py": ("Lock and copies", "views/settings.py"),
}
"""Pages one step from a place: what each is called, and the place to go back to if the person came from none."""

SAFE = "views/safe.py"
"""The page that is one click from everywhere, whatever becomes of the log."""


def first_of(chosen: str) -> str:
    """The place to open with: the one that was chosen, if it is one."""
    return chosen if chosen in PLACES else next(iter(PLACES))


def come_to(page: str) -> None:
    """The person is on this page now."""
    st.session_state[HERE] = page
    if page in PLACES:
        st.session_state[FROM] = page


def way_back(usual: str) -> None:
    """On a page that is not a place: a link to the place the person came from, or to the usual one."""
    place = st.session_state.get(FROM, usual)
    st.page_link(place, label=f"Back to {PLACES[place]}", icon=":material/arrow_back:")


def here() -> str:
    """The page the person is on."""
    return str(st.session_state.get(HERE, next(iter(PLACES))))

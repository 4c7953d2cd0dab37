"""What this is and is not, said once, until the person goes on."""

from contextlib import suppress

import streamlit as st

from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui.places import SAFE

AWAY = "note_put_away"
"""What the log keeps it under; so does the window, where the log can't."""

NOTE = (
    "This is a private diary of your own outings.",
    "It is not therapy, and not a way to change or watch anyone.",
    "If you are afraid of the other person, please don't use it: *Staying safe* says where to turn.",
)


def show(own: Store | None) -> None:
    """The note above a page, while it was not put away; nothing without a log, which would know."""
    if own is None or st.session_state.get(AWAY) or own.setting(AWAY):
        return
    with st.container(border=True, key="note"):
        st.markdown(" ".join(NOTE))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Got it", key="go_on", on_click=_put_away, args=(own,))
            st.page_link(SAFE, label="Staying safe")


def _put_away(own: Store) -> None:
    st.session_state[AWAY] = True
    with suppress(Trouble):  # what can't be kept is said again another time; it stands in nobody's way
        own.set(AWAY, "yes")

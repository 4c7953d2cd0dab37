"""What was just done, said once with the way back; and how an outing was that was just put down."""

from collections.abc import Callable

import streamlit as st

from dashboard.outings import RATING_WORDS
from dashboard.store import Store
from dashboard.ui.words import plain

TOLD, RATED = "what_was_done", "outing_to_rate"


def tell(said: str, undo: Callable[[Store], object] | None = None, *, to_rate: int | None = None) -> None:
    """Say what was done when the page is drawn anew, with the way back; and ask how an outing was."""
    st.session_state[TOLD] = (said, undo)
    st.session_state[RATED] = to_rate


def show(store: Store) -> None:
    """What was just done, its undo, and how an outing was that was just put down."""
    if TOLD not in st.session_state:
        return
    said, undo = st.session_state[TOLD]
    with st.container(border=True, key="told_box"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(said), width="stretch")
            if undo and st.button("Undo", key="told_undo", type="tertiary"):
                undo(store)
                forget()
                st.rerun()
            if st.button("Close", key="told_close", type="tertiary"):
                forget()
                st.rerun()
        if (outing := st.session_state.get(RATED)) is not None:
            _ask_rating(store, outing)


def forget() -> None:
    """Say it no more; what could be undone belongs to the log it was done in."""
    for name in (TOLD, RATED):
        st.session_state.pop(name, None)


def _ask_rating(store: Store, outing: int) -> None:
    """How it was for the person, if they care to say."""
    mine = st.pills(
        "How was it for you? Leave it open if you'd rather not say.", list(RATING_WORDS), key=f"rate_{outing}",
        format_func=lambda step: f"{step} · {RATING_WORDS[step]}",
    )  # fmt: skip
    if st.session_state.get(f"rated_{outing}") != mine:
        store.rate(outing, mine)
        st.session_state[f"rated_{outing}"] = mine
        st.rerun()

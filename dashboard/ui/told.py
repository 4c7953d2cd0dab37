"""What was just done, said once with the way back; and how an outing was that was just put down."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.outings import RATING_WORDS
from dashboard.store import Store
from dashboard.ui.places import here
from dashboard.ui.words import plain

TOLD, ON, ERA = "what_was_done", "what_was_done_was_told_on", "era_of_what_was_done"

Undo = Callable[[Store], object]
"""Takes something back; what it returns, if it is a text, is said next."""


@dataclass(frozen=True)
class Told:
    """A sentence, and what can be done about it."""

    said: str
    undo: Undo | None
    to_rate: int | None
    leads_to: tuple[str, str] | None


def tell(
    said: str, undo: Undo | None = None, *, to_rate: int | None = None, leads_to: tuple[str, str] | None = None
) -> None:
    """Say what was done when the page is drawn anew, with the way back; ask how an outing was; lead to a page.

    `leads_to` is what a button says, and the page it opens.
    """
    forget()
    st.session_state[TOLD] = Told(said, undo, to_rate, leads_to)


def show(store: Store) -> None:
    """What was just done, its undo, and how an outing was that was just put down.

    It stands at the foot of the window, where it is seen from wherever on a page it was done.
    """
    told: Told | None = st.session_state.get(TOLD)
    if told is None:
        return
    if st.session_state.setdefault(ERA, store.era) != store.era:
        # Another window brought back a copy meanwhile, or locked the log: what would be taken back is another's.
        forget()
        return
    # Where it is first seen, which may be where what was done led to; on the next page it is no longer in the way.
    if st.session_state.setdefault(ON, here()) != here():
        forget()
        return
    with st.bottom, st.container(border=True, key="told_box"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(told.said), width="stretch")
            with st.container(horizontal=True, wrap=False, width="content"):
                _act(store, told)
        if told.to_rate is not None:
            _ask_rating(store, told.to_rate)


def _act(store: Store, told: Told) -> None:
    """What can be done about it."""
    if told.leads_to and told.leads_to[1] != here() and st.button(told.leads_to[0], key="told_leads", type="primary"):
        forget()
        st.switch_page(told.leads_to[1])
    if told.undo and st.button("Undo", key="told_undo", type="tertiary"):
        said = told.undo(store)
        forget()
        if isinstance(said, str):
            tell(said)
        st.rerun()
    if st.button("Close", key="told_close", type="tertiary"):
        forget()
        st.rerun()


def forget() -> None:
    """Say it no more; what could be undone belongs to the log it was done in."""
    for name in (TOLD, ON, ERA):
        st.session_state.pop(name, None)


def _ask_rating(store: Store, outing: int) -> None:
    """How it was for the person, if they care to say."""
    now = store.outing(outing)
    if now is None:
        return
    mine = st.pills(
        "How was it for you? Skip this if you like.", list(RATING_WORDS), default=now.mine,
        key=f"rate_{outing}", format_func=lambda step: f"{step} · {RATING_WORDS[step]}", persist_state="session",
    )  # fmt: skip
    if mine != now.mine:
        store.rate(outing, mine)
        st.rerun()
    if mine:
        st.caption("Kept.")

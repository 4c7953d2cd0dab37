"""A widget that shows what is kept: what it is set to is saved at once, said, and taken back in one tap."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui import told
from dashboard.ui.log import own_store


def show(
    key: str, now: Any, store: Store, change: Callable[[Store, Any], object],
    said: Callable[[Any], str], *, own: bool = False,
) -> None:  # fmt: skip
    """Have a widget show what is kept, and know how to keep something else; `own` is for the person's own log only."""
    st.session_state[key] = now
    st.session_state[f"{key}_kept"] = (now, store, change, said, own)


def save(key: str) -> None:
    """Keep what a widget was set to, say so, and how to take it back."""
    before, store, change, said, own = st.session_state[f"{key}_kept"]
    wanted = st.session_state[key]
    try:
        change(store, wanted)
    except Trouble as trouble:
        told.tell(str(trouble))
        return
    told.tell(said(wanted), lambda shown: change(own_store() if own else shown, before))

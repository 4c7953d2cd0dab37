"""A file to download: made at the click, or first and with a way to stop it where that takes a while."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.progress import Progress, untold
from dashboard.ui.told import tell
from dashboard.ui.waiting import waiting

LONG = 20_000
"""Outings from which writing a file takes more than a second."""

PREPARED = "file_prepared"


def offer(
    label: str, make: Callable[[Progress], bytes], file: str, mime: str, *, key: str, outings: int, of: object,
    **shown: Any,
) -> None:  # fmt: skip
    """Offer what `make` makes of so many outings as a file; `of` says what it was made of, and when that changes, it
    is made anew.
    """
    if outings <= LONG:
        st.download_button(label, lambda: make(untold), file, mime, on_click="ignore", key=key, **shown)
        return
    kept, made = st.session_state.get(PREPARED, (None, b""))
    if kept == (key, of):
        st.download_button(label, lambda: made, file, mime, on_click="ignore", key=key, **shown)
        return
    if kept and kept[0] == key:
        # It is of the log as it was.
        del st.session_state[PREPARED]
    if st.button("Prepare the file", key=f"{key}_prepare", **shown):
        # One that was made before goes first: two are not held at once.
        st.session_state.pop(PREPARED, None)
        with waiting("Preparing the file", partial(tell, "Stopped. No file was made."), long=True) as told:
            st.session_state[PREPARED] = ((key, of), make(told))
        st.rerun()

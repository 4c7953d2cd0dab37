"""The page to print or keep: one file with the good ones, made when it is asked for."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.exporting import keepsake
from dashboard.front import front
from dashboard.store import Store
from dashboard.store.memories import Remembered


def offer(store: Store, remembered: Remembered) -> None:
    """A file with the favourites, the fond bits and those from before, with a plain word on who can read it."""
    number = remembered.to_keep + remembered.before
    with st.expander("A page to print or keep", key="keepsake_open"):
        st.markdown(
            "One file with your favourites, the funny and fond bits, and those from before, with their photos. "
            "It opens in any browser. Anyone who has the file can read it."
        )
        if number > keepsake.MOST:
            st.markdown(f"It holds {keepsake.MOST} of the {number:,}: those from before, and the latest.")
        # Made on the click, beside whatever the page asks meanwhile.
        made = partial(page_of, store.beside())
        st.download_button(
            "Download",
            made,
            front().file("html", "page"),
            "text/html",
            on_click="ignore",
            key="keepsake",
            type="primary",
        )


def page_of(store: Store) -> bytes:
    """The file, from what the log holds now."""
    before = store.memories(keepsake.MOST)
    kept = store.to_keep(keepsake.MOST - len(before)) if len(before) < keepsake.MOST else []
    remembered = store.remembered()
    return keepsake.write(
        [keepsake.of_memory(memory, store.photo(memory=memory.id)) for memory in before]
        + [keepsake.of_outing(outing, store.photo(outing=outing.id)) for outing in kept],
        left_out=remembered.to_keep + remembered.before - len(before) - len(kept),
        today=date.today(),
    )

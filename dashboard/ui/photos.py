"""A photo on the page: shown, added, replaced, removed. It is made small before it is kept, and kept in the log alone."""

from dataclasses import dataclass
from functools import partial
from io import BytesIO

import streamlit as st

from dashboard.importing.photos import MOST_MEGABYTES, is_small, small
from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui.told import tell
from dashboard.ui.words import plain

WIDTH = 360
CHOSEN = ["jpg", "jpeg", "png", "webp", "gif", "avif", "tif", "tiff", "bmp", "heic", "heif"]
"""What can be chosen; of those that can't be read it is said how to save them."""


@dataclass(frozen=True)
class Of:
    """What a photo is of: an outing of the log, or a memory from before it."""

    outing: int | None = None
    memory: int | None = None


def show(store: Store, of: Of, alt: str) -> None:
    """The photo, if there is one."""
    image = store.photo(outing=of.outing, memory=of.memory)
    if not image:
        return
    try:
        if not is_small(image):
            raise ValueError
        # It is read to its end here, to be made as small as it is shown.
        st.image(BytesIO(image), width=WIDTH, alt=f"A photo: {alt}")
    except (ValueError, OSError, SyntaxError):
        st.caption("The photo here can't be shown: it is damaged. It is kept as it is.")


def choose(label: str, key: str) -> BytesIO | None:
    """Ask for a picture; None if there is none yet."""
    chosen: BytesIO | None = st.file_uploader(label, CHOSEN, key=key, max_upload_size=MOST_MEGABYTES)
    return chosen


def ask(store: Store, of: Of, name: str, key: str) -> None:
    """Add, replace or remove the photo of a card."""
    before = store.photo(outing=of.outing, memory=of.memory)
    undo = partial(Store.keep_photo, image=before, outing=of.outing, memory=of.memory)
    with st.popover("Photo", key=f"photo_{key}"):
        st.caption(
            "It is made smaller, loses what it says of where and when it was taken, and is kept in the log "
            "itself, nowhere else."
        )
        times = st.session_state.get(f"photo_times_{key}", 0)
        chosen = choose("Another photo" if before else "A photo", f"photo_file_{key}_{times}")
        if chosen:
            try:
                store.keep_photo(small(chosen.getvalue()), outing=of.outing, memory=of.memory)
            except Trouble as trouble:
                st.error(plain(str(trouble)))
                return
            st.session_state[f"photo_times_{key}"] = times + 1
            tell(f"The photo of {name} is kept.", undo)
            st.rerun()
        if before and st.button("Remove the photo", key=f"photo_remove_{key}"):
            store.keep_photo(None, outing=of.outing, memory=of.memory)
            tell(f"The photo of {name} is removed.", undo)
            st.rerun()

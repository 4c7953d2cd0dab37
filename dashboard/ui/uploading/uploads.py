"""The files read in: what the last one added, the earlier ones, and how to undo them."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard.outings import Upload
from dashboard.store import Store
from dashboard.ui.keeping import copies
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import counted, day_words, listed

MOST_BINNED = 10_000


def tell_added(upload: Upload) -> None:
    """Say what an upload added, with the way back, and the way to what it shows."""
    said = f"{added_in_words(upload)} added from {upload.name}. {counts_in_words(upload)}"
    rated = upload.added > upload.plans + upload.apart
    tell(said, partial(_undo, upload=upload), leads_to=("See what went well", "views/went_well.py") if rated else None)


def added_in_words(upload: Upload) -> str:
    """What was added: outings, plans and time apart."""
    outings = upload.added - upload.plans - upload.apart
    parts = [counted(outings, "outing")] if outings or not upload.added else []
    if upload.plans:
        parts.append(counted(upload.plans, "plan"))
    if upload.apart:
        parts.append(f"{upload.apart:,} of time apart")
    return listed(parts)


def earlier_uploads(store: Store) -> None:
    """The files read in so far, each with its counts and its undo; the undone ones folded away."""
    frame = store.uploads()
    undone = frame["undone_at"].notna()
    if not undone.all():
        st.header("Uploads", anchor=False)
    for row in frame[~undone].itertuples():
        upload = _upload(row)
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            st.markdown(
                f"**{plain(upload.name)}**, {day_words(row.created_at)}: {counts_in_words(upload)}", width="stretch"
            )
            if st.button("Undo upload", key=f"undo_{upload.id}"):
                tell(_undo(store, upload))
                st.rerun()
    if undone.any():
        with st.expander(f"{counted(int(undone.sum()), 'undone upload')}"):
            for row in frame[undone].itertuples():
                st.markdown(f"{plain(row.name)}, {day_words(row.created_at)}")


def _upload(row: Any) -> Upload:
    return Upload(
        row.id, row.name, row.lines, row.added, row.already_here, row.left_out, row.unreadable,
        joined=row.joined, plans=row.plans, apart=row.apart, unit=row.unit,
    )  # fmt: skip


def counts_in_words(upload: Upload) -> str:
    """Where every line went; the numbers add up to the lines read."""
    parts = [f"{upload.added:,} new"]
    if upload.already_here:
        parts.append(f"{upload.already_here:,} already here")
    if upload.joined:
        parts.append(f"{upload.joined:,} joined to another")
    if upload.left_out:
        parts.append(f"{upload.left_out:,} left out")
    if upload.unreadable:
        parts.append(f"{upload.unreadable:,} that can't be taken")
    return f"{', '.join(parts)}: {counted(upload.lines, upload.unit)} in all."


def _undo(store: Store, upload: Upload) -> str:
    """Take out what a file brought; returns what is said of it."""
    copies.keep_first()
    name, before = upload.name, len(store.binned(MOST_BINNED))
    taken = store.undo(upload.id)
    if not taken:
        return f"{name} was undone before; nothing of it was left to take out."
    them = "it" if taken == 1 else "them"
    what = added_in_words(upload) if taken == upload.added else counted(taken, "outing")
    said = f"{what} from {name} taken out again. To bring {them} back, upload the file once more."
    if kept := len(store.binned(MOST_BINNED)) - before:
        said += (
            f" {'One' if kept == 1 else f'{kept:,}'} that you had changed yourself can be brought back from the bin."
        )
    later = store.uploads().query("id > @upload.id and undone_at.isna() and already_here > 0")["name"].tolist()
    if later:
        which = "that file" if len(later) == 1 else "those files"
        said += f" {listed(later)} may hold some of the same: upload {which} once more to keep those."
    return said

"""The files read in: what the last one changed, the earlier ones, and how to undo them."""

from typing import Any

import streamlit as st

from dashboard.outings import Trouble, Upload
from dashboard.store import Store
from dashboard.ui.log import own_store
from dashboard.ui.words import plain
from dashboard.wording import counted, day_words, listed

CHANGED = "what_changed"


def remember(changed: Upload | Trouble | str) -> None:
    """Say on the next page what an upload changed, or why it did not."""
    st.session_state[CHANGED] = changed


def tell_what_changed() -> None:
    """What the last upload or undo of this window changed, with the way back."""
    changed = st.session_state.get(CHANGED)
    if changed is None:
        return
    if not isinstance(changed, Upload):
        del st.session_state[CHANGED]
        (st.error if isinstance(changed, Trouble) else st.success)(plain(str(changed)))
        return
    with st.container(border=True, key="what_changed_box"):
        st.markdown(f"**{added_in_words(changed)} added** from {plain(changed.name)}. {counts_in_words(changed)}")
        with st.container(horizontal=True):
            if changed.added > changed.plans + changed.apart and st.button("See what went well", type="primary"):
                del st.session_state[CHANGED]
                st.switch_page("views/went_well.py")
            st.button("Undo this upload", on_click=_undo, args=(changed,))


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
            st.button("Undo", key=f"undo_{upload.id}", on_click=_undo, args=(upload,))
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
    parts = [f"{upload.added:,} new", f"{upload.already_here:,} already here"]
    if upload.joined:
        parts.append(f"{upload.joined:,} joined to another")
    if upload.left_out:
        parts.append(f"{upload.left_out:,} left out")
    return f"{', '.join(parts)}, {upload.unreadable:,} that can't be read: {counted(upload.lines, upload.unit)} in all."


def _undo(upload: Upload) -> None:
    store, name = own_store(), upload.name
    try:
        taken = store.undo(upload.id)
    except Trouble as trouble:
        st.session_state[CHANGED] = trouble
        return
    if not taken:
        st.session_state[CHANGED] = f"{name} was undone before; nothing of it was left to take out."
        return
    them = "it" if taken == 1 else "them"
    what = added_in_words(upload) if taken == upload.added else counted(taken, "outing")
    said = f"{what} from {name} taken out again. To bring {them} back, upload the file once more."
    later = store.uploads().query("id > @upload.id and undone_at.isna() and already_here > 0")["name"].tolist()
    if later:
        which = "that file" if len(later) == 1 else "those files"
        said += f" {listed(later)} may hold some of the same: upload {which} once more to keep those."
    st.session_state[CHANGED] = said

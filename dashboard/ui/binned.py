"""The bin: what was deleted, for thirty days, to be brought back."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.store import Store
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import ago, day_words

ROWS = 100


def show(store: Store, today: date) -> None:
    """What was deleted, the last first, each with its way back."""
    frame, memories = store.binned(ROWS), store.binned_memories()
    if frame.empty and not memories:
        st.markdown("Nothing is in the bin. What you delete stays here for thirty days.")
        return
    st.markdown("What is here isn't counted. After thirty days it is deleted for good.")
    for row in frame.itertuples(index=False):
        name = f"{row.kind}, {day_words(row.day)}"
        if _row(name, row.binned_at.date(), today, f"restore_outing:{row.id}"):
            store.restore([row.id])
            tell(f"{name}, is in your log again.", partial(Store.delete, outings=[row.id]))
            st.rerun()
    for memory, name, binned_at in memories:
        if _row(f"{name}, a memory", binned_at.date(), today, f"restore_memory:{memory}"):
            store.forget_memory(memory, binned=False)
            tell(f"{name} is among your memories again.", partial(Store.forget_memory, memory=memory))
            st.rerun()
    if len(frame) == ROWS:
        st.markdown(f"The latest {ROWS} are shown.")


def _row(name: str, binned: date, today: date, key: str) -> bool:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"{key}_row"):
        st.markdown(f"{plain(name)}  \n:small[deleted {ago(binned, today)}]", width="stretch")
        return bool(st.button("Bring back", key=key))

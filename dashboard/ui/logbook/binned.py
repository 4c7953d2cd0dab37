"""The bin: what was deleted, for thirty days, to be brought back."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from dashboard import vault
from dashboard.outings import Trouble
from dashboard.spans import ago
from dashboard.store import Store
from dashboard.ui import waiting
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import counted, day_words, opening

ROWS, MOST = 100, 1_000_000
MEANT, ALL = "meant_for_good", "all"
"""What the person said is to be deleted for good, while they are asked once more."""


def show(store: Store, today: date) -> None:
    """What was deleted, the last first, each with its way back."""
    frame, memories = store.binned(ROWS), store.binned_memories()
    if frame.empty and not memories:
        st.markdown("The bin is empty. What you delete stays here for thirty days.")
        return
    st.markdown(
        "What is here isn't counted. After thirty days it is deleted for good, from the copies of your log too."
    )
    if st.session_state.get(MEANT) == ALL:
        _sure(
            "everything in the bin",
            store,
            [int(row) for row in store.binned(MOST)["id"]],
            [memory for memory, *_ in memories],
        )
    elif st.button("Empty the bin", key="empty_bin"):
        st.session_state[MEANT] = ALL
        st.rerun()
    for row in frame.itertuples(index=False):
        name = f"{row.kind}, {day_words(row.day)}"
        if _row(
            name, row.binned_at.date(), today, f"restore_outing:{row.id}", partial(_sure, name, store, [row.id], [])
        ):
            store.restore([row.id])
            tell(f"{name}, is in your log again.", partial(Store.delete, outings=[row.id]))
            st.rerun()
    for memory, name, binned_at in memories:
        called = f"{name}, a memory"
        if _row(
            called, binned_at.date(), today, f"restore_memory:{memory}", partial(_sure, called, store, [], [memory])
        ):
            store.forget_memory(memory, binned=False)
            tell(f"{name} is among your memories again.", partial(Store.forget_memory, memory=memory))
            st.rerun()
    if len(frame) == ROWS:
        st.markdown(f"The latest {ROWS} are shown.")


def _row(name: str, binned: date, today: date, key: str, sure: Callable[[], None]) -> bool:
    """One of them; true if it is to be brought back. Deleting it for good is asked about once more."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_row"):
        st.markdown(f"{plain(name)}  \n:small[deleted {ago(binned, today)}]", width="stretch")
        # Where there is no room beside the name, both go below it.
        with st.container(horizontal=True, wrap=False, gap="medium", width="content"):
            back = bool(st.button("Bring back", key=key))
            if st.button("Delete for good", key=f"{key}_erase", type="tertiary"):
                st.session_state[MEANT] = key
                st.rerun()
    if st.session_state.get(MEANT) == key:
        sure()
    return back


def _sure(name: str, store: Store, outings: list[int], memories: list[int]) -> None:
    """Delete for good what the person means, or not."""
    with st.container(border=True, key="sure"):
        st.markdown(
            f"{plain(opening(name))}: delete it for good? Text and photos go from your log and from its copies, and can't be brought "
            "back. What the outing is called goes from your log if nothing else is called so; copies still list that name. "
            "Files you exported, and backups of the computer, keep all of it."
        )
        with st.container(horizontal=True):
            does, leaves = (
                st.button("Delete for good", key="sure_yes"),
                st.button("Keep it", key="sure_no"),
            )
    if does:
        try:
            stopped = "Stopped. It is still in the bin; some copies of your log may be without it already."
            with waiting.at_the_log("Deleting it everywhere", stopped, vault.log_path()) as told:
                left = store.erase(outings, memories, told)
        except Trouble as trouble:
            said = str(trouble)
        else:
            said = f"{opening(name)}: deleted for good."
            if left:
                said += f" {counted(left, 'copy')} could not be read and stayed as {'it was' if left == 1 else 'they were'}."
        tell(said)
    if does or leaves:
        del st.session_state[MEANT]
        st.rerun()

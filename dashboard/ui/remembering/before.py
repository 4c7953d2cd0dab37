"""Memories from before the log: written down with as rough a date as is known, changed, deleted, brought back."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.entries import FIRST_DAY, Memory, Part
from dashboard.importing.photos import small
from dashboard.outings import LONGEST_NAME, LONGEST_NOTE, Trouble
from dashboard.store import Store
from dashboard.ui import photos, unsent
from dashboard.ui.remembering import memories
from dashboard.ui.told import tell
from dashboard.ui.words import plain

TIMES = "before_times"
NEW, CHANGED = "a new memory", "change of memory "
"""What a new one, and a change of one, wait under while the log is locked."""


def show(store: Store, number: int, today: date) -> None:
    """The memories there are, a page at a time, and the form for another."""
    for memory in store.memories(memories.SHOWN, memories.page(number, "before")):
        assert memory.id is not None  # it comes from the log
        card = memories.Card(
            f"before_{memory.id}", memory.name, memory.when, "", memory.words, photos.Of(memory=memory.id)
        )
        memories.draw(store, card, today, partial(_change, store, memory, today))
    memories.turn_pages(number, "before")
    with st.expander("Add a memory from before the log", key="before_open"):
        _write(store, today)


def _write(store: Store, today: date) -> None:
    """The form for a new one. What was typed stays until it is kept."""
    key = f"before_new_{st.session_state.get(TIMES, 0)}"
    written = _fields(unsent.begun(store, NEW, Memory("")), today, key)
    unsent.keep(store, NEW, written, touched=written != Memory(""))
    photo = photos.choose("A photo, if you like", f"{key}_photo")
    if not st.button("Keep it", type="primary", key=f"{key}_keep"):
        return
    try:
        image = small(photo.getvalue()) if photo else None
        kept = store.remember(written)
    except Trouble as trouble:
        st.error(plain(str(trouble)))
        return
    said = f"{written.checked().name} is kept."
    try:
        store.keep_photo(image, memory=kept)
    except Trouble as trouble:
        said = f"{said} {trouble}"
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    unsent.let_go(store, NEW)
    tell(said, partial(Store.forget_memory, memory=kept))
    st.rerun()


def _change(store: Store, memory: Memory, today: date) -> None:
    """Change a memory, or delete it."""
    assert memory.id is not None  # it comes from the log
    version = f"{memory.id}_{memory.changed_at}"
    with st.popover("Change", key=f"before_change_{version}"):
        waits_under = f"{CHANGED}{memory.id}"
        written = _fields(unsent.begun(store, waits_under, memory), today, f"before_{version}")
        unsent.keep(store, waits_under, written, touched=written != memory)
        if st.button("Save", key=f"before_save_{version}"):
            try:
                after = store.change_memory(written)
            except Trouble as trouble:
                st.error(plain(str(trouble)))
                return
            unsent.let_go(store, waits_under)
            tell(
                f"{written.checked().name} is changed.",
                partial(Store.change_memory, memory=replace(memory, changed_at=after.changed_at)),
            )
            st.rerun()
        if st.button("Delete", key=f"before_delete_{memory.id}", type="tertiary"):
            store.forget_memory(memory.id)
            tell(
                f"{memory.name} is in the bin for thirty days.",
                partial(Store.forget_memory, memory=memory.id, binned=False),
            )
            st.rerun()


def _fields(memory: Memory, today: date, key: str) -> Memory:
    """What it was, something of it, and roughly when; all but the first may stay open."""
    keep: Any = {"persist_state": "session"}
    name = st.text_input("What it was", memory.name, LONGEST_NAME, key=f"{key}_name", **keep)
    words = unsent.text_area(
        "What you remember of it, if you like", memory.words, f"{key}_words", max_chars=LONGEST_NOTE
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = st.selectbox(
            "Roughly when", list(Part), list(Part).index(memory.part) if memory.part else None, key=f"{key}_part",
            width=160, placeholder="no season", format_func=lambda part: part.value, **keep,
        )  # fmt: skip
        year = st.number_input(
            "Year, if you know it", FIRST_DAY.year, today.year, memory.year, 1, key=f"{key}_year", width=180, **keep
        )
    return replace(memory, name=name, words=words, year=year, part=part)

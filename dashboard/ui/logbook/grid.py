"""Many outings at once, in a grid: what was typed into its cells, saved together, with one way back."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.entries import Outing
from dashboard.fields import FIELD
from dashboard.outings import Filter, Trouble
from dashboard.store import Store
from dashboard.ui import listing, unsent
from dashboard.ui.logbook import alike
from dashboard.ui.logbook.cells import changed, columns, frame
from dashboard.ui.logbook.typed import Grid
from dashboard.ui.told import tell
from dashboard.wording import counted, day_words

PAGE = 25
GRID, UNSENT = "grid_open", "the grid"
"""The grid of this window; and what it waits under, with what was typed into it, while the log is locked."""


def edit(store: Store, chosen: Filter, key: str) -> None:
    """A page of outings as a grid to change; nothing is saved until the person says so."""
    page, pages = listing.page_of(store, chosen, key, PAGE)
    grid = _open(store, chosen, page)
    st.data_editor(
        frame(grid.shown, [grid.all_ticked] * len(grid.rows)), hide_index=True, key=grid.key, column_config=columns(store),
        placeholder="", height="content", alt=f"{counted(len(grid.rows), 'outing')}, to be changed cell by cell.",
    )  # fmt: skip
    _ask_for_ticked(store, grid)
    edited = grid.typed
    touched = len({*edited, *grid.deleted})
    unsent.keep(store, UNSENT, replace(grid, edited=edited), touched=bool(touched))
    if touched and (grid.chosen, grid.page) != (chosen, page):
        st.info("These are the rows you were changing. Save them or leave them as they were, and the others show.")
    if touched:
        changed_rows = len(set(edited) - set(grid.deleted))
        parts = [f"{counted(changed_rows, 'row')} changed"] if changed_rows else []
        parts += [f"{counted(len(grid.deleted), 'row')} deleted"] if grid.deleted else []
        st.caption(f"Not saved yet: {' and '.join(parts)}.")
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Save {counted(touched, 'row')}" if touched else "Save"
        if st.button(label, type="primary", disabled=not touched, key="grid_save"):
            _save(store, grid.seen, edited, grid.deleted)
            st.rerun()
        if touched and st.button("Leave them as they were", type="tertiary", key="grid_let_go"):
            _let_go(store)
            st.rerun()
    listing.turn(pages, key)


def _ask_for_ticked(store: Store, grid: Grid) -> None:
    """Tick rows, and do the same with all of them; that, too, is kept only once it is saved."""
    rows = grid.ticked
    with st.container(horizontal=True, vertical_alignment="center", key="grid_ticks"):
        anew = None
        if rows and st.button(f"Delete {counted(len(rows), 'row')}", key="grid_delete"):
            anew = grid.drawn_anew(deleted=[*grid.deleted, *rows])
        if len(rows) < len(grid.rows) and st.button("Tick all", type="tertiary", key="grid_tick_all"):
            anew = grid.drawn_anew(all_ticked=True)
        if rows and st.button("Tick none", type="tertiary", key="grid_tick_none"):
            anew = grid.drawn_anew()
        if not rows:
            st.caption("Type into the cells, or tick rows to change several alike. Nothing is kept until you save.")
    if rows and (same := alike.ask(store, len(rows), grid.key)):
        edited = grid.typed
        for row in rows:
            edited[row] = edited.get(row, {}) | same(changed(grid.seen[row], edited.get(row, {})))
        anew = grid.drawn_anew(edited=edited)
    if anew:
        st.session_state[GRID] = anew
        st.rerun()


def forget() -> None:
    """Show the outings as they are in the log."""
    st.session_state.pop(GRID, None)


def _let_go(store: Store) -> None:
    """What was typed was saved, or isn't wanted."""
    unsent.let_go(store, UNSENT)
    forget()


def _open(store: Store, chosen: Filter, page: int) -> Grid:
    """The grid of this page, or the one that still has something unsaved.

    It knows its cells by their place, so its rows stay as they were when it was opened.
    """
    grid: Grid | None = st.session_state.get(GRID) or unsent.begun(store, UNSENT, None)
    is_shown = grid and (grid.chosen, grid.page, grid.changes) == (chosen, page, store.changes)
    if grid is None or not (is_shown or grid.typed or grid.deleted):
        ids = store.outings(chosen, PAGE, (page - 1) * PAGE)["id"].tolist()
        grid = Grid(chosen, page, store.changes, [found for found in map(store.outing, ids) if found])
    st.session_state[GRID] = grid
    return grid


def _save(store: Store, seen: list[Outing], edited: dict[int, dict[str, Any]], deleted: list[int]) -> None:
    """Save all changed rows, those aside that were changed in another window too: of these it is said what was typed."""
    before, wanted, missed = [], [], []
    for row, cells in edited.items():
        was = seen[row]
        now = store.outing(was.id or 0)
        mine = changed(was, cells)
        brought, clashes = mine.brought_over(was, now) if now else (mine, list(cells))
        if row in deleted:
            continue
        if clashes or now is None:
            said = ", ".join(f"{FIELD[name].on_screen.lower()}: {getattr(mine, name) or 'nothing'}" for name in clashes)
            missed.append(f"{was.kind}, {day_words(was.day)} ({said})")
        else:
            before.append(now)
            wanted.append(brought)
    gone = [seen[row].id or 0 for row in deleted]
    try:
        after = store.change_all(wanted, gone)
    except Trouble as trouble:
        tell(f"{trouble} What you typed is still in the grid.")
        return
    _let_go(store)
    parts = [f"{counted(len(after), 'outing')} changed"] if after or not gone else []
    if gone:
        parts.append(f"{counted(len(gone), 'outing')} put into the bin")
    said = f"{' and '.join(parts)}."
    if missed:
        said += f" Changed in another window meanwhile, so left as it is there: {'; '.join(missed)}."
    tell(said, partial(_put_back, before=before, after=after, gone=gone))


def _put_back(store: Store, before: list[Outing], after: list[Outing], gone: list[int]) -> None:
    if gone:
        store.restore(gone)
    if before:
        store.change_all([replace(b, changed_at=a.changed_at) for b, a in zip(before, after, strict=True)])
    _let_go(store)

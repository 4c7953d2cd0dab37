"""Many outings at once, in a grid: what was typed into its cells, saved together, with one way back."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import uuid4

import pandas as pd
import streamlit as st

from dashboard.entries import FIRST_DAY, LAST_DAY, MOST_COST, Outing
from dashboard.fields import FIELD
from dashboard.outings import (
    LONGEST_NOTE,
    LONGEST_OUTING,
    RATING_WORDS,
    Company,
    Ease,
    Filter,
    Idea,
    Novelty,
    Status,
    Trouble,
)
from dashboard.store import Store
from dashboard.ui import book
from dashboard.ui.told import tell
from dashboard.wording import counted, day_column, day_words, them

PAGE = 50
COLUMNS = (
    "day", "kind", "mine", "status", "minutes", "note", "moment", "theirs", "ease", "novelty", "company", "idea",
    "start", "cost", "place", "tags", "favourite",
)  # fmt: skip
GRID = "grid_open"


@dataclass(frozen=True)
class Grid:
    """What a grid shows: the filter and page, and the outings as they were after so many changes of the log."""

    chosen: Filter
    page: int
    changes: int
    seen: list[Outing]
    key: str = field(default_factory=lambda: f"grid_{uuid4().hex}")

    @property
    def typed(self) -> tuple[dict[int, dict[str, Any]], list[int]]:
        """What was typed into which rows, and which rows were deleted."""
        state = st.session_state.get(self.key) or {}
        edited = {int(row): cells for row, cells in (state.get("edited_rows") or {}).items()}
        return edited, [int(row) for row in state.get("deleted_rows") or []]


def edit(store: Store, chosen: Filter, key: str) -> None:
    """A page of outings as a grid to change; nothing is saved until the person says so."""
    page, pages = book.page_of(store, chosen, key, PAGE)
    grid = _open(store, chosen, page)
    st.data_editor(
        _frame(grid.seen), hide_index=True, num_rows="delete", key=grid.key, column_config=_columns(store),
        placeholder="",
        alt=f"{counted(len(grid.seen), 'outing')}, to be changed cell by cell.",
    )  # fmt: skip
    st.caption("Type into the cells, or tick rows at the left to delete them. Nothing is kept until you save.")
    edited, deleted = grid.typed
    touched = len({*edited, *deleted})
    if touched and (grid.chosen, grid.page) != (chosen, page):
        st.info("These are the rows you were changing. Save them or let the changes go, and the others show.")
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Save {counted(touched, 'row')}" if touched else "Save"
        if st.button(label, type="primary", disabled=not touched, key="grid_save"):
            _save(store, grid.seen, edited, deleted)
            st.rerun()
        if touched and st.button("Let the changes go", type="tertiary", key="grid_let_go"):
            forget()
            st.rerun()
    book.turn(pages, key)


def forget() -> None:
    """Show the outings as they are in the log."""
    st.session_state.pop(GRID, None)


def _open(store: Store, chosen: Filter, page: int) -> Grid:
    """The grid of this page, or the one that still has something unsaved.

    It knows its cells by their place, so its rows stay as they were when it was opened.
    """
    grid: Grid | None = st.session_state.get(GRID)
    is_shown = grid and (grid.chosen, grid.page, grid.changes) == (chosen, page, store.changes)
    if grid is None or not (is_shown or any(grid.typed)):
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
        mine = _changed(was, cells)
        brought, clashes = mine.brought_over(was, now) if now else (mine, list(cells))
        if row in deleted:
            continue
        if clashes or now is None:
            said = ", ".join(f"{FIELD[name].on_screen.lower()}: {getattr(mine, name) or 'nothing'}" for name in clashes)
            missed.append(f"{was.kind}, {day_words(was.day)} ({said})")
        else:
            before.append(now)
            wanted.append(brought)
    try:
        after = store.change_all(wanted) if wanted else []
    except Trouble as trouble:
        tell(f"{trouble} What you typed is still in the grid.")
        return
    gone = [seen[row].id or 0 for row in deleted]
    if gone:
        store.delete(gone)
    forget()
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
    forget()


def _changed(was: Outing, cells: dict[str, Any]) -> Outing:
    """The outing with what was typed into its row; an emptied cell is unknown."""
    values: dict[str, Any] = {}
    for name, value in cells.items():
        if name in ("day", "kind", "status") and value in (None, ""):
            continue
        values[name] = _value(name, value)
    if "kind" in values:
        values["called"] = ""
    return replace(was, **values)


def _value(name: str, value: Any) -> Any:
    if name in ("place", "note", "moment"):
        return value or ""
    if name == "tags":
        return tuple(filter(None, (tag.strip() for tag in (value or "").split("|"))))
    if name == "favourite":
        return bool(value)
    if value in (None, ""):
        return None
    readers: dict[str, Any] = {
        "day": lambda text: date.fromisoformat(text[:10]), "start": lambda text: time.fromisoformat(text[:8]),
        "minutes": int, "mine": int, "theirs": int, "cost": lambda number: Decimal(f"{number:.2f}"), "status": Status,
        "ease": Ease, "novelty": Novelty, "company": Company, "idea": Idea,
    }  # fmt: skip
    return readers[name](value) if name in readers else value


def _frame(seen: list[Outing]) -> pd.DataFrame:
    frame = pd.DataFrame([{name: getattr(outing, name) for name in COLUMNS} for outing in seen], columns=list(COLUMNS))
    frame["tags"] = [" | ".join(outing.tags) for outing in seen]
    frame["cost"] = pd.to_numeric(frame["cost"])
    for name in ("mine", "theirs", "minutes"):
        frame[name] = frame[name].astype("Int64")
    for name in ("status", "ease", "novelty", "company", "idea"):
        frame[name] = [None if value is None else str(value) for value in frame[name]]
    return frame


def _columns(store: Store) -> dict[str, Any]:
    """How each field is typed in a cell."""
    config = st.column_config
    ratings: Any = {"options": list(RATING_WORDS), "format_func": lambda step: f"{step} · {RATING_WORDS[step]}"}
    words = {"status": Status, "ease": Ease, "novelty": Novelty, "company": Company, "idea": Idea}
    kinds = store.all_kinds()
    names = kinds[kinds["merged_into"].isna()]["name"].tolist()
    found: dict[str, Any] = {name: config.TextColumn(FIELD[name].label, max_chars=LONGEST_NOTE) for name in COLUMNS}
    found |= {
        name: config.SelectboxColumn(FIELD[name].label, options=[str(word) for word in options])
        for name, options in words.items()
    }
    return found | {
        "day": config.DateColumn(
            FIELD["day"].label, format=day_column(), required=True, min_value=FIRST_DAY, max_value=LAST_DAY
        ),
        "kind": config.SelectboxColumn(FIELD["kind"].label, options=names, required=True),
        "status": config.SelectboxColumn(FIELD["status"].label, options=[str(word) for word in Status], required=True),
        "mine": config.SelectboxColumn("For you", **ratings),
        "theirs": config.SelectboxColumn(f"For {them()}, a guess", **ratings),
        "minutes": config.NumberColumn("Minutes", min_value=1, max_value=LONGEST_OUTING, step=1),
        "start": config.TimeColumn("Start", format="HH:mm"),
        "cost": config.NumberColumn(FIELD["cost"].label, min_value=0, max_value=float(MOST_COST), format="%.2f"),
        "note": config.TextColumn(FIELD["note"].label, max_chars=LONGEST_NOTE, width="medium"),
        "favourite": config.CheckboxColumn(FIELD["favourite"].label),
    }

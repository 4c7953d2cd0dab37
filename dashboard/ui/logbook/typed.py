"""A grid as it stands in a window: its rows as they were, and what was typed, ticked and deleted since."""

from dataclasses import dataclass, field, replace
from typing import Any, Self
from uuid import uuid4

import streamlit as st

from dashboard.entries import Outing
from dashboard.outings import Filter
from dashboard.ui.logbook.cells import TICKED, changed


@dataclass(frozen=True)
class Grid:
    """What a grid shows: the filter and page, and the outings as they were after so many changes of the log.

    `edited` and `deleted` are what was typed into which rows, and which were deleted, before this grid was drawn anew.
    """

    chosen: Filter
    page: int
    changes: int
    seen: list[Outing]
    edited: dict[int, dict[str, Any]] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)
    all_ticked: bool = False
    key: str = field(default_factory=lambda: f"grid_{uuid4().hex}")

    @property
    def rows(self) -> list[int]:
        """The outings that are shown, by their places among those seen."""
        return [row for row in range(len(self.seen)) if row not in self.deleted]

    @property
    def shown(self) -> list[Outing]:
        """The outings of these rows as they are shown before anything more is typed."""
        return [changed(self.seen[row], self.edited.get(row, {})) for row in self.rows]

    @property
    def _cells(self) -> dict[int, dict[str, Any]]:
        """What was typed and ticked in which rows since it was drawn."""
        state = st.session_state.get(self.key) or {}
        return {self.rows[int(place)]: cells for place, cells in (state.get("edited_rows") or {}).items()}

    @property
    def typed(self) -> dict[int, dict[str, Any]]:
        """What was typed into which rows."""
        edited = dict(self.edited)
        for row, cells in self._cells.items():
            if typed := {name: value for name, value in cells.items() if name != TICKED}:
                edited[row] = edited.get(row, {}) | typed
        return edited

    @property
    def ticked(self) -> list[int]:
        """The rows that are ticked."""
        cells = self._cells
        return [row for row in self.rows if cells.get(row, {}).get(TICKED, self.all_ticked)]

    def drawn_anew(self, **more: Any) -> Self:
        """The same with all that was typed, and some of it otherwise."""
        return replace(self, **{"edited": self.typed, "all_ticked": False, **more, "key": f"grid_{uuid4().hex}"})

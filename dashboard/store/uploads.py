"""Files read in: what is new in them, adding it, taking it out again."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.outings import PLANNED, Upload
from dashboard.progress import Progress
from dashboard.store.kinds import Kinds

SLICE = 245_760
"""Lines added between two reports of progress: two of DuckDB's row groups, which it writes as wholes."""

SEARCHED, ARRANGED, WRITTEN = 0.1, 0.3, 0.9
"""How far adding is once it is known what is new, what stands beside what, and when all is written but not sealed."""


class Uploads(Kinds):
    """What came from files."""

    def uploads(self) -> pd.DataFrame:
        """The latest 200 files read in, the undone ones last, with their counts and when they were undone."""
        return self._frame("uploads")

    def known(self, incoming: pd.DataFrame) -> pd.DataFrame:
        """Tell for each line of a file whether it is new, and whether the log has one alike.

        Takes the columns of `importing.reading.OUTING_COLUMNS`; returns line, is_new and alike (the same day
        and kind, and no other time), in the order of lines.
        """
        changes = self.changes
        self._cursor.register("incoming", pa.Table.from_pandas(incoming, preserve_index=False))
        try:
            known = self._asked("known").df()
        finally:
            self._cursor.unregister("incoming")
        known.attrs["changes"] = changes
        return known

    def add(
        self, name: str, incoming: pd.DataFrame, *, left_out: int, unreadable: int, joined: int = 0, source: str = "",
        unit: str = "line", merges: Mapping[str, str] | None = None, known: pd.DataFrame | None = None,
        progress: Progress | None = None,
    ) -> Upload:  # fmt: skip
        """Add what is new of a file, all of it or nothing. Raises `Trouble`.

        `merges` are kinds to show as others; `known` is what `known` said of these rows, asked anew if the
        log has changed since.
        """
        with self._change("The file could not be added."):
            told = progress or (lambda _share: None)
            told(0.0)
            if known is None or known.attrs["changes"] != self.changes:
                known = self.known(incoming)
            is_new = known["is_new"].to_numpy(bool)
            told(SEARCHED)
            fresh = incoming[is_new] if not is_new.all() else incoming
            planned = (fresh["status"] == PLANNED).fillna(value=False).to_numpy(bool)
            apart = fresh["apart"].fillna(value=False).to_numpy(bool)
            counts = {
                "lines": len(incoming) + left_out + unreadable + joined,
                "added": len(fresh),
                "plans": int(planned.sum()),
                "apart": int(apart.sum()),
                "already_here": len(incoming) - len(fresh),
                "joined": joined,
                "left_out": left_out,
                "unreadable": unreadable,
            }
            ((upload,),) = self._done("add_upload", name=name, source=source or None, unit=unit, **counts)
            self._insert(fresh, planned, upload, told)
            if merges:
                self._merge(merges, upload)
                self._settle()
        return Upload(id=upload, name=name, unit=unit, **counts)

    def _insert(self, fresh: pd.DataFrame, planned: np.ndarray, upload: int, told: Progress) -> None:
        """Put what is new into the log, a slice at a time, numbered on from the last there is."""
        ((_, last_plan),) = self._asked("last").fetchall()
        last_outing = self._next(int((~planned).sum())) - 1
        rows = pa.Table.from_pandas(fresh, preserve_index=False)
        ids = np.where(planned, last_plan + planned.cumsum(), last_outing + (~planned).cumsum())
        rows = rows.append_column("id", pa.array(ids, pa.int64()))
        outings = rows.filter(pa.array(~planned)) if planned.any() else rows
        self._with(rows, "add_kinds")
        self._with(outings, "neighbours")
        told(ARRANGED)
        for start in range(0, len(outings), SLICE):
            self._with(outings.slice(start, SLICE), "add_outings", upload=upload)
            told(ARRANGED + (WRITTEN - ARRANGED) * min(1.0, (start + SLICE) / len(outings)))
        if planned.any():
            self._with(rows.filter(pa.array(planned)), "add_plans", upload=upload)
        self._done("settle_neighbours", upto=last_outing)

    def _with(self, rows: pa.Table, change: str, **values: Any) -> None:
        """Make a change with rows on their way in."""
        self._cursor.register("incoming", rows)
        try:
            self._done(change, **values)
        finally:
            self._cursor.unregister("incoming")

    def undo(self, upload: int) -> int:
        """Take out the outings and plans a file brought; returns how many. Doing it twice changes nothing more."""
        with self._change("The upload could not be undone."):
            self._keep_number()
            # What the person changed themselves is not lost with the file: it waits in the bin.
            self._done("bin_changed", upload=upload)
            self._done("undo_photos", upload=upload)
            taken = sum(self._done(name, upload=upload)[0][0] for name in ("undo_outings", "undo_plans"))
            self._done("undo_forgotten", upload=upload)
            self._done("undo_merges", upload=upload)
            self._done("undo_upload", upload=upload)
            self._settle()
        return int(taken)

    def answers_for(self, source: str) -> str | None:
        """What was answered about the last file of this source, as it was remembered; None if there was none."""
        found: list[Any] = self._rows("answers", source=source)
        return str(found[0][0]) if found else None

    def remember_answers(self, source: str, answers: str) -> None:
        """Remember what was answered about the files of this source. Raises `Trouble`."""
        with self._change("The answers could not be remembered."):
            self._done("remember_answers", source=source, answers=answers)

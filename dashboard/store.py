"""The only door to the log: questions and changes, each a named file in `sql/`.

Belongs here: which question is asked with which values, and one transaction around every change.
Does not: judging the counts (`insights`), or where the file is (`vault`).
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.circumstances import CIRCUMSTANCES, FACTORS, KIND, Stretch
from dashboard.migrations import SQL
from dashboard.outings import WENT_WELL, Filter, Progress, Summary, Trouble, Upload, Whose
from dashboard.vault import Vault, damaged

SLICE = 20_000
"""Lines added between two reports of progress."""

HIGHEST_STACK = 110
"""Dots of one cell and rating at the most; beyond that one dot stands for several outings."""


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")


class Store:
    """The log, through one cursor: make one for each script run."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._cursor = vault.cursor()

    def _asked(self, name: str, **values: Any) -> duckdb.DuckDBPyConnection:
        """The answer to one of our questions. Raises `Trouble` where the file turns out to be damaged."""
        try:
            return self._cursor.execute(_sql(name), values)
        except (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException):
            raise damaged(self._vault.path or Path("log")) from None

    def _frame(self, name: str, **values: Any) -> pd.DataFrame:
        return self._asked(name, **values).df()

    def summary(self, chosen: Filter) -> Summary:
        """Counts over the outings that `chosen` lets through."""
        (row,) = self._asked("summary", chosen=chosen.wishes(), went_well=WENT_WELL).fetchall()
        return Summary(*row)

    def kinds(self) -> list[str]:
        """The kinds that have outings, most frequent first."""
        return [name for (name,) in self._asked("kinds").fetchall()]

    def tally(self, chosen: Filter, stretch: Stretch) -> pd.DataFrame:
        """Outings counted at every level of every factor, and at every two levels of two.

        A row per pair, a factor with itself included: factor, level, other_factor, other_level, outings,
        did_not_happen, n1 to n5 (by rating), recent (the sum of how recent the rated ones are).
        """
        return self._frame("tally", chosen=chosen.wishes(), stretch=stretch.value, factors=list(FACTORS))

    def dots(self, chosen: Filter, by: str) -> pd.DataFrame:
        """A row per dot, oldest first: cell, rating, first_day, last_day, outings, outing.

        `by` is "kind" or the name of a circumstance. A dot stands for one outing until a stack is higher
        than `HIGHEST_STACK`; then every dot stands for as many outings as brings it down to that.
        """
        if by not in (KIND, *(circumstance.name for circumstance in CIRCUMSTANCES)):
            raise ValueError(f"dots can't be cut by {by}")
        return self._frame("dots", chosen=chosen.wishes(), by=by, most=HIGHEST_STACK)

    def outings(self, chosen: Filter, rows: int, skip: int = 0) -> pd.DataFrame:
        """One page of outings, latest first, with all their fields."""
        return self._frame("outings", chosen=chosen.wishes(), rows=rows, skip=skip)

    def whose(self) -> Whose:
        """Whose rating counts: the person's own, unless they set it otherwise."""
        return Whose(dict(self._asked("settings").fetchall()).get("whose", Whose.MINE))

    def count_rating_of(self, whose: Whose) -> None:
        """Let the ratings of another count from now on, wherever the log is read."""
        with self._change("Whose rating counts could not be changed."):
            self._cursor.execute(_sql("set_setting"), {"name": "whose", "value": whose.value})
            self._cursor.execute(_sql("settle_neighbours"))

    def uploads(self) -> pd.DataFrame:
        """The latest 200 files read in, the undone ones last, with their counts and when they were undone."""
        return self._frame("uploads")

    def known(self, incoming: pd.DataFrame) -> pd.DataFrame:
        """Tell for each line of a file whether it is new, and whether the log has one alike.

        Takes the columns of `importing.reading.OUTING_COLUMNS`; returns line, mark, row_mark, is_new and
        alike (the same day and kind, and no other time), in the order of lines.
        """
        self._cursor.register("incoming", incoming)
        try:
            return self._frame("known")
        finally:
            self._cursor.unregister("incoming")

    def add(
        self, name: str, incoming: pd.DataFrame, *, left_out: int, unreadable: int, progress: Progress | None = None
    ) -> Upload:
        """Add what is new of a file, all of it or nothing. Raises `Trouble`."""
        with self._change("The file could not be added."):
            known = self.known(incoming)
            added = int(known["is_new"].sum())
            counts = {
                "lines": len(incoming) + left_out + unreadable,
                "added": added,
                "already_here": len(incoming) - added,
                "left_out": left_out,
                "unreadable": unreadable,
            }
            fresh = incoming[incoming["line"].isin(known.loc[known["is_new"], "line"])]
            # As text: DuckDB takes the decimals of a whole column from a few of its cells.
            fresh = fresh.assign(cost=fresh["cost"].map(str, na_action="ignore"))
            self._cursor.register("incoming", fresh)
            self._cursor.register("known", known)
            try:
                self._cursor.execute(_sql("add_kinds"))
                ((upload,),) = self._cursor.execute(_sql("add_upload"), {"name": name, **counts}).fetchall()
                last = int(incoming["line"].max()) if len(incoming) else 0
                for after in range(0, last, SLICE):
                    upto = after + SLICE
                    self._cursor.execute(_sql("add_outings"), {"upload": upload, "after": after, "upto": upto})
                    if progress:
                        progress(min(1.0, upto / last))
                self._cursor.execute(_sql("settle_neighbours"))
            finally:
                self._cursor.unregister("incoming")
                self._cursor.unregister("known")
        return Upload(id=upload, name=name, **counts)

    def undo(self, upload: int) -> int:
        """Take out the outings a file brought; returns how many. Doing it twice changes nothing more."""
        with self._change("The upload could not be undone."):
            ((taken,),) = self._cursor.execute(_sql("undo_outings"), {"upload": upload}).fetchall()
            self._cursor.execute(_sql("undo_upload"), {"upload": upload}).fetchall()
            self._cursor.execute(_sql("settle_neighbours"))
        return int(taken)

    @contextmanager
    def _change(self, failed: str) -> Iterator[None]:
        """One change at a time, all of it or nothing, whatever stops it."""
        with self._vault.changing:
            self._cursor.execute("begin")
            try:
                yield
                self._cursor.execute("commit")
            except BaseException as error:
                # A commit that fails has ended the transaction itself.
                with suppress(duckdb.Error):
                    self._cursor.execute("rollback")
                if isinstance(error, duckdb.ConstraintException):
                    raise Trouble(f"{failed} It holds something a log can't. Your log is exactly as it was.") from None
                if isinstance(error, duckdb.Error):
                    raise Trouble(
                        f"{failed} Your log is exactly as it was. Check that there is room on the disk, then try again."
                    ) from None
                raise

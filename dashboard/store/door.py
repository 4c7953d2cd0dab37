"""How every question is asked and every change is made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, Self, TypeVar

import duckdb
import pandas as pd
import pyarrow as pa

from dashboard.outings import Trouble
from dashboard.store.statements import parsed
from dashboard.vault import Vault, damaged, is_hurt

T = TypeVar("T")

NOTHING = pa.table(
    {
        "id": pa.array([], pa.int64()), "day": pa.array([], pa.date32()), "start": pa.array([], pa.time64("us")),
        "kind": pa.array([], pa.string()), "status": pa.array([], pa.string()), "apart": pa.array([], pa.bool_()),
        "mine": pa.array([], pa.int8()), "theirs": pa.array([], pa.int8()),
    }
)  # fmt: skip
"""No outing about to be added."""

FAILED = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
"""What DuckDB raises where a file turns out not to be whole."""


class Door:
    """One cursor into the log."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._changing = False
        self._last: tuple[int, duckdb.DuckDBPyConnection] | None = None

    @property
    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """The same one until the log is written anew or locked. Raises `Locked`."""
        if self._last is None or self._last[0] != self._vault.generation:
            self._last = (self._vault.generation, self._vault.cursor())
        return self._last[1]

    @property
    def changes(self) -> int:
        """How many changes were made since the log was opened: what was found out before one may not hold after it."""
        return self._vault.changes

    @property
    def era(self) -> int:
        """Grows when the log was locked or replaced as a whole: its numbers may mean other outings since."""
        return self._vault.generation

    @property
    def unsent(self) -> dict[str, object]:
        """What is half typed in some window, by the form it is typed into. It is sealed when the log is locked."""
        return self._vault.unsent

    @property
    def waiting(self) -> dict[str, object]:
        """What was half typed when the log was locked. Who goes on with it takes it out."""
        return self._vault.waiting

    def beside(self) -> Self:
        """The same log through a cursor of its own, for what runs while the page asks something else."""
        return type(self)(self._vault)

    def _asked(self, question: str, /, **values: Any) -> duckdb.DuckDBPyConnection:
        """The answer to one of our questions. Raises `Trouble` where the file turns out to be damaged."""
        try:
            while True:
                came = self._settled()
                answer = self._execute(question, values)
                # What came while it was asked may be in the answer, its neighbours not knowing of it.
                if came == self._vault.came:
                    return answer
        except (duckdb.ConnectionException, duckdb.InterruptException):
            raise Trouble("The log was just locked or written anew. Nothing was lost. Load this page again.") from None
        except duckdb.Error as error:
            if not is_hurt(error) and not isinstance(error, FAILED):
                raise
            self._vault.revive()
            raise damaged(self._vault.path or Path("log")) from None

    def _rows(self, question: str, /, **values: Any) -> list[Any]:
        """The answer as rows; asked of the log once, until it is changed or the day is over."""
        return list(self._once(lambda: self._asked(question, **values).fetchall(), "rows", question, values))

    def _frame(self, question: str, /, **values: Any) -> pd.DataFrame:
        """The answer as a frame; asked of the log once, until it is changed or the day is over."""
        return self._once(lambda: self._asked(question, **values).df(), "frame", question, values).copy()

    def worked_out(self, what: str, work: Callable[[], T], /, *of: object) -> T:
        """What `work` makes of this log's answers; made once, until the log is changed or the day is over.

        Whoever else asks for the same `what`, `of` the same, gets the same object: nobody changes it.
        """
        return self._once(work, what, *of)

    def _once(self, ask: Callable[[], T], *what: object) -> T:
        # Who is changing the log asks how it stands now.
        if self._changing:
            return ask()
        self._settled()
        return self._vault.remembered.answer(self._vault.state, (date.today(), repr(what)), ask)

    def _done(self, change: str, /, **values: Any) -> list[Any]:
        """Make one of our changes, within `_change`; returns what it tells."""
        return self._execute(change, values).fetchall()

    def _execute(self, name: str, values: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        cursor = self._cursor
        return cursor.execute(parsed(cursor, name, values), values)

    def _next(self, outings: int = 1) -> int:
        """The first of the numbers for so many outings, within `_change`: numbers that none has or had."""
        generation, last = self._vault.given
        if generation != self.era:
            ((last,),) = self._done("last_number")
        # Given once for all windows. What a change doesn't use, because it fails, stays unused.
        self._vault.given = (self.era, last + outings)
        return int(last) + 1

    def _keep_number(self) -> None:
        """See to it, within `_change`, that the numbers of outings about to be taken out are never given again."""
        self._done("keep_number", last=self._next(0) - 1)

    def _settled(self) -> int:
        """See to it that all outings know their neighbours, before they are asked; returns how often some had come."""
        vault = self._vault
        came = vault.came
        if not self._changing and came != vault.settled:
            # Where there is no room to write it down, they are asked all the same: it counts as not known. What else
            # stands in the way, the question itself will meet, and say.
            with vault.changing, suppress(Trouble, duckdb.Error):
                came = vault.came
                if stood := self._execute("unsettled", {}).fetchall():
                    with self._change("The outings could not be looked up.", adds=True):
                        self._settle_near(stood)
                vault.settled = came
        return came

    def _settle_near(self, stood: Sequence[tuple[date, int]]) -> None:
        if stood:
            days, shown = [day for day, _ in stood], sorted({kind for _, kind in stood})
            self._done("settle_near", first=min(days), last=max(days), shown=shown)

    @contextmanager
    def _change(self, failed: str, *, adds: bool = False) -> Iterator[None]:
        """One change at a time, all of it or nothing, whatever stops it. Unless it only `adds`, all is settled before."""
        try:
            with self._vault.changing:
                if not adds:
                    self._settled()
                with self._vault.change(self._cursor):
                    self._changing = True
                    try:
                        yield
                    finally:
                        self._changing = False
        except duckdb.ConstraintException:
            raise Trouble(f"{failed} It holds something a log can't. Your log is exactly as it was.") from None
        except (duckdb.Error, OSError) as error:
            if isinstance(error, duckdb.Error) and is_hurt(error):
                raise damaged(self._vault.path or Path("log")) from None
            raise Trouble(
                f"{failed} Your log is exactly as it was. Check that there is room on the disk, then try again."
            ) from None

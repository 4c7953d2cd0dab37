"""One log while it is open: cursors into it, one change at a time, and the file that holds it, open or sealed."""

import os
import pickle
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from weakref import WeakSet

import duckdb

from dashboard.outings import Trouble
from dashboard.vault import files, snapshot
from dashboard.vault.making import in_a_file, in_memory, ready, shown
from dashboard.vault.place import Place, is_same_file, place_of, set_aside
from dashboard.vault.remembered import Remembered
from dashboard.vault.sealing import Broken, Seal
from dashboard.vault.troubles import gone, log_is_locked

BUSY = 5.0
"""Seconds to wait for a question that was told to stop."""


class Vault:
    """One log. Hand out a `cursor()` to each user of it; `close()` gives the file back.

    An open log is a DuckDB file. A sealed one is in memory, and every change writes its file anew before it
    holds: whole, or not at all.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.changes = 0
        self.generation = 0
        """Grows when cursors handed out before are worth nothing any more."""
        self.backup: Path | None = None
        """The copy that was made when the log was brought to a newer format."""
        self.unsent: dict[str, object] = {}
        """What is half typed in some window."""
        self.waiting: dict[str, object] = {}
        """What was half typed when the log was locked: whoever goes on with it takes it out."""
        self.remembered = Remembered()
        """What was asked of it since the last change."""
        self.changing = threading.RLock()
        """Held during a change: two windows of one person must not both add the same file."""
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._cursors: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()
        self._handing = threading.Lock()
        """Held while a cursor is handed out or all are taken back: none slips through, to keep a locked log alive."""
        self._seal: Seal | None = None
        self._place: Place | None = None
        self._put_by: bytes | None = None
        self._becoming = False
        self.told_to_lock = 0
        """How often it was to be locked: who opens it meanwhile has to lock it again."""

    @property
    def locked(self) -> bool:
        """True while nobody has said the passphrase."""
        return self._connection is None

    @property
    def seal(self) -> Seal | None:
        """What the log is sealed with while it is unlocked; None for an open one."""
        return self._seal

    @property
    def state(self) -> tuple[int, int]:
        """Which log this is, after how many changes: what was asked before holds while this stays."""
        return self.generation, self.changes

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: DuckDB's connections can't be shared by threads. Raises `Locked`."""
        with self._handing:
            if self._connection is None:
                raise log_is_locked()
            found = self._connection.cursor()
            self._cursors.add(found)
            return found

    @contextmanager
    def change(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """One change at a time, all of it on the disk when this is left, or nothing. Raises `Gone` and OSError."""
        with self.changing:
            self.check_place()
            cursor.execute("begin")
            try:
                yield
                # DuckDB may have written into the file meanwhile: which file it is, is all that can be asked.
                if self.path and not is_same_file(now := self._found(), self._place):
                    raise gone(self.path, replaced=now is not None)
                if self._seal:
                    self.write(snapshot.taken(cursor, datetime.now()), self._seal, shown(cursor))
                cursor.execute("commit")
            except BaseException:
                # A commit that fails has ended the transaction itself.
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                self.revive()
                raise
            self.changes += 1
            self._fold(cursor)

    def revive(self) -> None:
        """Open the file anew if DuckDB has given it up, as it does where something can't be written."""
        with self.changing:
            if self.path is None or self._seal or self._connection is None:
                return
            try:
                self._connection.execute("select 1 from log.main.migration limit 1").fetchall()
            except duckdb.Error:
                self._reopen()
            # What failed may have left its traces at the end of the file.
            if is_same_file(now := self._found(), self._place):
                self._place = now

    def snapshot(self) -> bytes:
        """All of the log as it is now."""
        cursor = self.cursor()
        cursor.execute("begin")
        try:
            return snapshot.taken(cursor, datetime.now())
        finally:
            cursor.execute("rollback")

    def check_place(self) -> None:
        """Raise `Gone` if the file is no longer the one that was opened, or not as it was left."""
        if self.path is None or self._place is None:
            return
        now = self._found()
        if now != self._place:
            raise gone(self.path, replaced=now is not None)

    def become(self, data: bytes, seal: Seal | None) -> None:
        """Hold this snapshot from now on, sealed or open, all of it or nothing. Raises `Unreadable` and OSError.

        What lies at the path is replaced if it is ours, and moved aside if it isn't.
        """
        with self._all_else_waits():
            path = self.path
            made = in_memory(data) if path is None or seal else None
            try:
                if path:
                    # Written before the log is let go: if there is no room for it, nothing has happened yet.
                    if seal and made:
                        new = files.write_beside(path, seal.sealed(snapshot.brought(data, made), shown(made)))
                    else:
                        new = in_a_file(path, data)
                    self._put_in_place(new, path)
            except BaseException:
                if made:
                    made.close()
                raise
            self.hold(made or ready(path), seal)
            self.changes += 1

    def write(self, data: bytes, seal: Seal, show: dict[str, str]) -> None:
        """Have the sealed file hold this snapshot, under this seal from now on. Raises OSError."""
        assert self.path is not None
        files.write_whole(self.path, seal.sealed(data, show))
        self._seal, self._place = seal, place_of(self.path, sealed=True)

    def hold(self, connection: duckdb.DuckDBPyConnection, seal: Seal | None) -> None:
        """Be this database from now on, as the file at the path holds it."""
        self._let_go()
        self._connection, self._seal = connection, seal
        if self._put_by and seal:
            with suppress(Broken):
                # Sealed with this very key, so nobody else wrote it.
                self.waiting = pickle.loads(seal.unsealed(self._put_by))  # noqa: S301
            self._put_by = None
        self._place = self._found()

    def close(self) -> None:
        """Write everything down, and let go of the file and of the key; what is half typed waits, sealed."""
        with self.changing:
            try:
                if self._seal:
                    self._put_by = self._seal.sealed(pickle.dumps({**self.waiting, **self.unsent}), {})
            finally:
                self.unsent, self.waiting = {}, {}
                self._let_go()

    def lock(self) -> bool:
        """Close it if it is sealed, also if it is being sealed at this moment; True if it was.

        What is half typed in an open one waits for whoever comes next: the windows it was typed in are left.
        """
        self.told_to_lock += 1
        if not self._seal and not self._becoming:
            self.waiting, self.unsent = {**self.waiting, **self.unsent}, {}
            return False
        self.interrupt()
        with self.changing:
            if not self._seal:
                return self.locked
            self.close()
            return True

    @contextmanager
    def heeding(self) -> Iterator[None]:
        """Lock it at the end if it was to be locked meanwhile, when it was not open or not sealed yet."""
        before = self.told_to_lock
        yield
        if self.told_to_lock != before:
            self.lock()

    def interrupt(self) -> None:
        """Stop whatever is asked of the log at this moment."""
        with self._handing:
            cursors = list(self._cursors)
        for cursor in cursors:
            with suppress(duckdb.Error):
                cursor.interrupt()

    @contextmanager
    def _all_else_waits(self) -> Iterator[None]:
        with self.changing:
            self._becoming = True
            try:
                yield
            finally:
                self._becoming = False

    def _found(self) -> Place | None:
        return place_of(self.path, sealed=self._seal is not None) if self.path else None

    def _fold(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Have DuckDB fold its journal into the file: one that is hurt later loses its end without a word."""
        if self.path is None or self._seal:
            return
        try:
            cursor.execute("checkpoint log")
        except duckdb.TransactionException:
            pass  # Someone is reading what was just changed. It is on the disk, and folded after the next change.
        except duckdb.Error:
            self._reopen()
        if is_same_file(now := self._found(), self._place):
            self._place = now

    def _reopen(self) -> None:
        if self.path and is_same_file(self._found(), self._place):
            self._let_go()
            # If it can't be opened now, whoever asks for it next is told why.
            with suppress(Trouble, duckdb.Error):
                self.hold(ready(self.path), None)

    def _put_in_place(self, new: Path, path: Path) -> None:
        """Have a finished file take the place of what lies there, no journal beside it. Raises OSError."""
        try:
            if self._place is None or self._found() != self._place:
                set_aside(path)
            elif self._seal is None:
                self._fold_all(path)
            if os.name == "nt":
                self._let_go()
        except BaseException:
            files.clear_unfinished(path)
            raise
        files.put_in_place(new, path)
        self._let_go()
        files.journal(path).unlink(missing_ok=True)

    def _fold_all(self, path: Path) -> None:
        """Fold the journal into the file whoever reads just now: beside another file it would be taken for its own."""
        self._close(self._taken_back())
        if self._connection:
            try:
                self._connection.execute("checkpoint log")
            except duckdb.Error:
                self._reopen()
                raise
            self._place = self._found()
        if files.journal(path).exists():
            raise OSError

    def _let_go(self) -> None:
        """Close every cursor and the database. DuckDB folds its journal into the file."""
        with self._handing:
            connection, self._connection, self._seal, self._place = self._connection, None, None, None
        self._close([*self._taken_back(), *([connection] if connection else [])])
        self.remembered.forget()

    def _taken_back(self) -> list[duckdb.DuckDBPyConnection]:
        """All cursors there are; those who had them get new ones, if they may."""
        with self._handing:
            found, self._cursors = list(self._cursors), WeakSet()
            self.generation += 1
            return found

    @staticmethod
    def _close(connections: list[duckdb.DuckDBPyConnection]) -> None:
        until = time.monotonic() + BUSY
        for connection in connections:
            while True:
                try:
                    connection.close()
                    break
                except duckdb.Error:
                    if time.monotonic() > until:
                        break
                    with suppress(duckdb.Error):
                        connection.interrupt()
                    time.sleep(0.005)

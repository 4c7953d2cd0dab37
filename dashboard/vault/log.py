"""One log while it is open: cursors into it, one change at a time, and the file that holds it, open or sealed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb

from dashboard.vault import files, snapshot
from dashboard.vault.database import Database
from dashboard.vault.drafts import Drafts
from dashboard.vault.making import in_a_file, in_memory, ready, shown
from dashboard.vault.sealing import Seal
from dashboard.vault.soon import Soon
from dashboard.vault.troubles import Gone, Locked


class Vault:
    """One log. Hand out a `cursor()` to each user of it; `close()` gives the file back.

    An open log is a DuckDB file. A sealed one is in memory, and every change writes its file anew before it
    holds: whole, or not at all.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.changes = 0
        self.given: tuple[int, int] = (-1, 0)
        """In which generation the last number was given to an outing, and which."""
        self.came = self.settled = 0
        """How often outings came that don't know their neighbours yet, and of how many of these times they do."""
        self.backup: Path | None = None
        """The copy that was made when the log was brought to a newer format."""
        self.changing = threading.RLock()
        """Held during a change: two windows of one person must not both add the same file."""
        self._database = Database(path)
        self.remembered = self._database.remembered
        """What was asked of it since the last change."""
        self._folding = Soon(self.fold)
        self._drafts = Drafts()
        self._becoming = False
        self.told_to_lock = 0
        """How often it was to be locked: who opens it meanwhile has to lock it again."""

    @property
    def locked(self) -> bool:
        """True while nobody has said the passphrase; not for the moment in which it becomes another."""
        return self._database.cursors.connection is None and not self._becoming

    @property
    def seal(self) -> Seal | None:
        """What the log is sealed with while it is unlocked; None for an open one."""
        return self._database.seal

    @property
    def generation(self) -> int:
        """Grows when cursors handed out before are worth nothing any more."""
        return self._database.cursors.generation

    @property
    def state(self) -> tuple[int, int]:
        """Which log this is, after how many changes: what was asked before holds while this stays."""
        return self.generation, self.changes

    @property
    def unsent(self) -> dict[str, object]:
        """What is half typed in some window."""
        return self._drafts.unsent

    @property
    def waiting(self) -> dict[str, object]:
        """What was half typed when the log was locked: whoever goes on with it takes it out."""
        return self._drafts.waiting

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: DuckDB's connections can't be shared by threads. Raises `Locked`."""
        try:
            return self._database.cursors.hand_out()
        except Locked:
            # It may be becoming another just now: what asks then is answered from that.
            with self.changing:
                return self._database.cursors.hand_out()

    @contextmanager
    def change(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """One change at a time, all of it on the disk when this is left, or nothing. Raises `Gone` and OSError."""
        with self.changing:
            with self._database.transaction(cursor):
                yield
            self.changes += 1
            if self.path and not self.seal:
                self._folding.ask()

    def fold(self) -> None:
        """Have the file alone hold the log, and nothing rest in its journal, unless someone reads it just now."""
        with self.changing:
            self._database.fold()

    def revive(self) -> None:
        """Open the file anew if DuckDB has given it up, as it does where something can't be written."""
        with self.changing:
            self._database.revive()

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
        try:
            self._database.place.check()
        except Gone:
            # What is done to it just now may be ours.
            with self.changing:
                self._database.place.check()

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
                    self._database.put_in_place(new)
            except BaseException:
                if made:
                    made.close()
                raise
            self.hold(made or ready(path), seal)
            self.changes += 1

    def write(self, data: bytes, seal: Seal, show: dict[str, str]) -> None:
        """Have the sealed file hold this snapshot, under this seal from now on. Raises OSError."""
        self._database.write(data, seal, show)

    def hold(self, connection: duckdb.DuckDBPyConnection, seal: Seal | None) -> None:
        """Be this database from now on, as the file at the path holds it; what was half typed under its seal waits."""
        self._database.hold(connection, seal)
        # A stop may have come before they knew.
        self.came += 1
        self._drafts.take_up(seal)

    def close(self) -> None:
        """Write everything down, and let go of the file and of the key; what is half typed waits, sealed."""
        with self.changing:
            try:
                self._drafts.put_by(self.seal)
            finally:
                self._database.let_go()

    def lock(self) -> bool:
        """Close it if it is sealed, also if it is being sealed at this moment; True if it was.

        What is half typed in an open one waits for whoever comes next: the windows it was typed in are left.
        """
        self.told_to_lock += 1
        if not self.seal and not self._becoming:
            self._drafts.leave()
            return False
        # Before waiting for a change to end: what it asks of the log may take long.
        self._database.cursors.interrupt()
        with self.changing:
            if not self.seal:
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

    @contextmanager
    def _all_else_waits(self) -> Iterator[None]:
        with self.changing:
            self._becoming = True
            try:
                yield
            finally:
                self._becoming = False

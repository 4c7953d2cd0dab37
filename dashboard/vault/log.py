"""One log while it is open: cursors into it, one change at a time, and the file that holds it, open or sealed."""

import pickle
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from weakref import WeakSet

import duckdb

from dashboard import migrations
from dashboard.migrations import SQL
from dashboard.vault import files, snapshot
from dashboard.vault.duck import attached, shut
from dashboard.vault.sealing import Broken, Seal
from dashboard.vault.troubles import gone, log_is_locked

Place = tuple[int, ...]

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
        self.changing = threading.RLock()
        """Held during a change: two windows of one person must not both add the same file."""
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._cursors: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()
        self._seal: Seal | None = None
        self._place: Place | None = None
        self._put_by: bytes | None = None
        self._becoming = False

    @property
    def locked(self) -> bool:
        """True while nobody has said the passphrase."""
        return self._connection is None

    @property
    def seal(self) -> Seal | None:
        """What the log is sealed with while it is unlocked; None for an open one."""
        return self._seal

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: DuckDB's connections can't be shared by threads. Raises `Locked`."""
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
                if self._seal:
                    self._write(snapshot.taken(cursor, datetime.now()), self._seal, shown(cursor))
                cursor.execute("commit")
            except BaseException:
                # A commit that fails has ended the transaction itself.
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                raise
            self.changes += 1
            self.check_place()

    def snapshot(self) -> bytes:
        """All of the log as it is now."""
        cursor = self.cursor()
        cursor.execute("begin")
        try:
            return snapshot.taken(cursor, datetime.now())
        finally:
            cursor.execute("rollback")

    def check_place(self) -> None:
        """Raise `Gone` if the file is no longer the one that was opened."""
        if self.path is None or self._place is None:
            return
        now = _place(self.path, sealed=self._seal is not None)
        if now != self._place:
            raise gone(self.path, replaced=now is not None)

    def become(self, data: bytes, seal: Seal | None) -> None:
        """Hold this snapshot from now on, sealed or open, all of it or nothing. Raises `Unreadable` and OSError.

        What lies at the path is replaced if it is ours, and moved aside if it isn't.
        """
        with self._all_else_waits():
            if self.path is None or seal:
                fresh = attached(None)
                snapshot.built(fresh, data, migrations.migrations())
                shut(fresh)
                if self.path and seal:
                    self._replace_by_sealed(self.path, fresh, seal)
            else:
                new = files.unfinished(self.path)
                files.clear_unfinished(self.path)
                made = attached(new)
                try:
                    snapshot.built(made, data, migrations.migrations())
                finally:
                    made.close()
                self._make_room(self.path)
                files.put_in_place(new, self.path)
                fresh = attached(self.path)
                shut(fresh)
            self.hold(fresh, seal)
            self.changes += 1

    def hold(self, connection: duckdb.DuckDBPyConnection, seal: Seal | None) -> None:
        """Be this database from now on, as the file at the path holds it."""
        self._let_go()
        self._connection, self._seal = connection, seal
        if self._put_by and seal:
            with suppress(Broken):
                # Sealed with this very key, so nobody else wrote it.
                self.waiting = pickle.loads(seal.unsealed(self._put_by))  # noqa: S301
            self._put_by = None
        self._place = _place(self.path, sealed=seal is not None) if self.path else None

    def close(self) -> None:
        """Write everything down, and let go of the file and of the key; what is half typed waits, sealed."""
        with self.changing:
            if self._seal:
                self._put_by = self._seal.sealed(pickle.dumps({**self.waiting, **self.unsent}), {})
            self.unsent, self.waiting = {}, {}
            self._let_go()

    def lock(self) -> bool:
        """Close it if it is sealed, also if it is being sealed at this moment; True if it was."""
        if not self._seal and not self._becoming:
            return False
        self.interrupt()
        with self.changing:
            if not self._seal:
                return False
            self.close()
            return True

    def interrupt(self) -> None:
        """Stop whatever is asked of the log at this moment."""
        for cursor in list(self._cursors):
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

    def _replace_by_sealed(self, path: Path, fresh: duckdb.DuckDBPyConnection, seal: Seal) -> None:
        try:
            # Written before the open log is let go: if there is no room for it, nothing has happened yet.
            new = files.write_beside(path, seal.sealed(snapshot.taken(fresh, datetime.now()), shown(fresh)))
            self._make_room(path)
            files.put_in_place(new, path)
        except BaseException:
            fresh.close()
            raise

    def _write(self, data: bytes, seal: Seal, show: dict[str, str]) -> None:
        assert self.path is not None
        files.write_whole(self.path, seal.sealed(data, show))
        self._place = _place(self.path, sealed=True)

    def _make_room(self, path: Path) -> None:
        """See to it that the path, and the journal beside it, can be replaced."""
        ours = self._place is not None and _place(path, sealed=self._seal is not None) == self._place
        self._let_go()
        if not ours:
            set_aside(path)

    def _let_go(self) -> None:
        """Close every cursor and the database. DuckDB folds its journal into the file."""
        connections = [*self._cursors, *([self._connection] if self._connection else [])]
        self._connection, self._seal, self._place = None, None, None
        self.generation += 1
        self._cursors = WeakSet()
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


def shown(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What the person lets others see, which a sealed log shows while it is locked."""
    return dict(cursor.execute((SQL / "shown.sql").read_text("utf-8")).fetchall())


def set_aside(path: Path) -> Path | None:
    """Move what lies at a path, and its journal, out of the way under another name; returns where, if there was any."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}-as-found-{stamp}{path.suffix}")
    for file, there in ((files.journal(path), files.journal(aside)), (path, aside)):
        if file.exists():
            file.rename(there)
            there.chmod(0o600)
    return aside if aside.exists() else None


def _place(path: Path, *, sealed: bool) -> Place | None:
    """Which file lies there, if any; of a sealed one, which nobody else writes, also in which state."""
    try:
        found = path.stat()
    except OSError:
        return None
    state = (found.st_size, found.st_mtime_ns) if sealed else ()
    return (found.st_dev, found.st_ino, *state)

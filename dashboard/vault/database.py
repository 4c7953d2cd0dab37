"""The database of a log while it is open: its cursors, its seal, and its file, which holds every change or none of it.

DuckDB writes each change into a journal beside its own file. Folded into it, the file alone holds the log.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import duckdb

from dashboard.outings import Trouble
from dashboard.vault import files, snapshot
from dashboard.vault.cursors import Cursors
from dashboard.vault.making import ready, shown
from dashboard.vault.place import Place, set_aside
from dashboard.vault.remembered import Remembered
from dashboard.vault.sealing import Seal


class Database:
    """DuckDB's own file, or one in memory and the sealed file that holds it. `Vault` has one at a time change it."""

    def __init__(self, path: Path | None) -> None:
        self.place = Place(path)
        self.cursors = Cursors()
        self.seal: Seal | None = None
        """What it is sealed with; None for an open log, and while none is held."""
        self.remembered = Remembered()
        """What was asked of it since the last change."""

    def hold(self, connection: duckdb.DuckDBPyConnection, seal: Seal | None) -> None:
        """Be this database from now on, as the file at the path holds it."""
        self.let_go()
        self.cursors.connection, self.seal = connection, seal
        self.place.note(sealed=seal is not None)

    def let_go(self) -> None:
        """Close every cursor and the database, its journal folded into the file if that is the one it is of."""
        fold = self.place.path is not None and self.seal is None and self.place.is_as_left()
        with self.cursors.ending() as connection:
            self.seal = None
            self.place.forget()
        self.cursors.take_back()
        if connection and fold:
            with suppress(duckdb.Error):
                connection.execute("checkpoint log")
        self.cursors.take_back(connection)
        self.remembered.forget()

    @contextmanager
    def transaction(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """All that is done through a cursor within this is on the disk when it is left, or nothing is.

        Raises `Gone` and OSError.
        """
        self.place.check()
        cursor.execute("begin")
        try:
            yield
            # DuckDB may have written into the file meanwhile: which file it is, is all that can be asked.
            self.place.check_file()
            if self.seal:
                self.write(snapshot.taken(cursor, datetime.now()), self.seal, shown(cursor))
            cursor.execute("commit")
        except BaseException:
            # A commit that fails has ended the transaction itself.
            with suppress(duckdb.Error):
                cursor.execute("rollback")
            self.revive()
            raise
        # DuckDB may have written some of it into the file itself.
        self.place.note_again()

    def write(self, data: bytes, seal: Seal, show: dict[str, str]) -> None:
        """Have the sealed file hold this snapshot, under this seal from now on. Raises OSError."""
        assert self.place.path is not None
        files.write_whole(self.place.path, seal.sealed(data, show))
        self.seal = seal
        self.place.note(sealed=True)

    def put_in_place(self, new: Path) -> None:
        """Have a finished file take the place of what lies there, no journal beside it, and let go of that.

        Raises OSError and duckdb.Error.
        """
        path = self.place.path
        assert path is not None
        try:
            if not self.place.is_as_left():
                set_aside(path)
            elif self.seal is None:
                self._fold_all(path)
            if os.name == "nt":
                self.let_go()
        except BaseException:
            files.clear_unfinished(path)
            raise
        files.put_in_place(new, path)
        self.let_go()
        files.journal(path).unlink(missing_ok=True)

    def fold(self) -> None:
        """Have DuckDB fold its journal into the file: one that is hurt later loses its end without a word."""
        path = self.place.path
        if path is None or self.seal or self.cursors.connection is None or not self.place.is_as_left():
            return
        if not _has_room(path):
            return  # DuckDB would give the file up while someone reads it. What was changed is on the disk.
        try:
            self.cursors.hand_out().execute("checkpoint log")
        except duckdb.TransactionException:
            pass  # Someone is reading what was just changed. It is on the disk, and folded after the next change.
        except duckdb.Error:
            self._reopen()
        self.place.note_again()

    def revive(self) -> None:
        """Open the file anew if DuckDB has given it up, as it does where something can't be written."""
        if self.place.path is None or self.seal or self.cursors.connection is None:
            return
        try:
            self.cursors.connection.execute("select 1 from log.main.migration limit 1").fetchall()
        except duckdb.Error:
            self._reopen()
        # What failed may have left its traces at the end of the file.
        self.place.note_again()

    def _fold_all(self, path: Path) -> None:
        """Fold the journal into the file whoever reads just now: beside another file it would be taken for its own."""
        self.cursors.take_back()
        if self.cursors.connection:
            try:
                self.cursors.connection.execute("checkpoint log")
            except duckdb.Error:
                self._reopen()
                raise
            self.place.note(sealed=False)
        if files.journal(path).exists():
            raise OSError

    def _reopen(self) -> None:
        if self.place.path and self.place.is_ours():
            self.let_go()
            # If it can't be opened now, whoever asks for it next is told why.
            with suppress(Trouble, duckdb.Error):
                self.hold(ready(self.place.path), None)


def _has_room(path: Path) -> bool:
    """True if all of a file could be written once more beside it."""
    try:
        needed = sum(file.stat().st_size for file in (path, files.journal(path)) if file.exists())
        return shutil.disk_usage(path.parent).free > needed
    except OSError:
        return False

"""The cursors into an open log: handed out, interrupted, taken back, closed."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from weakref import WeakSet

import duckdb

from dashboard.vault.troubles import log_is_locked

BUSY = 5.0
"""Seconds to wait for a question that was told to stop."""


class Cursors:
    """Cursors into one database after another: each can be handed out to one user, all can be taken back at once."""

    def __init__(self) -> None:
        self.connection: duckdb.DuckDBPyConnection | None = None
        """The database they are handed out of; None while there is none."""
        self.generation = 0
        """Grows when cursors handed out before are worth nothing any more."""
        self._out: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()
        self._handing = threading.Lock()
        """Held while a cursor is handed out or all are taken back: none slips through, to keep a locked log alive."""

    def hand_out(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: DuckDB's connections can't be shared by threads. Raises `Locked`."""
        with self._handing:
            if self.connection is None:
                raise log_is_locked()
            found = self.connection.cursor()
            self._out.add(found)
            return found

    def interrupt(self) -> None:
        """Stop whatever is asked through them at this moment."""
        with self._handing:
            cursors = list(self._out)
        for cursor in cursors:
            with suppress(duckdb.Error):
                cursor.interrupt()

    @contextmanager
    def ending(self) -> Iterator[duckdb.DuckDBPyConnection | None]:
        """Hand out none any more, and have who asks wait until this is left; gives the database they were of."""
        with self._handing:
            connection, self.connection = self.connection, None
            yield connection

    def take_back(self, database: duckdb.DuckDBPyConnection | None = None) -> None:
        """Close all there are, and then their database, if given; those who had them get new ones, if they may."""
        with self._handing:
            found, self._out = list(self._out), WeakSet()
            self.generation += 1
        _close([*found, *([database] if database else [])])


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

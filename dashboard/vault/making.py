"""A log made of a snapshot, or opened as it is: in memory, or as a DuckDB file."""

from pathlib import Path

import duckdb

from dashboard import migrations
from dashboard.migrations import SQL
from dashboard.outings import Trouble
from dashboard.vault import files, snapshot
from dashboard.vault.duck import attached, read_through, shut
from dashboard.vault.place import set_aside


def in_memory(data: bytes) -> duckdb.DuckDBPyConnection:
    """A snapshot as a database, brought to the newest format and locked down. Raises `Unreadable`."""
    connection = attached(None)
    try:
        snapshot.built(connection, data, migrations.migrations())
        shut(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def in_a_file(path: Path, data: bytes | None) -> Path:
    """A snapshot, or an empty log, as a DuckDB file beside the path, whole; returns where. Raises `Unreadable`, OSError."""
    new = files.unfinished(path)
    files.clear_unfinished(path)
    try:
        connection = attached(new)
    except Trouble:
        files.clear_unfinished(path)
        raise OSError from None
    try:
        if data is None:
            migrations.migrate(connection, 0, migrations.migrations())
        else:
            snapshot.built(connection, data, migrations.migrations())
        connection.execute("checkpoint log")
    except BaseException:
        connection.close()
        files.clear_unfinished(path)
        raise
    connection.close()
    if files.journal(new).exists():
        files.clear_unfinished(path)
        raise OSError
    return new


def begin(path: Path) -> None:
    """Make an empty log, whole or not at all. A journal whose file is gone belongs to no log, and is set aside.

    Raises `Trouble`.
    """
    try:
        set_aside(path)
        files.put_in_place(in_a_file(path, None), path)
    except (OSError, duckdb.Error):
        raise Trouble(
            f"No log could be begun at {path}. Check that there is room on the disk and that you may write there."
        ) from None


def ready(path: Path | None) -> duckdb.DuckDBPyConnection:
    """The file at a path, every row of it read, locked down. Raises `Trouble`, and duckdb.Error for a hurt one."""
    connection = attached(path)
    try:
        read_through(connection)
        shut(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def shown(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What the person lets others see, which a sealed log shows while it is locked."""
    return dict(cursor.execute((SQL / "shown.sql").read_text("utf-8")).fetchall())

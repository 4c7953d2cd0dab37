"""DuckDB, kept from reaching anything but the log."""

import os
from pathlib import Path

import duckdb

from dashboard.migrations import SQL
from dashboard.outings import Trouble
from dashboard.vault.troubles import damaged, elsewhere

MEMORY = ":memory:"

# Nothing is fetched, nothing outside the log is read, nothing spills to disk in the clear.
LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
}


def attached(path: Path | None) -> duckdb.DuckDBPyConnection:
    """A database with the file at `path`, or with nothing but memory, as `log`. Raises `Trouble`."""
    connection = duckdb.connect(MEMORY, config=LOCKED_DOWN)
    # DuckDB makes the file now and its journal whenever something is written, both with the
    # process's mask: so the mask stays closed from here on.
    os.umask(0o077)
    try:
        connection.execute("attach ? as log", [MEMORY if path is None else str(path)])
    except duckdb.Error as error:
        connection.close()
        raise _explained(path or Path(MEMORY), str(error)) from None
    return connection


def shut(connection: duckdb.DuckDBPyConnection) -> None:
    """Let it reach nothing from here on, for good, and know what our questions share."""
    connection.execute((SQL / "macros.sql").read_text("utf-8"))
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _explained(path: Path, message: str) -> Trouble:
    if "not a valid DuckDB" in message or "read enough bytes" in message or "orrupt" in message:
        return damaged(path)
    if "set lock" in message or "Conflicting lock" in message:
        return elsewhere(path)
    return Trouble(f"The log {path} can't be opened. Nothing was changed. Check that you may read and write it.")

"""DuckDB, kept from reaching anything but the log."""

from pathlib import Path

import duckdb

from dashboard.migrations import SQL
from dashboard.outings import Trouble
from dashboard.vault import files
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
    # The vault says when the journal is folded into the file. DuckDB would do it in the middle of a commit, and
    # say of a change that is on the disk already that it failed where there is no room for that.
    "checkpoint_threshold": "1TB",
    # What a question needed is given back to the system, and not kept for the next one.
    "allocator_background_threads": "true",
}

HURT = ("not a valid DuckDB", "read enough bytes", "orrupt", "replaying WAL", "eserializ")
"""Words of DuckDB's for a file that is no database, or no longer a whole one."""


def attached(path: Path | None) -> duckdb.DuckDBPyConnection:
    """A database with the file at `path`, or with nothing but memory, as `log`. Raises `Trouble`."""
    connection = duckdb.connect(MEMORY, config=LOCKED_DOWN)
    # The journal is folded into the file where the vault says so, never into another that lies there by then.
    connection.execute("pragma disable_checkpoint_on_shutdown")
    # DuckDB makes the file now and its journal whenever something is written, both with the process's mask.
    files.keep_private()
    try:
        connection.execute("attach ? as log", [MEMORY if path is None else str(path)])
    except duckdb.Error as error:
        connection.close()
        raise _explained(path or Path(MEMORY), error) from None
    return connection


def shut(connection: duckdb.DuckDBPyConnection) -> None:
    """Let it reach nothing from here on, for good, and know what our questions share."""
    connection.execute((SQL / "macros.sql").read_text("utf-8"))
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def read_through(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every row there is, so that each block is held against its checksum now and stays in memory.

    Raises duckdb.Error where one is hurt.
    """
    for name in tables(connection, rows=1):
        rows = connection.table(f"log.main.{name}").set_alias("t")
        rows.aggregate("count(*) filter (where hash(t) = 0)").fetchall()


def tables(cursor: duckdb.DuckDBPyConnection, rows: int = 0) -> list[str]:
    """The tables of the log that have as many rows or more, each after those it refers to."""
    found = cursor.execute(
        "select table_name from duckdb_tables() where database_name = 'log' and schema_name = 'main' "
        "and estimated_size >= ? order by table_oid",
        [rows],
    )
    return [name for (name,) in found.fetchall()]


def is_hurt(error: duckdb.Error) -> bool:
    """True where DuckDB says that a file isn't whole."""
    return any(words in str(error) for words in HURT)


def _explained(path: Path, error: duckdb.Error) -> Trouble:
    if is_hurt(error):
        return damaged(path)
    if "set lock" in str(error) or "Conflicting lock" in str(error):
        return elsewhere(path)
    return Trouble(f"The log {path} can't be opened. Nothing was changed. Check that you may read and write it.")

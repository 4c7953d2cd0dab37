"""A snapshot: all of a log as bytes, and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb

from dashboard.migrations import Migration, migrate
from dashboard.vault.archive import IN_A_GROUP, About, Unreadable, packed, unpacked
from dashboard.vault.duck import tables

MOST_NUMBERS = 10_000_000
HIGHEST = "select max({}) from log.main.{}"
ADVANCE = "select max(nextval('log.main.{}')) from range(?)"
"""Sequences and tables are named by our own migrations, never by a file."""


def taken(cursor: duckdb.DuckDBPyConnection, now: datetime) -> bytes:
    """The log as this cursor sees it, in its transaction or as it is now."""
    found = ((name, cursor.table(f"log.main.{name}").to_arrow_reader(IN_A_GROUP)) for name in tables(cursor))
    return packed(found, {"format": _newest(cursor), "taken_at": now.isoformat(), "numbers": _numbers(cursor)})


def about(data: bytes) -> About:
    """What a snapshot says of itself. Raises `Unreadable`."""
    with unpacked(data) as archive:
        return archive.about()


def built(connection: duckdb.DuckDBPyConnection, data: bytes, steps: Sequence[Migration]) -> About:
    """Fill an empty log, attached as `log`, with a snapshot, and bring it to the newest format. Raises `Unreadable`.

    Every row passes the checks of the log, and the counts have to be those the snapshot says.
    """
    with unpacked(data) as archive:
        found = archive.about()
        if not 0 < found.format <= steps[-1].version:
            raise Unreadable
        taken = [step for step in steps if step.version <= found.format]
        migrate(connection, 0, taken)
        connection.execute("begin")
        connection.execute("delete from log.main.migration")
        for name in tables(connection):
            columns = connection.table(f"log.main.{name}").columns
            with archive.table(name, found.rows[name], columns) as rows:
                if found.rows[name]:
                    connection.from_arrow(rows).insert_into(f"log.main.{name}")
        if _one(connection, "select list(version order by version) from log.main.migration") != [
            step.version for step in taken
        ]:
            raise Unreadable
        for name in _numbers(connection):
            _advance(connection, name, found.numbers.get(name, 0))
        connection.execute("commit")
        migrate(connection, found.format, steps)
    return found


def brought(data: bytes, filled: duckdb.DuckDBPyConnection) -> bytes:
    """A snapshot in the format of the log that was filled with it. Raises `Unreadable`."""
    return data if about(data).format == _newest(filled) else taken(filled, about(data).taken_at)


def alike(one: bytes, other: bytes) -> bool:
    """True if two snapshots hold the same, and the first is whole. Raises `Unreadable`."""
    with unpacked(one) as archive:
        return archive.is_whole() and archive.about().content == about(other).content


def _advance(connection: duckdb.DuckDBPyConnection, sequence: str, given: int) -> None:
    """Have a sequence go on after what it gave, and after what stands in the table it numbers."""
    table, _, column = sequence.rpartition("_")
    asked = max(given, _one(connection, HIGHEST.format(column, table)) or 0)
    if not 0 <= given <= asked <= MOST_NUMBERS:
        raise Unreadable
    connection.execute(ADVANCE.format(sequence), [asked]).fetchall()


def _newest(cursor: duckdb.DuckDBPyConnection) -> int:
    return int(_one(cursor, "select max(version) from log.main.migration"))


def _one(connection: duckdb.DuckDBPyConnection, question: str) -> Any:
    return connection.execute(question).fetchall()[0][0]


def _numbers(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How often each sequence was asked."""
    found = cursor.execute(
        "select sequence_name, greatest(coalesce(last_value, 0), start_value - 1) from duckdb_sequences() where database_name = 'log'"
    )
    return dict(found.fetchall())

"""A snapshot: all of a log as bytes, and back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.migrations import Migration, migrate
from dashboard.vault.archive import About, Unreadable, packed, unpacked
from dashboard.vault.duck import tables

MOST_NUMBERS = 10_000_000
HIGHEST = "select max({}) from log.main.{}"
ADVANCE = "select max(nextval('log.main.{}')) from range(?)"
"""Sequences and tables are named by our own migrations, never by a file."""


Rows = Mapping[str, Mapping[str, Sequence[int | str]]]
"""Of each table, the column and the numbers or words in it."""

Born = Mapping[str, Mapping[int, datetime]]
"""When each outing and each memory, by its number, was put down."""

MEANS = {
    ("id", "outing"): "outing", ("id", "bin"): "outing", ("outing", "photo"): "outing", ("outing", "plan"): "outing",
    ("id", "memory"): "memory", ("memory", "photo"): "memory",
}  # fmt: skip
"""What the number in a column of a table is one of."""


def taken(cursor: duckdb.DuckDBPyConnection, now: datetime) -> bytes:
    """The log as this cursor sees it, in its transaction or as it is now."""
    found = ((name, cursor.table(f"log.main.{name}").to_arrow_table()) for name in tables(cursor))
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


def text_mark(day: date, note: str | None, moment: str | None) -> str:
    """What an outing is known by in a snapshot where it may have another number."""
    return "\0".join((day.isoformat(), note or "", moment or ""))


def without(data: bytes, gone: Rows, texts: Sequence[str] = (), born: Born | None = None) -> bytes:
    """The same without some rows: of each table, those whose column holds one of the numbers, and outings with one of
    the text marks. A number that was given to something else here, put down at another moment than `born` says, is
    left alone. Raises `Unreadable`.
    """
    with unpacked(data) as archive:
        said = archive.said()
        kept = {name: archive.table(name, rows).read_all() for name, rows in archive.about().rows.items()}
        for name, columns in (gone if born is None else _the_same(kept, gone, born)).items():
            for column, numbers in columns.items() if name in kept else ():
                if column in kept[name].column_names:
                    there = pc.is_in(kept[name][column], pa.array(numbers, kept[name][column].type))
                    kept[name] = kept[name].filter(pc.invert(there))
        for name in ("outing", "bin") if texts else ():
            if name in kept:
                day, *words = (pc.cast(kept[name][column], pa.string()) for column in ("day", "note", "moment"))
                marks = pc.binary_join_element_wise(day, *(pc.fill_null(word, "") for word in words), "\0")
                kept[name] = kept[name].filter(pc.invert(pc.is_in(marks, pa.array(texts, pa.string()))))
    return packed(kept.items(), said)


def _the_same(kept: Mapping[str, pa.Table], gone: Rows, born: Born) -> Rows:
    """Of these numbers, those that mean the same here."""
    same: dict[str, set[int]] = {}
    for table, what in (("outing", "outing"), ("bin", "outing"), ("memory", "memory")):
        if table in kept:
            rows = kept[table].filter(pc.is_in(kept[table]["id"], pa.array(list(born[what]), kept[table]["id"].type)))
            moments = zip(rows["id"].to_pylist(), rows["created_at"].to_pylist(), strict=True)
            same.setdefault(what, set()).update(number for number, at in moments if born[what][number] == at)
    return {
        table: {
            column: [number for number in numbers if number in same.get(MEANS[column, table], ())]
            if (column, table) in MEANS else numbers
            for column, numbers in columns.items()
        }
        for table, columns in gone.items()
    }  # fmt: skip


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

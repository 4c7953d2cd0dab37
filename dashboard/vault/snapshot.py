"""All of a log as bytes, and back: a zip of its tables in Parquet, which anything can read."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.migrations import Migration, migrate

ABOUT, FOLDER = "about.json", "tables/"
MOST_BYTES = 4 * 2**30
"""Unpacked: a copy that says more is not one of ours."""

MOST_NUMBERS = 10_000_000
ADVANCE = "select nextval('log.main.{}') from range(?)"
"""Sequences are named by our own migrations, never by a file."""


class Unreadable(Exception):
    """These bytes are no snapshot, or no whole one."""


@dataclass(frozen=True)
class About:
    """What a snapshot says of itself: its format, when it was taken, rows by table, numbers given so far."""

    format: int
    taken_at: datetime
    rows: Mapping[str, int]
    numbers: Mapping[str, int]
    content: str

    @property
    def outings(self) -> int:
        """How many outings it holds."""
        return self.rows.get("outing", 0)


def taken(cursor: duckdb.DuckDBPyConnection, now: datetime) -> bytes:
    """The log as this cursor sees it, in its transaction or as it is now."""
    newest = cursor.table("log.main.migration").max("version").fetchall()[0][0]
    tables = ((name, cursor.table(f"log.main.{name}").to_arrow_table()) for name in _tables(cursor))
    return _packed(tables, {"format": newest, "taken_at": now.isoformat(), "numbers": _numbers(cursor)})


def about(data: bytes) -> About:
    """What a snapshot says of itself. Raises `Unreadable`."""
    with _unpacked(data) as packed:
        return _about(packed)


def built(connection: duckdb.DuckDBPyConnection, data: bytes, steps: Sequence[Migration]) -> About:
    """Fill an empty log, attached as `log`, with a snapshot, and bring it to the newest format. Raises `Unreadable`.

    Every row passes the checks of the log, and the counts have to be those the snapshot says.
    """
    with _unpacked(data) as packed:
        found = _about(packed)
        if not 0 < found.format <= steps[-1].version:
            raise Unreadable
        migrate(connection, 0, [step for step in steps if step.version <= found.format])
        connection.execute("begin")
        connection.execute("delete from log.main.migration")
        for name in _tables(connection):
            rows, there = _read(packed, name), connection.table(f"log.main.{name}")
            if rows.num_rows != found.rows.get(name) or rows.column_names != there.columns:
                raise Unreadable
            if rows.num_rows:
                connection.from_arrow(rows).insert_into(f"log.main.{name}")
        for name in _numbers(connection):
            if not 0 <= (given := found.numbers.get(name, 0)) <= MOST_NUMBERS:
                raise Unreadable
            connection.execute(ADVANCE.format(name), [given]).fetchall()
        connection.execute("commit")
    migrate(connection, found.format, steps)
    return found


def without(data: bytes, gone: Mapping[str, Mapping[str, Sequence[int]]]) -> bytes:
    """The same without some rows: of each table, those whose column holds one of the numbers. Raises `Unreadable`."""
    with _unpacked(data) as packed:
        said = json.loads(packed.read(ABOUT))
        tables = {name: _read(packed, name) for name in said["rows"]}
    for name, columns in gone.items():
        for column, numbers in columns.items() if name in tables else ():
            there = pc.is_in(tables[name][column], pa.array(numbers, tables[name][column].type))
            tables[name] = tables[name].filter(pc.invert(there))
    return _packed(tables.items(), said)


def _packed(tables: Iterable[tuple[str, pa.Table]], said: Mapping[str, Any]) -> bytes:
    rows, contents = {}, []
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as packed:
            for name, table in tables:
                with io.BytesIO() as column:
                    pq.write_table(table, column, compression="zstd")
                    _put(packed, f"{FOLDER}{name}.parquet", column.getvalue())
                rows[name] = table.num_rows
                contents.append(f"{packed.getinfo(f'{FOLDER}{name}.parquet').CRC:08x}")
            said = {**said, "rows": rows, "content": "".join(sorted(contents))}
            _put(packed, ABOUT, json.dumps(said, indent=1).encode())
        return file.getvalue()


def _put(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    # When it was taken is said in about.json; equal tables are equal bytes.
    packed.writestr(zipfile.ZipInfo(name), data)


@contextmanager
def _unpacked(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The zip, its pieces checked as they are read. Whatever is wrong with them is `Unreadable`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(piece.file_size for piece in packed.infolist()) > MOST_BYTES:
                raise Unreadable
            yield packed
    except (zipfile.BadZipFile, zlib.error, pa.ArrowException, duckdb.Error, OSError, KeyError, ValueError, TypeError,
            NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise Unreadable from error


def _read(packed: zipfile.ZipFile, name: str) -> pa.Table:
    return pq.read_table(pa.BufferReader(packed.read(f"{FOLDER}{name}.parquet")))


def _about(packed: zipfile.ZipFile) -> About:
    said = json.loads(packed.read(ABOUT))
    return About(
        int(said["format"]), datetime.fromisoformat(said["taken_at"]),
        {str(name): int(rows) for name, rows in said["rows"].items()},
        {str(name): int(given) for name, given in said["numbers"].items()}, str(said["content"]),
    )  # fmt: skip


def _tables(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of the log, each after those it refers to."""
    found = cursor.execute(
        "select table_name from duckdb_tables() where database_name = 'log' and schema_name = 'main' order by table_oid"
    )
    return [name for (name,) in found.fetchall()]


def _numbers(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How often each sequence was asked."""
    found = cursor.execute(
        "select sequence_name, greatest(coalesce(last_value, 0), start_value - 1) from duckdb_sequences() where database_name = 'log'"
    )
    return dict(found.fetchall())

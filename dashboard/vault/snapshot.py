"""All of a log as bytes, and back: a zip of its tables in Parquet, which anything can read."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.migrations import Migration, migrate
from dashboard.vault.duck import tables

ABOUT, FOLDER = "about.json", "tables/"
MOST_ABOUT, MOST_BYTES, AT_ONCE = 2**20, 4 * 2**30, 8192
"""What a snapshot says of itself, what it comes to in memory (one that holds more is not one of ours), rows at once."""

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
    found = ((name, cursor.table(f"log.main.{name}").to_arrow_table()) for name in tables(cursor))
    return _packed(found, {"format": _newest(cursor), "taken_at": now.isoformat(), "numbers": _numbers(cursor)})


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
        taken = [step for step in steps if step.version <= found.format]
        migrate(connection, 0, taken)
        connection.execute("begin")
        connection.execute("delete from log.main.migration")
        for name in tables(connection):
            columns = connection.table(f"log.main.{name}").columns
            with _read(packed, name, found.rows[name], columns) as rows:
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
    with _unpacked(one) as packed:
        return packed.testzip() is None and _about(packed).content == about(other).content


def text_mark(day: date, note: str | None, moment: str | None) -> str:
    """What an outing is known by in a snapshot where it may have another number."""
    return "\0".join((day.isoformat(), note or "", moment or ""))


def without(data: bytes, gone: Rows, texts: Sequence[str] = (), born: Born | None = None) -> bytes:
    """The same without some rows: of each table, those whose column holds one of the numbers, and outings with one of
    the text marks. A number that was given to something else here, put down at another moment than `born` says, is
    left alone. Raises `Unreadable`.
    """
    with _unpacked(data) as packed:
        said = json.loads(packed.read(ABOUT))
        kept = {name: _read(packed, name, rows).read_all() for name, rows in _about(packed).rows.items()}
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
    return _packed(kept.items(), said)


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
            # Ours are not packed again, so that none grows when it is unpacked. What else is there is never read.
            ours = [piece for piece in packed.infolist() if piece.filename.startswith((ABOUT, FOLDER))]
            if sum(piece.file_size for piece in ours) > len(data):
                raise Unreadable
            yield packed
    except (zipfile.BadZipFile, zlib.error, struct.error, pa.ArrowException, duckdb.Error, OSError, LookupError,
            ValueError, ArithmeticError, TypeError, AttributeError, MemoryError, NotImplementedError,
            RuntimeError) as error:  # fmt: skip
        raise Unreadable from error


def _read(packed: zipfile.ZipFile, name: str, rows: int, columns: Sequence[str] | None = None) -> pa.RecordBatchReader:
    """The rows of one table, a few at a time. Raises ValueError unless they are as many as said, in these columns."""
    file = pq.ParquetFile(pa.BufferReader(packed.read(f"{FOLDER}{name}.parquet")))
    names = file.schema_arrow.names
    if file.metadata.num_rows != rows or (columns is not None and names != list(columns)):
        raise ValueError
    # Said once and pointed at from every row, a text is longer in the log than here. We write none of these.
    if any("dictionary<" in str(kind) or "run_end" in str(kind) for kind in file.schema_arrow.types):
        raise ValueError

    def bounded() -> Iterator[pa.RecordBatch]:
        # A few bytes of Parquet can say one long text a million times.
        room = MOST_BYTES
        for batch in file.iter_batches(AT_ONCE):
            room -= batch.nbytes
            if room < 0:
                raise ValueError
            yield batch

    return pa.RecordBatchReader.from_batches(file.schema_arrow, bounded())


def _about(packed: zipfile.ZipFile) -> About:
    if packed.getinfo(ABOUT).file_size > MOST_ABOUT:
        raise ValueError
    said = json.loads(packed.read(ABOUT))
    taken_at = datetime.fromisoformat(said["taken_at"])
    if taken_at.tzinfo:
        raise ValueError
    return About(
        int(said["format"]), taken_at,
        {str(name): int(rows) for name, rows in said["rows"].items()},
        {str(name): int(given) for name, given in said["numbers"].items()}, str(said["content"]),
    )  # fmt: skip


def _numbers(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How often each sequence was asked."""
    found = cursor.execute(
        "select sequence_name, greatest(coalesce(last_value, 0), start_value - 1) from duckdb_sequences() where database_name = 'log'"
    )
    return dict(found.fetchall())

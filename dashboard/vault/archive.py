"""An archive: a log's tables in Parquet in one zip, which anything can read, and what it says of itself."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

ABOUT, FOLDER = "about.json", "tables/"
MOST_ABOUT, MOST_BYTES, AT_ONCE = 2**20, 4 * 2**30, 8192
"""What an archive says of itself, what it comes to in memory (one that holds more is not one of ours), rows at once."""

IN_A_GROUP = 245_760
"""Rows written together, which is what of a table is in memory at once."""


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


class Archive:
    """An archive while it is read, within `unpacked`."""

    def __init__(self, pieces: zipfile.ZipFile) -> None:
        self._pieces = pieces

    def is_whole(self) -> bool:
        """True if each of its pieces is as it was written."""
        return self._pieces.testzip() is None

    def said(self) -> dict[str, Any]:
        """What it says of itself, word for word. Raises ValueError if that is longer than any of ours."""
        if self._pieces.getinfo(ABOUT).file_size > MOST_ABOUT:
            raise ValueError
        found: dict[str, Any] = json.loads(self._pieces.read(ABOUT))
        return found

    def about(self) -> About:
        """What it says of itself. Raises ValueError and others unless it is said as we say it."""
        said = self.said()
        taken_at = datetime.fromisoformat(said["taken_at"])
        if taken_at.tzinfo:
            raise ValueError
        return About(
            int(said["format"]), taken_at,
            {str(name): int(rows) for name, rows in said["rows"].items()},
            {str(name): int(given) for name, given in said["numbers"].items()}, str(said["content"]),
        )  # fmt: skip

    def table(self, name: str, rows: int, columns: Sequence[str] | None = None) -> pa.RecordBatchReader:
        """The rows of a table, a few at a time. Raises ValueError unless they are as many as said, in these columns."""
        file = pq.ParquetFile(pa.BufferReader(self._pieces.read(f"{FOLDER}{name}.parquet")))
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


def packed(tables: Iterable[tuple[str, pa.RecordBatchReader]], said: Mapping[str, Any]) -> bytes:
    """Tables as the bytes of an archive that says this of itself, and how many rows of each there are."""
    rows, contents = {}, []
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as pieces:
            for name, table in tables:
                piece = zipfile.ZipInfo(f"{FOLDER}{name}.parquet")
                with pieces.open(piece, "w", force_zip64=True) as column:
                    rows[name] = _write(table, column)
                contents.append(f"{piece.CRC:08x}")
            said = {**said, "rows": rows, "content": "".join(sorted(contents))}
            # When it was taken is said in here; equal tables are equal bytes.
            pieces.writestr(zipfile.ZipInfo(ABOUT), json.dumps(said, indent=1).encode())
        # Arrow would keep what it needed for this.
        pa.default_memory_pool().release_unused()
        return file.getvalue()


def _write(table: pa.RecordBatchReader, column: IO[bytes]) -> int:
    """Write all rows in Parquet; returns how many there are."""
    rows = 0
    with pq.ParquetWriter(column, table.schema, compression="zstd") as writer:
        for group in _groups(table):
            writer.write_table(group)
            rows += group.num_rows
    return rows


def _groups(table: pa.RecordBatchReader) -> Iterator[pa.Table]:
    """All rows, so many at once however they come: equal tables are equal bytes."""
    waiting = table.schema.empty_table()
    for batch in table:
        waiting = pa.concat_tables([waiting, pa.Table.from_batches([batch])])
        while waiting.num_rows >= IN_A_GROUP:
            yield waiting.slice(0, IN_A_GROUP).combine_chunks()
            waiting = waiting.slice(IN_A_GROUP)
    if waiting.num_rows:
        yield waiting.combine_chunks()


@contextmanager
def unpacked(data: bytes) -> Iterator[Archive]:
    """An archive, its pieces checked as they are read. Raises `Unreadable`, whatever is wrong with them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pieces:
            # Ours are not packed again, so that none grows when it is unpacked. What else is there is never read.
            ours = [piece for piece in pieces.infolist() if piece.filename.startswith((ABOUT, FOLDER))]
            if sum(piece.file_size for piece in ours) > len(data):
                raise Unreadable
            yield Archive(pieces)
    except (zipfile.BadZipFile, zlib.error, struct.error, pa.ArrowException, duckdb.Error, OSError, LookupError,
            ValueError, ArithmeticError, TypeError, AttributeError, MemoryError, NotImplementedError,
            RuntimeError) as error:  # fmt: skip
        raise Unreadable from error

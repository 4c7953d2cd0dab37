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
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

ABOUT, FOLDER = "about.json", "tables/"
MOST_ABOUT, MOST_BYTES, AT_ONCE = 2**20, 4 * 2**30, 8192
"""What an archive says of itself, what it comes to in memory (one that holds more is not one of ours), rows at once."""


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


def packed(tables: Iterable[tuple[str, pa.Table]], said: Mapping[str, Any]) -> bytes:
    """Tables as the bytes of an archive that says this of itself, and how many rows of each there are."""
    rows, contents = {}, []
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as pieces:
            for name, table in tables:
                with io.BytesIO() as column:
                    pq.write_table(table, column, compression="zstd")
                    _put(pieces, f"{FOLDER}{name}.parquet", column.getvalue())
                rows[name] = table.num_rows
                contents.append(f"{pieces.getinfo(f'{FOLDER}{name}.parquet').CRC:08x}")
            said = {**said, "rows": rows, "content": "".join(sorted(contents))}
            _put(pieces, ABOUT, json.dumps(said, indent=1).encode())
        return file.getvalue()


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


def _put(pieces: zipfile.ZipFile, name: str, data: bytes) -> None:
    # When it was taken is said in about.json; equal tables are equal bytes.
    pieces.writestr(zipfile.ZipInfo(name), data)

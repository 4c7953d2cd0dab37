"""CSV and its relatives, a block at a time: by Arrow where a block is plain, line by line where it isn't."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow

from dashboard.importing.dates import looks_like_day
from dashboard.importing.headers import headed
from dashboard.importing.plain import is_plain
from dashboard.importing.records import (
    Records,
    Reject,
    Row,
    delimiter_of,
    without_declaration,
)
from dashboard.importing.table import TEXT, Table, Written, refuse_empty, table_of, unique_names
from dashboard.importing.text import HELP, NO_LETTER, blocks, encoding_of, refuse_noise
from dashboard.outings import Trouble
from dashboard.progress import Progress

AHEAD = 2
"""Blocks read ahead of the one that is taken."""


def read(
    data: bytes,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    has_header: bool | None = None,
    progress: Progress | None = None,
) -> Table:
    """The table in a text file, guessing what isn't told. Raises `Trouble` if there is none."""
    encoding = encoding or encoding_of(data)
    refuse_noise(data, encoding)
    pieces = blocks(data, encoding)
    text, share = next(pieces, ("", 1.0))
    text, declared = without_declaration(text)
    delimiter = delimiter or declared or delimiter_of(text)

    records = Records(delimiter, 2 if declared else 1)
    rows = records.rows(text, final=share == 1.0)
    while share < 1.0 and not rows:
        text, share = next(pieces)
        rows = records.rows(text, final=share == 1.0)
    if not rows:
        raise Trouble(f"No row of this file can be read as part of a table. {HELP}")
    header, rows, has_header = headed(rows, records.rejects, has_header)
    names = unique_names(header)

    body = _Body(names, records)
    body.take(rows)
    if progress:
        progress(share)
    # Arrow reads a block beside Python's looking at the next; the few that wait bound the memory.
    with ThreadPoolExecutor(AHEAD) as pool:
        waiting: deque[tuple[str, float, Future[pa.Table | None]]] = deque()
        for text, share in pieces:
            waiting.append((text, share, pool.submit(body.at_once, text)))
            if len(waiting) > AHEAD or share == 1.0:
                _take_first(waiting, body, progress)
        while waiting:
            _take_first(waiting, body, progress)
    cells = table_of(names, body.columns(), body.lines())
    table = Table(
        cells, Written("table", encoding=encoding, delimiter=delimiter, has_header=has_header), records.rejects
    )
    refuse_empty(table)
    if len(names) == 1 and not any(map(looks_like_day, table.distinct(names[0])[:50])):
        raise Trouble(f"This file is text, but not a table: no comma, tab or the like stands between columns. {HELP}")
    return table


def _take_first(
    waiting: deque[tuple[str, float, Future[pa.Table | None]]], body: "_Body", progress: Progress | None
) -> None:
    text, share, plain = waiting.popleft()
    body.read(text, plain.result(), final=share == 1.0)
    if progress:
        progress(share)


class _Body:
    """The rows below the header, as columns."""

    def __init__(self, names: Sequence[str], records: Records) -> None:
        self._names = names
        self._records = records
        self._chunks: list[list[pa.Array]] = [[] for _ in names]
        self._lines: list[np.ndarray] = []
        self._options = arrow.ConvertOptions(
            column_types=dict.fromkeys(names, TEXT), strings_can_be_null=False, quoted_strings_can_be_null=False,
            check_utf8=False,
        )  # fmt: skip

    def read(self, text: str, plain: pa.Table | None, *, final: bool) -> None:
        """Take the rows of a block: as `at_once` read it if it is plain, else with care."""
        if plain is None or self._records.rest:
            self.take(self._records.rows(text, final=final))
            return
        for chunks, column in zip(self._chunks, plain.columns, strict=True):
            chunks.extend(column.chunks)
        self._lines.append(np.arange(self._records.line, self._records.line + plain.num_rows))
        self._records.line += plain.num_rows

    def take(self, rows: list[Row]) -> None:
        """Take rows already cut into cells; cells too many can't be placed, cells too few are empty."""
        width = len(self._names)
        kept: list[list[str]] = []
        lines: list[int] = []
        for line, row in rows:
            if len(row) > width and any(row[width:]):
                reason = f"has {len(row)} cells where the table has {width} columns"
                said = self._records.delimiter.join(row)[:200]
                self._records.rejects.append(Reject(line, "", said, reason))
            else:
                lines.append(line)
                kept.append(row[:width] + [""] * (width - len(row)))
        for chunks, column in zip(self._chunks, zip(*kept, strict=True), strict=False):
            chunks.append(pa.array(column, pa.string()).dictionary_encode())
        self._lines.append(np.array(lines, np.int64))

    def at_once(self, text: str) -> pa.Table | None:
        """A block read by Arrow, or None where a line of it needs more care than Arrow takes."""
        if not text.isascii() and NO_LETTER.search(text):
            return None
        data = text.encode("utf-8")
        if not is_plain(data, self._records.delimiter):
            return None
        try:
            return arrow.read_csv(
                pa.BufferReader(data),
                arrow.ReadOptions(column_names=list(self._names), use_threads=False, block_size=len(data) + 1),
                arrow.ParseOptions(delimiter=self._records.delimiter, ignore_empty_lines=False),
                self._options,
            )
        except pa.ArrowInvalid:
            return None

    def columns(self) -> list[pa.ChunkedArray]:
        """The columns, as chunks of distinct texts and which of them stands in each row."""
        return [pa.chunked_array(chunks, TEXT) for chunks in self._chunks]

    def lines(self) -> np.ndarray:
        """The line each row starts on."""
        return np.concatenate(self._lines)

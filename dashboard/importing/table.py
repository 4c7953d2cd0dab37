"""A file as a table of text, whatever its format: columns, and rows with the line each stands on."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.fields import BETWEEN
from dashboard.importing.columns import codes_of, column_of_distinct
from dashboard.importing.ratings import Scale
from dashboard.importing.records import BLANK, LONGEST_CELL, Reject
from dashboard.importing.text import HELP
from dashboard.outings import Trouble

TEXT = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True)
class Hints:
    """What a format knows of its own columns, so that nothing needs guessing from their names."""

    columns: tuple[tuple[str, str], ...] = ()
    """Fields of ours and the columns that hold them."""
    every_kind: str = ""
    """A kind for all rows, where no column tells it."""
    together_in: str = ""
    """The column whose words say who was there."""
    together_between: str = BETWEEN
    """What stands between these words."""
    zone: str = ""
    """The time zone its owner lives by."""
    delimiter: str = ""
    """What stands between several words of a cell."""
    scale: Scale | None = None
    """The scale its ratings are on."""


@dataclass(frozen=True)
class Written:
    """How a file turned out to be written."""

    format: str
    """The format in words: table (of text), spreadsheet, JSON, JSON Lines, Parquet, calendar."""
    unit: str = "line"
    """What one row is called: line, row, entry, event, play."""
    app: str = ""
    """The program it was recognised to be from, if any."""
    encoding: str = ""
    delimiter: str = ""
    has_header: bool = True
    parts: tuple[str, ...] = ()
    """The sheets, lists or files in it, one of which was read."""
    part: str = ""
    remarks: tuple[str, ...] = ()
    """What the person should know of how it was read, as sentences."""


@dataclass(frozen=True, eq=False)
class Table:
    """A file as text. Every column of `cells` is categorical; its index is the line each row starts on."""

    cells: pd.DataFrame
    written: Written
    rejects: list[Reject] = field(default_factory=list)
    hints: Hints = field(default_factory=Hints)
    joined: int = 0
    """Lines that only add to another, where several lines make one entry."""
    left_out: int = 0
    """Lines about something else than what was done and how it went."""

    @property
    def lines(self) -> int:
        """Rows found below the header, readable or not; blank lines are none."""
        return len(self.cells) + len(self.rejects) + self.joined + self.left_out

    @property
    def columns(self) -> list[str]:
        """The names of the columns, all different."""
        return [str(name) for name in self.cells.columns]

    def values(self, column: str) -> dict[str, int]:
        """Each different text of a column and how often it stands there, most frequent first."""
        texts, counts = self.distinct(column), np.bincount(codes_of(self.cells[column]))
        order = np.argsort(-counts, kind="stable")
        return {texts[place]: int(counts[place]) for place in order if texts[place] and counts[place]}

    def distinct(self, column: str) -> list[str]:
        """Each different text of a column, in the order first met."""
        texts: list[str] = self.cells[column].cat.categories.tolist()
        return texts

    def firsts(self, column: str, rows: int) -> list[str]:
        """The texts of a column's first rows, as they stand."""
        texts = self.distinct(column)
        return [texts[code] for code in codes_of(self.cells[column])[:rows]]


def table_of(names: Sequence[str], columns: Sequence[pa.ChunkedArray], lines: np.ndarray) -> pd.DataFrame:
    """Cells from columns of text: every text cut of spaces, one way to end a line, rows without any left away."""
    with ThreadPoolExecutor() as pool:
        cut = list(pool.map(_cut, columns))
    filled = np.zeros(len(lines), bool)
    for texts, codes in cut:
        filled |= codes != texts.index("") if "" in texts else np.ones(len(lines), bool)
    whole = bool(filled.all())
    index = pd.Index(lines if whole else lines[filled], name="line")
    return pd.DataFrame(
        {n: column_of_distinct(t, c if whole else c[filled], index) for n, (t, c) in zip(names, cut, strict=True)},
        index=index,
    )


def _cut(column: pa.ChunkedArray) -> tuple[list[str], np.ndarray]:
    """The distinct texts of a column without the spaces around them, and which of them stands in each row."""
    encoded = column.cast(TEXT).unify_dictionaries().combine_chunks()
    texts = pc.utf8_trim(encoded.dictionary, characters=BLANK)
    if pc.any(pc.match_substring(texts, "\r")).as_py():
        texts = pc.replace_substring_regex(texts, "\r\n?", "\n")
    texts = texts.dictionary_encode()
    return texts.dictionary.to_pylist(), texts.indices.to_numpy()[encoded.indices.to_numpy()]


def cells_of(names: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> pd.DataFrame:
    """Cells from rows in Python; shorter rows are filled up with empty cells."""
    width = len(names)
    padded = [[*cells[:width], *[""] * (width - len(cells))] for _, cells in rows]
    columns = [pa.chunked_array([pa.array(column, pa.string())]) for column in zip(*padded, strict=True)]
    if not rows:
        columns = [pa.chunked_array([pa.array([], pa.string())]) for _ in names]
    return table_of(names, columns, np.array([line for line, _ in rows], np.int64))


def unique_names(header: Sequence[str]) -> list[str]:
    """Column names that are all there and all different."""
    names: dict[str, None] = {}
    turns: dict[str, int] = {}
    for place, name in enumerate(header, start=1):
        base = unique = name or f"Column {place}"
        while unique in names:
            turns[base] = turns.get(base, 1) + 1
            unique = f"{base} ({turns[base]})"
        names[unique] = None
    return list(names)


def without_too_long(table: Table) -> Table:
    """The table without rows that hold a cell too long to be read, which are told."""
    long: dict[int, Reject] = {}
    for name in table.columns:
        texts = table.distinct(name)
        bad = [place for place, text in enumerate(texts) if len(text) > LONGEST_CELL]
        if bad:
            places = np.flatnonzero(np.isin(codes_of(table.cells[name]), bad))
            for line in table.cells.index[places]:
                long[int(line)] = Reject(int(line), name, "", "has a cell too long to read")
    if not long:
        return table
    cells = table.cells[~table.cells.index.isin(list(long))]
    return replace(table, cells=cells, rejects=[*table.rejects, *long.values()])


def refuse_empty(table: Table) -> None:
    """Raise `Trouble` where nothing stands below the header."""
    if not len(table.cells) and not table.rejects:
        raise Trouble(f"This file has a header but no rows below it. {HELP}")

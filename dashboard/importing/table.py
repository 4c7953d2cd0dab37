"""A file as a table of text: columns, and rows with the line each stands on."""

import re
from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

from dashboard.importing.dates import looks_like_day
from dashboard.importing.records import Reject, delimiter_of, records, without_declaration
from dashboard.importing.text import HELP, text_of
from dashboard.outings import Progress, Trouble

REPORT_EVERY = 20_000
"""Rows between two reports of progress."""

A_NUMBER = re.compile(r"^\d+([.,]\d+)?$")


@dataclass(frozen=True, eq=False)
class Table:
    """A file as text. `cells` is indexed by the line each row starts on; all values are str, "" if empty."""

    cells: pd.DataFrame
    encoding: str
    delimiter: str
    has_header: bool
    rejects: list[Reject] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """Rows found below the header, readable or not; blank lines are none."""
        return len(self.cells) + len(self.rejects)

    def values(self, column: str) -> dict[str, int]:
        """Each different text of a column and how often it stands there, most frequent first."""
        return {str(value): int(count) for value, count in self.cells[column].value_counts().items() if value}


def read(
    data: bytes,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    has_header: bool | None = None,
    progress: Progress | None = None,
) -> Table:
    """The table in a file, guessing what isn't told. Raises `Trouble` if there is none."""
    text, encoding = text_of(data, encoding)
    text, declared = without_declaration(text)
    delimiter = delimiter or declared or delimiter_of(text)

    rejects: list[Reject] = []
    rows: list[tuple[int, list[str]]] = []
    about = text.count("\n") + 1
    for found in records(text, delimiter, 2 if declared else 1, rejects):
        rows.append(found)
        if progress and len(rows) % REPORT_EVERY == 0:
            progress(min(1.0, found[0] / about))
    if not rows:
        raise Trouble(f"No row of this file can be read as part of a table. {HELP}")
    rows = _below_titles(rows, rejects)
    if has_header is None:
        has_header = not any(map(_is_data, rows[0][1]))
    width = max(len(rows[0][1]), 1) if has_header else Counter(len(row) for _, row in rows).most_common(1)[0][0]
    names = _names(rows[0][1] if has_header else [""] * width)
    body = rows[1:] if has_header else rows
    if not body and not rejects:
        raise Trouble(f"This file has a header but no rows below it. {HELP}")

    kept_lines, kept = [], []
    for line, row in body:
        if len(row) > width and any(row[width:]):
            reason = f"has {len(row)} cells where the table has {width} columns"
            rejects.append(Reject(line, "", delimiter.join(row)[:200], reason))
        else:
            kept_lines.append(line)
            kept.append(row[:width] + [""] * (width - len(row)))
    cells = pd.DataFrame(kept, columns=names, index=pd.Index(kept_lines, name="line"), dtype="str")
    if width == 1 and not any(looks_like_day(cell) for cell in cells.iloc[:50, 0]):
        raise Trouble(f"This file is text, but not a table: no delimiter stands between columns. {HELP}")
    return Table(cells, encoding, delimiter, has_header, rejects)


def _below_titles(rows: list[tuple[int, list[str]]], rejects: list[Reject]) -> list[tuple[int, list[str]]]:
    """The rows from the header on; a title some programs put above it is told, not taken for a header."""
    width = Counter(len(row) for _, row in rows).most_common(1)[0][0]
    start = 0
    while width > 1 and start < len(rows) - 1 and _is_title(rows[start][1], rows[start + 1][1], width):
        line, row = rows[start]
        rejects.append(Reject(line, "", " ".join(row).strip()[:200], "stands above the table"))
        start += 1
    return rows[start:]


def _is_title(row: list[str], below: list[str], width: int) -> bool:
    """True for a line with one thing in it, or a shorter one right above what looks like the header."""
    below_is_header = len(below) == width and not any(map(_is_data, below))
    alone = sum(map(bool, row)) < 2 and not any(map(looks_like_day, row))
    return alone or (len(row) < width and below_is_header)


def _is_data(cell: str) -> bool:
    """True for what stands in no header: a number, or a day, if need be without its year."""
    return bool(A_NUMBER.match(cell)) or looks_like_day(cell) or looks_like_day(f"{cell} 2000")


def _names(header: list[str]) -> list[str]:
    """Column names that are all there and all different."""
    names: list[str] = []
    for place, name in enumerate(header, start=1):
        base = name or f"Column {place}"
        count, unique = 1, base
        while unique in names:
            count += 1
            unique = f"{base} ({count})"
        names.append(unique)
    return names

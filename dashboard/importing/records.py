"""Text in, records out: each with the line it starts on, and what can't be told apart set aside."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from dashboard.importing.text import NO_LETTER

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright bar"}
LONGEST_CELL = 50_000
LONGEST_ROW = 10_001
"""Lines one row may run over, as many as the longest note has: beyond, a quote was opened and not closed."""

BLANK = " \t\r\n\u00a0\u200b\u200e\u200f\ufeff"
"""What is cut from the ends of a cell: spaces, seen and unseen."""

UNCLOSED = "has a quotation mark that is never closed"
NO_TEXT = "has a letter that can't be read"

Row = tuple[int, list[str]]
"""The line a row starts on, and its cells."""


@dataclass(frozen=True)
class Reject:
    """One line that can't be taken: where it stands, what it says, and why."""

    line: int
    column: str
    value: str
    reason: str
    stays: bool = False
    """Also where cells that can't be read are left empty: it isn't the cell that is in the way."""


def without_declaration(text: str) -> tuple[str, str | None]:
    """Excel may put `sep=;` on the first line: what it says, and the text below it."""
    first, *rest = re.split(r"\r\n|\r|\n", text, maxsplit=1)
    if first.lower().startswith("sep=") and len(first) == 5:
        return "".join(rest), first[4]
    return text, None


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first rows into the same number of cells, and into the most."""
    sample = text[:64_000]
    if len(text) > len(sample):
        sample = sample.rpartition("\n")[0]

    def fit(delimiter: str) -> tuple[float, int]:
        widths = Counter(len(row) for _, row in Records(delimiter).rows(sample, final=True))
        width, rows = widths.most_common(1)[0] if widths else (1, 0)
        return (rows / widths.total(), width) if width > 1 else (0.0, 0)

    return max(DELIMITERS, key=fit)


class Records:
    """Reads text, a block after another, into rows. What can't be read is in `rejects`.

    A quote that is never closed costs its own line, not all that follow.
    """

    def __init__(self, delimiter: str, line: int = 1) -> None:
        self.delimiter = delimiter
        self.line = line
        """The line the next block begins on, or the first of `rest`."""
        self.rest = ""
        """The end of the last block, where a row had begun that wasn't finished."""
        self.rejects: list[Reject] = []

    def rows(self, text: str, *, final: bool) -> list[Row]:
        """The rows of a block, with those begun in the block before; `final` for the last block."""
        csv.field_size_limit(LONGEST_CELL)
        # Only these three ends of line are CSV's; str.splitlines knows eight more.
        lines = io.StringIO(self.rest + text, newline="").readlines()
        self.rest = ""
        found: list[Row] = []
        start = 0
        while start < len(lines):
            start = self._run(lines, start, found, final=final)
            if self.rest:
                break
        self.line += start
        return found

    def _run(self, lines: list[str], start: int, found: list[Row], *, final: bool) -> int:
        """Read until a line has to be set aside; returns the line to go on with."""
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=self.delimiter)
        while True:
            at = start + reader.line_num
            try:
                row = next(reader)
            except StopIteration:
                return len(lines)
            except csv.Error:
                too_long = len(lines[at]) > LONGEST_CELL
                return self._set_aside(lines, at, "has a cell too long to read" if too_long else UNCLOSED)
            end = start + reader.line_num
            if end - at > LONGEST_ROW:
                return self._set_aside(lines, at, UNCLOSED)
            if (end - at > 1 or end == len(lines)) and not _closes(lines[at:end], self.delimiter):
                if end == len(lines) and not final:
                    self.rest = "".join(lines[at:])
                    return at
                return self._set_aside(lines, at, UNCLOSED)
            cells = [cell.strip(BLANK) for cell in row]
            if any(NO_LETTER.search(cell) for cell in cells if not cell.isascii()):
                self.rejects.append(self._unread("".join(lines[at:end]), at, NO_TEXT))
            elif any(cells):
                found.append((self.line + at, cells))

    def _set_aside(self, lines: list[str], at: int, reason: str) -> int:
        self.rejects.append(self._unread(lines[at], at, reason))
        return at + 1

    def _unread(self, text: str, at: int, reason: str) -> Reject:
        return Reject(self.line + at, "", NO_LETTER.sub("\ufffd", text.strip()[:200]), reason)


def _closes(lines: list[str], delimiter: str) -> bool:
    """True if the quotes of one record are in order. On a single line only an open one is held against it:
    people write 5" without meaning a quote.
    """
    try:
        list(csv.reader(iter(lines), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return len(lines) == 1 and "unexpected end" not in str(error)
    return True

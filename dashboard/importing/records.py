"""Text in, records out: each with the line it starts on, and what can't be told apart set aside."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright bar"}
LONGEST_CELL = 50_000
LONGEST_ROW = 100
"""Lines one row may run over: beyond, a quote was opened and not closed."""

BLANK = " \t\r\n\u00a0\u200b\u200e\u200f\ufeff"
"""What is cut from the ends of a cell: spaces, seen and unseen."""

UNCLOSED = "opens a quote that isn't closed"


@dataclass(frozen=True)
class Reject:
    """One line that can't be read: where it stands, what it says, and why."""

    line: int
    column: str
    value: str
    reason: str


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
        widths = Counter(len(row) for _, row in records(sample, delimiter, 1, []))
        width, rows = widths.most_common(1)[0] if widths else (1, 0)
        return (rows / widths.total(), width) if width > 1 else (0.0, 0)

    return max(DELIMITERS, key=fit)


def records(text: str, delimiter: str, first_line: int, rejects: list[Reject]) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line they start on. A quote that is never closed costs its own line, not all that follow."""
    csv.field_size_limit(LONGEST_CELL)
    # Only these three ends of line are CSV's; str.splitlines knows eight more.
    lines = io.StringIO(text, newline="").readlines()
    start = 0
    while start < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter)
        before = 0
        restart = None
        while True:
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error:
                too_long = len(lines[start + before]) > LONGEST_CELL
                reason = "has a cell too long to read" if too_long else UNCLOSED
                rejects.append(_unread(lines[start + before], first_line + start + before, reason))
                restart = start + before + 1
                break
            spanned = reader.line_num - before
            at_end = start + reader.line_num == len(lines)
            suspect = spanned > 1 or at_end
            if spanned > LONGEST_ROW or (
                suspect and not _closes(lines[start + before : start + reader.line_num], delimiter)
            ):
                rejects.append(_unread(lines[start + before], first_line + start + before, UNCLOSED))
                restart = start + before + 1
                break
            if any(cell.strip(BLANK) for cell in row):
                yield first_line + start + before, [cell.strip(BLANK) for cell in row]
            before = reader.line_num
        if restart is None:
            return
        start = restart


def _closes(lines: list[str], delimiter: str) -> bool:
    """True if the quotes of one record are in order. On a single line only an open one is held against it:
    people write 5" without meaning a quote.
    """
    try:
        list(csv.reader(iter(lines), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return len(lines) == 1 and "unexpected end" not in str(error)
    return True


def _unread(text: str, line: int, reason: str) -> Reject:
    return Reject(line, "", text.strip()[:200], reason)

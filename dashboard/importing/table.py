"""Bytes in, a table of text out: encoding, delimiter, header, and the lines that don't fit."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pandas as pd
from charset_normalizer import from_bytes

from dashboard.importing.dates import looks_like_day
from dashboard.outings import Trouble

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright bar"}
ENCODINGS = ("utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "utf-16", "shift_jis", "gb18030", "euc_kr")
LONGEST_CELL = 50_000
LONGEST_ROW = 100
"""Lines one row may run over: beyond, a quote was opened and not closed."""

REPORT_EVERY = 20_000

Progress = Callable[[float], object]

UNCLOSED = "opens a quote that isn't closed"
HELP = "Download the template below to see what a log looks like."

# First bytes of files people try, and what to do instead.
NOT_TEXT = (
    (b"PK\x03\x04", "This looks like a spreadsheet or a zip file. Open it, save the sheet as CSV, and choose that."),
    (b"\xd0\xcf\x11\xe0", "This looks like an old Excel file. Open it, save the sheet as CSV, and choose that."),
    (b"PAR1", "This is a Parquet file, which can't be read yet. Save it as CSV and choose that."),
    (b"%PDF", f"This is a PDF, not a table. {HELP}"),
    (b"\x89PNG", f"This is a picture, not a table. {HELP}"),
    (b"\xff\xd8\xff", f"This is a picture, not a table. {HELP}"),
    (b"\x1f\x8b", "This file is packed (gzip). Unpack it and choose what was inside."),
    (b"SQLite format 3", "This is a database, not a table. Save the table you want as CSV and choose that."),
)


@dataclass(frozen=True)
class Reject:
    """One line that can't be read: where it stands, what it says, and why."""

    line: int
    column: str
    value: str
    reason: str


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
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Trouble(f"This file is empty. {HELP}")
    for start, sentence in NOT_TEXT:
        if data.startswith(start):
            raise Trouble(sentence)
    encoding = encoding or _encoding(data)
    text = _decoded(data, encoding)
    _refuse_other_formats(text)
    text, declared = _without_declaration(text)
    delimiter = delimiter or declared or _delimiter(text)

    rejects: list[Reject] = []
    rows: list[tuple[int, list[str]]] = []
    about = text.count("\n") + 1
    for found in _rows(text, delimiter, 2 if declared else 1, rejects):
        rows.append(found)
        if progress and len(rows) % REPORT_EVERY == 0:
            progress(min(1.0, found[0] / about))
    if not rows:
        raise Trouble(f"No row of this file can be read as part of a table. {HELP}")
    if has_header is None:
        has_header = not any(looks_like_day(cell) for cell in rows[0][1])
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


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000], cp_isolation=list(ENCODINGS)).best()
        return best.encoding.replace("utf_16", "utf-16") if best else "cp1252"
    return "utf-8"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")
    except UnicodeError:
        text = data.decode("cp1252", errors="replace")
    if text.count("\0") > len(text) // 100:
        raise Trouble(f"This file is not text, so it can't be read as a table. {HELP}")
    # Control characters can't be shown or stored; half a surrogate can't be sent to the browser.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.translate({code: None for code in range(32) if chr(code) not in "\t\n\r"})


def _refuse_other_formats(text: str) -> None:
    start = text.lstrip()[:20].upper()
    if start.startswith("BEGIN:VCALENDAR"):
        raise Trouble("This is a calendar file, which can't be read yet. Save the events as CSV and choose that.")
    if start.startswith(("<!DOCTYPE", "<HTML", "<?XML")):
        raise Trouble(f"This is a web page or XML, not a table. {HELP}")
    if start.startswith(("{", "[")):
        try:
            json.loads(text)
        except ValueError:
            return
        raise Trouble("This is a JSON file, which can't be read yet. Save it as CSV and choose that.")


def _without_declaration(text: str) -> tuple[str, str | None]:
    """Excel may put `sep=;` on the first line: what it says, and the text below it."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return rest, first.strip()[4]
    return text, None


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first rows into the same number of cells, and into the most."""
    sample = text[:64_000]
    if len(text) > len(sample):
        sample = sample.rpartition("\n")[0]

    def fit(delimiter: str) -> tuple[float, int]:
        widths = Counter(len(row) for _, row in _rows(sample, delimiter, 1, []))
        width, rows = widths.most_common(1)[0] if widths else (1, 0)
        return (rows / widths.total(), width) if width > 1 else (0.0, 0)

    return max(DELIMITERS, key=fit)


def _rows(text: str, delimiter: str, first_line: int, rejects: list[Reject]) -> Iterator[tuple[int, list[str]]]:
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
            unclosed = (
                spanned > 1
                and start + reader.line_num == len(lines)
                and not _closes(lines[start + before :], delimiter)
            )
            if spanned > LONGEST_ROW or unclosed:
                rejects.append(_unread(lines[start + before], first_line + start + before, UNCLOSED))
                restart = start + before + 1
                break
            if any(cell.strip() for cell in row):
                yield first_line + start + before, [cell.strip() for cell in row]
            before = reader.line_num
        if restart is None:
            return
        start = restart


def _closes(lines: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(iter(lines), delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _unread(text: str, line: int, reason: str) -> Reject:
    return Reject(line, "", text.strip()[:200], reason)


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

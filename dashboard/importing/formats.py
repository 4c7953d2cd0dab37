"""Which format a file is in, told by its content and never by its name, and which program it came from."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.importing import bearable, calendars, columnar, daylio, delimited, documents, letterboxd, ours, workbook
from dashboard.importing.archive import unpacked
from dashboard.importing.table import Table, without_too_long
from dashboard.importing.text import HELP, refuse_too_large, start_of
from dashboard.outings import Trouble
from dashboard.progress import Progress

APPS: dict[str, Callable[[Table], Table | None]] = {
    "Outings": ours.recognised,
    "Daylio": daylio.recognised,
    "Bearable": bearable.recognised,
    "Letterboxd": letterboxd.recognised,
}

# First bytes of files people try, and what to do instead.
NOT_READ = (
    (b"%PDF", f"This is a PDF, not a table. {HELP}"),
    (b"\x89PNG", f"This is a picture, not a table. {HELP}"),
    (b"\xff\xd8\xff", f"This is a picture, not a table. {HELP}"),
    (b"\x1f\x8b", "This file is packed (gzip). Unpack it and choose what is inside."),
    (b"SQLite format 3", "This is a database, not a table. Save the table you want as CSV and choose that."),
)
JSON = re.compile(r'\{\s*(["}]|$)|\[\s*([{\["\]\-\d]|true|false|null|$)')
READ_FROM_ZIP = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ics", ".xlsx", ".ods", ".parquet")


@dataclass(frozen=True)
class Said:
    """What the person says of how a file is written; None is as found."""

    encoding: str | None = None
    delimiter: str | None = None
    has_header: bool | None = None
    part: str | None = None
    """Which of its sheets, lists or files."""
    plain: bool = False
    """It is a plain table, whichever program it looks to be from."""


def read(data: bytes, today: date, said: Said | None = None, progress: Progress | None = None) -> Table:
    """A file as a table of text, in whichever format it is. Raises `Trouble` where there is nothing to read."""
    said = said or Said()
    refuse_too_large(len(data))
    table = _read(data, today, said, progress)
    if not said.plain and not table.written.app:
        for app, recognised in APPS.items():
            if known := recognised(table):
                table = replace(known, written=replace(known.written, app=app))
                break
    twice = [name for name in table.columns if name.endswith(" (2)")]
    if len(twice) > 1:
        remark = "Several columns have the same name, so the first of each is proposed. Perhaps two tables stand side by side."
        table = replace(table, written=replace(table.written, remarks=(*table.written.remarks, remark)))
    return without_too_long(table)


def _read(data: bytes, today: date, said: Said, progress: Progress | None) -> Table:
    for start, sentence in NOT_READ:
        if data.startswith(start):
            raise Trouble(sentence)
    if data.startswith(b"PK\x03\x04"):
        return _unpacked(data, today, said, progress)
    if data.startswith(b"PK\x05\x06"):
        raise Trouble(f"This zip file is empty. {HELP}")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return workbook.read(data, {}, part=said.part, has_header=said.has_header, progress=progress)
    if data.startswith(b"PAR1"):
        return columnar.read(data, progress=progress)
    letters = start_of(data).lstrip()
    if letters.upper().startswith("BEGIN:VCALENDAR"):
        return calendars.read(data, today, progress=progress)
    if letters.upper().startswith(("<!DOCTYPE", "<HTML", "<?XML")):
        raise Trouble(f"This is a web page or XML, not a table. {HELP}")
    if JSON.match(letters) and said.delimiter is None:
        return documents.read(data, part=said.part, plain=said.plain, progress=progress)
    return delimited.read(
        data, encoding=said.encoding, delimiter=said.delimiter, has_header=said.has_header, progress=progress
    )


def _unpacked(data: bytes, today: date, said: Said, progress: Progress | None) -> Table:
    """A spreadsheet, or the one file of a zip that is meant; the longest table in it if not told which."""
    members = unpacked(data)
    if "[Content_Types].xml" in members or members.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        return workbook.read(data, members, part=said.part, has_header=said.has_header, progress=progress)
    inside = {
        name: content
        for name, content in members.items()
        if name.lower().endswith(READ_FROM_ZIP) and "__MACOSX" not in name and content
    }
    if not inside:
        raise Trouble(f"This zip file holds no table that can be read. {HELP}")
    if len(inside) == 1:
        return _read(next(iter(inside.values())), today, said, progress)
    order = sorted(
        inside, key=lambda name: ("diary" not in name.lower(), name.lower().endswith(".txt"), -len(inside[name]))
    )
    for part in [said.part] if said.part in inside else order:
        try:
            table = read(inside[part], today, replace(said, part=None), progress)
        except Trouble:
            continue
        return replace(table, written=replace(table.written, parts=tuple(order), part=part))
    raise Trouble(f"This zip file holds no table that can be read. {HELP}")

"""Excel and OpenDocument spreadsheets: every cell as the text a person would type for it."""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from dashboard.importing.headers import headed
from dashboard.importing.records import BLANK, Reject, Row
from dashboard.importing.table import Table, Written, cells_of, unique_names
from dashboard.importing.text import HELP, whole
from dashboard.outings import Progress, Trouble

EVERY = "All sheets with the same columns"
REPORT_EVERY = 20_000
UNSAVED = re.compile(rb"<c\b[^>]*><f\b[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>")
"""A cell that holds a formula whose result was never saved."""


def read(
    data: bytes, members: dict[str, bytes], *, part: str | None = None, has_header: bool | None = None,
    progress: Progress | None = None,
) -> Table:  # fmt: skip
    """The table on one sheet, the first that has one if not told, or on all that are alike. Raises `Trouble`."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = {}
            for place, name in enumerate(book.sheet_names):
                sheets[name] = _rows(book.get_sheet_by_name(name))
                if progress:
                    progress((place + 0.5) / len(book.sheet_names))
    except PasswordError:
        raise Trouble("This spreadsheet is locked with a password. Save a copy without one and choose that.") from None
    except (CalamineError, ValueError, OverflowError):
        raise Trouble(f"This spreadsheet is damaged, so it can't be read. {HELP}") from None
    sheets = {name: rows for name, rows in sheets.items() if rows}
    if not sheets:
        raise Trouble(f"No sheet of this file has anything in it. {HELP}")

    rejects: dict[str, list[Reject]] = {name: [] for name in sheets}
    tables = {name: headed(rows, rejects[name], has_header) for name, rows in sheets.items()}
    longest = max(tables, key=lambda name: (any(tables[name][0]), len(tables[name][1])))
    alike = [name for name in tables if tables[name][0] == tables[longest][0] and any(tables[name][0])]
    parts = (*((EVERY,) if len(alike) > 1 else ()), *sheets)
    if part is None or part not in parts:
        part = EVERY if len(alike) > 1 else longest
    chosen = alike if part == EVERY else [part]

    rows: list[Row] = []
    told: list[Reject] = []
    counted = 0
    for name in chosen:
        rows += [(counted + line, row) for line, row in tables[name][1]]
        told += [Reject(counted + r.line, r.column, r.value, r.reason) for r in rejects[name]]
        counted += sheets[name][-1][0]
    names = unique_names(tables[chosen[0]][0])
    written = Written(
        "spreadsheet", unit="row", has_header=tables[chosen[0]][2], parts=parts if len(parts) > 1 else (), part=part,
        remarks=tuple(_remarks(members, len(chosen))),
    )  # fmt: skip
    return Table(cells_of(names, rows), written, told)


def _rows(sheet: CalamineSheet) -> list[Row]:
    found = []
    for line, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells = [text_of(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append((line, cells))
    return found


def text_of(value: Any) -> str:
    """What a person would type for a value: 4 for 4.0, 2026-01-05 for a day, 1:30 for an hour and a half."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        moment = value.replace(second=0, microsecond=0)
        at_midnight = moment.time() == time() and not moment.tzinfo
        return moment.date().isoformat() if at_midnight else moment.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}h{minutes % 60:02}"
    return whole(str(value)).strip(BLANK)


def _remarks(members: dict[str, bytes], sheets: int) -> Iterable[str]:
    unsaved = sum(len(UNSAVED.findall(xml)) for name, xml in members.items() if name.startswith("xl/worksheets/"))
    if unsaved:
        them = "1 cell holds a formula" if unsaved == 1 else f"{unsaved:,} cells hold formulas"
        yield f"{them} whose result was never saved, so it reads as empty. Open the file, save it, and choose it again."
    if sheets > 1:
        yield "Rows are counted on from one sheet to the next."

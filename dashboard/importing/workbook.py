"""Excel and OpenDocument spreadsheets: every cell as the text a person would type for it."""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from dashboard.importing.dates import in_numbers, looks_like_day
from dashboard.importing.headers import headed
from dashboard.importing.records import BLANK, Reject, Row
from dashboard.importing.sheet_size import refuse_too_wide
from dashboard.importing.table import Table, Written, cells_of, refuse_empty, unique_names
from dashboard.importing.text import HELP
from dashboard.letters import whole
from dashboard.outings import Trouble
from dashboard.progress import Progress

MONTHS = 12
FIRST_ROWS = 50
THREE_DECIMALS = re.compile(r"^-?\d{1,3}\.\d{3}$")
"""What could be read as thousands: 1.500 written by a person may be fifteen hundred."""
ERROR = re.compile(rb'<c\b[^>]*\bt="e"')
EVERY = "All sheets with the same columns"
UNSAVED = re.compile(rb"<c\b[^>]*><f\b[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>")
"""A cell that holds a formula whose result was never saved."""


def read(
    data: bytes, members: dict[str, bytes], *, part: str | None = None, has_header: bool | None = None,
    progress: Progress | None = None,
) -> Table:  # fmt: skip
    """The table on one sheet, the first that has one if not told, or on all that are alike. Raises `Trouble`."""
    refuse_too_wide(members)
    mixed: set[str] = set()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets: dict[str, list[Row]] = {}
            for place, name in enumerate(book.sheet_names):
                sheets[name] = _rows(book.get_sheet_by_name(name), mixed)
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
    longest = max(tables, key=lambda name: (_holds_days(tables[name][1]), any(tables[name][0]), len(tables[name][1])))
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
        remarks=tuple(_remarks(members, chosen, list(sheets), mixed)),
    )  # fmt: skip
    table = Table(cells_of(names, rows), written, told)
    refuse_empty(table)
    return table


def _rows(sheet: CalamineSheet, mixed: set[str]) -> list[Row]:
    """The rows of a sheet as text; its name is put in `mixed` where some program may have swapped days and months."""
    found = []
    true_days: dict[int, int] = {}
    told_days: set[int] = set()
    for line, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells = [text_of(cell) for cell in row]
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                true_days[place] = max(true_days.get(place, 0), cell.day)
            elif isinstance(cell, str) and in_numbers(cell):
                told_days.add(place)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append((line, cells))
    if any(true_days.get(place, 13) <= MONTHS for place in told_days):
        mixed.add(sheet.name)
    return found


def text_of(value: Any) -> str:
    """What a person would type for a value: 4 for 4.0, 2026-01-05 for a day, 1:30 for an hour and a half."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | Decimal):
        return _number(value)
    if isinstance(value, datetime):
        rounded = (value + timedelta(seconds=30)).replace(second=0, microsecond=0)
        moment = rounded if rounded.date() == value.date() else value.replace(second=0, microsecond=0)
        at_midnight = moment.time() == time() and not moment.tzinfo
        return moment.date().isoformat() if at_midnight else moment.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        # Spreadsheets keep times as fractions, a second short as often as not.
        at = (datetime.combine(date.min, value) + timedelta(seconds=30)).time()
        return (at if at >= value.replace(second=0, microsecond=0) else value).isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}h{minutes % 60:02}"
    return whole(str(value)).strip(BLANK)


def _number(value: float | Decimal) -> str:
    """A number without what is not said by it: no zeros at its end, and never read as thousands."""
    if not isfinite(value):
        return ""
    text = f"{value:.15g}" if isinstance(value, float) else f"{value.normalize():f}"
    return f"{text}0" if THREE_DECIMALS.match(text) else text


def _holds_days(rows: list[Row]) -> bool:
    """True if a column of a sheet's first rows holds days."""
    first = rows[:FIRST_ROWS]
    width = max((len(row) for _, row in first), default=0)
    return any(
        sum(looks_like_day(row[at]) for _, row in first if at < len(row)) > len(first) / 2 for at in range(width)
    )


def _remarks(members: dict[str, bytes], chosen: list[str], sheets: list[str], mixed: set[str]) -> Iterable[str]:
    if rest := [name for name in sheets if name not in chosen]:
        yield f"Not read: {', '.join(rest)}."
    if mixed & set(chosen):
        yield (
            "Some days are dates and others text, none of the dates after the 12th: a program may have swapped "
            "day and month in them. Look at the days below."
        )
    unsaved = sum(len(UNSAVED.findall(xml)) for name, xml in members.items() if name.startswith("xl/worksheets/"))
    if unsaved:
        them = "1 cell holds a formula" if unsaved == 1 else f"{unsaved:,} cells hold formulas"
        yield f"{them} whose result was never saved, so it reads as empty. Open the file, save it, and choose it again."
    errors = sum(len(ERROR.findall(xml)) for name, xml in members.items() if name.startswith("xl/worksheets/"))
    if errors:
        yield f"{'1 cell holds' if errors == 1 else f'{errors:,} cells hold'} an error such as #N/A, which reads as empty."
    if len(chosen) > 1:
        yield "Rows are counted on from one sheet to the next."

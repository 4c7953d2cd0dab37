"""Bearable: moods and what you did stand on lines of their own, put together by day and time of day."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from statistics import median_low

from dashboard.fields import BETWEEN
from dashboard.importing.clocks import parse_time
from dashboard.importing.table import Hints, Table, cells_of

COLUMNS = ("date", "time of day", "time", "mood", "factors", "feelings", "notes")
PARTS = {"pre": 6, "am": 12, "mid": 18, "pm": 24}
"""Bearable's parts of a day, and the hour each ends at."""
ALL_DAY = "all day"
AMOUNT = re.compile(r"^\d+([.,]\d+)?$")


@dataclass
class _Entry:
    """What was noted for one day and time of day."""

    line: int
    clock: str = ""
    moods: list[str] = field(default_factory=list)
    factors: list[str] = field(default_factory=list)
    feelings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def recognised(table: Table) -> Table | None:
    """An entry for each day and time of day with a mood or something done, or None if it isn't from Bearable.

    A mood counts for the time of day its hour falls in, the middle one where there are several; for what was
    noted of a whole day it is the middle one of that day.
    """
    columns = {name.casefold(): name for name in table.columns}
    amount = next((columns[name] for name in ("rating/amount", "rating", "amount") if name in columns), None)
    if amount is None or not {"date", "time of day", "category", "detail"} <= set(columns):
        return None
    day, part, category, detail = (columns[name] for name in ("date", "time of day", "category", "detail"))
    notes = columns.get("notes")
    entries: dict[tuple[str, str], _Entry] = {}
    of_day: dict[str, list[str]] = defaultdict(list)
    taken = 0
    for line, row in table.cells.astype(object).to_dict("index").items():
        what = row[category].casefold()
        is_mood = what == "mood"
        if not is_mood and not what.startswith("factor"):
            continue
        taken += 1
        entry = entries.setdefault((row[day], _part(row[part])), _Entry(line))
        if is_mood:
            entry.moods.append(row[amount])
            of_day[row[day]].append(row[amount])
            entry.feelings.append(row[detail])
            entry.clock = entry.clock or (row[part] if parse_time(row[part]) else "")
        else:
            entry.factors.append(row[detail])
        if notes:
            entry.notes.append(row[notes])

    rows = [
        (entry.line, [
            when, of, entry.clock, _middle(of_day[when] if of == ALL_DAY else entry.moods), _words(entry.factors),
            _words(entry.feelings), "\n".join(note for note in dict.fromkeys(entry.notes) if note),
        ])
        for (when, of), entry in entries.items()
    ]  # fmt: skip
    rows.sort()
    left_out = len(table.cells) - taken
    made = f"{taken:,} lines of moods and of what you did make {len(rows):,} entries, by day and time of day"
    remarks = [f"{made}, so a morning and an evening of one day may become two outings."]
    if left_out:
        remarks.append(f"{left_out:,} lines of other things, such as sleep or symptoms, are left out.")
    meant = {"day": "date", "start": "time", "mine": "mood", "kind": "factors", "note": "notes"}
    return Table(
        cells_of(COLUMNS, rows), replace(table.written, remarks=tuple(remarks)), table.rejects,
        Hints(tuple(meant.items()), together_in="factors", delimiter=BETWEEN),
        joined=taken - len(rows), left_out=left_out,
    )  # fmt: skip


def _part(text: str) -> str:
    """The part of the day a clock falls in, or the part as it is named."""
    clock = parse_time(text)
    return next(name for name, end in PARTS.items() if clock.hour < end) if clock else text.casefold() or ALL_DAY


def _middle(moods: list[str]) -> str:
    """The middle one of several moods, the lower of two; what is no number, as it stands."""
    numbers = [mood for mood in moods if AMOUNT.match(mood)]
    if not numbers:
        return next((mood for mood in moods if mood), "")
    by_size = {float(mood.replace(",", ".")): mood for mood in numbers}
    return by_size[median_low(float(mood.replace(",", ".")) for mood in numbers)]


def _words(cells: Iterable[str]) -> str:
    words = [word.strip() for cell in cells for word in cell.split(BETWEEN.strip())]
    return BETWEEN.join(dict.fromkeys(word for word in words if word))

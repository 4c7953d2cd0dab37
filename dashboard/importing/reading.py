"""A table and a mapping put together: outings the log can take, and every line it can't with the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.importing import dates, words
from dashboard.importing.kinds import kinds_of, tags_of
from dashboard.importing.mapping import Mapping, day_texts
from dashboard.importing.marks import marks, row_marks
from dashboard.importing.ratings import Ratings
from dashboard.importing.records import Reject
from dashboard.importing.table import Table
from dashboard.outings import Progress, Status

OUTING_COLUMNS = {
    "line": "Int64", "day": "object", "start": "object", "kind": "object", "minutes": "Int64", "mine": "Int64",
    "theirs": "Int64", "company": "object", "idea": "object", "status": "object", "ease": "object",
    "novelty": "object", "cost": "object", "place": "object", "tags": "object", "note": "object",
    "moment": "object", "favourite": "boolean", "mark": "object", "row_mark": "object",
}  # fmt: skip


Reader = Callable[[str], Any]


@dataclass(frozen=True, eq=False)
class Reading:
    """What a file becomes. lines = outings + left_out + rejects, always.

    `outings` has the columns of `OUTING_COLUMNS`, a row an outing.
    """

    outings: pd.DataFrame
    rejects: list[Reject]
    left_empty: list[Reject]
    """Cells that can't be read of outings that are taken all the same, because the person said so."""
    left_out: int
    lines: int


def understand(table: Table, mapping: Mapping, today: date, progress: Progress | None = None) -> Reading:
    """Read every row of a table; a row with a cell that can't be read is rejected whole, with its first reason."""
    cells = table.cells
    rejected: dict[int, Reject] = {}
    emptied: dict[int, Reject] = {}
    columns: dict[str, pd.Series] = {}
    readers = _readers(mapping, today)
    for place, (name, reader) in enumerate(readers.items()):
        texts = day_texts(table, mapping) if name == "day" else _texts(cells, mapping.column(name))
        if texts is None and name == "day":
            texts = pd.Series("", index=cells.index, dtype="str")
        if texts is None:
            continue
        column = mapping.column(name) or ""
        needed = name == "day"
        refused = emptied if mapping.leave_empty and not needed else rejected
        columns[name] = _read(texts, reader, column, refused, needed=needed)
        if progress:
            progress((place + 1) / (len(readers) + 1))

    taken, kind, tags = kinds_of(table, mapping, rejected)
    columns["kind"] = kind
    columns["tags"] = tags_of(columns.get("tags"), tags)
    _refuse_rated_but_not_happened(table, columns, mapping, rejected)

    frame = pd.DataFrame(columns, index=cells.index).reindex(columns=list(OUTING_COLUMNS))
    frame["line"] = cells.index
    frame["mark"] = marks(cells, mapping, frame)
    frame["row_mark"] = row_marks(cells)
    good = taken & ~cells.index.isin(list(rejected))
    outings = frame[good].astype(OUTING_COLUMNS).reset_index(drop=True)
    outings = outings.astype(object).where(outings.notna(), None).astype(OUTING_COLUMNS)
    # A row that is left out has nothing to be read in it.
    rejects = table.rejects + [r for line, r in rejected.items() if taken[line]]
    if progress:
        progress(1.0)
    left_out = int((~taken).sum())
    kept = set(outings["line"])
    left_empty = [reject for line, reject in sorted(emptied.items()) if line in kept]
    return Reading(outings, sorted(rejects, key=lambda r: r.line), left_empty, left_out, table.lines)


def _readers(mapping: Mapping, today: date) -> dict[str, Reader]:
    def day(text: str) -> date:
        found = dates.parse_day(text, mapping.order)
        if found is None:
            lacks_order = dates.NUMBERS.match(text.strip()) and mapping.order is None
            raise ValueError("could be several days: say how days are written" if lacks_order else "is not a day")
        if found > today:
            raise ValueError("is still to come: a log holds outings that were")
        return found

    def start(text: str) -> str | None:
        found = dates.parse_time(text)
        if found is None:
            raise ValueError("is not a time such as 18:30")
        return found.isoformat()

    def start_if_any(text: str) -> str | None:
        found = dates.parse_time(text)
        return found.isoformat() if found else None

    def step(scale: Ratings) -> Reader:
        return scale.step

    return {
        "day": day,
        # A day column may carry the time as well; there a missing time is no mistake.
        "start": start_if_any if mapping.column("start") == mapping.column("day") else start,
        "mine": step(mapping.mine),
        "theirs": step(mapping.theirs),
        "minutes": words.minutes_reader(number_is_hours=bool(mapping.number_is_hours)),
        **{name: words.choice(name) for name in words.CHOICES},
        "cost": words.cost,
        "favourite": words.yes,
        **dict.fromkeys(("place", "note", "moment", "tags"), words.free),
    }


def _texts(cells: pd.DataFrame, column: str | None) -> pd.Series | None:
    return cells[column] if column in cells.columns else None


def _read(
    texts: pd.Series, reader: Reader, column: str, rejected: dict[int, Reject], *, needed: bool = False
) -> pd.Series:
    """Each cell's value; a text is read once however often it stands there. Empty is unknown, never zero."""
    values: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for text in texts.unique():
        if not text.strip():
            if needed:
                reasons[text] = "is empty"
            continue
        try:
            values[text] = reader(text)
        except ValueError as error:
            reasons[text] = str(error)
    for line, text in texts[texts.isin(list(reasons))].items():
        rejected.setdefault(int(line), Reject(int(line), column, text[:200], reasons[text]))
    return texts.map(values).astype(object)


def _refuse_rated_but_not_happened(
    table: Table, columns: dict[str, pd.Series], mapping: Mapping, rejected: dict[int, Reject]
) -> None:
    if "status" not in columns:
        return
    absent = columns["status"] == Status.DID_NOT_HAPPEN
    for name in ("mine", "theirs"):
        column = mapping.column(name)
        if column and name in columns:
            for line, text in table.cells[column][absent & columns[name].notna()].items():
                reject = Reject(int(line), column, text[:200], "is a rating of an outing that didn't happen")
                rejected.setdefault(reject.line, reject)

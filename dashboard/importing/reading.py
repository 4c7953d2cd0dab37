"""A table and a mapping put together: outings the log can take, and every line it can't with the reason."""

from dataclasses import dataclass
from datetime import date, time

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.importing import amounts, clocks, dates, lengths, words, zones
from dashboard.importing.cells import Reader, as_text, read_cells, told
from dashboard.importing.columns import column_of
from dashboard.importing.happened import plan_what_is_to_come, refuse_alone, refuse_rated_but_not_happened
from dashboard.importing.kinds import kinds_of, merged_kinds, tags_of, taken_of, together_of
from dashboard.importing.mapping import Mapping, day_texts, start_texts
from dashboard.importing.marks import marks, row_marks
from dashboard.importing.odd import oddities
from dashboard.importing.records import Reject
from dashboard.importing.table import Table
from dashboard.outings import CHOICES
from dashboard.progress import Progress

OUTING_COLUMNS = {
    "line": pa.int64(), "day": pa.date32(), "start": pa.time64("us"), "kind": pa.string(), "minutes": pa.int32(),
    "mine": pa.int8(), "theirs": pa.int8(), "company": pa.string(), "idea": pa.string(), "status": pa.string(),
    "ease": pa.string(), "novelty": pa.string(), "cost": pa.decimal128(9, 2), "place": pa.string(), "tags": pa.string(),
    "note": pa.string(), "moment": pa.string(), "favourite": pa.bool_(), "apart": pa.bool_(), "mark": pa.uint64(),
    "row_mark": pa.uint64(),
}  # fmt: skip

OPEN = ("company", "idea", "ease", "novelty")
"""What people have words of their own for: where none of ours fits, it stays open, and the outing is taken."""


@dataclass(frozen=True, eq=False)
class Reading:
    """What a file becomes. lines = outings + joined + left_out + rejects, always.

    `outings` has the columns of `OUTING_COLUMNS`, a row an outing, as Arrow holds them; those still to come
    have the status `PLANNED`.
    """

    outings: pd.DataFrame
    rejects: list[Reject]
    left_empty: list[Reject]
    """Cells that can't be read of outings that are taken all the same: words of their own, or because the person said so."""
    odd: list[Reject]
    """Cells of outings that are taken, which can be read but are worth a look."""
    merges: dict[str, str]
    """Kinds that our own export says are shown as others."""
    joined: int
    left_out: int
    lines: int


def understand(table: Table, mapping: Mapping, today: date, progress: Progress | None = None) -> Reading:
    """Read every row of a table; a row with a cell that can't be read is rejected whole, with its first reason.

    Not for what may stay open (`OPEN`).
    """
    cells = table.cells
    rejected: dict[int, Reject] = {}
    emptied: dict[int, Reject] = {}
    columns: dict[str, pa.Array] = {}
    texts_of: dict[str, pd.Series] = {}
    readers = _readers(table, mapping)
    for place, (name, reader) in enumerate(readers.items()):
        texts = _texts(table, mapping, name)
        if texts is None:
            continue
        texts_of[name] = texts
        refused = emptied if name in OPEN or (mapping.leave_empty and name != "day") else rejected
        column = mapping.column(name) or ""
        columns[name] = read_cells(texts, reader, OUTING_COLUMNS[name], column, refused, needed=name == "day")
        if progress:
            progress((place + 1) / (len(readers) + 3))

    together = together_of(table, mapping)
    kind, others = kinds_of(table, mapping, rejected)
    tags = tags_of(texts_of.get("tags"), others)
    columns["kind"], columns["tags"] = as_text(kind), as_text(tags)
    if not together.all():
        apart = columns.get("apart", pa.nulls(len(cells), pa.bool_()))
        columns["apart"] = pc.if_else(pa.array(together), apart, pa.scalar(value=True))
    taken = taken_of(mapping, together, kind)
    refuse_alone(table, mapping, rejected)
    refuse_rated_but_not_happened(table, columns, mapping, rejected)
    plan_what_is_to_come(table, columns, mapping, today, rejected, emptied)

    unknown = {name: pa.nulls(len(cells), kind_of) for name, kind_of in OUTING_COLUMNS.items()}
    columns = unknown | columns
    columns["line"] = pa.array(cells.index.to_numpy(), pa.int64())
    meant = {"kind": kind, "day": told(columns["day"], cells.index), "start": told(columns["start"], cells.index)}
    columns["mark"] = pa.array(marks(cells, mapping, meant))
    columns["row_mark"] = pa.array(row_marks(cells))
    if progress:
        progress((len(readers) + 2) / (len(readers) + 3))

    good = taken & ~cells.index.isin(list(rejected)) if rejected else taken
    frame = pa.table(columns).select(list(OUTING_COLUMNS))
    outings = (frame if good.all() else frame.filter(pa.array(good))).to_pandas(types_mapper=pd.ArrowDtype)
    at = pd.Series(taken, index=cells.index)
    # A row that is left out has nothing to be read in it.
    rejects = table.rejects + [r for line, r in rejected.items() if at[line]]
    kept = pd.Series(good, index=cells.index)
    odd = [r for r in oddities(table, mapping, columns, texts_of, today) if kept[r.line]]
    left_empty = [reject for line, reject in sorted(emptied.items()) if kept[line]]
    if progress:
        progress(1.0)
    left_out = int((~taken).sum()) + table.left_out
    rejects.sort(key=lambda r: r.line)
    merges = merged_kinds(table, mapping)
    return Reading(outings, rejects, left_empty, odd, merges, table.joined, left_out, table.lines)


def _readers(table: Table, mapping: Mapping) -> dict[str, Reader]:
    cost = mapping.column("cost") or ""

    def day(text: str) -> date:
        if mapping.zone and zones.has_zone(text):
            raise ValueError("names a zone, but not a day and a time that can be read")
        found = dates.parse_day(text, mapping.order)
        if found is None:
            lacks_order = dates.in_numbers(text.strip()) and mapping.order is None
            raise ValueError("could be several days: say how days are written" if lacks_order else "is not a day")
        return found

    def start(text: str) -> time | None:
        found = clocks.parse_time(text)
        # A day column may carry the time as well; there a missing time is no mistake.
        if found is None and mapping.column("start") != mapping.column("day"):
            raise ValueError("is not a time such as 18:30")
        return found

    return {
        "day": day,
        "start": start,
        "mine": mapping.mine.step,
        "theirs": mapping.theirs.step,
        "minutes": lengths.minutes_reader(number_is_hours=bool(mapping.number_is_hours)),
        **{name: words.choice(name) for name in CHOICES},
        "cost": amounts.cost_reader(table.distinct(cost) if cost in table.columns else ()),
        "favourite": words.yes,
        "apart": words.yes,
        **dict.fromkeys(("place", "note", "moment", "tags"), words.free),
    }


def _texts(table: Table, mapping: Mapping, name: str) -> pd.Series | None:
    if name == "day":
        texts = day_texts(table, mapping)
        if texts is None:
            return column_of([""], np.zeros(len(table.cells), int), table.cells.index)
        return texts
    if name == "start":
        return start_texts(table, mapping)
    column = mapping.column(name)
    return table.cells.get(column)

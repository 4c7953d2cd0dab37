"""A table and a mapping put together: outings the log can take, and every line it can't with the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.importing import dates, words
from dashboard.importing.kinds import kinds_of, merged_kinds, tags_of, together_of
from dashboard.importing.mapping import Mapping, day_texts, start_texts
from dashboard.importing.marks import marks, row_marks
from dashboard.importing.odd import oddities
from dashboard.importing.records import Reject
from dashboard.importing.table import Table, codes_of, column_of
from dashboard.outings import LONGEST_NOTE, PLANNED, Progress, Status

OUTING_COLUMNS = {
    "line": pa.int64(), "day": pa.date32(), "start": pa.time64("us"), "kind": pa.string(), "minutes": pa.int32(),
    "mine": pa.int8(), "theirs": pa.int8(), "company": pa.string(), "idea": pa.string(), "status": pa.string(),
    "ease": pa.string(), "novelty": pa.string(), "cost": pa.decimal128(9, 2), "place": pa.string(), "tags": pa.string(),
    "note": pa.string(), "moment": pa.string(), "favourite": pa.bool_(), "apart": pa.bool_(), "mark": pa.uint64(),
    "row_mark": pa.uint64(),
}  # fmt: skip
NOT_OF_A_PLAN = ("mine", "theirs", "ease", "moment", "favourite", "apart")
"""What can't be known of an outing that is still to come."""

Reader = Callable[[str], Any]


@dataclass(frozen=True, eq=False)
class Reading:
    """What a file becomes. lines = outings + joined + left_out + rejects, always.

    `outings` has the columns of `OUTING_COLUMNS`, a row an outing, as Arrow holds them; those still to come
    have the status `PLANNED`.
    """

    outings: pd.DataFrame
    rejects: list[Reject]
    left_empty: list[Reject]
    """Cells that can't be read of outings that are taken all the same, because the person said so."""
    odd: list[Reject]
    """Cells of outings that are taken, which can be read but are worth a look."""
    merges: dict[str, str]
    """Kinds that our own export says are shown as others."""
    joined: int
    left_out: int
    lines: int


def understand(table: Table, mapping: Mapping, today: date, progress: Progress | None = None) -> Reading:
    """Read every row of a table; a row with a cell that can't be read is rejected whole, with its first reason."""
    cells = table.cells
    rejected: dict[int, Reject] = {}
    emptied: dict[int, Reject] = {}
    columns: dict[str, pa.Array] = {}
    texts_of: dict[str, pd.Series] = {}
    readers = _readers(mapping)
    for place, (name, reader) in enumerate(readers.items()):
        texts = _texts(table, mapping, name)
        if texts is None:
            continue
        texts_of[name] = texts
        refused = emptied if mapping.leave_empty and name != "day" else rejected
        column = mapping.column(name) or ""
        columns[name] = _read(texts, reader, OUTING_COLUMNS[name], column, refused, needed=name == "day")
        if progress:
            progress((place + 1) / (len(readers) + 3))

    together = together_of(table, mapping)
    kind, others = kinds_of(table, mapping, rejected)
    tags = tags_of(texts_of.get("tags"), others)
    columns["kind"], columns["tags"] = _as_text(kind), _as_text(tags)
    if not together.all():
        apart = columns.get("apart", pa.nulls(len(cells), pa.bool_()))
        columns["apart"] = pc.if_else(pa.array(together), apart, pa.scalar(value=True))
    has_kind = np.asarray(pc.is_valid(columns["kind"]))
    taken = has_kind & (together | mapping.others_apart)
    _refuse_rated_but_not_happened(table, columns, mapping, rejected)
    _plan_what_is_to_come(table, columns, mapping, today, rejected, emptied)

    unknown = {name: pa.nulls(len(cells), kind_of) for name, kind_of in OUTING_COLUMNS.items()}
    columns = unknown | columns
    columns["line"] = pa.array(cells.index.to_numpy(), pa.int64())
    meant = {"kind": kind, "day": _column(columns["day"], cells.index), "start": _column(columns["start"], cells.index)}
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


def _readers(mapping: Mapping) -> dict[str, Reader]:
    def day(text: str) -> date:
        found = dates.parse_day(text, mapping.order)
        if found is None:
            lacks_order = dates.NUMBERS.match(text.strip()) and mapping.order is None
            raise ValueError("could be several days: say how days are written" if lacks_order else "is not a day")
        return found

    def start(text: str) -> time | None:
        found = dates.parse_time(text)
        # A day column may carry the time as well; there a missing time is no mistake.
        if found is None and mapping.column("start") != mapping.column("day"):
            raise ValueError("is not a time such as 18:30")
        return found

    return {
        "day": day,
        "start": start,
        "mine": mapping.mine.step,
        "theirs": mapping.theirs.step,
        "minutes": words.minutes_reader(number_is_hours=bool(mapping.number_is_hours)),
        **{name: words.choice(name) for name in words.CHOICES},
        "cost": words.cost,
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


def _read(
    texts: pd.Series, reader: Reader, kind: pa.DataType, column: str, rejected: dict[int, Reject], *, needed: bool
) -> pa.Array:
    """Each cell's value; a text is read once however often it stands there. Empty is unknown, never zero."""
    distinct = texts.cat.categories.tolist()
    values: list[Any] = []
    reasons: dict[int, str] = {}
    if reader is words.free and max(map(len, distinct), default=0) <= LONGEST_NOTE:
        return _as_text(texts)
    for place, text in enumerate(distinct):
        value = None
        if text.strip():
            try:
                value = reader(text)
            except ValueError as error:
                reasons[place] = str(error)
        elif needed:
            reasons[place] = "is empty"
        values.append(value)
    codes = codes_of(texts)
    if reasons:
        bad = np.flatnonzero(np.isin(codes, list(reasons)))
        lines = texts.index.to_numpy()[bad].tolist()
        for line, code in zip(lines, codes[bad].tolist(), strict=True):
            rejected.setdefault(line, Reject(line, column, distinct[code][:200], reasons[code]))
    return pa.array(values, kind).take(pa.array(codes))


def _as_text(texts: pd.Series) -> pa.Array:
    """A column of text as Arrow holds it, empty as unknown."""
    return pa.array([text or None for text in texts.cat.categories], pa.string()).take(pa.array(codes_of(texts)))


def _column(values: pa.Array, index: pd.Index) -> pd.Series:
    """Values as a column of text, unknown as empty."""
    encoded = pc.dictionary_encode(values.cast(pa.string()))
    texts = encoded.dictionary.to_pylist()
    codes = pc.fill_null(encoded.indices, len(texts)).to_numpy()
    return column_of([*texts, ""], codes, index)


def _refuse(table: Table, mapping: Mapping, bad: pa.Array, name: str, reason: str, rejected: dict[int, Reject]) -> None:
    """Reject the rows where `bad` is true, for what stands in the column of a field."""
    column = mapping.column(name) or ""
    for place in np.flatnonzero(np.asarray(pc.fill_null(bad, fill_value=False))).tolist():
        line = int(table.cells.index[place])
        text = str(table.cells[column].iloc[place]) if column in table.cells else ""
        rejected.setdefault(line, Reject(line, column, text[:200], reason))


def _refuse_rated_but_not_happened(
    table: Table, columns: dict[str, pa.Array], mapping: Mapping, rejected: dict[int, Reject]
) -> None:
    if "status" not in columns:
        return
    absent = pc.equal(columns["status"], Status.DID_NOT_HAPPEN)
    for name in ("mine", "theirs"):
        if name in columns:
            bad = pc.and_kleene(absent, pc.is_valid(columns[name]))
            _refuse(table, mapping, bad, name, "is a rating of an outing that didn't happen", rejected)


def _plan_what_is_to_come(
    table: Table, columns: dict[str, pa.Array], mapping: Mapping, today: date, rejected: dict[int, Reject],
    emptied: dict[int, Reject],
) -> None:  # fmt: skip
    """What is still to come becomes a plan, and so does what its file calls one, unless it can't be one."""
    status = columns.get("status", pa.nulls(len(table.cells), pa.string()))
    to_come = pc.fill_null(pc.greater(columns["day"], pa.scalar(today, pa.date32())), fill_value=False)
    planned = pc.or_(to_come, pc.fill_null(pc.equal(status, PLANNED), fill_value=False))
    if not pc.any(planned).as_py():
        return
    off = pc.and_kleene(to_come, pc.is_in(status, pa.array([Status.DID_NOT_HAPPEN, Status.CUT_SHORT])))
    _refuse(table, mapping, off, "status", "says how it went, but the day is still to come", rejected)
    for name in NOT_OF_A_PLAN:
        if name not in columns:
            continue
        known = pc.is_valid(columns[name])
        known = pc.and_kleene(known, columns[name]) if pa.types.is_boolean(columns[name].type) else known
        bad = pc.and_kleene(planned, known)
        reason = "says how it was, but the day is still to come"
        refused = emptied if mapping.leave_empty else rejected
        _refuse(table, mapping, bad, name, reason, refused)
        columns[name] = pc.if_else(planned, pa.scalar(None, columns[name].type), columns[name])
    columns["status"] = pc.if_else(planned, pa.scalar(PLANNED), status)

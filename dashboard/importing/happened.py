"""What was and what is still to come: no outing of one alone, no rating without an outing, no outing before its day."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.importing.columns import codes_of
from dashboard.importing.mapping import Mapping
from dashboard.importing.records import Reject
from dashboard.importing.table import Table
from dashboard.importing.words import says_alone
from dashboard.outings import PLANNED, Status

NOT_OF_A_PLAN = ("mine", "theirs", "ease", "moment", "favourite", "apart")
"""What can't be known of an outing that is still to come."""


def _refuse(
    table: Table, column: str | None, bad: pa.Array, reason: str, rejected: dict[int, Reject], *, stays: bool = True
) -> None:
    """Reject the rows where `bad` is true, for what stands in a column."""
    column = column or ""
    for place in np.flatnonzero(np.asarray(pc.fill_null(bad, fill_value=False))).tolist():
        line = int(table.cells.index[place])
        text = str(table.cells[column].iloc[place]) if column in table.cells else ""
        rejected.setdefault(line, Reject(line, column, text[:200], reason, stays))


def refuse_alone(table: Table, mapping: Mapping, rejected: dict[int, Reject]) -> None:
    """Reject rows where nobody else was there: they are no outings of the two.

    Where a word says which lines are, those without it are left out or kept as time apart already.
    """
    for column in dict.fromkeys((mapping.column("company"), "" if mapping.together else mapping.together_in)):
        if column and column in table.cells:
            alone = [says_alone(text) for text in table.distinct(column)]
            bad = pa.array([*alone, False]).take(pa.array(codes_of(table.cells[column])))
            _refuse(table, column, bad, "says that you were alone, so it is no outing of you two", rejected)


def refuse_rated_but_not_happened(
    table: Table, columns: dict[str, pa.Array], mapping: Mapping, rejected: dict[int, Reject]
) -> None:
    """Reject rows with a rating of an outing that didn't happen."""
    if "status" not in columns:
        return
    absent = pc.equal(columns["status"], Status.DID_NOT_HAPPEN)
    for name in ("mine", "theirs"):
        if name in columns:
            bad = pc.and_kleene(absent, pc.is_valid(columns[name]))
            _refuse(table, mapping.column(name), bad, "is a rating of an outing that didn't happen", rejected)


def plan_what_is_to_come(
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
    _refuse(table, mapping.column("status"), off, "says how it went, but the day is still to come", rejected)
    for name in NOT_OF_A_PLAN:
        if name not in columns:
            continue
        known = pc.is_valid(columns[name])
        known = pc.and_kleene(known, columns[name]) if pa.types.is_boolean(columns[name].type) else known
        bad = pc.and_kleene(planned, known)
        reason = "says how it was, but the day is still to come"
        refused = emptied if mapping.leave_empty else rejected
        _refuse(table, mapping.column(name), bad, reason, refused, stays=False)
        columns[name] = pc.if_else(planned, pa.scalar(None, columns[name].type), columns[name])
    columns["status"] = pc.if_else(planned, pa.scalar(PLANNED), status)

"""Daylio: its columns under their own names, whichever version, language or lack of a header they come in."""

import html
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from dashboard.fields import BETWEEN
from dashboard.importing.clocks import parse_time
from dashboard.importing.columns import codes_of, retold, side_by_side
from dashboard.importing.dates import looks_like_day
from dashboard.importing.table import Hints, Table
from dashboard.letters import whole

NAMES = {
    7: ("full_date", "date", "weekday", "time", "mood", "activities", "note"),
    8: ("full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"),
    9: ("full_date", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note"),
}
LINE_END = re.compile(r"<\s*(?:br|/p|/div|/li)\s*/?\s*>", re.IGNORECASE)
TAG = re.compile(r"</?\s*(?:p|b|i|u|s|ul|ol|li|div|span|strong|em|font|h\d|br)\b[^<>]*>", re.IGNORECASE)
A_YEAR = re.compile(r"^(19|20)\d\d$")
MOST = 0.9
"""Share of its cells that must look right for a column to be taken for one of Daylio's by its place."""


def recognised(table: Table) -> Table | None:
    """The table with Daylio's own column names and what they mean, or None if it isn't from Daylio."""
    columns = {name.casefold(): name for name in table.columns}
    if {"mood", "activities"} <= set(columns) and ("full_date" in columns or {"year", "date"} <= set(columns)):
        named = {name: folded for folded, name in columns.items()}
    elif len(table.columns) in NAMES and _looks_like_it(table):
        named = dict(zip(table.columns, NAMES[len(table.columns)], strict=True))
        if all(A_YEAR.match(text) for text in table.distinct(table.columns[0])):
            named[table.columns[0]] = "year"
    else:
        return None
    cells = table.cells.rename(columns=named)
    if "note" in cells:
        cells["note"] = retold(cells["note"], _as_text)
    if "note_title" in cells and any(cells["note_title"].cat.categories):
        cells["note_title"] = retold(cells["note_title"], _as_text)
        cells["note"] = (
            side_by_side(cells["note_title"], cells["note"], "\n") if "note" in cells else cells["note_title"]
        )
    meant = {
        "day": "full_date" if "full_date" in cells else "date",
        "start": "time",
        "mine": "mood",
        "kind": "activities",
    }
    if "full_date" not in cells:
        meant["year"] = "year"
    if "note" in cells:
        meant["note"] = "note"
    if "scales" in cells and any(cells["scales"].cat.categories):
        cells["scales"] = retold(cells["scales"], lambda text: text.replace("\u00a0", " "))
        meant["tags"] = "scales"
    hints = Hints(tuple(sorted(meant.items())), together_in="activities", delimiter=BETWEEN)
    return replace(table, cells=cells, hints=hints)


def _looks_like_it(table: Table) -> bool:
    """True if days, weekdays, times and moods stand where Daylio puts them."""
    first, _, weekday, clock, mood, tags = table.columns[:6]
    days = all(A_YEAR.match(text) for text in table.distinct(first)) or _share(table, first, looks_like_day) >= MOST
    return (
        days
        and len(table.distinct(weekday)) <= 14
        and not any(map(str.isdigit, "".join(table.distinct(weekday))))
        and _share(table, clock, lambda text: parse_time(text) is not None) >= MOST
        and len(table.distinct(mood)) <= 60
        and not any(BETWEEN in text for text in table.distinct(mood))
        and (any(BETWEEN in text for text in table.distinct(tags)) or not any(table.distinct(tags)))
    )


def _share(table: Table, column: str, fits: Callable[[str], bool]) -> float:
    """The share of rows whose cell fits."""
    texts = table.distinct(column)
    counts = np.bincount(codes_of(table.cells[column]), minlength=len(texts))
    good = sum(int(count) for text, count in zip(texts, counts, strict=True) if fits(text))
    return good / max(1, len(table.cells))


def _as_text(note: str) -> str:
    """A note without the marks newer versions put in it for bold type and lists."""
    if "<" not in note and "&" not in note:
        return note
    return whole(re.sub(r"\r\n?", "\n", html.unescape(TAG.sub("", LINE_END.sub("\n", note))))).strip()

"""Stretches of time as they stand on an axis: where each begins, what it is called, which days it holds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.charts.style import QUIET
from dashboard.circumstances import Stretch
from dashboard.wording import month_name, month_short, month_words

FEW = 9
"""Stretches of which each has room for its counts on a phone."""


def every(first: date, last: date, stretch: Stretch) -> list[date]:
    """Where each stretch begins, from the first to the last, gaps included."""
    found = [first]
    while found[-1] < last:
        found.append(_after(found[-1], stretch.months))
    return found


def days_of(start: date, stretch: Stretch) -> dict[str, str]:
    """The days of a stretch, as the fields of a `Filter`."""
    until = date.fromordinal(_after(start, stretch.months).toordinal() - 1)
    return {"since": start.isoformat(), "until": until.isoformat()}


def axis(starts: list[date], stretch: Stretch, below: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The axis of these stretches, the first at 0; `below` is what stands under some, by where they begin."""
    few = len(starts) <= FEW
    return {
        "tickvals": list(range(len(starts))),
        "ticktext": [
            label(start, stretch, at, few=few) + (below or {}).get(start.isoformat(), "")
            for at, start in enumerate(starts)
        ],
        "tickangle": 0, "tickfont": {"size": 11, "color": QUIET}, "showgrid": False, "zeroline": False,
        "fixedrange": True, "range": [-0.6, len(starts) - 0.4],
    }  # fmt: skip


def label(start: date, stretch: Stretch, at: int, *, few: bool) -> str:
    """A label narrow enough for a phone: the year where it begins, and the months only where there is room."""
    begins = at == 0 or start.month == 1
    if stretch is Stretch.YEAR or (not few and stretch is Stretch.QUARTER):
        return str(start.year) if begins else ""
    if not few and start.month % 3 != 1:
        # The first says its year all the same, in the line below the months.
        return "" if at else f" <br>{start.year}"
    month = month_short(start)
    if stretch is Stretch.QUARTER:
        month += f"–<br>{month_short(_after(start, 2))}"
    return f"{month}<br>{start.year}" if begins else f"{month}<br> "


def named(start: date, stretch: Stretch) -> str:
    """A stretch as people name it."""
    if stretch is Stretch.YEAR:
        return str(start.year)
    if stretch is Stretch.MONTH:
        return month_words(start)
    return f"{month_name(start)} to {month_words(_after(start, 2))}"


def _after(start: date, months: int) -> date:
    count = start.year * 12 + start.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)

"""Every rated outing a dot, stacked at its rating; each leads to its outing."""

from typing import Any

import pandas as pd

from dashboard.charts.layout import BAR, DOT_LINE, Row
from dashboard.charts.style import Trace, faded, marks, stay
from dashboard.outings import RATING_WORDS
from dashboard.wording import counted, day_words

FAINTEST = 0.6
FEW, MANY = 5, 8
"""Dots side by side at one rating: few enough that two ratings' dots stay apart, on a phone as well."""


Stacks = dict[Any, dict[int, list[Any]]]
"""The rows of `Store.dots`, by cell and by rating, oldest first."""


def stacked(dots: pd.DataFrame) -> Stacks:
    """Put the rows of `Store.dots` on each other, cell by cell and rating by rating."""
    found: Stacks = {}
    for dot in dots.itertuples(index=False):
        found.setdefault(dot.cell, {}).setdefault(int(dot.rating), []).append(dot)
    return found


def dots_of(laid: list[Row], stacks: Stacks, by: str, per_line: int) -> Trace:
    """Every rated outing of a shown row, stacked at its rating, the older the fainter."""
    x: list[float] = []
    y: list[float] = []
    drawn: list[Any] = []
    for row in laid:
        top = row.lane + (4 if row.estimate.counts.is_early else BAR)
        for rating, stack in stacks.get(row.estimate.cell, {}).items():
            for place, dot in enumerate(stack):
                line, column = divmod(place, per_line)
                in_line = min(len(stack) - line * per_line, per_line)
                x.append(rating + (column - (in_line - 1) / 2) * 0.52 / per_line)
                y.append(top + line * DOT_LINE)
                drawn.append(dot)
    last = max((dot.last_day for dot in drawn), default=None)
    span = (last - min(dot.last_day for dot in drawn)).days if drawn else 0
    ages = [(last - dot.last_day).days / span if span else 0 for dot in drawn]
    return marks(
        x=x, y=y, mode="markers",
        marker={"color": [faded(1 - (1 - FAINTEST) * age) for age in ages], "size": 7 if per_line == FEW else 4},
        customdata=[_behind(dot, by) for dot in drawn],
        hovertext=[_dot_words(dot) for dot in drawn],
        hoverinfo="text",
        **stay(),
    )  # fmt: skip


def each_dot(dots: pd.DataFrame) -> str:
    """What a dot of these stands for, as a sentence begins that goes on about dots."""
    each = 1 if dots.empty else int(dots["each"].iloc[0])
    return "Each dot is a rated outing" if each == 1 else f"Each dot stands for about {each:,} rated outings"


def _behind(dot: Any, by: str) -> dict[str, Any]:
    if dot.outings == 1:
        return {"outing": int(dot.outing)}
    days = {"since": dot.first_day.date().isoformat(), "until": dot.last_day.date().isoformat()}
    return {by: dot.cell, "rating": int(dot.rating), **days}


def _dot_words(dot: Any) -> str:
    days = day_words(dot.first_day)
    if dot.outings > 1:
        days = f"{counted(int(dot.outings), 'outing')}, {days} to {day_words(dot.last_day)}"
    return f"{days}: {RATING_WORDS[int(dot.rating)]}"

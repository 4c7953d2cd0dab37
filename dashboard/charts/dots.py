"""Every rated outing a dot, stacked at its rating; each leads to its outing."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.layout import BAR, DOT_LINE, Row
from dashboard.charts.style import faded, stay
from dashboard.outings import RATING_WORDS
from dashboard.wording import counted, day_words

FAINTEST = 0.6
FEW, MANY = 5, 8
"""Dots side by side at one rating: few enough that two ratings' dots stay apart, on a phone as well."""


def dots_of(laid: list[Row], stacks: dict[Any, pd.DataFrame], by: str, per_line: int) -> go.Scatter:
    """Every rated outing of a shown row, stacked at its rating, the older the fainter."""
    tops = {row.estimate.cell: row.lane + (4 if row.estimate.counts.is_early else BAR) for row in laid}
    shown = [stacks[cell].assign(top=top) for cell, top in tops.items() if cell in stacks]
    if not shown:
        return go.Scatter(x=[], y=[], mode="markers", customdata=[], hovertext=[])
    dots = pd.concat(shown, ignore_index=True)
    stack = dots.groupby(["cell", "rating"])["rating"]
    line, column = stack.cumcount() // per_line, stack.cumcount() % per_line
    in_line = (stack.transform("size") - line * per_line).clip(upper=per_line)
    first, last = dots["last_day"].min(), dots["last_day"].max()
    age = (last - dots["last_day"]) / (last - first) if last > first else pd.Series(0.0, dots.index)
    return go.Scatter(
        x=dots["rating"] + (column - (in_line - 1) / 2) * 0.52 / per_line,
        y=dots["top"] + line * DOT_LINE,
        mode="markers",
        marker={"color": [faded(1 - (1 - FAINTEST) * a) for a in age], "size": 7 if per_line == FEW else 4},
        customdata=[_behind(dot, by) for dot in dots.itertuples()],
        hovertext=[_dot_words(dot) for dot in dots.itertuples()],
        hoverinfo="text",
        **stay(),
    )


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

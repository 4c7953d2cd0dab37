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
    x: list[float] = []
    y: list[float] = []
    colour: list[str] = []
    opens: list[dict[str, Any]] = []
    hover: list[str] = []
    pitch = 0.52 / per_line
    shown = [stacks[row.estimate.cell] for row in laid if row.estimate.cell in stacks]
    days = pd.concat([stack["last_day"] for stack in shown]) if shown else pd.Series(dtype="datetime64[us]")
    first, last = days.min(), days.max()
    for row in laid:
        top = row.lane + (4 if row.estimate.counts.is_early else BAR)
        for rating, stack in stacks.get(row.estimate.cell, pd.DataFrame(columns=["rating"])).groupby("rating"):
            for place, dot in enumerate(stack.itertuples()):
                line, column = divmod(place, per_line)
                in_line = min(per_line, len(stack) - line * per_line)
                x.append(rating + (column - (in_line - 1) / 2) * pitch)
                y.append(top + line * DOT_LINE)
                age = (last - dot.last_day) / (last - first) if last > first else 0.0
                colour.append(faded(1 - (1 - FAINTEST) * age))
                opens.append(_behind(dot, by))
                hover.append(_dot_words(dot))
    return go.Scatter(
        x=x, y=y, mode="markers", marker={"color": colour, "size": 7 if per_line == FEW else 4},
        customdata=opens, hovertext=hover, hoverinfo="text", **stay(),
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

"""The picture the dashboard is known by: a row a cell, every outing a dot, the likely range, your usual."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.said import count_words, table
from dashboard.charts.style import (
    BAND,
    GRID,
    QUIET,
    TEXT,
    USUAL,
    Drawing,
    counted,
    day_words,
    faded,
    figure,
    safe,
    stay,
)
from dashboard.insights.levels import Estimate, Judgement
from dashboard.outings import RATING_WORDS, WENT_WELL

# Pixels. The figure's vertical axis counts pixels downwards, so that a row is as high as it needs to be.
LINE, BAR, DOT_LINE, GAP, HEADING, TOP, BOTTOM = 18, 16, 9, 20, 34, 44, 26
LEFT, RIGHT = 0.5, 5.5
FAINTEST = 0.42
FEW, MANY = 5, 8
"""Dots side by side at one rating: few enough that two ratings' dots stay apart, on a phone as well."""


@dataclass(frozen=True)
class Row:
    """One row laid out: where its words, its range and its dots stand."""

    estimate: Estimate
    top: int
    lane: int
    bottom: int


def rows(judgement: Judgement, dots: pd.DataFrame, by: str, sentence: str, usual: str = "your usual") -> Drawing:
    """Draw a judgement over its dots. `by` is the field of `Filter` that a cell names, kind or length;
    `usual` names the line to compare with.
    """
    highest = 0 if dots.empty else dots.groupby(["cell", "rating"]).size().max()
    per_line = FEW if highest <= 8 * FEW else MANY
    stacks = dict(iter(dots.groupby("cell")))
    laid, heading, height = _laid_out(judgement, stacks, per_line)
    traces = [
        _grid(laid),
        _usual(laid, judgement.usual),
        _bands(laid),
        _dots(laid, stacks, by, per_line),
        _ticks(laid, by),
        _words(laid),
        _targets(laid, by),
    ]
    chart = figure(height, traces)
    chart.update_xaxes(range=[LEFT, RIGHT], visible=False, fixedrange=True)
    chart.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    for edge in (12, height - 12):
        for rating in RATING_WORDS:
            _note(chart, rating, edge, RATING_WORDS[rating], QUIET, "center")
    for row in laid:
        chart.add_shape(
            type="rect", x0=WENT_WELL - 0.5, x1=RIGHT, y0=row.lane - 3, y1=row.bottom + 3, layer="below",
            fillcolor=faded(0.07), line_width=0,
        )  # fmt: skip
    _note(chart, RIGHT, 32, "went well", faded(0.9), "right")
    if judgement.usual is not None and laid:
        _note(chart, judgement.usual, 32, usual, USUAL, "center")
    if heading is not None:
        _note(chart, LEFT, heading, "Too early to tell", QUIET, "left", size=14)
    opens = [{by: e.cell} for e in judgement.told + judgement.early]
    return Drawing(chart, sentence, table(judgement, by.capitalize()), opens)


def _laid_out(
    judgement: Judgement, stacks: dict[Any, pd.DataFrame], per_line: int
) -> tuple[list[Row], int | None, int]:
    """The rows, the height of the heading over the early ones (None without), and of the whole."""
    laid: list[Row] = []
    y, heading = TOP, None
    for early, group in groupby(judgement.told + judgement.early, key=lambda e: e.is_early):
        if early and judgement.told:
            heading, y = y + 12, y + HEADING
        for estimate in group:
            stack = stacks.get(estimate.cell)
            highest = 0 if stack is None else int(stack.groupby("rating").size().max())
            lane = y + (LINE if early else 2 * LINE) + 4
            bottom = lane + (0 if early else BAR) + max(1, -(-highest // per_line)) * DOT_LINE
            laid.append(Row(estimate, y, lane, bottom))
            y = bottom + GAP
    return laid, heading, y + BOTTOM


def _grid(laid: list[Row]) -> go.Scatter:
    """Faint lines at the ratings, in the lanes only, so that none runs through words."""
    return _lines(laid, [1, 2, 3, 4, 5], {"color": GRID, "width": 1})


def _usual(laid: list[Row], usual: float | None) -> go.Scatter:
    line = {"color": USUAL, "width": 1.5, "dash": "2px,2px"}
    return _lines(laid, [] if usual is None else [usual], line)


def _lines(laid: list[Row], places: list[Any], line: dict[str, Any]) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in laid:
        for place in places:
            x += [place, place, None]
            y += [row.lane - 3, row.bottom + 3, None]
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _bands(laid: list[Row]) -> go.Scatter:
    """The likely range of each told row."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in laid:
        if not row.estimate.is_early:
            x += [row.estimate.low, row.estimate.high, None]
            y += [row.lane + 3] * 2 + [None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": BAND, "width": 8}, hoverinfo="skip")


def _ticks(laid: list[Row], by: str) -> go.Scatter:
    told = [row for row in laid if not row.estimate.is_early]
    return go.Scatter(
        x=[row.estimate.mean for row in told],
        y=[row.lane + 3 for row in told],
        mode="markers",
        marker={"symbol": "line-ns", "size": 8, "line": {"color": TEXT, "width": 3}},
        customdata=[{by: row.estimate.cell} for row in told],
        hovertext=[_range_words(row.estimate) for row in told],
        hoverinfo="text",
        **stay(),
    )


def _dots(laid: list[Row], stacks: dict[Any, pd.DataFrame], by: str, per_line: int) -> go.Scatter:
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
        top = row.lane + (4 if row.estimate.is_early else BAR)
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


def _words(laid: list[Row]) -> go.Scatter:
    """The words of each row."""
    text = []
    for row in laid:
        name = f"<b>{safe(row.estimate.cell)}</b>"
        counts = f'<span style="color:{QUIET}">{count_words(row.estimate)}</span>'
        if row.estimate.is_early:
            text.append(f"{name}  {counts}")
        else:
            text.append(f'{name}  <span style="color:{QUIET}">{row.estimate.word}</span><br>{counts}')
    return go.Scatter(
        x=[LEFT] * len(laid), y=[_middle(row) for row in laid], mode="text", text=text, hoverinfo="skip",
        textposition="middle right", textfont={"color": TEXT, "size": 13}, cliponaxis=False,
        selected={"textfont": {"color": TEXT}}, unselected={"textfont": {"color": TEXT}},
    )  # fmt: skip


def _targets(laid: list[Row], by: str) -> go.Scatter:
    """Marks nobody sees, along the words of each row: Plotly takes a click on words only where they begin."""
    places = [LEFT + step * 0.125 for step in range(1, 40)]
    return go.Scatter(
        x=places * len(laid),
        y=[_middle(row) for row in laid for _ in places],
        mode="markers",
        marker={"size": 24, "opacity": 0},
        **stay(0),
        customdata=[{by: row.estimate.cell} for row in laid for _ in places],
        hoverinfo="none",
    )


def _middle(row: Row) -> float:
    return (row.top + row.lane - 4) / 2


def _range_words(estimate: Estimate) -> str:
    return f"likely between {estimate.low:.1f} and {estimate.high:.1f} of 5,<br>best guess {estimate.mean:.1f}"


def _note(chart: go.Figure, x: float, y: float, text: str, colour: str, anchor: str, size: int = 12) -> None:
    chart.add_annotation(
        x=x, y=y, text=text, showarrow=False, xanchor=anchor, yanchor="middle", font={"color": colour, "size": size}
    )  # fmt: skip

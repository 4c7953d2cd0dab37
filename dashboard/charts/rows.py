"""The picture the dashboard is known by: a row a cell, every outing a dot, the likely range, your usual."""

from typing import Any

import pandas as pd

from dashboard.charts.differences import level_words, levels_table
from dashboard.charts.dots import FEW, MANY, dots_of, stacked
from dashboard.charts.layout import LEFT, RIGHT, Row, laid_out
from dashboard.charts.said import count_words, table
from dashboard.charts.style import (
    BAND,
    GRID,
    QUIET,
    TEXT,
    USUAL,
    Drawing,
    Trace,
    faded,
    figure,
    marks,
    safe,
    stay,
    unseen,
)
from dashboard.circumstances import KIND
from dashboard.insights.estimates import Estimate, in_hundred
from dashboard.insights.judgement import Judgement
from dashboard.outings import RATING_WORDS

LONGEST = 34
"""Letters of a name that fit beside its verdict on a phone."""

CROWDED = 4.2
"""From here on the words over your usual would run into those over what went well, on a phone."""


def rows(judgement: Judgement, dots: pd.DataFrame, by: str, sentence: str, heading: str = "Kind") -> Drawing:
    """Draw a judgement over its dots. `by` is the field of `Filter` that a cell names: a kind, or a circumstance,
    whose levels are shown without a verdict, since what they are compared by is all else alike.
    """
    verdicts = by == KIND
    # Where it is too early for every row, a usual would be more of a guess than it looks.
    usual = judgement.usual if judgement.told else None
    stacks = stacked(dots)
    heights = {cell: max(len(stack) for stack in ratings.values()) for cell, ratings in stacks.items()}
    per_line = FEW if max(heights.values(), default=0) <= 8 * FEW else MANY
    laid, early, height = laid_out(judgement, heights, per_line)
    traces = [
        _grid(laid),
        _usual(laid, usual),
        _bands(laid),
        dots_of(laid, stacks, by, per_line),
        _ticks(laid, by),
        _words(laid, judgement, verdicts=verdicts),
        _targets(laid, by),
    ]
    notes = [_note(rating, edge, words, QUIET) for edge in (12, height - 12) for rating, words in RATING_WORDS.items()]
    # Over the shading, where it is read first; under it where your usual is in its way.
    over = usual is None or usual < CROWDED
    notes.append(_note(RIGHT, 32 if over else height - 30, "went well", faded(0.9), "right"))
    if usual is not None:
        notes.append(_note(usual, 32, "your usual", USUAL))
    if early is not None:
        notes.append(_note(LEFT, early, "Too early to tell", QUIET, "left", size=14))
    chart = figure(
        height, traces, annotations=notes, shapes=[_went_well(row, judgement.went_well) for row in laid],
        xaxis=unseen(LEFT, RIGHT), yaxis=unseen(height, 0),
    )  # fmt: skip
    opens = [{by: e.cell} for e in judgement.told + judgement.early]
    return Drawing(chart, sentence, table(judgement, heading) if verdicts else levels_table(judgement, heading), opens)


def _grid(laid: list[Row]) -> Trace:
    """Faint lines at the ratings, in the lanes only, so that none runs through words."""
    return _lines(laid, [1, 2, 3, 4, 5], {"color": GRID, "width": 1})


def _usual(laid: list[Row], usual: float | None) -> Trace:
    line = {"color": USUAL, "width": 1.5, "dash": "2px,2px"}
    return _lines(laid, [] if usual is None else [usual], line)


def _lines(laid: list[Row], places: list[Any], line: dict[str, Any]) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in laid:
        for place in places:
            x += [place, place, None]
            y += [row.lane - 3, row.bottom + 3, None]
    return marks(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _bands(laid: list[Row]) -> Trace:
    """The likely range of each told row."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in laid:
        if not row.estimate.counts.is_early:
            x += [row.estimate.low, row.estimate.high, None]
            y += [row.lane + 3] * 2 + [None]
    return marks(x=x, y=y, mode="lines", line={"color": BAND, "width": 8}, hoverinfo="skip")


def _ticks(laid: list[Row], by: str) -> Trace:
    told = [row for row in laid if not row.estimate.counts.is_early]
    return marks(
        x=[row.estimate.mean for row in told],
        y=[row.lane + 3 for row in told],
        mode="markers",
        marker={"symbol": "line-ns", "size": 8, "line": {"color": TEXT, "width": 3}},
        customdata=[{by: row.estimate.cell} for row in told],
        hovertext=[_range_words(row.estimate) for row in told],
        hoverinfo="text",
        **stay(),
    )


def _words(laid: list[Row], judgement: Judgement, *, verdicts: bool) -> Trace:
    """The words of each row: of a kind, with the judgement's verdict."""
    text = []
    for row in laid:
        cell = row.estimate.cell
        name = f"<b>{safe(cell if verdicts else level_words(cell), LONGEST)}</b>"
        counts = f'<span style="color:{QUIET}">{count_words(row.estimate)}</span>'
        verdict = f'  <span style="color:{QUIET}">{judgement.word(row.estimate)}</span>' if verdicts else ""
        text.append(f"{name}  {counts}" if row.estimate.counts.is_early else f"{name}{verdict}<br>{counts}")
    return marks(
        x=[LEFT] * len(laid), y=[row.middle for row in laid], mode="text", text=text, hoverinfo="skip",
        textposition="middle right", textfont={"color": TEXT, "size": 13}, cliponaxis=False,
        selected={"textfont": {"color": TEXT}}, unselected={"textfont": {"color": TEXT}},
    )  # fmt: skip


def _targets(laid: list[Row], by: str) -> Trace:
    """Marks nobody sees, along the words of each row: Plotly takes a click on words only where they begin."""
    places = [LEFT + step * 0.125 for step in range(1, 40)]
    return marks(
        x=places * len(laid),
        y=[row.middle for row in laid for _ in places],
        mode="markers",
        marker={"size": 24, "opacity": 0},
        **stay(0),
        customdata=[{by: row.estimate.cell} for row in laid for _ in places],
        hoverinfo="none",
    )


def _range_words(estimate: Estimate) -> str:
    return (
        f"likely between {estimate.low:.1f} and {estimate.high:.1f} of 5,<br>best guess {estimate.mean:.1f};<br>"
        f"{in_hundred(estimate.above)} that it goes better than your usual"
    )


def _went_well(row: Row, lowest: int) -> dict[str, Any]:
    """The ratings of a row that count as having gone well, shaded."""
    return {
        "type": "rect", "x0": lowest - 0.5, "x1": RIGHT, "y0": row.lane - 3, "y1": row.bottom + 3, "layer": "below",
        "fillcolor": faded(0.07), "line": {"width": 0},
    }  # fmt: skip


def _note(x: float, y: float, text: str, colour: str, anchor: str = "center", size: int = 12) -> dict[str, Any]:
    return {
        "x": x, "y": y, "text": text, "showarrow": False, "xanchor": anchor, "yanchor": "middle",
        "font": {"color": colour, "size": size}, "borderpad": 0, "borderwidth": 0,
    }  # fmt: skip

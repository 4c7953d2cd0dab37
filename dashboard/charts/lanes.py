"""Counts over time, a lane each, all on one scale, so that one can be seen beside the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.eras import FEW, axis, days_of, every, named
from dashboard.charts.style import GRID, MARK, QUIET, TEXT, Drawing, Trace, figure, marks, stay, unseen
from dashboard.circumstances import Stretch

# Pixels. The vertical axis counts them downwards.
NAME, COUNT, BAR, GAP = 24, 16, 44, 14
BELOW, YEARS = 52, 30
LOWEST, WIDEST = 2, 0.7
"""Pixels of the smallest count that isn't none, and how much of its stretch a bar takes at most."""


@dataclass(frozen=True)
class Lane:
    """One lane: the column of `Store.by_stretch` it counts, what it is called, and the fields of a `Filter` that,
    with the days of a stretch, name the outings behind a count; None where there are none behind it.
    """

    column: str
    name: str
    opens: dict[str, Any] | None


def lanes(
    found: pd.DataFrame, shown: Sequence[Lane], stretch: Stretch, sentence: str, besides: Mapping[str, str]
) -> Drawing:  # fmt: skip
    """Draw lanes over every stretch from the first to the last, gaps included. Needs a row of `Store.by_stretch`.

    `besides` are more of its columns for the table, and what each is called there.
    """
    called = {lane.column: lane.name for lane in shown} | dict(besides)
    table = pd.DataFrame({
        "When": [named(start.date(), stretch) for start in found["begins"]],
        **{name: found[column] for column, name in called.items()},
    })  # fmt: skip
    return Drawing(_drawn(found, shown, stretch), sentence, table, _opened(found, stretch))


def _drawn(found: pd.DataFrame, shown: Sequence[Lane], stretch: Stretch) -> go.Figure:
    starts = every(found["begins"].iloc[0].date(), found["begins"].iloc[-1].date(), stretch)
    by_start = {row["begins"].date(): row for row in found.to_dict("records")}
    most = max(1, *(int(found[lane.column].max()) for lane in shown))
    each = NAME + COUNT + BAR + GAP
    below = BELOW if len(starts) <= FEW and stretch is not Stretch.YEAR else YEARS
    traces: list[Any] = []
    feet, names = [], []
    for place, lane in enumerate(shown):
        foot = each * (place + 1) - GAP
        counts = [int(by_start[start][lane.column]) if start in by_start else 0 for start in starts]
        traces += [*_bars(counts, foot, most), _targets(lane, starts, counts, foot, stretch)]
        feet.append({
            "type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": foot, "y1": foot,
            "line": {"color": GRID, "width": 1}, "layer": "below",
        })  # fmt: skip
        names.append({
            "x": 0, "xref": "x domain", "xanchor": "left", "y": foot - BAR - COUNT - NAME / 2, "showarrow": False,
            "text": f"<b>{lane.name}</b>  <span style='color:{QUIET}'>{sum(counts):,}</span>", "font": {"color": TEXT},
            "borderpad": 0, "borderwidth": 0,
        })  # fmt: skip
    return figure(
        each * len(shown) + below, traces, shapes=feet, annotations=names, margin={"b": below, "t": 0},
        barmode="overlay", xaxis=axis(starts, stretch), yaxis=unseen(each * len(shown) - GAP + LOWEST, 0),
    )  # fmt: skip


def _opened(found: pd.DataFrame, stretch: Stretch) -> list[dict[str, Any]]:
    """What each row of a table of all stretches opens: the outings of it that took place, nothing if none did."""
    return [
        {**days_of(row["begins"].date(), stretch), "took_place": True} if row["outings"] else {}
        for row in found.to_dict("records")
    ]


def _bars(counts: list[int], foot: int, most: int) -> list[Any]:
    """A bar for each count, with the count above it; none is a 0 at the foot."""
    tall = [max(LOWEST, BAR * count / most) if count else 0 for count in counts]
    return [
        marks(type="bar", x=list(range(len(counts))), y=[-height for height in tall], base=foot,
              width=min(WIDEST, len(counts) / 12), marker={"color": MARK}, hoverinfo="skip", **stay()),
        marks(
            x=list(range(len(counts))), y=[foot - height - COUNT / 2 for height in tall], mode="text",
            text=[f"{count:,}" for count in counts], hoverinfo="skip", cliponaxis=False,
            textfont={"size": 11, "color": [TEXT if count else QUIET for count in counts]},
        ),
    ]  # fmt: skip


def _targets(lane: Lane, starts: list[date], counts: list[int], foot: int, stretch: Stretch) -> Trace:
    """Marks nobody sees, that make a count as easy to hit as it looks."""
    some = [at for at, count in enumerate(counts) if count]
    x, y = [], []
    for height in (8, 24, 40):
        x += some
        y += [foot - height] * len(some)
    opens = lane.opens
    return marks(
        x=x, y=y, mode="markers", marker={"size": 20, "opacity": 0}, hoverinfo="text",
        hovertext=[f"{named(starts[at], stretch)}<br>{lane.name}: {counts[at]:,}" for at in some] * 3,
        customdata=None if opens is None else [{**days_of(starts[at], stretch), **opens} for at in some] * 3,
        **stay(0),
    )  # fmt: skip

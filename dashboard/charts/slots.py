"""When outings go well: a square for each weekday and part of the day, with its count."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.style import PAGE, QUIET, TEXT, Drawing, faded, figure, listed, stay
from dashboard.insights.estimates import Estimate, Judgement, in_ten
from dashboard.outings import WEEKDAYS, DayPart

ROW, TOP = 50, 30


def slots(judgement: Judgement) -> Drawing:
    """Draw a judgement whose cells are a weekday's number and a part of the day, such as "6 evening"."""
    rated = ((_slot(e.cell), e) for e in judgement.estimates if e.rated)
    found = dict(sorted(rated, key=lambda item: _place(item[0])))
    parts = [part for part in DayPart if any(at[1] == part for at in found)]
    x, y, fill, edge, ink, text, opens, hover = [], [], [], [], [], [], [], []
    for (weekday, part), estimate in found.items():
        shade, colour = _shade(estimate)
        x.append(parts.index(part))
        y.append(weekday)
        fill.append(shade)
        edge.append(faded(0.55))
        ink.append(colour)
        text.append(_count(estimate))
        opens.append({"weekday": weekday, "part": part.value})
        hover.append(f"{_named(weekday, part)}: {_count(estimate)} went well, {estimate.word}")
    chart = figure(TOP + ROW * 7, [
        go.Scatter(
            x=x, y=y, mode="markers+text", text=text, textfont={"color": ink, "size": 11}, customdata=opens,
            hovertext=hover, hoverinfo="text",
            marker={"symbol": "square", "size": 42, "color": fill, "line": {"color": edge, "width": 1}}, **stay(),
        )
    ])  # fmt: skip
    chart.update_xaxes(
        tickvals=list(range(len(parts))), ticktext=[part.value for part in parts], side="top", showgrid=False,
        zeroline=False, fixedrange=True, range=[-0.5, len(parts) - 0.5], tickfont={"color": QUIET, "size": 12},
    )  # fmt: skip
    chart.update_yaxes(
        tickvals=list(range(1, 8)), ticktext=[day[:3] for day in WEEKDAYS], range=[7.55, 0.45], showgrid=False,
        zeroline=False, fixedrange=True, tickfont={"color": TEXT, "size": 12},
    )  # fmt: skip
    chart.update_layout(margin={"t": TOP, "l": 36})
    return Drawing(chart, sentence(judgement), _table(found), opens)


def sentence(judgement: Judgement) -> str:
    """What the comparison of times allows one to say."""
    better = [_named(*_slot(e.cell)) for e in judgement.clear if e.above > 0.5]
    below = [_named(*_slot(e.cell)) for e in judgement.clear if e.above < 0.5]
    if not better and not below:
        return "No clear difference between times yet."
    said = [f"{listed(better)} went together with higher ratings."] if better else []
    said += [f"{listed(below)} went together with lower ratings."] if below else []
    return " ".join(said)


def _slot(cell: str) -> tuple[int, DayPart]:
    weekday, _, part = cell.partition(" ")
    return int(weekday), DayPart(part)


def _place(slot: tuple[int, DayPart]) -> tuple[int, int]:
    return slot[0], list(DayPart).index(slot[1])


def _named(weekday: int, part: DayPart) -> str:
    day = WEEKDAYS[weekday - 1]
    return f"{day}s with no time noted" if part is DayPart.UNKNOWN else f"{day} {part.value}s"


def _count(estimate: Estimate) -> str:
    return f"{estimate.good}/{estimate.rated}" if estimate.rated > 99 else f"{estimate.good} of {estimate.rated}"


def _shade(estimate: Estimate) -> tuple[str, str]:
    """Fill and ink: filled only where it went better than the usual, as far as can be told."""
    if estimate.above >= 0.8 and not estimate.is_early:
        return faded(0.95), PAGE
    return PAGE, QUIET if estimate.is_early else TEXT


def _table(found: dict[tuple[int, DayPart], Estimate]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "When": [_named(*at) for at in found],
            "In words": [e.word for e in found.values()],
            "Outings": [e.outings for e in found.values()],
            "Rated": [e.rated for e in found.values()],
            "Went well": [e.good for e in found.values()],
            "Next time": ["" if e.is_early else in_ten(e.chance) for e in found.values()],
        }
    )

"""How close it has felt: every answer a dot, with the line through them as far as one can be told."""

from datetime import date, timedelta

import pandas as pd

from dashboard.charts.style import BAND, GRID, MARK, QUIET, TEXT, Drawing, Trace, figure, marks
from dashboard.insights.closeness import Line
from dashboard.insights.estimates import in_hundred
from dashboard.wording import counted, day_words, month_short, month_words, opening

HEIGHT, BELOW, PLACES = 220, 30, 40
ENDS = ("further apart", "almost one")


def closeness(answers: list[tuple[date, float]], line: Line | None) -> Drawing:
    """Draw the answers, at least one, the first first; the line and its likely range if there are enough of them."""
    days = [day for day, _ in answers]
    first, last = days[0], days[-1]
    beyond = max(timedelta(days=15), (last - first) * 0.12)
    dots = marks(
        x=days, y=[value for _, value in answers], mode="markers", marker={"size": 9, "color": MARK},
        hovertext=[day_words(day) for day in days], hoverinfo="text",
    )  # fmt: skip
    ticks = {"zeroline": False, "fixedrange": True, "tickfont": {"size": 11, "color": QUIET}}
    across = {
        "type": "date", "range": [first - beyond, last + beyond], "tickvals": sorted({first, last}), "tickangle": 0,
        "ticktext": [f"{month_short(day)} {day.year}" for day in sorted({first, last})], "showgrid": False, **ticks,
    }  # fmt: skip
    up = {
        "tickvals": [0, 1], "ticktext": [end.replace(" ", "<br>") for end in ENDS], "range": [-0.08, 1.08],
        "gridcolor": GRID, **ticks,
    }  # fmt: skip
    traces = [*(_line(line, first, last) if line else []), dots]
    chart = figure(HEIGHT, traces, xaxis=across, yaxis=up, margin={"b": BELOW, "t": 8})
    table = pd.DataFrame(
        [(day_words(day), in_hundred(value)) for day, value in answers], columns=["Day", f"Of the way to “{ENDS[1]}”"]
    )
    return Drawing(chart, sentence(answers, line), table, [])


def sentence(answers: list[tuple[date, float]], line: Line | None) -> str:
    """Whether it has come to feel otherwise, no surer than it is."""
    if line is None:
        return f"It's too early to say whether it is changing: {counted(len(answers), 'answer')} so far."
    between = f"between {month_words(answers[0][0])} and {month_words(answers[-1][0])}"
    if not line.clear:
        return f"No clear change yet {between}."
    return opening(f"{between} it has come to feel {'closer' if line.change > 0 else 'further apart'}.")


def _line(line: Line, first: date, last: date) -> list[Trace]:
    """The line through the answers, and where it likely lies."""
    days = [first + (last - first) * place / PLACES for place in range(PLACES + 1)]
    middle, low, high = zip(*(line.at(day) for day in days), strict=True)
    return [
        marks(x=[*days, *reversed(days)], y=[*high, *reversed(low)], mode="lines", fill="toself",
              fillcolor=BAND, line={"width": 0, "color": BAND}, hoverinfo="skip"),
        marks(x=days, y=middle, mode="lines", line={"color": TEXT, "width": 2.5}, hoverinfo="skip"),
    ]  # fmt: skip

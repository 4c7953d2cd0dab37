"""The coming weeks as a calendar: plans on their days, and the outings just gone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from dashboard.charts.style import GRID, MARK, QUIET, TEXT, Drawing, Trace, faded, figure, marks, safe, stay, unseen
from dashboard.wording import counted, day_of_week, listed, month_short, week, weekday

WEEKS = 5
ROW, HEAD = 60, 26
"""Pixels of a week, and of the weekdays' names."""


def weeks(plans: Mapping[date, Sequence[str]], outings: Mapping[date, int], today: date) -> Drawing:
    """Draw this week and the next four. `plans` are kinds by day, `outings` how many there were on a day."""
    first = today - timedelta(week().index(today.isoweekday()))
    days = [first + timedelta(place) for place in range(7 * WEEKS)]
    names = [
        {
            "x": place, "y": -0.72, "text": weekday(number, brief=True), "showarrow": False,
            "font": {"color": QUIET, "size": 12},
        }
        for place, number in enumerate(week())
    ]  # fmt: skip
    squares = [
        {
            "type": "rect", "x0": place % 7 - 0.46, "x1": place % 7 + 0.46, "y0": place // 7 - 0.44,
            "y1": place // 7 + 0.44, "layer": "below", "fillcolor": faded(0.22) if day in plans else "rgba(0,0,0,0)",
            "line": {"color": MARK if day == today else GRID, "width": 2 if day == today else 1},
        }
        for place, day in enumerate(days)
    ]  # fmt: skip
    traces = [_days(days, today, plans), _gone(days, outings), _planned(days, plans)]
    chart = figure(
        HEAD + ROW * WEEKS + 6, traces, annotations=names, shapes=squares,
        xaxis=unseen(-0.5, 6.5), yaxis=unseen(WEEKS - 0.45, -0.5 - HEAD / ROW),
    )  # fmt: skip
    to_come = {day: kinds for day, kinds in sorted(plans.items()) if day in days}
    said = [f"{listed(list(kinds))} on {day_of_week(day)}" for day, kinds in to_come.items()]
    sentence = f"In these five weeks: {'; '.join(said)}." if said else "Nothing is planned in these five weeks."
    table = pd.DataFrame([(day, ", ".join(kinds)) for day, kinds in to_come.items()], columns=["Day", "Planned"])
    return Drawing(chart, sentence, table, [])


def _days(days: list[date], today: date, plans: Mapping[date, Sequence[str]]) -> Trace:
    """The number of each day, in the corner of its square, and the month where one begins."""
    named = [
        f"{day.day} {month_short(day)}" if place == 0 or day.day == 1 else str(day.day)
        for place, day in enumerate(days)
    ]
    text = [f"<b>{name}</b>" if day in plans or day == today else name for day, name in zip(days, named, strict=True)]
    return marks(
        x=[place % 7 - 0.41 for place in range(len(days))], y=[place // 7 - 0.24 for place in range(len(days))],
        mode="text", text=text, textposition="middle right", hoverinfo="skip", cliponaxis=False,
        textfont={"size": 12, "color": [QUIET if day < today else TEXT for day in days]},
    )  # fmt: skip


def _gone(days: list[date], outings: Mapping[date, int]) -> Trace:
    """A dot for a day with outings."""
    found = [place for place, day in enumerate(days) if outings.get(day)]
    return marks(
        x=[place % 7 for place in found], y=[place // 7 + 0.18 for place in found], mode="markers",
        marker={"size": 10, "color": MARK}, hoverinfo="text",
        hovertext=[counted(outings[days[place]], "outing") for place in found], **stay(),
    )  # fmt: skip


def _planned(days: list[date], plans: Mapping[date, Sequence[str]]) -> Trace:
    """The first word of what is planned, and all of it where one points."""
    found = [place for place, day in enumerate(days) if day in plans]
    names = [plans[days[place]] for place in found]
    return marks(
        x=[place % 7 for place in found], y=[place // 7 + 0.16 for place in found], mode="text",
        text=[_label(kinds) for kinds in names],
        textfont={"size": 11, "color": TEXT}, hoverinfo="text", hovertext=[safe(listed(list(k)), 80) for k in names],
        cliponaxis=False,
    )  # fmt: skip


def _label(kinds: Sequence[str]) -> str:
    """What fits into a square on a phone."""
    words = kinds[0].split()[:2] if len(kinds) == 1 else [str(len(kinds)), "plans"]
    return "<br>".join(safe(word, 8) for word in words)

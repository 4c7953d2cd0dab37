"""When outings were: a square for each weekday and part of the day, the fuller the more, with how many went well."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.style import QUIET, TEXT, Drawing, faded, figure, stay
from dashboard.circumstances import DayPart
from dashboard.insights.estimates import Counts
from dashboard.wording import counted, week, weekday

ROW, TOP = 50, 30
Slot = tuple[int, DayPart]


def slots(counts: dict[tuple[str, str], Counts]) -> Drawing:
    """Draw the counts at each part of the day and weekday, such as ("evening", "6"). It claims nothing."""
    cells = {(int(day), DayPart(part)): found for (part, day), found in counts.items() if found.rated}
    found = {slot: cells[slot] for slot in sorted(cells, key=_place)}
    parts = [part for part in DayPart if any(at[1] == part for at in found)]
    x, y, fill, text, opens, hover = [], [], [], [], [], []
    most = max((count.rated for count in found.values()), default=1)
    for (day, part), count in found.items():
        x.append(parts.index(part))
        y.append(week().index(day))
        fill.append(faded(0.05 + 0.4 * count.rated / most))
        text.append(_count(count))
        opens.append({"weekday": day, "part": part.value})
        hover.append(f"{_named(day, part)}: {count.good:,} of {count.rated:,} went well")
    chart = figure(TOP + ROW * 7, [
        go.Scatter(
            x=x, y=y, mode="markers+text", text=text, textfont={"color": TEXT, "size": 11}, customdata=opens,
            hovertext=hover, hoverinfo="text",
            marker={"symbol": "square", "size": 42, "color": fill, "line": {"color": faded(0.55), "width": 1}}, **stay(),
        )
    ])  # fmt: skip
    chart.update_xaxes(
        tickvals=list(range(len(parts))), ticktext=[part.value for part in parts], side="top", showgrid=False,
        zeroline=False, fixedrange=True, range=[-0.5, len(parts) - 0.5], tickfont={"color": QUIET, "size": 12},
    )  # fmt: skip
    chart.update_yaxes(
        tickvals=list(range(7)), ticktext=[weekday(day, brief=True) for day in week()], range=[6.55, -0.55], showgrid=False,
        zeroline=False, fixedrange=True, tickfont={"color": TEXT, "size": 12},
    )  # fmt: skip
    chart.update_layout(margin={"t": TOP, "l": 36})
    return Drawing(chart, sentence(found), _table(found), opens)


def sentence(found: dict[Slot, Counts]) -> str:
    """When the most of them were."""
    if not found:
        return "None of these outings is rated."
    most = max(found, key=lambda slot: found[slot].rated)
    return f"Most often: {_named(*most)}, {counted(found[most].rated, 'rated outing')}."


def _place(slot: Slot) -> tuple[int, int]:
    return week().index(slot[0]), list(DayPart).index(slot[1])


def _named(day: int, part: DayPart) -> str:
    return f"{weekday(day)}, {part.value}" if part is DayPart.UNKNOWN else f"{weekday(day)} {part.value}s"


def _count(counts: Counts) -> str:
    """How many went well, no wider than a square."""
    if counts.rated > 999:
        return f"{counts.good / counts.rated:.0%}"
    return f"{counts.good}/{counts.rated}" if counts.rated > 99 else f"{counts.good} of {counts.rated}"


def _table(found: dict[Slot, Counts]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "When": [_named(*at) for at in found],
            "Outings": [counts.outings for counts in found.values()],
            "Rated": [counts.rated for counts in found.values()],
            "Went well": [counts.good for counts in found.values()],
        }
    )

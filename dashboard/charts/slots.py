"""When outings were: a field for each weekday and part of the day, the fuller the more, with how many went well."""

import pandas as pd

from dashboard.charts.style import QUIET, TEXT, Drawing, faded, figure, marks, stay
from dashboard.circumstances import DayPart
from dashboard.insights.estimates import Counts
from dashboard.wording import counted, listed, week, weekday

ROW, TOP = 40, 30
FEW = 2
"""Times that are named at the most: where more have equally many, none stands out."""

TARGETS = (-0.36, -0.18, 0, 0.18, 0.36)
"""Across a field: marks nobody sees, that make it as easy to hit as it looks."""

Slot = tuple[int, DayPart]


def slots(counts: dict[tuple[str, str], Counts]) -> Drawing:
    """Draw the counts at each part of the day and weekday, such as ("evening", "6"). It claims nothing."""
    cells = {(int(day), DayPart(part)): found for (part, day), found in counts.items() if found.rated}
    found = {slot: cells[slot] for slot in sorted(cells, key=_place)}
    parts = [part for part in DayPart if any(at[1] == part for at in found)]
    x, y = [parts.index(part) for _, part in found], [week().index(day) for day, _ in found]
    opens = [{"weekday": day, "part": part.value} for day, part in found]
    hover = [f"{_named(*at)}: {count.good:,} of {count.rated:,} went well" for at, count in found.items()]
    most = max((count.rated for count in found.values()), default=1)
    words = marks(
        x=x, y=y, mode="text", text=[_count(count) for count in found.values()], hoverinfo="skip",
        textfont={"color": TEXT, "size": 12}, selected={"textfont": {"color": TEXT}},
        unselected={"textfont": {"color": TEXT}},
    )  # fmt: skip
    targets = marks(
        x=[at + aside for aside in TARGETS for at in x], y=y * len(TARGETS), mode="markers",
        marker={"size": 30, "opacity": 0}, customdata=opens * len(TARGETS), hovertext=hover * len(TARGETS),
        hoverinfo="text", **stay(0),
    )  # fmt: skip
    squares = [
        {"type": "rect", "x0": across - 0.47, "x1": across + 0.47, "y0": down - 0.45, "y1": down + 0.45, "layer": "below",
         "fillcolor": faded(0.05 + 0.4 * count.rated / most), "line": {"width": 0}}
        for across, down, count in zip(x, y, found.values(), strict=True)
    ]  # fmt: skip
    plain = {"showgrid": False, "zeroline": False, "fixedrange": True}
    across = {
        "tickvals": list(range(len(parts))), "ticktext": [part.value for part in parts], "side": "top",
        "range": [-0.5, len(parts) - 0.5], "tickfont": {"color": QUIET, "size": 12}, **plain,
    }  # fmt: skip
    down = {
        "tickvals": list(range(7)), "ticktext": [weekday(day, brief=True) for day in week()], "range": [6.55, -0.55],
        "tickfont": {"color": TEXT, "size": 12}, **plain,
    }  # fmt: skip
    margin = {"t": TOP, "l": 36}
    chart = figure(TOP + ROW * 7, [words, targets], shapes=squares, xaxis=across, yaxis=down, margin=margin)
    return Drawing(chart, sentence(found), _table(found), opens)


def is_noted(counts: dict[tuple[str, str], Counts]) -> bool:
    """True if of any rated outing it is noted at which time of the day it was."""
    return any(found.rated for (part, _), found in counts.items() if part != DayPart.UNKNOWN)


def sentence(found: dict[Slot, Counts]) -> str:
    """When the most of them were, as far as any time stands out."""
    if not found:
        return "None of these outings is rated."
    most = max(count.rated for count in found.values())
    often = [_named(*slot) for slot, count in found.items() if count.rated == most]
    if len(often) > FEW:
        return "No day and time stands out."
    return f"Most often: {listed(often)}, {counted(most, 'rated outing')}{' each' if len(often) > 1 else ''}."


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

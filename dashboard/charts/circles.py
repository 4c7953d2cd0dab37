"""Two circles for two people: the closer it feels, the more they overlap.

The idea of one picture for one feeling is that of Aron, Aron and Smollan 1992 (J. Pers. Soc. Psychol. 63); the
drawing and the scale without steps are ours.
"""

import pandas as pd

from dashboard.charts.style import MARK, TEXT, Drawing, faded, figure, safe, unseen
from dashboard.wording import them

HEIGHT, FURTHEST, NEAREST = 150, 2.1, 0.16
"""Pixels, and how far the middles of two circles of radius 1 are from each other at both ends."""

WORDS = (
    (0.1, "side by side"),
    (0.4, "overlapping a little"),
    (0.7, "overlapping by about half"),
    (0.9, "overlapping a lot"),
)


def circles(value: float) -> Drawing:
    """Draw how close it feels, from 0 (further apart) to 1 (almost one)."""
    away = (FURTHEST + (NEAREST - FURTHEST) * value) / 2
    sides = ((-1, "you"), (1, safe(them(), 10)))
    rings = [
        {"type": "circle", "x0": side * away - 1, "x1": side * away + 1, "y0": -1, "y1": 1, "fillcolor": faded(0.16),
         "line": {"color": MARK, "width": 2}}
        for side, _ in sides
    ]  # fmt: skip
    names = [
        {"x": side * (away + 0.42), "y": 0, "text": name, "showarrow": False, "font": {"color": TEXT, "size": 13}}
        for side, name in sides
    ]  # fmt: skip
    across, up = unseen(-2.2, 2.2), unseen(-1.08, 1.08) | {"scaleanchor": "x"}
    chart = figure(HEIGHT, [], shapes=rings, annotations=names, xaxis=across, yaxis=up)
    words = next((words for most, words in WORDS if value <= most), "almost one")
    sentence = f"Two circles, you and {them()}, {words}."
    return Drawing(chart, sentence, pd.DataFrame(), [])

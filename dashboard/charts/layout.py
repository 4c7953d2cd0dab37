"""Where the rows of a judgement stand: each as high as its dots need it to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard.insights.estimates import Estimate
from dashboard.insights.judgement import Judgement

# Pixels. The figure's vertical axis counts pixels downwards, so that a row is as high as it needs to be.
LINE, BAR, DOT_LINE, GAP, HEADING, TOP, BOTTOM = 18, 16, 9, 20, 34, 44, 30
LEFT, RIGHT = 0.5, 5.5


@dataclass(frozen=True)
class Row:
    """One row laid out: where its words, its range and its dots stand."""

    estimate: Estimate
    top: int
    lane: int
    bottom: int

    @property
    def middle(self) -> float:
        """Where its words are centred."""
        return (self.top + self.lane - 4) / 2


def laid_out(judgement: Judgement, heights: Mapping[Any, int], per_line: int) -> tuple[list[Row], int | None, int]:
    """The rows, the height of the heading over the early ones (None without), and of the whole.

    `heights` are how many dots the highest stack of each cell has.
    """
    laid: list[Row] = []
    y, heading = TOP, None
    for early, group in groupby(judgement.told + judgement.early, key=lambda e: e.counts.is_early):
        if early and judgement.told:
            heading, y = y + 12, y + HEADING
        for estimate in group:
            lane = y + (LINE if early else 2 * LINE) + 4
            bottom = lane + (0 if early else BAR) + max(1, -(-heights.get(estimate.cell, 0) // per_line)) * DOT_LINE
            laid.append(Row(estimate, y, lane, bottom))
            y = bottom + GAP
    return laid, heading, y + BOTTOM

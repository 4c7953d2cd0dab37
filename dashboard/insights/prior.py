"""What is thought of the effects before any rating: how large each sort of effect tends to be, and how drift wanders."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.circumstances import ERA, KIND
from dashboard.insights import bell
from dashboard.insights.ordinal import Array
from dashboard.insights.tally import Tally

EVEN = Path(__file__).with_name("points.csv")
"""64 points (G) laid evenly in five directions (0 to 1), by SciPy's Sobol sequence; in the first, the quantiles there of
a gamma of shape 2. They are kept in a file, since what lays them takes a third of the start and of the memory of a log,
and lays them once; `tests/test_insights.py` lays them anew.
"""

# How large each sort of effect tends to be, in units of the spread within a kind: quantiles of the spreads'
# priors. In real diaries kinds explain 4 to 10 % of how a moment goes, a spread of 0.2 to 0.33: a gamma of mean
# 0.3 that is nought at zero, so that a few kinds can't claim to be all alike (Chung et al. 2013, Psychometrika
# 78). The others may well be zero: circumstances are exponential. Changes and drift are mostly tiny and now and then
# large: log-logistic, with the longest tail.
KINDS, CIRCUMSTANCES, CHANGES, DRIFT = 0.30, 0.15, 0.03, 0.035

MEMORY = 365.0
"""Days in which drift forgets to 1/e."""

BELL = bell.place((np.arange(8) + 0.5) / 8)
"""Eight equally likely places on a bell: what else is not known is tried at each."""

USUAL, LEVEL = 3.6, 0.5
"""Where a person's usual lies before any rating, in rating steps, and how far around it, in units of the spread
within a kind: four outings weigh as much."""


@cache
def points() -> tuple[Array, NDArray[np.int_]]:
    """The spreads of kinds, changes, circumstances and drift (G, 4), evenly through their priors.

    And which of the `BELL` goes with each (G).
    """
    kinds, *even = np.loadtxt(EVEN, delimiter=",", skiprows=1).T
    changes, circumstances, drift, guess = np.clip(even, 1e-3, 1 - 1e-3)
    spreads = [
        kinds * KINDS / 2,
        CHANGES * changes / (1 - changes),
        -CIRCUMSTANCES * np.log1p(-circumstances),
        DRIFT * drift / (1 - drift),
    ]
    return np.stack(spreads, axis=1), (guess * len(BELL)).astype(int)


@dataclass(frozen=True)
class Prior:
    """Precision of the B effects at each point (G, B, B), and the log of its determinant's root (G)."""

    precision: Array
    log_root: Array

    @classmethod
    def of(cls, tally: Tally) -> "Prior":
        """For the columns of a tally."""
        spreads, _ = points()
        k, p = len(tally.kinds), len(tally.columns)
        kinds, eras = 1 + tally.indices(KIND), 1 + tally.indices(ERA)
        circumstances = np.setdiff1d(np.arange(1, 1 + p), np.concatenate([kinds, eras]))
        blocks: list[NDArray[np.int_]] = [kinds, np.arange(1 + p, 1 + p + k), circumstances]
        precision = np.zeros((len(spreads), 1 + p + k, 1 + p + k))
        precision[:, 0, 0] = 1 / LEVEL**2
        log_root = np.full(len(spreads), -np.log(LEVEL))
        for places, spread in zip(blocks, spreads.T, strict=False):
            precision[:, places, places] = 1 / spread[:, None] ** 2
            log_root -= len(places) * np.log(spread)
        days = np.array([date.fromisoformat(level).toordinal() for level in tally.levels(ERA)], dtype=float)
        drift = np.linalg.inv(np.exp(-np.abs(days[:, None] - days) / MEMORY))
        precision[:, eras[:, None], eras] = drift / spreads[:, 3, None, None] ** 2
        log_root += 0.5 * np.linalg.slogdet(drift)[1] - len(eras) * np.log(spreads[:, 3])
        return cls(precision, log_root)

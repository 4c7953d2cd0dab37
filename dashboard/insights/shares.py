"""Which share of a stretch of time's outings went well, and how sure that is."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import betainc, logsumexp
from scipy.stats import betabinom

RANGE = 0.8
"""How much of the probability the range on screen holds."""

POINTS = 301
"""Of the grid of shares that ranges are read off."""


@dataclass(frozen=True)
class Share:
    """The share of a stretch of time's outings that went well: the count, and what it allows one to say."""

    cell: str
    outings: int
    rated: int
    good: int
    did_not_happen: int
    share: float
    low: float
    high: float


def shares_of(cells: pd.DataFrame) -> list[Share]:
    """Shares that went well, pulled toward that of all cells; cells without ratings are left out.

    Takes the counts of `Store.cells`. The model is that of `pooled`.
    """
    cells = cells[cells["rated"] > 0]
    if cells.empty:
        return []
    good, rated = cells["good"].to_numpy(float), cells["rated"].to_numpy(float)
    weights, a, b = pooled(good, rated)
    # Each share is a mixture of betas; its range is read off the mixture over a fine grid of shares.
    points = np.linspace(0, 1, POINTS)
    mixture = np.einsum("g,gcp->cp", weights, betainc(a[:, :, None], b[:, :, None], points))
    ends = ((1 - RANGE) / 2, (1 + RANGE) / 2)
    found = []
    for row, mean, below in zip(cells.itertuples(), weights @ (a / (a + b)), mixture, strict=True):
        low, high = np.interp(ends, below, points)
        counts = {name: int(getattr(row, name)) for name in ("outings", "rated", "good", "did_not_happen")}
        found.append(Share(cell=str(row.cell), **counts, share=float(mean), low=float(low), high=float(high)))
    return found


def pooled(good: np.ndarray, rated: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each cell's share that goes well as a mixture of betas: weights (G), and their two sides (G, cells).

    The beta-binomial model of Gelman et al., Bayesian Data Analysis, 3rd ed., section 5.3: each share
    comes from a beta around the share of all, whose strength, counted in outings, takes its posterior
    weight on a grid.
    """
    centre = (good.sum() + 0.5) / (rated.sum() + 1)
    strengths = np.geomspace(1, 200, 16)[:, None]
    a, b = centre * strengths, (1 - centre) * strengths
    log_weight = betabinom.logpmf(good, rated, a, b).sum(axis=1)
    weights = np.exp(log_weight - logsumexp(log_weight))
    return weights, a + good, b + rated - good

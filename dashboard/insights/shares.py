"""Which share of a stretch of time's outings went well, and how sure that is."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import logsumexp
from scipy.stats import beta, betabinom

from dashboard.insights.levels import RANGE


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
    """Shares that went well, pulled toward the whole log's; those without ratings are left out.

    The beta-binomial model of Gelman et al., section 5.3: each share comes from a beta around the
    overall share whose strength, in outings, takes its posterior weight on a grid.
    """
    cells = cells[cells["rated"] > 0]
    k, n = cells["good"].to_numpy(float), cells["rated"].to_numpy(float)
    if not len(n):
        return []
    centre = (k.sum() + 0.5) / (n.sum() + 1)
    strengths = np.geomspace(1, 200, 30)[:, None]
    a, b = centre * strengths, (1 - centre) * strengths
    log_weight = betabinom.logpmf(k, n, a, b).sum(axis=1)
    weights = np.exp(log_weight - logsumexp(log_weight))
    # A mixture of betas, summed over a fine grid of shares.
    points = np.linspace(0.0005, 0.9995, 1000)
    found = []
    for i, row in enumerate(cells.itertuples()):
        cdf = weights @ beta.cdf(points, a + k[i], b + n[i] - k[i])
        ends = (1 - RANGE) / 2
        low, high = (float(points[min(int(np.searchsorted(cdf, q)), len(points) - 1)]) for q in (ends, 1 - ends))
        share = float(weights @ ((a[:, 0] + k[i]) / (strengths[:, 0] + n[i])))
        counts = {name: int(getattr(row, name)) for name in ("outings", "rated", "good", "did_not_happen")}
        found.append(Share(cell=str(row.cell), **counts, share=share, low=low, high=high))
    return found

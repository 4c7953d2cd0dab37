"""How outings of a kind, a length or a time of day tend to go: levels by partial pooling."""

import numpy as np
import pandas as pd
from scipy.special import logsumexp, ndtr
from scipy.stats import gamma

from dashboard.insights.estimates import Estimate, Judgement
from dashboard.insights.shares import RANGE, pooled

# Spread within a cell and between cells, in rating steps. The first reaches from ratings that
# hardly vary to ones thrown anywhere between 1 and 5; the second from hardly any difference to a
# large one. In diaries it is mostly near 0.3, which the prior's mean of 0.4 leaves room for.
WITHIN = np.geomspace(0.35, 2.0, 24)
BETWEEN = np.geomspace(0.03, 1.5, 24)
BETWEEN_PRIOR = gamma(2, scale=0.2)


def judge(cells: pd.DataFrame) -> Judgement:
    """Estimate every cell's level by partial pooling, its two spreads integrated out.

    `cells` has a row per cell with cell, outings, rated, good, did_not_happen, total (sum of the
    ratings) and squares (sum of their squares), as `Store.cells` gives them.

    The model is the normal hierarchical one of Gelman et al., Bayesian Data Analysis, 3rd ed.,
    section 5.4: a rating of cell j is normal around level_j with spread s, level_j normal around
    m with spread t; m is flat, s and t take their posterior weights on a grid: s log-uniform,
    t by the gamma prior of Chung et al. 2013 (Psychometrika 78), which keeps a few cells from
    claiming that there is no difference at all. The chance of
    the next one going well comes from the counts themselves (`shares.pooled`), since ratings crowd at
    the top, where a normal would be off. The usual is the mean of all ratings.
    """
    n = cells["rated"].to_numpy(float)
    total = cells["total"].to_numpy(float)
    squares = cells["squares"].to_numpy(float)
    rated = int(n.sum())
    if rated == 0:
        return Judgement([_unrated(row) for row in cells.itertuples()], None, 0)
    usual = total.sum() / rated
    weights, means, spreads = _posterior(n, total, squares)

    def mixed(values: np.ndarray) -> np.ndarray:
        return np.asarray(weights @ values)

    ends = (1 - RANGE) / 2
    low, high = (_quantile(weights, means, spreads, q) for q in (ends, 1 - ends))
    above = mixed(ndtr((means - usual) / spreads))
    chances, a, b = pooled(cells["good"].to_numpy(float), n)
    chance = chances @ (a / (a + b))
    mean = mixed(means)
    found = [
        Estimate(
            cell=str(row.cell),
            outings=int(row.outings),
            rated=int(row.rated),
            good=int(row.good),
            did_not_happen=int(row.did_not_happen),
            mean=float(np.clip(mean[i], 1, 5)),
            low=float(np.clip(low[i], 1, 5)),
            high=float(np.clip(high[i], 1, 5)),
            chance=float(chance[i]),
            above=float(above[i]),
        )
        for i, row in enumerate(cells.itertuples())
    ]
    # Rounded, so that cells alike keep their order whatever the last digit of a sum.
    found.sort(key=lambda e: (e.is_early, -e.outings if e.is_early else -round(e.mean, 6), e.cell))
    return Judgement(found, float(usual), rated)


def _posterior(n: np.ndarray, total: np.ndarray, squares: np.ndarray) -> tuple[np.ndarray, ...]:
    """Weight of each pair of spreads (G), and the mean and spread of each level under it (G, cells)."""
    s, t = (grid.ravel() for grid in np.meshgrid(WITHIN, BETWEEN, indexing="ij"))
    some = n > 0
    k, y = n[some], total[some] / n[some]
    scatter = float((squares[some] - total[some] ** 2 / k).sum())

    # Each cell's mean is normal around m with variance v; m is integrated out in closed form.
    v = s[:, None] ** 2 / k + t[:, None] ** 2
    precision = (1 / v).sum(axis=1)
    m = (y / v).sum(axis=1) / precision
    log_weight = (
        -0.5 * np.log(precision)
        - 0.5 * np.log(v).sum(axis=1)
        - 0.5 * ((y - m[:, None]) ** 2 / v).sum(axis=1)
        - (k.sum() - len(k)) * np.log(s)
        - scatter / (2 * s**2)
    )
    # Both grids are log-even: even weight suits s as it is, t takes its prior times its step.
    log_weight += BETWEEN_PRIOR.logpdf(t) + np.log(t)
    weights = np.exp(log_weight - logsumexp(log_weight))

    # A cell's level: its own mean and m, weighted by how much each says.
    own = np.divide(total, n, out=np.zeros_like(total), where=some)
    pull = t[:, None] ** 2 / np.where(some, s[:, None] ** 2 / np.maximum(n, 1) + t[:, None] ** 2, np.inf)
    means = m[:, None] + pull * (own - m[:, None])
    variance = (1 - pull) * t[:, None] ** 2 + (1 - pull) ** 2 / precision[:, None]
    return weights, means, np.sqrt(variance)


def _quantile(weights: np.ndarray, means: np.ndarray, spreads: np.ndarray, q: float) -> np.ndarray:
    """A quantile of each cell's mixture of normals, by bisection."""
    low, high = np.full(means.shape[1], -10.0), np.full(means.shape[1], 16.0)
    for _ in range(24):
        middle = (low + high) / 2
        below = weights @ ndtr((middle - means) / spreads) < q
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2)


def _unrated(row: object) -> Estimate:
    counts = {name: int(getattr(row, name)) for name in ("outings", "rated", "good", "did_not_happen")}
    return Estimate(cell=str(row.cell), **counts, mean=np.nan, low=np.nan, high=np.nan, chance=np.nan, above=0.5)  # type: ignore[attr-defined]

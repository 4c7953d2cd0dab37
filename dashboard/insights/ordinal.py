"""A rating as one of five steps cut out of a bell curve: how likely each is, and which way it points.

The cumulative probit of McCullagh 1980 (J. R. Statist. Soc. B 42): an outing has a level u on an
unbounded scale, and is rated k or lower with probability Phi(cut_k - u). No probability is ever left
beyond 1 or 5, and near the ends of the scale the steps crowd as real ratings do.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.insights import bell

Array = bell.Array

STEPS = np.arange(1, 6)
SMOOTHING = 12.0
"""Made-up ratings that smooth the counts, spread as a bell over the five; one more is spread evenly, so that
nothing is impossible for not having happened yet."""

TINY = 1e-12


def usual_cuts(counts: Array) -> Array:
    """Where the four cuts lie, so that a level of 0 gives the ratings that were counted (5)."""
    n = counts.sum()
    mean = (counts @ STEPS + 3 * 3.6) / (n + 3)
    spread = np.sqrt((counts @ (STEPS - mean) ** 2 + 4 * 1.1**2) / (n + 4))
    even = np.diff(bell.area((np.arange(0.5, 6) - mean) / spread))
    shares = counts + SMOOTHING * even / even.sum() + 0.2
    return bell.place(np.cumsum(shares / shares.sum())[:4])


def probabilities(levels: Array, cuts: Array) -> Array:
    """How likely each of the five ratings is at some levels (...) given cuts (..., 4): (..., 5)."""
    below = bell.area(cuts - levels[..., None])
    edges = np.concatenate([np.zeros_like(below[..., :1]), below, np.ones_like(below[..., :1])], axis=-1)
    return np.maximum(np.diff(edges, axis=-1), TINY)


def expected(levels: Array, cuts: Array) -> Array:
    """The mean rating at some levels (...) given cuts (..., 4)."""
    return np.asarray(5 - bell.area(cuts - levels[..., None]).sum(axis=-1))


def steepness(levels: Array, cuts: Array) -> Array:
    """Rating steps gained for a unit of the level, at some levels (...) given cuts (..., 4)."""
    return np.asarray(bell.height(cuts - levels[..., None]).sum(axis=-1))


GRID = np.linspace(-6, 6, 193)


def levels_of(ratings: Array, cuts: Array) -> Array:
    """The levels whose mean ratings these are (X), given cuts (G, 4): `expected` turned round, (G, X)."""
    return np.array([np.interp(ratings, means, GRID) for means in expected(GRID, cuts[:, None])])


@dataclass(frozen=True)
class Slopes:
    """How the log probability of each rating changes with the level: its slope, and how fast that falls."""

    value: Array
    slope: Array
    bend: Array


def slopes(levels: Array, cuts: Array) -> Slopes:
    """The log probability of each rating at some levels (...) and its first two derivatives: (..., 5) each."""
    z = cuts - levels[..., None]
    density = bell.height(z)
    none = np.zeros_like(z[..., :1])
    p = probabilities(levels, cuts)
    first = np.diff(np.concatenate([none, -density, none], axis=-1), axis=-1) / p
    second = np.diff(np.concatenate([none, -z * density, none], axis=-1), axis=-1) / p
    return Slopes(np.log(p), first, first**2 - second)


def told_of_stretch(cuts: Array) -> float:
    """How much a rating tells of a stretch of the cuts (4) beyond what it tells of the level, near 0."""
    density = bell.height(cuts)
    p = np.diff(np.concatenate([[0], bell.area(cuts), [1]]))
    stretch, level = (np.diff(np.concatenate([[0], change, [0]])) for change in (density * cuts, density))
    return float((stretch**2 / p).sum() - (stretch * level / p).sum() ** 2 / (level**2 / p).sum())

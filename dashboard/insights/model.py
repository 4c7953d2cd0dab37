"""The one model of how an outing goes, fitted to counts; every judgement of the dashboard is read off it.

An outing's level is

    u = m + kind + change of that kind x how recent + length + company + part of the day + week
          + novelty + whose idea + time since the last of its kind + days after a hard one + drift

and its rating is cut out of a bell curve around u (`ordinal`). Every term is a normal effect around 0
whose spread is itself unknown (`prior`): one spread for kinds, one for their changes, one shared by the
levels of all circumstances, one for the drift, which wanders from era to era. A circumstance that was
not noted is a level of its own, neither zero nor average. It is the multilevel regression of Gelman et
al., Bayesian Data Analysis, 3rd ed., chapters 5, 15 and 16. Older outings count less for how a kind
goes now, just as far as kinds are seen to change.

The log likelihood is taken as a parabola whose slope and bend are averaged over what is plausible for
each kind (Opper and Archambeau 2009, Neural Computation 21), so that kinds near an end of the scale are
not misjudged; its bend is each kind's own. It needs counts of ratings by kind and level and counts of
pairs of levels, however long the log is. The spreads are integrated out over points laid evenly through their priors (Sobol 1967),
each weighted by its marginal likelihood: nothing is drawn at random, the same counts give the same answer.
"""

from dataclasses import dataclass

import numpy as np
from threadpoolctl import ThreadpoolController

from dashboard.insights.ordinal import Array, levels_of, slopes, told_of_stretch, usual_cuts
from dashboard.insights.prior import BELL, KINDS, LEVEL, USUAL, Prior, points
from dashboard.insights.tally import Tally
from dashboard.outings import WENT_WELL

NODES, SHARES = np.array([-np.sqrt(3), 0, np.sqrt(3)]), np.array([1 / 6, 2 / 3, 1 / 6])
"""Three points that average over a bell (Gauss and Hermite)."""

SMALL = 24
"""Rows of a triangle that are solved one by one, rather than cut in two."""

NEGLIGIBLE = 3e-3
"""Weight, as a share of the largest, below which a point is let go."""


BLAS = ThreadpoolController()
"""Kept to one core: spread over several, many small sums wait for each other."""


@dataclass(frozen=True)
class Posterior:
    """What is known of all effects after the ratings: a weighted mix of G normals.

    `weights` (G), `cuts` (G, 4), `means` (G, B), and `halves` (G, B, B), the inverses of the lower triangles L with
    L L' the precision; `kinds_differ` (G), the spread of kinds at each point. `went_well` is the lowest rating that counts as that.
    The B effects are that of all outings, the P columns of the tally, and a change for each kind.
    """

    tally: Tally
    weights: Array
    cuts: Array
    means: Array
    halves: Array
    kinds_differ: Array
    went_well: int = WENT_WELL

    @property
    def good_from(self) -> Array:
        """The level from which an outing goes well (G)."""
        return self.cuts[:, self.went_well - 2]

    def look(self, wanted: Array) -> tuple[Array, Array]:
        """Means and spreads (G, T) of some sums of effects (T, B)."""
        with BLAS.limit(limits=1):
            return self.means @ wanted.T, np.sqrt(((self.halves @ wanted.T) ** 2).sum(axis=1))

    def together(self, wanted: Array) -> tuple[Array, Array]:
        """Means (T) and covariance (T, T) of some sums of effects (T, B), over all points."""
        means = self.means @ wanted.T
        mean = self.weights @ means
        with BLAS.limit(limits=1):
            halves = self.halves @ wanted.T
        within = sum(weight * half.T @ half for weight, half in zip(self.weights, halves, strict=True))
        return mean, np.asarray(within + (self.weights * (means - mean).T) @ (means - mean))


@dataclass(frozen=True)
class Parabola:
    """The log likelihood around each kind's level (E, K): its height (E), and slope and bend by rating (E, K, 5)."""

    levels: Array
    height: Array
    slope: Array
    bend: Array


def fit(tally: Tally) -> Posterior:
    """Fit the model to counts. Needs at least one rated outing."""
    counts = tally.by_kind
    n, k, p = counts.sum(), len(tally.kinds), len(tally.columns)

    # How much of the spread of all ratings is that within kinds is not known either: eight guesses (E).
    usual = usual_cuts(counts.sum(axis=0))
    explained = float(counts.sum(axis=1) @ _parabola(counts, usual[None]).levels[0] ** 2 / n)
    cuts = usual * (np.sqrt(1 + explained) * np.exp(1.3 * BELL / np.sqrt(told_of_stretch(usual) * n + 8)))[:, None]
    around = _parabola(counts, cuts)
    columns = np.einsum("kpr,ekr->ep", tally.ratings, around.slope)
    changes = np.einsum("kr,ekr->ek", tally.recent_ratings, around.slope)
    gradient = np.concatenate([columns[:, :k].sum(axis=1, keepdims=True), columns, changes], axis=1)
    # Every kind bends the likelihood in its own measure. Between kinds that is exact; how levels go together
    # within a kind is counted over all kinds, so there their common measure stands in.
    bend = (counts * around.bend).sum(axis=-1) / tally.rated[:k]  # (E, K)
    common = bend @ tally.rated[:k] / n
    kinds = tally.gram[1 : 1 + k]
    apart = (bend - common[:, None]) / tally.rated[:k]
    information = common[:, None, None] * tally.gram + np.einsum("ek,ka,kb->eab", apart, kinds, kinds)
    base = np.zeros((len(BELL), 1 + p + k))
    base[:, 1 : 1 + k] = around.levels
    bent = np.einsum("eab,eb->ea", information, base)
    height = around.height - ((gradient + 0.5 * bent) * base).sum(axis=1)
    height += 0.5 * BELL**2  # the guesses crowd as a bell does; that is no evidence
    linear = gradient + bent
    linear[:, 0] += levels_of(np.array([USUAL]), usual[None])[0, 0] / LEVEL**2

    spreads, guess = points()
    prior = Prior.of(tally)
    log_weights = height[guess] + prior.log_root
    roots = information[guess] + prior.precision
    with BLAS.limit(limits=1):
        for g, precision in enumerate(roots):
            try:
                roots[g] = np.linalg.cholesky(precision)
            except np.linalg.LinAlgError:  # counts so many that rounding outweighs a spread: this point can't be told
                log_weights[g] = -np.inf
                roots[g] = np.eye(1 + p + k)
        half = _through(roots, linear[guess, :, None])[..., 0]
        log_weights += 0.5 * (half**2).sum(axis=1) - np.log(roots.diagonal(axis1=1, axis2=2)).sum(axis=1)
        weights = np.exp(log_weights - log_weights.max())
        likely = np.flatnonzero(weights > NEGLIGIBLE)
        halves = _inverses(roots[likely])
    weights = weights[likely] / weights[likely].sum()
    means = np.einsum("gba,gb->ga", halves, half[likely])
    return Posterior(tally, weights, cuts[guess[likely]], means, halves, spreads[likely, 0], tally.went_well)


def _inverses(roots: Array) -> Array:
    """The inverses of lower triangles (G, B, B): of both halves, and of what lies below, by multiplying those.

    NumPy has only that of any matrix, which takes twice as long.
    """
    b = roots.shape[1]
    if b <= SMALL:
        return _through(roots, np.eye(b))
    half = b // 2
    found = np.zeros_like(roots)
    found[:, :half, :half] = _inverses(roots[:, :half, :half])
    found[:, half:, half:] = _inverses(roots[:, half:, half:])
    found[:, half:, :half] = -found[:, half:, half:] @ (roots[:, half:, :half] @ found[:, :half, :half])
    return found


def _through(roots: Array, wanted: Array) -> Array:
    """What lower triangles (G, B, B) turn into what is wanted (B, T), or (G, B, T): row by row, all points at once."""
    found = np.array(np.broadcast_to(wanted, (*roots.shape[:2], wanted.shape[-1])))
    for row in range(roots.shape[1]):
        found[:, row] -= (roots[:, row, None, :row] @ found[:, :row])[:, 0]
        found[:, row] /= roots[:, row, row, None]
    return found


def _parabola(counts: Array, cuts: Array) -> Parabola:
    """The log likelihood of the ratings of each kind (K, 5) given cuts (E, 4), around its top."""
    levels, near = np.zeros((len(cuts), len(counts))), np.full((len(cuts), len(counts)), KINDS)
    for _ in range(5):
        by_rating = slopes(levels[..., None] + near[..., None] * NODES, cuts[:, None, None, :])
        slope, bend = (np.einsum("q,ekqr->ekr", SHARES, values) for values in (by_rating.slope, by_rating.bend))
        found = Parabola(levels, np.empty(0), slope, bend)
        # Pulled together as far as they are alike, so that a kind with ratings of one sort has a top at all.
        apart = levels - levels.mean(axis=1, keepdims=True)
        pull = (len(counts) + 2) / (2 * KINDS**2 + (apart**2 + near**2).sum(axis=1, keepdims=True))
        fall = (counts * bend).sum(axis=-1) + pull
        levels = levels + ((counts * slope).sum(axis=-1) - pull * apart) / fall
        near = 1 / np.sqrt(fall)
    value = np.einsum("q,ekqr->ekr", SHARES, by_rating.value) + 0.5 * bend * near[..., None] ** 2
    return Parabola(found.levels, (value * counts).sum(axis=(1, 2)), slope, bend)

"""What the model expects of sorts of outings, on the scale people rate on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.insights import bell
from dashboard.insights.model import Posterior
from dashboard.insights.ordinal import Array, expected, levels_of, probabilities, steepness

RANGE = 0.8
"""How much of the probability a range on screen holds."""

# Even grids of the values a range may end at; levels in between lie on straight lines.
RATINGS, SHARES = np.linspace(1, 5, 250), np.linspace(0.0005, 0.9995, 400)
PLACES = bell.place(SHARES)

HALVINGS = 12
"""Of those grids, to find the end of a range: to a thousandth of a rating step."""


@dataclass(frozen=True)
class Outlook:
    """How T sorts of outings go: means and spreads of their levels at each of the G points (G, T).

    How a sort goes on average is never surely known: `between` is its range. What the next outing is
    rated is another question, which `likely` answers, counting in that no two outings are alike.
    """

    posterior: Posterior
    means: Array
    spreads: Array

    @classmethod
    def of(cls, posterior: Posterior, sorts: Array) -> "Outlook":
        """For sums of effects (T, B)."""
        return cls(posterior, *posterior.look(sorts))

    def __getitem__(self, some: slice) -> "Outlook":
        """The same for some of the sorts."""
        return Outlook(self.posterior, self.means[:, some], self.spreads[:, some])

    @cached_property
    def likely(self) -> Array:
        """The chance of each of the five ratings next time (T, 5)."""
        return np.asarray(np.einsum("g,gtr->tr", self.posterior.weights, probabilities(*self._widened)))

    @property
    def chance(self) -> Array:
        """The chance that the next one goes well (T)."""
        return np.asarray(self.likely[:, self.posterior.went_well - 1 :].sum(axis=1))

    @property
    def mean(self) -> Array:
        """The best guess of the mean rating (T)."""
        return np.asarray(self.posterior.weights @ expected(*self._widened))

    @property
    def positive(self) -> Array:
        """The probability that the level is above 0 (T): for sums that compare."""
        return np.asarray(self.posterior.weights @ bell.area(self.means / np.maximum(self.spreads, 1e-9)))

    def between(self, share: float = RANGE) -> tuple[Array, Array]:
        """The middle range of the mean rating that holds it with a probability of `share`: (T), (T)."""
        return self._middle(_reader(levels_of(RATINGS, self.posterior.cuts), RATINGS), (1, 5), share)

    def share_between(self, share: float = RANGE) -> tuple[Array, Array]:
        """The same for the share of outings that go well."""
        levels = self.posterior.good_from[:, None] + PLACES
        return self._middle(_reader(levels, SHARES), (SHARES[0], SHARES[-1]), share)

    def steps(self, one: Array, other: Array, share: float = RANGE) -> tuple[Array, Array, Array]:
        """The difference of sorts `one` and `other` (T, B) in rating steps: best guess, and its range."""
        at, beside = (self.posterior.means @ sorts.T for sorts in (one, other))
        cuts = self.posterior.cuts[:, None]
        gap = at - beside
        middle = steepness((at + beside) / 2, cuts)
        rise = expected(at, cuts) - expected(beside, cuts)
        slope = np.where(np.abs(gap) > 0.01, rise / np.where(gap == 0, 1, gap), middle)
        ends = self._middle(lambda steps: steps / slope[:, None], (-4, 4), share)
        return np.asarray(self.posterior.weights @ (slope * gap)), *ends

    @cached_property
    def _widened(self) -> tuple[Array, Array]:
        """Levels and cuts that give at one level what the normal around it gives on average."""
        wide = np.sqrt(1 + self.spreads**2)
        return self.means / wide, self.posterior.cuts[:, None, :] / wide[..., None]

    def _middle(
        self, level_at: Callable[[Array], Array], span: tuple[float, float], share: float
    ) -> tuple[Array, Array]:
        """The middle range within `span` of what has levels `level_at` (2, T) -> (G, 2, T), by halving."""
        ends = np.array([[(1 - share) / 2], [(1 + share) / 2]])
        low, high = (np.full((2, self.means.shape[1]), float(end)) for end in span)
        weights, means, spreads = self.posterior.weights, self.means[:, None], np.maximum(self.spreads, 1e-9)[:, None]
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            below = np.einsum("g,get->et", weights, bell.area((level_at(middle) - means) / spreads)) < ends
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return low[0], high[1]


def _reader(levels: Array, values: Array) -> Callable[[Array], Array]:
    """Reads the levels (G) that go with some values off lines between levels (G, X) of even values (X)."""

    def level_at(wanted: Array) -> Array:
        place = (wanted - values[0]) / (values[1] - values[0])
        at = np.minimum(place.astype(int), len(values) - 2)
        return np.asarray(levels[:, at] + (levels[:, at + 1] - levels[:, at]) * (place - at))

    return level_at

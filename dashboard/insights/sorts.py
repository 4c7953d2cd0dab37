"""Which sums of effects stand for a kind, a circumstance or a stretch of time: the questions put to the model."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.circumstances import ERA, KIND
from dashboard.insights.ordinal import Array
from dashboard.insights.tally import Tally


@dataclass(frozen=True)
class Sorts:
    """Rows over the B effects of a tally's model, each the level of one sort of outing as it would go now."""

    tally: Tally

    @property
    def _sizes(self) -> tuple[int, int]:
        return len(self.tally.kinds), len(self.tally.columns)

    @cached_property
    def kinds(self) -> Array:
        """Each kind, under the circumstances it usually has (K, B)."""
        return self.usually(KIND)

    def usually(self, factor: str) -> Array:
        """Each level of a factor, of the kinds and under the circumstances it usually has (L, B)."""
        k, _ = self._sizes
        places = self.tally.indices(factor)
        shares = self.tally.pairs[places] / self.tally.rated[places, None]
        rows = np.concatenate([np.ones((len(places), 1)), shares, shares[:, :k]], axis=1)
        eras = 1 + self.tally.indices(ERA)
        rows[:, eras] = 0
        rows[:, eras[-1:]] = 1
        return rows

    @cached_property
    def usual(self) -> Array:
        """The kinds as often as each is done (B)."""
        return np.asarray(self.tally.often(KIND) @ self.kinds)

    def alike(self, factor: str) -> Array:
        """The usual outing, but at one level of a factor, all else alike: a row for each of its levels (L, B)."""
        places = 1 + self.tally.indices(factor)
        rows = np.repeat(self.usual[None], len(places), axis=0)
        rows[:, places] = np.eye(len(places))
        return rows

    def others(self, factor: str, known: Sequence[str]) -> Array:
        """Beside each level of a factor: the usual outing at the other known ones, as often as each is (L, B)."""
        places = 1 + self.tally.indices(factor)
        rows = np.repeat(self.usual[None], len(places), axis=0)
        often = self.tally.rated[places - 1] * [level in known for level in self.tally.levels(factor)]
        beside = np.where(np.eye(len(places), dtype=bool), 0.0, often)
        rows[:, places] = beside / np.maximum(beside.sum(axis=1, keepdims=True), 1)
        return rows

    def eras(self) -> Array:
        """The usual outing in each era (E, B)."""
        _, p = self._sizes
        places = self.tally.indices(ERA)
        recent = self.tally.recent[:, places].sum(axis=0) / self.tally.rated[places]
        rows = np.repeat(self.usual[None], len(places), axis=0)
        rows[:, 1 + places] = np.eye(len(places))
        rows[:, 1 + p :] *= recent[:, None]
        return rows

    def now(self) -> Array:
        """The usual outing now beyond the usual outing through the whole time (1, B)."""
        eras = self.eras()
        return eras[-1:] - self.tally.often(ERA) @ eras

    def changes(self) -> Array:
        """How each kind goes now beyond how it went through all its outings, drift aside (K, B)."""
        k, p = self._sizes
        rows = np.zeros((k, 1 + p + k))
        rows[:, 1 + p :] = np.diag(1 - np.diag(self.tally.recent) / self.tally.rated[:k])
        return rows

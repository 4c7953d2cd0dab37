"""The counts the model is fitted to: how often each level of each circumstance was rated what, alone and in pairs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.circumstances import ERA, KIND, WEEKDAY
from dashboard.insights.estimates import Counts
from dashboard.insights.ordinal import Array
from dashboard.outings import WENT_WELL

COUNTS = ["n1", "n2", "n3", "n4", "n5"]
PAIR = ["factor", "level", "other_factor", "other_level"]


@dataclass(frozen=True)
class Tally:
    """Rated outings, counted.

    `columns` names every (factor, level) that has any, the K kinds first, P in all. `pairs` (P, P) counts
    the outings at both of two levels; `ratings` (K, P, 5) those of a kind at a level, rating by rating;
    `recent` (K, P) sums over the same how recent each is: 1 on the last day, the less the older. `went_well`
    is the lowest rating that counts as having gone well.
    """

    columns: list[tuple[str, str]]
    pairs: Array
    ratings: Array
    recent: Array
    went_well: int = WENT_WELL

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Tally":
        """From the rows of `Store.tally`: factor, level, other_factor, other_level, n1 to n5, recent."""
        n = frame[COUNTS].to_numpy(float)
        factor, level, other_factor, other_level = (frame[name].to_numpy(object) for name in PAIR)
        # Weekdays are only counted: of the week, the model knows its end.
        kept = (n.sum(axis=1) > 0) & (factor != WEEKDAY) & (other_factor != WEEKDAY)
        one = list(zip(factor[kept], level[kept], strict=True))
        other = list(zip(other_factor[kept], other_level[kept], strict=True))
        columns = sorted(set(one) | set(other), key=lambda column: (column[0] != KIND, column))
        place = {column: at for at, column in enumerate(columns)}
        kinds = sum(name == KIND for name, _ in columns)
        a, b = (np.array([place[column] for column in side], dtype=int) for side in (one, other))
        counts, recency = n[kept], frame["recent"].to_numpy(float)[kept]
        pairs = np.zeros((len(columns), len(columns)))
        pairs[a, b] = pairs[b, a] = counts.sum(axis=1)
        ratings, recent = np.zeros((kinds, len(columns), 5)), np.zeros((kinds, len(columns)))
        of_kind = a < kinds
        ratings[a[of_kind], b[of_kind]] = counts[of_kind]
        recent[a[of_kind], b[of_kind]] = recency[of_kind]
        return cls(columns, pairs, ratings, recent, limit_of(frame))

    @property
    def kinds(self) -> list[str]:
        """The kinds, in the order of their columns."""
        return self.levels(KIND)

    @cached_property
    def rated(self) -> Array:
        """Rated outings at each level (P)."""
        return np.diag(self.pairs)

    @cached_property
    def by_kind(self) -> Array:
        """Ratings of each kind (K, 5)."""
        k = np.arange(len(self.kinds))
        return self.ratings[k, k]

    @cached_property
    def recent_ratings(self) -> Array:
        """How recent the ratings of each kind are, summed rating by rating (K, 5); even within an era."""
        eras = self.indices(ERA)
        mean = self.recent[:, eras] / np.maximum(self.pairs[: len(self.kinds)][:, eras], 1)
        return np.asarray((self.ratings[:, eras] * mean[..., None]).sum(axis=1))

    @cached_property
    def gram(self) -> Array:
        """The design's products X'X (B, B), B being 1 for all outings, P levels, K changes of kinds."""
        k, p = len(self.kinds), len(self.columns)
        found = np.zeros((1 + p + k, 1 + p + k))
        found[0, 0] = self.rated[:k].sum()
        found[0, 1 : 1 + p] = self.rated
        found[1 : 1 + p, 1 : 1 + p] = self.pairs
        found[1 + p :, 1 : 1 + p] = self.recent
        found[1 + p :, 0] = np.diag(self.recent)
        eras = self.indices(ERA)
        squares = (self.recent[:, eras] ** 2 / np.maximum(self.pairs[:k][:, eras], 1)).sum(axis=1)
        found[1 + p :, 1 + p :] = np.diag(squares)
        return np.maximum(found, found.T)

    def often(self, factor: str) -> Array:
        """The share of the rated outings at each level of a factor."""
        rated = self.rated[self.indices(factor)]
        return np.asarray(rated / rated.sum())

    def levels(self, factor: str) -> list[str]:
        """The levels of a factor, in the order of their columns."""
        return [level for f, level in self.columns if f == factor]

    def indices(self, factor: str) -> NDArray[np.int_]:
        """Which columns are a factor's."""
        return np.array([at for at, (f, _) in enumerate(self.columns) if f == factor], dtype=int)


def limit_of(frame: pd.DataFrame) -> int:
    """The lowest rating that counts as having gone well, as `Store.tally` says beside its rows."""
    return int(frame.attrs.get("went_well", WENT_WELL))


def counts_of(frame: pd.DataFrame) -> dict[tuple[str, str], Counts]:
    """How many outings there are at every level of every factor, rated or not, from the rows of `Store.tally`."""
    factor, level, other_factor, other_level = (frame[name].to_numpy(object) for name in PAIR)
    alone = np.flatnonzero((factor == other_factor) & (level == other_level))
    return dict(zip(zip(factor[alone], level[alone], strict=True), _counts(frame, alone), strict=True))


def slots_of(frame: pd.DataFrame) -> dict[tuple[str, str], Counts]:
    """How many outings there are at every part of the day and weekday (its number), from the same rows."""
    factor, level, other_factor, other_level = (frame[name].to_numpy(object) for name in PAIR)
    both = np.flatnonzero((factor == "part") & (other_factor == WEEKDAY))
    return dict(zip(zip(level[both], other_level[both], strict=True), _counts(frame, both), strict=True))


def _counts(frame: pd.DataFrame, rows: NDArray[np.int_]) -> list[Counts]:
    numbers = frame[["outings", "did_not_happen", *COUNTS]].to_numpy()[rows].tolist()
    good = limit_of(frame) - 1
    return [Counts(outings, sum(n), sum(n[good:]), missed) for outings, missed, *n in numbers]

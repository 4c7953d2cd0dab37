"""What is expected of outings that could come next: each of a kind, a length, and so long after what went before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.circumstances import After, Gap, Length
from dashboard.insights import bell
from dashboard.insights.model import fit
from dashboard.insights.ordinal import Array
from dashboard.insights.outlook import Outlook
from dashboard.insights.sorts import Sorts
from dashboard.insights.tally import Tally
from dashboard.outings import Novelty

NOISE = 1.3
"""How uncertain what one rating tells of a level is, squared: the bell's own 1, and what the steps hide."""

BELL = bell.place((np.arange(24) + 0.5) / 24)
"""Equally likely places on a bell, at which a rating to come is tried."""


@dataclass(frozen=True)
class Next:
    """An outing that could come next. A kind the log has no rating of is taken as any new one might be."""

    kind: str
    length: Length
    gap: Gap
    after: After


class Forecast:
    """One fit of the model, asked about how outings go now."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """From the rows of `Store.tally`, of which one at least is rated."""
        self.tally = Tally.of(frame)
        self.posterior = fit(self.tally)
        self.sorts = Sorts(self.tally)

    @cached_property
    def usually(self) -> dict[str, float]:
        """The chance that the next of each kind goes well, under the circumstances that kind usually has."""
        return dict(zip(self.tally.kinds, Outlook.of(self.posterior, self.sorts.kinds).chance.tolist(), strict=True))

    def goes_well(self, share: float) -> float:
        """The probability that the usual outing, as it goes now, goes well at least in this share of cases."""
        look = Outlook.of(self.posterior, self.sorts.usual[None])
        needed = self.posterior.good_from + bell.place(share)
        certain = bell.area((look.means[:, 0] - needed) / np.maximum(look.spreads[:, 0], 1e-9))
        return float(self.posterior.weights @ certain)

    def wears_off(self) -> float:
        """The probability that the usual outing goes less well within a week of the last of its kind than later."""
        soon, later = (self.sorts.usual.copy() for _ in range(2))
        for row, level in ((soon, Gap.WEEK), (later, Gap.MONTH)):
            row[1 + self.tally.indices("gap")] = [float(one == level) for one in self.tally.levels("gap")]
        return float(Outlook.of(self.posterior, (later - soon)[None]).positive[0])


class Prospects:
    """What a forecast expects of some outings that could come next (T), in their order."""

    def __init__(self, forecast: Forecast, wanted: Sequence[Next]) -> None:
        """One at least is wanted."""
        self._tally, self._posterior, self._sorts = forecast.tally, forecast.posterior, forecast.sorts
        self._rows = np.array([self._row(one) for one in wanted])
        known = set(self._tally.kinds)
        self._unknown = np.array([one.kind not in known for one in wanted])

    def _row(self, wanted: Next) -> Array:
        """The sum of effects that stands for an outing (B): what is not wanted of it is as it usually is."""
        sorts, k = self._sorts, len(self._tally.kinds)
        if wanted.kind in self._tally.kinds:
            row = sorts.kinds[self._tally.kinds.index(wanted.kind)].copy()
            levels = {}
        else:
            row = sorts.usual.copy()
            row[1 : 1 + k] = 0
            row[1 + len(self._tally.columns) :] = 0
            levels = {"novelty": str(Novelty.NEW)}
        levels |= {"length": wanted.length.value, "gap": wanted.gap.value, "after": wanted.after.value}
        for factor, level in levels.items():
            if (factor, level) in self._tally.columns or factor != "novelty":
                row[1 + self._tally.indices(factor)] = [float(one == level) for one in self._tally.levels(factor)]
        return np.asarray(row)

    @cached_property
    def _look(self) -> Outlook:
        look = Outlook.of(self._posterior, self._rows)
        # A kind without ratings may be as far from the others as they are from each other.
        extra = self._unknown * self._posterior.kinds_differ[:, None] ** 2
        return Outlook(self._posterior, look.means, np.sqrt(look.spreads**2 + extra))

    @cached_property
    def _together(self) -> tuple[Array, Array]:
        means, covariance = self._posterior.together(self._rows)
        unknown = float(self._posterior.weights @ self._posterior.kinds_differ**2)
        return means, covariance + np.diag(self._unknown * unknown)

    @property
    def levels(self) -> Array:
        """The best guess of how each goes, on the model's own scale (T): units of the spread within a kind."""
        return self._together[0]

    @cached_property
    def chance(self) -> Array:
        """The chance that each goes well (T)."""
        return self._look.chance

    @cached_property
    def between(self) -> tuple[Array, Array]:
        """Where that share lies with 80 % (T), (T)."""
        return self._look.share_between()

    def better(self, one: int, other: int) -> float:
        """The probability that one of them goes better than another."""
        return float(Outlook.of(self._posterior, (self._rows[one] - self._rows[other])[None]).positive[0])

    def worth_learning(self, levels: Array) -> Array:
        """How much better the best of them is expected to be for knowing one more rating of each (T).

        `levels` (T) are what they are compared by. The knowledge gradient for correlated beliefs of Frazier,
        Powell and Dayanik 2009 (INFORMS J. Computing 21), with the rating to come tried at even places.
        """
        _, covariance = self._together
        moves = covariance / np.sqrt(np.diag(covariance) + NOISE)
        told = levels[:, None, None] + moves[:, :, None] * BELL
        return np.asarray(told.max(axis=0).mean(axis=-1) - levels.max())

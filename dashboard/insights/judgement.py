"""Estimates side by side: which of them surely differ, and the word for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Self

from dashboard.insights.estimates import Estimate
from dashboard.outings import WENT_WELL

SURE = 0.97
"""How sure it must be, taken together, of all that a sentence says to differ."""

NOTABLE = 0.1
"""Rating steps below which a difference isn't worth telling, however sure it is."""

LEANING = 0.8
"""How sure it must be that one leans to one side before a word says so."""


@dataclass(frozen=True)
class Judgement:
    """The estimates of all kinds, or of all levels of one circumstance.

    `usual` is what they are compared with (None if nothing is rated), `sure` the cells that surely differ from it,
    `went_well` the lowest rating that counts as that.
    """

    estimates: list[Estimate]
    usual: float | None
    sure: frozenset[str]
    went_well: int = WENT_WELL

    @classmethod
    def of(cls, estimates: list[Estimate], usual: float | None, went_well: int = WENT_WELL) -> Self:
        """Judge which of the estimates differ: of those with enough ratings, and not only of the remarkable ones."""
        judged = [e for e in estimates if e.is_comparable]
        sure = [judged[at] for at in surely([e.certainty for e in judged])]
        differ = frozenset(e.cell for e in sure if usual and abs(e.mean - usual) >= NOTABLE)
        return cls(estimates, usual, differ, went_well)

    def only(self, cells: tuple[str, ...]) -> Self:
        """The same judgement, showing some cells only; () for all. What is shown changes no word."""
        return replace(self, estimates=[e for e in self.estimates if not cells or e.cell in cells])

    @property
    def rated(self) -> int:
        """Rated outings in all."""
        return sum(e.counts.rated for e in self.estimates)

    @property
    def clear(self) -> list[Estimate]:
        """Those that surely differ from the usual."""
        return [e for e in self.estimates if e.cell in self.sure]

    @property
    def told(self) -> list[Estimate]:
        """Those with enough ratings."""
        return [e for e in self.estimates if not e.counts.is_early]

    @property
    def early(self) -> list[Estimate]:
        """Those with too few ratings."""
        return [e for e in self.estimates if e.counts.is_early]

    def word(self, estimate: Estimate) -> str:
        """How one compares with the usual, no surer than it is."""
        if estimate.counts.rated == 0:
            return "not rated yet"
        if estimate.counts.is_early:
            return "too early to tell"
        if estimate.counts.is_sparse:
            return "too few rated to tell"
        if estimate.cell in self.sure:
            return "better than your usual" if estimate.above > 0.5 else "less well than your usual"
        if estimate.certainty < LEANING:
            return "about your usual"
        return "a little better so far" if estimate.above > 0.5 else "a little less well so far"


def surely(certainties: Sequence[float]) -> list[int]:
    """Which of several comparisons may be told in one breath, given how sure each one's sign is; surest first.

    They are taken as long as their chances of being wrong add up to no more than 1 - SURE: so all that is
    told is right at least that often (Boole's inequality), however many were looked at.
    """
    order = sorted(range(len(certainties)), key=lambda at: -certainties[at])
    wrong = accumulate(1 - certainties[at] for at in order)
    return [at for at, sum_so_far in zip(order, wrong, strict=True) if sum_so_far <= 1 - SURE]

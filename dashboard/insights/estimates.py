"""What one kind's or circumstance's ratings say, as plain numbers."""

from dataclasses import dataclass
from itertools import accumulate

ENOUGH = 4
"""Rated outings below which a kind or a circumstance is too early to tell."""


@dataclass(frozen=True)
class Counts:
    """How many outings there are of one sort, and how they went; plain numbers."""

    outings: int
    rated: int
    good: int
    did_not_happen: int

    @property
    def unrated(self) -> int:
        """Outings that took place and were not rated."""
        return self.outings - self.did_not_happen - self.rated

    @property
    def is_early(self) -> bool:
        """Too few ratings to say anything."""
        return self.rated < ENOUGH

    @property
    def is_sparse(self) -> bool:
        """Most were left unrated, so those that were may be the remarkable ones."""
        return self.unrated > self.rated


@dataclass(frozen=True)
class Effect:
    """What one thing went together with, all else alike: by how many rating steps, from `least` to `most` with 80 %."""

    positive: float = 0.5
    steps: float = 0.0
    least: float = 0.0
    most: float = 0.0

    @property
    def certainty(self) -> float:
        """How sure its sign is."""
        return max(self.positive, 1 - self.positive)


@dataclass(frozen=True)
class Estimate:
    """What one kind's or circumstance's ratings say: counts as they are, the rest read off the model.

    `mean`, `low` and `high` are rating steps (1 to 5), the range holding 80 % of the probability; `likely`
    is the chance of each rating next time, `chance` that it goes well, `above` the probability that it goes
    better than the usual. `effect` compares a kind with the usual, and a circumstance with its alternatives
    at the usual mix of all else: outings under an hour may go well for being walks.
    """

    cell: str
    counts: Counts
    mean: float
    low: float
    high: float
    likely: tuple[float, ...]
    chance: float
    above: float
    effect: Effect = Effect()

    @property
    def certainty(self) -> float:
        """How sure it is on which side of the usual it lies."""
        return max(self.above, 1 - self.above)

    @property
    def is_comparable(self) -> bool:
        """True if enough were rated, and not only the remarkable ones."""
        return not self.counts.is_early and not self.counts.is_sparse

    @property
    def ten(self) -> list[int]:
        """Ten ratings the next one may get, each as likely, lowest first; needs a rating."""
        below = list(accumulate(self.likely))[:-1]
        return [1 + sum(share < (place + 0.5) / 10 for share in below) for place in range(10)]


def in_hundred(chance: float) -> str:
    """A chance that may be near certain: "98 in 100", never all or none."""
    if chance > 0.99:
        return "over 99 in 100"
    return "under 1 in 100" if chance < 0.01 else f"{round(chance * 100)} in 100"


def in_ten(chance: float) -> str:
    """A chance as people say it: "about 7 in 10", never a certainty."""
    return f"about {min(9, max(1, round(chance * 10)))} in 10"

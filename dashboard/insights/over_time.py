"""How outings have been going: what time says of them, and how sure that is."""

from dataclasses import dataclass

from dashboard.insights.estimates import ENOUGH, Counts
from dashboard.insights.judgement import SURE


@dataclass(frozen=True)
class Era:
    """One stretch of time: its counts, and the share of the usual outings that goes well in it, likely from `low`
    to `high`; None where nothing was rated.
    """

    cell: str
    counts: Counts
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class OverTime:
    """All stretches with outings, and the probability that outings go better now than over the whole time."""

    eras: list[Era]
    better_now: float

    @property
    def rated(self) -> list[Era]:
        """The stretches with ratings."""
        return [era for era in self.eras if era.share is not None]

    @property
    def clear(self) -> bool:
        """True if it surely changed, and enough was rated before to say from what."""
        before = sum(era.counts.rated for era in self.rated[:-1])
        return before >= ENOUGH and not 1 - SURE < self.better_now < SURE

"""Whether it has come to feel closer: a straight line through the person's answers, and how sure it is.

The Bayesian linear regression of Gelman et al., Bayesian Data Analysis, 3rd ed., chapter 14, with a conjugate
prior: level and change are normal around 0.5 and 0, in units of the scatter, whose square is inverse gamma.
So all that is asked of the line has a Student t distribution, in closed form.
"""

from dataclasses import dataclass
from datetime import date

from dashboard.insights import student
from dashboard.insights.judgement import SURE

ENOUGH = 6
"""Answers below which it is too early to say."""

WORTH_TELLING = 0.08
"""A change, of the whole way from 0 to 1, below which it isn't one, however sure it is."""

# What is thought before any answer, as little as it can be: the level weighs a tenth of an answer, the change a
# quarter of what twelve even answers tell, the scatter two answers that lie 0.14 from the line.
LEVEL, LEVEL_WEIGHT, CHANGE_WEIGHT, SHAPE, SCATTER = 0.5, 0.1, 0.25, 1.0, 0.02

BAND = 0.8


@dataclass(frozen=True)
class Line:
    """What is known of the line after the answers. Days count from `middle`, in units of `days`, the time from the
    first answer to the last; so `change` is that over the whole time.
    """

    middle: float
    days: float
    level: float
    change: float
    level_weight: float
    change_weight: float
    freedom: int
    scatter: float

    @classmethod
    def through(cls, answers: list[tuple[date, float]]) -> "Line | None":
        """The line through answers, each of another day; None if they are too few."""
        if len(answers) < ENOUGH:
            return None
        n = len(answers)
        ordinals = [day.toordinal() for day, _ in answers]
        values = [value for _, value in answers]
        middle, days = sum(ordinals) / n, float(max(ordinals) - min(ordinals))
        t = [(ordinal - middle) / days for ordinal in ordinals]
        level_weight = LEVEL_WEIGHT + n
        change_weight = CHANGE_WEIGHT + sum(at * at for at in t)
        level = (LEVEL_WEIGHT * LEVEL + sum(values)) / level_weight
        change = sum(at * value for at, value in zip(t, values, strict=True)) / change_weight
        missed = sum((value - level - change * at) ** 2 for at, value in zip(t, values, strict=True))
        missed += LEVEL_WEIGHT * (level - LEVEL) ** 2 + CHANGE_WEIGHT * change**2
        shape = SHAPE + n / 2
        variance = (SCATTER + missed / 2) / shape
        return cls(middle, days, level, change, level_weight, change_weight, round(2 * shape), variance**0.5)

    def at(self, day: date) -> tuple[float, float, float]:
        """The line on a day, and where it likely lies: between these two with 80 %, within 0 and 1."""
        t = (day.toordinal() - self.middle) / self.days
        spread = self.scatter * (1 / self.level_weight + t * t / self.change_weight) ** 0.5
        reach = student.place(self.freedom, (1 + BAND) / 2) * spread
        line = self.level + self.change * t
        return _within(line), _within(line - reach), _within(line + reach)

    @property
    def closer(self) -> float:
        """The probability that it came to feel closer, by more than is worth telling."""
        return self._beyond(self.change)

    @property
    def further(self) -> float:
        """The probability that it came to feel further apart, by more than is worth telling."""
        return self._beyond(-self.change)

    @property
    def clear(self) -> bool:
        """True if it surely changed in one direction."""
        return max(self.closer, self.further) >= SURE

    def _beyond(self, change: float) -> float:
        spread = self.scatter / self.change_weight**0.5
        return student.area(self.freedom, (change - WORTH_TELLING) / spread)


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))

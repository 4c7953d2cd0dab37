"""What outings are told apart by besides their kind: length, company, time, and what went before.

Belongs here: the levels of each, as `sql/macros.sql` names them. Does not: what went together with them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.outings import Company, Idea, Novelty


class Length(StrEnum):
    """Bands of how long an outing took."""

    SHORT = "under an hour"
    MEDIUM = "1 to 2 hours"
    LONG = "2 to 4 hours"
    VERY_LONG = "over 4 hours"
    UNKNOWN = "length not noted"

    @classmethod
    def of(cls, minutes: int | None) -> "Length":
        """The band of a length, as `length_of` in `sql/macros.sql` has it."""
        if minutes is None:
            return cls.UNKNOWN
        bands = {60: cls.SHORT, 120: cls.MEDIUM, 241: cls.LONG}
        return next((band for below, band in bands.items() if minutes < below), cls.VERY_LONG)


class DayPart(StrEnum):
    """Parts of the day an outing starts in."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    UNKNOWN = "no time noted"


class Week(StrEnum):
    """Parts of the week."""

    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"


class Gap(StrEnum):
    """How soon after the last of its kind; of the first in the log nobody knows."""

    WEEK = "within a week"
    MONTH = "one to four weeks later"
    LONGER = "over four weeks later"
    UNKNOWN = "first in the log"

    @classmethod
    def of(cls, days: int | None) -> "Gap":
        """The band of a number of days since the last of its kind, as `gap_of` in `sql/macros.sql` has it."""
        if days is None:
            return cls.UNKNOWN
        return cls.WEEK if days <= 7 else cls.MONTH if days <= 28 else cls.LONGER


class After(StrEnum):
    """Whether a hard one, rated 1 or 2, was just before."""

    HARD = "in the three days after"
    OTHER = "other days"

    @classmethod
    def of(cls, days: int | None) -> "After":
        """What a number of days since the last hard one makes it, as `after_of` in `sql/macros.sql` has it."""
        return cls.HARD if days is not None and days <= 3 else cls.OTHER


@dataclass(frozen=True)
class Circumstance:
    """One thing outings are told apart by: the levels that can be known, and the word for not known."""

    name: str
    label: str
    levels: tuple[str, ...]
    unknown: str | None = None


CIRCUMSTANCES = (
    Circumstance("length", "Length", tuple(Length)[:-1], Length.UNKNOWN),
    Circumstance("company", "Company", tuple(Company), "company not noted"),
    Circumstance("part", "Time of day", tuple(DayPart)[:-1], DayPart.UNKNOWN),
    Circumstance("week", "Weekday or weekend", tuple(Week)),
    Circumstance("novelty", "New or familiar", tuple(Novelty), "not noted which"),
    Circumstance("idea", "Whose idea", tuple(Idea), "idea not noted"),
    Circumstance("gap", "Since the last of its kind", tuple(Gap)[:-1], Gap.UNKNOWN),
    Circumstance("after", "After a hard one", tuple(After)),
)

KIND, ERA, WEEKDAY = "kind", "era", "weekday"
FACTORS = (KIND, *(c.name for c in CIRCUMSTANCES), ERA, WEEKDAY)
"""What `sql/tally.sql` counts by, in its order."""

MOST_ERAS = 18


class Stretch(StrEnum):
    """What time is cut into, as SQL calls it."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months one has."""
        return {"month": 1, "quarter": 3, "year": 12}[self]

    @classmethod
    def between(cls, first: date, last: date) -> "Stretch":
        """The shortest that cuts these days into few enough pieces for a narrow page."""
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return next((stretch for stretch in cls if months <= MOST_ERAS * stretch.months), cls.YEAR)

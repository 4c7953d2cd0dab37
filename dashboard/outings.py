"""The words of the domain: what can be said of an outing, which outings are meant, and what is told of many at once.

Belongs here: choices, limits, `Filter`, `Trouble`. Does not: one outing with its fields (`entries`), the columns
of a file (`fields`), SQL, pandas, drawing.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, Self

WENT_WELL = 4
"""The lowest rating, of 1 to 5, that counts as having gone well, unless the person says otherwise."""

WENT_WELL_MAY_BE = (3, 4, 5)
"""What the person may say instead."""

RATING_WORDS = {1: "not good", 2: "so-so", 3: "fine", 4: "good", 5: "lovely"}
LONGEST_NOTE = 10_000
LONGEST_NAME = 80
LONGEST_OUTING = 14 * 24 * 60
MOST_PLANS = 200
"""Plans that are looked at, the next ones."""


class Trouble(Exception):
    """Something went wrong, said in a sentence the person can act on."""


class Company(StrEnum):
    """Who was there."""

    US = "just us"
    OTHERS = "with others"


class Whose(StrEnum):
    """Whose rating counts."""

    MINE = "mine"
    THEIRS = "theirs"
    LOWER = "lower"


class Status(StrEnum):
    """Whether the outing took place; only the first two can have ratings."""

    HAPPENED = "happened"
    CUT_SHORT = "cut short"
    DID_NOT_HAPPEN = "didn't happen"


PLANNED = "planned"
"""What stands for the status of an outing that is still to come."""


class Idea(StrEnum):
    """Whose idea it was."""

    ME = "me"
    THEM = "them"
    BOTH = "both"


class Ease(StrEnum):
    """How much it felt like work."""

    LIGHT = "light"
    BETWEEN = "in between"
    WORK = "like work"


NO_KIND = "Unnamed outings"
"""The kind of what a file names no kind of: shown like any other, never suggested."""


class Novelty(StrEnum):
    """Whether it was new to the two, known, or brought back."""

    NEW = "new"
    FAMILIAR = "familiar"
    REVIVED = "revived"


CHOICES: dict[str, type[StrEnum]] = {
    "status": Status, "company": Company, "idea": Idea, "ease": Ease, "novelty": Novelty,
}  # fmt: skip
"""What an outing may say by choosing a word, field by field."""


@dataclass(frozen=True)
class Filter:
    """Which outings a page, a figure or one dot speaks of; None and () mean all of them.

    The first group is what the person sets in the filter bar. The second narrows it to what stands behind
    one mark of a chart, or was looked for in the log; circumstances are named as in `circumstances`.
    """

    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    company: str | None = None
    length: str | None = None
    rated: bool | None = None
    tag: str | None = None

    kind: str | None = None
    rating: int | None = None
    weekday: int | None = None
    part: str | None = None
    week: str | None = None
    novelty: str | None = None
    idea: str | None = None
    gap: str | None = None
    after: str | None = None
    outing: int | None = None
    apart: bool = False
    """Time apart instead of outings."""
    took_place: bool | None = None
    odd_length: bool | None = None
    words: str | None = None
    """What its kind, place, tags, note or fond bit has in it."""

    def narrowed(self, **more: Any) -> Self:
        """The same filter with some fields set."""
        return replace(self, **more)

    def wishes(self) -> dict[str, Any]:
        """Every field by name as a question takes it, None for all."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values["kinds"] = list(self.kinds) or None
        return values

    @property
    def is_open(self) -> bool:
        """True when nothing is filtered."""
        return self == type(self)()

    @property
    def period(self) -> Self:
        """The same days, and nothing else filtered."""
        return type(self)(since=self.since, until=self.until)

    def without(self, *names: str) -> Self:
        """The same filter with some fields let go."""
        defaults: dict[str, Any] = {field.name: field.default for field in fields(self) if field.name in names}
        return replace(self, **defaults)


@dataclass(frozen=True)
class Summary:
    """How many outings a filter lets through, their first and last day, and how many have a guess for the other, a word
    on who was along, and a length.
    """

    outings: int
    rated: int
    good: int
    did_not_happen: int
    theirs: int
    first_day: date
    last_day: date
    with_company: int
    with_length: int


@dataclass(frozen=True)
class Upload:
    """One file read in. Every line of it is added, already here, joined to another, left out or can't be read."""

    id: int
    name: str
    lines: int
    added: int
    already_here: int
    left_out: int
    unreadable: int
    joined: int = 0
    plans: int = 0
    """How many of those added are still to come."""
    apart: int = 0
    """How many of those added are time apart."""
    unit: str = "line"


@dataclass(frozen=True)
class Plan:
    """An outing that has a day but has not happened. `uid` and `sequence` are what a calendar knows it by."""

    id: int
    day: date
    start: time | None
    kind: str
    minutes: int | None
    uid: str
    sequence: int

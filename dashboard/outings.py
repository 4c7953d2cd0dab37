"""What an outing, a filter and a field of the log are, and the sentences people read when something is wrong.

Belongs here: the words of the domain and what makes them valid. Does not: SQL, pandas, drawing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

WENT_WELL = 4
"""The lowest rating, of 1 to 5, that counts as having gone well."""

RATING_WORDS = {1: "not good", 2: "so-so", 3: "fine", 4: "good", 5: "lovely"}
LONGEST_NOTE = 10_000
LONGEST_NAME = 80
LONGEST_OUTING = 14 * 24 * 60


MOST_EVENTS = 20_000
"""Events of a calendar at the most; a rule may repeat every second for ever."""

CALENDAR_FIELD = "X-OUTINGS-"
"""What stands before the fields a calendar has no word for."""

A_FORMULA = re.compile(r"^('*[=+\-@\t\r＝＋－＠])")
"""A text that a spreadsheet would run."""

Progress = Callable[[float], object]
"""Told how far something is, from 0 to 1, while it runs."""


def quoted(text: str) -> str:
    """A text for a cell that no spreadsheet runs: one that looks like a formula gets a quotation mark before it."""
    return A_FORMULA.sub(r"'\1", text)


def unquoted(text: str) -> str:
    """A text as it was before `quoted`."""
    return text[1:] if text.startswith("'") and A_FORMULA.match(text[1:]) else text


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


class Novelty(StrEnum):
    """Whether it was new to the two, known, or brought back."""

    NEW = "new"
    FAMILIAR = "familiar"
    REVIVED = "revived"


@dataclass(frozen=True)
class Field:
    """One column of the log: its name, its words on screen, and what may stand in it."""

    name: str
    label: str
    meaning: str
    example: str
    needed: bool = False


FIELDS = (
    Field("day", "Day", "When it happened. Year-month-day is never misread.", "2026-03-14", needed=True),
    Field("kind", "Kind", "Your own word for this type of outing.", "Short walk", needed=True),
    Field("mine", "How it was for you", "1 (not good) to 5 (lovely). Leave empty if you'd rather not say.", "4"),
    Field("theirs", "How it seemed for them (your guess)", "1 to 5. Your guess, no more.", "4"),
    Field("start", "Start time", "Hours and minutes.", "18:30"),
    Field("minutes", "How long", "Minutes, or hours and minutes such as 1h30.", "45"),
    Field("company", "Company", "just us, or with others.", "just us"),
    Field("idea", "Whose idea", "me, them or both.", "both"),
    Field(
        "status",
        "Did it happen",
        "happened, cut short, didn't happen or planned. Empty means happened, or planned for a day to come.",
        "happened",
    ),
    Field("ease", "How it felt", "light, in between or like work.", "light"),
    Field("novelty", "New or familiar", "new, familiar or revived.", "familiar"),
    Field("cost", "Cost", "A number, in whichever currency you use.", "6.50"),
    Field("place", "Place", "Any words.", "the canal"),
    Field("tags", "Tags", "Words, with | between them.", "sunny | tired"),
    Field("note", "Note", "Any words. Write as if they might read it one day.", ""),
    Field("moment", "Funny or fond bit", "Any words.", "the goose"),
    Field("favourite", "Favourite", "yes or no.", "no"),
    Field("apart", "Apart", "yes for time one of you spent without the other. It is kept beside your outings.", "no"),
)

FIELD = {field.name: field for field in FIELDS}
EXPORTED = (*FIELD, "called")
"""The columns of an export: every field, and what a kind was called before it was shown as another."""


@dataclass(frozen=True)
class Filter:
    """Which outings a page, a figure or one dot speaks of; None and () mean all of them.

    The first group is what the person sets in the filter bar. The second narrows it to what
    stands behind one mark of a chart; circumstances are named as in `circumstances`.
    """

    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    company: str | None = None
    length: str | None = None
    rated: bool | None = None

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

    def narrowed(self, **more: Any) -> Self:
        """The same filter with some fields set."""
        return replace(self, **more)

    def wishes(self) -> dict[str, Any]:
        """What `chosen` in `sql/macros.sql` takes: every field by name, None for all."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values["kinds"] = list(self.kinds) or None
        return values

    @property
    def is_open(self) -> bool:
        """True when nothing is filtered."""
        return self == type(self)()

    def without(self, *names: str) -> Self:
        """The same filter with some fields let go."""
        defaults: dict[str, Any] = {field.name: field.default for field in fields(self) if field.name in names}
        return replace(self, **defaults)


@dataclass(frozen=True)
class Summary:
    """How many outings a filter lets through, how many have a guess for the other, and their first and last day."""

    outings: int
    rated: int
    good: int
    did_not_happen: int
    theirs: int
    first_day: date
    last_day: date


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

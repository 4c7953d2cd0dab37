"""What a person writes down: an outing with all its fields, a memory from before the log; and what makes one valid.

Belongs here: the fields and their rules, in sentences. Does not: keeping them (`store`), asking for them (`ui`).
"""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from dashboard.letters import name_of, one_line, whole
from dashboard.outings import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_OUTING,
    Company,
    Ease,
    Idea,
    Novelty,
    Status,
    Trouble,
)

TIME_APART = "Time apart"
"""The kind of a day each went out separately, unless the person says another."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
MOST_COST = Decimal("9999999.99")


@dataclass(frozen=True)
class Outing:
    """One outing as the person knows it; what is unknown is None or empty, never zero."""

    day: date
    kind: str
    mine: int | None = None
    theirs: int | None = None
    start: time | None = None
    minutes: int | None = None
    company: Company | None = None
    idea: Idea | None = None
    status: Status = Status.HAPPENED
    ease: Ease | None = None
    novelty: Novelty | None = None
    cost: Decimal | None = None
    place: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    moment: str = ""
    favourite: bool = False
    apart: bool = False
    id: int | None = None
    called: str = ""
    """The kind's own word, where it is shown as another."""
    changed_at: datetime | None = None
    """When it was last written: who changes it says which version they saw."""

    def checked(self) -> Self:
        """The same with its texts tidied. Raises `Trouble` for what a log can't hold."""
        kind = name_of(self.kind) or (TIME_APART if self.apart else "")
        if not kind:
            raise Trouble("Say what you did: choose a kind, or type a new one. Nothing is saved yet.")
        texts: dict[str, Any] = {name: whole(getattr(self, name)).strip() for name in ("place", "note", "moment")}
        tags = tuple(dict.fromkeys(filter(None, (one_line(tag.replace("|", "/")) for tag in self.tags))))
        _check_length("kind", kind, LONGEST_NAME)
        for name, text in texts.items():
            _check_length({"moment": "funny or fond bit"}.get(name, name), text, LONGEST_NOTE)
        for tag in tags:
            _check_length("tag", tag, LONGEST_NOTE)
        if not FIRST_DAY <= self.day <= LAST_DAY:
            raise Trouble(f"The day has to be from {FIRST_DAY.year} to {LAST_DAY.year}. Nothing is saved yet.")
        if self.minutes is not None and not 1 <= self.minutes <= LONGEST_OUTING:
            raise Trouble("An outing takes from a minute to fourteen days. Nothing is saved yet.")
        if self.cost is not None and not 0 <= self.cost <= MOST_COST:
            raise Trouble(f"The cost has to be from 0 to {MOST_COST:,}. Nothing is saved yet.")
        for rating in (self.mine, self.theirs):
            if rating is not None and not 1 <= rating <= 5:
                raise Trouble("A rating is from 1 to 5. Nothing is saved yet.")
        # What didn't happen can't have gone well or badly.
        unrated: dict[str, Any] = {"mine": None, "theirs": None} if self.status is Status.DID_NOT_HAPPEN else {}
        cost = None if self.cost is None else self.cost.quantize(Decimal("0.01"))
        return replace(self, kind=kind, tags=tags, cost=cost, **texts, **unrated)

    def brought_over(self, seen: Self, now: Self) -> tuple[Self, list[str]]:
        """What was changed here of the outing as it was `seen`, on top of what it is `now`.

        Returns that, and the fields that were changed in both to something else, which keep what they have now.
        """
        mine = [name for name in CHANGEABLE if getattr(self, name) != getattr(seen, name)]
        clashes = [name for name in mine if getattr(now, name) not in (getattr(seen, name), getattr(self, name))]
        taken = {name: getattr(self, name) for name in mine if name not in clashes}
        # A new kind is its own word.
        if "kind" in taken:
            taken["called"] = self.called
        return replace(now, **taken), clashes

    def again(self, today: date) -> Self:
        """The same kind of outing today: what it was, not how it went."""
        return replace(
            self, day=today, mine=None, theirs=None, start=None, status=Status.HAPPENED, ease=None, novelty=Novelty.FAMILIAR,
            cost=None, note="", moment="", favourite=False, id=None, changed_at=None,
        )  # fmt: skip


CHANGEABLE = tuple(field.name for field in fields(Outing) if field.name not in ("id", "called", "changed_at"))


class Part(StrEnum):
    """As rough as a memory's date may be."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    EARLY = "early in"
    LATE = "late in"


SEASONS = (Part.SPRING, Part.SUMMER, Part.AUTUMN, Part.WINTER)
"""What can be said of a date without its year."""


@dataclass(frozen=True)
class Memory:
    """A good time from before the log: what it was, something of it, and roughly when."""

    name: str
    words: str = ""
    year: int | None = None
    part: Part | None = None
    id: int | None = None
    changed_at: datetime | None = None

    def checked(self) -> Self:
        """The same with its texts tidied. Raises `Trouble` for what a log can't hold."""
        name, words = name_of(self.name), whole(self.words).strip()
        if not name:
            raise Trouble("Say in a few words what it was. Nothing is saved yet.")
        _check_length("name", name, LONGEST_NAME)
        _check_length("text", words, LONGEST_NOTE)
        if self.year is not None and not FIRST_DAY.year <= self.year <= LAST_DAY.year:
            raise Trouble(f"The year has to be from {FIRST_DAY.year} to {LAST_DAY.year}. Nothing is saved yet.")
        return replace(self, name=name, words=words, part=self.part if self.year or self.part in SEASONS else None)

    @property
    def when(self) -> str:
        """Its date, as rough as it is: "summer 2014", "2014", "one summer", or nothing."""
        if self.year is None:
            return f"one {self.part}" if self.part else ""
        return f"{self.part} {self.year}" if self.part else str(self.year)


class ChangedMeanwhile(Trouble):
    """Someone saved another version of the same outing first; `now` is that one, None if it was deleted."""

    def __init__(self, now: Outing | None) -> None:
        what = "changed" if now else "deleted"
        super().__init__(
            f"This outing was {what} in another window since you opened it. "
            "Nothing was overwritten, and what you wrote is still here."
        )
        self.now = now


def _check_length(what: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise Trouble(
            f"The {what} has {len(text):,} characters, and a log keeps up to {longest:,}. "
            "Nothing is saved yet, and what you wrote is still here: shorten it and save again."
        )

"""What a log says of now: each kind with its last day, what went before, and what is planned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any, Protocol, Self

import pandas as pd

from dashboard.circumstances import Stretch
from dashboard.outings import MOST_PLANS, WENT_WELL, Ease, Filter, Plan, Status, Summary

LATEST = 20
"""Outings before today that the rules look back on."""

HARD = 2
"""The highest rating that counts as a hard one."""


class Log(Protocol):
    """The questions the planner puts to a log; `Store` answers them."""

    def summary(self, chosen: Filter) -> Summary:
        """Counts, and the first and last day."""

    def tally(self, chosen: Filter, stretch: Stretch) -> pd.DataFrame:
        """What the model is fitted to."""

    def standing(self, today: date) -> pd.DataFrame:
        """A row per kind: kind, outings, rated, good, last_day, short and usual (minutes), worn."""

    def latest(self, today: date, rows: int) -> pd.DataFrame:
        """The latest until today, newest first: day, kind, minutes, rating, status, ease."""

    def plans(self, since: date, rows: int) -> Sequence[Plan]:
        """Those to come."""


@dataclass(frozen=True)
class Known:
    """A kind as it stands today.

    `short` and `usual` are a quarter and the half of its lengths in minutes; `worn` counts its outings,
    each the less the longer ago.
    """

    kind: str
    outings: int
    rated: int
    good: int
    last_day: date | None
    short: int | None
    usual: int | None
    worn: float


@dataclass(frozen=True)
class Event:
    """One outing, or one that didn't happen."""

    day: date
    kind: str
    minutes: int | None
    rating: int | None
    status: str
    ease: str | None

    @property
    def took_place(self) -> bool:
        """True unless it didn't happen."""
        return self.status != Status.DID_NOT_HAPPEN

    @property
    def was_reluctant(self) -> bool:
        """It felt like work, was cut short, or didn't happen."""
        return self.ease == Ease.WORK or self.status in (Status.CUT_SHORT, Status.DID_NOT_HAPPEN)

    @property
    def was_hard(self) -> bool:
        """It was rated 1 or 2, felt like work, or was cut short."""
        return self.took_place and (self.was_reluctant or (self.rating is not None and self.rating <= HARD))


@dataclass(frozen=True)
class Past:
    """Everything the planner looks at, none of it longer for a longer log."""

    kinds: Sequence[Known]
    events: Sequence[Event]
    """Newest first."""
    plans: Sequence[Plan]
    tally: pd.DataFrame | None
    """What the model is fitted to; None while nothing is rated."""

    @classmethod
    def of(cls, log: Log, today: date) -> Self:
        """Ask a log."""
        until = Filter(until=today)
        summary = log.summary(until)
        tally = None
        if summary.rated:
            tally = log.tally(until, Stretch.between(summary.first_day, summary.last_day))
        return cls(
            kinds=[Known(**row) for row in _rows(log.standing(today))],
            events=events_of(log, today),
            plans=log.plans(today, MOST_PLANS),
            tally=tally,
        )

    @property
    def went_well(self) -> int:
        """The lowest rating that counts as having gone well."""
        return WENT_WELL if self.tally is None else int(self.tally.attrs.get("went_well", WENT_WELL))

    @property
    def outings(self) -> list[Event]:
        """The events that took place, newest first."""
        return [event for event in self.events if event.took_place]

    @property
    def hard_minutes(self) -> int | None:
        """How long the last one was, if it was a hard one and its length is known."""
        return self.outings[0].minutes if self.outings and self.outings[0].was_hard else None


def events_of(log: Log, today: date) -> list[Event]:
    """The latest events of a log, newest first."""
    return [Event(**row) for row in _rows(log.latest(today, LATEST))]


def in_a_row(of: Iterable[bool]) -> int:
    """How many are true before the first that isn't."""
    return sum(1 for _ in takewhile(bool, of))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values, days as days and what isn't known as None."""
    return [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value

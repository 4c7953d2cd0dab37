"""The gentle rules: when to leave it, not before which day, how long. They stand above whatever the model says.

Each rule that holds says so in a sentence, which the page shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from dashboard.insights.estimates import ENOUGH
from dashboard.outings import Plan
from dashboard.planner.past import Event, Known, Past, in_a_row
from dashboard.wording import day_of_week

RELUCTANT = 3
"""So many in a row that felt like work, were cut short or didn't happen, and nothing is suggested for a while."""

WHILE = 14
"""Days of that; as many again for each further one in a row, up to `LONGEST_WHILE`."""
LONGEST_WHILE = 42

AFTER_HARD = (7, 10, 14)
"""Days to leave it after one, two, three hard ones in a row."""

FORGOTTEN = 28
"""Days after which a hard one is no reason to be careful any more."""

AFTER_GOOD, AFTER_OTHER = 5, 7
"""Days to leave after one that was good, and after one that was fine or isn't rated."""

CROWDED, WEEK = 2, 7
"""So many in seven days, and there is no room for another."""

SHORT, EASY = 45, 30
"""Minutes at first where a kind's own are not known, and after a hard one."""

LONGEST_FIRST = 45
"""Minutes it stays within until some have gone well in a row."""

GOOD_RUN = 3
"""So many that went well in a row, and it may be longer."""

LENGTHS = (15, 20, 30, 45, 60, 90, 120, 150, 180, 240)


@dataclass(frozen=True)
class Pace:
    """What the rules allow today: from which day, how careful to be, and the sentences that say so."""

    day: date
    sentences: tuple[str, ...]
    leave: bool = False
    """Nothing is suggested until `day`."""
    careful: bool = False
    """Only short and easy ones that are known."""
    may_grow: bool = False
    """Some have gone well in a row, so it may be longer."""

    @classmethod
    def of(cls, past: Past, today: date) -> Self:
        """Read off what went before and what is planned."""
        reluctant = in_a_row(event.was_reluctant for event in past.events)
        if reluctant >= RELUCTANT:
            day = past.events[0].day + timedelta(min(LONGEST_WHILE, WHILE * (reluctant - RELUCTANT + 1)))
            if today < day:
                return cls(day, (_LEAVE_IT, _TALK), leave=True, careful=True)
            return cls(_with_room(today, past), (_SMALLEST,), careful=True)
        if not past.outings:
            return cls(_with_room(today, past), (_SHORT_FIRST,))
        last, hard = past.outings[0].day, in_a_row(event.was_hard for event in past.outings)
        if hard and (today - last).days <= FORGOTTEN:
            day = last + timedelta(AFTER_HARD[min(hard, len(AFTER_HARD)) - 1])
            said = _AFTER_HARD if today < day else _AFTER_WAIT
            return cls(_with_room(max(day, today), past), (said,), careful=True)
        good = _good_run(past)
        day = max(today, last + timedelta(AFTER_GOOD if good else AFTER_OTHER))
        free = _with_room(day, past)
        later = (_spaced(free),) if free > today else ()
        if not has_room(day, taken_days(past.events, past.plans)):
            later = (_crowded(free),)
        if good >= GOOD_RUN:
            return cls(free, (*later, _MAY_GROW), may_grow=True)
        return cls(free, (*later, _SHORT_FIRST))

    def minutes(self, known: Known | None, last_hard: int | None) -> int:
        """How long, to start with: short, and after a hard one of `last_hard` minutes shorter still."""
        if self.careful:
            own = known.short if known and known.short else EASY
            return snapped(min(own, EASY, (last_hard - 1) if last_hard else EASY))
        own = known.short if known and known.short else SHORT
        return snapped(min(own, LONGEST_FIRST))

    def longer(self, known: Known | None, minutes: int) -> int:
        """The next longer step, no longer than the kind usually is; the same where it may not grow."""
        if not self.may_grow or known is None or known.rated < ENOUGH:
            return minutes
        step = next((length for length in LENGTHS if length > minutes), minutes)
        return max(minutes, snapped(min(step, known.usual or LONGEST_FIRST)))


def snapped(minutes: int) -> int:
    """The longest round length that is no longer."""
    return next((length for length in reversed(LENGTHS) if length <= minutes), LENGTHS[0])


def has_room(day: date, taken: Sequence[date]) -> bool:
    """True if no seven days would hold a third outing or plan with one on that day."""
    for first in range(WEEK):
        start = day - timedelta(first)
        if sum(start <= other < start + timedelta(WEEK) for other in taken) >= CROWDED:
            return False
    return True


def first_with_room(day: date, taken: Sequence[date]) -> date:
    """The first day from this one on without two others in any seven days around it."""
    while not has_room(day, taken):
        day += timedelta(1)
    return day


def _with_room(day: date, past: Past) -> date:
    """The same, and some days away from what is planned."""
    while True:
        day = first_with_room(day, taken_days(past.events, past.plans))
        near = [plan.day for plan in past.plans if abs((plan.day - day).days) < AFTER_GOOD]
        if not near:
            return day
        day = max(near) + timedelta(AFTER_GOOD)


def taken_days(events: Sequence[Event], plans: Sequence[Plan]) -> list[date]:
    """The days that count when a week is said to be full: outings that took place, and plans."""
    return [event.day for event in events if event.took_place] + [plan.day for plan in plans]


def _good_run(past: Past) -> int:
    """How many of the latest were good ones in a row; what isn't rated neither makes nor breaks a run."""
    run = 0
    for event in past.events:
        if event.was_hard or (event.rating is not None and event.rating < past.went_well):
            break
        run += event.rating is not None
    return run


_SHORT_FIRST = "Short for now; longer once the last few have gone well."
_MAY_GROW = "The last few went well, so it may be a little longer."
_AFTER_HARD = "The last one was not easy, so leave it for some days, then something shorter and easier. That happens."
_AFTER_WAIT = "The last one was not easy, so something shorter and easier."
_SMALLEST = "After a break, start with the smallest thing. If it doesn't come easily, leave it again."
_LEAVE_IT = "The last few felt like work or didn't happen. Leave it for a while; nothing is lost by waiting."
_TALK = "If it stays heavy, talking may help more than an outing: with each other in a quiet moment, or with someone you trust."


def _spaced(day: date) -> str:
    return f"A few days in between keep it light, so the next is from {day_of_week(day)} on."


def _crowded(day: date) -> str:
    return f"There are two in seven days already, so anything more waits until {day_of_week(day)}."

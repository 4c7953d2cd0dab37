"""What to try next: at most three suggestions, or the advice to leave it for a while."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.insights.prospects import Forecast
from dashboard.outings import MOST_PLANS, Plan
from dashboard.planner.choosing import MOST, chosen_of
from dashboard.planner.pace import Pace, first_with_room, taken_days
from dashboard.planner.past import Log, Past, events_of
from dashboard.planner.reasons import chance_in_words, headline, reason
from dashboard.planner.weighing import weighed

OFTEN, SURE = 0.6, 0.9
"""Outings have been going well for a while if so large a share does, so surely,"""
CALM, LATELY = 6, 60
"""so many were rated in so many days, and none of the latest so many was hard."""


@dataclass(frozen=True)
class Suggestion:
    """A kind, how long (minutes), a day not before which, and the chance that it goes well, from `low` to `high`
    with 80 %; None where nothing is rated. The sentences say the same, and why.
    """

    kind: str
    minutes: int
    not_before: date
    chance: float | None
    low: float | None
    high: float | None
    is_new: bool
    longer_usually: int | None
    """Minutes this kind usually takes, where this is clearly shorter."""
    reason: str
    chance_in_words: str


@dataclass(frozen=True)
class Advice:
    """The suggestions, best first; the sentence that sums them up; and the gentle rules that hold, a sentence each.

    `leave_until` is a day before which nothing is suggested, if it is better to leave it. `going_well` is true
    after a sustained good time, when a bigger conversation may be easier.
    """

    suggestions: tuple[Suggestion, ...]
    headline: str
    rules: tuple[str, ...]
    leave_until: date | None = None
    going_well: bool = False
    planned: Plan | None = None
    """What is planned for a day before which nothing is suggested."""


def suggest(
    log: Log, today: date, *, new: Mapping[str, int] | None = None, without: Collection[str] = ()
) -> Advice:  # fmt: skip
    """Suggest what to try next. The same log and day always give the same advice.

    `new` are kinds the log needn't have, with their minutes, the most fitting first: one of them may be
    suggested. `without` are kinds not to suggest; those that are planned aren't suggested either.
    """
    past = Past.of(log, today)
    pace = Pace.of(past, today)
    if pace.leave:
        return Advice((), headline(None, None, pace, today), pace.sentences, leave_until=pace.day)
    passed_over = {*without, *(plan.kind for plan in past.plans)}
    forecast = None if past.tally is None else Forecast(past.tally)
    there = {name.casefold() for name in (*(one.kind for one in past.kinds), *passed_over)}
    fresh = [(name, minutes) for name, minutes in (new or {}).items() if name.casefold() not in there]
    # Of what is new nothing is known, so the first stands for all; where nothing is known of anything, some do.
    ideas = dict(fresh[: MOST if forecast is None else 1])
    choices = [choice for choice in weighed(past, pace, forecast, ideas, today) if choice.kind not in passed_over]
    chosen = chosen_of(choices, careful=pace.careful)
    suggestions = tuple(
        Suggestion(
            choice.kind, choice.minutes, pace.day, choice.chance, choice.low, choice.high, choice.is_new,
            choice.longer_usually, reason(choice, today), chance_in_words(choice),
        )
        for choice in chosen
    )  # fmt: skip
    first = chosen[0] if chosen else None
    planned = next((plan for plan in past.plans if plan.day <= pace.day), None)
    return Advice(
        suggestions, headline(first, planned, pace, today), pace.sentences,
        going_well=_going_well(past, forecast, today), planned=planned,
    )  # fmt: skip


def first_free(log: Log, today: date) -> date:
    """The first day with room for what the person chose themselves: never a third in seven days."""
    return first_with_room(today, taken_days(events_of(log, today), log.plans(today, MOST_PLANS)))


def first_of(log: Log, kind: str, today: date) -> tuple[date, int]:
    """The first day for one of a kind that the person chose themselves, and its minutes, by the rules of suggestions."""
    past = Past.of(log, today)
    pace = Pace.of(past, today)
    known = next((one for one in past.kinds if one.kind == kind), None)
    return pace.day, pace.minutes(known, past.hard_minutes)


def _going_well(past: Past, forecast: Forecast | None, today: date) -> bool:
    rated = [event for event in past.outings if event.rating is not None and (today - event.day).days <= LATELY]
    if forecast is None or len(rated) < CALM or any(event.was_hard for event in past.outings[:CALM]):
        return False
    return forecast.goes_well(OFTEN) >= SURE

"""The sentences that say what is suggested and why, each from the person's own log."""

from datetime import date

from dashboard.insights.estimates import ENOUGH, in_ten
from dashboard.outings import Plan
from dashboard.planner.pace import Pace
from dashboard.planner.weighing import Choice
from dashboard.spans import ago, how_long
from dashboard.wording import counted, day_of_week, opening


def reason(choice: Choice, today: date) -> str:
    """Why this one, in one sentence."""
    known = choice.known
    if known is None or not known.outings:
        return f"Not in your log yet{'' if choice.chance is None else '; small, and worth finding out'}."
    last = f", the last one {ago(known.last_day, today)}" if known.last_day else ""
    if not known.rated:
        return f"{counted(known.outings, 'outing')}, none rated yet{last}."
    early = "; few so far, so there is something to find out" if known.rated < ENOUGH else ""
    return f"{known.good:,} of {known.rated:,} went well{last}{early}."


def chance_in_words(choice: Choice) -> str:
    """The chance that it goes well, with its range, and beside it that of a usual one of its kind where another is told
    of that; empty where nothing is rated.
    """
    if choice.chance is None or choice.low is None or choice.high is None:
        return ""
    low, high = (min(9, max(1, round(share * 10))) for share in (choice.low, choice.high))
    span = "" if low == high else f", likely between {low} and {high} in 10"
    usual = "" if choice.is_early or choice.usually is None else in_ten(choice.usually)
    # As said on What went well; of a kind that is early to tell no chance is said there.
    beside = f" The way you usually do it: {usual}." if usual not in ("", in_ten(choice.chance)) else ""
    return opening(f"{in_ten(choice.chance)} that it goes well{span}.{beside}")


def headline(first: Choice | None, planned: Plan | None, pace: Pace, today: date) -> str:
    """What the page opens with: the rule that holds, what is planned before anything else, or the first suggestion."""
    if pace.leave:
        return "Leave it for a while."
    if planned and not (pace.careful and pace.day > today):
        return f"Next: {planned.kind}, {'today' if planned.day == today else day_of_week(planned.day)}."
    if first is None:
        return "Nothing to suggest just now."
    when = "whenever it suits" if pace.day <= today else f"from {day_of_week(pace.day)}"
    if pace.careful and pace.day > today:
        return f"Leave it until {day_of_week(pace.day)}, then something small and easy."
    return f"Next: {first.kind}, {how_long(first.minutes)}, {when}."

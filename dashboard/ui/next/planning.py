"""Planning one outing, from wherever on the pages, said with the way back."""

from datetime import date
from functools import partial

from dashboard.entries import Outing
from dashboard.outings import Novelty
from dashboard.planner import first_free, first_of
from dashboard.store import Store
from dashboard.ui.told import tell
from dashboard.wording import day_of_week


def plan(store: Store, kind: str, day: date, minutes: int | None, novelty: Novelty | None = None) -> None:
    """Plan an outing, and say so with the way back."""
    _say(kind, day, store.plan(kind, day, minutes=minutes, novelty=novelty))


def plan_as_typed(store: Store, outing: Outing) -> None:
    """Plan what was typed into the form of an outing, for a day that is still to come. Raises `Trouble`."""
    planned = store.plan(
        outing.kind, outing.day, minutes=outing.minutes, start=outing.start, novelty=outing.novelty, like=outing
    )
    _say(" ".join(outing.kind.split()), outing.day, planned)


def _say(kind: str, day: date, planned: int) -> None:
    tell(
        f"Planned: {kind}, {day_of_week(day)}. The day can be changed under Plans.",
        partial(Store.withdraw, plan=planned), leads_to=("Go there", "views/next.py"),
    )  # fmt: skip


def plan_idea(store: Store, name: str, minutes: int, today: date, novelty: Novelty) -> None:
    """Plan an idea on the first day that has room for it."""
    plan(store, name, first_free(store, today), minutes, novelty)


def plan_one(store: Store, kind: str, today: date) -> None:
    """Plan one of a kind that the log has, on the first day and as short as the gentle rules have it."""
    day, minutes = first_of(store, kind, today)
    plan(store, kind, day, minutes)

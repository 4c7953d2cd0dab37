"""Planning one outing, from wherever on the pages, said with the way back."""

from datetime import date
from functools import partial

from dashboard.outings import Novelty
from dashboard.planner import first_free, first_of
from dashboard.store import Store
from dashboard.ui.told import tell
from dashboard.wording import day_of_week


def plan(store: Store, kind: str, day: date, minutes: int | None, novelty: Novelty | None = None) -> None:
    """Plan an outing, and say so with the way back."""
    planned = store.plan(kind, day, minutes=minutes, novelty=novelty)
    tell(f"Planned: {kind}, {day_of_week(day)}. It is on Next, under Plans.", partial(Store.withdraw, plan=planned))


def plan_idea(store: Store, name: str, minutes: int, today: date, novelty: Novelty) -> None:
    """Plan an idea on the first day that has room for it."""
    plan(store, name, first_free(store, today), minutes, novelty)


def plan_one(store: Store, kind: str, today: date) -> None:
    """Plan one of a kind that the log has, on the first day and as short as the gentle rules have it."""
    day, minutes = first_of(store, kind, today)
    plan(store, kind, day, minutes)

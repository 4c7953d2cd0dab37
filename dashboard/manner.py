"""How the person likes to be spoken to: what the other is called, and how days are written.

Belongs here: what was chosen, for as long as one page is drawn. Does not: keeping it (`store`), or the words
themselves (`wording`).
"""

from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """What comes first when a day is written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Manner:
    """What was chosen. `week_starts` is a weekday, Monday being 0; `order` None leaves it as it comes."""

    them: str = ""
    language: str = "en"
    order: Order | None = None
    week_starts: int = 0


_manner: ContextVar[Manner] = ContextVar("manner", default=Manner())  # noqa: B039  # it is frozen


def speak(manner: Manner) -> None:
    """Speak like this from now on, on this page."""
    _manner.set(manner)


def manner() -> Manner:
    """What was chosen for this page."""
    return _manner.get()

"""How the person likes to be spoken to: what the other is called, and how days are written.

Belongs here: what was chosen, and what there is to choose from. Does not: keeping it (`store`), or the words
themselves (`wording`).
"""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_THEM = 40
"""Letters of what the other person is called."""

WEEK_STARTS = (0, 6, 5)
"""The weekdays a week may start on, Monday being 0: the usual ones of the world."""

LANGUAGES = (
    "af", "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr",
    "ga", "gl", "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru",
    "sk", "sl", "sq", "sr", "sv", "ta", "th", "tr", "uk", "ur", "vi", "zh", "zh_Hant",
)  # fmt: skip
"""The languages days can be written in, as their calendars have names for months and weekdays."""


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


# One log, one person: what they chose holds for all that is drawn, by whichever thread. What a window asks for before
# its page is drawn anew (a button's callback, a dialog) runs in a thread of its own that was told nothing.
_spoken = [Manner()]


def speak(manner: Manner) -> None:
    """Speak like this from now on."""
    _spoken[0] = manner


def manner() -> Manner:
    """What was chosen."""
    return _spoken[0]

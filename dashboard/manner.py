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

LANGUAGES = {
    "af": "Afrikaans", "ar": "العربية", "bg": "Български", "bn": "বাংলা", "ca": "Català", "cs": "Čeština",
    "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español",
    "et": "Eesti", "eu": "Euskara", "fa": "فارسی", "fi": "Suomi", "fil": "Filipino", "fr": "Français",
    "ga": "Gaeilge", "gl": "Galego", "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar",
    "id": "Indonesia", "is": "Íslenska", "it": "Italiano", "ja": "日本語", "ko": "한국어", "lt": "Lietuvių",
    "lv": "Latviešu", "nb": "Norsk bokmål", "nl": "Nederlands", "pl": "Polski", "pt": "Português",
    "ro": "Română", "ru": "Русский", "sk": "Slovenčina", "sl": "Slovenščina", "sq": "Shqip", "sr": "Српски",
    "sv": "Svenska", "ta": "தமிழ்", "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "ur": "اردو",
    "vi": "Tiếng Việt", "zh": "中文", "zh_Hant": "中文 (繁體)",
}  # fmt: skip
"""The languages days can be written in, as their calendars have names for months and weekdays, and what each calls
itself. Babel knows that too, but loads all it knows of fifty languages to tell: 50 MB, kept for good.
"""


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

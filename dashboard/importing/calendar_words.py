"""The words of calendars and clocks in many languages: months, and the halves of a day."""

from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names, get_period_names

WIDTHS: tuple[Literal["wide"], Literal["abbreviated"]] = ("wide", "abbreviated")
CONTEXTS: tuple[Literal["format"], Literal["stand-alone"]] = ("format", "stand-alone")

# Month names are read in these languages; CLDR, through Babel, knows how each is spelled.
LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "tr", "ru", "uk", "el", "ro", "hu",
    "sk", "ca", "id", "bg", "sl", "et", "lv", "lt", "hr", "ar", "he", "hi", "th", "fa", "vi", "ja", "ko", "zh",
)  # fmt: skip


@cache
def months() -> dict[str, int]:
    """Every name of a month, long and short, without its dot, in the languages we read.

    A name of different months in different languages (listopad) is none: it would be misread in silence.
    """
    names: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for width in WIDTHS:
            for context in CONTEXTS:
                for number, name in get_month_names(width, context, locale=language).items():
                    names.setdefault(name.casefold().strip("."), set()).add(number)
    return {name: min(numbers) for name, numbers in names.items() if len(numbers) == 1}


@cache
def halves() -> dict[str, str]:
    """What the two halves of a day are called in the languages we read, as am and pm."""
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for width in WIDTHS:
            for half, name in get_period_names(width, "format", language).items():
                if half in ("am", "pm"):
                    names.setdefault(" ".join(name.casefold().split()), half)
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


def with_half(text: str) -> str:
    """A time with its half of the day as am or pm at the end, whatever language it was in."""
    folded = " ".join(text.casefold().split())
    for name, half in halves().items():
        if folded.startswith(name) and folded[len(name) :].lstrip()[:1].isdigit():
            return f"{folded[len(name) :].strip()} {half}"
        if folded.endswith(name) and folded[: -len(name)].rstrip()[-1:].isdigit():
            return f"{folded[: -len(name)].strip()} {half}"
    return text


@cache
def weekdays() -> set[str]:
    """What the days of the week are called in the languages we read, long and short."""
    names = {
        name.casefold()
        for language in LANGUAGES
        for width in WIDTHS
        for context in CONTEXTS
        for name in get_day_names(width, context, language).values()
    }
    return {word.strip(".") for name in names for word in name.replace("-", " ").split()}

"""Days, lengths, numbers and lists as people write them.

Belongs here: what turns a value into words. Does not: what is said of it.
"""

from datetime import date

from babel.dates import format_date, format_timedelta
from babel.units import format_unit


def short(text: str, longest: int = 30) -> str:
    """A text of the person's cut to size."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def day_words(day: date) -> str:
    """A day as people write it."""
    return format_date(day, "d MMMM y", locale="en")


def month_words(day: date) -> str:
    """The month of a day as people write it."""
    return format_date(day, "MMMM y", locale="en")


def listed(names: list[str]) -> str:
    """Several names in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def few(names: list[str], most: int = 3) -> list[str]:
    """The first names, and how many more there are, so that a sentence stays one."""
    return names if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more kinds"]


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the singular for one."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Several of a thing: outings, entries, plays."""
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeou" else f"{noun}s"


def opening(sentence: str) -> str:
    """A sentence with its first letter made a capital, whatever word of the person's it starts with."""
    return sentence[:1].upper() + sentence[1:]


def day_of_week(day: date) -> str:
    """A day soon to come or just gone, with its weekday: "Thursday 26 November"."""
    return format_date(day, "EEEE d MMMM", locale="en")


def ago(day: date, today: date) -> str:
    """How long ago a day was: "today", "yesterday", "11 days ago"."""
    days = (today - day).days
    if days < 2:
        return "yesterday" if days == 1 else "today"
    return str(format_timedelta(day - today, granularity="day", add_direction=True, threshold=3, locale="en"))


def how_long(minutes: int) -> str:
    """A length as people say it: "about 45 minutes", "about 1.5 hours"."""
    if minutes < 60:
        return f"about {format_unit(minutes, 'minute', locale='en')}"
    return "about an hour" if minutes == 60 else f"about {format_unit(round(minutes / 60, 1), 'hour', locale='en')}"

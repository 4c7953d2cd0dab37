"""How long something took, and how long ago it was, as people say it.

Belongs here: minutes and days turned into words. Does not: days themselves (`wording`).
"""

from datetime import date

from babel.units import format_unit
from dateutil.relativedelta import relativedelta


def ago(day: date, today: date) -> str:
    """How long ago a day was: "today", "yesterday", "11 days ago", "a year ago", "over 2 years ago"."""
    days, since = (today - day).days, relativedelta(today, day)
    if days < 2:
        return "yesterday" if days == 1 else "today"
    years, off = divmod(days + 3, 365.2425)
    if years and off < 7:
        return "a year ago" if years == 1 else f"{years:.0f} years ago"
    if years > 1:
        return f"over {years:.0f} years ago"
    months = 12 * since.years + since.months
    number, unit = (days, "day") if days < 14 else (days // 7, "week") if months < 3 else (months, "month")
    return f"{format_unit(number, unit, locale='en')} ago"


def length(minutes: int) -> str:
    """A length to the minute: "45 minutes", "2 hours 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [format_unit(number, unit, locale="en") for number, unit in ((hours, "hour"), (rest, "minute")) if number]
    return " ".join(parts)


def how_long(minutes: int) -> str:
    """A length as people say it: "about 45 minutes", "about 1.5 hours"."""
    if minutes < 60:
        return f"about {format_unit(minutes, 'minute', locale='en')}"
    return "about an hour" if minutes == 60 else f"about {format_unit(round(minutes / 60, 1), 'hour', locale='en')}"

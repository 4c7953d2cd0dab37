"""How long something took, as people write it.

Each reader takes the text of a cell and returns minutes, or raises `ValueError` with the reason.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from dashboard.outings import LONGEST_OUTING

CLOCKED = re.compile(
    r"^(\d+)\s*(hours?|hrs?|hr|h|std|stunden?|heures?|horas?|ore|ora|uur|godz|часа?|ч|:|t)\.?\s*(?:and\s*)?"
    r"(?:(\d{1,2})\s*(?:minutes?|mins?|minuten|minutos|min|мин|m)?\.?(?::(\d{2}))?\s*h?)?$",
    re.IGNORECASE,
)
THOUSANDS = re.compile(r"^([1-9]\d{0,2}(?:[.,]\d{3})+)\s*([a-z]*)\.?$", re.IGNORECASE)
AMOUNT = re.compile(r"^(\d+(?:[.,]\d+)?)\s*([^\W\d_]*|['′])\.?$", re.IGNORECASE)
HOURS = {
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "std",
    "stunde",
    "stunden",
    "heure",
    "heures",
    "hora",
    "horas",
    "uur",
    "uren",
    "ora",
    "ore",
    "godz",
    "ч",
}
MINUTES = {"m", "min", "mins", "minute", "minutes", "minuten", "minutos", "мин", "分", "'", "′"}
LONGEST_LENGTH = 24
"""Characters; beyond, it is no length, and too long a number to count with."""


def minutes_reader(*, number_is_hours: bool) -> Callable[[str], int]:
    """A reader of lengths: 90, 90 min, 1h30, 1:30, 1.5 h. A bare number is minutes unless told hours."""

    def parse(text: str) -> int:
        text = text.strip()
        minutes = None if len(text) > LONGEST_LENGTH else _minutes(text, number_is_hours)
        # Half a minute is nobody's; such a column holds hours, or something else.
        if minutes is None or minutes % 1:
            raise ValueError("is not a length such as 45 or 1h30")
        if not 1 <= minutes <= LONGEST_OUTING:
            raise ValueError("is not a length between a minute and two weeks")
        return int(minutes)

    return parse


def _minutes(text: str, number_is_hours: bool) -> Decimal | None:
    if found := CLOCKED.match(text):
        # 45:00 is more likely minutes and seconds than two days.
        odd = (found[2] == ":" and not found[4] and int(found[1]) >= 24) or int(found[3] or 0) > 59
        return None if odd else Decimal(int(found[1]) * 60 + int(found[3] or 0) + round(int(found[4] or 0) / 60))
    found = THOUSANDS.match(text)
    if found and not _is_hours(found[2], number_is_hours):
        amount = Decimal(re.sub(r"[.,]", "", found[1]))
    elif found := AMOUNT.match(text):
        amount = Decimal(found[1].replace(",", "."))
    else:
        return None
    return Decimal(round(amount * 60)) if _is_hours(found[2], number_is_hours) else amount


def _is_hours(unit: str, number_is_hours: bool) -> bool:
    unit = unit.casefold()
    if unit and unit not in HOURS | MINUTES:
        raise ValueError("is not a length such as 45 or 1h30")
    return unit in HOURS or (not unit and number_is_hours)

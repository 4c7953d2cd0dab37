"""Days and times written any way people write them, and the orders a column could be read in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from dashboard.importing import zones
from dashboard.importing.calendar_words import months, weekdays
from dashboard.importing.clocks import CLOCK, HOUR, ISO, NUMBERS, parse_time, without_zone

EXCEL_DAY_ZERO = date(1899, 12, 30)
THIS_CENTURY_UNTIL = 68
"""Two-digit years up to this are 20xx, as in POSIX and Python's `%y`."""


class Order(StrEnum):
    """Which of three numbers is the day."""

    DAY_FIRST = "day, month, year"
    MONTH_FIRST = "month, day, year"
    YEAR_FIRST = "year, month, day"


CJK = re.compile(r"^(?:(\d{4})\s?[年년])?\s*(\d{1,2})\s?[月월]\s*(\d{1,2})\s?[日일](?:\s+(\d{4}))?(?!\d)")
COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)(.*)$")
SERIAL = re.compile(r"^(\d{5})(\.\d+)?$")
SHORT = re.compile(r"^(\d{1,2})[-. /]\s?([^\W\d_]+)\.?[-. /]\s?(\d{2})$")
"""A day as Excel shows it: 5-Jan-26."""
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Orders:
    """How a column's days could be read: the orders that fit best, and the lines that decided."""

    fitting: tuple[Order, ...]
    because: str = ""

    @property
    def is_open(self) -> bool:
        """True when the person must say which it is."""
        return len(self.fitting) > 1


def orders(texts: Iterable[str]) -> Orders:
    """The orders that read the most of these texts; more than one only if they'd give different days."""
    numbers = [text for text in texts if not ISO.match(text) and NUMBERS.match(text)]
    if not numbers:
        return Orders(())
    readings = {order: {text: parse_day(text, order) for text in numbers} for order in Order}
    counts = {order: sum(day is not None for day in days.values()) for order, days in readings.items()}
    if all(len(NUMBERS.match(text)[3]) == 4 for text in numbers):  # type: ignore[index]  # they matched above
        del counts[Order.YEAR_FIRST]
    mixed = _is_mixed(numbers)
    best = [order for order, count in counts.items() if mixed or count == max(counts.values())]
    different: list[Order] = []
    for order in best:
        if mixed or all(readings[order] != readings[other] for other in different):
            different.append(order)
    because = ""
    if len(different) == 1:
        others = [order for order in counts if order not in best]
        because = next((t for t in numbers for o in others if readings[o][t] is None and readings[different[0]][t]), "")
    return Orders(tuple(different), because)


def _is_mixed(numbers: list[str]) -> bool:
    """True if some days can only be day-first and others only month-first."""
    day_first = {t for t in numbers if parse_day(t, Order.DAY_FIRST) and not parse_day(t, Order.MONTH_FIRST)}
    month_first = {t for t in numbers if parse_day(t, Order.MONTH_FIRST) and not parse_day(t, Order.DAY_FIRST)}
    return bool(day_first and month_first)


def parse_day(text: str, order: Order | None = None) -> date | None:
    """The day a text names, or None. Three numbers without a four-digit year in front need an order."""
    text = _without_weekday(without_zone(text)).rstrip(" .,")
    text = re.sub(r"\s?г$", "", text)
    found = ISO.match(text) or COMPACT.match(text) or NUMBERS.match(text)
    if found and (not (rest := found[4].strip(" .,T")) or CLOCK.match(rest) or HOUR.match(rest)):
        a, b, c = int(found[1]), int(found[2]), int(found[3])
        if len(found[1]) == 4:
            return _day(a, b, c)
        short = len(found[3]) == 2
        if order is Order.DAY_FIRST:
            return _day(_year(c, short), b, a)
        if order is Order.MONTH_FIRST:
            return _day(_year(c, short), a, b)
        return _day(_year(a, True), b, c) if order is Order.YEAR_FIRST and short else None
    if found := SERIAL.match(text):
        counted = EXCEL_DAY_ZERO + timedelta(days=int(found[1]))
        return _day(counted.year, counted.month, counted.day)
    if found := CJK.match(text):
        year = found[1] or found[4]
        return _day(int(year), int(found[2]), int(found[3])) if year else None
    return _day_in_words(text)


def _day_in_words(text: str) -> date | None:
    """Days such as 22nd Sep 2020, September 22, 2020 or 3. Mai 2021, with or without a weekday."""
    text = HOUR.sub(" ", CLOCK.sub(" ", text))
    if found := SHORT.match(text):
        month = months().get(found[2].casefold())
        return _day(_year(int(found[3]), short=True), month, int(found[1])) if month else None
    numbers = re.findall(r"\d+", text)
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if len(years) != 1 or len(days) != 1:
        return None
    named = [months()[w] for w in (word.casefold() for word in WORD.findall(text)) if w in months()]
    if len(named) != 1:
        return None
    return _day(int(years[0]), named[0], int(days[0]))


def _year(number: int, short: bool) -> int:
    if not short:
        return number
    return number + (2000 if number <= THIS_CENTURY_UNTIL else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= year < 2200 else None


def _without_weekday(text: str) -> str:
    """A text without the weekday before or behind its day; mar is one, and a month too."""
    if found := re.match(r"^([^\W\d_]+)\.?,?\s+(.*\d.*)$", text):
        named = any(word.casefold() in months() for word in WORD.findall(found[2]))
        if found[1].casefold() in weekdays() and (named or NUMBERS.match(found[2]) or ISO.match(found[2])):
            return found[2]
    if (found := re.match(r"^(.*\d)[\s(]+([^\W\d_]+)\)?$", text)) and found[2].casefold() in weekdays():
        return found[1]
    return text


def local(text: str, zone: str, order: Order | None = None) -> str:
    """A moment that names its zone, by the clock of another; texts that tell no such moment as they are."""
    moment = zones.counted(text.strip())
    if moment is None:
        if not zones.has_zone(text.strip()):
            return text
        said, away = zones.parted(text.strip())
        day, at = parse_day(said, order), parse_time(said)
        if day is None or at is None:
            return text
        moment = datetime.combine(day, at, timezone(away))
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def looks_like_day(text: str) -> bool:
    """True for a text that some order reads as a day."""
    return bool(text) and any(parse_day(text, order) for order in Order)


def in_numbers(text: str) -> bool:
    """True for a day in three numbers, not the year first with all its digits."""
    return bool(NUMBERS.match(text))

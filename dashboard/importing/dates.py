"""Days and times written any way people write them, and the orders a column could be read in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import get_month_names, get_period_names
from dateutil.parser import isoparse

# Month names are read in these languages; CLDR, through Babel, knows how each is spelled.
LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "tr", "ru", "uk", "el", "ro", "hu",
    "sk", "ca", "id", "bg", "sl", "et", "lv", "lt", "vi", "ja", "ko", "zh",
)  # fmt: skip

EXCEL_DAY_ZERO = date(1899, 12, 30)
THIS_CENTURY_UNTIL = 68
"""Two-digit years up to this are 20xx, as in POSIX and Python's `%y`."""


class Order(StrEnum):
    """Which of three numbers is the day."""

    DAY_FIRST = "day, month, year"
    MONTH_FIRST = "month, day, year"
    YEAR_FIRST = "year, month, day"


ZONE = r"(?:\s?(?:Z|UTC|GMT|[+-](?:0\d|1[0-4]):?\d{2}))"
CLOCK = re.compile(
    rf"(?:^|[\sT,])(\d{{1,2}})\s?[:.h]\s?(\d{{2}})(?::\d{{2}}(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?{ZONE}?$",
    re.IGNORECASE,
)
ZONED = re.compile(rf"\d{ZONE}$")
HOUR = re.compile(r"(?:^|\s)(\d{1,2})\s*(?:([ap])\.?\s?m\.?|h|uhr)$", re.IGNORECASE)
FRACTION = re.compile(r"^(?:\d{5}|0)?(\.\d+)$")
NUMBERS = re.compile(r"^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?!\d)(.*)$")
ISO = re.compile(r"^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?!\d)(.*)$")
EPOCH = re.compile(r"^(1\d{9})(?:\d{3})?$")
"""Seconds or thousandths since 1970, as programs count them."""
CJK = re.compile(r"^(?:(\d{4})\s?[年년])?\s*(\d{1,2})\s?[月월]\s*(\d{1,2})\s?[日일](?:\s+(\d{4}))?(?!\d)")
COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)(.*)$")
SERIAL = re.compile(r"^(\d{5})(\.\d+)?$")
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


@cache
def _months() -> dict[str, int]:
    """Every name of a month, long and short, without its dot, in the languages we read.

    A name of different months in different languages (listopad) is none: it would be misread in silence.
    """
    names: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale=language).items():
                    names.setdefault(name.casefold().strip("."), set()).add(number)
    return {name: min(numbers) for name, numbers in names.items() if len(numbers) == 1}


@cache
def _halves() -> dict[str, str]:
    """What the two halves of a day are called in the languages we read, as am and pm."""
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for half, name in get_period_names(width, "format", language).items():
                if half in ("am", "pm"):
                    names.setdefault(" ".join(name.casefold().split()), half)
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


def _with_half(text: str) -> str:
    """A time with its half of the day as am or pm at the end, whatever language it was in."""
    folded = " ".join(text.casefold().split())
    for name, half in _halves().items():
        if folded.startswith(name) and folded[len(name) :].lstrip()[:1].isdigit():
            return f"{folded[len(name) :].strip()} {half}"
        if folded.endswith(name) and folded[: -len(name)].rstrip()[-1:].isdigit():
            return f"{folded[: -len(name)].strip()} {half}"
    return text


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
    text = text.strip()
    if EPOCH.match(text):
        text = local(text, "")
    found = ISO.match(text) or COMPACT.match(text) or NUMBERS.match(text)
    if found and (not found[4].strip() or CLOCK.match(found[4]) or HOUR.match(found[4])):
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
    text = CLOCK.sub(" ", text)
    months = [_months()[w] for w in (word.casefold() for word in WORD.findall(text)) if w in _months()]
    numbers = re.findall(r"\d+", text)
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) != 1:
        return None
    return _day(int(years[0]), months[0], int(days[0]))


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


def parse_time(text: str) -> time | None:
    """The time of day a text is or ends with, or None: 18:30, 6:30 pm, 18h30, 6 pm, a spreadsheet's fraction of a day."""
    text = text.strip()
    if EPOCH.match(text):
        text = local(text, "")
    if found := FRACTION.match(text):
        minutes = round(float(found[1]) * 24 * 60) % (24 * 60)
        return time(minutes // 60, minutes % 60)
    if day := ISO.match(text) or NUMBERS.match(text):
        text = day[4].strip()
    if not text.isascii() or text[-1:].isalpha() or text[-1:] == ".":
        text = _with_half(text)
    if found := CLOCK.search(text):
        hour, minute, half = int(found[1]), int(found[2]), found[3]
    elif found := HOUR.search(text):
        hour, minute, half = int(found[1]), 0, found[2]
    else:
        return None
    if parse_time(text[: found.start()].rstrip(" ,/–-")) is not None:
        # From one time to another: which of them is meant is not for us to say.
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def has_zone(text: str) -> bool:
    """True for a time that names its zone, such as 2026-01-05T18:30:00Z, or counts seconds since 1970."""
    return (":" in text and bool(ZONED.search(text))) or bool(EPOCH.match(text))


def local(text: str, zone: str) -> str:
    """A moment that names its zone, by the clock of another (UTC if none is named); other texts as they are."""
    if not has_zone(text):
        return text
    if found := EPOCH.match(text):
        moment = datetime.fromtimestamp(int(found[1]), UTC)
    else:
        day = re.sub(r"\s?(UTC|GMT|Z)$", "+00:00", text.strip(), flags=re.IGNORECASE)
        day = re.sub(r"\s+([+-]\d{2}:?\d{2})$", r"\1", day)
        try:
            moment = isoparse(re.sub(r"\s+", "T", day, count=1))
        except ValueError:
            return text
    if moment.tzinfo is None:
        return text
    return f"{moment.astimezone(ZoneInfo(zone) if zone else UTC):%Y-%m-%d %H:%M}"


def looks_like_day(text: str) -> bool:
    """True for a text that some order reads as a day."""
    return bool(text) and any(parse_day(text, order) for order in Order)

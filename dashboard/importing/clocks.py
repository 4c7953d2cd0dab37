"""Times of day written any way people write them."""

import re
from datetime import time

from dashboard.importing import zones
from dashboard.importing.calendar_words import weekdays, with_half

CLOCK = re.compile(
    r"(?:^|[\sT,])(\d{1,2})\s?[:.h]\s?(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?|uhr|h)?$",
    re.IGNORECASE,
)
HOUR = re.compile(r"(?:^|\s)(\d{1,2})\s*(?:([ap])\.?\s?m\.?|h|uhr)$", re.IGNORECASE)
FRACTION = re.compile(r"^(?:\d{5}|0)?(\.\d+)$")
NUMBERS = re.compile(r"^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?!\d)(.*)$")
ISO = re.compile(r"^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?!\d)(.*)$")
AT = {"at", "um", "à", "às", "kl", "alle", "a", "las", "ore", "om", "o", "в", "t", "the"}
"""Words that may stand before a time."""
WORD = re.compile(r"[^\W\d_]+")


def parse_time(text: str) -> time | None:
    """The time of day a text is or ends with, or None: 18:30, 6:30 pm, 18h30, 6 pm, a spreadsheet's fraction of a day."""
    text = without_zone(text)
    if found := FRACTION.match(text):
        minutes = round(float(found[1]) * 24 * 60) % (24 * 60)
        return time(minutes // 60, minutes % 60)
    if day := ISO.match(text) or NUMBERS.match(text):
        text = day[4].strip()
    if any(map(str.isalpha, text)):
        text = with_half(text)
    if found := CLOCK.search(text):
        hour, minute, half = int(found[1]), int(found[2]), found[3]
    elif found := HOUR.search(text):
        hour, minute, half = int(found[1]), 0, found[2]
    else:
        return None
    before = text[: found.start()].rstrip(" ,/–-")
    if parse_time(before) is not None or not _says_nothing_of_the_hour(before):
        # From one time to another, or in words we don't know: which is meant is not for us to say.
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _says_nothing_of_the_hour(before: str) -> bool:
    """True for what may stand before a time: nothing, a day, a weekday, a word such as at."""
    words = WORD.findall(before.casefold())
    return any(map(str.isdigit, before)) or all(word in weekdays() or word in AT for word in words)


def without_zone(text: str) -> str:
    """A text without the zone at its end, or the moment in UTC that it counts."""
    text = text.strip()
    moment = zones.counted(text)
    return f"{moment:%Y-%m-%d %H:%M}" if moment else zones.parted(text)[0].strip()

"""Moments that name their zone: which they are, and how far from UTC."""

import re
from datetime import UTC, datetime, timedelta

OFFSET = r"(?:0\d|1[0-4]):?(?:00|15|30|45)"
ZONE = re.compile(
    # A minus and a time is a zone after a T or after seconds; 09:00-10:30 is from one time to another.
    rf"(?<=[\d.mM])\s?(?:Z|UTC|GMT)$|(?<=:\d\d:\d\d)[+-](?:0\d|1[0-4])$|(?<=\d)\s?\+{OFFSET}$|(?<=\d)\s-{OFFSET}$"
    rf"|(?:(?<=T\d\d:\d\d)|(?<=:\d\d:\d\d)|(?<=[.,]\d\d\d)|(?<=[.,]\d{{6}}))-{OFFSET}$",
    re.IGNORECASE,
)
EPOCH = re.compile(r"^(1\d{9})(?:\d{3})?$")
"""Seconds or thousandths since 1970, as programs count them."""


def counted(text: str) -> datetime | None:
    """The moment a text tells as seconds, or thousandths of them, since 1970."""
    found = EPOCH.match(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def has_zone(text: str) -> bool:
    """True for a time that names its zone, such as 2026-01-05T18:30:00Z, or counts seconds since 1970."""
    return (":" in text and bool(ZONE.search(text))) or bool(EPOCH.match(text))


def parted(text: str) -> tuple[str, timedelta]:
    """A time without the zone at its end, and how far that is from UTC."""
    found = ZONE.search(text) if ":" in text else None
    if not found:
        return text, timedelta()
    digits = re.sub(r"\D", "", found[0])
    away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0)) if digits else timedelta()
    return text[: found.start()], -away if "-" in found[0] else away

"""The values of a record as the text a cell holds, which importing reads back as the same value."""

from datetime import date, time
from decimal import Decimal
from typing import Any

BETWEEN = " | "


def text_of(value: Any) -> str:
    """A value as text; unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return tags_of(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date | Decimal | int):
        return str(value)
    return str(value)


def tags_of(tags: list[str]) -> str:
    """Tags with bars between them; a single one that holds a comma ends in a bar, so that it stays one."""
    joined = BETWEEN.join(tags)
    return f"{joined} |" if "|" not in joined and any(sign in joined for sign in ",;") else joined

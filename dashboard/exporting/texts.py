"""The values of a record as the text a cell holds, which importing reads back as the same value."""

from datetime import time
from typing import Any

from dashboard.fields import joined


def text_of(value: Any) -> str:
    """A value as text; unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return joined(value)
    return value.isoformat("minutes") if isinstance(value, time) else str(value)

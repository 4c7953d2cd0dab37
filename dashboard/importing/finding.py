"""Which column holds what: told by its header, and by what stands in its first cells."""

import re
from collections.abc import Callable

from dashboard.fields import FIELDS
from dashboard.importing import clocks, dates, ratings
from dashboard.importing.headers import HEADERS, letters_of
from dashboard.importing.lengths import HOURS, MINUTES
from dashboard.importing.table import Table
from dashboard.importing.words import choice
from dashboard.importing.years import LEAP
from dashboard.outings import CHOICES

TOGETHER_IN = "together"
"""The name under which the column of who was there stands among those of the fields."""
MOST_PEOPLE = 200
"""A column with more different texts than this does not say who was there."""
SAMPLE_ROWS = 2_000
FIRST_ROWS = 200
NO_LENGTHS = {
    "s",
    "sec",
    "secs",
    "second",
    "seconds",
    "sekunden",
    "km",
    "mi",
    "miles",
    "m",
    "meter",
    "metres",
    "days",
    "tage",
}
"""Units of a header that make its numbers no minutes and no hours."""
UNITS = HOURS | MINUTES | {"of", "out", "stars", "points", "punkte"}


def guessed_columns(table: Table) -> dict[str, str]:
    """Fields of ours and the columns that most likely hold them."""
    columns = known_headers(table)
    columns.pop("year", None)
    if "minutes" in columns and NO_LENGTHS & set(letters_of(columns["minutes"]).split()):
        del columns["minutes"]
    if "start" in columns and not _is_read(table, columns["start"], _time):
        del columns["start"]
    for name in CHOICES:
        if name in columns and not _is_read(table, columns[name], choice(name)):
            column = columns.pop(name)
            if name == "company" and len(table.values(column)) <= MOST_PEOPLE:
                columns[TOGETHER_IN] = column
    day = columns.get("day") or _day_column(table, columns)
    if day:
        columns["day"] = day
        if "start" not in columns and _carries_time(table, day):
            columns["start"] = day
    return columns


def _time(text: str) -> None:
    if clocks.parse_time(text) is None:
        raise ValueError(text)


def _is_read(table: Table, column: str, reader: Callable[[str], object]) -> bool:
    """True if most of a column's words are among those of a choice."""
    values = table.values(column)

    def fits(text: str) -> bool:
        try:
            reader(text)
        except ValueError:
            return False
        return True

    return sum(rows for text, rows in values.items() if fits(text)) >= sum(values.values()) / 2


def day_columns(table: Table) -> list[str]:
    """The columns that hold whole days, any of which may say when it happened."""
    return [column for column in table.columns if _holds_days(table, column)]


def _bare(name: str) -> str:
    """A header without what stands in brackets, its numbers and its units: "Rating (1-10)" is a rating."""
    words = letters_of(re.sub(r"\(.*?\)|\[.*?\]", " ", name)).split()
    return " ".join(word for word in words if not word.isdigit() and word not in UNITS)


def known_headers(table: Table) -> dict[str, str]:
    """Fields whose header is known, each column used once."""
    by_name = {letters_of(field.label): field.name for field in FIELDS}
    folded = {_bare(name): name for name in reversed(table.cells.columns)}
    folded |= {letters_of(name): name for name in reversed(table.cells.columns)}
    found: dict[str, str] = {}
    for name, wanted in HEADERS.items():
        labels = [label for label, target in by_name.items() if target == name]
        named = [folded[w] for w in (*labels, *map(letters_of, wanted)) if w in folded]
        match = next((column for column in named if column not in found.values()), None)
        if name == "mine" and match is None:
            match = _marks(table, folded)
        if name == "day":
            match = next(
                (folded[w] for w in map(letters_of, wanted) if w in folded and _holds_days(table, folded[w])), match
            )
        if match and match not in found.values() and any(table.firsts(match, SAMPLE_ROWS)):
            found[name] = match
    return found


def _marks(table: Table, folded: dict[str, str]) -> str | None:
    """A column called "Note" that holds ratings: in some languages that is a mark, in others a few words."""
    column = folded.get("note") or folded.get("noten")
    texts = [text for text in table.firsts(column, FIRST_ROWS) if text] if column else []
    return column if texts and sum(map(ratings.reads_as_rating, texts)) > len(texts) / 2 else None


def lacks_year(table: Table, column: str) -> bool:
    """True if a column's days say no year, such as "April 24"."""
    texts = {text for text in table.firsts(column, SAMPLE_ROWS) if text}
    if not texts or any(dates.looks_like_day(text) or dates.SERIAL.match(text) for text in texts):
        return False
    return sum(dates.looks_like_day(f"{text} {LEAP}") for text in texts) > len(texts) / 2


def _holds_days(table: Table, column: str) -> bool:
    """True if most of a column's first cells look like days."""
    texts = [text for text in table.firsts(column, FIRST_ROWS) if text]
    return bool(texts) and sum(dates.looks_like_day(text) for text in texts) > len(texts) / 2


def _carries_time(table: Table, column: str) -> bool:
    """True if some of a column's days come with a time."""
    return any(clocks.parse_time(text) is not None for text in table.distinct(column)[:SAMPLE_ROWS] if text)


def _day_column(table: Table, taken: dict[str, str]) -> str:
    """The first column not taken that holds days."""
    free = (str(column) for column in table.cells.columns if column not in taken.values())
    return next((column for column in free if _holds_days(table, column)), "")

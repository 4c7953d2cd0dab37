"""A first guess at what a file means, from its headers and its first rows; what can't be known is left open."""

import re
from collections.abc import Callable

from dashboard.importing import dates, ratings
from dashboard.importing.headers import HEADERS, TOGETHER
from dashboard.importing.mapping import Mapping, day_orders, words_in
from dashboard.importing.ratings import Ratings
from dashboard.importing.table import Table
from dashboard.importing.words import BETWEEN, CHOICES, HOURS, MINUTES, choice
from dashboard.importing.years import LEAP
from dashboard.outings import FIELDS

TOGETHER_IN = "together"
"""The name under which the column of who was there stands among those of the fields."""
MOST_PEOPLE = 200
"""A column with more different texts than this does not say who was there."""
DELIMITERS = (" | ", "|", ";", ",")
SAMPLE_ROWS = 2_000
FIRST_ROWS = 200
LONGEST_IN_HOURS = 12
"""A column of bare numbers with one above this holds minutes."""
UNITS = HOURS | MINUTES | {"of", "out", "stars", "points", "punkte"}
BARE = re.compile(r"^\d+([.,]\d+)?$")


def guess(table: Table, columns: dict[str, str] | None = None, zone: str = "") -> Mapping:
    """A first guess from the format, the headers and the first rows; what can't be known is left open.

    `columns` are fields and their columns the person has said; without them they are guessed as well.
    `zone` is where the person is, for times that name a zone.
    """
    hints = table.hints
    found = dict(columns) if columns is not None else dict(hints.columns) or _guessed_columns(table)
    if (day := found.get("day")) and lacks_year(table, day) and (year := _columns(table).get("year")):
        found["year"] = year
    together_in = found.pop(TOGETHER_IN, hints.together_in if columns is None else "")
    if together_in and not any(table.distinct(together_in)):
        together_in = ""
    kind = found.get("kind")
    delimiter = (hints.delimiter or None) if hints.columns else delimiter_of(table, kind)
    if not together_in and columns is None and kind and delimiter:
        together_in = kind
    together_delimiter = delimiter if together_in == kind else delimiter_of(table, together_in or None)
    if hints.together_in and together_in == hints.together_in:
        together_delimiter = BETWEEN
    zoned = any(map(dates.has_zone, _firsts(table, found.get("day")) + _firsts(table, found.get("start"))))
    mapping = Mapping(
        columns=tuple(sorted(found.items())),
        zone=(hints.zone or zone) if zoned else "",
        every_kind="" if kind else hints.every_kind,
        delimiter=delimiter,
        together_in=together_in,
        together_delimiter=together_delimiter,
        mine=ratings_of(table, found.get("mine")),
        theirs=ratings_of(table, found.get("theirs")),
        number_is_hours=number_is_hours(table, found.get("minutes")),
    )
    fitting = day_orders(table, mapping).fitting
    mapping = mapping.changed(order=fitting[0] if len(fitting) == 1 else None)
    return mapping.changed(together=together_of(table, mapping))


def _firsts(table: Table, column: str | None) -> list[str]:
    return table.firsts(column, FIRST_ROWS) if column else []


def _guessed_columns(table: Table) -> dict[str, str]:
    columns = _columns(table)
    columns.pop("year", None)
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


def ratings_of(table: Table, column: str | None) -> Ratings:
    """The scale a column of ratings is most likely on."""
    return ratings.propose(table.values(column)) if column else Ratings(ratings.Scale.FIVE)


def delimiter_of(table: Table, column: str | None) -> str | None:
    """What stands between words in at least a twentieth of a column's cells, if anything does."""
    if column is None:
        return None
    filled = [text for text in table.firsts(column, SAMPLE_ROWS) if text]
    return next((d for d in DELIMITERS if sum(d in text for text in filled) > max(1, len(filled)) / 20), None)


def number_is_hours(table: Table, column: str | None) -> bool | None:
    """Whether a bare number in a column of lengths is hours; None if only the person can tell."""
    if column is None:
        return False
    words = set(_fold(column).split())
    if words & HOURS:
        return True
    bare = [float(text.replace(",", ".")) for text in table.values(column) if BARE.match(text)]
    if any(number % 1 for number in bare):
        return True
    if not bare or words & MINUTES or max(bare) > LONGEST_IN_HOURS:
        return False
    return None


def together_of(table: Table, mapping: Mapping) -> str | None:
    """The word in cells of several that most likely says it was the two of them."""
    if mapping.together_in not in table.cells:
        return None
    words = words_in(table, mapping.together_in, mapping.together_delimiter)
    return next((word for word in words if TOGETHER & set(_fold(word).split())), None)


def _fold(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", name.casefold()).split())


def _bare(name: str) -> str:
    """A header without what stands in brackets, its numbers and its units: "Rating (1-10)" is a rating."""
    words = _fold(re.sub(r"\(.*?\)|\[.*?\]", " ", name)).split()
    return " ".join(word for word in words if not word.isdigit() and word not in UNITS)


def _columns(table: Table) -> dict[str, str]:
    """Fields whose header is known, each column used once."""
    by_name = {_fold(field.label): field.name for field in FIELDS}
    folded = {_bare(name): name for name in reversed(table.cells.columns)}
    folded |= {_fold(name): name for name in reversed(table.cells.columns)}
    found: dict[str, str] = {}
    for name, wanted in HEADERS.items():
        labels = [label for label, target in by_name.items() if target == name]
        match = next((folded[w] for w in (*labels, *map(_fold, wanted)) if w in folded), None)
        if name == "day":
            match = next(
                (folded[w] for w in map(_fold, wanted) if w in folded and _holds_days(table, folded[w])), match
            )
        if match and match not in found.values() and any(table.firsts(match, SAMPLE_ROWS)):
            found[name] = match
    return found


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
    """True if most of a column's first days come with a time."""
    texts = [text for text in table.firsts(column, FIRST_ROWS) if text]
    return sum(dates.parse_time(text) is not None for text in texts) > len(texts) / 2


def _day_column(table: Table, taken: dict[str, str]) -> str:
    """The first column not taken that holds days."""
    free = (str(column) for column in table.cells.columns if column not in taken.values())
    return next((column for column in free if _holds_days(table, column)), "")

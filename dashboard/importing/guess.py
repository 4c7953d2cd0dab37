"""A first guess at what a file means, from its headers and its first rows; what can't be known is left open."""

import re

from dashboard.importing import ratings, zones
from dashboard.importing.everyday import kinds_proposed
from dashboard.importing.finding import (
    SAMPLE_ROWS,
    TOGETHER_IN,
    guessed_columns,
    known_headers,
    lacks_year,
)
from dashboard.importing.headers import TOGETHER, letters_of
from dashboard.importing.lengths import HOURS, MINUTES
from dashboard.importing.mapping import Mapping, day_orders, words_in
from dashboard.importing.ratings import Ratings
from dashboard.importing.table import Table

DELIMITERS = (" | ", "|", ";", ",")
LONGEST_IN_HOURS = 12
"""A column of bare numbers with one above this holds minutes."""
BARE = re.compile(r"^\d+([.,]\d+)?$")


def guess(table: Table, columns: dict[str, str] | None = None, zone: str = "") -> Mapping:
    """A first guess from the format, the headers and the first rows; what can't be known is left open.

    `columns` are fields and their columns the person has said; without them they are guessed as well.
    `zone` is where the person is, for times that name a zone.
    """
    hints = table.hints
    found = dict(columns) if columns is not None else dict(hints.columns) or guessed_columns(table)
    if (day := found.get("day")) and lacks_year(table, day) and (year := known_headers(table).get("year")):
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
        together_delimiter = hints.together_between
    timed = {column for name in ("day", "start") if (column := found.get(name))}
    zoned = any(any(map(zones.has_zone, table.distinct(column))) for column in timed)
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
    together = together_of(table, mapping)
    is_open = not together and bool(hints.together_in) and together_in == hints.together_in
    mapping = mapping.changed(together=together, together_open=is_open)
    return mapping.changed(kinds=kinds_proposed(table, mapping))


def ratings_of(table: Table, column: str | None) -> Ratings:
    """The scale a column of ratings is most likely on."""
    if column is None or table.hints.scale:
        return Ratings(table.hints.scale or ratings.Scale.FIVE)
    return ratings.propose(table.values(column), column)


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
    words = set(letters_of(column).split())
    if words & HOURS:
        return True
    bare = [float(text.replace(",", ".")) for text in table.values(column) if BARE.match(text)]
    if not bare or (words & MINUTES):
        return False
    if max(bare) > LONGEST_IN_HOURS:
        # Half a minute is nobody's, and forty hours are few people's: only they can tell.
        return None if any(number % 1 for number in bare) else False
    if any(number % 1 for number in bare):
        return True
    return None


def together_of(table: Table, mapping: Mapping) -> tuple[str, ...]:
    """The word in cells of several that most likely says it was the two of them, if there is one."""
    if mapping.together_in not in table.cells:
        return ()
    words = words_in(table, mapping.together_in, mapping.together_delimiter)
    return tuple(word for word in words if TOGETHER & set(letters_of(word).split()))[:1]

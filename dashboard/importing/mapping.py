"""What the person says a file means: which column is which, and how its cells are to be read."""

from dataclasses import dataclass, field, replace
from typing import Any, Self

import pandas as pd

from dashboard.importing import dates, ratings, zones
from dashboard.importing.columns import retold, side_by_side
from dashboard.importing.dates import Order, Orders
from dashboard.importing.ratings import Ratings
from dashboard.importing.table import Table
from dashboard.importing.words import parts
from dashboard.importing.years import years_of
from dashboard.outings import NO_KIND


@dataclass(frozen=True)
class Mapping:
    """Which column is which, and how its cells are to be read. Columns not named are left alone."""

    columns: tuple[tuple[str, str], ...] = ()
    order: Order | None = None
    latest_year: int | None = None
    """The year of the latest day, where days say none."""
    zone: str = ""
    """Where the person was, for times that name a zone; empty to keep them as written."""
    every_kind: str = ""
    """One kind for every row, where no column tells it."""
    delimiter: str | None = None
    """What stands between several words in a cell of kinds."""
    together_in: str = ""
    """The column whose words say who was there."""
    together_delimiter: str | None = None
    together: tuple[str, ...] = ()
    """The words of which a row must have one to be one of the two of them; none if every row is."""
    together_open: bool = False
    """Whether only the person can tell which words these are, if any: a diary holds more than what two people did."""
    others_apart: bool = False
    """Keep rows without any of them as time apart, instead of leaving them out."""
    kinds: tuple[str, ...] | None = None
    """The words that are kinds, None for all."""
    only_first: bool = False
    """Of a cell with several words keep the first kind alone; otherwise the others become tags."""
    no_kind: str = NO_KIND
    """The kind of rows that name none; empty to leave them out."""
    mine: Ratings = field(default_factory=lambda: Ratings(ratings.Scale.FIVE))
    theirs: Ratings = field(default_factory=lambda: Ratings(ratings.Scale.FIVE))
    number_is_hours: bool | None = False
    """Whether a bare number is a length in hours; None while only the person can tell."""
    leave_empty: bool = False
    """Keep an outing whose optional cell can't be read, with that cell empty."""

    def column(self, field_name: str) -> str | None:
        """The column of the file that holds a field of ours, if any does."""
        return dict(self.columns).get(field_name)

    def questions(self, orders: Orders, *, lacks_year: bool = False) -> list[str]:
        """What the person must still say before the file can be read, as sentences."""
        asked = []
        if not self.column("day"):
            asked.append("Say above which column has the day.")
        elif orders.fitting and self.order is None:
            asked.append("Say above how the days are written.")
        if lacks_year and not self.column("year") and self.latest_year is None:
            asked.append("Say above which year the latest day is in.")
        if self.together_open:
            asked.append("Say above which words mean the two of you, or that every line is of you two.")
        rated = [name for name in ("mine", "theirs") if self.column(name)]
        open_scales = [name for name in rated if getattr(self, name).scale is None]
        asked.extend(f"Say above which scale “{self.column(name)}” is on." for name in open_scales)
        if self.column("minutes") and self.number_is_hours is None:
            asked.append("Say above whether lengths are minutes or hours.")
        if not self.column("kind") and not self.every_kind:
            asked.append("Say above what kind of outing these are.")
        return asked

    def changed(self, **more: Any) -> Self:
        """The same with some answers changed."""
        return replace(self, **more)


def day_texts(table: Table, mapping: Mapping) -> pd.Series | None:
    """The text of each row's day, with its year where the day lacks one; None without a column of days."""
    day, year = mapping.column("day"), mapping.column("year")
    if day is None:
        return None
    texts = table.cells[day]
    if year is not None and year != day:
        return side_by_side(texts, table.cells[year])
    if mapping.latest_year is not None:
        return side_by_side(texts, years_of(texts, mapping.latest_year, mapping.order))
    start = mapping.column("start")
    if start and start != day and any(map(zones.has_zone, table.distinct(start))):
        texts = side_by_side(texts, table.cells[start])
    if mapping.zone:
        return retold(texts, lambda text: dates.local(text, mapping.zone, mapping.order))
    return texts


def start_texts(table: Table, mapping: Mapping) -> pd.Series | None:
    """The text each row's time is in; None without a column of times."""
    day, start = mapping.column("day"), mapping.column("start")
    if start is None:
        return None
    zoned = mapping.zone and any(map(zones.has_zone, table.distinct(start)))
    return day_texts(table, mapping) if start == day or zoned else table.cells[start]


def day_orders(table: Table, mapping: Mapping) -> Orders:
    """How the days of the file could be read."""
    texts = day_texts(table, mapping)
    return dates.orders(texts.cat.categories) if texts is not None else Orders(())


def words_in(table: Table, column: str | None, delimiter: str | None) -> dict[str, int]:
    """Each word in the cells of a column and how many rows have it, most frequent first."""
    counts: dict[str, int] = {}
    if column:
        for text, rows in table.values(column).items():
            for word in parts(text, delimiter):
                counts[word] = counts.get(word, 0) + rows
    return dict(sorted(counts.items(), key=lambda item: -item[1]))

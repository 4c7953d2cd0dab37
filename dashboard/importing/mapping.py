"""What the person says a file means: which column is which, and how its cells are to be read."""

from dataclasses import dataclass, field, replace
from typing import Any, Self

from dashboard.importing import dates, ratings
from dashboard.importing.dates import Order, Orders
from dashboard.importing.ratings import Ratings
from dashboard.importing.table import Table
from dashboard.importing.words import parts

NO_KIND = "Something else"


@dataclass(frozen=True)
class Mapping:
    """Which column is which, and how its cells are to be read. Columns not named are left alone."""

    columns: tuple[tuple[str, str], ...] = ()
    order: Order | None = None
    every_kind: str = ""
    """One kind for every row, where no column tells it."""
    delimiter: str | None = None
    """What stands between several words in a cell of kinds."""
    together: str | None = None
    """The word a row must have to be taken; rows without it are left out."""
    kinds: tuple[str, ...] | None = None
    """The words that are kinds, None for all; the others of a cell become tags."""
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

    def questions(self, orders: Orders) -> list[str]:
        """What the person must still say before the file can be read, as sentences."""
        asked = []
        if not self.column("day"):
            asked.append("Say above which column holds the day.")
        elif orders.fitting and self.order is None:
            asked.append("Say above how the days are written.")
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


def day_texts(table: Table, mapping: Mapping) -> Any:
    """The text of each row's day, with the year from its own column where the day lacks one."""
    day, year = mapping.column("day"), mapping.column("year")
    if day is None:
        return None
    texts = table.cells[day]
    return texts if year is None or year == day else texts + " " + table.cells[year]


def day_orders(table: Table, mapping: Mapping) -> Orders:
    """How the days of the file could be read."""
    texts = day_texts(table, mapping)
    return dates.orders(texts.unique()) if texts is not None else Orders(())


def words_in(table: Table, mapping: Mapping) -> dict[str, int]:
    """Each word in the cells of kinds and how many rows have it, most frequent first."""
    column = mapping.column("kind")
    counts: dict[str, int] = {}
    if column:
        for text, rows in table.values(column).items():
            for word in parts(text, mapping.delimiter):
                counts[word] = counts.get(word, 0) + rows
    return dict(sorted(counts.items(), key=lambda item: -item[1]))

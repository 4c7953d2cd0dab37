"""Questions about many outings at once: counted, as dots, a page of them, or all for an export."""

from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.circumstances import CIRCUMSTANCES, FACTORS, KIND, Stretch
from dashboard.outings import Filter, Summary
from dashboard.store.settings import Settings
from dashboard.store.statements import statement

HIGHEST_STACK, MOST_DOTS = 110, 1000
"""Dots of one cell and rating, and of one chart, at the most; beyond that one dot stands for several outings."""

ROWS_AT_ONCE = 8192


class Outings(Settings):
    """What was; among the records of everything, also what is planned."""

    def _wishes(self, chosen: Filter) -> dict[str, Any]:
        """What `sql/chosen.sql` takes."""
        return chosen.wishes() | {"whose": self.whose().value}

    def summary(self, chosen: Filter) -> Summary:
        """Counts over the outings that `chosen` lets through."""
        (row,) = self._rows("summary", chosen=self._wishes(chosen), went_well=self.went_well())
        return Summary(*row)

    def tally(self, chosen: Filter, stretch: Stretch) -> pd.DataFrame:
        """Outings counted at every level of every factor, and at every two levels of two.

        A row per pair, a factor with itself included: factor, level, other_factor, other_level, outings,
        did_not_happen, n1 to n5 (by rating), recent (the sum of how recent the rated ones are). Beside the rows,
        in their `attrs`, `went_well` is the lowest rating that counts as that.
        """
        frame = self._frame("tally", chosen=self._wishes(chosen), stretch=stretch.value, factors=list(FACTORS))
        frame.attrs["went_well"] = self.went_well()
        return frame

    def dots(self, chosen: Filter, by: str) -> pd.DataFrame:
        """A row per dot, oldest first: cell, rating, first_day, last_day, outings, outing, each.

        `by` is "kind" or the name of a circumstance. A dot stands for one outing until a stack is higher than
        `HIGHEST_STACK` or there are more than `MOST_DOTS`; then every dot stands for about as many outings as brings
        them down to that, which is `each`.
        """
        if by not in (KIND, *(circumstance.name for circumstance in CIRCUMSTANCES)):
            raise ValueError(f"dots can't be cut by {by}")
        return self._frame("dots", chosen=self._wishes(chosen), by=by, highest=HIGHEST_STACK, most=MOST_DOTS)

    def by_stretch(self, chosen: Filter, stretch: Stretch) -> pd.DataFrame:
        """A row per stretch that has any, the first first: begins, outings (that took place), days_together,
        did_not_happen, new, familiar, revived, not_noted, days_apart. Of the filter, time apart heeds the period only.
        """
        apart = chosen.period.narrowed(apart=True)
        return self._frame("by_stretch", chosen=self._wishes(chosen), apart=self._wishes(apart), stretch=stretch.value)

    def outings(self, chosen: Filter, rows: int, skip: int = 0) -> pd.DataFrame:
        """One page of outings, latest first, with all their fields."""
        return self._frame("outings", chosen=self._wishes(chosen), rows=rows, skip=skip)

    def standing(self, today: date) -> pd.DataFrame:
        """A row per kind as it stands on a day: kind, outings, rated, good, last_day, short, usual (minutes), worn."""
        return self._frame(
            "standing", chosen=self._wishes(Filter(until=today)), today=today, went_well=self.went_well()
        )

    def latest(self, today: date, rows: int) -> pd.DataFrame:
        """The latest until a day, newest first: day, kind, minutes, rating (whoever's counts), status, ease."""
        return self._frame("latest", chosen=self._wishes(Filter(until=today)), rows=rows)

    def records(self, chosen: Filter) -> pa.RecordBatchReader:
        """Every outing that `chosen` lets through as it goes into an export, oldest first; plans and time apart
        are among them when everything is chosen. A batch at a time, in the columns of `sql/records.sql`.
        """
        # A cursor of its own: the file is written while the page may ask something else.
        values = {"chosen": self._wishes(chosen), "everything": chosen.is_open}
        return self._vault.cursor().sql(statement("records", values), params=values).to_arrow_reader(ROWS_AT_ONCE)

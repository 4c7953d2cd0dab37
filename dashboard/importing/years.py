"""Days that say no year: the years they fall in, from the order the rows are in."""

import numpy as np
import pandas as pd

from dashboard.importing.columns import codes_of, column_of
from dashboard.importing.dates import Order, parse_day

LEAP = 2000
"""Any leap year, to read a day of any year in."""


def years_of(days: pd.Series, latest: int, order: Order | None) -> pd.Series:
    """The year of each row, the latest day being in `latest`.

    A log is written in one direction, the newest first or last. Each time its days jump back against that
    direction by more than half a year, a new year has begun.
    """
    numbers = np.array([_day_of_year(text, order) for text in days.cat.categories])
    place = pd.Series(numbers[codes_of(days)], index=days.index).ffill().bfill().fillna(0).to_numpy()
    steps = np.diff(place)
    # From the end of a year to the start of the next is a short step too.
    short = (steps + 183) % 366 - 183
    newest_first = (short < 0).sum() > (short > 0).sum()
    if newest_first:
        passed = -np.concatenate([[0], (steps > 183).cumsum()])
        years = latest + passed
    else:
        passed = np.concatenate([[0], (steps < -183).cumsum()])
        years = latest - (passed.max(initial=0) - passed)
    names, codes = np.unique(years, return_inverse=True)
    return column_of([str(int(name)) for name in names], codes, days.index)


def _day_of_year(text: str, order: Order | None) -> float:
    found = parse_day(f"{text} {LEAP}", order)
    return found.timetuple().tm_yday if found else np.nan

"""Cells that can be read and are still worth a look: told, never changed in silence."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.importing.columns import codes_of
from dashboard.importing.mapping import Mapping
from dashboard.importing.records import Reject
from dashboard.importing.table import Table

LONG = 12 * 60
"""Minutes above which an outing is longer than half a day."""
LONG_AGO = 1950
MOST = 1_000
"""Cells of one reason that are told; the others are like them."""


def oddities(
    table: Table, mapping: Mapping, columns: dict[str, pa.Array], texts_of: dict[str, pd.Series], today: date
) -> Iterator[Reject]:
    """Rows still to come, very long ones, very old ones, and ratings of 0, as they stand in the file."""

    def told(name: str, bad: np.ndarray, reason: str) -> Iterator[Reject]:
        texts = texts_of.get(name)
        for place in np.flatnonzero(bad)[:MOST].tolist():
            said = str(texts.iloc[place]) if texts is not None else ""
            yield Reject(int(table.cells.index[place]), mapping.column(name) or "", said[:200], reason)

    def where(condition: pa.Array) -> np.ndarray:
        return np.asarray(pc.fill_null(condition, fill_value=False))

    to_come = pc.greater(columns["day"], pa.scalar(today, pa.date32()))
    yield from told("day", where(to_come), "is still to come, so it becomes a plan")
    old = pc.less(columns["day"], pa.scalar(date(LONG_AGO, 1, 1), pa.date32()))
    yield from told("day", where(old), f"is before {LONG_AGO}")
    yield from told("minutes", where(pc.greater(columns["minutes"], LONG)), "is longer than half a day")
    for name in ("mine", "theirs"):
        if name in texts_of:
            ratings = getattr(mapping, name)
            texts = texts_of[name]
            reasons = [ratings.oddity(text) for text in texts.cat.categories]
            for reason in dict.fromkeys(filter(None, reasons)):
                places = [place for place, other in enumerate(reasons) if other == reason]
                yield from told(name, np.isin(codes_of(texts), places), reason)

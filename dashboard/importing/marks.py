"""What a row is known again by when a file, or another export of the same log, is read once more."""

import pandas as pd

from dashboard.importing.mapping import Mapping
from dashboard.importing.ratings import fold

# What makes an outing itself, whichever program wrote it down; days and times count by meaning, the rest as written.
MARKED = (
    "kind", "mine", "theirs", "minutes", "company", "idea", "status", "ease", "novelty", "cost", "place", "tags", "note",
    "moment", "favourite",
)  # fmt: skip
BETWEEN = "\x1f"


def marks(cells: pd.DataFrame, mapping: Mapping, frame: pd.DataFrame) -> pd.Series:
    """What a row means: its day and time as read, and the rest as it was written, spaces and case aside."""
    mark = frame["day"].astype(str).str.cat(frame["start"].astype(object).fillna("").astype(str), sep=BETWEEN)
    for name in MARKED:
        texts = cells.get(mapping.column(name))
        if name == "kind" and texts is None:
            texts = frame["kind"].fillna("").astype(str)
        if texts is not None:
            folded = texts.map({text: fold(text) for text in texts.unique()})
            # An empty cell and a column that isn't there say the same.
            mark = mark.where(folded == "", mark + BETWEEN + name + "=" + folded)
    return mark


def row_marks(cells: pd.DataFrame) -> pd.Series:
    """What a row says to the letter, whatever its columns are taken to mean."""
    mark = pd.Series("", index=cells.index, dtype="str")
    for column in sorted(cells.columns):
        mark = mark.where(cells[column] == "", mark + BETWEEN + column + "=" + cells[column])
    return mark

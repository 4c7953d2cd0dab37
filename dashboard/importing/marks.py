"""What a row is known again by when a file, or another export of the same log, is read once more."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import xxhash

from dashboard.importing.columns import codes_of
from dashboard.importing.mapping import Mapping
from dashboard.importing.ratings import fold

# What makes an outing itself, whichever program wrote it down; days and times count by meaning, the rest as written.
MARKED = (
    "kind", "mine", "theirs", "minutes", "company", "idea", "status", "ease", "novelty", "cost", "place", "tags", "note",
    "moment", "favourite", "apart",
)  # fmt: skip
UNEVEN = (b"  ", b"\t", b"\n", b"\r", b"\x0b", b"\x0c")
"""White space other than one space between words."""


def marks(cells: pd.DataFrame, mapping: Mapping, meant: dict[str, pd.Series]) -> np.ndarray:
    """What a row means: its day and time as read, and the rest as it was written, spaces and case aside.

    `meant` holds day, start and kind as they were read, as columns of text. An unsigned 64-bit number a row.
    """
    mark = np.zeros(len(cells), np.uint64)
    for name in ("day", "start"):
        mark += _hashed(meant[name], name)
    for name in MARKED:
        texts = cells.get(mapping.column(name))
        if name == "kind" and texts is None:
            texts = meant["kind"]
        if texts is not None:
            mark += _hashed(texts, name, folded=True)
    return mark


def row_marks(cells: pd.DataFrame) -> np.ndarray:
    """What a row says to the letter, whatever its columns are taken to mean. An unsigned 64-bit number a row."""
    mark = np.zeros(len(cells), np.uint64)
    for column in cells.columns:
        mark += _hashed(cells[column], str(column))
    return mark


def _hashed(column: pd.Series, name: str, *, folded: bool = False) -> np.ndarray:
    """A number for each row's text in this column, 0 for none: an empty cell and no column say the same.

    Numbers of several columns are added up, so that their order does not count.
    """
    texts = pa.array([*column.cat.categories, ""], pa.string())
    if folded:
        texts = _folded(texts)
    named = pc.binary_join_element_wise(f"{name}=", texts, "").cast(pa.binary()).to_pylist()
    numbers = np.fromiter(map(xxhash.xxh3_64_intdigest, named), np.uint64, len(named))
    numbers[np.asarray(pc.equal(texts, ""))] = 0
    marked: np.ndarray = numbers[codes_of(column)]
    return marked


def _folded(texts: pa.Array) -> pa.Array:
    """Texts as they are compared: by Arrow where letters and spaces are plain, which is the same and faster."""
    letters = texts.buffers()[2].to_pybytes()
    if letters.isascii() and not any(space in letters for space in UNEVEN):
        return pc.ascii_lower(texts)
    return pa.array([fold(text) for text in texts.to_pylist()], pa.string())

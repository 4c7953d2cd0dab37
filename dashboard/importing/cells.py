"""Cells read: each different text once, into the type its column has in the log."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.importing import words
from dashboard.importing.columns import codes_of, column_of
from dashboard.importing.records import Reject
from dashboard.outings import LONGEST_NOTE

Reader = Callable[[str], Any]


def read_cells(
    texts: pd.Series, reader: Reader, kind: pa.DataType, column: str, rejected: dict[int, Reject], *, needed: bool
) -> pa.Array:
    """Each cell's value; a text is read once however often it stands there. Empty is unknown, never zero."""
    distinct = texts.cat.categories.tolist()
    values: list[Any] = []
    reasons: dict[int, str] = {}
    if reader is words.free and max(map(len, distinct), default=0) <= LONGEST_NOTE:
        return as_text(texts)
    for place, text in enumerate(distinct):
        value = None
        if text.strip():
            try:
                value = reader(text)
            except ValueError as error:
                reasons[place] = str(error)
        elif needed:
            reasons[place] = "is empty"
        values.append(value)
    codes = codes_of(texts)
    if reasons:
        bad = np.flatnonzero(np.isin(codes, list(reasons)))
        lines = texts.index.to_numpy()[bad].tolist()
        for line, code in zip(lines, codes[bad].tolist(), strict=True):
            rejected.setdefault(line, Reject(line, column, distinct[code][:200], reasons[code]))
    return pa.array(values, kind).take(pa.array(codes))


def as_text(texts: pd.Series) -> pa.Array:
    """A column of text as Arrow holds it, empty as unknown."""
    return pa.array([text or None for text in texts.cat.categories], pa.string()).take(pa.array(codes_of(texts)))


def told(values: pa.Array, index: pd.Index) -> pd.Series:
    """Values as a column of text, unknown as empty."""
    encoded = pc.dictionary_encode(values.cast(pa.string()))
    texts = encoded.dictionary.to_pylist()
    codes = pc.fill_null(encoded.indices, len(texts)).to_numpy()
    return column_of([*texts, ""], codes, index)

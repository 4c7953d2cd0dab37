"""Columns of text: which different texts there are, and which of them stands in each row."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd


def codes_of(texts: pd.Series) -> np.ndarray:
    """Which of its distinct texts stands in each row of a column."""
    return np.asarray(texts.cat.codes)


def column_of(texts: Sequence[str], codes: np.ndarray, index: pd.Index) -> pd.Series:
    """A column from texts, of which several may be the same, and which of them stands in each row."""
    places, distinct = pd.factorize(np.array(texts, object))
    return column_of_distinct(list(distinct), places[codes] if len(texts) else codes, index)


def column_of_distinct(distinct: list[str], codes: np.ndarray, index: pd.Index) -> pd.Series:
    """A column from texts that are all different, and which of them stands in each row."""
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(distinct, dtype=object)), index=index)


def retold(texts: pd.Series, tell: Callable[[str], str]) -> pd.Series:
    """A column with every text told otherwise; each distinct text is told once."""
    return column_of([tell(text) for text in texts.cat.categories], codes_of(texts), texts.index)


def side_by_side(left: pd.Series, right: pd.Series, between: str = " ") -> pd.Series:
    """Two columns as one, each row's two texts with something between where both are there."""
    width = max(1, len(right.cat.categories))
    pairs, codes = np.unique(codes_of(left).astype(np.int64) * width + codes_of(right), return_inverse=True)
    first, second = left.cat.categories, right.cat.categories
    texts = [between.join(filter(None, (first[pair // width], second[pair % width]))) for pair in pairs.tolist()]
    return column_of(texts, codes, left.index)

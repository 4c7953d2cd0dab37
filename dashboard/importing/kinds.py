"""Which rows of a file are taken, which word of a cell is the kind, and which are tags."""

import numpy as np
import pandas as pd

from dashboard.fields import BETWEEN
from dashboard.importing import words
from dashboard.importing.columns import codes_of, column_of, retold, side_by_side
from dashboard.importing.mapping import Mapping
from dashboard.importing.records import Reject
from dashboard.importing.table import Table
from dashboard.outings import LONGEST_NAME, NO_KIND


def together_of(table: Table, mapping: Mapping) -> np.ndarray:
    """Whether each row is one of the two of them; all are where no word says so."""
    if not mapping.together or mapping.together_in not in table.cells:
        return np.ones(len(table.cells), bool)
    told, texts = set(mapping.together), table.distinct(mapping.together_in)
    has = [not told.isdisjoint(words.parts(text, mapping.together_delimiter)) for text in texts]
    rows: np.ndarray = np.array([*has, False])[codes_of(table.cells[mapping.together_in])]
    return rows


def taken_of(mapping: Mapping, together: np.ndarray, kind: pd.Series) -> np.ndarray:
    """Whether each row is taken: it has a kind, and is one of the two of them or kept as time apart."""
    has_kind: np.ndarray = np.array([bool(name) for name in [*kind.cat.categories, ""]])[codes_of(kind)]
    taken: np.ndarray = has_kind & (together | mapping.others_apart)
    return taken


def rows_of(table: Table, mapping: Mapping, column: str) -> tuple[dict[str, int], int]:
    """Each text of a column and how many rows that are taken have it, in the order of `table.distinct`; and how many of
    these rows have none.
    """
    # While nobody has said what kind they are of, that leaves none of them out.
    every = mapping if mapping.column("kind") or mapping.every_kind else mapping.changed(every_kind=NO_KIND)
    taken = taken_of(every, together_of(table, every), kinds_of(table, every, {})[0])
    texts = table.distinct(column)
    counts = np.bincount(codes_of(table.cells[column])[taken], minlength=len(texts)).tolist()
    said = {text: rows for text, rows in zip(texts, counts, strict=False) if rows and text.strip()}
    return said, int(taken.sum()) - sum(said.values())


def words_of_kinds(table: Table, mapping: Mapping) -> dict[str, int]:
    """Each word in the cells of kinds of the rows that are taken, and how many rows have it, most frequent first."""
    column = mapping.column("kind")
    if column is None:
        return {}
    codes = codes_of(table.cells[column])[together_of(table, mapping)]
    counts: dict[str, int] = {}
    for text, rows in zip(table.distinct(column), np.bincount(codes).tolist(), strict=False):
        for word in words.parts(text, mapping.delimiter) if rows else ():
            counts[word] = counts.get(word, 0) + rows
    if mapping.together_in == column:
        for word in mapping.together:
            counts.pop(word, None)
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def kinds_of(table: Table, mapping: Mapping, rejected: dict[int, Reject]) -> tuple[pd.Series, pd.Series]:
    """For each row its kind, "" for none, and the other words of its cell that become tags."""
    column = mapping.column("kind")
    if column is None:
        nothing = column_of([""], np.zeros(len(table.cells), int), table.cells.index)
        return column_of([mapping.every_kind], np.zeros(len(table.cells), int), table.cells.index), nothing
    texts = table.cells[column]
    wanted = None if mapping.kinds is None else set(mapping.kinds)
    kinds: list[str] = []
    others: list[str] = []
    for text in table.distinct(column):
        found = words.parts(text, mapping.delimiter)
        if mapping.together_in == column:
            found = [word for word in found if word not in mapping.together]
        kind = next((word for word in found if wanted is None or word in wanted), "") or mapping.no_kind
        kinds.append(kind)
        others.append("" if mapping.only_first else BETWEEN.join(_tag(word) for word in found if word != kind))
    too_long = [place for place, kind in enumerate(kinds) if len(kind) > LONGEST_NAME]
    for place in np.flatnonzero(np.isin(codes_of(texts), too_long)) if too_long else ():
        line = int(table.cells.index[place])
        reason = f"is longer than a kind's name may be ({LONGEST_NAME} characters)"
        rejected.setdefault(line, Reject(line, column, str(texts.iloc[place])[:200], reason, stays=True))
    codes = codes_of(texts)
    kind = column_of(kinds, codes, texts.index)
    if called := mapping.column("called"):
        # Our own exports tell both names of a kind that is shown as another: it comes back under its first.
        first = [name or None for name in table.cells[called].cat.categories]
        kind = column_of(
            [*(name or "" for name in first), *kind.cat.categories],
            _preferring(table.cells[called], first, kind),
            texts.index,
        )
    return kind, column_of(others, codes, texts.index)


def _preferring(called: pd.Series, first: list[str | None], kind: pd.Series) -> np.ndarray:
    """Where each row's name stands: among the first names, or behind them among the kinds."""
    codes = codes_of(called)
    has_one = np.array([name is not None for name in first] or [False])[codes]
    return np.where(has_one, codes, len(first) + codes_of(kind))


def merged_kinds(table: Table, mapping: Mapping) -> dict[str, str]:
    """Kinds that our own export says are shown as others."""
    kind, called = mapping.column("kind"), mapping.column("called")
    if kind is None or called is None:
        return {}
    pairs = table.cells[[called, kind]].drop_duplicates().astype(object)
    return {first: shown for first, shown in pairs.itertuples(index=False) if first and first != shown}


def tags_of(tags: pd.Series | None, others: pd.Series) -> pd.Series:
    """The tags of a column of their own and the words left over from the kinds."""
    if tags is None:
        return others
    own = retold(tags, lambda text: BETWEEN.join(map(_tag, words.parts(text, words.delimiter_in(text)))))
    return side_by_side(own, others, BETWEEN)


def _tag(word: str) -> str:
    return word.replace("|", "/")

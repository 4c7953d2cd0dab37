"""Which rows of a file are taken, which word of a cell is the kind, and which are tags."""

import pandas as pd

from dashboard.importing import words
from dashboard.importing.mapping import Mapping
from dashboard.importing.records import Reject
from dashboard.importing.table import Table
from dashboard.outings import LONGEST_NAME


def kinds_of(table: Table, mapping: Mapping, rejected: dict[int, Reject]) -> tuple[pd.Series, pd.Series, pd.Series]:
    """For each row: is it taken, its kind, and the other words of its cell."""
    cells = table.cells
    column = mapping.column("kind")
    texts = cells[column] if column else pd.Series("", index=cells.index, dtype="str")
    wanted = None if mapping.kinds is None else set(mapping.kinds)
    kinds: dict[str, str | None] = {}
    others: dict[str, str] = {}
    together: dict[str, bool] = {}
    for text in texts.unique():
        found = words.parts(text, mapping.delimiter)
        together[text] = mapping.together is None or mapping.together in found
        found = [word for word in found if word != mapping.together]
        named = [word for word in found if wanted is None or word in wanted]
        kind = mapping.every_kind or next(iter(named), None) or mapping.no_kind or None
        kinds[text] = kind
        others[text] = " | ".join(word.replace("|", "/") for word in found if word != kind)
    kind = texts.map(kinds).astype(object)
    taken = texts.map(together).astype(bool) & kind.notna()
    too_long = kind.str.len() > LONGEST_NAME
    for line, text in texts[too_long.fillna(value=False).astype(bool)].items():
        reason = f"is longer than a kind's name may be ({LONGEST_NAME} characters)"
        rejected.setdefault(int(line), Reject(int(line), column or "", text[:200], reason))
    return taken, kind, texts.map(others).astype(object)


def tags_of(tags: pd.Series | None, others: pd.Series) -> pd.Series:
    """The tags of a column of their own and the words left over from the kinds."""
    if tags is None:
        return others.where(others != "", None)
    own = tags.map(
        lambda text: " | ".join(words.parts(text.replace(";", "|").replace(",", "|"), "|")), na_action="ignore"
    )
    both = own.fillna("").astype(str).str.cat(others, sep=" | ").str.strip(" |")
    return both.where(both != "", None).astype(object)

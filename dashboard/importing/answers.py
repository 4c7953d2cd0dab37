"""What was answered about a source, kept for the next file from it."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import xxhash

from dashboard.importing.dates import Order
from dashboard.importing.mapping import Mapping
from dashboard.importing.ratings import Ratings, Scale
from dashboard.importing.table import Table

OF_ONE_FILE = ("latest_year", "leave_empty")
"""Answers that hold for one file only."""


def source_of(table: Table) -> str:
    """A name for where a file comes from: the program if it is known, else its columns, not readable from outside."""
    # All calendars have the same columns: their name tells them apart.
    columns = "\x1f".join([*sorted(table.columns), table.hints.every_kind])
    return table.written.app or f"{table.written.format}:{xxhash.xxh3_128_hexdigest(columns.encode())}"


def written_down(mapping: Mapping) -> str:
    """The answers as text."""
    kept = {name: value for name, value in asdict(mapping).items() if name not in OF_ONE_FILE}
    return json.dumps(kept, ensure_ascii=False)


def taken_up(answers: str, table: Table, guess: Mapping) -> Mapping:
    """The guess with earlier answers in it, as far as they fit this file; what can't be read is not."""
    try:
        kept: dict[str, Any] = json.loads(answers)
        columns = tuple((str(name), str(column)) for name, column in kept["columns"])
        named = {column for _, column in columns}
        kept["columns"] = columns if named <= set(table.columns) else guess.columns
        kept["order"] = guess.order or (Order(kept["order"]) if kept["order"] else None)
        kept["kinds"] = None if kept["kinds"] is None else tuple(kept["kinds"])
        kept.setdefault("together_open", False)
        # It was one word, or none, at first.
        kept["together"] = (kept["together"],) if isinstance(kept["together"], str) else tuple(kept["together"] or ())
        for name in ("mine", "theirs"):
            texts = table.distinct(column) if (column := guess.column(name)) else []
            kept[name] = _ratings(kept[name], getattr(guess, name), texts)
        if kept["together_in"] not in table.columns:
            for name in ("together_in", "together_delimiter", "together", "together_open"):
                kept[name] = getattr(guess, name)
        return guess.changed(**{name: value for name, value in kept.items() if name not in OF_ONE_FILE})
    except (ValueError, KeyError, TypeError):
        return guess


def _ratings(kept: dict[str, Any], guess: Ratings, texts: Iterable[str]) -> Ratings:
    """The ratings as they were placed, on their scale unless some of this file's lie beyond it."""
    placed = {str(text): None if step is None else int(step) for text, step in kept["placed"]}
    said = Ratings(Scale(kept["scale"]) if kept["scale"] else None).with_placed(placed)
    try:
        for text in filter(None, texts):
            said.step(text)
    except ValueError:
        return guess
    return said

"""An outing as a row of cells to type into, and what was typed as an outing again."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.entries import FIRST_DAY, LAST_DAY, MOST_COST, Outing
from dashboard.fields import FIELD
from dashboard.outings import CHOICES, LONGEST_NOTE, LONGEST_OUTING, RATING_WORDS, Status
from dashboard.store import Store
from dashboard.wording import choice_words, day_column, them

TICKED = "ticked"
"""The cell that picks a row for what is done with several."""
COLUMNS = (
    "day", "kind", "mine", "status", "minutes", "note", "moment", "theirs", "ease", "novelty", "company", "idea",
    "start", "cost", "place", "tags", "favourite",
)  # fmt: skip


def changed(was: Outing, cells: dict[str, Any]) -> Outing:
    """The outing with what was typed into its row; an emptied cell is unknown."""
    values: dict[str, Any] = {}
    for name, value in cells.items():
        if name in ("day", "kind", "status") and value in (None, ""):
            continue
        values[name] = _value(name, value)
    if "kind" in values:
        values["called"] = ""
    return replace(was, **values)


def _value(name: str, value: Any) -> Any:
    if name in ("place", "note", "moment"):
        return value or ""
    if name == "tags":
        return tuple(filter(None, (tag.strip() for tag in (value or "").split("|"))))
    if name == "favourite":
        return bool(value)
    if value in (None, ""):
        return None
    readers: dict[str, Any] = {
        "day": lambda text: date.fromisoformat(text[:10]), "start": lambda text: time.fromisoformat(text[:8]),
        "minutes": int, "mine": int, "theirs": int, "cost": lambda number: Decimal(f"{number:.2f}"), **CHOICES,
    }  # fmt: skip
    return readers[name](value) if name in readers else value


def frame(seen: list[Outing], ticked: list[bool]) -> pd.DataFrame:
    """Outings as a grid takes them, a row each, some of them ticked."""
    found = pd.DataFrame([{name: getattr(outing, name) for name in COLUMNS} for outing in seen], columns=list(COLUMNS))
    found.insert(0, TICKED, ticked)
    found["tags"] = [" | ".join(outing.tags) for outing in seen]
    found["cost"] = pd.to_numeric(found["cost"])
    for name in ("mine", "theirs", "minutes"):
        found[name] = found[name].astype("Int64")
    for name in CHOICES:
        found[name] = [None if value is None else str(value) for value in found[name]]
    return found


def columns(store: Store) -> dict[str, Any]:
    """How each field is typed in a cell."""
    config = st.column_config
    ratings: Any = {"options": list(RATING_WORDS), "format_func": lambda step: f"{step} · {RATING_WORDS[step]}"}
    kinds = store.all_kinds()
    names = kinds[kinds["merged_into"].isna()]["name"].tolist()
    found: dict[str, Any] = {name: config.TextColumn(FIELD[name].label, max_chars=LONGEST_NOTE) for name in COLUMNS}
    found |= {
        name: config.SelectboxColumn(
            FIELD[name].label, options=[str(word) for word in options], format_func=choice_words
        )
        for name, options in CHOICES.items()
    }
    return found | {
        TICKED: config.CheckboxColumn("Tick", width=80, pinned=True),
        "day": config.DateColumn(
            FIELD["day"].label, format=day_column(), required=True, min_value=FIRST_DAY, max_value=LAST_DAY
        ),
        "kind": config.SelectboxColumn(FIELD["kind"].label, options=names, required=True),
        "status": config.SelectboxColumn(FIELD["status"].label, options=[str(word) for word in Status], required=True),
        "mine": config.SelectboxColumn("For you", **ratings),
        "theirs": config.SelectboxColumn(f"For {them()} (your guess)", **ratings),
        "minutes": config.NumberColumn("Minutes", min_value=1, max_value=LONGEST_OUTING, step=1),
        "start": config.TimeColumn("Start", format="HH:mm"),
        "cost": config.NumberColumn(FIELD["cost"].label, min_value=0, max_value=float(MOST_COST), format="%.2f"),
        "note": config.TextColumn(FIELD["note"].label, max_chars=LONGEST_NOTE, width="medium"),
        "favourite": config.CheckboxColumn(FIELD["favourite"].label),
    }

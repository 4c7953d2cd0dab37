"""The outings themselves, as a table, and how many there are in words."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.fields import BETWEEN, FIELD
from dashboard.outings import RATING_WORDS, Status, Summary
from dashboard.wording import choice_words, counted, day_column, them

FIRST = ["day", "kind", "mine", "status", "minutes", "company", "note"]
REST = ["start", "theirs", "ease", "novelty", "idea", "cost", "place", "tags", "moment", "favourite"]


def table(frame: pd.DataFrame, key: str) -> int | None:
    """Draw outings as a table; returns the row the person chose, if they did."""
    shown = on_screen(frame)
    # A column that is empty on this page says nothing.
    columns = [name for name in FIRST + REST if name in shown and _says_something(shown[name])]
    drawn: Any = st.dataframe(
        shown[columns],
        hide_index=True,
        placeholder="",
        column_config={name: column(name) for name in columns},
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        alt=f"A table of {counted(len(shown), 'outing')}, latest first.",
    )
    return next(iter(drawn["selection"]["rows"]), None)


def _says_something(column: pd.Series) -> bool:
    return bool((column.notna() & (column != "") & (column != False)).any())  # noqa: E712  # an elementwise comparison


def on_screen(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy with ratings in words beside their number, the other person by their name, and empty cells empty."""
    frame = frame.copy()
    if "status" in frame:
        # That it happened goes without saying.
        frame["status"] = frame["status"].where(frame["status"] != Status.HAPPENED)
    for name in ("idea", "novelty"):
        if name in frame:
            frame[name] = frame[name].astype(object).map(choice_words, na_action="ignore")
    if "tags" in frame:
        frame["tags"] = frame["tags"].astype(object).map(lambda tags: tags.replace(BETWEEN, ", "), na_action="ignore")
    for name in ("mine", "theirs"):
        if name in frame:
            steps = {step: f"{step} · {word}" for step, word in RATING_WORDS.items()}
            frame[name] = frame[name].map(steps)
    for name in frame.columns:
        if frame[name].dtype == object or isinstance(frame[name].dtype, pd.StringDtype):
            frame[name] = frame[name].astype(object).where(frame[name].notna(), None)
    return frame


def column(name: str) -> Any:
    """How a field of the log is shown in a table."""
    label = FIELD[name].on_screen
    if name == "day":
        return st.column_config.DateColumn(label, format=day_column(), pinned=True)
    if name == "minutes":
        return st.column_config.NumberColumn("Minutes")
    if name == "cost":
        return st.column_config.NumberColumn(label, format="%.2f")
    if name == "start":
        return st.column_config.TimeColumn("Start", format="HH:mm")
    if name == "mine":
        return st.column_config.TextColumn("For you", width=100)
    if name == "company":
        return st.column_config.TextColumn(label, width=100)
    if name == "note":
        return st.column_config.TextColumn(label, width="medium")
    if name == "theirs":
        return st.column_config.TextColumn(f"For {them()} (your guess)")
    return st.column_config.TextColumn(label) if name != "favourite" else st.column_config.CheckboxColumn(label)


def in_words(summary: Summary) -> str:
    """How many outings, and what is known of them."""
    if summary.outings == summary.rated:
        return f"{counted(summary.outings, 'outing')}{', all rated' if summary.rated > 1 else ', rated'}."
    parts = [f"{summary.rated:,} rated"]
    if unrated := summary.outings - summary.rated - summary.did_not_happen:
        parts.append(f"{unrated:,} not rated")
    if summary.did_not_happen:
        parts.append(f"{summary.did_not_happen:,} didn't happen")
    return f"{counted(summary.outings, 'outing')}: {', '.join(parts)}."

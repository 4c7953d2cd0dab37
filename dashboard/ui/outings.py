"""The outings themselves, as a table: a page of them, or the very ones behind a mark of a chart."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.style import counted
from dashboard.outings import FIELD, RATING_WORDS, Filter, Status
from dashboard.store import Store

PAGE = 50
BEHIND = 200
FIRST = ["day", "kind", "mine", "minutes", "company", "status", "note"]
REST = ["start", "theirs", "ease", "novelty", "idea", "cost", "place", "tags", "moment", "favourite"]


def outings_table(store: Store, chosen: Filter, key: str, *, everything: bool = False, rows: int = PAGE) -> None:
    """The outings a filter lets through, latest first, `rows` at a time."""
    total = store.summary(chosen).outings
    pages = max(1, -(-total // rows))
    page = min(st.session_state.get(f"{key}_page") or 1, pages)
    frame = on_screen(store.outings(chosen, rows, (page - 1) * rows))
    # A column that is empty on this page says nothing; day and kind are always there.
    columns = [name for name in FIRST + (REST if everything else []) if _says_something(frame[name])]
    st.dataframe(
        frame[columns],
        hide_index=True,
        placeholder="",
        column_config={name: column(name) for name in columns},
        key=f"{key}_table",
        alt=f"A table of {counted(len(frame), 'outing')}, latest first.",
    )
    if pages > 1:
        st.pagination(pages, key=f"{key}_page", max_visible_pages=5)


def _says_something(column: pd.Series) -> bool:
    return bool((column.notna() & (column != "") & (column != False)).any())  # noqa: E712  # an elementwise comparison


def on_screen(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy with ratings in words beside their number, and empty cells empty."""
    frame = frame.copy()
    if "status" in frame:
        # That it happened goes without saying.
        frame["status"] = frame["status"].where(frame["status"] != Status.HAPPENED)
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
    label = FIELD[name].label
    if name == "day":
        return st.column_config.DateColumn(label, format="D MMM YYYY", pinned=True)
    if name == "minutes":
        return st.column_config.NumberColumn("Minutes")
    if name == "cost":
        return st.column_config.NumberColumn(label, format="%.2f")
    if name == "start":
        return st.column_config.TimeColumn("Start", format="HH:mm")
    if name == "mine":
        return st.column_config.TextColumn("For you", width="small")
    if name == "theirs":
        return st.column_config.TextColumn("For them (a guess)", width="small")
    return st.column_config.TextColumn(label) if name != "favourite" else st.column_config.CheckboxColumn(label)


def behind(store: Store, chosen: Filter, key: str) -> None:
    """Show the very outings behind a mark; letting go of them lets go of the mark."""

    @st.dialog("Behind this", width="medium", on_dismiss=lambda: forget(key))
    def opened() -> None:
        summary = store.summary(chosen)
        if summary.outings > 1:
            st.markdown(f"{counted(summary.outings, 'outing')}, {summary.good:,} of {summary.rated:,} rated went well.")
        # One page: turning a page would close the dialog.
        outings_table(store, chosen, f"{key}_behind", everything=True, rows=BEHIND)
        if summary.outings > BEHIND:
            st.caption(f"The latest {BEHIND} are shown. Filter by kind and period to see the others.")

    opened()


def forget(key: str) -> None:
    """Let go of what was chosen in a chart: a new key is the only way to clear a selection."""
    st.session_state[f"{key}_times"] = st.session_state.get(f"{key}_times", 0) + 1

"""The very outings behind a mark of a chart, in a window in front of the page, and what can be done with them."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.fields import FIELD
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.ui.logbook.drafts import open_form
from dashboard.ui.logbook.opened import open_outing
from dashboard.ui.next.planning import plan_one
from dashboard.ui.outings import FIRST, REST, in_words, on_screen, table
from dashboard.ui.words import plain
from dashboard.wording import day_words

MOST = 200
"""Outings that are shown, the latest."""


def behind(store: Store, chosen: Filter, key: str) -> None:
    """Show the very outings behind a mark; closing it lets go of the mark."""
    summary = store.summary(chosen)
    frame = store.outings(chosen, MOST)
    kinds = frame["kind"].unique()
    title = str(kinds[0]) if len(kinds) == 1 else "The outings behind this"
    if len(frame) == 1:
        title = f"{title}, {day_words(frame['day'].iloc[0])}"

    @st.dialog(plain(title), width="medium", on_dismiss=lambda: forget(key))
    def opened() -> None:
        if len(frame) == 1:
            _one(on_screen(frame).iloc[0])
            with st.container(horizontal=True):
                _change(store, int(frame["id"].iloc[0]))
                _plan(store, str(kinds[0]), key)
            return
        went_well = f" {summary.good:,} went well." if summary.rated else ""
        days = day_words(summary.first_day)
        if summary.last_day != summary.first_day:
            days = f"{days} to {day_words(summary.last_day)}"
        st.markdown(f"{in_words(summary)}{went_well} {days}.")
        # One page: turning a page would close the dialog.
        row = table(frame.drop(columns="kind") if len(kinds) == 1 else frame, f"{key}_behind")
        if row is not None:
            open_outing(int(frame["id"].iloc[row]))
        st.caption("Choose a row to change that outing, or to log the same again; by keyboard, with Shift and Space.")
        if summary.outings > MOST:
            st.markdown(f"The latest {MOST} are shown. Filter by period to see the others.")
        if len(kinds) == 1:
            _plan(store, str(kinds[0]), key)

    opened()


def _one(outing: pd.Series) -> None:
    """One outing, a line for each thing known of it."""
    for name in (name for name in FIRST + REST if name not in ("day", "kind")):
        value = outing[name]
        if value is None or value is pd.NA or value != value or value in ("", False):  # noqa: PLR0124  # NaN, NaT
            continue
        if name == "start":
            value = value.strftime("%H:%M")
        elif name == "minutes":
            value = f"{value} minutes"
        elif value is True:
            value = "yes"
        st.markdown(f"**{plain(FIELD[name].on_screen)}**: {plain(str(value))}")


def forget(key: str) -> None:
    """Let go of what was chosen in a chart: a new key is the only way to clear a selection."""
    st.session_state[f"{key}_times"] = st.session_state.get(f"{key}_times", 0) + 1


def _change(store: Store, outing: int) -> None:
    """What can be done with one outing: change it, or log the same again."""
    if st.button("Change", key=f"change_{outing}"):
        open_outing(outing)
    if st.button("Same again", key=f"again_{outing}", help="Log the same kind of outing today"):
        open_form(store.outing(outing))


def _plan(store: Store, kind: str, key: str) -> None:
    """Plan another of the kind that was looked at."""
    if st.button("Plan one", key=f"plan_one_{key}", help="A short one, on the first day that has room"):
        plan_one(store, kind, date.today())
        forget(key)
        st.rerun()

"""A file on its way in: what it would add, what can't be read of it, and what a log looks like."""

from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.charts.style import counted
from dashboard.importing.reading import Reading
from dashboard.outings import FIELD
from dashboard.ui.outings import column, on_screen
from dashboard.vault import DATA

SHOWN = 6
INCOMING = "incoming"
TIMES = "files_taken"


T = TypeVar("T")


def remembered(name: str, of: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What was made of these things, made anew when they change; kept in this window only."""
    kept: dict[str, tuple[Any, Any]] = st.session_state.setdefault(INCOMING, {})
    if name not in kept or kept[name][0] != of:
        kept[name] = (of, make())
    made: T = kept[name][1]
    return made


def let_go() -> None:
    """Forget the file and all that was made of it; a new uploader lets go of its bytes."""
    st.session_state.pop(INCOMING, None)
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1


def preview(read: Reading, known: pd.DataFrame) -> None:
    """The first of the new outings as the log would have them."""
    new = read.outings[known["is_new"].to_numpy()]
    if new.empty:
        return
    columns = [column for column in FIELD if new[column].notna().any()]
    st.dataframe(
        on_screen(new[columns].head(SHOWN)), hide_index=True, key="preview", placeholder="",
        column_config={name: column(name) for name in columns},
        alt=f"The first {min(SHOWN, len(new))} outings as they would be added.",
    )  # fmt: skip
    alike = int((known["is_new"] & known["alike"]).sum())
    if alike:
        st.caption(
            f"For {alike:,} of these your log already has another outing of that kind on that day. "
            "They say something different, so they are added as outings of their own."
        )


def offer_rejects(read: Reading) -> None:
    """The lines that can't be read, with what they say and why, to look at and to take along."""
    if not read.rejects:
        return
    rejects = read.rejects_table()
    with st.expander(f"{counted(len(rejects), 'line')} that can't be read", expanded=len(rejects) <= 10):
        shown = rejects.head(200)
        st.dataframe(
            shown, hide_index=True, key="rejects", alt="Lines that can't be read, with the reason.",
            column_config={"line": "Line", "column": "Column", "value": "It says", "reason": "It"},
        )  # fmt: skip
        if len(rejects) > len(shown):
            st.caption(f"The first {len(shown)} are shown. The download has them all.")
        st.download_button(
            "Download these lines", lambda: _csv(rejects), "lines-that-cant-be-read.csv", "text/csv", on_click="ignore"
        )


def offer_template() -> None:
    """A file to fill in, and what its columns may hold."""
    st.caption("No file yet? Fill in the template, in any spreadsheet. Only a day and a kind are needed.")
    with st.container(horizontal=True):
        for label, name in (("Download the template", "template.csv"), ("What the columns mean", "columns.csv")):
            data = (DATA / name).read_bytes
            st.download_button(label, data, f"outings-{name}", "text/csv", on_click="ignore")


def _csv(rejects: pd.DataFrame) -> bytes:
    """A CSV that opens right in a spreadsheet and runs nothing there: text that looks like a formula is quoted."""
    text = rejects.copy()
    for name in ("column", "value", "reason"):
        text[name] = text[name].str.replace(r"^([=+\-@\t\r＝＋－＠])", r"'\1", regex=True)
    return f"\ufeff{text.to_csv(index=False)}".encode()

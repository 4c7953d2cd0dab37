"""A file on its way in: what it would add, what can't be read of it, and what a log looks like."""

from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.charts.style import counted
from dashboard.importing.mapping import Mapping
from dashboard.importing.reading import Reading
from dashboard.outings import FIELD
from dashboard.ui.outings import column, on_screen
from dashboard.vault import DATA

SHOWN = 6
SHOWN_REJECTS = 200
ADD, LEAVE = "Add them, they are outings of their own", "Leave them out, they are the same ones"
LEAVE_EMPTY = "leave_empty"
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


def preview(new: pd.DataFrame) -> None:
    """The first of the new outings as the log would have them."""
    if new.empty:
        return
    twice = int(new.duplicated("row_mark").sum())
    if twice:
        lines = "1 line stands" if twice == 1 else f"{twice:,} lines stand"
        st.markdown(f"{lines} in the file more than once, word for word. Each counts as an outing of its own.")
    columns = [column for column in FIELD if new[column].notna().any()]
    st.dataframe(
        on_screen(new[columns].head(SHOWN)), hide_index=True, key="preview", placeholder="",
        column_config={name: column(name) for name in columns},
        alt=f"The first {min(SHOWN, len(new))} outings as they would be added.",
    )  # fmt: skip


def ask_alike(known: pd.DataFrame, key: str) -> bool | None:
    """Ask about new outings that fall on a day and kind the log has already; True to add them, None while open."""
    alike = int((known["is_new"] & known["alike"]).sum())
    if not alike:
        return True
    them = "One of these is" if alike == 1 else f"{alike:,} of these are"
    answer = st.radio(
        f"{them} of a day and kind your log already has, but not word for word. What should happen?",
        [ADD, LEAVE], index=None, key=f"{key}_alike",
    )  # fmt: skip
    st.markdown(
        ":small[To take corrections from this file, undo its earlier upload in your log first, then choose it again.]"
    )
    return None if answer is None else answer == ADD


def offer_rejects(read: Reading, mapping: Mapping, key: str) -> None:
    """The lines that can't be read, with what they say and why, to look at and to take along."""
    optional = [r for r in read.rejects if r.column and r.column not in (mapping.column("day"), mapping.column("kind"))]
    if read.rejects:
        rejects = pd.DataFrame(
            [[r.line, r.column, r.value, f"This {r.reason}."] for r in read.rejects],
            columns=["Line", "Column", "What it says", "Why"],
        )
        with st.expander(f"{counted(len(rejects), 'line')} that can't be read", expanded=len(rejects) <= 10):
            st.dataframe(
                rejects.head(SHOWN_REJECTS), hide_index=True, key="rejects",
                alt="Lines that can't be read, with the reason.",
            )  # fmt: skip
            if len(rejects) > SHOWN_REJECTS:
                st.markdown(f"The first {SHOWN_REJECTS} are shown. The download has them all.")
            st.download_button(
                "Download these lines", lambda: _csv(rejects), "lines-that-cant-be-read.csv", "text/csv",
                on_click="ignore",
            )  # fmt: skip
    if optional or read.left_empty:
        st.toggle("Add outings even so, with a cell that can't be read left empty", key=f"{key}_{LEAVE_EMPTY}")
    if read.left_empty:
        st.markdown(f"In {counted(len(read.left_empty), 'outing')} a cell that can't be read is left empty.")


def offer_template() -> None:
    """A file to fill in, and what its columns may hold."""
    st.markdown("No file yet? Fill in the template, in any spreadsheet. Only a day and a kind are needed.")
    with st.container(horizontal=True):
        for label, name in (("Download the template", "template.csv"), ("What the columns mean", "columns.csv")):
            data = (DATA / name).read_bytes
            st.download_button(label, data, f"outings-{name}", "text/csv", on_click="ignore")


def _csv(rejects: pd.DataFrame) -> bytes:
    """A CSV that opens right in a spreadsheet and runs nothing there: text that looks like a formula is quoted."""
    text = rejects.copy()
    for name in ("Column", "What it says"):
        text[name] = text[name].str.replace(r"^([=+\-@\t\r＝＋－＠])", r"'\1", regex=True)
    return f"\ufeff{text.to_csv(index=False)}".encode()

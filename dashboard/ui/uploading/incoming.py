"""A file on its way in: what it would add, what is worth a look, what can't be read."""

import gc
from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.exporting.delimited import csv_of
from dashboard.fields import FIELD
from dashboard.front import front
from dashboard.importing.mapping import Mapping
from dashboard.importing.reading import Reading
from dashboard.importing.records import Reject
from dashboard.ui.outings import column, on_screen
from dashboard.vault import DATA
from dashboard.wording import counted, plural

SHOWN = 6
SHOWN_REJECTS = 200
ADD, LEAVE = "Add them, they are outings of their own", "Leave them out, they are the same ones"
LEAVE_EMPTY = "leave_empty"
FILES = {"odd": "worth-a-look", "rejects": "not-read", "left_empty": "left-empty"}
INCOMING = "incoming"
TIMES = "files_taken"


T = TypeVar("T")


def remembered(name: str, of: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What was made of these things, made anew when they change; kept in this window only."""
    kept: dict[str, tuple[Any, Any]] = st.session_state.setdefault(INCOMING, {})
    if name not in kept or kept[name][0] != of:
        # What was made before goes first: a large file is not held twice.
        kept.pop(name, None)
        kept[name] = (of, make())
    made: T = kept[name][1]
    return made


def let_go() -> None:
    """Forget the file and all that was made of it; a new uploader lets go of its bytes."""
    st.session_state.pop(INCOMING, None)
    # A large file leaves room behind that is given back only when asked for.
    gc.collect()
    pa.default_memory_pool().release_unused()
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1


def preview(new: pd.DataFrame, unit: str) -> None:
    """The first of the new outings as the log would have them."""
    if new.empty:
        return
    twice = int(new["row_mark"].duplicated().sum())
    if twice:
        lines = f"1 {unit} stands" if twice == 1 else f"{twice:,} {plural(unit)} stand"
        st.markdown(f"{lines} in the file more than once, word for word. Each counts as an outing of its own.")
    head = new.head(SHOWN).astype(object)
    head = head.where(head.notna(), None)
    columns = [name for name in FIELD if head[name].notna().any()]
    st.dataframe(
        on_screen(head[columns]), hide_index=True, key="preview", placeholder="",
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
    st.caption("To take corrections from this file, undo its earlier upload in your log first, then choose it again.")
    return None if answer is None else answer == ADD


def worth_a_look(odd: list[Reject], unit: str) -> None:
    """Lines that are taken as they are, but hold something unusual."""
    if odd:
        with st.expander(f"{counted(len({r.line for r in odd}), unit)} worth a look"):
            st.markdown(f"Nothing is wrong with {'it' if len(odd) == 1 else 'them'}. In case you didn't mean it:")
            _listed(odd, unit, "odd")


def offer_rejects(read: Reading, mapping: Mapping, key: str, unit: str) -> None:
    """The lines that can't be taken, with what they say and why, to look at and to take along."""
    optional = [r for r in read.rejects if r.column not in ("", mapping.column("day")) and not r.stays]
    if read.rejects:
        with st.expander(f"{counted(len(read.rejects), unit)} that can't be taken", expanded=len(read.rejects) <= 10):
            _listed(read.rejects, unit, "rejects")
    if optional or mapping.leave_empty:
        st.toggle("Add outings even so, with a cell that can't be read left empty", key=f"{key}_{LEAVE_EMPTY}")
    if read.left_empty:
        with st.expander(f"{counted(len({r.line for r in read.left_empty}), unit)} with a cell left empty"):
            st.markdown("The rest of each is taken. What these cells say fits none of the words there are for it:")
            _listed(read.left_empty, unit, "left_empty")


def _listed(rejects: list[Reject], unit: str, name: str) -> None:
    """The first of these lines as a table, and all of them to download."""

    def frame_of(some: list[Reject]) -> pd.DataFrame:
        rows = [[r.line, f"This {r.reason}.", r.value, r.column] for r in some]
        return pd.DataFrame(rows, columns=[unit.capitalize(), "Why", "What it says", "Column"])

    st.dataframe(
        frame_of(rejects[:SHOWN_REJECTS]), hide_index=True, key=name,
        alt=f"{counted(len(rejects), unit).capitalize()}, with what each says and why it is listed.",
    )  # fmt: skip
    if len(rejects) > SHOWN_REJECTS:
        st.markdown(f"The first {SHOWN_REJECTS} are shown. The download has them all.")
    st.download_button(
        f"Download these {plural(unit)}", lambda: csv_of(frame_of(rejects)),
        front().file("csv", f"{plural(unit)}-{FILES[name]}"), "text/csv",
        on_click="ignore", key=f"download_{name}",
    )  # fmt: skip


def offer_template() -> None:
    """A file to fill in, and what its columns may hold."""
    st.markdown("No file yet? Fill in the template, in any spreadsheet. Only a day and a kind are needed.")
    with st.container(horizontal=True):
        for label, name in (("Download the template", "template"), ("What the columns mean", "columns")):
            data = (DATA / f"{name}.csv").read_bytes
            st.download_button(label, data, front().file("csv", name), "text/csv", on_click="ignore")

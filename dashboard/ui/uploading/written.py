"""Asking how a file is written: what it was recognised as, and how to read it if that is wrong."""

from dataclasses import astuple, replace
from typing import Any

import streamlit as st

from dashboard.importing.formats import Said
from dashboard.importing.records import DELIMITERS
from dashboard.importing.table import Table
from dashboard.importing.text import ENCODINGS
from dashboard.ui.words import plain
from dashboard.wording import counted

FORMATS = {"table": "a table", "spreadsheet": "a spreadsheet", "calendar": "a calendar"}
HEADERS = {True: "a header", False: "an outing"}


def how_written(key: str) -> Said:
    """How the person says the file is to be read; what they left is as found."""
    said = {name: st.session_state.get(f"{key}_{name}") for name in ("encoding", "delimiter", "has_header", "part")}
    return Said(**said, plain=bool(st.session_state.get(f"{key}_plain")))


def said_in_a_word(said: Said, table: Table) -> str:
    """How a file is read as part of a key: what was answered of it read one way is no answer for another."""
    # The sheet that was taken is the one chosen, before anyone chose it too.
    return "_".join(map(str, astuple(replace(said, part=table.written.part))))


def ask_how_written(table: Table | None, key: str) -> None:
    """Tell what the file was recognised as, and ask in case that is wrong; `how_written` has the answer next time."""
    if table:
        written = table.written
        what = f"an export of {written.app}" if written.app else FORMATS.get(written.format, f"a {written.format} file")
        st.markdown(f"This looks like **{plain(what)}**: {counted(table.lines, written.unit)}.")
        for remark in written.remarks:
            st.caption(plain(remark))
        if written.parts:
            label = "Which file in it?" if any("." in part for part in written.parts) else "Which part of it?"
            if written.format == "spreadsheet":
                label = "Which sheet?"
            st.selectbox(label, written.parts, index=written.parts.index(written.part), key=f"{key}_part", width=380)
    if table is None or table.written.format == "table" or table.written.app:
        _ask_again(table, key)


def _ask_again(table: Table | None, key: str) -> None:
    found: dict[str, str] = {}
    if table:
        found = {
            "encoding": table.written.encoding,
            "delimiter": DELIMITERS.get(table.written.delimiter, table.written.delimiter),
            "has_header": HEADERS[table.written.has_header],
        }

    def ask(label: str, name: str, options: dict[Any, str]) -> None:
        as_found = f"as found: {found[name]}" if name in found else "as found"
        st.selectbox(
            label, [None, *options], key=f"{key}_{name}", width=220,
            format_func=lambda option: as_found if option is None else options[option],
        )  # fmt: skip

    with st.expander("Not right, or the text looks garbled?"):
        if table and (table.written.app or st.session_state.get(f"{key}_plain")):
            st.toggle("Read it as a plain table", key=f"{key}_plain")
        if table is None or table.written.format == "table":
            with st.container(horizontal=True):
                ask("Letters are written in", "encoding", {name: name for name in ENCODINGS})
                ask("Columns are separated by", "delimiter", DELIMITERS)
                ask("The first line is", "has_header", HEADERS)

"""Asking which column of a file is which, and how the file is written."""

from typing import Any

import streamlit as st

from dashboard.importing import guess as guessing
from dashboard.importing.mapping import Mapping
from dashboard.importing.records import DELIMITERS
from dashboard.importing.table import Table
from dashboard.importing.text import ENCODINGS
from dashboard.outings import FIELD, FIELDS, Field
from dashboard.ui.words import plain

NONE = ""
HEADERS = {True: "a header", False: "an outing"}
FIRST = ("day", "kind", "mine", "minutes", "start", "note")


def how_written(key: str) -> dict[str, Any]:
    """How the person says the file is to be read: `encoding`, `delimiter`, `has_header`; what they left is absent."""
    said = {name: st.session_state.get(f"{key}_{name}") for name in ("encoding", "delimiter", "has_header")}
    return {name: value for name, value in said.items() if value is not None}


def ask_how_written(table: Table | None, key: str) -> None:
    """Ask how the file is written, in case the guess went wrong; `how_written` has the answer on the next run."""
    found: dict[str, str] = {}
    if table:
        found = {
            "encoding": table.encoding,
            "delimiter": DELIMITERS.get(table.delimiter, table.delimiter),
            "has_header": HEADERS[table.has_header],
        }

    def ask(label: str, name: str, options: dict[Any, str]) -> None:
        as_found = f"as found: {found[name]}" if name in found else "as found"
        st.selectbox(
            label, [None, *options], key=f"{key}_{name}", width=220,
            format_func=lambda option: as_found if option is None else options[option],
        )  # fmt: skip

    with st.expander("Does the text look garbled?"), st.container(horizontal=True):
        ask("Letters are written in", "encoding", {name: name for name in ENCODINGS})
        ask("Columns are separated by", "delimiter", DELIMITERS)
        ask("The first line is", "has_header", HEADERS)


def ask_columns(table: Table, guess: Mapping, key: str) -> Mapping:
    """The guess, with the columns the person says and what follows from those."""
    rest = [field for field in FIELDS if field.name not in FIRST]
    first = [FIELD[name] for name in FIRST]
    # What was said before stands in the widgets, which are drawn under the sentence that sums them up.
    found = {
        field.name: st.session_state.get(f"{key}_column_{field.name}", guess.column(field.name)) for field in FIELDS
    }
    read_as = [f"{field.label.lower()} from **{plain(found[field.name])}**" for field in FIELDS if found[field.name]]
    st.markdown(f"Understood: {', '.join(read_as)}." if read_as else "No column of this file was understood.")
    with st.expander("Change what the columns mean", expanded=not found["day"]):
        columns = _ask_pairs(table, guess, first + rest, key)
    named = {name: column for name, column in columns.items() if column}
    unused = [str(column) for column in table.cells.columns if column not in {*named.values(), guess.column("year")}]
    if unused:
        st.markdown(f":small[Not used: {', '.join(plain(column) for column in unused)}.]")
    if "mine" not in named:
        st.warning(
            "No column was taken for how it was for you, so nothing could be said of what went well. "
            "If the file has one, choose it under “Change what the columns mean”."
        )
    return guess if named == {name: c for name, c in guess.columns if name != "year"} else guessing.guess(table, named)


def _ask_pairs(table: Table, guess: Mapping, fields: list[Field], key: str) -> dict[str, str]:
    """Ask for fields two by two, so that each pair starts on one line."""
    columns = {}
    for start in range(0, len(fields), 2):
        for place, field in zip(st.columns(2), fields[start : start + 2], strict=False):
            with place:
                columns[field.name] = _ask(table, guess, field, key)
    return columns


def _ask(table: Table, guess: Mapping, field: Field, key: str) -> str:
    options = [NONE, *(str(column) for column in table.cells.columns)]
    column = st.selectbox(
        field.label, options, index=options.index(guess.column(field.name) or NONE), help=field.meaning,
        key=f"{key}_column_{field.name}", format_func=lambda option: option or "not in this file",
    )  # fmt: skip
    if column:
        examples = list(table.values(column))[:3]
        cut = ", ".join(text if len(text) <= 28 else f"{text[:27]}…" for text in examples)
        st.caption(plain(f"such as {cut}") if cut else "all empty")
    return column or NONE

"""Asking which column of a file is which, and how the file is written."""

from dataclasses import astuple
from typing import Any

import streamlit as st

from dashboard.fields import FIELD, FIELDS, Field
from dashboard.importing import guess as guessing
from dashboard.importing.finding import TOGETHER_IN, day_columns
from dashboard.importing.formats import Said
from dashboard.importing.mapping import Mapping
from dashboard.importing.records import DELIMITERS
from dashboard.importing.table import Table
from dashboard.importing.text import ENCODINGS
from dashboard.ui.words import plain
from dashboard.wording import counted

NONE = ""
FORMATS = {"table": "a table", "spreadsheet": "a spreadsheet", "calendar": "a calendar"}
HEADERS = {True: "a header", False: "an outing"}
WHO = Field(TOGETHER_IN, "Who was there", "Words such as a name or “friends”, one of which means the two of you.", "")
FIRST = (FIELD["day"], FIELD["kind"], FIELD["mine"], WHO, FIELD["start"], FIELD["minutes"])


def how_written(key: str) -> Said:
    """How the person says the file is to be read; what they left is as found."""
    said = {name: st.session_state.get(f"{key}_{name}") for name in ("encoding", "delimiter", "has_header", "part")}
    return Said(**said, plain=bool(st.session_state.get(f"{key}_plain")))


def said_in_a_word(said: Said) -> str:
    """How a file is read as part of a key: what was answered of it read one way is no answer for another."""
    return "_".join(map(str, astuple(said)))


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


def ask_columns(table: Table, guess: Mapping, key: str, zone: str) -> Mapping:
    """The guess, with the columns the person says and what follows from those."""
    days = day_columns(table)
    fields = [*FIRST, *(field for field in FIELDS if field not in FIRST)]
    guessed = {**dict(guess.columns), TOGETHER_IN: guess.together_in}
    # What was said before stands in the widgets, which are drawn under the sentence that sums them up.
    found = {f.name: st.session_state.get(f"{key}_column_{f.name}", guessed.get(f.name)) for f in fields}
    read_as = [f"{_in_sentence(f)} from **{plain(found[f.name])}**" for f in fields if found[f.name]]
    st.markdown(f"Understood: {', '.join(read_as)}." if read_as else "No column of this file was understood.")
    columns: dict[str, str] = {}
    if len(days) > 1 and guessed.get("day") in days:
        columns["day"] = _ask_which_day(table, days, str(guessed["day"]), key)
        fields = [field for field in fields if field.name != "day"]
    with st.expander("Change what the columns mean", expanded=not found["day"]):
        columns |= _ask_pairs(table, guessed, fields, key)
    if guessed.get("start") == guessed.get("day") == columns.get("start") != columns["day"]:
        # A time that stands in the day goes with the day that was chosen.
        columns["start"] = columns["day"]
    named = {name: column for name, column in columns.items() if column}
    extra = {name: column for name, column in guess.columns if name in ("year", "called")}
    unused = [column for column in table.columns if column not in {*named.values(), *extra.values()}]
    if unused:
        st.caption(f"Not used: {', '.join(plain(column) for column in unused)}.")
    if "mine" not in named and table.written.unit != "event":
        st.warning(
            "No column is read as how it was for you, so nothing could be said about what went well. "
            "If the file has one, choose it under “Change what the columns mean”."
        )
    same = {name: column for name, column in guessed.items() if column and name not in extra}
    return guess if named == same else guessing.guess(table, {**named, **extra}, zone)


def _in_sentence(field: Field) -> str:
    return plain(field.on_screen[:1].lower() + field.on_screen[1:])


def _ask_which_day(table: Table, days: list[str], guess: str, key: str) -> str:
    """Ask which of several days is the one it happened on, with a line where they differ."""
    cells = table.cells[days].head(2_000).astype(object)
    differing = cells[cells.nunique(axis=1) > 1]
    if differing.empty:
        return guess
    example = differing.iloc[0]
    day = st.radio(
        "Each line has several days. Which is the one it happened on?", days, index=days.index(guess),
        key=f"{key}_column_day", horizontal=True, format_func=lambda name: plain(f"{name}, such as {example[name]}"),
    )  # fmt: skip
    return day or guess


def _ask_pairs(table: Table, guessed: dict[str, str], fields: list[Field], key: str) -> dict[str, str]:
    """Ask for fields two by two, so that each pair starts on one line."""
    columns = {}
    for start in range(0, len(fields), 2):
        for place, field in zip(st.columns(2), fields[start : start + 2], strict=False):
            with place:
                columns[field.name] = _ask(table, guessed, field, key)
    return columns


def _ask(table: Table, guessed: dict[str, str], field: Field, key: str) -> str:
    options = [NONE, *table.columns]
    column = st.selectbox(
        plain(field.on_screen), options, index=options.index(guessed.get(field.name) or NONE), help=field.meaning,
        key=f"{key}_column_{field.name}", format_func=lambda option: option or "not in this file",
    )  # fmt: skip
    if column:
        examples = [text for text in table.distinct(column)[:20] if text][:3]
        cut = ", ".join(text if len(text) <= 28 else f"{text[:27]}…" for text in examples)
        st.caption(plain(f"such as {cut}") if cut else "all empty")
    return column or NONE

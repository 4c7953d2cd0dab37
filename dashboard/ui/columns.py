"""Asking which column of a file is which, and how the file is written."""

import streamlit as st

from dashboard.importing import mapping as mappings
from dashboard.importing.mapping import Mapping
from dashboard.importing.table import DELIMITERS, ENCODINGS, Table
from dashboard.outings import FIELDS, Field
from dashboard.ui.words import plain

NONE = ""
FIRST = ("day", "kind", "mine", "minutes", "start", "note")


def ask_how_written(table: Table | None, key: str) -> dict[str, object]:
    """How the file is to be read: `encoding`, `delimiter` and `has_header`, None where the guess stands."""
    with st.expander("Letters or columns look wrong?"), st.container(horizontal=True):
        encoding = st.selectbox(
            "Letters are written in", [None, *ENCODINGS], key=f"{key}_encoding", width=220,
            format_func=lambda name: name or (f"as found: {table.encoding}" if table else "as found"),
        )  # fmt: skip
        delimiter = st.selectbox(
            "Between columns stands", [None, *DELIMITERS], key=f"{key}_delimiter", width=220,
            format_func=lambda sign: DELIMITERS.get(sign)
            or (f"as found: {DELIMITERS.get(table.delimiter, table.delimiter)}" if table else "as found"),
        )  # fmt: skip
        found = "as found" if table is None else f"as found: {'a header' if table.has_header else 'an outing'}"
        has_header = st.selectbox(
            "The first line is", [None, True, False], key=f"{key}_header", width=220,
            format_func=lambda yes: found if yes is None else ("a header" if yes else "an outing"),
        )  # fmt: skip
    return {"encoding": encoding, "delimiter": delimiter, "has_header": has_header}


def ask_columns(table: Table, guess: Mapping, key: str) -> Mapping:
    """The guess, with the columns the person says and what follows from those."""
    st.header("Which column is which", anchor=False)
    first = [field for name in FIRST for field in FIELDS if field.name == name]
    rest = [field for field in FIELDS if field.name not in FIRST]
    columns = _ask_pairs(table, guess, first, key)
    known = sum(bool(guess.column(field.name)) for field in rest)
    with st.expander(f"More columns · {known} found" if known else "More columns"):
        columns |= _ask_pairs(table, guess, rest, key)
    if year := guess.column("year"):
        columns["year"] = year
    named = tuple(sorted((name, column) for name, column in columns.items() if column))
    if named == guess.columns:
        return guess
    return _followed(table, guess, Mapping(columns=named))


def _followed(table: Table, guess: Mapping, mapping: Mapping) -> Mapping:
    """What the columns just chosen bring with them, as far as they differ from the guess."""
    fitting = mappings.day_orders(table, mapping).fitting
    return mapping.changed(
        order=fitting[0] if len(fitting) == 1 else None,
        delimiter=mappings.delimiter_of(table, mapping.column("kind")),
        mine=mappings.ratings_of(table, mapping.column("mine")),
        theirs=mappings.ratings_of(table, mapping.column("theirs")),
        number_is_hours=guess.number_is_hours and guess.column("minutes") == mapping.column("minutes"),
    )


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

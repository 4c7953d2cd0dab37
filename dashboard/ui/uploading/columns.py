"""Asking which column of a file is which."""

from functools import partial

import streamlit as st

from dashboard.fields import FIELD, FIELDS, Field
from dashboard.importing import guess as guessing
from dashboard.importing.finding import TOGETHER_IN, day_columns
from dashboard.importing.mapping import Mapping
from dashboard.importing.ratings import MANY, Scale
from dashboard.importing.table import Table
from dashboard.ui.words import plain
from dashboard.wording import them

NONE = ""
WHO = Field(TOGETHER_IN, "Who was there", "Words such as a name or “friends”, some of which mean the two of you.", "")
FIRST = (FIELD["day"], FIELD["kind"], FIELD["mine"], WHO, FIELD["start"], FIELD["minutes"])
NOT_FOUND = {
    "day": ("Which column has the day?", "Choose one"),
    "kind": ("Which column says what you did?", "None: they are all of one kind"),
    "mine": ("Which column says how it was for you?", "None: they aren't rated"),
    "theirs": ("Is one of these how it seemed for {them}, as you guess it?", "None of them"),
}
"""What matters most: how it is asked where no header says it, and what it means if no column is chosen."""
LIKE_RATINGS = (Scale.FIVE, Scale.HALVES, Scale.TEN)
"""What a column called by somebody's name is on, if it is a guess for them."""


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
    columns |= _ask_what_was_not_found(table, guess, guessed, key)
    fields = [field for field in fields if field.name not in columns]
    with st.expander("Change what the columns mean", expanded=not (found["day"] or "day" in columns)):
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
        st.caption("No column is read as how it was for you, so nothing could be said about what went well.")
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


def _ask_what_was_not_found(table: Table, guess: Mapping, guessed: dict[str, str], key: str) -> dict[str, str]:
    """Ask at once for what matters most and no header says, among the columns that mean nothing else."""
    used = {*guessed.values(), *dict(guess.columns).values()}
    left = [column for column in table.columns if column not in used and _examples(table, column)]
    known = {"kind": guess.every_kind, "mine": "" if table.written.unit != "event" else "a calendar has none"}
    columns: dict[str, str] = {}
    for name, (question, without) in NOT_FOUND.items():
        fitting = [
            column for column in left
            if column not in columns.values() and (name != "theirs" or _is_like_ratings(table, column))
        ]  # fmt: skip
        if fitting and not guessed.get(name) and not known.get(name):
            column = st.selectbox(
                question.format(them=plain(them())), [NONE, *fitting], key=f"{key}_column_{name}", width=480,
                format_func=partial(_with_examples, table, without),
            )  # fmt: skip
            columns[name] = column or NONE
    return columns


def _is_like_ratings(table: Table, column: str) -> bool:
    # Looked at on every run: a column of notes may have as many texts as the file has lines.
    few = len(table.distinct(column)) <= MANY
    return few and guessing.ratings_of(table, column).scale in LIKE_RATINGS


def _with_examples(table: Table, without: str, column: str) -> str:
    return f"{column}, such as {_examples(table, column)}" if column else without


def _examples(table: Table, column: str) -> str:
    """A few of a column's cells, cut to size; empty if all are."""
    examples = [text for text in table.distinct(column)[:20] if text][:3]
    return ", ".join(text if len(text) <= 28 else f"{text[:27]}…" for text in examples)


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
        cut = _examples(table, column)
        st.caption(plain(f"such as {cut}") if cut else "all empty")
    return column or NONE

"""Asking what the cells of a file mean: how days are written, who was there, which words are kinds."""

from datetime import date
from zoneinfo import available_timezones

import streamlit as st

from dashboard.importing import dates, zones
from dashboard.importing import mapping as mappings
from dashboard.importing.clocks import parse_time
from dashboard.importing.dates import Order
from dashboard.importing.finding import lacks_year
from dashboard.importing.kinds import words_of_kinds
from dashboard.importing.mapping import Mapping
from dashboard.importing.table import Table
from dashboard.outings import LONGEST_NAME
from dashboard.ui.words import plain
from dashboard.wording import day_of_week, day_words

SIGNS = {None: "one kind", " | ": "|", "|": "|", ";": ";", ",": ","}
OLDEST = 1950
EVERY, SOME = "Every line is an outing of you two", "Only lines with certain words"
LEAVE, APART = "Leave them out", "Keep them as time apart, beside your outings"
TAGS, FIRST = "Keep the first as its kind, and the others as tags", "Keep only the first"


def ask_days(table: Table, mapping: Mapping, key: str, today: date) -> Mapping:
    """Ask for the clock, the year and the order of the days, where they can be read in several ways."""
    mapping = _ask_zone(table, mapping, key)
    mapping = _ask_year(table, mapping, key, today)
    texts = mappings.day_texts(table, mapping)
    orders = mappings.day_orders(table, mapping)
    if texts is None or not orders.fitting:
        return mapping
    example = _telling([text for text in texts.cat.categories if dates.in_numbers(text)])
    meant = {order: f"{day_words(day)} ({order})" for order in Order if (day := dates.parse_day(example, order))}
    options = [order for order in Order if order in orders.fitting or order in meant]
    if len(options) == 1:
        return mapping
    known = mapping.order if mapping.order in options else None
    order = st.radio(
        plain(f"Which day is {example}?"), options, key=f"{key}_order_{mapping.column('day')}", horizontal=True,
        index=options.index(known) if known else None if orders.is_open else options.index(orders.fitting[0]),
        format_func=lambda order: meant.get(order, str(order)),
    )  # fmt: skip
    if orders.is_open:
        st.markdown("These days can be read in more than one way, so only you can tell.")
    elif orders.because:
        st.markdown(plain(f"Read like this, going by {orders.because}."))
    return mapping.changed(order=order)


def _ask_zone(table: Table, mapping: Mapping, key: str) -> Mapping:
    """Ask by which clock to read times that name a zone: an evening may be the next day elsewhere."""
    columns = {column for name in ("day", "start") if (column := mapping.column(name))}
    zoned = next((text for c in columns for text in table.distinct(c) if zones.has_zone(text)), None)
    if zoned is None:
        return mapping
    places = sorted(available_timezones())
    zone = st.selectbox(
        "By the clock of which place?", ["", *places], key=f"{key}_zone", width=380,
        index=places.index(mapping.zone) + 1 if mapping.zone in places else 0,
        format_func=lambda zone: zone.replace("_", " ") or "as they are written",
    )  # fmt: skip
    said = dates.local(zoned, zone, mapping.order) if zone else zoned
    day, at = dates.parse_day(said, mapping.order), parse_time(said)
    there = f" {zoned} is {day_of_week(day)} at {at:%H:%M} there." if said != zoned and day and at else ""
    st.markdown(plain(f"Some times name their zone, so where you were decides the day.{there}"))
    return mapping.changed(zone=zone or "")


def _ask_year(table: Table, mapping: Mapping, key: str, today: date) -> Mapping:
    """Ask for the year of the latest day, where days say none."""
    day = mapping.column("day")
    if day is None or mapping.column("year") or not lacks_year(table, day):
        return mapping
    example = next(text for text in table.distinct(day) if text)
    year = st.selectbox(
        plain(f"Days such as {example} say no year. Which year is the latest of them in?"),
        range(today.year, OLDEST, -1), index=None, key=f"{key}_year_{day}", placeholder="Choose the year", width=380,
    )  # fmt: skip
    mapping = mapping.changed(latest_year=year)
    texts = mappings.day_texts(table, mapping) if year else None
    reached = (
        [found for text in texts.cat.categories if (found := dates.parse_day(text, mapping.order))]
        if texts is not None
        else []
    )
    span = f" From {day_words(min(reached))} to {day_words(max(reached))}." if reached else ""
    st.markdown(f"The years before follow from the order of the lines.{span}")
    return mapping


def _telling(texts: list[str]) -> str:
    """A day that shows how the orders differ, or the first if none does."""
    return next((t for t in texts if len({dates.parse_day(t, order) for order in Order}) > 2), texts[0])


def ask_together(table: Table, mapping: Mapping, key: str) -> Mapping:
    """Ask which words say that it was the two of them, and what becomes of the lines without any."""
    column = mapping.together_in
    words = mappings.words_in(table, column, mapping.together_delimiter) if column in table.columns else {}
    if not words:
        return mapping.changed(together=(), together_open=False)
    key = f"{key}_{column}"
    st.header("Who was there", anchor=False)
    which = st.radio(
        "Which lines are of the two of you?", [EVERY, SOME], horizontal=True, key=f"{key}_which",
        index=None if mapping.together_open else int(bool(mapping.together)),
    )  # fmt: skip
    if which != SOME:
        return mapping.changed(together=(), together_open=which is None)
    together = st.multiselect(
        plain(f"Those with any of these words in {column}"), list(words), key=f"{key}_together", width=380,
        default=[word for word in mapping.together if word in words], placeholder="Choose one or more",
        format_func=lambda word: f"{word} · {words.get(word, 0):,}",
    )  # fmt: skip
    if not together:
        return mapping.changed(together=(), together_open=True)
    others = st.radio(
        "What should happen to the others?", [LEAVE, APART], horizontal=True,
        index=int(mapping.others_apart), key=f"{key}_others",
    )  # fmt: skip
    return mapping.changed(together=tuple(together), together_open=False, others_apart=others == APART)


def ask_kinds(table: Table, mapping: Mapping, key: str) -> Mapping:
    """Ask for the one kind of a file that names none, or which words of its cells are kinds."""
    column = mapping.column("kind")
    if column is None:
        kind = st.text_input(
            "What kind of outing are these?", value=mapping.every_kind, key=f"{key}_every_kind",
            placeholder="Film on the sofa", max_chars=LONGEST_NAME, width=380,
            help="No column of this file says it, so all its outings get this kind.",
        )  # fmt: skip
        return mapping.changed(every_kind=" ".join((kind or "").split()), delimiter=None)
    key = f"{key}_{column}"
    if mapping.delimiter is not None:
        st.header("Which words are kinds", anchor=False)
        several = st.toggle(
            f"A cell may hold several words, with {SIGNS.get(mapping.delimiter, mapping.delimiter)} between them",
            value=True, key=f"{key}_several",
        )  # fmt: skip
        if not several:
            mapping = mapping.changed(delimiter=None, together_in="", together=())
    if mapping.delimiter is not None:
        mapping = _ask_words(table, mapping, key)
    if "" in table.distinct(column) or mapping.kinds is not None or mapping.together_in == column:
        name = st.text_input(
            "What should an outing without a kind be called?", value=mapping.no_kind, key=f"{key}_no_kind",
            max_chars=LONGEST_NAME, help="Leave it empty to leave those outings out.", width=380,
        )  # fmt: skip
        mapping = mapping.changed(no_kind=" ".join((name or "").split()))
    return mapping


def _ask_words(table: Table, mapping: Mapping, key: str) -> Mapping:
    words = words_of_kinds(table, mapping)
    kinds = st.multiselect(
        "Which words are kinds of outings?", list(words), key=f"{key}_kinds_{'|'.join(mapping.together)}", placeholder="All of them",
        default=[word for word in mapping.kinds or () if word in words],
        format_func=lambda word: f"{word} · {words.get(word, 0):,}",
    )  # fmt: skip
    left_out = " Words such as work and sleep aren't proposed." if mapping.kinds else ""
    st.markdown(
        f"Pick the words that are things you do together. A line counts under one kind, the first of these in it.{left_out}"
    )
    several = st.radio(
        "If a cell says several", [TAGS, FIRST], index=int(mapping.only_first), key=f"{key}_words", horizontal=True
    )
    return mapping.changed(kinds=tuple(kinds) if kinds else None, only_first=several == FIRST)


def ask_lengths(mapping: Mapping, guessed: bool | None, key: str) -> Mapping:
    """Ask whether bare numbers are minutes or hours, where they could be either."""
    column = mapping.column("minutes")
    if column is None or guessed is not None:
        return mapping
    unit = st.segmented_control(
        plain(f"The numbers in {column} are"), ["minutes", "hours"], key=f"{key}_unit_{column}"
    )  # fmt: skip
    return mapping.changed(number_is_hours=None if unit is None else unit == "hours")

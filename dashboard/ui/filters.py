"""The one filter bar: the same on every page, kept when the page changes, cleared in one click."""

from datetime import date
from typing import Any

import streamlit as st
from dateutil.relativedelta import relativedelta

from dashboard.circumstances import Length
from dashboard.letters import one_line
from dashboard.outings import RATING_WORDS, WENT_WELL, Company, Filter, Summary, Trouble, Whose
from dashboard.store import Store
from dashboard.ui.words import plain
from dashboard.wording import counted, day_input, day_words, listed, theirs, them

ALL_TIME, THREE_MONTHS, YEAR, THIS_YEAR, BETWEEN = (
    "All time", "Last 3 months", "Last 12 months", "This year", "Between two days",
)  # fmt: skip
PERIODS = (ALL_TIME, THREE_MONTHS, YEAR, THIS_YEAR, BETWEEN)
RATED = {True: "rated", False: "not rated"}

# Where each part of the filter is kept, and what it holds when it filters nothing.
KINDS, PERIOD, DAYS, COMPANY, LENGTH, IS_RATED, WORDS = (
    f"filter_{name}" for name in ("kinds", "period", "days", "company", "length", "rated", "words")
)  # fmt: skip
NOTHING: dict[str, Any] = {
    KINDS: [], PERIOD: ALL_TIME, DAYS: [], COMPANY: None, LENGTH: None, IS_RATED: None, WORDS: "",
}  # fmt: skip
PARTS = {
    KINDS: ("kinds",),
    PERIOD: ("since", "until"),
    COMPANY: ("company",),
    LENGTH: ("length",),
    IS_RATED: ("rated",),
    WORDS: ("words",),
}


def clear(*names: str) -> None:
    """Let go of some parts of the filter, or of all."""
    for name in names or NOTHING:
        st.session_state[name] = NOTHING[name]


def filter_bar(store: Store) -> Filter:
    """Ask what to show."""
    kinds = store.kinds()
    # A kind may have gone since it was chosen, with an upload undone.
    st.session_state[KINDS] = [kind for kind in st.session_state.get(KINDS, []) if kind in kinds]
    with st.container(horizontal=True, vertical_alignment="bottom", key="filter_bar"):
        st.multiselect("Kind", kinds, key=KINDS, placeholder="All kinds", persist_state="session", width=320)
        st.selectbox("Period", PERIODS, key=PERIOD, width=170, persist_state="session")
        more = sum(st.session_state.get(name) is not None for name in (COMPANY, LENGTH, IS_RATED))
        with st.popover(f"More · {more}" if more else "More", key="filter_more"):
            _choice("Company", [company.value for company in Company], COMPANY)
            _choice("Length", [length.value for length in Length], LENGTH)
            _choice("Rating", list(RATED.values()), IS_RATED)
            _ask_whose(store)
        chosen = _chosen()
        st.button("Clear", on_click=clear, disabled=chosen.is_open, type="tertiary", key="filter_clear")
    if st.session_state.get(PERIOD) == BETWEEN:
        st.date_input(
            "From, and until if you like", value=[], key=DAYS, format=day_input(), persist_state="session", width=260
        )
        chosen = _chosen()
    return chosen


def search(chosen: Filter) -> Filter:
    """Ask for words, and let through only what has them in its kind, place, tags, note or fond bit."""
    words = st.text_input(
        "Search", key=WORDS, placeholder="Search notes, places, tags", type="search", persist_state="session",
        label_visibility="collapsed", width=280,
    )  # fmt: skip
    return chosen.narrowed(words=one_line(words or "") or None)


def shown(store: Store, chosen: Filter) -> Summary:
    """What the filter lets through; says how much of the log that is, or which filter emptied it."""
    summary = store.summary(chosen)
    if not chosen.is_open:
        whole = store.summary(Filter()).outings
        if not summary.outings:
            _say_what_emptied(store, chosen, whole)
        if words := _in_words(chosen):
            st.caption(f"Showing {summary.outings:,} of {counted(whole, 'outing')}: {plain(words)}.")
    return summary


def whose_in_words(store: Store) -> str:
    """Whose rating counts and from which on it went well, where the person set it otherwise than it comes."""
    whose, lowest = store.whose(), store.went_well()
    said = "" if whose is Whose.MINE else f" The rating that counts is {plain(whose_words(whose))}."
    return said if lowest == WENT_WELL else f"{said} What counts as having gone well is {lowest_words(lowest)}."


def whose_words(whose: Whose) -> str:
    """Whose rating it is, said to the person."""
    words = {Whose.MINE: "yours", Whose.THEIRS: f"{theirs()}, as you guess it", Whose.LOWER: "the lower of both"}
    return words[whose]


def lowest_words(lowest: int) -> str:
    """Which ratings count as having gone well, from the lowest on."""
    word = RATING_WORDS[lowest]
    return f"{word} and better" if lowest < max(RATING_WORDS) else f"only {word}"


def _ask_whose(store: Store) -> None:
    """Ask whose rating counts, from the first that was noted for the other."""
    if not store.summary(Filter()).theirs:
        return

    def remember() -> None:
        try:
            store.count_rating_of(st.session_state["whose"])
        except Trouble as trouble:
            st.error(plain(str(trouble)))

    st.session_state["whose"] = store.whose()
    st.pills(
        "Whose rating counts",
        list(Whose),
        key="whose",
        format_func=lambda whose: plain(whose_words(whose)),
        on_change=remember,
        required=True,
    )
    st.caption(
        f"How it seemed for {plain(them())} is your guess. Guesses tend to be too low, and lean on how you felt "
        "yourself. This choice is kept until you change it."
    )


def _choice(label: str, options: list[str], key: str) -> None:
    st.pills(label, options, key=key, persist_state="session")


def _chosen() -> Filter:
    state = st.session_state
    since, until = _period(state.get(PERIOD) or ALL_TIME, date.today())
    company, length, rated = state.get(COMPANY), state.get(LENGTH), state.get(IS_RATED)
    return Filter(
        kinds=tuple(state.get(KINDS) or ()),
        since=since,
        until=until,
        company=Company(company) if company else None,
        length=Length(length) if length else None,
        rated=None if rated is None else rated == RATED[True],
    )


def _period(period: str, today: date) -> tuple[date | None, date | None]:
    if period == THREE_MONTHS:
        return today - relativedelta(months=3), None
    if period == YEAR:
        return today - relativedelta(months=12), None
    if period == THIS_YEAR:
        return date(today.year, 1, 1), None
    if period == BETWEEN:
        days = list(st.session_state.get(DAYS) or [])
        return (days[0] if days else None), (days[1] if len(days) > 1 else None)
    return None, None


def _in_words(chosen: Filter) -> str:
    """The filter as a phrase, part after part."""
    said = [_part_in_words(chosen, names) for names in PARTS.values()]
    return ", ".join(part for part in said if part)


def _part_in_words(chosen: Filter, names: tuple[str, ...]) -> str:
    """One part of the filter as a phrase; empty if it filters nothing."""
    if names == ("kinds",):
        return listed(list(chosen.kinds))
    if names == ("since", "until"):
        if st.session_state.get(PERIOD, ALL_TIME) not in (ALL_TIME, BETWEEN):
            return str(st.session_state[PERIOD]).lower()
        since = f"from {day_words(chosen.since)}" if chosen.since else ""
        until = f"until {day_words(chosen.until)}" if chosen.until else ""
        return f"{since} {until}".strip()
    if names == ("rated",):
        return "" if chosen.rated is None else RATED[chosen.rated]
    return str(getattr(chosen, names[0]) or "")


def _say_what_emptied(store: Store, chosen: Filter, whole: int) -> None:
    """Name the part of the filter without which there would be outings, and offer to let go of it."""
    for key, names in PARTS.items():
        words = _part_in_words(chosen, names)
        remaining = store.summary(chosen.without(*names)).outings if words else 0
        if remaining:
            st.info(f"Nothing is left with “{plain(words)}”. Without it there would be {counted(remaining, 'outing')}.")
            st.button(f"Remove “{plain(words)}”", on_click=clear, args=(key,), key="filter_let_go")
            st.stop()
    st.info(f"Of {counted(whole, 'outing')}, none fits all of this: {plain(_in_words(chosen))}.")
    st.button("Clear the filter", on_click=clear, key="filter_clear_all")
    st.stop()

"""The one filter bar: the same on every page, kept when the page changes, cleared in one click."""

from datetime import date
from typing import Any

import streamlit as st
from dateutil.relativedelta import relativedelta

from dashboard.circumstances import Length
from dashboard.letters import one_line
from dashboard.outings import Company, Filter
from dashboard.store import Store
from dashboard.ui import whose
from dashboard.wording import day_input

ALL_TIME, THREE_MONTHS, YEAR, THIS_YEAR, BETWEEN = (
    "All time", "Last 3 months", "Last 12 months", "This year", "Between two days",
)  # fmt: skip
PERIODS = (ALL_TIME, THREE_MONTHS, YEAR, THIS_YEAR, BETWEEN)
RATED = {True: "rated", False: "not rated"}

# Where each part of the filter is kept, and what it holds when it filters nothing.
KINDS, PERIOD, DAYS, COMPANY, LENGTH, IS_RATED, TAG, WORDS = (
    f"filter_{name}" for name in ("kinds", "period", "days", "company", "length", "rated", "tag", "words")
)  # fmt: skip
NOTHING: dict[str, Any] = {
    KINDS: [], PERIOD: ALL_TIME, DAYS: [], COMPANY: None, LENGTH: None, IS_RATED: None, TAG: None, WORDS: "",
}  # fmt: skip
IN_MORE, TIMES = (COMPANY, LENGTH, IS_RATED, TAG), "filter_times"
"""What is asked in the popover, and how often that was cleared."""
PARTS = {
    KINDS: ("kinds",),
    PERIOD: ("since", "until"),
    COMPANY: ("company",),
    LENGTH: ("length",),
    IS_RATED: ("rated",),
    TAG: ("tag",),
    WORDS: ("words",),
}


def clear(*names: str) -> None:
    """Let go of some parts of the filter, or of all."""
    state = st.session_state
    for name in names or NOTHING:
        state[_key(name)] = NOTHING[name]
    # A closed popover isn't told: the browser would send what it held once more. Under new keys it holds what is meant.
    held = {name: state.pop(_key(name), NOTHING[name]) for name in IN_MORE}
    state[TIMES] = state.get(TIMES, 0) + 1
    state.update({_key(name): value for name, value in held.items()})


def _key(name: str) -> str:
    times = st.session_state.get(TIMES, 0) if name in IN_MORE else 0
    return f"{name}_{times}" if times else name


def filter_bar(store: Store, *, searched: bool = False) -> Filter:
    """Ask what to show; what clears it clears the words of a search too, where the page has one."""
    kinds = store.kinds()
    # A kind may have gone since it was chosen, with an upload undone.
    st.session_state[KINDS] = [kind for kind in st.session_state.get(KINDS, []) if kind in kinds]
    with st.container(horizontal=True, vertical_alignment="bottom", key="filter_bar"):
        # What each holds says what it is, and on a phone two lines of labels are a third of what is seen first.
        st.multiselect(
            "Kind", kinds, key=KINDS, placeholder="All kinds", persist_state="session", width=320,
            label_visibility="collapsed",
        )  # fmt: skip
        st.selectbox("Period", PERIODS, key=PERIOD, width=170, persist_state="session", label_visibility="collapsed")
        more = sum(st.session_state.get(_key(name)) is not None for name in IN_MORE)
        with st.popover(f"More · {more}" if more else "More", key="filter_more"):
            noted = store.summary(Filter())
            _choice("Company", [company.value for company in Company], COMPANY, offered=noted.with_company)
            _choice("Length", [length.value for length in Length], LENGTH, offered=noted.with_length)
            _choice("Rating", list(RATED.values()), IS_RATED, offered=noted.rated)
            if tags := list(filter(None, dict.fromkeys([st.session_state.get(_key(TAG)), *store.recent_tags()]))):
                st.selectbox(
                    "Tag", tags, index=None, key=_key(TAG), placeholder="Any, or none", persist_state="session"
                )
            whose.ask(store)
        chosen, words = _chosen(), searched and st.session_state.get(WORDS)
        st.button("Clear", on_click=clear, disabled=chosen.is_open and not words, type="tertiary", key="filter_clear")
    if st.session_state.get(PERIOD) == BETWEEN:
        st.date_input(
            "From, and until if you like", value=[], key=DAYS, format=day_input(), persist_state="session", width=260
        )
        chosen = _chosen()
    return chosen


def search(chosen: Filter) -> Filter:
    """Ask for words, and let through only what has them in its kind, place, tags, note or fond bit."""
    words = st.text_input(
        "Search", key=WORDS, placeholder="Search kinds, notes, places, tags", type="search", persist_state="session",
        label_visibility="collapsed", width=280,
    )  # fmt: skip
    return chosen.narrowed(words=one_line(words or "") or None)


def _choice(label: str, options: list[str], key: str, *, offered: int) -> None:
    """Ask for one of these where any outing says it; what is chosen stays to be seen and let go."""
    if offered or st.session_state.get(_key(key)) is not None:
        st.pills(label, options, key=_key(key), persist_state="session")


def _chosen() -> Filter:
    state = st.session_state
    since, until = _period(state.get(PERIOD) or ALL_TIME, date.today())
    company, length, rated, tag = (state.get(_key(name)) for name in IN_MORE)
    return Filter(
        kinds=tuple(state.get(KINDS) or ()),
        since=since,
        until=until,
        company=Company(company) if company else None,
        length=Length(length) if length else None,
        rated=None if rated is None else rated == RATED[True],
        tag=tag,
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

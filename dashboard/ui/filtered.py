"""What the filter lets through, said: how much of the log that is, in words, and which part of it emptied the page."""

import streamlit as st

from dashboard.outings import Filter, Summary
from dashboard.store import Store
from dashboard.ui.filters import ALL_TIME, BETWEEN, PARTS, PERIOD, RATED, WORDS, clear
from dashboard.ui.words import plain
from dashboard.wording import counted, day_words, listed


def shown(store: Store, chosen: Filter) -> Summary:
    """What the filter lets through; says how much of the log that is, or which filter emptied it."""
    summary = store.summary(chosen)
    if not chosen.is_open:
        whole = store.summary(Filter()).outings
        if not summary.outings:
            _say_what_emptied(store, chosen, whole)
        elif words := _in_words(chosen):
            st.caption(f"Showing {summary.outings:,} of {counted(whole, 'outing')}: {plain(words)}.")
    return summary


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
            said = "No outing mentions" if key == WORDS else "Nothing here fits"
            would = f"Without it, {counted(remaining, 'outing')} would be shown."
            st.info(f"{said} “{plain(words)}”. {would}")
            st.button(f"Clear “{plain(words)}”", on_click=clear, args=(key,), key="filter_let_go")
            return
    st.info(f"Of {counted(whole, 'outing')}, none fits all of this: {plain(_in_words(chosen))}.")
    st.button("Clear the filter", on_click=clear, key="filter_clear_all")

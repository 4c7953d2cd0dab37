"""What could be next: each suggestion with its reason, and what to do with it."""

from datetime import date
from functools import partial

import streamlit as st
from dateutil.relativedelta import relativedelta

from dashboard.outings import Novelty
from dashboard.planner import Advice, Suggestion
from dashboard.spans import how_long
from dashboard.store import Store
from dashboard.ui.next import planning
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import day_of_week

PASSED = "passed_over"
ASIDE = relativedelta(weeks=4)


def passed_over() -> set[str]:
    """What the person swapped for another in this window."""
    return set(st.session_state.get(PASSED, ()))


def start_over() -> None:
    """Let everything that was swapped come up again."""
    st.session_state.pop(PASSED, None)


def show(advice: Advice, store: Store, today: date) -> None:
    """A card for each suggestion, the best first."""
    for place, suggestion in enumerate(advice.suggestions):
        _card(suggestion, store, today, first=place == 0 and advice.planned is None)


def _card(suggestion: Suggestion, store: Store, today: date, *, first: bool) -> None:
    when = "any day" if suggestion.not_before <= today else f"from {day_of_week(suggestion.not_before)}"
    with st.container(border=True, key=f"suggestion:{suggestion.kind}"):
        usually = f" (usually {how_long(suggestion.longer_usually)})" if suggestion.longer_usually else ""
        new = " · :small[something new]" if suggestion.is_new else ""
        st.markdown(f"**{plain(suggestion.kind)}**{new}  \n{how_long(suggestion.minutes)}{usually}, {when}")
        st.markdown(f":small[{plain(suggestion.reason)} {suggestion.chance_in_words}]")
        with st.container(horizontal=True):
            # No other key has a colon there, whatever a kind is called.
            key = suggestion.kind
            today_too = suggestion.not_before <= today
            if st.button(
                "Plan it for today" if today_too else "Plan it",
                key=f"plan:{key}",
                type="primary" if first else "secondary",
            ):
                novelty = Novelty.NEW if suggestion.is_new else None
                planning.plan(store, suggestion.kind, suggestion.not_before, suggestion.minutes, novelty)
                st.rerun()
            if st.button("Show another", key=f"another:{key}", type="tertiary"):
                st.session_state[PASSED] = [*passed_over(), suggestion.kind]
                st.rerun()
            if st.button("Not for a while", key=f"not:{key}", type="tertiary", help="Leave it out for four weeks"):
                store.set_aside(suggestion.kind, today + ASIDE)
                tell(f"{suggestion.kind} is left out for four weeks.", partial(Store.take_up, name=suggestion.kind))
                st.rerun()

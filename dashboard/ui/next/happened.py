"""Whether a plan happened: asked once, answered in one tap, and let go."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from dashboard.outings import MOST_PLANS, Plan, Status
from dashboard.spans import length
from dashboard.store import Store
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import day_of_week

ASKED = timedelta(days=14)
"""How long a plan whose day has passed is asked about."""

ANSWERS = {"Yes": Status.HAPPENED, "Cut short": Status.CUT_SHORT, "It didn't": Status.DID_NOT_HAPPEN}


def ask(store: Store, today: date) -> None:
    """Ask once about each plan whose day has passed."""
    for row in store.plans(today - ASKED, MOST_PLANS):
        if row.day < today:
            with st.container(border=True, key=f"happened_{row.id}"):
                st.markdown(f"**{plain(row.kind)}**, {day_of_week(row.day)}: did it happen?")
                with st.container(horizontal=True):
                    answers(store, row)
                    if st.button("Don't ask", key=f"let_go_{row.id}", type="tertiary"):
                        store.let_go(row.id)
                        tell(
                            f"{row.kind} is let go. That's fine.",
                            partial(Store.bring_back, plan=row.id),
                        )
                        st.rerun()


def answers(store: Store, row: Plan, day: date | None = None) -> None:
    """A button for each answer; the plan becomes an outing of its day, or of another."""
    for label, status in ANSWERS.items():
        if st.button(label, key=f"{status.name}_{row.id}"):
            put_down(store, row, status, day)


def put_down(store: Store, row: Plan, status: Status, day: date | None = None) -> None:
    """Turn a plan into an outing, say so with the way back, and ask how it was."""
    outing = store.happened(row.id, status, day)
    if outing is None:
        tell(f"{row.kind} was let go in another window, so nothing was logged.")
        st.rerun()
    if status is Status.DID_NOT_HAPPEN:
        said, to_rate = f"{row.kind} is in your log, as not having happened. That's fine.", None
    else:
        # What nobody measured is said, so that it can be put right.
        as_planned = f", {length(row.minutes)} as planned" if row.minutes and status is Status.HAPPENED else ""
        cut_short = ", cut short" if status is Status.CUT_SHORT else ""
        on = f", on {day_of_week(day)}" if day and day != row.day else ""
        said, to_rate = f"{row.kind} is in your log{on}{as_planned}{cut_short}.", outing
    tell(said, partial(Store.take_back, plan=row.id), to_rate=to_rate)
    st.rerun()

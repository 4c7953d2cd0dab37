"""Plans on the page: what is to come, as a list and as a calendar, and how to change it."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.charts.weeks import WEEKS, weeks
from dashboard.outings import LONGEST_OUTING, MOST_PLANS, Plan, Status, Summary
from dashboard.spans import how_long
from dashboard.store import Store
from dashboard.ui import unsent
from dashboard.ui.figure import CONFIG
from dashboard.ui.next import calendar_file, happened
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import counted, day_input, day_of_week

MOVED = "change of plan "
"""What a change of one waits under while the log is locked."""


def to_come(store: Store, today: date) -> None:
    """The plans, the next first, with the coming weeks as a calendar."""
    rows = store.plans(today, MOST_PLANS)
    st.header("Plans", anchor=False)
    if not rows:
        st.markdown("Nothing is planned, and nothing has to be.")
    for row in rows:
        if row.day > today:
            _row(store, row, today)
    if rows:
        planned: dict[date, list[str]] = {}
        for row in rows:
            planned.setdefault(row.day, []).append(row.kind)
        drawing = weeks(planned, _gone(store, today), today)
        st.plotly_chart(drawing.figure, key="weeks", config=CONFIG, alt=drawing.sentence)
    calendar_file.offer(store, rows, today)


def due(store: Store, today: date) -> None:
    """What is planned for today, where it is seen first."""
    for row in store.plans(today, MOST_PLANS):
        if row.day == today:
            _row(store, row, today)


def _row(store: Store, row: Plan, today: date) -> None:
    """A plan, with what can be done with it."""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"plan_row_{row.id}"):
        at = f" at {row.start:%H:%M}" if row.start else ""
        length = f", {how_long(row.minutes)}" if row.minutes else ""
        when = "Today" if row.day == today else day_of_week(row.day)
        st.markdown(f"**{plain(row.kind)}**  \n{when}{at}{length}", width="stretch")
        if row.day == today and st.button("It happened", key=f"today_{row.id}", type="primary"):
            happened.put_down(store, row, Status.HAPPENED)
        with st.popover("Change", key=f"change_{row.id}"):
            _change(store, row, today)


def _change(store: Store, row: Plan, today: date) -> None:
    """Move a plan, put it down, or withdraw it."""
    st.markdown("Has it happened already?")
    with st.container(horizontal=True):
        happened.answers(store, row, min(row.day, today))
    waits_under, was = f"{MOVED}{row.id}", (row.day, row.start, row.minutes)
    day, start, minutes = unsent.begun(store, waits_under, was)
    day = st.date_input("Day", day, format=day_input(), key=f"day_{row.id}") or row.day
    start = st.time_input("Start, if you like", start, key=f"start_{row.id}")
    minutes = st.number_input("Minutes, if you like", 1, LONGEST_OUTING, minutes, 15, key=f"minutes_{row.id}")
    unsent.keep(store, waits_under, (day, start, minutes), touched=(day, start, minutes) != was)
    if st.button("Save", key=f"move_{row.id}"):
        store.move_plan(row.id, day, start, minutes)
        unsent.let_go(store, waits_under)
        tell(
            f"{row.kind} is now on {day_of_week(day)}.",
            partial(Store.move_plan, plan=row.id, day=row.day, start=row.start, minutes=row.minutes),
        )
        st.rerun()
    if st.button("Let it go", key=f"withdraw_{row.id}", help="It leaves the list and counts for nothing"):
        store.withdraw(row.id)
        tell(f"{row.kind} is let go. That's fine.", partial(Store.bring_back, plan=row.id))
        st.rerun()


def _gone(store: Store, today: date) -> dict[date, int]:
    """How many outings there were on each day of the calendar's first weeks."""
    events = store.latest(today, 7 * WEEKS)
    days = [day.date() for day in events[events["status"] != Status.DID_NOT_HAPPEN]["day"]]
    return {day: days.count(day) for day in days}


def what_came_of_it(summary: Summary, withdrawn: int, let_go: int) -> str:
    """How many outings took place, and how many plans were let go, before their day or after it."""
    took_place = summary.outings - summary.did_not_happen
    said = f"All {counted(summary.outings, 'outing')} took place"
    if summary.did_not_happen:
        said = (
            f"Of {counted(summary.outings, 'outing')}, {took_place:,} took place and {summary.did_not_happen:,} didn't"
        )
    elif summary.outings == 1:
        said = "The one outing took place"
    if gone := withdrawn + let_go:
        said += f"; {counted(gone, 'plan')} {'was' if gone == 1 else 'were'} let go"
    return f"{said}. That happens." if summary.did_not_happen or gone else f"{said}."

"""Plans on the page: what is to come, whether it happened, and a calendar file for it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import streamlit as st

from dashboard.charts.weeks import WEEKS, weeks
from dashboard.exporting import reserved
from dashboard.outings import RATING_WORDS, Novelty, Plan, Status
from dashboard.planner import first_free
from dashboard.store import Store
from dashboard.ui.figure import CONFIG
from dashboard.ui.words import plain
from dashboard.wording import counted, day_of_week, how_long

MOST = 50
ASKED = timedelta(days=14)
"""How long a plan whose day has passed is asked about."""

TOLD, RATED = "plans_told", "plan_to_rate"
TITLE, EDITION = "calendar_title", "calendar_edition"
ANSWERS = {"Yes": Status.HAPPENED, "Cut short": Status.CUT_SHORT, "It didn't": Status.DID_NOT_HAPPEN}


def tell(said: str, undo: Callable[[Store], object] | None = None) -> None:
    """Say what was done when the page is drawn anew, with the way back."""
    st.session_state[TOLD] = (said, undo)


def tell_what_was_done(store: Store) -> None:
    """What was just done, its undo, and how an outing was that was just put down."""
    if TOLD not in st.session_state:
        return
    said, undo = st.session_state[TOLD]
    with st.container(border=True, key="plans_told_box"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(said), width="stretch")
            if undo and st.button("Undo", key="plans_undo", type="tertiary"):
                undo(store)
                _forget()
                st.rerun()
            if st.button("Close", key="plans_close", type="tertiary"):
                _forget()
                st.rerun()
        if (outing := st.session_state.get(RATED)) is not None:
            _ask_rating(store, outing)


def _forget() -> None:
    for name in (TOLD, RATED):
        st.session_state.pop(name, None)


def _ask_rating(store: Store, outing: int) -> None:
    """How it was for the person, if they care to say."""
    mine = st.pills(
        "How was it for you? Leave it open if you'd rather not say.", list(RATING_WORDS), key=f"rate_{outing}",
        format_func=lambda step: f"{step} · {RATING_WORDS[step]}",
    )  # fmt: skip
    if st.session_state.get(f"rated_{outing}") != mine:
        store.rate(outing, mine)
        st.session_state[f"rated_{outing}"] = mine
        st.rerun()


def plan(store: Store, kind: str, day: date, minutes: int | None, novelty: Novelty | None = None) -> None:
    """Plan an outing, and say so with the way back."""
    planned = store.plan(kind, day, minutes=minutes, novelty=novelty)
    _forget()
    tell(f"Planned: {kind}, {day_of_week(day)}.", partial(Store.withdraw, plan=planned))


def plan_idea(store: Store, name: str, minutes: int, today: date, *, revived: bool) -> None:
    """Plan an idea on the first day that has room for it."""
    plan(store, name, first_free(store, today), minutes, Novelty.REVIVED if revived else Novelty.NEW)


def ask_what_happened(store: Store, today: date) -> None:
    """Ask once about each plan whose day has passed."""
    for row in store.plans(today - ASKED, MOST):
        if row.day < today:
            with st.container(border=True, key=f"happened_{row.id}"):
                st.markdown(f"**{plain(row.kind)}**, {day_of_week(row.day)}: did it happen?")
                with st.container(horizontal=True):
                    _answers(store, row)
                    if st.button("Don't ask", key=f"let_go_{row.id}", type="tertiary"):
                        store.let_go(row.id)
                        tell(
                            f"{row.kind} is let go. It counts for nothing.",
                            partial(Store.bring_back, plan=row.id),
                        )
                        st.rerun()


def _answers(store: Store, row: Plan, day: date | None = None) -> None:
    for label, status in ANSWERS.items():
        if st.button(label, key=f"{status.name}_{row.id}"):
            outing = store.happened(row.id, status, day)
            _forget()
            if status is Status.DID_NOT_HAPPEN:
                said = f"{row.kind} is put down as not having happened. That costs nothing."
            else:
                said = f"{row.kind} is in your log{', cut short' if status is Status.CUT_SHORT else ''}."
                st.session_state[RATED] = outing
            tell(said, partial(Store.take_back, plan=row.id))
            st.rerun()


def to_come(store: Store, today: date) -> None:
    """The plans, the next first, with the coming weeks as a calendar."""
    rows = store.plans(today, MOST)
    st.header("Plans", anchor=False)
    if not rows:
        st.markdown("Nothing is planned, and nothing has to be.")
    for row in rows:
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"plan_row_{row.id}"):
            at = f" at {row.start:%H:%M}" if row.start else ""
            length = f", {how_long(row.minutes)}" if row.minutes else ""
            st.markdown(f"**{plain(row.kind)}**  \n{day_of_week(row.day)}{at}{length}", width="stretch")
            with st.popover("Change", key=f"change_{row.id}"):
                _change(store, row, today)
    if rows:
        planned: dict[date, list[str]] = {}
        for row in rows:
            planned.setdefault(row.day, []).append(row.kind)
        drawing = weeks(planned, _gone(store, today), today)
        st.plotly_chart(drawing.figure, key="weeks", config=CONFIG, alt=drawing.sentence)
    _calendar_file(store, rows, today)


def _change(store: Store, row: Plan, today: date) -> None:
    """Move a plan, put it down, or withdraw it."""
    st.markdown("Has it happened already?")
    with st.container(horizontal=True):
        _answers(store, row, min(row.day, today))
    with st.form(f"move_{row.id}", border=False):
        day = st.date_input("Day", row.day, format="YYYY-MM-DD", key=f"day_{row.id}")
        start = st.time_input("Start, if you like", row.start, key=f"start_{row.id}")
        minutes = st.number_input("Minutes, if you like", 5, 1440, row.minutes, 15, key=f"minutes_{row.id}")
        if st.form_submit_button("Save"):
            store.move_plan(row.id, day, start, minutes)
            tell(
                f"{row.kind} is now on {day_of_week(day)}.",
                partial(Store.move_plan, plan=row.id, day=row.day, start=row.start, minutes=row.minutes),
            )
            st.rerun()
    if st.button("Withdraw it", key=f"withdraw_{row.id}"):
        store.withdraw(row.id)
        tell(f"{row.kind} is withdrawn. It counts for nothing.", partial(Store.bring_back, plan=row.id))
        st.rerun()


def _gone(store: Store, today: date) -> dict[date, int]:
    """How many outings there were on each day of the calendar's first weeks."""
    events = store.latest(today, 7 * WEEKS)
    days = [day.date() for day in events[events["status"] != Status.DID_NOT_HAPPEN]["day"]]
    return {day: days.count(day) for day in days}


def _calendar_file(store: Store, rows: list[Plan], today: date) -> None:
    """Offer the plans as a calendar file, all of them or one, with a title that says nothing."""
    withdrawn = store.withdrawn(today, MOST)
    if not rows and not withdrawn:
        return
    with st.expander("Put them in your calendar"):
        title = st.text_input(
            "What your calendar shows", store.setting(TITLE) or reserved.TITLE, max_chars=60, autocomplete="off",
            key=TITLE, help="Nothing else goes into the file but the time.",
        )  # fmt: skip
        title = " ".join(title.split()) or reserved.TITLE
        if title != (store.setting(TITLE) or reserved.TITLE):
            store.set(TITLE, title)
            store.set(EDITION, str(int(store.setting(EDITION) or 0) + 1))
        edition = int(store.setting(EDITION) or 0)
        by_id = {row.id: _reserved(row, edition) for row in rows}
        gone = [_reserved(row, edition, withdrawn=True) for row in withdrawn]
        chosen = st.selectbox(
            "Which", [None, *by_id], key="calendar_which", width=380,
            format_func=lambda plan: _label(plan, rows, len(gone)),
        )  # fmt: skip
        wanted = [by_id[chosen]] if chosen in by_id else [*by_id.values(), *gone]
        st.download_button(
            "Download", lambda: reserved.write(wanted, title), "calendar.ics", "text/calendar", on_click="ignore",
            key="calendar_file",
        )  # fmt: skip
        st.markdown(
            ":small[After a change, download it again: your calendar knows the plan and moves it, or takes it out "
            "if you withdrew it.]"
        )


def _label(plan: int | None, rows: list[Plan], gone: int) -> str:
    if plan is None:
        away = f", and {gone} withdrawn" if gone else ""
        return f"All: {counted(len(rows), 'plan')}{away}"
    row = next(row for row in rows if row.id == plan)
    return f"{row.kind}, {day_of_week(row.day)}"


def _reserved(row: Plan, edition: int, *, withdrawn: bool = False) -> reserved.Reserved:
    return reserved.Reserved(row.uid, row.sequence + edition, row.day, row.start, row.minutes, withdrawn=withdrawn)

"""The plans as a calendar file, with a title that says nothing of them."""

from datetime import date

import streamlit as st

from dashboard.exporting import reserved
from dashboard.front import front
from dashboard.outings import MOST_PLANS, Plan
from dashboard.store import Store
from dashboard.wording import counted, day_of_week

TITLE, EDITION = "calendar_title", "calendar_edition"


def offer(store: Store, rows: list[Plan], today: date) -> None:
    """Offer the plans as a calendar file, all of them or one, with a title that says nothing."""
    withdrawn = store.withdrawn(today, MOST_PLANS)
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
            "Which plans", [None, *by_id], key="calendar_which", width=380,
            format_func=lambda plan: _label(plan, rows, len(gone)),
        )  # fmt: skip
        wanted = [by_id[chosen]] if chosen in by_id else [*by_id.values(), *gone]
        st.download_button(
            "Download", lambda: reserved.write(wanted, title), front().file("ics", "calendar"), "text/calendar",
            on_click="ignore", key="calendar_file",
        )  # fmt: skip
        st.caption(
            "After a change, download it again: your calendar knows the plan and moves it, or takes it out "
            "if you let it go."
        )


def _label(plan: int | None, rows: list[Plan], gone: int) -> str:
    if plan is None:
        away = f", and {gone} let go" if gone else ""
        return f"All: {counted(len(rows), 'plan')}{away}"
    row = next(row for row in rows if row.id == plan)
    return f"{row.kind}, {day_of_week(row.day)}"


def _reserved(row: Plan, edition: int, *, withdrawn: bool = False) -> reserved.Reserved:
    return reserved.Reserved(row.uid, row.sequence + edition, row.day, row.start, row.minutes, withdrawn=withdrawn)

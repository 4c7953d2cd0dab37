"""How close it feels to the person: asked at most once a month, folded away, and never of the other."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from dashboard.charts.circles import circles
from dashboard.charts.closeness import ENDS, closeness
from dashboard.insights.closeness import Line
from dashboard.store import Store
from dashboard.ui import working
from dashboard.ui.figure import CONFIG
from dashboard.ui.told import tell
from dashboard.wording import day_words

PAUSE = timedelta(days=28)
"""How long it isn't asked again."""

HALFWAY = 0.5
KEY = "closeness"


def show(store: Store, today: date) -> None:
    """The question, if it may be asked, and the answers so far."""
    # Drawn once it is open: circles laid out while it is folded come out too small.
    with st.expander("How close does it feel? (if you like)", on_change="rerun", key="closeness_open") as asked:
        if not asked.open:
            return
        answers = store.closeness()
        st.markdown("This is your own feeling, one person's view, and it moves slowly. Nothing depends on it.")
        if answers and today - answers[-1][0] < PAUSE:
            _answered(store, *answers[-1])
        else:
            _ask()
            if st.button("Keep it", key="closeness_keep"):
                store.note_closeness(today, st.session_state.get(KEY, HALFWAY))
                tell("Your answer is kept.", partial(Store.unnote_closeness, day=today))
                st.rerun()
        if answers:
            _so_far(answers)


@st.fragment
def _ask() -> None:
    """The circles, and the slider that moves them. It has no number: there is nothing to reach."""
    drawing = circles(st.session_state.get(KEY, HALFWAY))
    st.plotly_chart(drawing.figure, key="closeness_circles", config=CONFIG, alt=drawing.sentence)
    st.slider(
        "Slide until the circles look the way the two of you feel to you these days.",
        0.0, 1.0, HALFWAY, 0.005, format=" ", key=KEY,
    )  # fmt: skip
    with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
        for end in ENDS:
            st.caption(end, width="content")


def _answered(store: Store, day: date, value: float) -> None:
    """When it was answered last, and the way to take that out."""
    st.markdown(f"You answered on {day_words(day)}. There's no hurry: once a month is plenty.")
    if st.button("Take that answer out", key="closeness_out", type="tertiary"):
        store.unnote_closeness(day)
        tell("Your answer is taken out.", partial(Store.note_closeness, day=day, value=value))
        st.rerun()


def _so_far(answers: list[tuple[date, float]]) -> None:
    drawing = closeness(answers, Line.through(answers))
    st.markdown(f"**{drawing.sentence}**")
    st.plotly_chart(drawing.figure, key="closeness_so_far", config=CONFIG, alt=drawing.sentence)
    with st.popover("The figures, and how they were worked out", key="closeness_figures"):
        st.dataframe(drawing.table, hide_index=True, placeholder="", alt=drawing.sentence)
        for sentence in working.CLOSENESS:
            st.markdown(sentence)

"""Over time: counts by stretch, time apart beside time together, what didn't happen, and how close it feels."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.beside import beside
from dashboard.charts.novelty import is_noted, novelty
from dashboard.circumstances import Stretch
from dashboard.entries import Outing
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.ui.next.plans import what_came_of_it
from tests.conftest import add
from tests.never import never
from tests.test_pages import OVER_TIME, WENT_WELL, charts, press, texts

LOG = (
    "day,kind,mine,novelty,status\n"
    "2026-01-05,Walk,4,new,\n2026-01-05,Tea,3,familiar,\n2026-01-20,Walk,5,familiar,\n"
    "2026-04-02,Tea,4,revived,cut short\n2026-04-03,Walk,,new,didn't happen\n2026-05-06,Walk,2,,\n"
)
COLUMNS = [
    "begins", "outings", "days_together", "did_not_happen", "new", "familiar", "revived", "not_noted", "days_apart",
]  # fmt: skip


def went_apart(store: Store, *days: date) -> None:
    for place, day in enumerate(days):
        store.log(Outing(day=day, kind="", apart=True), f"apart {place}")


def over_time(app: AppTest) -> AppTest:
    """The page of that name, with what is folded away opened."""
    app.session_state["closeness_open"] = True
    return app.run().switch_page(OVER_TIME).run()


@pytest.fixture
def both(store: Store) -> Store:
    """A log with outings, and time apart in it: twice on a day, on a day together, and where no outing was."""
    add(store, LOG)
    went_apart(store, date(2026, 1, 5), date(2026, 1, 9), date(2026, 1, 9), date(2026, 3, 1))
    return store


def counted(store: Store, chosen: Filter) -> list[list[object]]:
    rows = store.by_stretch(chosen, Stretch.MONTH)[COLUMNS].to_dict("records")
    return [[row["begins"].month, *list(row.values())[1:]] for row in rows]


def test_each_stretch_is_counted(both: Store, reopened: Callable[[], Store]) -> None:
    """Outings and days that took place, those that didn't happen, novelty, and days apart once a day."""
    assert counted(reopened(), Filter()) == [
        [1, 3, 2, 0, 1, 2, 0, 0, 2],
        [3, 0, 0, 0, 0, 0, 0, 0, 1],
        [4, 1, 1, 1, 0, 0, 1, 0, 0],
        [5, 1, 1, 0, 0, 0, 0, 1, 0],
    ]


def test_time_apart_heeds_the_period_and_nothing_else(both: Store) -> None:
    """A kind has no time apart; a period has its own."""
    assert counted(both, Filter(kinds=("Tea",), rated=True)) == [
        [1, 1, 1, 0, 0, 1, 0, 0, 2],
        [3, 0, 0, 0, 0, 0, 0, 0, 1],
        [4, 1, 1, 0, 0, 0, 1, 0, 0],
    ]
    assert counted(both, Filter(since=date(2026, 2, 1), until=date(2026, 4, 2))) == [
        [3, 0, 0, 0, 0, 0, 0, 0, 1],
        [4, 1, 1, 0, 0, 0, 1, 0, 0],
    ]


def test_a_gap_is_a_nought_and_opens_nothing(both: Store) -> None:
    """Every stretch stands on the axis, both lanes on one scale; a day apart leads to no outing."""
    found = both.by_stretch(Filter(), Stretch.MONTH)
    drawing = beside(found, Stretch.MONTH, apart=True)
    numbers = [trace.text for trace in drawing.figure.data if trace.type == "scatter" and trace.mode == "text"]
    assert numbers == [("2", "0", "0", "1", "1"), ("2", "0", "1", "0", "0")]
    bars = [[-height for height in trace.y] for trace in drawing.figure.data if trace.type == "bar"]
    assert bars[0][0] == bars[1][0]
    assert drawing.opens[1] == {}
    assert drawing.sentence == "4 days together and 3 days apart, as far as you noted them."
    opened = [mark for trace in drawing.figure.data for mark in trace.customdata or ()]
    assert {both.summary(Filter(**mark)).outings for mark in opened} == {3, 1}


def test_what_was_new_is_counted_and_leads_to_it(both: Store) -> None:
    """The numbers of each lane are those of the outings behind its marks."""
    drawing = novelty(both.by_stretch(Filter(), Stretch.MONTH), Stretch.MONTH)
    assert (
        drawing.sentence == "Of 5 outings that took place: 1 new, 2 familiar and 1 brought back; for 1 it isn't noted."
    )
    marks = {json.dumps(mark) for trace in drawing.figure.data for mark in trace.customdata or ()}
    assert sorted(both.summary(Filter(**json.loads(mark))).outings for mark in marks) == [1, 1, 2]


def test_nothing_is_said_of_novelty_where_nothing_is_noted(store: Store, app: AppTest) -> None:
    """No chart of noughts."""
    add(store, "day,kind,mine\n2026-01-05,Walk,4\n2026-02-05,Walk,5\n")
    assert not is_noted(store.by_stretch(Filter(), Stretch.MONTH))
    assert "New, familiar, brought back" not in texts(over_time(app))
    assert not app.exception


@pytest.mark.parametrize(
    ("log", "closed", "said"),
    [
        ((1, 0), (0, 0), "The one outing took place."),
        ((4, 0), (0, 0), "All 4 outings took place."),
        (
            (40, 3),
            (2, 0),
            "Of 40 outings, 37 took place and 3 didn't; 2 plans were let go. That happens.",
        ),
        ((4, 0), (1, 1), "All 4 outings took place; 2 plans were let go. That"),
    ],
)
def test_what_did_not_happen_is_said_plainly(
    store: Store, log: tuple[int, int], closed: tuple[int, int], said: str
) -> None:
    """Counts, and that it happens."""
    outings, missed = log
    lines = [f"2026-01-{day + 1:02},Walk,{'didn’t happen' if day < missed else ''}" for day in range(min(outings, 28))]
    lines += [f"2026-02-{day + 1:02},Walk," for day in range(max(0, outings - 28))]
    add(store, "\n".join(["day,kind,status", *lines]).replace("’", "'"))
    assert what_came_of_it(store.summary(Filter()), *closed).startswith(said)


def test_closed_plans_are_counted_within_the_filter(both: Store, reopened: Callable[[], Store]) -> None:
    """Withdrawn and let go, each by itself; open ones and those that became outings are neither."""
    for day, close in ((5, both.withdraw), (6, both.withdraw), (7, both.let_go)):
        close(both.plan("Walk", date(2026, 6, day), minutes=30))
    both.withdraw(both.plan("Tea", date(2026, 7, 1)))
    both.plan("Tea", date(2026, 7, 2))
    again = reopened()
    assert again.closed(Filter()) == (3, 1)
    assert again.closed(Filter(kinds=("Tea",))) == (1, 0)
    assert again.closed(Filter(since=date(2026, 6, 6), until=date(2026, 6, 7))) == (1, 1)
    assert again.closed(Filter(length="under an hour")) == (2, 1)


def test_the_sample_is_shown_without_pressure(app: AppTest) -> None:
    """Its title is the main chart's sentence; nothing on the page counts, praises or drives."""
    press(app.run(), "Try it with sample outings").switch_page(OVER_TIME).run()
    assert not app.exception
    drawn = charts(app)
    assert app.title[0].value.replace("\\", "") == drawn[0][1]
    assert all(alt.endswith(".") for _, alt in drawn)
    assert len(drawn) == 3
    assert never(texts(app)) == []
    app.switch_page(WENT_WELL).run()
    assert f"**{drawn[0][1]}**" in texts(app)
    assert drawn[0] not in charts(app)


def test_time_apart_is_drawn_only_where_there_is_any(store: Store, app: AppTest) -> None:
    """Without it, one quiet sentence; with it, its own lane."""
    add(store, LOG)
    assert "You can log a day apart" in texts(over_time(app))
    assert "Days apart" not in charts(app)[1][0]
    went_apart(store, date(2026, 1, 9))
    assert "4 days together and 1 day apart" in texts(over_time(app))
    assert "Days apart" in charts(app)[1][0]
    assert "You can log a day apart" not in texts(app)


def test_all_of_the_page_follows_the_filter(both: Store, app: AppTest) -> None:
    """Counts, charts and sentences; and what it doesn't filter is said."""
    before = charts(over_time(app))
    app.multiselect[0].set_value(["Tea"]).run()
    assert not app.exception
    assert "2 days together and 3 days apart" in texts(app)
    assert "days apart follow only the period" in texts(app)
    assert all(now != then for now, then in zip(charts(app)[:3], before, strict=False))


def test_one_rated_outing_is_too_early_for_a_line(store: Store, app: AppTest) -> None:
    """The title says so, and no line is drawn; where none is rated as well."""
    add(store, "day,kind,mine\n2026-01-05,Walk,4\n")
    over_time(app)
    assert app.title[0].value.replace("\\", "") == "It's too early to say whether anything is changing."
    assert "The line is how likely" not in texts(app)
    add(store, "day,kind,mine\n2026-02-05,Walk,\n")
    app.multiselect[0].set_value([]).run()
    assert not app.exception


def test_time_apart_long_before_the_outings_is_on_the_axis(store: Store, app: AppTest) -> None:
    """Both are cut into the same stretches, few enough to read."""
    add(store, LOG)
    went_apart(store, date(2009, 1, 9))
    over_time(app)
    assert not app.exception
    axis = json.loads(charts(app)[1][0])["layout"]["xaxis"]["ticktext"]
    assert len(axis) == 18


def test_an_answer_is_kept_and_undone(both: Store, app: AppTest, reopened: Callable[[], Store]) -> None:
    """One slider without a number, one button; what it shows is what is kept, and the way back is there."""
    over_time(app)
    (slider,) = app.slider
    assert not slider.format.strip()
    slider.set_value(0.7).run()
    assert "overlapping by about half" in charts(app)[-1][1]
    press(app, "Keep it")
    assert reopened().closeness() == [(date.today(), 0.7)]
    assert "Your answer is kept." in texts(app)
    press(app, "Undo")
    assert reopened().closeness() == []


@pytest.mark.parametrize(("days", "asked"), [(0, False), (27, False), (28, True), (200, True)])
def test_it_is_asked_at_most_once_a_month(both: Store, app: AppTest, days: int, asked: bool) -> None:
    """Within 28 days it says when it was answered instead."""
    both.note_closeness(date.today() - timedelta(days), 0.5)
    over_time(app)
    assert not app.exception
    assert bool(app.slider) is asked
    assert ("There's no hurry" in texts(app)) is not asked
    assert "1 answer so far" in texts(app)


def test_the_last_answer_can_be_taken_out_and_put_back(
    both: Store, app: AppTest, reopened: Callable[[], Store]
) -> None:
    """Just as it was."""
    day = date.today() - timedelta(3)
    both.note_closeness(day, 0.625)
    press(over_time(app), "Take that answer out")
    assert reopened().closeness() == []
    press(app, "Undo")
    assert reopened().closeness() == [(day, 0.625)]


def test_many_answers_have_a_line_and_its_working(both: Store, app: AppTest) -> None:
    """And the sentence is no surer than it may be."""
    for place in range(8):
        both.note_closeness(date(2025, 1, 1) + timedelta(60 * place), 0.5 + 0.02 * (-1) ** place)
    over_time(app)
    assert "No clear change yet between January 2025 and February 2026." in texts(app)
    assert "With fewer than six answers only the dots are shown." in texts(app)
    assert never(texts(app)) == []

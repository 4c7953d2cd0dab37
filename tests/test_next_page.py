"""The page Next as a person meets it: what is suggested, planned, asked and put down."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.outings import Filter, Status
from dashboard.planner.pace import AFTER_HARD
from dashboard.store import Store
from tests.conftest import add
from tests.test_pages import group, press, texts

TODAY = date.today()
Reopen = Callable[[], Store]


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.fixture
def walks_and_a_dinner(store: Store) -> Store:
    """Two good walks and, yesterday, a bad dinner."""
    add(store, f"day,kind,mine,minutes\n{ago(9)},Walk,5,40\n{ago(5)},Walk,4,40\n{ago(1)},Dinner,1,120\n")
    return store


def test_a_new_log_opens_with_what_could_be_next(app: AppTest, walks_and_a_dinner: Store) -> None:
    """One sentence in large type, the gentle rule below it, then the suggestions with their reasons."""
    app.run()
    assert not app.exception
    until = ago(1) + timedelta(AFTER_HARD[0])
    assert f"Leave it until {until:%A} {until.day}" in app.title[0].value.replace("\\", "")
    said = texts(app)
    assert "The last one was not easy" in said
    assert "2 of 2 went well, the last one 5 days ago" in said
    assert "in 10 that it goes well" in said
    assert [button.label for button in app.button if button.label == "Plan it"] == ["Plan it"]


def test_plan_it_put_it_down_rate_it_and_take_it_back(
    app: AppTest, walks_and_a_dinner: Store, reopened: Reopen
) -> None:
    """One tap plans, one tap puts it down with what was planned, one rates it; and each can be undone."""
    press(app.run(), "Plan it")
    assert "Planned: Walk" in texts(app)
    (plan,) = reopened().plans(TODAY, 5)
    assert (plan.kind, plan.day, plan.minutes) == ("Walk", ago(1) + timedelta(AFTER_HARD[0]), 30)
    press(app, "Yes")
    assert "Walk is in your log" in texts(app)
    outing = reopened().outings(Filter(kinds=("Walk",)), 1).iloc[0]
    assert (outing["day"].date(), outing["minutes"], outing["status"]) == (TODAY, 30, "happened")
    group(app, f"rate_{outing['id']}").set_value(5).run()
    assert reopened().outings(Filter(kinds=("Walk",)), 1).iloc[0]["mine"] == 5
    assert reopened().summary(Filter()).outings == 4
    press(app, "Undo")
    assert reopened().summary(Filter()).outings == 3
    assert len(reopened().plans(TODAY, 5)) == 1


def test_undo_of_a_plan_withdraws_it(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """Nothing of it is left on the page."""
    press(press(app.run(), "Plan it"), "Undo")
    assert reopened().plans(TODAY, 5) == []
    assert "Planned" not in texts(app)
    assert "Nothing is planned, and nothing has to be" in texts(app)


@pytest.mark.parametrize(
    ("answer", "status"), [("Yes", "happened"), ("Cut short", "cut short"), ("It didn't", "didn't happen")]
)
def test_a_plan_whose_day_has_passed_is_asked_about_once(
    app: AppTest, walks_and_a_dinner: Store, reopened: Reopen, answer: str, status: str
) -> None:
    """Each answer puts it down on its day, and it isn't asked again."""
    walks_and_a_dinner.plan("Picnic", ago(3), minutes=60)
    assert "did it happen?" in texts(app.run())
    press(app, answer)
    outing = reopened().outings(Filter(kinds=("Picnic",)), 1).iloc[0]
    assert (outing["day"].date(), outing["status"]) == (ago(3), status)
    assert "did it happen?" not in texts(app.run())


def test_what_is_planned_for_today_is_put_down_in_one_tap(
    app: AppTest, walks_and_a_dinner: Store, reopened: Reopen
) -> None:
    """Without a question before it."""
    walks_and_a_dinner.plan("Picnic", TODAY, minutes=45)
    press(app.run(), "It happened")
    outing = reopened().outings(Filter(kinds=("Picnic",)), 1).iloc[0]
    assert (outing["day"].date(), outing["minutes"], outing["status"]) == (TODAY, 45, "happened")
    assert group(app, f"rate_{outing['id']}") is not None


def test_a_plan_can_be_let_go(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """Without an answer: it counts for nothing and isn't asked again; long past ones aren't asked at all."""
    walks_and_a_dinner.plan("Picnic", ago(3))
    walks_and_a_dinner.plan("Opera", ago(40))
    assert "Opera" not in texts(app.run())
    press(app, "Don't ask")
    assert "did it happen?" not in texts(app)
    assert reopened().summary(Filter()).outings == 3


def test_not_this_and_another(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """Another shows something else for now; not this leaves it out for weeks, and can be undone."""
    app.run()
    press(app, "Show another")
    assert "**Walk**" not in texts(app)
    press(app, "Show another")
    assert "**Walk**" in texts(app), "when all were swapped, they come up again"
    press(app, "Not for a while")
    assert "left out for four weeks" in texts(app)
    assert len(reopened().aside(TODAY)) == 1
    press(app, "Undo")
    assert reopened().aside(TODAY) == set()


def test_a_bad_week_gets_no_suggestion(app: AppTest, store: Store) -> None:
    """Only to leave it for a while, and a quiet word on talking; nothing to plan."""
    add(store, "day,kind,mine,ease,status\n" + "".join(
        f"{ago(days)},{kind},,like work,\n" for days, kind in ((9, "Walk"), (5, "Dinner"), (2, "Walk"))))  # fmt: skip
    app.run()
    assert app.title[0].value.replace("\\", "") == "Leave it for a while."
    assert "nothing is lost by waiting" in texts(app)
    assert "someone you trust" in texts(app)
    assert not [button for button in app.button if button.label in ("Plan it", "Show another", "Not for a while")]


def test_a_plan_is_moved_and_withdrawn(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """Another day, time and length, in one form; a withdrawn one can come back."""
    plan = walks_and_a_dinner.plan("Picnic", TODAY + timedelta(3))
    app.run()
    app.date_input(key=f"day_{plan}").set_value(TODAY + timedelta(5))
    app.number_input(key=f"minutes_{plan}").set_value(45)
    press(app, "Save")
    (moved,) = reopened().plans(TODAY, 5)
    assert (moved.day, moved.minutes, moved.sequence) == (TODAY + timedelta(5), 45, 1)
    press(app, "Let it go")
    assert reopened().plans(TODAY, 5) == []
    press(app, "Undo")
    assert len(reopened().plans(TODAY, 5)) == 1


def test_the_calendar_of_weeks_says_what_is_planned(app: AppTest, walks_and_a_dinner: Store) -> None:
    """Its sentence names each plan and its day."""
    walks_and_a_dinner.plan("Picnic", TODAY + timedelta(3))
    (chart,) = app.run().get("plotly_chart")
    assert "Picnic on" in chart.proto.alt


def test_the_title_of_calendar_files_is_kept(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """It is neutral until the person chooses another, and a new one is a change that calendars are told of."""
    walks_and_a_dinner.plan("Picnic", TODAY + timedelta(3))
    app.run()
    title = app.text_input(key="calendar_title")
    assert title.value == "Free time"
    title.set_value("Reading").run()
    assert reopened().setting("calendar_title") == "Reading"
    assert reopened().setting("calendar_edition") == "1"


def good_month(store: Store) -> None:
    add(store, "day,kind,mine\n" + "".join(f"{ago(2 + 4 * place)},Walk,{5 - place % 2}\n" for place in range(30)))


def test_the_bigger_conversation_is_a_question_once_it_goes_well(app: AppTest, store: Store, reopened: Reopen) -> None:
    """A private note; mentioned after a sustained good time, put off for now, or for good."""
    good_month(store)
    app.run()
    assert "calm time" not in texts(app)
    app.text_area(key="conversation_note").set_value("Where we *live* next")
    press(app, "Keep it")
    assert reopened().setting("conversation") == "Where we *live* next"
    assert "calm time" in texts(app)
    assert "Where we" not in texts(app), "the note itself stays folded away"
    press(app, "Not now")
    assert "calm time" not in texts(app)
    fresh = AppTest.from_file(app._script_path, default_timeout=60).run()
    assert "calm time" in texts(fresh)
    press(fresh, "Don't ask again")
    again = AppTest.from_file(app._script_path, default_timeout=60).run()
    assert "calm time" not in texts(again)


def ideas(app: AppTest) -> Any:
    return app.run().switch_page("views/ideas.py").run()


def test_ideas_by_what_one_has(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """What there is today narrows the list; one tap plans an idea, on the first day with room."""
    ideas(app)
    assert "Tea together" in texts(app)
    group(app, "have_place").set_value("out").run()
    assert "Tea together" not in texts(app)
    group(app, "have_minutes").set_value(15).run()
    press(app, "Plan it")
    (plan,) = reopened().plans(TODAY, 5)
    assert (plan.kind, plan.minutes) == ("Once round the block", 15)
    assert "Planned: Once round the block" in texts(app)


def test_what_used_to_be_easy_becomes_ideas(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """Each name its own, first in the list, and planned as brought back."""
    ideas(app)
    app.text_area[0].set_value("Old bikes, silly films")
    press(app, "Add to your ideas")
    assert {"Old bikes", "silly films"} <= set(reopened().ideas()["name"])
    assert "used to be easy" in texts(app)
    press(app, "Plan it")
    store = reopened()
    store.happened(store.plans(TODAY, 5)[0].id, Status.HAPPENED)
    assert store.outings(Filter(kinds=("Old bikes",)), 1).iloc[0]["novelty"] == "revived"


def test_the_list_of_ideas_is_the_persons(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """Changed, added and taken out in a grid; undone in one tap; what has no name is let go."""
    ideas(app)
    names = list(walks_and_a_dinner.ideas()["name"])
    app.session_state["ideas_edited_0"] = {
        "edited_rows": {0: {"minutes": 25}}, "added_rows": [{"name": "Lawn bowls"}, {"minutes": 5}], "deleted_rows": [1],
    }  # fmt: skip
    app.run()
    press(app, "Save the list")
    kept = reopened().ideas().set_index("name")
    assert kept.loc[names[0], "minutes"] == 25
    assert kept.loc["Lawn bowls", "minutes"] == 30
    assert set(kept.index) == {*names, "Lawn bowls"} - {names[1]}
    press(app, "Undo")
    assert list(reopened().ideas()["name"]) == names


def test_the_sample_can_be_planned_with(app: AppTest, walks_and_a_dinner: Store, reopened: Reopen) -> None:
    """What is tried there stays there: the person's own log is untouched, and no undo reaches from one into the other."""
    app.session_state["looking_at_sample"] = True
    press(app.run(), "Plan it")
    assert "Planned:" in texts(app)
    press(app, "Leave the sample")
    assert "Planned:" not in texts(app)
    assert not [button for button in app.button if button.label == "Undo"]
    assert reopened().plans(date.min, 5) == []


def test_a_plan_withdrawn_elsewhere_is_not_put_down(app: AppTest, walks_and_a_dinner: Store) -> None:
    """The second window shows that it is gone, and nothing is added."""
    plan = walks_and_a_dinner.plan("Picnic", ago(2))
    app.run()
    walks_and_a_dinner.withdraw(plan)
    press(app, "Yes")
    assert "did it happen?" not in texts(app)
    assert walks_and_a_dinner.summary(Filter()).outings == 3


def test_plans_of_any_length_and_name_can_be_shown(app: AppTest, store: Store) -> None:
    """A trip of days, minutes that are few, and a name that looks like markup: as the log holds them."""
    name = '![x](https://e.example/p.png) <b>"]'
    add(store, f"day,kind,mine\n{ago(9)},{name.replace(chr(34), '')},5\n")
    store.plan("Trip", TODAY + timedelta(3), minutes=14 * 24 * 60)
    store.plan(name, TODAY + timedelta(9), minutes=1)
    app.run()
    assert not app.exception
    assert "https://" not in "".join(str(block.value) for block in (*app.title, *app.markdown))

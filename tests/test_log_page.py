"""Logging and changing outings, as a person does: on the page, and asserted in the reopened file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.entries import TIME_APART, Memory, Outing
from dashboard.outings import Company, Filter, Novelty, Status
from dashboard.store import Store
from tests.conftest import ROOT, add
from tests.test_pages import THREE_KINDS, group, press, take_back, texts

Reopen = Callable[[], Store]

ENTRY, OUTING, LOG, NEXT = "views/entry.py", "views/outing.py", "views/log.py", "views/next.py"
TODAY = date.today()


def keyed(app: AppTest, kind: str, ending: str) -> Any:
    """The widget of a kind whose key ends so; forms have a key of their own each time."""
    if kind == "button_group":
        return next(found for found in app.get(kind) if str(getattr(found, "key", "")).endswith(ending))
    return next(found for found in getattr(app, kind) if str(found.key or "").endswith(ending))


def typed(app: AppTest, kind: str, mine: int | None = None) -> AppTest:
    """The form with a kind tapped, and a rating."""
    keyed(app, "button_group", "_kind").set_value(kind).run()
    if mine:
        keyed(app, "button_group", "_mine").set_value(mine).run()
    return app


def undone(app: AppTest, page: str) -> AppTest:
    """Take back what was done, on the page it led to."""
    return take_back(app.switch_page(page).run())


def rows(store: Store, chosen: Filter | None = None) -> list[Outing]:
    """All outings, latest first."""
    found = [store.outing(int(row)) for row in store.outings(chosen or Filter(), 100)["id"]]
    return [outing for outing in found if outing]


def new(store: Store) -> list[Outing]:
    """What was logged by hand: today's and later."""
    return rows(store, Filter(since=TODAY))


@pytest.fixture
def logged(store: Store) -> Store:
    """A log with a few outings."""
    add(store, THREE_KINDS)
    return store


@pytest.fixture
def form(logged: Store, app: AppTest) -> AppTest:
    """The empty form."""
    press(app.run(), "Log an outing")
    assert app.title[0].value == "Log an outing"
    # The test's window doesn't follow where a page leads.
    return app.switch_page(ENTRY).run()


def test_an_outing_is_logged_with_three_answers(form: AppTest, reopened: Reopen) -> None:
    """Kind, day (today) and how it was; all else stays unknown."""
    press(typed(form, "Walk", 5), "Log it")
    assert not form.exception
    assert "Walk, today, is in your log." in texts(form)
    (row,) = new(reopened())
    assert replace(row, id=None, changed_at=None, called="") == Outing(TODAY, "Walk", mine=5)


def test_logging_is_undone_in_one_click(form: AppTest, reopened: Reopen) -> None:
    """And what was logged can still be brought back from the bin."""
    press(typed(form, "Walk"), "Log it")
    undone(form, NEXT)
    again = reopened()
    assert new(again) == []
    assert again.binned(5)["kind"].tolist() == ["Walk"]


def test_without_a_kind_nothing_is_logged(form: AppTest, reopened: Reopen) -> None:
    """It says what is missing, and what was typed stays."""
    keyed(form, "text_area", "_note").set_value("half a thought").run()
    press(form, "Log it")
    assert "Say what you did" in texts(form)
    assert keyed(form, "text_area", "_note").value == "half a thought"
    assert new(reopened()) == []


def test_a_day_to_come_becomes_a_plan(form: AppTest, reopened: Reopen) -> None:
    """With all that can be known of it, in one tap that can be taken back; nothing is logged."""
    typed(form, "Walk")
    keyed(form, "date_input", "_day").set_value(TODAY + timedelta(1)).run()
    keyed(form, "number_input", "_minutes").set_value(30).run()
    keyed(form, "text_input", "_place").set_value("the canal").run()
    assert "Log it" not in [button.label for button in form.button]
    press(form, "Plan it")
    assert not form.exception
    again = reopened()
    assert new(again) == []
    (plan,) = again.plans(TODAY, 5)
    assert (plan.kind, plan.day, plan.minutes) == ("Walk", TODAY + timedelta(1), 30)
    outing = again.happened(plan.id, Status.HAPPENED, TODAY)
    assert [(row.id, row.place) for row in new(again)] == [(outing, "the canal")]


def test_a_new_kind_stays_when_its_field_is_left(form: AppTest, reopened: Reopen) -> None:
    """Whatever is tapped after it; and of a tapped kind and a typed one, the later holds."""
    keyed(form, "text_input", "_new_kind").set_value(" Ice  cream ").run()
    keyed(form, "button_group", "_mine").set_value(4).run()
    assert keyed(form, "text_input", "_new_kind").value == " Ice  cream "
    typed(form, "Walk")
    assert keyed(form, "text_input", "_new_kind").value == ""
    keyed(form, "text_input", "_new_kind").set_value("Ice cream").run()
    assert keyed(form, "button_group", "_kind").value is None
    press(form, "Log it")
    assert [row.kind for row in new(reopened())] == ["Ice cream"]


def test_clearing_what_was_typed_leaves_the_kind_that_was_tapped(form: AppTest, reopened: Reopen) -> None:
    """An emptied field says nothing about it; with a word in it, the word counts."""
    keyed(form, "text_input", "_new_kind").set_value("Ice cream").run()
    typed(form, "Walk")
    keyed(form, "text_input", "_new_kind").set_value("  ").run()
    assert keyed(form, "button_group", "_kind").value == "Walk"
    press(form, "Log it")
    assert [row.kind for row in new(reopened())] == ["Walk"]


def test_what_is_half_typed_survives_a_change_of_page(form: AppTest, reopened: Reopen) -> None:
    """All of it, the note first of all; once logged, the next form is empty."""
    typed(form, "Walk", 4)
    keyed(form, "text_area", "_note").set_value("the goose again").run()
    keyed(form, "number_input", "_minutes").set_value(35).run()
    form.switch_page(NEXT).run()
    form.switch_page(ENTRY).run()
    assert keyed(form, "text_area", "_note").value == "the goose again"
    press(form, "Log it")
    (row,) = new(reopened())
    assert (row.kind, row.mine, row.minutes, row.note) == ("Walk", 4, 35, "the goose again")
    form.switch_page(ENTRY).run()
    assert keyed(form, "text_area", "_note").value == ""


def test_every_field_reaches_the_file(form: AppTest, reopened: Reopen) -> None:
    """Each widget is asked for its own field."""
    keyed(form, "button_group", "_kind").set_value("Tea").run()
    keyed(form, "date_input", "_day").set_value(TODAY - timedelta(3)).run()
    for ending, value in {
        "_status": Status.CUT_SHORT, "_mine": 2, "_ease": "like work", "_theirs": 3, "_novelty": "revived",
        "_company": "with others", "_idea": "them",
    }.items():  # fmt: skip
        options = keyed(form, "button_group", ending)
        options.set_value(value).run()
    keyed(form, "text_area", "_moment").set_value("the cup").run()
    keyed(form, "toggle", "_favourite").set_value(True).run()
    keyed(form, "number_input", "_cost").set_value(6.5).run()
    keyed(form, "text_input", "_place").set_value("home").run()
    keyed(form, "multiselect", "_tags").set_value(["rain"]).run()
    press(form, "Log it")
    row = rows(reopened())[0]
    assert (row.kind, row.day, row.status, row.mine) == ("Tea", TODAY - timedelta(3), "cut short", 2)
    assert (row.ease, row.theirs, row.novelty, row.company, row.idea) == (
        "like work", 3, "revived", "with others", "them",
    )  # fmt: skip
    assert (row.moment, row.favourite, str(row.cost), row.place, row.tags) == (
        "the cup",
        True,
        "6.50",
        "home",
        ("rain",),
    )


def test_what_did_not_happen_asks_for_nothing_more(form: AppTest, reopened: Reopen) -> None:
    """No rating, no reason."""
    typed(form, "Walk", 4)
    keyed(form, "button_group", "_status").set_value(Status.DID_NOT_HAPPEN).run()
    assert "How was it for you?" not in [getattr(found, "label", "") for found in form.get("button_group")]
    press(form, "Log it")
    (row,) = new(reopened())
    assert (row.status, row.mine) == (Status.DID_NOT_HAPPEN, None)


def test_a_day_apart_takes_two_taps(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """One to the form, one to log it; the way back is there."""
    press(app.run(), "Log an outing")
    press(app.switch_page(ENTRY).run(), "Log a day apart")
    assert "A day apart, today, is in your log." in texts(app)
    (row,) = rows(reopened(), Filter(apart=True))
    assert (row.day, row.kind, row.apart) == (TODAY, TIME_APART, True)
    undone(app, NEXT)
    assert rows(reopened(), Filter(apart=True)) == []


def opened(app: AppTest, outing: int) -> AppTest:
    """The page of one outing, by its row in the log."""
    app.run().switch_page(LOG).run()
    app.button(key=f"log_change_{outing}").click().run()
    return app.switch_page(OUTING).run()


def test_an_outing_is_changed_and_put_back(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """Saved, said, and undone as it was."""
    before = rows(logged)[0]
    opened(app, before.id or 0)
    keyed(app, "text_area", "_note").set_value("a note").run()
    typed(app, "Walk")
    press(app, "Save")
    assert not app.exception
    after = rows(reopened())[0]
    assert (after.note, after.kind, after.mine, after.day) == ("a note", "Walk", before.mine, before.day)
    undone(app, LOG)
    assert replace(rows(reopened())[0], changed_at=None) == replace(before, changed_at=None)


def test_the_same_again_is_two_taps(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """Today, with what it was and not how it went."""
    past = rows(logged)[0]
    press(opened(app, past.id or 0), "Same again")
    press(app.switch_page(ENTRY).run(), "Log it")
    first, *_, second = rows(reopened())[:2]
    assert (first.kind, first.day, first.mine, first.novelty) == (past.kind, TODAY, None, Novelty.FAMILIAR)
    assert second == past


def test_the_same_again_is_in_the_list_too(logged: Store, app: AppTest) -> None:
    """Beside each outing of the log, and back to the log from there."""
    past = rows(logged)[0]
    app.switch_page(LOG).run()
    next(button for button in app.button if button.key == f"log_again_{past.id}").click().run()
    press(app.switch_page(ENTRY).run(), "Log it")
    first, *_ = rows(logged)
    assert (first.kind, first.day, first.mine) == (past.kind, TODAY, None)
    assert first.id != past.id


def test_deleting_is_undone(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """From the message, and from the bin later."""
    past = rows(logged)[0]
    press(opened(app, past.id or 0), "Delete")
    assert len(rows(reopened())) == 14
    undone(app, LOG)
    assert rows(reopened())[0] == past
    press(opened(app, past.id or 0), "Delete")
    app.session_state["bin"] = True
    press(app.switch_page(LOG).run(), "Bring back")
    assert rows(reopened())[0] == past


def another_window() -> AppTest:
    """A second window on the same dashboard."""
    return AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)


def test_two_windows_on_one_outing_lose_nothing(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """What was changed in both is asked about with both shown; what was changed in one only is kept."""
    outing = rows(logged)[0].id or 0
    other = opened(another_window(), outing)
    opened(app, outing)
    keyed(app, "text_area", "_note").set_value("from the first").run()
    keyed(app, "toggle", "_favourite").set_value(True).run()
    press(app, "Save")
    keyed(other, "text_area", "_note").set_value("from the second").run()
    keyed(other, "text_area", "_moment").set_value("the goose").run()
    assert any("changed in another window" in warning.value for warning in other.warning)
    said = texts(other)
    assert "Here: from the second" in said
    assert "In the other window: from the first" in said
    assert rows(reopened())[0].note == "from the first"
    press(other.run(), "Keep what is here")
    row = rows(reopened())[0]
    assert (row.note, row.moment, row.favourite) == ("from the second", "the goose", True)
    undone(other, LOG)
    row = rows(reopened())[0]
    assert (row.note, row.moment, row.favourite) == ("from the first", "", True)


def test_two_windows_on_different_fields_need_no_question(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """Both changes are kept, and the second window is told."""
    outing = rows(logged)[0].id or 0
    other = opened(another_window(), outing)
    opened(app, outing)
    keyed(app, "text_area", "_note").set_value("from the first").run()
    press(app, "Save")
    keyed(other, "text_area", "_moment").set_value("from the second").run()
    press(other, "Save")
    assert "changed in another window meanwhile is kept too" in texts(other)
    row = rows(reopened())[0]
    assert (row.note, row.moment) == ("from the first", "from the second")


def test_an_outing_deleted_meanwhile_is_told(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """It says so, keeps what was typed, and brings it back."""
    outing = rows(logged)[0].id or 0
    opened(app, outing)
    logged.delete([outing])
    keyed(app, "text_area", "_note").set_value("half a thought").run()
    assert any("deleted in another window" in warning.value for warning in app.warning)
    assert rows(logged)[0].id != outing
    press(app, "Bring it back")
    assert keyed(app, "text_area", "_note").value == "half a thought"
    press(app, "Save")
    assert rows(reopened())[0].note == "half a thought"


def grid(app: AppTest) -> str:
    """The log as a grid; returns its key."""
    app.run().switch_page(LOG).run()
    group(app, "log_how").set_value("Many at once").run()
    return str(app.session_state["grid_open"].key)


def test_many_are_changed_in_the_grid_and_put_back(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """Each cell in its own field, rows to the bin, and one way back for all of it."""
    before = rows(logged)
    app.session_state[grid(app)] = {
        "edited_rows": {
            "0": {"mine": 1, "note": "a note", "day": "2026-03-21", "tags": "sun | rain", "cost": 2.5},
            "1": {"ticked": True},
            "2": {"kind": "Tea", "mine": None, "favourite": True, "start": "18:30:00", "status": None},
        },
    }
    press(app.run(), "Delete 1 row")
    press(app, "Save 3 rows")
    assert not app.exception
    assert "2 outings changed and 1 outing put into the bin." in texts(app)
    after = {row.id: row for row in rows(reopened())}
    first, third = after[before[0].id], after[before[2].id]
    assert (first.mine, first.note, first.day, first.tags) == (1, "a note", date(2026, 3, 21), ("sun", "rain"))
    assert str(first.cost) == "2.50"
    assert (third.kind, third.mine, third.favourite, str(third.start)) == ("Tea", None, True, "18:30:00")
    assert third.status is Status.HAPPENED
    assert before[1].id not in after
    take_back(app)
    assert [replace(row, changed_at=None) for row in rows(reopened())] == [
        replace(row, changed_at=None) for row in before
    ]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("company", "with others", [Company.OTHERS] * 2), ("kind", "Tea", ["Tea"] * 2), ("mine", 2, [2, 2]),
     ("minutes", 25, [25, 25]), ("place", " the  weir ", ["the weir"] * 2), ("tags", "sun", [("rain", "sun"), ("sun",)])],
)  # fmt: skip
def test_ticked_rows_are_changed_alike(
    logged: Store, app: AppTest, reopened: Reopen, name: str, value: Any, expected: list[Any]
) -> None:
    """One thing for all of them and for no other row, beside what was typed; a tag joins those there are."""
    before = rows(logged)
    app.session_state[grid(app)] = {
        "edited_rows": {"0": {"ticked": True, "tags": "rain"}, "1": {"ticked": True}, "2": {"note": "typed"}},
    }
    app.run()
    key = app.session_state["grid_open"].key
    app.selectbox(key=f"{key}_field").set_value(name).run()
    field = next(box for box in (*app.selectbox, *app.number_input, *app.text_input) if box.key == f"{key}_{name}")
    field.set_value(value).run()
    press(app, "Change these")
    assert rows(logged) == before
    press(app, "Save 3 rows")
    after = rows(reopened())
    assert [getattr(row, name) for row in after[:2]] == expected
    assert after[2].note == "typed"
    assert getattr(after[2], name) == getattr(before[2], name)
    take_back(app)
    assert [replace(row, changed_at=None) for row in rows(reopened())] == [
        replace(row, changed_at=None) for row in before
    ]


def test_all_rows_of_a_page_are_ticked_and_let_go(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """In one tap each; ticks alone are nothing to save."""
    before = rows(logged)
    grid(app)
    press(app.run(), "Tick all")
    assert [button.label for button in app.button if button.label.startswith("Delete")] == [
        f"Delete {len(before)} rows"
    ]
    press(app, "Tick none")
    assert not [button for button in app.button if button.label.startswith("Delete")]
    press(app, "Tick all")
    app.session_state[app.session_state["grid_open"].key] = {"edited_rows": {"0": {"ticked": False}}}
    press(app.run(), f"Delete {len(before) - 1} rows")
    assert rows(logged) == before
    press(app, f"Save {len(before) - 1} rows")
    assert [row.id for row in rows(reopened())] == [before[0].id]


def test_the_grid_says_what_another_window_changed(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """That cell stays as it is there, what was typed is told; other cells and rows are saved."""
    before = rows(logged)
    key = grid(app)
    logged.change(replace(before[0], note="from elsewhere"))
    app.session_state[key] = {"edited_rows": {"0": {"note": "typed here"}, "1": {"note": "fine"}}}
    press(app.run(), "Save 2 rows")
    assert "Changed in another window meanwhile" in texts(app)
    assert "typed here" in texts(app)
    assert [row.note for row in rows(reopened())[:2]] == ["from elsewhere", "fine"]


def test_unsaved_cells_stay_when_the_filter_changes(logged: Store, app: AppTest) -> None:
    """The rows being changed stay in the grid until they are saved or let go."""
    key = grid(app)
    app.session_state[key] = {"edited_rows": {"0": {"note": "typed"}}}
    app.multiselect(key="filter_kinds").set_value(["Dinner"]).run()
    assert app.session_state["grid_open"].key == key
    assert any("rows you were changing" in info.value for info in app.info)
    press(app, "Leave them as they were")
    assert {outing.kind for outing in app.session_state["grid_open"].seen} == {"Dinner"}
    assert app.session_state["grid_open"].key != key


def test_words_are_searched_for(logged: Store, app: AppTest) -> None:
    """Only what has them is listed; a search that finds nothing says so and is let go in one click."""
    logged.change(replace(rows(logged)[0], note="The goose by the café"))
    app.run().switch_page(LOG).run()
    app.text_input(key="filter_words").set_value("GOOSE by the cafe").run()
    assert "1 outing, rated." in texts(app)
    app.text_input(key="filter_words").set_value("nothing like it").run()
    assert any("No outing mentions “nothing like it”" in info.value.replace("\\", "") for info in app.info)
    press(app, "Clear “")
    assert "15 outings" in texts(app)


def test_what_is_worth_a_look_is_shown(store: Store, app: AppTest) -> None:
    """Unrated, odd lengths, days to come: counted, and listed in one click; what didn't happen isn't unrated."""
    for number, outing in enumerate([
        Outing(TODAY, "Walk"), Outing(TODAY, "Tea", mine=4, minutes=3), Outing(TODAY + timedelta(9), "Film", mine=4),
        Outing(TODAY, "Dinner", status=Status.DID_NOT_HAPPEN), Outing(TODAY, "Pool", mine=5, minutes=60),
    ]):  # fmt: skip
        store.log(outing, str(number))
    app.run().switch_page(LOG).run()
    app.session_state["worth_a_look"] = True
    app.run()
    said = texts(app)
    assert "1 outing not rated." in said
    assert "1 outing with a length that is unusual" in said
    assert "1 outing on a day that is still to come." in said
    for words, kind in (("not rated", "Walk"), ("with a length", "Tea"), ("on a day", "Film")):
        next(b for b in app.button if b.label == "Show" and str(b.key).startswith(f"look_{words}")).click().run()
        assert [m.value for m in app.markdown if m.value.startswith(f"**{kind}**")]
        assert f"Only the 1 {words}" in texts(app)
        assert "1 outing" in texts(app)
        press(app, "Show the others too")
        app.session_state["worth_a_look"] = True
        app.run()


def test_kinds_are_renamed_shown_as_one_retired_and_put_back(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """Each in one step, and each with its way back."""
    app.session_state["kinds_open"] = True
    app.run().switch_page(LOG).run()

    def choose(kind: str) -> None:
        app.selectbox(key="kind_to_change").set_value(kind).run()

    choose("Walk")
    app.text_input(key="rename_kind:Walk").set_value("Stroll").run()
    press(app, "Rename")
    assert set(reopened().kinds()) == {"Stroll", "Tea", "Dinner"}
    take_back(app)
    assert set(reopened().kinds()) == {"Walk", "Tea", "Dinner"}

    choose("Walk")
    app.selectbox(key="shown_as_kind:Walk").set_value("Tea").run()
    press(app, "Show both as Tea")
    assert set(reopened().kinds()) == {"Tea", "Dinner"}
    take_back(app)

    choose("Dinner")
    press(app, "Retire it")
    assert "Dinner" not in reopened().recent_kinds()
    choose("Dinner")
    press(app, "Restore it")
    assert "Dinner" in reopened().recent_kinds()

    choose("Walk")
    app.text_input(key="rename_kind:Walk").set_value("tea").run()
    press(app, "Rename")
    assert any("already" in warning.value for warning in app.warning)
    assert set(reopened().kinds()) == {"Walk", "Tea", "Dinner"}


def test_a_memory_comes_back_from_the_bin(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """Memories are kept there as outings are."""
    logged.forget_memory(logged.remember(Memory("The lake")))
    app.run().switch_page(LOG).run()
    app.session_state["bin"] = True
    press(app.run(), "Bring back")
    assert [memory.name for memory in reopened().memories()] == ["The lake"]


def test_what_is_half_typed_survives_a_day_apart(form: AppTest, reopened: Reopen) -> None:
    """The day apart is logged; the outing that was being typed is still there, and a note without one goes along."""
    typed(form, "Walk", 4)
    keyed(form, "text_area", "_note").set_value("of the walk").run()
    press(form, "Log a day apart")
    form.switch_page(ENTRY).run()
    assert keyed(form, "text_area", "_note").value == "of the walk"
    press(form, "Log it")
    again = reopened()
    assert [row.note for row in new(again)] == ["of the walk"]
    assert [row.note for row in rows(again, Filter(apart=True))] == [""]


def test_a_day_apart_can_be_changed_later(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """It is opened like any outing."""
    day = logged.log(Outing(TODAY, "", apart=True), "apart")
    app.session_state["apart"] = True
    app.run().switch_page(LOG).run()
    app.button(key=f"apart_change_{day}").click().run()
    app.switch_page(OUTING).run()
    keyed(app, "date_input", "_day").set_value(TODAY - timedelta(2)).run()
    press(app, "Save")
    (row,) = rows(reopened(), Filter(apart=True))
    assert (row.day, row.kind) == (TODAY - timedelta(2), TIME_APART)


def test_nothing_of_the_sample_reaches_ones_own_log(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """An outing or a grid that was open in the sample is closed with it: its numbers mean other outings here."""
    before = rows(logged)
    app.session_state["looking_at_sample"] = True
    grid(app)
    shown = app.session_state["grid_open"].seen[0].id
    group(app, "log_how").set_value("One by one").run()
    opened(app, shown)
    assert app.session_state["opened_outing"].outing == shown
    press(app.switch_page(LOG).run(), "Leave the sample")
    for name in ("grid_open", "opened_outing", f"seen_outing_{shown}", "what_was_done", "entry_drafts"):
        assert name not in app.session_state, name
    assert rows(reopened()) == before


def test_the_grid_shows_what_was_changed_since(logged: Store, app: AppTest) -> None:
    """Untouched, it follows the log."""
    grid(app)
    logged.delete([rows(logged)[0].id or 0])
    app.run()
    assert len(app.session_state["grid_open"].seen) == 14


def test_what_the_grid_can_not_hold_is_said(logged: Store, app: AppTest, reopened: Reopen) -> None:
    """No row is saved, the page stays whole, and what was typed is still there."""
    before = rows(logged)
    key = grid(app)
    app.session_state[key] = {"edited_rows": {"0": {"cost": 1e9}, "1": {"note": "fine"}}}
    press(app.run(), "Save 2 rows")
    assert "The cost has to be" in texts(app)
    assert app.session_state["grid_open"].key == key
    assert rows(reopened()) == before


def test_a_rating_given_in_passing_stays(store: Store, app: AppTest, reopened: Reopen) -> None:
    """Asked right after a plan happened; going to another page and back takes nothing away."""
    store.plan("Walk", TODAY - timedelta(1))
    press(app.run(), "Yes")
    made = int(store.outings(Filter(), 1)["id"][0])
    group(app, f"rate_{made}").set_value(4).run()
    app.switch_page(LOG).run()
    app.switch_page(NEXT).run()
    assert [row.mine for row in rows(reopened())] == [4]


def test_an_empty_form_left_open_overnight_begins_with_the_new_day(form: AppTest) -> None:
    """Yesterday's date is not offered as today's."""
    drafts = form.session_state["entry_drafts"]
    drafts[None] = replace(drafts[None], start=Outing(TODAY - timedelta(1), ""), entry="yesterday")
    form.run()
    assert keyed(form, "date_input", "_day").value == TODAY


def test_a_search_is_cleared_with_the_rest_of_the_filter(logged: Store, app: AppTest) -> None:
    """By the one button beside the filter."""
    app.run().switch_page(LOG).run()
    assert app.button(key="filter_clear").disabled
    app.text_input(key="filter_words").set_value("nothing like it").run()
    app.button(key="filter_clear").click().run()
    assert app.text_input(key="filter_words").value == ""
    assert "15 outings" in texts(app)


def test_how_it_was_is_not_asked_of_a_day_to_come(app: AppTest) -> None:
    """It is once it has been."""
    form = app.run().switch_page(ENTRY).run()
    day = next(box for box in form.date_input if box.label == "Day")
    assert keyed(form, "button_group", "_mine")
    day.set_value(TODAY + timedelta(3)).run()
    assert not [choices for choices in form.get("button_group") if str(getattr(choices, "key", "")).endswith("_mine")]
    assert not form.exception

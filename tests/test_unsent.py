"""What is half typed waits, sealed, while the log is locked, and is there again in the form it was typed into."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import vault
from dashboard.entries import Memory, Outing, Part
from dashboard.outings import Filter
from dashboard.store import Store
from tests.conftest import add
from tests.test_keeping_page import PASSPHRASE, press, unlocked

YESTERDAY = date.today() - timedelta(1)
LINES = "day,kind,mine,note\n2026-01-05,Walk,4,heron\n2026-01-06,Tea,2,the other one\n"
Again = Callable[[str], AppTest]


@pytest.fixture
def sealed(store: Store, log_path: Path) -> Store:
    """A log of two outings with a passphrase, unlocked."""
    add(store, LINES)
    vault.seal_log(log_path, PASSPHRASE)
    return store


@pytest.fixture
def again(app: AppTest, sealed: Store, log_path: Path) -> Again:
    """Lock the log, unlock it in another window, and open a page there."""

    def open_again(page: str) -> AppTest:
        held = vault.open_log(log_path)
        vault.lock_logs()
        assert not held.unsent
        assert not held.waiting
        return (
            unlocked(AppTest.from_file(app._script_path, default_timeout=60).run(), PASSPHRASE).switch_page(page).run()
        )

    return open_again


def box(boxes: Any, label: str) -> Any:
    return next(found for found in boxes if found.label == label)


def nothing_waits(log_path: Path) -> bool:
    held = vault.open_log(log_path)
    return not held.unsent and not held.waiting


def past_outing(app: AppTest) -> AppTest:
    app.switch_page("views/log.py").run()
    press(app, "Change")
    return app.switch_page("views/outing.py").run()


def test_a_change_of_an_outing_waits(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """All of it, not its words alone; it is still a change of what was seen, and waits no more once it is saved."""
    past_outing(app.run())
    box(app.text_area, "Note").set_value("a longer note").run()
    box(app.text_input, "Place").set_value("the weir").run()
    box(app.multiselect, "Tags").set_value(["quiet"]).run()
    box(app.pills, "How was it for you?").set_value(5).run()
    box(app.number_input, "Minutes").set_value(45).run()
    box(app.number_input, "Cost").set_value(3.5).run()
    other = past_outing(again("views/log.py"))
    assert "Not saved yet." in [caption.value for caption in other.caption]
    press(other, "Save")
    (tea, _) = sealed.outings(Filter(), 2).itertuples()
    now = sealed.outing(int(tea.id))
    assert now
    assert (now.note, now.place, now.tags, now.mine, now.minutes) == ("a longer note", "the weir", ("quiet",), 5, 45)
    assert float(now.cost or 0) == 3.5
    assert nothing_waits(log_path)


def test_a_change_that_waited_goes_on_top_of_what_another_window_saved(
    app: AppTest, sealed: Store, again: Again
) -> None:
    """It knows what it is a change of."""
    past_outing(app.run())
    box(app.text_input, "Place").set_value("the weir").run()
    (tea, _) = sealed.outings(Filter(), 2).itertuples()
    was = sealed.outing(int(tea.id))
    assert was
    other = again("views/log.py")
    sealed.rate(int(tea.id), 3)
    press(past_outing(other), "Save")
    now = sealed.outing(int(tea.id))
    assert now
    assert (now.mine, now.place, now.note) == (3, "the weir", was.note)


def test_a_change_that_is_let_go_waits_no_more(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """Nor does it come back in the next window."""
    past_outing(app.run())
    box(app.text_input, "Place").set_value("the weir").run()
    other = past_outing(again("views/log.py"))
    press(other, "Leave it as it was")
    assert nothing_waits(log_path)
    assert box(past_outing(other).text_input, "Place").value == ""


def test_a_window_that_types_nothing_leaves_what_another_typed(
    app: AppTest, sealed: Store, again: Again, log_path: Path
) -> None:
    """The same outing may be open in both."""
    past_outing(app.run())
    box(app.text_input, "Place").set_value("the weir").run()
    past_outing(AppTest.from_file(app._script_path, default_timeout=60).run()).run()
    assert box(past_outing(again("views/log.py")).text_input, "Place").value == "the weir"


def test_a_new_outing_without_a_kind_waits_overnight(app: AppTest, sealed: Store, again: Again) -> None:
    """A note alone is not an empty form."""
    app.run().switch_page("views/entry.py").run()
    app.date_input[0].set_value(YESTERDAY).run()
    box(app.text_area, "Note").set_value("half a thought").run()
    assert box(again("views/entry.py").text_area, "Note").value == "half a thought"


def test_a_new_memory_waits(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """With its name and its date; and stays while another page is looked at."""
    app.run().switch_page("views/memories.py").run()
    box(app.text_input, "What it was").set_value("The lake").run()
    box(app.text_area, "What you remember of it, if you like").set_value("skimming").run()
    box(app.selectbox, "Roughly when").set_value(Part.SUMMER).run()
    box(app.number_input, "Year, if you know it").set_value(2014).run()
    app.switch_page("views/log.py").run().switch_page("views/memories.py").run()
    other = again("views/memories.py")
    press(other, "Keep it")
    (kept,) = sealed.memories()
    assert (kept.name, kept.words, kept.when) == ("The lake", "skimming", "summer 2014")
    assert nothing_waits(log_path)


def test_a_change_of_a_memory_waits(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """It is saved as that memory."""
    lake = sealed.remember(Memory("The lake", "skimming", 2014))
    app.run().switch_page("views/memories.py").run()
    app.text_input[0].set_value("The other lake").run()
    press(again("views/memories.py"), "Save")
    assert [(one.id, one.name, one.year) for one in sealed.memories()] == [(lake, "The other lake", 2014)]
    assert nothing_waits(log_path)


def test_a_change_of_a_plan_waits(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """Its day and its minutes."""
    plan = sealed.plan("Picnic", date.today() + timedelta(3))
    app.run().switch_page("views/next.py").run()
    app.date_input(key=f"day_{plan}").set_value(date.today() + timedelta(5)).run()
    app.number_input(key=f"minutes_{plan}").set_value(45).run()
    press(again("views/next.py"), "Save")
    (moved,) = sealed.plans(date.today(), 5)
    assert (moved.day, moved.minutes) == (date.today() + timedelta(5), 45)
    assert nothing_waits(log_path)


def test_the_note_for_later_waits(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """Until it is kept."""
    app.run().switch_page("views/next.py").run()
    app.text_area(key="conversation_note").set_value("Where we live next").run()
    press(again("views/next.py"), "Keep it")
    assert sealed.setting("conversation") == "Where we live next"
    assert nothing_waits(log_path)


def test_what_used_to_be_easy_waits(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """Until it is among the ideas; the box is empty then."""
    app.run().switch_page("views/ideas.py").run()
    app.text_area[0].set_value("Old bikes").run()
    other = again("views/ideas.py")
    press(other, "Add to your ideas")
    assert "Old bikes" in set(sealed.ideas()["name"])
    assert other.text_area[0].value == ""
    assert nothing_waits(log_path)


def test_changes_of_the_list_of_ideas_wait(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """With what is typed on top of them; what came to the list meanwhile stays in it."""
    app.run().switch_page("views/ideas.py").run()
    names = list(sealed.ideas()["name"])
    app.session_state["ideas_edited_0"] = {
        "edited_rows": {0: {"minutes": 25}}, "added_rows": [{"name": "Lawn bowls"}], "deleted_rows": [1],
    }  # fmt: skip
    app.run()
    other = again("views/ideas.py")
    other.text_area[0].set_value("Old bikes")
    press(other, "Add to your ideas")
    other.session_state["ideas_edited_0"] = {"edited_rows": {1: {"minutes": 35}}, "added_rows": [], "deleted_rows": []}
    press(other.run(), "Save the list")
    kept = sealed.ideas().set_index("name")["minutes"]
    assert (kept[names[0]], kept[names[2]], kept["Lawn bowls"]) == (25, 35, 30)
    assert set(kept.index) == {*names, "Lawn bowls", "Old bikes"} - {names[1]}
    assert nothing_waits(log_path)


def test_what_is_typed_into_the_grid_waits(app: AppTest, sealed: Store, again: Again, log_path: Path) -> None:
    """Cells and rows that were deleted, with what is typed on top of them; all saved together."""
    sealed.log(Outing(date(2026, 1, 7), "Swim"), "a form")

    def grid(window: AppTest) -> AppTest:
        window.segmented_control(key="log_how").set_value("Many at once")
        return window.run()

    def typed(window: AppTest, rows: dict[int, dict[str, Any]], deleted: list[int]) -> None:
        key = window.session_state["grid_open"].key
        window.session_state[key] = {"edited_rows": rows | {row: {"ticked": True} for row in deleted}}
        window.run()
        if deleted:
            press(window, f"Delete {len(deleted)} row")

    typed(grid(app.run().switch_page("views/log.py").run()), {1: {"place": "the weir"}}, [0])
    other = grid(again("views/log.py"))
    typed(other, {0: {"minutes": 30}, 1: {"mine": 5}}, [])
    press(other, "Save 3 rows")
    found = [sealed.outing(int(row.id)) for row in sealed.outings(Filter(), 5).itertuples()]
    assert [(one.kind, one.place, one.minutes, one.mine) for one in found if one] == [
        ("Tea", "the weir", 30, 2), ("Walk", "", None, 5),
    ]  # fmt: skip
    assert nothing_waits(log_path)

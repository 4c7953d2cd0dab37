"""Logging as a person does it: in seconds, with a mouse or without one, in two windows, and never twice."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.entries import Outing
from dashboard.outings import Filter
from dashboard.store import Store
from tests.browser.conftest import OTHER, Opener, in_the_file
from tests.browser.hand import Counted

TODAY = date.today()
Copied = Callable[[], list[Outing]]


@pytest.fixture
def few(log_path: Path) -> Path:
    """Three outings of two kinds."""
    store = Store(vault.open_log(log_path))
    for ago, kind, mine in ((9, "Tea", 3), (6, "Walk", 4), (2, "Walk", 5)):
        store.log(Outing(TODAY - timedelta(ago), kind, mine=mine, minutes=40), f"{ago}")
    vault.close_logs()
    return log_path


@pytest.fixture
def on_disk(log_path: Path) -> Copied:
    """The outings in the file, latest first."""

    def found() -> list[Outing]:
        with in_the_file(log_path) as store:
            return [row for number in store.outings(Filter(), 100)["id"] if (row := store.outing(int(number)))]

    return found


@pytest.mark.parametrize(("width", "scheme"), [OTHER(1280, "light"), (390, "dark")])
def test_an_outing_is_logged_in_four_taps(few: Path, window: Opener, on_disk: Copied, width: int, scheme: str) -> None:
    """From the first page: the form, the kind, how it was, done. No key is needed, the day is today's."""
    opened = window(width, scheme)
    hand = Counted(opened)
    hand.click("Log an outing")
    assert opened.too_wide() <= 0
    hand.click("Walk")
    hand.click("5 · lovely")
    hand.click("Log it")
    assert hand.done == ["click Log an outing", "click Walk", "click 5 · lovely", "click Log it"]
    assert hand.seconds < 30
    assert "Walk, today, is in your log." in opened.words()
    assert (on_disk()[0].kind, on_disk()[0].day, on_disk()[0].mine) == ("Walk", TODAY, 5)
    assert opened.too_wide() <= 0
    assert opened.strays == []
    assert opened.complaints == []


def test_an_outing_of_a_new_kind_is_logged_by_keyboard_alone(window: Opener, on_disk: Copied) -> None:
    """From an empty log: a new kind typed, a rating by arrows, logged by Enter."""
    opened = window(390)
    hand = Counted(opened)
    hand.tab_to("Log an outing")
    hand.keys("Enter")
    hand.tab_to("What did you do?")
    hand.write("Ice cream")
    hand.keys("Enter")
    hand.tab_to("not good")
    hand.keys("ArrowRight", "ArrowRight", "ArrowRight", "Space")
    hand.tab_to("Log it")
    hand.keys("Enter")
    assert "Ice cream, today, is in your log." in opened.words()
    (row,) = on_disk()
    assert (row.kind, row.day, row.mine) == ("Ice cream", TODAY, 4)
    assert [key for key in hand.done if key != "Tab"] == [
        "Enter", *"Ice cream", "Enter", "ArrowRight", "ArrowRight", "ArrowRight", "Space", "Enter",
    ]  # fmt: skip
    assert hand.seconds < 30, hand.done


def test_two_quick_clicks_and_a_reload_log_once(few: Path, window: Opener, on_disk: Copied) -> None:
    """However the hand shakes."""
    opened = window()
    hand = Counted(opened)
    hand.click("Log an outing")
    hand.click("Tea")
    opened.page.get_by_role("button", name="Log it").dblclick()
    opened.settle()
    opened.page.reload()
    opened.page.wait_for_selector("h1", timeout=30_000)
    opened.settle()
    assert [row.kind for row in on_disk()] == ["Tea", "Walk", "Walk", "Tea"]


@pytest.mark.further
def test_a_half_typed_note_survives_a_change_of_page(few: Path, window: Opener, on_disk: Copied) -> None:
    """Without a word on saving: typed, gone elsewhere by a link, however fast, and still there."""
    opened = window(390)
    hand = Counted(opened)
    hand.click("Log an outing")
    hand.click("More, if you like")
    opened.page.get_by_role("textbox", name="Note").click()
    opened.page.keyboard.type("the goose by the")
    opened.go("What went well")
    opened.go("Next")
    opened.press("Log an outing")
    # What is in it already is not folded away.
    assert opened.page.get_by_role("textbox", name="Note").input_value() == "the goose by the"
    assert opened.too_wide() <= 0


@pytest.mark.further
def test_two_windows_edit_one_outing(few: Path, window: Opener, on_disk: Copied) -> None:
    """The second to save is told, sees both notes and chooses; nothing is lost."""
    one, two = window(), window(390, "dark")
    for opened in (one, two):
        opened.go("Log")
        opened.press("Change")
    one.page.get_by_role("textbox", name="Note").fill("from one")
    one.page.keyboard.press("Tab")
    one.settle()
    one.press("Save")
    two.page.get_by_role("textbox", name="Note").fill("from two")
    two.page.keyboard.press("Tab")
    two.settle()
    assert "changed in another window" in two.words()
    assert "from one" in two.words()
    assert two.too_wide() <= 0
    assert on_disk()[0].note == "from one"
    two.press("Keep what is here")
    assert on_disk()[0].note == "from two"
    two.press("Undo")
    assert on_disk()[0].note == "from one"


@pytest.mark.parametrize("width", [OTHER(1280), 390])
def test_a_day_apart_is_two_taps(few: Path, window: Opener, width: int) -> None:
    """And is taken back in one."""
    opened = window(width)
    hand = Counted(opened)
    hand.click("Log an outing")
    hand.click("Log a day apart")
    assert "A day apart, today, is in your log." in opened.words()
    hand.click("Undo")
    assert "A day apart, today" not in opened.words()


@pytest.mark.parametrize("width", [OTHER(1280), OTHER(390)])
def test_a_cell_is_changed_in_the_grid(few: Path, window: Opener, on_disk: Copied, width: int) -> None:
    """Typed into a cell, saved, on disk, and put back in one click."""
    opened = window(width)
    opened.go("Log")
    opened.page.get_by_text("Many at once").click()
    opened.settle()
    for _ in range(3):
        grid = opened.page.locator('[data-testid="stDataFrame"]').bounding_box()
        assert grid is not None
        # By keyboard from the day behind the tick: then the kind, then how it was, and so on to the minutes.
        opened.page.mouse.click(grid["x"] + 120, grid["y"] + 50)
        for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter", "Control+A", "2", "5", "Enter"):
            opened.page.keyboard.press(key)
            # A cell opens for typing in its own time, which is longer where much else is done.
            opened.page.wait_for_timeout(200)
        opened.settle()
        if opened.page.get_by_role("button", name="Save 1 row").count():
            break
    opened.press("Save 1 row")
    assert "1 outing changed." in opened.words()
    assert [row.minutes for row in on_disk()] == [25, 40, 40]
    assert opened.too_wide() <= 0
    opened.press("Undo")
    assert [row.minutes for row in on_disk()] == [40, 40, 40]


@pytest.mark.parametrize("width", [1280, OTHER(390)])
def test_ticked_rows_are_deleted_and_brought_back(few: Path, window: Opener, on_disk: Copied, width: int) -> None:
    """All ticked but one; what is saved is on disk, and comes back in one click."""
    opened = window(width)
    opened.go("Log")
    opened.page.get_by_text("Many at once").click()
    opened.settle()
    opened.press("Tick all")
    grid = opened.page.locator('[data-testid="stDataFrame"]').bounding_box()
    assert grid is not None
    opened.page.mouse.click(grid["x"] + 40, grid["y"] + 52)
    opened.settle()
    opened.press("Delete 2 rows")
    assert "Not saved yet: 2 rows deleted." in opened.words()
    assert len(on_disk()) == 3
    opened.press("Save 2 rows")
    assert len(on_disk()) == 1
    assert opened.too_wide() <= 0
    opened.press("Undo")
    assert len(on_disk()) == 3


@pytest.mark.further
def test_deleted_and_brought_back_by_keyboard(few: Path, window: Opener, on_disk: Copied) -> None:
    """Delete, and the way back, without a mouse."""
    opened = window()
    hand = Counted(opened)
    opened.go("Log")
    hand.tab_to("Change")
    hand.keys("Enter")
    hand.tab_to("Delete")
    hand.keys("Enter")
    assert len(on_disk()) == 2
    hand.tab_to("Undo")
    hand.keys("Enter")
    assert len(on_disk()) == 3

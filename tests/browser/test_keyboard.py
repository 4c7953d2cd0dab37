"""Every page without a mouse: by Tab, Enter, Space and the arrows alone."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.entries import Memory, Outing
from dashboard.outings import Filter
from dashboard.store import Store
from tests.browser.conftest import OTHER, Opener, Window, in_the_file

TODAY = date.today()


@pytest.fixture
def good_times(log_path: Path) -> Path:
    """Some outings, one of them a year ago, and a memory from before."""
    store = Store(vault.open_log(log_path))
    for ago, kind in ((365, "Lake"), (9, "Tea"), (2, "Walk")):
        store.log(Outing(TODAY - timedelta(ago), kind, mine=5), f"{ago}")
    store.remember(Memory("The first summer"))
    vault.close_logs()
    return log_path


def come_to(opened: Window, place: str) -> None:
    """Go to a place by its link."""
    opened.page.evaluate("document.activeElement.blur()")
    opened.tab_to(place)
    assert opened.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", (
        "where is the focus?"
    )
    opened.key("Enter")


@pytest.mark.parametrize("width", [1280, OTHER(390)])
def test_each_page_is_worked_without_a_mouse(good_times: Path, window: Opener, width: int) -> None:
    """A day apart, a favourite, how close it feels, and a setting: each done, and asserted in the file."""
    opened = window(width)
    opened.tab_to("Log an outing")
    opened.key("Enter")
    opened.tab_to("Log a day apart")
    opened.key("Enter")
    assert "A day apart, today, is in your log." in opened.words()

    come_to(opened, "Memories")
    opened.tab_to("☆ Favourite")
    opened.key("Enter")
    assert "is a favourite" in opened.words()

    come_to(opened, "Over time")
    opened.tab_to("How close does it feel?")
    opened.key("Enter")
    opened.tab_to("Slide until the circles")
    opened.key("ArrowRight", "ArrowRight")
    opened.tab_to("Keep it")
    opened.key("Enter")
    assert "Your answer is kept." in opened.words()

    come_to(opened, "Settings")
    # One Tab reaches a group of choices, the arrows move within it.
    opened.tab_to("and better")
    while "only lovely" not in opened.focused():
        opened.key("ArrowRight")
    opened.key("Space")
    assert "now only lovely" in opened.words()

    with in_the_file(good_times) as store:
        assert store.summary(Filter(apart=True)).outings == 1
        assert len(store.favourites(5)) == 1
        assert [round(value, 3) for _, value in store.closeness()] == [0.51]
        assert store.went_well() == 5


def test_from_a_chart_to_its_outings_and_a_plan_without_a_mouse(good_times: Path, window: Opener) -> None:
    """The table behind the chart opens the outings of a row, and from there one more can be planned."""
    opened = window()
    come_to(opened, "What went well")
    opened.tab_to("The figures")
    opened.key("Enter")
    while opened.page.evaluate("document.activeElement.tagName") != "CANVAS":
        opened.page.keyboard.press("Tab")
    opened.key("ArrowDown", "Shift+Space")
    dialog = opened.page.get_by_role("dialog")
    dialog.wait_for()
    kind = dialog.get_by_role("heading").inner_text().split(",")[0]
    opened.tab_to("Plan one")
    opened.key("Enter")
    dialog.wait_for(state="detached")
    assert f"Planned: {kind}" in opened.words()
    with in_the_file(good_times) as store:
        assert [plan.kind for plan in store.plans(TODAY, 5)] == [kind]

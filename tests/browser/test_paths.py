"""The shortest paths: what one has to do from a file to a first insight, from there to a plan, and to an outing."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.outings import Filter
from dashboard.store import Store
from tests.browser.conftest import OTHER, Opener, in_the_file
from tests.browser.hand import Counted
from tests.browser.test_walks import ADD, SAMPLE, click
from tests.conftest import LOGS, add

TODAY = date.today()
DAYLIO = LOGS / "daylio-2019-iso-dates.csv"


class TestSomebodyNew:
    """Walks of somebody who comes for the first time."""

    @pytest.fixture
    def has_read_the_note(self) -> bool:
        """They haven't."""
        return False

    @pytest.mark.parametrize(
        "file",
        [OTHER(SAMPLE), pytest.param(DAYLIO, marks=pytest.mark.skipif(not DAYLIO.exists(), reason="it isn't here"))],
        ids=lambda path: path.name,
    )
    def test_from_the_start_to_a_first_insight(self, window: Opener, file: Path) -> None:
        """With a file of one's own: five steps, well under two minutes of a person's time."""
        opened = window()
        hand = Counted(opened)
        hand.click("Got it")
        hand.click("Upload a log")
        opened.choose_file(file)
        hand.done += ["click Choose a file", "click the file", "click Open"]
        button = opened.page.get_by_role("button", name=ADD)
        button.wait_for(timeout=30_000)
        hand.press("Add", button)
        hand.click("See what went well")
        opened.page.wait_for_selector(".scatterlayer path.point")
        assert re.search("your usual|No clear difference|too early", opened.page.locator("h1").inner_text())
        assert [step.removeprefix("click ") for step in hand.done] == [
            "Got it", "Upload a log", "Choose a file", "the file", "Open", "Add", "See what went well",
        ]  # fmt: skip
        assert hand.seconds < 60


@pytest.fixture
def planned(log_path: Path) -> Path:
    """The sample as one's own log, and a walk planned for today."""
    store = Store(vault.open_log(log_path))
    add(store, SAMPLE.read_bytes(), "sample.csv")
    store.plan("Short walk", TODAY, minutes=30)
    vault.close_logs()
    return log_path


def test_from_an_insight_to_a_plan_and_from_a_plan_to_an_outing(planned: Path, window: Opener) -> None:
    """Two clicks each: the kind's row and *Plan one*; *It happened* and how it was."""
    opened = window()
    opened.go("What went well")
    opened.page.wait_for_selector(".scatterlayer .textpoint")
    opened.settle()
    hand = Counted(opened)
    click(opened, ".scatterlayer .textpoint", 1)
    hand.done.append("click the row of a kind")
    kind = opened.page.get_by_role("dialog").get_by_role("heading").inner_text()
    hand.click("Plan one")
    assert hand.done == ["click the row of a kind", "click Plan one"]
    opened.page.get_by_role("dialog").wait_for(state="detached")
    assert f"Planned: {kind}" in opened.words()
    with in_the_file(planned) as store:
        assert kind in [plan.kind for plan in store.plans(TODAY + timedelta(1), 9)]

    opened.go("Next")
    hand = Counted(opened)
    hand.click("It happened")
    hand.click("5 · lovely")
    assert hand.done == ["click It happened", "click 5 · lovely"]
    with in_the_file(planned) as store:
        latest = store.outings(Filter(), 1).iloc[0]
        assert (latest["kind"], latest["day"].date(), latest["mine"]) == ("Short walk", TODAY, 5)
    assert opened.complaints == []

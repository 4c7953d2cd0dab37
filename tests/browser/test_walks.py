"""The walks a person takes, in a real browser, on a log on disk."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.outings import Filter
from tests.browser.conftest import OTHER, Opener, Window, in_the_file
from tests.conftest import ROOT
from tests.serving import environment, free_port

ADD = re.compile(r"^Add \d")
SAMPLE = ROOT / "data" / "sample.csv"


def outings_on_disk(path: Path) -> int:
    """How many outings the file holds, looked at in a copy, since the dashboard has it open."""
    with in_the_file(path) as store:
        return store.summary(Filter()).outings


def click(window: Window, selector: str, nth: int) -> None:
    """Click the middle of a mark of a chart."""
    mark = window.page.locator(selector).nth(nth)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    # As a hand does: there first, then down. Plotly knows a mark by its being pointed at.
    window.page.wait_for_timeout(600)
    window.page.mouse.move(x - 4, y)
    window.page.mouse.move(x, y, steps=4)
    window.page.wait_for_timeout(400)
    window.page.mouse.click(x, y)
    window.settle()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), OTHER(390, "dark")])
def test_upload_look_filter_open_clear_undo(window: Opener, log_path: Path, width: int, scheme: str) -> None:
    """The main job, from an empty log and back to it, with nothing sent anywhere and nothing too wide."""
    opened = window(width, scheme)
    page = opened.page
    assert "Nothing leaves this computer" in opened.words()
    assert page.title() == "Outings"
    opened.press("Upload a log")
    opened.choose_file(SAMPLE)
    assert opened.too_wide() <= 0
    opened.press(ADD)
    assert "outings added" in opened.words()
    box, window_ = page.locator(".st-key-told_box").bounding_box(), page.viewport_size
    assert box
    assert window_
    assert window_["height"] - (box["y"] + box["height"]) <= 20
    added = outings_on_disk(log_path)
    assert added == len(SAMPLE.read_text("utf-8").splitlines()) - 1

    opened.press("See what went well")
    page.wait_for_selector(".scatterlayer path.point")
    assert "went better than your usual" in page.locator("h1").inner_text()
    assert opened.too_wide() <= 0

    # The filter: one kind, and every count follows.
    page.get_by_role("combobox", name="Kind").first.click()
    page.get_by_role("option", name="Coffee out").click()
    page.keyboard.press("Escape")
    opened.settle()
    assert page.locator("h1").inner_text().startswith("Coffee out")
    assert f"of {added} outings: Coffee out" in opened.words()

    # A dot opens its outing, and lets go of it.
    click(opened, ".scatterlayer path.point:not([style*='opacity: 0;'])", 3)
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert "Coffee out" in dialog.inner_text()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    opened.settle()

    opened.go("Log")
    assert f"of {added} outings: Coffee out" in opened.words()
    # What was chosen in the folded part is let go of too, and doesn't come back with what is done next.
    more = page.locator(".st-key-filter_more button").first
    more.click()
    page.get_by_test_id("stPopoverBody").get_by_text("just us", exact=True).click()
    opened.settle()
    page.keyboard.press("Escape")
    assert "Coffee out, just us" in opened.words()
    opened.press("Clear")
    assert "Showing" not in opened.words()
    page.get_by_text("Many at once").click()
    opened.settle()
    assert "Showing" not in opened.words()
    page.get_by_text("One by one").click()
    opened.settle()
    opened.press("Undo upload")
    assert outings_on_disk(log_path) == 0
    assert "taken out again" in opened.words()
    assert opened.strays == []
    assert opened.complaints == []


@pytest.mark.further
def test_the_sample_is_marked_and_gone_in_one_click(window: Opener, log_path: Path) -> None:
    """It is looked at without a trace in the person's own log."""
    opened = window(390)
    opened.press("Try it with sample outings")
    opened.go("What went well")
    opened.page.wait_for_selector(".scatterlayer path.point")
    for place in ("Log", "Next"):
        opened.go(place)
        assert "Sample outings, all made up" in opened.words()
        assert opened.too_wide() <= 0
    opened.press("Leave the sample")
    assert "Sample outings" not in opened.words().replace("Try it with sample outings", "")
    assert outings_on_disk(log_path) == 0
    assert opened.strays == []


@pytest.mark.further
def test_a_name_opens_the_outings_of_its_kind(window: Opener) -> None:
    """Anywhere on the words of a row, not only where they begin; and again after it was closed."""
    opened = window()
    opened.press("Try it with sample outings")
    opened.go("What went well")
    opened.page.wait_for_selector(".scatterlayer .textpoint")
    opened.settle()
    for _ in range(2):
        click(opened, ".scatterlayer .textpoint", 1)
        opened.page.get_by_role("dialog").wait_for()
        assert "outings: " in opened.page.get_by_role("dialog").inner_text()
        opened.page.keyboard.press("Escape")
        opened.page.get_by_role("dialog").wait_for(state="detached")
        opened.settle()


@pytest.mark.further
def test_the_working_is_there_on_demand(window: Opener) -> None:
    """Ten dots of the next one, three sentences beside a chart, and from there the whole working and back."""
    opened = window(390)
    opened.press("Try it with sample outings")
    opened.go("What went well")
    opened.page.wait_for_selector(".scatterlayer path.point")
    for name in ("What the next one might be like", "The figures, and how they were worked out"):
        opened.page.get_by_text(name).first.click()
        opened.settle()
    assert "Ten ways the next one may go" in opened.words()
    assert "A kind's ratings are pulled toward your usual" in opened.words()
    assert opened.too_wide() <= 0
    opened.page.get_by_text("See all of the working").first.click()
    opened.page.get_by_role("heading", name="One rule for everything").wait_for()
    assert opened.too_wide() <= 0
    opened.page.get_by_text("Back to What went well").click()
    opened.page.wait_for_selector(".scatterlayer path.point")
    assert opened.strays == []
    assert opened.complaints == []


def test_streamlit_run_says_what_to_type_instead(chromium: Browser, log_path: Path) -> None:
    """Typed from habit, it shows one sentence and nothing of the log."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(port)],
        cwd=ROOT, env=environment(log_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        page = chromium.new_page()
        try:
            for _ in range(100):
                try:
                    page.goto(f"http://127.0.0.1:{port}")
                    break
                except Exception:  # noqa: BLE001  # not up yet
                    page.wait_for_timeout(100)
            page.wait_for_selector('[data-testid="stAlert"]', timeout=30_000)
            assert "python -m dashboard" in page.locator('[data-testid="stMain"]').inner_text()
            assert not log_path.exists()
        finally:
            page.close()
            process.kill()

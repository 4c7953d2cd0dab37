"""Every real log through the browser to a page that makes sense, and out of it again."""

import csv
import json
import re
from pathlib import Path

import pytest

from dashboard.ui.uploading.meaning import EVERY
from tests.benchmarks.logs import made
from tests.browser.conftest import OTHER, Opener
from tests.browser.test_walks import ADD, outings_on_disk
from tests.conftest import LOGS

real = pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a real log, as Python's own reader finds them."""
    with (LOGS / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def expected(name: str) -> int:
    """How many outings are in a real log as it is proposed to be read."""
    if name.endswith(".ics"):
        return 276 - 1 + 4  # one event repeats, on four Fridays
    if name.startswith("bearable"):
        lines = [row for row in rows_of(name) if row["category"] == "Factors" and "With Partner" in row["detail"]]
        return len({(row["date"], row["time of day"]) for row in lines})
    ours = [row for row in rows_of(name) if "Partner time" in row.get("activities", "").split(" | ")]
    return len(ours) or len(rows_of(name))


@real
@pytest.mark.parametrize(
    ("names", "added"),
    [
        (["daylio-2018-split-dates.csv", "daylio-2019-iso-dates.csv"], "daylio-2019-iso-dates.csv"),
        OTHER(["daylio-mostly-untagged.csv"], ""),
        OTHER(["bearable-long-format.csv"], ""),
        OTHER(["letterboxd-few-ratings.csv"], ""),
        OTHER(["calendar-utc-evenings.ics"], ""),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_real_log_becomes_a_page(window: Opener, log_path: Path, names: list[str], added: str) -> None:
    """In a few clicks, each line once, with a headline; the counts are those of an independent reading."""
    opened = window()
    page = opened.page
    opened.press("Upload a log")
    for name in names:
        opened.choose_file(LOGS / name)
        page.get_by_text("What this would add").wait_for(timeout=30_000)
        opened.settle()
        if "Say above which words" in opened.words():
            page.get_by_text(EVERY).click()
            opened.settle()
        page.get_by_role("button", name=ADD).wait_for(timeout=30_000)
        assert opened.too_wide() <= 0
        opened.press(ADD)
        assert "added" in opened.words()
    assert outings_on_disk(log_path) == expected(added or names[0])
    opened.press("See what went well")
    assert page.locator("h1").inner_text()
    assert "error" not in opened.words().lower()
    assert (opened.strays, opened.complaints) == ([], [])


@pytest.mark.further
def test_out_and_in_again(window: Opener, tmp_path: Path) -> None:
    """What is downloaded holds what the filter lets through, and uploading it adds nothing to the log it is from."""
    log = tmp_path / "mine.csv"
    log.write_text("day,kind,mine,note\n2026-01-05,Walk,4,=1+1\n2026-01-06,Tea,5,\n2026-01-07,Tea,3,\n", "utf-8")
    opened = window(390, "dark")
    page = opened.page
    opened.press("Upload a log")
    opened.choose_file(log)
    opened.press(ADD)
    opened.go("Log")
    page.get_by_role("combobox", name="Kind").first.click()
    page.get_by_role("option", name="Tea").click()
    page.keyboard.press("Escape")
    opened.settle()
    page.get_by_text("Export", exact=True).click()
    opened.settle()
    # It stays unfolded when the filter changes.
    opened.press("Clear")
    assert page.get_by_role("combobox", name="Format").is_visible()
    page.get_by_role("combobox", name="Kind").first.click()
    page.get_by_role("option", name="Tea").click()
    page.keyboard.press("Escape")
    opened.settle()
    page.get_by_text("Just what is filtered").click()
    opened.settle()
    # A list closes when the page scrolls, as it does to bring the field into sight.
    page.get_by_role("combobox", name="Format").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    page.get_by_role("combobox", name="Format").click()
    page.get_by_role("option", name="JSON").click()
    opened.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    taken = tmp_path / "taken.json"
    download.value.save_as(taken)
    assert [row["kind"] for row in json.loads(taken.read_text("utf-8"))["outings"]] == ["Tea", "Tea"]
    opened.press("Upload a log")
    opened.choose_file(taken)
    assert "an export of Outings" in opened.words()
    assert "0 new, 2 already here" in opened.words()
    assert opened.too_wide() <= 0


def test_a_long_upload_is_stopped_and_leaves_nothing(window: Opener, log_path: Path, tmp_path: Path) -> None:
    """The bar stands beside the way to stop it; what had been written is taken back."""
    log = tmp_path / "long.csv"
    lines = (f"2026-01-{n % 28 + 1:02},Kind {n % 9},{n % 5 + 1},note number {n} of many\n" for n in range(700_000))
    log.write_text("day,kind,mine,note\n" + "".join(lines), "utf-8")
    opened = window()
    page = opened.page
    opened.press("Upload a log")
    opened.choose_file(log)
    page.get_by_role("button", name=ADD).wait_for(timeout=60_000)
    opened.settle()
    page.get_by_role("button", name=ADD).click()
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_text(re.compile("Stopped. Nothing of")).wait_for(timeout=30_000)
    opened.settle()
    assert outings_on_disk(log_path) == 0


@pytest.fixture
def long(log_path: Path) -> Path:
    """A log that takes a while to write out."""
    return made(log_path, 400_000)


@pytest.mark.further
def test_a_long_export_is_stopped(long: Path, window: Opener) -> None:
    """The bar stands beside the way to stop it, and the page is there again."""
    opened = window()
    page = opened.page
    opened.go("Log")
    page.get_by_text("Export", exact=True).click()
    opened.settle()
    page.get_by_role("button", name="Prepare the file").click()
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_text("Stopped. No file was made.").wait_for(timeout=30_000)
    opened.settle()
    opened.go("Settings")
    opened.press("Lock and copies")
    page.get_by_role("button", name="Prepare the file").click()
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_text("Stopped. No file was made.").wait_for(timeout=30_000)
    assert opened.too_wide() <= 0
    assert opened.complaints == []

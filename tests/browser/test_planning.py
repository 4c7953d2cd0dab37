"""From two good walks and a bad dinner to the next outing, as a person goes, with the days passing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from dashboard import vault
from dashboard.outings import Filter
from dashboard.planner import suggest
from dashboard.store import Store
from tests.browser.conftest import OTHER, Opener, in_the_file
from tests.conftest import add

TODAY = date.today()


def days_pass(path: Path, number: int) -> None:
    """Some days later: everything in the log is so many days longer ago."""
    cursor = vault.open_log(path).cursor()
    for table in ("outing", "plan"):
        cursor.execute(f"update log.{table} set day = day - ?::integer", [number])
    vault.close_logs()


@pytest.fixture
def bad_dinner(log_path: Path) -> Path:
    """Two good walks and, two days ago, a bad dinner."""
    lines = ((9, "Walk", 5, 40), (6, "Walk", 4, 40), (2, "Dinner", 1, 120))
    add(Store(vault.open_log(log_path)), "day,kind,mine,minutes\n" + "".join(
        f"{TODAY - timedelta(ago)},{kind},{mine},{minutes}\n" for ago, kind, mine, minutes in lines))  # fmt: skip
    vault.close_logs()
    return log_path


@pytest.mark.parametrize(("width", "scheme"), [OTHER(1280, "light"), (390, "dark")])
def test_from_a_suggestion_to_a_plan_and_a_calendar(bad_dinner: Path, window: Opener, width: int, scheme: str) -> None:
    """What it suggests and why; planned in one tap; a file that a calendar reads, with nothing of the log in it."""
    opened = window(width, scheme)
    page = opened.page
    day = TODAY + timedelta(5)
    assert (
        page.locator("h1").inner_text() == f"Leave it until {day:%A} {day.day} {day:%B}, then something small and easy."
    )
    assert "2 of 2 went well, the last one 6 days ago" in opened.words()
    assert "That happens." in opened.words()
    assert opened.too_wide() <= 0

    opened.press("Plan it")
    assert f"Planned: Walk, {day:%A} {day.day} {day:%B}. The day can be changed under Plans." in opened.words()
    assert opened.too_wide() <= 0
    page.get_by_text("Put them in your calendar").click()
    opened.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    (event,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert download.value.suggested_filename == "outings-calendar.ics"
    assert (str(event["summary"]), event.decoded("dtstart")) == ("Free time", day)
    assert b"alk" not in Path(download.value.path()).read_bytes()

    opened.go("Something else small")
    assert "Tea together" in opened.words()
    assert opened.too_wide() <= 0
    assert opened.strays == []
    assert opened.complaints == []


@pytest.fixture
def planned_and_passed(bad_dinner: Path) -> Path:
    """What the page planned, and the day after it."""
    store = Store(vault.open_log(bad_dinner))
    (first, *_) = suggest(store, TODAY).suggestions
    store.plan(first.kind, first.not_before, minutes=first.minutes)
    days_pass(bad_dinner, (first.not_before - TODAY).days + 1)
    return bad_dinner


def test_the_day_passes_and_the_suggestion_changes(planned_and_passed: Path, window: Opener) -> None:
    """It is asked once whether it happened; the answer is in the log with a rating, and what comes next is another."""
    opened = window()
    page = opened.page
    assert "did it happen?" in opened.words()
    opened.press("Yes")
    assert "did it happen?" not in opened.words()
    page.get_by_text("5 · lovely").click()
    opened.settle()
    heading = page.locator("h1").inner_text()
    assert heading.startswith("Next: ")
    assert "Leave it" not in heading
    # The walk was just done and went well: it comes again, not at once, and something new may.
    assert "3 of 3 went well, the last one yesterday" in opened.words()


@pytest.mark.further
def test_what_was_put_down_is_on_disk(planned_and_passed: Path, window: Opener, tmp_path: Path) -> None:
    """The row in the file, while the dashboard still has it open."""
    opened = window()
    opened.press("Cut short")
    with in_the_file(planned_and_passed) as store:
        row = store.outings(Filter(kinds=("Walk",)), 1).iloc[0]
        # How long it took nobody knows: not as long as planned.
        assert (row["day"].date(), row["status"], row.isna()["minutes"]) == (TODAY - timedelta(1), "cut short", True)

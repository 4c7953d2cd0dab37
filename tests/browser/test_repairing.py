"""Finding, mending and tidying what is in the log, as a person does it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.entries import Outing
from dashboard.outings import Filter
from dashboard.store import Store
from tests.browser.conftest import OTHER, Opener, in_the_file

TODAY = date.today()


@pytest.fixture
def untidy(log_path: Path) -> Path:
    """A few outings: one not rated, one with a note, one of a kind that is spelled twice."""
    store = Store(vault.open_log(log_path))
    for ago, kind, mine, note in ((9, "Tea", 3, "rain on the café"), (6, "Walks", None, ""), (2, "Walk", 5, "")):
        store.log(Outing(TODAY - timedelta(ago), kind, mine=mine, note=note), kind)
    vault.close_logs()
    return log_path


@pytest.mark.further
@pytest.mark.parametrize(("width", "scheme"), [OTHER(1280, "dark"), (390, "light")])
def test_the_log_is_searched_mended_and_tidied(untidy: Path, window: Opener, width: int, scheme: str) -> None:
    """Words found, the unrated rated, a kind renamed and put back, an outing deleted and brought back from the bin."""
    opened = window(width, scheme)
    page = opened.page
    opened.go("Log")
    search = page.get_by_placeholder("Search kinds, notes, places, tags")
    search.fill("cafe")
    search.press("Enter")
    opened.settle()
    assert "Showing 1 of 3 outings: cafe." in opened.words()
    assert "rain on the café" in opened.words()
    search.fill("")
    search.press("Enter")
    opened.settle()

    page.get_by_text("Worth a look", exact=True).click()
    opened.settle()
    opened.press("Show")
    assert "Only the 1 not rated." in opened.words()
    opened.press("Change")
    page.get_by_text("4 · good").first.click()
    opened.settle()
    assert "Not saved yet." in opened.words()
    opened.press("Save")
    assert "None of these is left." in opened.words()
    with in_the_file(untidy) as store:
        assert store.summary(Filter()).rated == 3

    page.locator("summary", has_text="Kinds").click()
    opened.settle()
    assert "may be one kind" in opened.words()
    page.get_by_role("combobox", name="Change a kind").fill("Tea")
    page.get_by_role("option", name="Tea", exact=True).click()
    opened.settle()
    page.get_by_label("New name").fill("Tea time")
    page.get_by_label("New name").press("Enter")
    opened.settle()
    opened.press("Rename")
    with in_the_file(untidy) as store:
        assert "Tea time" in store.kinds()
    assert opened.too_wide() <= 0
    opened.press("Undo")
    with in_the_file(untidy) as store:
        assert "Tea" in store.kinds()

    opened.press("Change")
    opened.press("Delete")
    opened.press("Close")
    with in_the_file(untidy) as store:
        assert store.summary(Filter()).outings == 2
    page.get_by_text("Bin", exact=True).click()
    opened.settle()
    opened.press("Bring back")
    with in_the_file(untidy) as store:
        assert store.summary(Filter()).outings == 3
    assert opened.too_wide() <= 0
    assert opened.strays == []
    assert opened.complaints == []

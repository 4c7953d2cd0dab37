"""Staying safe in a browser: met once, always one click away, nothing asked of anywhere, and named as chosen."""

from pathlib import Path

import pytest

from dashboard.front import Front
from dashboard.ui import note, places
from tests.browser.conftest import OTHER, Opener, Window, in_the_file

TITLES = """window.titles = []; new MutationObserver(() => {
    if (document.title && document.title !== window.titles.at(-1)) window.titles.push(document.title);
}).observe(document, {subtree: true, childList: true, characterData: true})"""
PLACES = tuple(places.PLACES.values())


@pytest.fixture
def has_read_the_note() -> bool:
    return False


def noted(opened: Window) -> bool:
    return opened.page.get_by_role("button", name="Got it", exact=True).count() > 0


@pytest.mark.parametrize(("width", "scheme"), [OTHER(1280, "light"), (390, "dark")])
def test_it_is_said_once_and_stays_one_click_away(window: Opener, log_path: Path, width: int, scheme: str) -> None:
    """The note, the page it leads to and back, and one tap that puts it away for other windows too."""
    opened = window(width, scheme)
    assert noted(opened)
    assert " ".join(note.NOTE).replace("*", "") in opened.words()
    assert opened.too_wide() <= 0
    opened.page.get_by_test_id("stMain").get_by_role("link", name="Staying safe", exact=True).first.click()
    opened.settle()
    assert opened.page.locator("h1").inner_text() == "Staying safe"
    assert opened.page.url == f"{opened.address}/about"
    assert opened.page.title() == "Outings"
    assert "emergency number of your country" in opened.words()
    assert opened.page.locator("main a[href^=http]:not([href^='http://localhost'])").count() == 0
    assert opened.too_wide() <= 0
    opened.go("Next")
    opened.press("Got it")
    assert not noted(opened)
    with in_the_file(log_path) as store:
        assert store.setting(note.AWAY)
    other = window(width, scheme)
    assert not noted(other)
    for place in PLACES:
        other.go(place)
        assert "Hide (Esc twice)" in other.words()
        other.go("Staying safe")
        assert other.page.locator("h1").inner_text() == "Staying safe"
    assert opened.strays + other.strays == []
    assert opened.complaints + other.complaints == []


@pytest.mark.parametrize("width", [OTHER(1280), OTHER(390)])
def test_the_tab_and_the_files_are_called_as_chosen(window: Opener, log_path: Path, width: int) -> None:
    """From the moment it is chosen, on every page and after a reload, the tab never shows another name."""
    opened = window(width)
    page = opened.page
    opened.go("Settings")
    title = page.get_by_label("Title of the tab")
    title.fill("Garden & <b>")
    title.press("Enter")
    opened.settle()
    assert page.title() == "Garden & <b>"
    icon = page.locator("link[rel~=icon]").get_attribute("href")
    page.get_by_role("radio", name="Leaf").click()
    opened.settle()
    assert page.locator("link[rel~=icon]").get_attribute("href") != icon
    files = page.get_by_label("Files you download begin with")
    files.fill("garden/notes")
    files.press("Enter")
    opened.settle()
    assert "As in garden-notes.csv or garden-notes-page.html." in opened.words()
    assert opened.too_wide() <= 0
    with in_the_file(log_path) as store:
        assert store.front() == Front("Garden & <b>", "leaf", "garden-notes")

    page.add_init_script(TITLES)
    page.goto(opened.address)
    page.wait_for_selector("h1", timeout=30_000)
    opened.settle()
    for place in (*PLACES, "Staying safe"):
        opened.go(place)
    assert page.evaluate("window.titles") == ["Garden & <b>"]
    opened.go("Next")
    opened.press("Upload a log")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the template").click()
    assert download.value.suggested_filename == "garden-notes-template.csv"
    assert opened.strays == []
    assert opened.complaints == []

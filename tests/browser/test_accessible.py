"""Every page for everyone: axe finds nothing on it, folded or unfolded, nothing has to be scrolled sideways, and nothing
moves for who doesn't want it to.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard import vault
from dashboard.entries import Memory, Outing
from dashboard.store import Store
from dashboard.ui import places
from tests.browser.conftest import OTHER, Opener, Window
from tests.conftest import ROOT, add

TODAY = date.today()
PLACES = tuple(places.PLACES.values())
A_STEP_AWAY = ("Lock and copies", "Staying safe", "Ideas", "Upload a log", "Log an outing", "An outing")
ZOOMED = 640
"""Pixels of a page that are left of 1280 at 200 %."""


MOVING = "Math.max(0, ...document.getAnimations().map(at => at.effect.getComputedTiming().activeDuration))"
"""Milliseconds that what moves at this moment takes."""


class Looked:
    """What was found on the pages that were looked at, by someone who asked for less movement."""

    def __init__(self, window: Window) -> None:
        self.window = window
        window.page.emulate_media(reduced_motion="reduce")
        self.longest = 0.0
        self.pages: list[str] = []
        self.found: list[str] = []

    def at(self, page: str) -> None:
        """Look at the page that is open, with everything on it unfolded."""
        folded = self.window.page.locator('[data-testid="stExpander"] details:not([open]) > summary')
        while folded.count():
            folded.first.click()
            self.longest = max(self.longest, float(self.window.page.evaluate(MOVING)))
            self.window.settle()
        self.as_it_is(page)

    def as_it_is(self, page: str) -> None:
        """Look at what is open."""
        self.pages.append(page)
        report = Axe().run(self.window.page).response
        for violation in report["violations"]:
            where = [node["html"][:160] for node in violation["nodes"]]
            self.found.append(f"{page}: {violation['help']}: {where}")
        if (wide := self.window.too_wide()) > 0:
            self.found.append(f"{page}: {wide} pixels too wide")


@pytest.fixture
def full(log_path: Path) -> Path:
    """The sample as one's own log, with something of everything that has a place on a page."""
    store = Store(vault.open_log(log_path))
    add(store, (ROOT / "data" / "sample.csv").read_bytes(), "sample.csv")
    store.log(Outing(TODAY - timedelta(9), "A day", apart=True), "apart")
    store.delete([store.log(Outing(TODAY - timedelta(5), "Tea"), "tea")])
    store.remember(Memory("The first summer", "by the lake"))
    for ahead in (0, 3):
        store.plan("Short walk", TODAY + timedelta(ahead), minutes=30)
    store.plan("Coffee out", TODAY - timedelta(1))
    for ago, value in ((70, 0.4), (35, 0.5)):
        store.note_closeness(TODAY - timedelta(ago), value)
    vault.close_logs()
    return log_path


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "dark"), OTHER(ZOOMED, "dark"), OTHER(1280, "light"), OTHER(360, "light")]
)
def test_nothing_on_a_full_page_stands_in_anyones_way(full: Path, window: Opener, width: int, scheme: str) -> None:
    """Every page, what can be unfolded unfolded; the form of a past outing; a list of choices; a window in front."""
    looked = Looked(window(width, scheme))
    for page in _every_page(looked.window):
        looked.at(page)
    looked.window.go("What went well")
    looked.window.press("More")
    looked.as_it_is("The rest of the filter")
    looked.window.page.keyboard.press("Escape")
    looked.window.go("Log")
    looked.window.page.get_by_text("Many at once").click()
    looked.window.settle()
    looked.as_it_is("The grid")
    assert looked.found == []
    # Each page once; the rest of the filter, and the grid.
    assert len(looked.pages) == len(set(looked.pages)) == len(PLACES) + len(A_STEP_AWAY) + 2
    assert looked.longest <= 1
    assert looked.window.complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(ZOOMED, "light"), OTHER(1280, "dark"), OTHER(360, "dark")])
def test_nothing_on_an_empty_page_stands_in_anyones_way(window: Opener, width: int, scheme: str) -> None:
    """Before anything is logged."""
    looked = Looked(window(width, scheme))
    for place in PLACES:
        looked.window.go(place)
        looked.at(place)
    assert looked.found == []
    assert looked.longest <= 1


def _every_page(opened: Window) -> Iterator[str]:
    """Go from page to page, as a person does."""
    for place in PLACES:
        opened.go(place)
        yield place
    opened.press("Lock and copies")
    yield "Lock and copies"
    opened.go("Staying safe")
    yield "Staying safe"
    opened.go("Next")
    opened.go("Something else small")
    yield "Ideas"
    opened.go("Log")
    opened.press("Upload a log")
    yield "Upload a log"
    opened.go("Back to Log")
    opened.press("Log an outing")
    yield "Log an outing"
    opened.go("Back to Log")
    opened.press("Change")
    yield "An outing"

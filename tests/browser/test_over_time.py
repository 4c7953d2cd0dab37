"""Over time in a real browser: a count opens its outings, the circles follow the slider, the answer is kept."""

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import OTHER, Opener
from tests.browser.test_walks import click


@pytest.mark.further
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), OTHER(390, "dark")])
def test_look_open_and_answer(window: Opener, width: int, scheme: str) -> None:
    """Nothing sent anywhere, nothing too wide, no number on the slider, and the way back after keeping."""
    opened = window(width, scheme)
    page = opened.page
    opened.press("Try it with sample outings")
    opened.go("What went well")
    opened.go("See it over time")
    page.wait_for_selector(".barlayer path")
    assert "Days together" in page.locator('[data-testid="stPlotlyChart"]').nth(1).inner_text()
    assert opened.too_wide() <= 0

    click(opened, ".barlayer path", 1)
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert "went well" in dialog.inner_text()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    opened.settle()

    page.get_by_text("How close does it feel?").click()
    opened.settle()
    slider = page.get_by_test_id("stSlider")
    assert not [letter for letter in slider.inner_text() if letter.isdigit()]
    together = page.locator('[data-testid="stPlotlyChart"]').filter(has_text="them").locator(".annotation")
    before = _between(together)
    slider.get_by_role("slider").focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    opened.settle()
    page.wait_for_timeout(600)
    assert _between(together) < before - 5
    opened.press("Keep it")
    assert "Your answer is kept." in opened.words()
    opened.press("Undo")
    page.get_by_role("slider").wait_for()
    assert opened.too_wide() <= 0
    assert opened.strays == []
    assert opened.complaints == []


def _between(names: Locator) -> float:
    """Pixels between the names in the two circles."""
    you, them = (names.nth(place).bounding_box() for place in (0, 1))
    assert you
    assert them
    return them["x"] - you["x"]

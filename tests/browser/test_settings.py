"""Settings changed on a phone: they hold on the other pages, after a reload, and in the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.manner import Manner, Order
from dashboard.store import Store
from tests.browser.conftest import OTHER, Opener, in_the_file
from tests.conftest import add

TODAY = date.today()


@pytest.fixture
def walks(log_path: Path) -> Path:
    """Twelve walks rated for both, and one planned."""
    store = Store(vault.open_log(log_path))
    add(store, "day,kind,mine,theirs,idea\n" + "".join(
        f"{TODAY - timedelta(3 + 5 * n)},Walk,{3 + n % 3},{2 + n % 3},{('me', 'them')[n % 2]}\n" for n in range(12)))  # fmt: skip
    store.plan("Walk", TODAY + timedelta(9))
    vault.close_logs()
    return log_path


def kept(path: Path) -> tuple[Manner, str]:
    """What the file holds."""
    with in_the_file(path) as store:
        return store.manner(), store.first_page()


@pytest.mark.parametrize("width", [OTHER(1280), OTHER(390)])
def test_what_is_set_holds_everywhere_and_after_a_reload(walks: Path, window: Opener, width: int) -> None:
    """A name, the order of days, the week and the first page: each is saved as it is chosen."""
    opened = window(width)
    page = opened.page
    opened.go("Settings")
    name = page.get_by_label("What the other person is called")
    name.fill("Kim & <b>Co</b>")
    name.press("Enter")
    opened.settle()
    assert "From now on it says “Kim & <b>Co</b>”." in opened.words()
    assert "How it seemed for Kim & <b>Co</b> is your guess." in opened.words()
    page.get_by_text("Month first").click()
    opened.settle()
    assert (
        f"Today is now written {TODAY:%B} {TODAY.day}, {TODAY.year}, and typed as {TODAY:%m/%d/%Y}." in opened.words()
    )
    page.get_by_role("radio", name="Sunday").click()
    opened.settle()
    assert "The week now starts on Sunday." in opened.words()
    # A list closes when the page scrolls under it: from beneath what was just told, or by reaching it.
    opened.press("Close")
    first_page = page.get_by_role("combobox", name="First page")
    first_page.scroll_into_view_if_needed()
    opened.settle()
    first_page.click()
    page.get_by_role("option", name="Log", exact=True).click()
    opened.settle()
    assert "From now on it opens with Log." in opened.words()
    assert opened.too_wide() <= 0

    manner, first = kept(walks)
    assert manner == Manner("Kim & <b>Co</b>", "en", Order.MONTH, 6)
    assert first == "views/log.py"

    page.goto(opened.address)
    page.wait_for_selector("h1", timeout=30_000)
    opened.settle()
    assert page.locator("h1").inner_text() == "Your log"
    last = TODAY - timedelta(3)
    assert f"{last:%B} {last.day}, {last.year}" in opened.words()
    opened.go("Next")
    assert page.url.rstrip("/").endswith("/next")
    day = TODAY + timedelta(9)
    assert f"{day:%A} {day:%B} {day.day}" in opened.words()
    days = page.locator(".js-plotly-plot .annotation-text").all_text_contents()
    assert days == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert opened.complaints == []
    page.reload()
    page.wait_for_selector("h1", timeout=30_000)
    opened.settle()
    assert page.locator("h1").inner_text().startswith("Next")
    opened.go("What went well")
    page.get_by_text("Whose idea").click()
    opened.settle()
    assert "Kim & <b>Co</b>’s idea" in str(page.locator(".js-plotly-plot").nth(1).text_content())
    opened.go("Log")
    assert page.url.rstrip("/") == opened.address
    # The address it had before it was the first page leads to it, without a word of Streamlit's about it.
    page.goto(f"{opened.address}/log")
    page.wait_for_selector("h1", timeout=30_000)
    opened.settle()
    assert page.url.rstrip("/") == opened.address
    assert page.locator("h1").inner_text() == "Your log"
    assert page.get_by_role("dialog").count() == 0
    assert opened.strays == []

    opened.go("Settings")
    page.get_by_role("radio", name="Monday").click()
    opened.settle()
    opened.press("Undo")
    assert kept(walks) == (manner, first)

"""Walks with a lock: sealed on the page, locked by itself with a draft kept, opened again; copies brought back."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard import vault
from dashboard.store import Store
from dashboard.ui.keeping import lock
from tests.browser.conftest import Opener, Window
from tests.conftest import add

PASSPHRASE = "four quiet garden chairs"
SECONDS = 5
"""Without a touch, until the log of this walk locks by itself."""


@pytest.fixture
def two(log_path: Path) -> Path:
    """A log of two outings that would soon lock by itself, if it had a passphrase."""
    store = Store(vault.open_log(log_path))
    add(store, "day,kind,mine,note\n2026-01-05,Walk,4,heron on the weir\n2026-01-06,Tea,2,\n")
    store.set(lock.AFTER, str(SECONDS / 60))
    vault.close_logs()
    return log_path


def seal(window: Window) -> str:
    """Seal the log on the page; returns the recovery key."""
    window.go("Settings")
    window.press("Lock and copies")
    window.page.get_by_label("A passphrase", exact=True).fill(PASSPHRASE)
    window.page.get_by_label("The same again", exact=True).first.fill(PASSPHRASE)
    window.press("Set the passphrase")
    recovery = window.page.locator('[data-testid="stCode"]').inner_text().strip()
    window.press("I have written it down")
    return recovery


def unlock(window: Window, secret: str) -> None:
    window.page.get_by_label("Passphrase", exact=True).fill(secret)
    window.page.keyboard.press("Enter")
    window.page.get_by_role("link", name="Memories").wait_for(timeout=20_000)
    window.settle()


def test_it_locks_by_itself_and_keeps_what_was_typed(two: Path, window: Opener) -> None:
    """Typing counts as being there; afterwards every window is locked, and the half-typed note waits, sealed."""
    window_ = window(390, "dark")
    recovery = seal(window_)
    other = window()
    other.go("Log")
    window_.go("Next")
    window_.press("Log an outing")
    window_.page.get_by_text("More, if you like").click()
    note = window_.page.get_by_label("Note", exact=True)
    note.click()
    typing_until = time.monotonic() + SECONDS + 2
    typed = ""
    while time.monotonic() < typing_until:
        window_.page.keyboard.type("ab ")
        typed += "ab "
        window_.page.wait_for_timeout(400)
    assert note.input_value() == typed, "it locked while someone was typing"
    for one in (window_, other):
        expect(one.page.get_by_role("heading", name="Locked")).to_be_visible(timeout=SECONDS * 1000 + 8000)
        assert "ab ab" not in one.page.content()
        assert "Walk" not in one.page.content()
        assert one.too_wide() <= 0
    unlock(window_, recovery)
    window_.go("Log")
    window_.press("Log an outing")
    assert window_.page.get_by_label("Note", exact=True).input_value() == typed
    assert window_.strays == []


@pytest.mark.further
def test_a_copy_is_brought_back_and_taken_back(two: Path, window: Opener) -> None:
    """What would change is said first; after it, what is in the file is what was said."""
    window_ = window()
    window_.go("Settings")
    window_.press("Lock and copies")
    window_.press("Keep a copy now")
    window_.go("Log")
    window_.press("Change")
    window_.press("Delete")
    window_.go("Settings")
    window_.press("Lock and copies")
    window_.press("See what it would change")
    assert "1 outing would come back" in window_.words()
    window_.press("Bring it back")
    window_.go("Log")
    assert "Walk" in window_.words()
    assert "Tea" in window_.words()
    window_.press("Undo")
    assert window_.complaints == []


def test_everything_ends_with_a_word(two: Path, window: Opener) -> None:
    """And nothing is left where the log was but what shows that the program runs."""
    window_ = window()
    window_.go("Settings")
    window_.press("Lock and copies")
    window_.page.get_by_label("Type “delete” to say that you mean it").fill("delete")
    window_.press("Delete everything")
    expect(window_.page.get_by_role("heading", name="Everything is deleted")).to_be_visible()
    assert list(two.parent.glob("log*")) == []
    window_.press("Begin a new log")
    assert "What goes well for the two of you?" in window_.words()
    with pytest.raises(vault.Elsewhere):
        vault.open_log(two)

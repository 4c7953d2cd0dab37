"""Chromium, as the system has it, in front of a dashboard started as a person starts it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from dashboard import vault
from dashboard.store import Store
from dashboard.ui import note
from tests.serving import Dashboard, another_link, cool_down, free_port, started_warm

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEARD = """{
    const send = WebSocket.prototype.send, heard = () => { window.answered = performance.now(); };
    WebSocket.prototype.send = function (...words) {
        if (!this.isHeard) for (const event of ['message', 'close']) this.addEventListener(event, heard);
        this.isHeard = true;
        window.asked = performance.now();
        return send.apply(this, words);
    };
    const post = XMLHttpRequest.prototype.send;
    window.sending = 0;
    XMLHttpRequest.prototype.send = function (...words) {
        window.sending += 1;
        this.addEventListener('loadend', () => { window.sending -= 1; });
        return post.apply(this, words);
    };
}"""
"""Notes when the page asked something of the server, when it last heard of it, and how many files are on their way."""

QUIET_FOR_A_WHILE = """() => new Promise((quiet, never) => {
    const began = performance.now();
    let since = began;
    const still = '[data-testid="stApp"][data-test-script-state="notRunning"]';
    const look = () => {
        const now = performance.now();
        if (!document.querySelector(still) || window.asked > window.answered || window.sending) since = now;
        if (now - since > 350) quiet();
        else if (now - began > 30000) never(new Error("the page is still at work after half a minute"));
        else setTimeout(look, 20);
    };
    look();
})"""
BEYOND = """Math.max(document.documentElement.scrollWidth - window.innerWidth,
    ...[...document.querySelectorAll('[data-testid="stMain"]')].map(at => at.scrollWidth - at.clientWidth))"""
OURS = r"(http://(127\.0\.0\.1|h[0-9a-f]{{12}}\.localhost):{port}/|data:|blob:)"
OTHER = partial(pytest.param, marks=pytest.mark.further)
"""A walk again, at its other width or over another file, which is left out of the usual run."""

HOW = "no Chromium was found: on Debian or Ubuntu, `sudo apt-get install chromium` brings it"


def pytest_sessionfinish() -> None:
    """Nothing stays behind."""
    cool_down()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks are marked, so that they can be left out or run alone."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, or a skip that says how to get one; in CI there is no skip."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(HOW)
        pytest.skip(HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def in_the_file(path: Path) -> Iterator[Store]:
    """What is on disk, looked at in a copy, since the dashboard has the file open."""
    with TemporaryDirectory() as folder:
        for file in path.parent.glob(f"{path.name}*"):
            (Path(folder) / file.name).write_bytes(file.read_bytes())
        try:
            yield Store(vault.open_log(Path(folder) / path.name))
        finally:
            vault.close_logs()


class Window:
    """One page of the dashboard, and what it asked for elsewhere or complained of."""

    def __init__(self, page: Page, port: int) -> None:
        self.page = page
        self.address = ""
        """Where it came in, without the path."""
        self._ours = re.compile(OURS.format(port=port))
        self.strays: list[str] = []
        self.complaints: list[str] = []
        page.add_init_script(HEARD)
        page.on("request", self._asked)
        page.on("console", self._said)

    def _asked(self, request: Request) -> None:
        if not self._ours.match(request.url):
            self.strays.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def enter(self, link: str) -> None:
        """Come in as a person does, by the link, which leads to the dashboard's own host."""
        self.page.goto(link)
        self.page.wait_for_url("**/")
        self.address = self.page.url.removesuffix("/")
        self.page.wait_for_selector("h1", timeout=30_000)
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run and the charts stand."""
        self.page.evaluate(QUIET_FOR_A_WHILE)

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press a button or follow a link of this name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.settle()

    def go(self, name: str) -> None:
        """Follow a link of this name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.settle()

    def focused(self) -> str:
        """What has the focus is called."""
        said = """(() => { const at = document.activeElement;
            return at.matches('body, main, [role=dialog]') ? '' : at.getAttribute('aria-label') || at.innerText })()"""
        return str(self.page.evaluate(said))

    def tab_to(self, name: str, most: int = 80) -> int:
        """Press Tab until what has the focus is called so; returns how often that took."""
        for tabs in range(most):
            if name in self.focused():
                return tabs
            self.page.keyboard.press("Tab")
        pytest.fail(f"{name} can't be reached by Tab")

    def key(self, *names: str) -> None:
        """Press keys, one after the other."""
        for name in names:
            self.page.keyboard.press(name)
        self.settle()

    def choose_file(self, path: Path) -> None:
        """Hand a file to the upload page, when it has let go of the one before."""
        self.page.get_by_test_id("stFileChip").first.wait_for(state="detached")
        self.page.locator("input[type=file]").set_input_files(path)
        self.settle()

    def words(self) -> str:
        """All that can be read on the page."""
        return self.page.locator('[data-testid="stMain"]').inner_text()

    def too_wide(self) -> int:
        """Pixels the page, or what scrolls in it, reaches beyond the window."""
        return int(self.page.evaluate(BEYOND))


Opener = Callable[..., Window]
Starter = Callable[[Path, int], AbstractContextManager[Dashboard]]


@pytest.fixture
def has_read_the_note() -> bool:
    """Walks are those of someone who was here before; a walk of somebody new says otherwise."""
    return True


@pytest.fixture
def start() -> Starter:
    """How the dashboard is started; a walk that needs a process of its own from the first says otherwise."""
    return started_warm


@pytest.fixture
def window(chromium: Browser, log_path: Path, has_read_the_note: bool, start: Starter) -> Iterator[Opener]:
    """Open the dashboard over this test's own log, in a window of a given width and theme."""
    if has_read_the_note:
        Store(vault.open_log(log_path)).set(note.AWAY, "yes")
        vault.close_logs()
    port = free_port()
    with start(log_path, port):
        pages = []

        def opened(width: int = 1280, scheme: str = "light", into: BrowserContext | None = None) -> Window:
            context = into or chromium.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            found = Window(context.new_page(), port)
            found.enter(another_link(log_path, port))
            pages.append(context)
            return found

        yield opened
        for context in pages:
            context.close()

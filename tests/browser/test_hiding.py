"""Two presses of Escape, and what is left then: nothing on the page, behind it, beside it or in the server."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import NAMES, QUIET
from tests.conftest import ROOT
from tests.serving import LINK, another_link, environment, free_port

# A page that works for as long as it is told, and tells what the server keeps.
SCRIPT = """
import json, pathlib, time
import streamlit as st
from streamlit.runtime import Runtime
from dashboard import presence

folder = pathlib.Path(__file__).parent
st.title("Something private")
note = st.text_area("A note")
st.file_uploader("A file")
st.button("Hide", key="hide")
runtime = Runtime.instance()
(folder / "new.json").write_text(json.dumps({
    "note": note, "sessions": len(runtime._session_mgr.list_sessions()),
    "files": sum(map(len, runtime.uploaded_file_mgr.file_storage.values())),
}))
(folder / "new.json").replace(folder / "kept.json")
patience = folder / "patience"
presence.be_patient(float(patience.read_text()) if patience.exists() else None)
busy = time.monotonic() + (8 if note == "busy" else 0)
while time.monotonic() < busy:
    sum(range(10_000))
"""
SERVE = """
import sys
from pathlib import Path
from dashboard.guard import door, served, silence
silence.fall()
script, log, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
served.run(script, log, door.opened(log, port), lambda link: print(f"Outings is open at {link} ", flush=True))
"""
CLOCK = """addEventListener('keydown', ({key, timeStamp}) => {
    if (key === 'Escape') setTimeout(() => {
        if (getComputedStyle(document.documentElement).display === 'none' && document.title === 'New tab')
            sessionStorage.setItem('took', performance.now() - timeStamp);
    });
}, true)"""


@dataclass
class House:
    """A server of that page, which can be ended and begun again."""

    folder: Path
    port: int
    process: "subprocess.Popen[str] | None" = None

    def begin(self) -> None:
        """Serve the page."""
        (self.folder / "script.py").write_text(SCRIPT)
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.folder / "script.py"), str(self.folder / "log"), str(self.port)],
            cwd=ROOT, env=environment(self.folder / "log"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        assert LINK.match(self.process.stdout.readline())

    def end(self) -> None:
        """End the server at once, as a crash would."""
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def kept(self) -> dict[str, object]:
        """What the server kept when it last ran the page."""
        return dict(json.loads((self.folder / "kept.json").read_text()))

    def enter(self, page: Page) -> None:
        """Come in by a new link."""
        page.goto(another_link(self.folder / "log", self.port))
        page.wait_for_url("**/")
        page.wait_for_selector("h1")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One server for all of these."""
    found = House(tmp_path_factory.mktemp("hiding"), free_port())
    found.begin()
    yield found
    found.end()


@pytest.fixture(scope="module")
def only_page(chromium: Browser) -> Iterator[Page]:
    """One window for all of these."""
    context = chromium.new_context()
    context.add_init_script(CLOCK)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(only_page: Page, house: House) -> Page:
    """The window with the page in it."""
    if house.process is None:
        house.begin()
    if not only_page.locator("h1").is_visible():
        house.enter(only_page)
    only_page.evaluate("sessionStorage.clear()")
    return only_page


def press_twice(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


def gone(page: Page) -> bool:
    """True if nothing can be seen, and the tab says nothing."""
    seen = page.evaluate(
        "() => getComputedStyle(document.documentElement).display !== 'none' && document.body.innerText.trim()"
    )
    return not seen and page.title() == "New tab"


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for what comes by itself; the page's policy forbids the browser tool's own way of it."""
    for _ in range(150):
        if holds():
            return
        time.sleep(0.1)
    pytest.fail("it didn't come about")


def test_two_escapes_blank_while_something_runs(house: House, page: Page) -> None:
    """In a quarter of a second, from within a field, in every window, and *Back* brings nothing back."""
    page.evaluate("history.pushState({}, '', '/earlier')")
    other = page.context.new_page()
    house.enter(other)
    page.bring_to_front()
    note = page.get_by_label("A note")
    note.fill("busy")
    note.press("Control+Enter")
    page.wait_for_selector('[data-test-script-state="running"]')
    press_twice(page)
    page.wait_for_url("**/blank")
    assert float(page.evaluate("sessionStorage.getItem('took')")) < 250
    assert gone(page)
    other.wait_for_url("**/blank", timeout=10_000)
    assert gone(other)
    page.go_back()
    page.wait_for_load_state()
    assert "/blank" not in page.url
    assert gone(page)
    page.goto(page.url.replace("/earlier", "/anything"))
    assert gone(page)

    # Whoever is startled presses more often; that must not bring it back.
    for _ in range(4):
        page.keyboard.press("Escape")
    page.wait_for_timeout(1700)
    assert gone(page)
    press_twice(page)
    page.wait_for_selector("h1")
    assert page.title() != "New tab"


def test_a_tap_hides_as_well(page: Page) -> None:
    """For whoever has a hand at the mouse; the server hears of it, and of no tap. It comes back where it was left."""
    page.evaluate("history.replaceState(null, '', '/left')")
    page.get_by_role("button", name="Hide").click()
    page.wait_for_url("**/blank")
    assert gone(page)
    page.wait_for_timeout(1700)
    press_twice(page)
    page.wait_for_url("**/left")
    page.goto("/".join(page.url.split("/")[:3]))
    page.wait_for_selector("h1")


def test_whoever_comes_in_while_it_comes_back_sees_nothing(house: House, page: Page) -> None:
    """Two presses more, before the page is there, and it stays away."""
    press_twice(page)
    page.wait_for_url("**/blank")
    page.wait_for_timeout(1700)
    assert house.process
    house.process.send_signal(signal.SIGSTOP)
    try:
        press_twice(page)
        page.wait_for_timeout(300)
        press_twice(page)
    finally:
        house.process.send_signal(signal.SIGCONT)
    page.wait_for_timeout(2500)
    assert gone(page)
    state = page.evaluate("fetch('/alive').then(answer => answer.json()).then(({state}) => state)")
    assert state == "covered"
    press_twice(page)
    page.wait_for_selector("h1")


def test_one_escape_is_just_escape(page: Page) -> None:
    """Nor are two that are far apart, or one held down."""
    page.keyboard.press("Escape")
    page.wait_for_timeout(600)
    page.keyboard.down("Escape")
    page.keyboard.down("Escape")
    page.keyboard.up("Escape")
    assert page.locator("h1").is_visible()


def test_hiding_lets_go_of_what_was_typed_and_uploaded(house: House, page: Page) -> None:
    """The server keeps no session and no file of before."""
    page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a" * 99})
    page.get_by_text("a.txt").wait_for()
    page.get_by_label("A note").fill("half a")
    page.get_by_label("A note").press("Control+Enter")
    wait_until(lambda: (house.kept()["note"], house.kept()["files"]) == ("half a", 1))
    press_twice(page)
    page.wait_for_url("**/blank")
    page.wait_for_timeout(1700)
    press_twice(page)
    page.wait_for_selector("h1")
    wait_until(lambda: house.kept() == {"note": "", "sessions": 1, "files": 0})


def test_two_escapes_blank_without_a_server(house: House, page: Page) -> None:
    """Killed a moment ago or long: as fast, and the browser gets no chance to complain; nor does it come back."""
    house.end()
    press_twice(page)
    page.wait_for_timeout(300)
    assert float(page.evaluate("sessionStorage.getItem('took')")) < 250
    assert gone(page)
    assert page.url.startswith("http://h")
    house.begin()
    page.wait_for_timeout(2500)
    assert gone(page)
    press_twice(page)
    page.wait_for_selector("h1")


def test_the_page_leaves_with_the_server_and_comes_back_with_it(house: House, page: Page) -> None:
    """Nothing stays on the screen under a complaint; a start brings the tab back by itself."""
    address = page.url
    house.end()
    wait_until(lambda: gone(page))
    page.wait_for_timeout(2000)
    assert gone(page)
    house.begin()
    page.wait_for_selector("h1", timeout=15_000)
    assert page.url == address


def test_a_server_that_answers_no_more_is_no_obstacle(house: House, page: Page) -> None:
    """Hung, as in a long sleep: the page is blank at once all the same."""
    assert house.process
    house.process.send_signal(signal.SIGSTOP)
    try:
        press_twice(page)
        page.wait_for_timeout(300)
        assert float(page.evaluate("sessionStorage.getItem('took')")) < 250
        assert gone(page)
    finally:
        house.process.send_signal(signal.SIGCONT)
    page.wait_for_url("**/blank")


def test_starting_again_shows_it_again(house: House, page: Page) -> None:
    """The link of a second start opens what was hidden."""
    press_twice(page)
    page.wait_for_url("**/blank")
    house.enter(page)
    assert page.title() != "New tab"


def test_typing_counts_as_being_here_and_what_was_typed_is_handed_over(house: House, page: Page) -> None:
    """Typing on and on keeps it open; before nobody is here any more, the server has what stands in the field."""
    patience = house.folder / "patience"
    patience.write_text("6")
    page.reload()
    page.wait_for_selector("h1")
    note = page.get_by_label("A note")
    note.click()
    began, typed = time.monotonic(), ""
    while time.monotonic() - began < 8:
        note.press_sequentially("on ")
        typed += "on "
        page.wait_for_timeout(400)
    left = page.evaluate("fetch('/alive').then(answer => answer.json()).then(({left}) => left)")
    assert left > 2
    assert house.kept()["note"] == ""
    wait_until(lambda: house.kept()["note"] == typed)
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    note.press_sequentially("and on")
    assert note.input_value() == typed + "and on"
    patience.unlink()


def test_the_watch_leaves_the_page_in_peace(house: House, page: Page) -> None:
    """Between two of its looks nothing is asked for, so that those who wait for quiet get it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3000)
    assert 2 <= len(asked) <= 5
    assert {url.rpartition("/")[2] for url in asked} <= {"alive", "here"}


def test_what_was_typed_stays_out_of_the_browsers_profile(chromium: Browser, house: House, tmp_path: Path) -> None:
    """Browsers keep half-written text on the disk, to bring it back; not ours, nor the answer of any page."""
    words = "zebra"
    path = next(found for name in NAMES if (found := shutil.which(name)))
    kept = chromium.browser_type.launch_persistent_context(tmp_path, executable_path=path, args=QUIET)
    page = kept.new_page()
    house.enter(page)
    page.get_by_label("A note").press_sequentially(words)
    # As long as the browser takes to think of it; it writes it down when the page is left.
    page.wait_for_timeout(2500)
    page.goto(f"{page.url}elsewhere")
    page.wait_for_selector("h1")
    page.wait_for_timeout(500)
    kept.close()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(b"localhost" in file.read_bytes() for file in files), "the profile is where it is looked for"
    marks = [words.encode(), words.encode("utf-16-le"), b"Something private"]
    assert not [file for file in files for mark in marks if mark in file.read_bytes()]

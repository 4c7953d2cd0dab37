"""A log full of words that would be more than words: on every page they are shown as they are, and reach nothing."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, WebSocket

from dashboard.charts.rows import LONGEST
from dashboard.wording import short
from tests import hostile
from tests.browser.conftest import Opener, Window
from tests.browser.test_walks import ADD, click
from tests.hostile import DRESSED, NAMES, shown

TODAY = date.today()
LOOK = """() => {
    const all = [...document.querySelectorAll('*')];
    const leads = at => typeof at.href === 'object' ? at.href.baseVal : at.href;
    const away = url => typeof url === 'string' && url && !url.startsWith(location.origin + '/') && !/^(data|blob):/.test(url);
    const outer = at => at.outerHTML.slice(0, 200);
    return {
        ran: window.__xss ? [String(window.__xss)] : [],
        links: all.filter(at => at.matches('a, area, link') && away(leads(at))).map(outer),
        fetched: all.filter(at => away(at.src) || away(at.data) || away(at.poster)).map(outer),
        pictures: all.filter(at => at.localName === 'img' && !/^A photo: /.test(at.alt)
            // The icons to choose from are our own, and only they stand on a pill.
            && !(at.src.startsWith('data:image/png;base64,') && at.closest('[data-testid="stButtonGroup"]'))).map(outer),
        styled: all.filter(at => /url\\(|e\\.test/.test(at.getAttribute('style') || '')).map(outer),
        made: all.filter(at => at.closest('[data-testid="stMarkdownContainer"]') && at.matches(
            'script, iframe, object, embed, svg, table, h4, h5, h6, blockquote, li, del, pre, .katex, ' +
            '.stMarkdownColoredText, .stMarkdownColoredBackground, .stMarkdownBadge, [role=img]')).map(outer),
    };
}"""
"""What on the page leads away, was fetched from elsewhere, or was made of words that were only to be read."""

DRAWN = "[...document.querySelectorAll('.js-plotly-plot text')].map(at => at.textContent).join(' ')"


class Watch:
    """Looks at a page after every step, and hears every request and socket of it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page: Page = window.page
        self.sockets: list[str] = []
        self.found: list[str] = []
        self.page.on("websocket", self._connected)
        self.page.context.on("page", lambda page: self.found.append(f"another page: {page.url}"))

    def _connected(self, socket: WebSocket) -> None:
        if not socket.url.startswith(self.window.address.replace("http", "ws", 1)):
            self.sockets.append(socket.url)

    def look(self, where: str, *, own_lists: bool = False) -> None:
        """Note whatever the words of the log have become; `own_lists` where we have lists of our own."""
        seen: dict[str, list[str]] = self.page.evaluate(LOOK)
        if own_lists:
            seen["made"] = [one for one in seen["made"] if not one.startswith("<li>")]
        self.found += [f"{where}: {what} {which}" for what, which in seen.items() if which]

    def reads(self, *texts: str, of: str = "document.body.innerText") -> None:
        """These can be read, letter for letter, as soon as the page is there."""
        missing = [shown(text) for text in texts]
        for _ in range(40):
            said = shown(str(self.page.evaluate(of)))
            missing = [text for text in missing if text not in said]
            if not missing:
                return
            self.page.wait_for_timeout(100)
        self.found += [f"not to be read: {text}" for text in missing]

    def everything(self, where: str, lists: int = 9) -> None:
        """Open whatever can be opened on the page, each kind of thing once, and so many lists."""
        self.look(where)
        for fold in self.page.locator('[data-testid="stExpander"] summary').all():
            if not fold.evaluate("at => at.parentElement.open"):
                fold.click()
                self.window.settle()
                self.look(f"{where}, unfolded")
        opened: set[str] = set()
        for button in self._new('[data-testid="stPopover"] button', opened):
            button.click()
            self.page.wait_for_timeout(80)
            self.look(f"{where}, popover")
            # Not by Escape: pressed twice, it hides the page.
            button.click()
        for box in islice(self._new('[role="combobox"]', opened), lists):
            self.list_of(box)
            self.look(f"{where}, list")
            self.page.keyboard.press("Tab")
        for mark in self._some(".js-plotly-plot .points path, .js-plotly-plot .textpoint"):
            mark.hover(force=True)
            self.page.wait_for_timeout(80)
            self.look(f"{where}, pointed at")

    def list_of(self, box: Locator) -> None:
        """Open what can be chosen in a box."""
        # A list closes when the page scrolls under it.
        box.scroll_into_view_if_needed()
        self.page.wait_for_timeout(120)
        box.click()
        self.page.wait_for_timeout(80)

    def _new(self, selector: str, opened: set[str]) -> Iterator[Locator]:
        for found in self.page.locator(selector).all():
            name = found.get_attribute("aria-label") or found.inner_text()
            if name not in opened and found.is_visible():
                opened.add(name)
                yield found

    def _some(self, selector: str) -> Iterator[Locator]:
        marks = self.page.locator(selector)
        yield from (marks.nth(place) for place in range(0, marks.count(), max(1, marks.count() // 2)))


@pytest.fixture
def full(log_path: Path) -> Path:
    """A log with hostile words wherever there can be words."""
    hostile.fill(log_path, TODAY, DRESSED)
    return log_path


def test_hostile_words_stay_words_wherever_they_are_shown(full: Path, window: Opener, tmp_path: Path) -> None:
    """Every page, everything on it that opens, all that is told: nothing is fetched, led to, run or dressed up."""
    watch = Watch(window())
    for step in (_next, _ideas, _went_well, _over_time, _memories, _log, _settings, _entry):
        step(watch)
    _upload(watch, tmp_path)
    _kept_page(watch, tmp_path)
    assert not watch.found, "\n".join(watch.found)
    assert watch.window.strays == []
    assert watch.sockets == []
    # What the content policy refused was tried.
    assert watch.window.complaints == []


def _next(watch: Watch) -> None:
    watch.reads(*(name for place, name in enumerate(DRESSED) if place % 5 != 4))
    watch.everything("Next")
    watch.window.press("Yes")
    watch.reads(f"{DRESSED[0]} is in your log.")
    watch.look("Next, told")
    watch.window.press("Undo")
    watch.window.press("Show another")
    watch.window.press("Not for a while")
    watch.look("Next, told of what is left out")


def _ideas(watch: Watch) -> None:
    watch.window.go("Something else small")
    watch.page.get_by_label("What used to be easy between you?").fill("\n".join(DRESSED))
    watch.window.press("Add to your ideas")
    watch.look("Ideas, told")
    watch.everything("Ideas")
    # What was told covers what lies at the foot of the window.
    watch.window.press("Close")


def _went_well(watch: Watch) -> None:
    watch.window.go("What went well")
    watch.page.wait_for_selector(".scatterlayer path.point")
    watch.everything("What went well")
    watch.reads(*(short(name, LONGEST).rstrip("…") for name in DRESSED), of=DRAWN)
    click(watch.window, ".scatterlayer .textpoint", 1)
    watch.page.get_by_role("dialog").wait_for()
    watch.look("What went well, the outings behind a name")
    watch.page.keyboard.press("Escape")
    watch.page.get_by_role("dialog").wait_for(state="detached")
    watch.window.settle()
    click(watch.window, ".scatterlayer path.point:not([style*='opacity: 0;'])", 3)
    watch.page.get_by_role("dialog").wait_for()
    watch.look("What went well, the outing behind a dot")
    watch.page.keyboard.press("Escape")
    watch.page.get_by_role("dialog").wait_for(state="detached")
    watch.window.settle()
    watch.page.get_by_text("Whose idea").click()
    watch.window.settle()
    watch.look("What went well, whose idea")
    watch.reads(f"{hostile.THEM}’s idea", of=DRAWN)
    watch.list_of(watch.page.get_by_role("combobox", name="Kind").first)
    watch.page.get_by_role("option").nth(1).click()
    watch.page.keyboard.press("Tab")
    watch.window.settle()
    watch.look("What went well, of one kind")


def _over_time(watch: Watch) -> None:
    watch.window.go("Over time")
    watch.window.press("Clear")
    watch.everything("Over time")


def _memories(watch: Watch) -> None:
    watch.window.go("Memories")
    watch.everything("Memories")
    watch.window.press(re.compile("Favourite"))
    watch.look("Memories, told")
    watch.window.press("Undo")


def _log(watch: Watch) -> None:
    window, page = watch.window, watch.page
    window.go("Log")
    watch.everything("Log")
    watch.list_of(page.get_by_role("combobox", name="Change a kind"))
    page.get_by_role("option").nth(5).click()
    window.settle()
    page.get_by_label("New name").fill(NAMES["img"] + "2")
    page.keyboard.press("Enter")
    window.settle()
    window.press("Rename")
    watch.reads(f"is called {NAMES['img']}2 from now on.")
    watch.look("Log, told of a new name")
    for words in (hostile.THEM, NAMES["image"], ""):
        page.get_by_role("searchbox").fill(words)
        page.keyboard.press("Enter")
        window.settle()
        watch.reads(words)
        watch.look("Log, searched")
    page.get_by_text("Many at once").click()
    window.settle()
    watch.look("Log, many at once")
    page.get_by_text("One by one").click()
    window.settle()
    window.press("Change")
    watch.everything("An outing")
    window.press("Delete")
    watch.look("Log, told of what was deleted")
    window.press("Undo")


def _settings(watch: Watch) -> None:
    watch.window.go("Settings")
    watch.reads(*(name for place, name in enumerate(DRESSED) if place % 5 == 4))
    watch.everything("Settings")
    name = watch.page.get_by_label("What the other person is called")
    name.fill(NAMES["img"][:40])
    name.press("Enter")
    watch.window.settle()
    watch.reads(f"From now on it says “{NAMES['img'][:40]}”.")
    watch.look("Settings, told")
    watch.window.press("Lock and copies")
    watch.look("Lock and copies", own_lists=True)
    watch.window.go("Staying safe")
    watch.look("Staying safe", own_lists=True)


def _entry(watch: Watch) -> None:
    watch.window.go("Log")
    watch.window.press("Log an outing")
    watch.everything("Log an outing")


def _upload(watch: Watch, folder: Path) -> None:
    """A file whose name, header and cells are hostile, from the preview to the line it leaves in the log."""
    file = folder / hostile.FILE
    with file.open("w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written)
        writer.writerow(["day", "kind", "how was it", NAMES["img"], NAMES["link"], NAMES["colour"]])
        days = (TODAY - timedelta(400 + place) for place in range(len(DRESSED)))
        writer.writerows([day, name, "4", name, name, name] for day, name in zip(days, DRESSED, strict=True))
        writer.writerow([NAMES["image"], "Walk", "4", "", "", ""])
        writer.writerow(["2026-01-05", "Walk", NAMES["style"], "", "", ""])
    watch.window.go("Log")
    watch.window.press("Upload a log")
    watch.window.choose_file(file)
    watch.reads(f"{len(DRESSED) + 1} new", NAMES["img"], NAMES["link"], NAMES["colour"])
    watch.everything("Upload", lists=2)
    watch.window.press(ADD)
    watch.reads(f"added from {hostile.FILE}.")
    watch.look("Upload, told")
    watch.window.go("Log")
    watch.reads(hostile.FILE)
    watch.look("Log, uploads")
    watch.window.press("Undo upload")
    watch.reads(f"from {hostile.FILE} taken out again.")
    watch.look("Log, told of an upload undone")


def _kept_page(watch: Watch, folder: Path) -> None:
    """The page to keep, opened as a file, where no policy of the server's holds."""
    watch.window.go("Memories")
    watch.page.get_by_text("A page to print or keep").click()
    watch.window.settle()
    with watch.page.expect_download() as download:
        watch.page.get_by_role("button", name="Download").click()
    kept = folder / "kept.html"
    download.value.save_as(kept)
    watch.page.goto(kept.as_uri())
    said = shown(watch.page.locator("body").inner_text())
    watch.found += [f"not kept: {text}" for text in DRESSED if shown(text) not in said]
    watch.found += watch.page.evaluate(
        "[...document.querySelectorAll('a, script, iframe, link, svg, [style]')].map(at => at.outerHTML)"
    )
    watch.window.strays = [url for url in watch.window.strays if url != kept.as_uri()]

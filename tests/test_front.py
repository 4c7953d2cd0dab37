"""What others could see is what the person chose: the tab, its icon, the names of files and calendars."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from PIL import Image
from streamlit.testing.v1 import AppTest

from dashboard import front
from dashboard.exporting import calendars
from dashboard.front import Front, as_kept, file_start, icons, picture, to_keep
from dashboard.outings import Filter
from dashboard.store import Store
from tests.conftest import ROOT, add, read
from tests.test_pages import LOG, group, press, take_back, texts

SETTINGS = "views/settings.py"
ON_NO_SYSTEM = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f.\s]')
DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])")
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


# What can be chosen


@given(
    ANY | st.sampled_from(["CON", "nul", "com¹", " . ", "../..", "a/b\\c", "-rf", "~", "\u202eexe.x", "a.csv", "日記"])
)
def test_a_file_can_be_called_so_on_any_system(text: str) -> None:
    """Letters, digits and dashes, no name that a system keeps for itself, never empty; saying it again changes nothing."""
    chosen = as_kept({front.FILES: text}).files
    assert chosen
    assert not ON_NO_SYSTEM.search(chosen)
    assert not DEVICE.fullmatch(chosen)
    assert not chosen.startswith(("-", "~"))
    assert len(chosen) <= front.LONGEST
    assert file_start(chosen) == chosen


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("My garden", "My-garden"),
        ("a/b: c?", "a-b-c"),
        ("con", "con-"),
        ("日記", "日記"),
        ("///", "outings"),
        ("", "outings"),
    ],
)
def test_what_is_typed_stays_recognisable(typed: str, kept: str) -> None:
    """Only what no file can have goes."""
    assert as_kept({front.FILES: typed}).files == kept


@given(st.dictionaries(st.sampled_from([front.TITLE, front.ICON, front.FILES, front.CALENDAR]), ANY))
def test_whatever_the_file_holds_there_is_something_to_show(kept: dict[str, str]) -> None:
    """What can't be is as usual, and keeping what was read changes nothing."""
    seen = as_kept(kept)
    assert all(value.strip() and len(value) <= front.LONGEST for value in (seen.title, seen.files, seen.calendar))
    assert seen.icon in icons()
    assert seen.icon_file.is_file()
    assert as_kept(to_keep(seen)) == seen


def test_what_can_not_be_stored_is_cleaned_first(store: Store) -> None:
    """Half a letter, or one that turns the direction, doesn't stop the rest."""
    store.be_seen_as(Front(title="Gar\ud83dden\u202e", icon="../x", files="", calendar=" "))
    assert store.front() == Front(title="Gar?den")


def test_as_it_comes_it_is_neutral() -> None:
    """The dashboard's own name on the tab and on files, and a calendar that says nothing."""
    assert as_kept({}) == Front() == Front("Outings", "circle", "outings", "Calendar")


@pytest.mark.parametrize("icon", icons())
def test_an_icon_can_be_told_at_16_pixels(icon: str) -> None:
    """A square with an open corner, something light in it, and unlike every other."""
    with Image.open(picture(icon)) as full:
        assert (full.size, full.mode) == ((64, 64), "RGBA")
        assert full.getpixel((0, 0)) == (0, 0, 0, 0)
    small = _small(icon)
    assert 25 <= sum(lightness > 180 for lightness in small) <= 120
    for other in icons():
        if other != icon:
            assert sum(abs(a - b) > 60 for a, b in zip(small, _small(other), strict=True)) >= 25


def _small(icon: str) -> bytes:
    with Image.open(picture(icon)) as full:
        return full.convert("RGBA").resize((16, 16)).convert("L").tobytes()


# Chosen on the page


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return app.run().switch_page(SETTINGS).run()


@pytest.mark.parametrize(
    ("name", "typed", "kept", "said"),
    [
        ("title", " My \n garden <b>", "My garden <b>", "The tab is now called “My garden <b>”."),
        ("files", "My garden?", "My-garden", "Files you download now begin with “My-garden”."),
        ("calendar", "Garden", "Garden", "The calendar is now called “Garden”."),
    ],
)
def test_a_name_is_kept_at_once_and_taken_back(
    page: AppTest, reopened: Callable[[], Store], name: str, typed: str, kept: str, said: str
) -> None:
    """It holds in the same moment, in the reopened file, and until one tap undoes it; emptied, it is as usual."""
    page.text_input(key=f"front_{name}").set_value(typed).run()
    assert not page.exception
    assert said in texts(page)
    assert page.text_input(key=f"front_{name}").value == kept
    assert getattr(front.front(), name) == kept
    assert getattr(reopened().front(), name) == kept
    page.run()
    take_back(page)
    assert getattr(front.front(), name) == getattr(Front(), name)
    assert reopened().front() == Front()
    page.run().text_input(key=f"front_{name}").set_value(typed).run()
    page.text_input(key=f"front_{name}").set_value("").run()
    assert getattr(reopened().front(), name) == getattr(Front(), name)


def test_an_icon_is_chosen_by_its_picture(page: AppTest, reopened: Callable[[], Store]) -> None:
    """Each is shown; the one that is tapped is kept, and taken back in one tap."""
    shown = [option.content for option in group(page, "front_icon").proto.options]
    assert len(shown) == len(icons()) >= 5
    assert all("data:image/png;base64," in option for option in shown)
    group(page, "front_icon").set_value("leaf").run()
    assert "The icon of the tab is now the leaf." in texts(page)
    assert front.front().icon_file.name == "leaf.png"
    assert reopened().front().icon == "leaf"
    take_back(page.run())
    assert reopened().front() == Front()


def test_it_is_the_persons_own_in_the_sample_too(store: Store, app: AppTest) -> None:
    """What is on the tab does not change when another log is looked at, and what is chosen there is kept."""
    store.be_seen_as(Front(title="Garden"))
    press(app.run(), "Try it with sample outings")
    assert front.front().title == "Garden"
    app.switch_page(SETTINGS).run().text_input(key="front_files").set_value("garden").run()
    assert store.front() == Front(title="Garden", files="garden")


# Where it shows


OFFERS = ("download_button", "prepared.offer")


def test_every_file_that_is_taken_out_begins_as_chosen() -> None:
    """No download anywhere has a name of its own."""
    names = []
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            # A file that is prepared first is offered under the name it was to be prepared under.
            if path.stem != "prepared" and isinstance(node, ast.Call) and ast.unparse(node.func).endswith(OFFERS):
                named = {keyword.arg: keyword.value for keyword in node.keywords}
                names.append(ast.unparse(named["file_name"] if "file_name" in named else node.args[2]))
    assert len(names) >= 5
    assert [name for name in names if not name.startswith("front().file(")] == []
    assert Front(files="garden").file("csv") == "garden.csv"
    assert Front(files="garden").file("html", "page") == "garden-page.html"


def test_a_calendar_shows_the_name_that_was_chosen_and_no_other(store: Store) -> None:
    """Nothing a calendar program shows names the dashboard; and the file still comes back as it was."""
    add(store, "day,kind,mine,note\n2026-03-01,Walk,4,the goose\n2026-03-02,Tea,3,\n")
    front.show_front(Front(calendar="Garden, mostly"))
    data = calendars.write(store.records(Filter()))
    calendar: Any = Calendar.from_ical(data)
    assert calendar["x-wr-calname"] == "Garden, mostly"
    shown = [calendar["prodid"], *(event[name] for event in calendar.walk("VEVENT") for name in ("uid", "summary"))]
    assert not [text for text in shown if "outing" in text.lower()]
    back = read(data)
    assert [(row.kind, row.mine) for row in back.outings.itertuples()] == [("Walk", 4), ("Tea", 3)]
    assert add(store, data).added == 0


def test_the_tab_is_named_before_the_page_is_drawn(store: Store, app: AppTest, log_path: Path) -> None:
    """What the log keeps is what the tab shows from the first moment of a new window."""
    store.be_seen_as(Front("Garden", "cup"))
    front.show_front(Front())
    app.switch_page(LOG)
    app.run()
    assert front.front() == Front("Garden", "cup")

"""Words that would be more than words: plain on the pages and in the charts, and in every file that is taken out."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

from dashboard.charts.style import safe
from dashboard.exporting import reserved
from dashboard.exporting.formats import FORMATS
from dashboard.fields import unquoted
from dashboard.letters import one_line
from dashboard.outings import Filter
from dashboard.planner.ideas import revived
from dashboard.store import Store
from dashboard.ui.places import OTHERS, PLACES, SAFE
from dashboard.ui.uploading.meaning import SOME
from dashboard.ui.words import WORD_JOINER, plain
from dashboard.vault import open_log
from tests import hostile
from tests.conftest import add
from tests.exporting.test_round_trip import brought_back, everything

TODAY = date.today()
SIGNS = re.compile(r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)|:streamlit:|:material_\w+:|https?:|www\.|\w@\w")
"""What Streamlit dresses up after it has read Markdown, where no backslash helps any more."""
CORPUS = pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A log with hostile words wherever there can be words."""
    path = tmp_path_factory.mktemp("hostile") / "log.duckdb"
    hostile.fill(path, TODAY, list(hostile.NAMES.values()))
    return path.read_bytes()


@pytest.fixture
def full(filled: bytes, log_path: Path) -> Path:
    """The same for each test anew."""
    log_path.write_bytes(filled)
    return log_path


def read(marked_up: str) -> str:
    """What Markdown leaves of a text in which every sign is escaped."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[!-/:-@\[\]-`{-~]", marked_up)
    return re.sub(r"\\(.)", r"\1", marked_up)


@CORPUS
def test_a_text_on_a_page_is_itself(text: str) -> None:
    """Each sign is escaped, and what no backslash helps against is parted where nobody sees it."""
    shown = read(plain(text))
    assert shown.replace(WORD_JOINER, "") == " ".join(text.replace(WORD_JOINER, "").split())
    assert not SIGNS.search(shown)


@given(st.text())
def test_any_text_on_a_page_is_itself(text: str) -> None:
    """Whatever it is, nothing is lost and nothing is left to be recognised."""
    shown = read(plain(text))
    assert shown.replace(WORD_JOINER, "") == " ".join(text.replace(WORD_JOINER, "").split())
    assert not SIGNS.search(shown)


@CORPUS
def test_a_text_in_a_chart_is_itself(text: str) -> None:
    """Nothing opens a tag, and what is read is what was written, cut to size."""
    drawn = safe(text, 40)
    assert "<" not in drawn
    assert html.unescape(drawn).rstrip("…") == text[: len(html.unescape(drawn).rstrip("…"))]


def marked_up(app: AppTest) -> list[str]:
    """Every text of a page in which Streamlit reads Markdown."""
    bodies = (app.title, app.header, app.markdown, app.info, app.success, app.warning, app.error, app.caption)
    labels = (
        app.button, app.checkbox, app.radio, app.selectbox, app.multiselect, app.text_input, app.text_area, app.toggle,
        app.date_input, app.number_input, app.time_input, app.expander,
    )  # fmt: skip
    groups: Any = app.get("button_group")
    return [
        *(str(element.value) for kind in bodies for element in kind),
        *(str(element.label) for kind in labels for element in kind),
        *(option for element in app.radio for option in element.options),
        *(str(option.content) for group in groups for option in group.proto.options),
    ]


def not_plain(texts: list[str]) -> list[str]:
    """Those in which one of the hostile names stands as it was written."""
    bare = [name for name in [*hostile.NAMES.values(), hostile.THEM, hostile.FILE] if plain(name) != name]
    return [text for text in texts if any(name in text for name in bare)]


@pytest.mark.parametrize("page", [*PLACES, *OTHERS, SAFE])
def test_no_page_marks_up_what_the_person_wrote(full: Path, app: AppTest, page: str) -> None:
    """Wherever a page reads Markdown, the words of the log are escaped; and no page fails."""
    app.run().switch_page(page).run()
    assert not app.exception
    assert not_plain(marked_up(app)) == []


def test_an_outing_changed_in_two_windows_is_told_in_plain_words(full: Path, app: AppTest) -> None:
    """What stands here and what stands there, side by side, letter for letter."""
    store = Store(open_log(full))
    which = int(store.outings(Filter(), 1)["id"].iloc[0])
    app.run().switch_page("views/log.py").run()
    app.button(key=f"log_change_{which}").click().run()
    app.switch_page("views/outing.py").run()
    assert not app.exception
    now = store.outing(which)
    assert now is not None
    store.change(replace(now, place=hostile.NAMES["img"]))
    next(text for text in app.text_input if text.label == "Place").set_value(hostile.NAMES["link"]).run()
    assert "in another window" in " ".join(marked_up(app))
    assert plain(hostile.NAMES["img"]) in " ".join(marked_up(app))
    assert not_plain(marked_up(app)) == []


def test_a_file_with_a_hostile_header_is_asked_about_in_plain_words(app: AppTest) -> None:
    """Also where the header of a column stands in the question itself."""
    who = hostile.NAMES["image"]
    lines = "".join(f"2026-01-{day:02},Walk,4,{'friends' if day % 2 else 'Kim'}\n" for day in range(1, 9))
    app.run().switch_page("views/upload.py").run()
    uploader: Any = app.get("file_uploader")[0]
    uploader.upload(hostile.FILE, f'day,kind,mine,"{who}"\n{lines}'.encode()).run()
    next(box for box in app.selectbox if box.label.startswith("Who was there")).set_value(who).run()
    assert not app.exception
    next(radio for radio in app.radio if radio.label.startswith("Which lines")).set_value(SOME).run()
    assert any(box.label == plain(f"Those with any of these words in {who}") for box in app.multiselect)
    assert not_plain(marked_up(app)) == []


def test_no_kind_is_taken_for_another_part_of_the_page(store: Store, app: AppTest) -> None:
    """It may be called as the page calls its own parts, such as the row of the first plan."""
    lines = "".join(f"2026-0{month}-05,row_1,5\n" for month in range(1, 10))
    add(store, f"day,kind,mine\n{lines}")
    store.plan("Tea", TODAY + timedelta(20))
    app.run()
    assert not app.exception
    assert [row.id for row in store.plans(TODAY, 9)] == [1]
    assert "row_1" in " ".join(text.value for text in app.markdown).replace("\\", "")
    next(button for button in app.button if button.label == "Not for a while").click().run()
    app.switch_page("views/settings.py").run()
    assert not app.exception


def test_what_is_planned_or_thought_of_has_letters_that_can_be_seen(store: Store) -> None:
    """Marks that turn the direction of what follows are left out of kinds, whichever way they come."""
    turned = hostile.NAMES["turned"]
    store.plan(turned, TODAY + timedelta(1))
    store.add_ideas(revived(turned))
    assert [plan.kind for plan in store.plans(TODAY, 9)] == [one_line(turned)] == ["agnp.exe b"]
    assert list(store.ideas()["name"]) == ["agnp.exe b"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
def test_every_export_brings_it_back_as_it_was(full: Path, form: Any) -> None:
    """Letter for letter, in every format."""
    store = Store(open_log(full))
    before = everything(store)
    assert everything(brought_back(form.write(store.records(Filter())), TODAY)) == before


def test_no_export_runs_anything(full: Path) -> None:
    """No cell of CSV is a formula, every cell of Excel is text, JSON is one document, a calendar has its events only."""
    store = Store(open_log(full))
    files = {form.suffix: form.write(store.records(Filter())) for form in FORMATS}
    rows = list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    records = [record for batch in store.records(Filter()) for record in batch.to_pylist()]
    assert [unquoted(row["kind"]) for row in rows] == [record["kind"] for record in records]
    formulas = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    assert [cell for row in rows for cell in row.values() if cell.startswith(formulas)] == []
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).active
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "d", "n"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert len(json.loads(files["json"])["outings"]) == len(records)
    events: list[Any] = Calendar.from_ical(files["ics"]).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [record["kind"] for record in records]
    assert [name for event in events for name in event if name in ("URL", "ATTACH", "ATTENDEE", "ORGANIZER")] == []


@CORPUS
def test_a_title_in_a_calendar_is_a_title(text: str) -> None:
    """It ends no event and begins none."""
    data = reserved.write([reserved.Reserved("a", 0, TODAY, None, None)], text)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert "URL" not in event
    assert str(event["SUMMARY"]).split() == text.split()

"""Safe to have: what this is said once, a page that is one click from anywhere, and hard days left alone."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import vault
from dashboard.entries import CHANGEABLE, Memory
from dashboard.outings import Plan
from dashboard.store import Store
from dashboard.ui import note
from dashboard.ui.places import OTHERS, PLACES, SAFE
from tests.conftest import ROOT, TODAY, add
from tests.never import never
from tests.test_pages import HIDE, LOG, NEXT, press, texts

WORKING = "views/working.py"
EVERY_PAGE = [*PLACES, *OTHERS, SAFE]

CHECKED: set[str] = set()
"""Numbers that were read on the official page of whoever answers them. There is none yet, so the page has none."""

SAID = {
    "what it is": ["from one person's view", "not therapy", "for adults", "can't promise"],
    "when not": ["bad advice where there is fear or control", "afraid of how they might react", "check your phone"],
    "more of when not": ["your money or where you go", "keep you from seeing people"],
    "where to turn": ["emergency number of your country", "search for", "doctor", "library", "safer device"],
    "traces of turning there": ["no link to anywhere else", "leave a trace", "suddenly empty"],
    "low mood": ["hopeless", "hurting yourself", "crisis helpline", "Nothing here goes through your notes"],
    "being found": ["I wanted to spend more time with you, and this helps me notice what we enjoy."],
    "writing": ["as if they might read it one day", "what you did, and what you felt", "initials"],
    "no deceit": ["don't lie", "don't hide money", "don't set tests", "A no is final for that plan", "not counted"],
    "what is not hidden": ["history", "downloaded", "Screenshots", "synced", "logins", "backups", "is installed"],
    "limits of hiding": ["private window", "Esc twice", "A hidden page is not a deleted one", "SSD"],
}


@pytest.fixture
def newcomer() -> AppTest:
    """The dashboard as someone meets it for the first time, or in another window."""
    return AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)


def sees_note(app: AppTest) -> bool:
    return [button for button in app.button if button.label == "Got it"] != [] and note.NOTE[0] in texts(app)


def links(app: AppTest) -> list[str]:
    """Where the links of a page lead, by the ends of their addresses."""
    return [link.proto.page for link in app.get("page_link")]


# The note


def test_the_note_is_three_sentences() -> None:
    """What it is, what it is not, and when not to use it."""
    assert len(re.findall(r"[.!?](?:\s|$)", " ".join(note.NOTE))) == 3
    what, what_not, when_not = note.NOTE
    assert "private diary" in what
    assert "not therapy" in what_not
    assert "change or watch anyone" in what_not
    assert "afraid" in when_not
    assert "Staying safe" in when_not


def test_the_note_is_on_every_page_and_blocks_none(newcomer: AppTest) -> None:
    """All of a page is there below it, with nothing to type; it has the way to more."""
    newcomer.run()
    for page in [*PLACES, *OTHERS]:
        newcomer.switch_page(page).run()
        assert not newcomer.exception
        assert sees_note(newcomer), page
        assert newcomer.title or page == WORKING
        assert links(newcomer).count("about") == 2
    assert not sees_note(newcomer.switch_page(SAFE).run()), "there it would say the same twice"


def test_one_tap_puts_the_note_away_for_good(newcomer: AppTest, reopened: Callable[[], Store]) -> None:
    """It is kept in the log: gone on every page, in the sample, and in another window."""
    press(newcomer.run(), "Got it")
    for page in EVERY_PAGE:
        assert not sees_note(newcomer.switch_page(page).run())
    assert reopened().setting(note.AWAY)
    other = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    assert not sees_note(other)
    press(other, "Try it with sample outings")
    assert not sees_note(other)
    assert "Sample outings" in texts(other)


def test_in_the_sample_it_is_the_same_note(newcomer: AppTest, reopened: Callable[[], Store]) -> None:
    """It stands above the sample too, and what is put away there is kept in the person's own log."""
    press(newcomer.run(), "Try it with sample outings")
    assert sees_note(newcomer)
    press(newcomer, "Got it")
    assert not sees_note(newcomer)
    assert "Sample outings" in texts(newcomer)
    assert reopened().setting(note.AWAY)


def test_a_note_that_can_not_be_kept_away_stands_in_nobodys_way(
    store: Store, newcomer: AppTest, log_path: Path
) -> None:
    """Where the log can't be written it is gone in this window, without a word, and comes back another time."""
    store.set(note.AWAY, "")
    newcomer.run()
    other = vault.open_log(log_path).cursor()
    other.execute("begin")
    other.execute("update log.setting set value = 'here first' where name = ?", [note.AWAY])
    press(newcomer, "Got it")
    assert not newcomer.exception
    assert not newcomer.error
    assert not sees_note(newcomer)
    assert newcomer.title[0].value == "What goes well for the two of you?"
    other.execute("rollback")
    assert not store.setting(note.AWAY)


# Staying safe


@pytest.mark.parametrize("log", ["none", "empty", "full", "sample", "damaged", "newer"])
def test_staying_safe_is_one_click_from_anywhere(app: AppTest, log_path: Path, log: str) -> None:
    """A link on every page, on itself too, whatever has become of the log; and the page is whole there."""
    if log == "damaged":
        log_path.write_bytes(b"not a log" * 999)
    elif log != "none":
        own = Store(vault.open_log(log_path))
        if log == "full":
            add(own, f"day,kind,mine\n{TODAY},Walk,4\n")
        vault.close_logs()
    if log == "newer":
        with duckdb.connect(str(log_path)) as connection:
            connection.execute("update migration set version = 99 where version = (select max(version) from migration)")
    app.run()
    if log == "sample":
        press(app, "Try it with sample outings")
    for page in EVERY_PAGE:
        app.switch_page(page).run()
        assert not app.exception
        assert "about" in links(app), page
        assert app.button(key="hide").label == HIDE
        if log in ("damaged", "newer") and page not in (SAFE, WORKING):
            assert app.error, "the page says what is wrong with the log"
    assert app.title[0].value == "Staying safe"
    assert not app.error
    assert SAID["being found"][0] in texts(app)


@pytest.fixture
def safe(app: AppTest) -> AppTest:
    return app.run().switch_page(SAFE).run()


@pytest.mark.parametrize("about", SAID)
def test_it_says_what_someone_may_need_to_know(safe: AppTest, about: str) -> None:
    """Each of the things it is there for."""
    said = texts(safe)
    assert [words for words in SAID[about] if words not in said] == []


def test_it_names_no_number_and_no_address_that_was_not_checked(safe: AppTest) -> None:
    """A wrong one is worse than none; and what is no link can't be opened by mistake."""
    said = texts(safe)
    assert set(re.findall(r"\+?\d[\d\s().-]*", said)) <= CHECKED
    assert not re.search(r"https?:|www\.|\w\.(org|com|net|gov|uk|de)\b|@|\]\(", said)
    assert set(links(safe)) <= {"", "about", *(Path(page).stem for page in PLACES)}


def test_it_asks_nothing_and_keeps_nothing(safe: AppTest, reopened: Callable[[], Store]) -> None:
    """No field, no button but the one that hides; after it the log holds no more than before."""
    assert [button.label for button in safe.button] == [HIDE]
    assert not [*safe.text_input, *safe.text_area, *safe.checkbox, *safe.radio, *safe.selectbox]
    assert not [*safe.toggle, *safe.get("button_group"), *safe.multiselect, *safe.slider]
    assert reopened()._asked("all_settings").fetchall() == []


def test_it_is_plain_and_blames_nobody(safe: AppTest) -> None:
    """No word that presses, promises or judges, and nobody's gender."""
    for said in (texts(safe), " ".join(note.NOTE)):
        assert never(said) == []


def test_its_address_says_nothing(safe: AppTest) -> None:
    """What a browser keeps in its history gives it away no more than another page."""
    assert not [address for address in links(safe) if "safe" in address or "help" in address]


# Writing, and hard days


@pytest.mark.parametrize("apart", [False, True])
def test_the_rule_of_writing_stands_beside_the_note(store: Store, app: AppTest, apart: bool) -> None:
    """In the form for a new one and for one of the log, of a day apart too."""
    add(store, f"day,kind,mine,apart\n{TODAY},Walk,{'' if apart else 4},{'yes' if apart else 'no'}\n")
    app.run().switch_page("views/entry.py").run()
    assert "Write as if they might read it one day." in texts(app)
    app.session_state["apart"] = True
    press(app.switch_page(LOG).run(), "Change")
    assert "Write as if they might read it one day." in texts(app)


def test_no_page_repeats_what_was_noted_of_a_hard_one(store: Store, app: AppTest) -> None:
    """Its note is there when it is opened, and only then; its fond bit may be seen."""
    add(store, f"day,kind,mine,note,moment\n{TODAY},Walk,2,we argued,\n{TODAY},Tea,2,a long day,the goose\n"
               f"{TODAY},Film,3,a fine evening,\n")  # fmt: skip
    app.run()
    for page in (LOG, NEXT, "views/memories.py"):
        said = texts(app.switch_page(page).run())
        assert "we argued" not in said
        assert "a long day" not in said
    said = texts(app.switch_page(LOG).run())
    assert "a fine evening" in said
    assert "the goose" in said
    said = texts(app.switch_page("views/went_well.py").run())
    assert "a fine evening" in said
    assert "we argued" not in said
    assert "a long day" not in said


def test_no_field_asks_what_is_nobodys_business() -> None:
    """None is for messages, refusals, reasons, or where anyone is; who adds one to these has to say that it isn't."""
    assert set(CHANGEABLE) == {
        "day", "kind", "mine", "theirs", "start", "minutes", "company", "idea", "status", "ease", "novelty", "cost",
        "place", "tags", "note", "moment", "favourite", "apart",
    }  # fmt: skip
    assert {field.name for field in fields(Memory)} == {"name", "words", "year", "part", "id", "changed_at"}
    assert {field.name for field in fields(Plan)} == {"id", "uid", "sequence", "day", "start", "kind", "minutes"}

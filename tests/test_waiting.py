"""What takes a while on a long log: the wait has a way to stop it, and what comes of it is the same as on a short one."""

import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import vault
from dashboard.entries import Outing
from dashboard.exporting import delimited, documents
from dashboard.exporting.telling import telling
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.store import bin as store_bin
from dashboard.ui import prepared, waiting
from tests.conftest import TODAY, add
from tests.test_keeping_page import LINES, PASSPHRASE, keeping, press, sealed_on_the_page, type_in, unlocked
from tests.test_pages import texts


@pytest.fixture
def long(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A log that is taken for a long one."""
    monkeypatch.setattr(waiting, "LONG_LOG", 0)
    monkeypatch.setattr(prepared, "LONG", 0)
    add(store, LINES)
    return store


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What each bar said that was drawn."""
    said: list[str] = []
    draw = st.progress

    def drawn(value: float, text: str) -> Any:
        said.append(text)
        return draw(value, text)

    monkeypatch.setattr(st, "progress", drawn)
    return said


def test_a_long_log_is_kept_and_brought_back(app: AppTest, long: Store, log_path: Path, bars: list[str]) -> None:
    """With the bar and the way to stop it; afterwards neither is there any more."""
    keeping(app)
    press(app, "Keep a copy now")
    assert len(vault.listed(log_path)) == 1
    long.log(Outing(TODAY, "Swim", mine=5), "a form")
    keeping(app)
    press(app, "See what it would change")
    assert "1 outing would be gone: Swim" in texts(app)
    assert not [button for button in app.button if button.label == "Cancel"]
    press(app, "Bring it back")
    assert bars == ["Keeping a copy", "Opening the copy", "Bringing it back"]
    assert not app.exception
    assert long.summary(Filter()).outings == 2


def test_a_copy_is_looked_into_when_asked_and_again_when_the_log_has_changed(
    app: AppTest, long: Store, log_path: Path
) -> None:
    """Not each time the page is drawn: all of a long log is read for it. What was found before a change is not shown."""
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    keeping(app)
    assert "It opens" not in texts(app)
    press(app, "See what it would change")
    assert "It opens" in texts(app.run())
    long.log(Outing(TODAY, "Swim", mine=5), "a form")
    app.run()
    assert "It opens" not in texts(app)
    assert "bring_back" not in [button.key for button in app.button]


def test_a_long_log_is_sealed_and_opened(app: AppTest, long: Store, log_path: Path, bars: list[str]) -> None:
    """Setting, changing and taking away the passphrase; the log holds the same through all of it."""
    assert sealed_on_the_page(app)
    press(app, "I have written it down")
    type_in(app, "Your passphrase now, or the recovery key", PASSPHRASE)
    type_in(app, "The new passphrase", "three loud kitchen tables")
    app.text_input[2].set_value("three loud kitchen tables")
    press(app, "Change it")
    assert not app.exception
    press(app, "I have written it down")
    vault.prove(log_path, "three loud kitchen tables")
    app.text_input(key="unseal_now").set_value("three loud kitchen tables")
    press(app, "Take it away")
    assert bars == [*2 * ["Locking it with your passphrase"], "Taking the passphrase away"]
    assert not app.exception
    vault.close_logs()
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 2


def test_a_long_log_is_deleted_from_for_good(app: AppTest, long: Store, log_path: Path, bars: list[str]) -> None:
    """Out of the copies too."""
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    long.delete([int(long.outings(Filter(kinds=("Walk",)), 1)["id"].iloc[0])])
    app.run().session_state["bin"] = True
    app.switch_page("views/log.py").run()
    press(app, "Empty the bin")
    app.button(key="sure_yes").click().run()
    assert bars == ["Deleting it everywhere"]
    assert not app.exception
    assert long.binned(9).empty
    assert vault.preview(log_path, vault.listed(log_path)[-1]).about.outings == 1


def test_what_is_old_goes_from_a_long_bin_when_the_page_opens(
    app: AppTest, long: Store, monkeypatch: pytest.MonkeyPatch, bars: list[str]
) -> None:
    """And nothing that isn't, for which nobody waits."""
    long.delete([int(long.outings(Filter(kinds=("Walk",)), 1)["id"].iloc[0])])
    app.run()
    assert len(long.binned(9)) == 1
    assert bars == []
    monkeypatch.setattr(store_bin, "KEPT", timedelta(0))
    del app.session_state["bin_was_emptied"]
    app.run()
    assert bars == ["Emptying the bin"]
    assert not app.exception
    assert long.binned(9).empty


def test_a_long_log_is_unlocked(app: AppTest, long: Store, log_path: Path, bars: list[str]) -> None:
    """A copy is kept, with the bar and the way to stop it, and the page is there."""
    vault.seal_log(log_path, PASSPHRASE)
    vault.lock_logs()
    unlocked(app.run(), PASSPHRASE)
    assert bars == ["Keeping a copy"]
    assert not app.exception
    assert "Locked" not in [title.value for title in app.title]
    assert len(vault.listed(log_path)) == 1


def test_a_long_file_is_prepared_first_and_anew_after_a_change(app: AppTest, long: Store, bars: list[str]) -> None:
    """What is downloaded is the log as it is, never as it was."""
    app.session_state["export_open"] = True
    app.run().switch_page("views/log.py").run()
    assert "export" not in [button.key for button in app.get("download_button")]
    press(app, "Prepare the file")
    assert "export" in [button.key for button in app.get("download_button")]
    assert bars == ["Preparing the file"]
    (_, of), made = app.session_state[prepared.PREPARED]
    assert made == delimited.write(long.records(Filter()))
    long.log(Outing(TODAY, "Swim", mine=5), "a form")
    app.run()
    assert "export" not in [button.key for button in app.get("download_button")]
    assert of[-2:] != (long.era, long.changes)
    assert prepared.PREPARED not in app.session_state


def test_everything_is_prepared_first_too(app: AppTest, long: Store) -> None:
    """And is whole."""
    keeping(app)
    press(app, "Prepare the file")
    _, made = app.session_state[prepared.PREPARED]
    with zipfile.ZipFile(io.BytesIO(made)) as pieces:
        assert pieces.read("outings.csv") == delimited.write(long.records(Filter()))


def test_rows_on_their_way_are_told_and_stopped(long: Store) -> None:
    """From 0 on, never back; who is told may stop it, and it is that which stops it."""
    told: list[float] = []
    rows = long.records(Filter()).read_all()
    documents.write(telling(rows.to_reader(1), 2, told.append))
    assert told == [0.0, 0.5]

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        documents.write(telling(rows.to_reader(1), 2, stop))


@pytest.mark.parametrize("done", [True, False])
def test_a_tap_that_comes_too_late_claims_nothing(done: bool) -> None:
    """Who stops what is done by then is told so, and not that all is as it was."""
    said: list[str] = []

    def page(*, done: bool, said: list[str]) -> None:
        from dashboard.ui import waiting  # noqa: PLC0415  # a page of its own

        waiting.stop([True] if done else [], lambda: said.append("stopped"))
        import streamlit as st  # noqa: PLC0415

        if told := st.session_state.get("what_was_done"):
            said.append(told.said)

    AppTest.from_function(page, kwargs={"done": done, "said": said}).run()
    assert said == (["It was done before it could be stopped."] if done else ["stopped"])

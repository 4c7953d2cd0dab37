"""Lock and copies: sealed and unlocked on the page, drafts that wait, copies brought back, taken along, ended."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import presence, vault
from dashboard.entries import Memory, Outing
from dashboard.exporting import everything
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.ui import log
from dashboard.ui.places import PLACES
from dashboard.vault import copies, files
from tests.conftest import TODAY, add
from tests.test_pages import texts

PASSPHRASE = "four quiet garden chairs"
MARKER = "heron on the weir"
LINES = f"day,kind,mine,note\n2026-01-05,Walk,4,{MARKER}\n2026-01-06,Tea,2,the other one\n"
Reopen = Callable[[], Store]


@pytest.fixture
def two(store: Store) -> Store:
    """A log of two outings."""
    add(store, LINES)
    return store


def keeping(app: AppTest) -> AppTest:
    """The page Lock and copies."""
    return app.run().switch_page("views/keeping.py").run()


def type_in(app: AppTest, label: str, words: str) -> None:
    next(box for box in app.text_input if box.label == label).set_value(words)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def sealed_on_the_page(app: AppTest) -> str:
    keeping(app)
    type_in(app, "A passphrase", PASSPHRASE)
    type_in(app, "The same again", PASSPHRASE)
    press(app, "Set the passphrase")
    return str(app.code[0].value)


def unlocked(app: AppTest, secret: str) -> AppTest:
    app.text_input(key="unlock_secret").set_value(secret)
    return press(app, "Unlock")


def all_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())


def test_a_log_is_sealed_on_the_page_and_its_recovery_key_shown_once(app: AppTest, two: Store, log_path: Path) -> None:
    """After it was written down, it is nowhere on the page any more; it opens the log."""
    recovery = sealed_on_the_page(app)
    assert "shown this once" in texts(app)
    press(app, "I have written it down")
    assert recovery not in texts(app)
    assert not app.code
    assert recovery not in str(app.session_state)
    vault.close_logs()
    assert MARKER.encode() not in all_beside(log_path)
    assert Store(vault.unlock(log_path, recovery)).summary(Filter()).outings == 2


def test_two_different_passphrases_seal_nothing(app: AppTest, two: Store, log_path: Path) -> None:
    """Nor does one that is too short; each is said."""
    keeping(app)
    for first, second, said in ((PASSPHRASE, PASSPHRASE[:-1], "not the same"), ("short", "short", "at least 8")):
        type_in(app, "A passphrase", first)
        type_in(app, "The same again", second)
        press(app, "Set the passphrase")
        assert said in texts(app)
    assert vault.open_log(log_path).seal is None


@pytest.mark.parametrize("page", ["log", "next", "went_well", "memories", "settings", "keeping", "entry"])
def test_a_locked_log_shows_no_page(app: AppTest, two: Store, log_path: Path, page: str) -> None:
    """Only where to type the passphrase; the right one opens it, a wrong one says so."""
    vault.seal_log(log_path, PASSPHRASE)
    app.run()
    vault.lock_logs()
    app.switch_page(f"views/{page}.py").run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Locked"]
    for secret in ("Walk", "Tea", "heron", "outing"):
        assert secret not in texts(app)
    unlocked(app, "wrong all the way")
    assert "neither the passphrase nor" in texts(app)
    unlocked(app, PASSPHRASE)
    assert "Locked" not in [title.value for title in app.title]
    assert not app.exception


def test_what_was_half_typed_waits_while_it_is_locked(app: AppTest, two: Store, log_path: Path) -> None:
    """In another window too, and nowhere readable meanwhile; once logged it waits no more."""
    vault.seal_log(log_path, PASSPHRASE)
    app.run().switch_page("views/entry.py").run()
    note = next(box for box in app.text_area if box.label == "Note")
    note.set_value("half a thought").run()
    held = vault.open_log(log_path)
    vault.lock_logs()
    assert not held.unsent
    assert b"half a thought" not in (held._drafts._put_by or b"")
    another = AppTest.from_file(app._script_path, default_timeout=60).run()
    unlocked(another, PASSPHRASE)
    another.switch_page("views/entry.py").run()
    assert next(box for box in another.text_area if box.label == "Note").value == "half a thought"
    next(pill for pill in another.pills if pill.label == "What did you do?").set_value("Tea").run()
    press(another, "Log it")
    assert not vault.open_log(log_path).waiting
    vault.close_logs()
    store = Store(vault.unlock(log_path, PASSPHRASE))
    assert list(store.outings(Filter(since=date(2026, 2, 1)), 5)["note"]) == ["half a thought"]


def test_locking_forgets_what_the_window_knew(app: AppTest, two: Store, log_path: Path) -> None:
    """Nothing of the session is left but what Streamlit needs."""
    vault.seal_log(log_path, PASSPHRASE)
    keeping(app)
    app.session_state["something"] = MARKER
    app.button(key="lock_now").click().run()
    assert vault.locked(log_path)
    assert MARKER not in str(app.session_state)


def test_another_passphrase_takes_the_one_there_is(app: AppTest, two: Store, log_path: Path) -> None:
    """Someone who finds the page open can't change it."""
    vault.seal_log(log_path, PASSPHRASE)
    for now, opens in (("a guess of someone", PASSPHRASE), (PASSPHRASE, "quite another one")):
        keeping(app)
        app.text_input(key="seal_anew_now").set_value(now)
        type_in(app, "The new passphrase", "quite another one")
        type_in(app, "The same again", "quite another one")
        press(app, "Change it")
        vault.close_logs()
        vault.unlock(log_path, opens)


def test_the_passphrase_is_taken_away_by_who_knows_it(app: AppTest, two: Store, log_path: Path) -> None:
    """And the log opens without one."""
    vault.seal_log(log_path, PASSPHRASE)
    for now in ("a guess of someone", PASSPHRASE):
        assert vault.open_log(log_path).seal
        keeping(app)
        app.text_input(key="unseal_now").set_value(now)
        press(app, "Take it away")
    vault.close_logs()
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 2


def test_a_copy_is_brought_back_after_its_changes_were_shown(
    app: AppTest, two: Store, log_path: Path, reopened: Reopen
) -> None:
    """What would come back and what would go, in words; and the way back."""
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    two.delete([int(two.outings(Filter(kinds=("Walk",)), 1)["id"].iloc[0])])
    two.log(Outing(TODAY, "Swim", mine=5), "a form")
    keeping(app)
    press(app, "See what it would change")
    assert "1 outing would come back: Walk of 5 January 2026" in texts(app).replace("\\", "")
    assert "1 outing would be gone: Swim of 22 November 2026" in texts(app).replace("\\", "")
    app.button(key="bring_back").click().run()
    assert {row.kind for row in two.outings(Filter(), 5).itertuples()} == {"Walk", "Tea"}
    app.run().button(key="told_undo").click().run()
    assert {row.kind for row in reopened().outings(Filter(), 5).itertuples()} == {"Swim", "Tea"}


def test_what_was_done_before_a_copy_came_back_is_not_taken_back_in_it(
    app: AppTest, two: Store, log_path: Path
) -> None:
    """Another window's undo would mean outings of another log."""
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    app.run().switch_page("views/log.py").run()
    next(button for button in app.button if button.label == "Change").click().run()
    app.switch_page("views/outing.py").run()
    press(app, "Delete")
    app.switch_page("views/log.py").run()
    assert app.button(key="told_undo")
    vault.bring_back(log_path, vault.listed(log_path)[-1], datetime(2026, 11, 22, 12))
    app.run()
    assert "told_undo" not in [button.key for button in app.button]


@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_a_lost_log_is_offered_its_best_copy(app: AppTest, two: Store, log_path: Path, harm: str) -> None:
    """On whichever page it is noticed; nothing that was found is thrown away."""
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    vault.close_logs()
    if harm == "damaged":
        log_path.write_bytes(b"\0" * 5000)
    else:
        log_path.unlink()
    app.run()
    assert "It opens, and holds 2 outings" in texts(app)
    app.button(key="bring_back").click().run()
    vault.close_logs()
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 2
    aside = list(log_path.parent.glob("*as-found*"))
    assert [file.read_bytes() for file in aside] == ([b"\0" * 5000] if harm == "damaged" else [])


def test_a_damaged_sealed_log_is_offered_its_copies(app: AppTest, two: Store, log_path: Path) -> None:
    """They take the passphrase; the log that comes back takes it too."""
    vault.seal_log(log_path, PASSPHRASE)
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    vault.close_logs()
    data = log_path.read_bytes()
    log_path.write_bytes(data[:-100])
    unlocked(app.run(), PASSPHRASE)
    assert "can't be read as a log" in texts(app)
    app.text_input(key="copy_secret").set_value(PASSPHRASE).run()
    assert "It opens, and holds 2 outings" in texts(app)
    app.button(key="bring_back").click().run()
    vault.close_logs()
    assert vault.locked(log_path)
    assert Store(vault.unlock(log_path, PASSPHRASE)).summary(Filter()).outings == 2
    assert [file.read_bytes() for file in log_path.parent.glob("*as-found*")] == [data[:-100]]


def test_a_log_that_is_missing_can_be_begun_anew(app: AppTest, two: Store, log_path: Path) -> None:
    """The copies stay."""
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    vault.close_logs()
    log_path.unlink()
    app.run()
    app.button(key="begin_anew").click().run()
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 0
    assert len(vault.listed(log_path)) == 1


@pytest.mark.parametrize("sealed", [False, True])
def test_a_log_moved_away_while_open_is_written_again(app: AppTest, two: Store, log_path: Path, sealed: bool) -> None:
    """With every outing, in the form it had."""
    if sealed:
        vault.seal_log(log_path, PASSPHRASE)
    app.run()
    log_path.rename(log_path.with_name("elsewhere"))
    app.run()
    assert "moved or deleted" in texts(app)
    app.button(key="write_again").click().run()
    vault.close_logs()
    again = vault.unlock(log_path, PASSPHRASE) if sealed else vault.open_log(log_path)
    assert Store(again).summary(Filter()).outings == 2


@pytest.mark.parametrize("sealed", [False, True])
def test_what_is_deleted_for_good_is_in_no_file(app: AppTest, two: Store, log_path: Path, sealed: bool) -> None:
    """Neither in the log nor in a copy, and the rest is as it was."""
    if sealed:
        vault.seal_log(log_path, PASSPHRASE)
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    walk = int(two.outings(Filter(kinds=("Walk",)), 1)["id"].iloc[0])
    two.delete([walk])
    app.run().switch_page("views/log.py").run()
    app.session_state["bin"] = True
    app.run()
    app.button(key=f"restore_outing:{walk}_erase").click().run()
    app.button(key="sure_yes").click().run()
    assert "deleted for good" in texts(app)
    store = Store(vault.open_log(log_path))
    assert list(store.outings(Filter(), 5)["note"]) == ["the other one"]
    if sealed:
        vault.unseal_log(log_path)
    vault.close_logs()
    # What could hide in a compressed column is read as well.
    readable = [all_beside(log_path)]
    for copy in vault.listed(log_path):
        with zipfile.ZipFile(copy.path) as packed:
            import pyarrow.parquet as pq  # noqa: PLC0415

            readable += [
                str(pq.read_table(io.BytesIO(packed.read(name))).to_pylist()).encode()
                for name in packed.namelist()
                if name.endswith("parquet")
            ]
    assert MARKER.encode() not in b"".join(readable)
    assert b"the other one" in b"".join(readable)


def test_everything_is_taken_along_and_comes_back_elsewhere(two: Store, log_path: Path, tmp_path: Path) -> None:
    """Outings, memories and closeness, readable; and the same file brings all of it back in another place."""
    two.remember(Memory("The lake", words="skimming stones", year=2011))
    two.set("manner_them", "Alex")
    data = everything.pack(vault.open_log(log_path).snapshot(), two.records(Filter()))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert MARKER in packed.read("outings.csv").decode()
        assert "skimming stones" in packed.read("more/memory.csv").decode()
        assert "one person's view" in packed.read("read me.txt").decode()
    elsewhere = tmp_path / "another" / "log.duckdb"
    vault.open_log(elsewhere)
    copy = vault.take_in(elsewhere, data, datetime(2026, 11, 22, 8))
    assert vault.preview(elsewhere, copy).coming == 2
    vault.bring_back(elsewhere, copy, datetime(2026, 11, 22, 9))
    there = Store(vault.open_log(elsewhere))
    assert there.outings(Filter(), 5).equals(two.outings(Filter(), 5))
    assert there.manner().them == "Alex"
    assert [memory.words for memory in there.memories(5, 0)] == ["skimming stones"]


@pytest.mark.parametrize("data", [b"", b"PK nothing", b"day,kind\n", b"SEALED LOG 1\n", b"\0" * 5000])
def test_a_file_that_is_no_copy_is_refused(two: Store, log_path: Path, data: bytes) -> None:
    """And is not among the copies."""
    with pytest.raises(vault.Damaged):
        vault.take_in(log_path, data, datetime(2026, 11, 22, 8))
    assert vault.listed(log_path) == []


@pytest.mark.parametrize("sealed", [False, True])
def test_everything_is_deleted_in_one_step(app: AppTest, two: Store, log_path: Path, sealed: bool) -> None:
    """Only after the word was typed; copies and what was set aside go too, other files stay."""
    if sealed:
        vault.seal_log(log_path, PASSPHRASE)
    vault.keep_copy(log_path, datetime(2026, 11, 20, 9, 30))
    log_path.with_name("log-as-found-20260101-000000-000000.duckdb").write_text("x")
    other = log_path.with_name("shopping.txt")
    other.write_text("milk")
    keeping(app)
    app.button(key="end").click().run()
    assert log_path.exists()
    app.text_input(key="end_word").set_value("Delete").run()
    if sealed:
        app.button(key="end").click().run()
        assert "Nothing was deleted" in texts(app)
        app.text_input(key="end_secret").set_value(PASSPHRASE).run()
    app.button(key="end").click().run()
    assert "Everything is deleted" in [title.value for title in app.title]
    assert "can't be erased from here" in texts(app)
    assert [file.name for file in log_path.parent.iterdir()] == ["shopping.txt"]
    assert not files.unfinished(log_path).exists()


def test_no_other_window_begins_a_log_where_everything_was_deleted(app: AppTest, two: Store, log_path: Path) -> None:
    """Each shows that it is gone, on whichever page and after a reload; only who says so begins a new one."""
    other = AppTest.from_file(app._script_path, default_timeout=60).run()
    keeping(app)
    app.text_input(key="end_word").set_value("delete").run()
    app.button(key="end").click().run()
    for page in ("views/log.py", "views/keeping.py", "views/entry.py"):
        other.switch_page(page).run()
        assert [title.value for title in other.title] == ["Everything is deleted"]
    fresh = AppTest.from_file(app._script_path, default_timeout=60).run()
    assert [title.value for title in fresh.title] == ["Everything is deleted"]
    fresh.switch_page("views/safe.py").run()
    assert not fresh.exception
    assert log.as_set() == next(iter(PLACES))
    assert list(log_path.parent.iterdir()) == []
    app.button(key="begin_after_end").click().run()
    assert log_path.exists()
    assert "Everything is deleted" not in [title.value for title in other.run().title]


def test_who_lost_both_can_begin_anew(app: AppTest, two: Store, log_path: Path) -> None:
    """The log that nobody can open stays beside the new one."""
    vault.seal_log(log_path, PASSPHRASE)
    vault.close_logs()
    before = log_path.read_bytes()
    app.run()
    app.button(key="begin_anew").click().run()
    assert not app.exception
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 0
    assert [file.read_bytes() for file in log_path.parent.glob("*as-found*")] == [before]


def test_who_has_not_written_down_the_recovery_key_is_told(app: AppTest, two: Store, log_path: Path) -> None:
    """The window may have been closed before; it isn't said any more once it is noted."""
    recovery = sealed_on_the_page(app)
    another = AppTest.from_file(app._script_path, default_timeout=60)
    assert recovery not in texts(keeping(another))
    assert "If you don't have the recovery key on paper yet" in texts(another)
    press(app, "I have written it down")
    assert "If you don't have the recovery key on paper yet" not in texts(keeping(another))


def test_a_window_closed_on_the_recovery_key_keeps_nothing_open(store: Store, app: AppTest) -> None:
    """It is given an hour, not for ever."""
    add(store, LINES)
    sealed_on_the_page(app)
    left = presence.left()
    presence.be_patient(None)
    assert left is not None
    assert 3000 < left <= 3600


def test_that_no_copy_could_be_kept_on_unlocking_is_said(
    store: Store, log_path: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log opens all the same."""
    add(store, LINES)
    vault.seal_log(log_path, PASSPHRASE)
    vault.close_logs()
    whole = files.write_whole

    def full(path: Path, data: bytes) -> None:
        if path.parent.name == copies.FOLDER:
            raise OSError
        whole(path, data)

    monkeypatch.setattr(files, "write_whole", full)
    unlocked(app.run(), PASSPHRASE)
    assert "No copy of the log could be kept" in texts(app)

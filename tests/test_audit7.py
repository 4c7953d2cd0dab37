"""What an audit found: locks that come too early, copies of others, words that stayed, windows that were closed."""

import io
import stat
import threading
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import presence, vault
from dashboard.entries import Memory, Outing
from dashboard.outings import Status
from dashboard.store import Store
from dashboard.vault import copies, files, passphrase
from tests.conftest import TODAY, add
from tests.test_keeping_page import sealed_on_the_page, unlocked
from tests.test_pages import texts

NOON = datetime(2026, 11, 20, 12)
PASSPHRASE = "four quiet garden chairs"
LINES = "day,kind,mine,note\n2026-01-05,Walk,4,heron\n"


def held_in(copy: vault.Copy | None, table: str) -> list[dict[str, Any]]:
    assert copy
    with zipfile.ZipFile(copy.path) as packed:
        found: list[dict[str, Any]] = pq.read_table(io.BytesIO(packed.read(f"tables/{table}.parquet"))).to_pylist()
    return found


def test_a_memory_takes_no_other_out_of_the_copies(store: Store, log_path: Path) -> None:
    """After a copy came back its number may be another's there."""
    store.log(Outing(TODAY, "Walk"), "a form")
    early = vault.keep_copy(log_path, NOON)
    lake = store.remember(Memory("The lake", words="skimming stones"))
    store.keep_photo(b"picture", memory=lake)
    late = vault.keep_copy(log_path, NOON + timedelta(hours=1))
    assert early
    vault.bring_back(log_path, early, NOON + timedelta(hours=2))
    junk = store.remember(Memory("junk"))
    store.forget_memory(junk)
    store.erase([], [junk])
    assert [row["name"] for row in held_in(late, "memory")] == ["The lake"]
    assert len(held_in(late, "photo")) == 1


def test_the_copies_of_a_lost_log_keep_what_they_hold(store: Store, log_path: Path) -> None:
    """A log that is begun anew counts from one again."""
    store.log(Outing(TODAY, "Swim", note="precious"), "a form")
    store.remember(Memory("The lake"))
    kept = vault.keep_copy(log_path, NOON)
    vault.close_logs()
    log_path.unlink()
    new = Store(vault.begin_log(log_path))
    junk, memory = new.log(Outing(TODAY, "Tea", note="junk"), "another"), new.remember(Memory("junk"))
    new.delete([junk])
    new.forget_memory(memory)
    new.erase([junk], [memory])
    assert [row["note"] for row in held_in(kept, "outing")] == ["precious"]
    assert [row["name"] for row in held_in(kept, "memory")] == ["The lake"]


def test_what_was_noted_of_a_plan_goes_from_copies_taken_before_it_happened(store: Store, log_path: Path) -> None:
    """The outing it became is deleted for good."""
    add(store, "day,kind,status,note\n2026-11-25,Walk,planned,by the weir\n")
    copy = vault.keep_copy(log_path, NOON)
    (plan,) = store.plans(TODAY, 5)
    outing = store.happened(plan.id, Status.HAPPENED)
    assert outing
    store.delete([outing])
    assert store.erase([outing]) == 0
    assert held_in(copy, "plan") == []


@pytest.mark.parametrize("work", ["unlocking", "sealing"])
def test_a_lock_that_comes_while_the_key_is_worked_out_holds(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    """Esc twice just after Enter: it is locked in the end."""
    add(store, LINES)
    if work == "unlocking":
        vault.seal_log(log_path, PASSPHRASE)
        vault.close_logs()
    at_it, go_on, slow = threading.Event(), threading.Event(), passphrase._slow

    def slowly(*what: Any) -> bytes:
        at_it.set()
        go_on.wait(5)
        return slow(*what)

    monkeypatch.setattr(passphrase, "_slow", slowly)
    does: Callable[[Path, str], object] = vault.unlock if work == "unlocking" else vault.seal_log

    def at_work() -> None:
        with suppress(vault.Locked):
            does(log_path, PASSPHRASE)

    working = threading.Thread(target=at_work)
    working.start()
    assert at_it.wait(5)
    vault.lock_logs()
    go_on.set()
    working.join()
    assert vault.locked(log_path)
    vault.unlock(log_path, PASSPHRASE)
    assert not vault.locked(log_path)


def test_guesses_on_a_copy_are_as_slow_as_on_the_log(store: Store, log_path: Path) -> None:
    """Whoever begins a new log at the locked page finds the old one's copies."""
    add(store, LINES)
    vault.keep_copy(log_path, NOON)
    vault.seal_log(log_path, PASSPHRASE)
    vault.close_logs()
    vault.begin_log(log_path)
    (copy,) = vault.listed(log_path)
    for _ in range(3):
        with pytest.raises(vault.WrongSecret, match="neither"):
            vault.preview(log_path, copy, "wrong all the way")
    with pytest.raises(vault.WrongSecret, match="try again in"):
        vault.preview(log_path, copy, PASSPHRASE)


def test_a_window_closed_on_the_recovery_key_keeps_nothing_open(store: Store, app: AppTest) -> None:
    """It is given an hour, not for ever."""
    add(store, LINES)
    sealed_on_the_page(app)
    left = presence.left()
    presence.be_patient(None)
    assert left is not None
    assert 3000 < left <= 3600


def test_copies_left_open_to_others_are_closed(store: Store, log_path: Path) -> None:
    """As the log is."""
    add(store, LINES)
    copy = vault.keep_copy(log_path, NOON)
    assert copy
    vault.close_logs()
    copy.path.chmod(0o644)
    vault.open_log(log_path)
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600


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

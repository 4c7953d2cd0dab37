"""What is done to a log as a whole, where something else is in the way: other logs, other windows, the clock."""

import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dashboard import presence, vault
from dashboard.entries import Outing
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.vault import copies, files
from tests.conftest import TODAY

MORNING = datetime(2026, 11, 20, 8)
PASSPHRASE, ANOTHER = "four quiet garden chairs", "seven loud kitchen taps"


def test_any_copy_can_be_brought_back(store: Store, log_path: Path) -> None:
    """Also the one that goes when the log as it is becomes one more."""
    for number in range(copies.NEWEST):
        store.log(Outing(TODAY, "Walk"), f"form {number}")
        vault.keep_copy(log_path, MORNING + timedelta(minutes=number))
    store.log(Outing(TODAY, "Walk"), "one more")
    oldest = vault.listed(log_path)[-1]
    before = vault.bring_back(log_path, oldest, MORNING + timedelta(hours=1))
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 1
    assert before
    vault.bring_back(log_path, before, MORNING + timedelta(hours=2))
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == copies.NEWEST + 1


@pytest.mark.parametrize("name", ["log-2.duckdb", "log2.duckdb", "log-as-it-was.duckdb"])
def test_another_log_in_the_folder_keeps_its_copies(store: Store, log_path: Path, name: str) -> None:
    """Though its name begins the same: they are neither sealed, thinned out nor deleted with this one."""
    other = log_path.with_name(name)
    Store(vault.open_log(other)).log(Outing(TODAY, "Tea"), "a form")
    kept = vault.keep_copy(other, MORNING)
    assert kept
    before = kept.path.read_bytes()
    own = log_path.with_name("logbook.txt")
    own.write_text("not ours")
    store.log(Outing(TODAY, "Walk"), "a form")
    for minutes in range(12):
        vault.keep_copy(log_path, MORNING + timedelta(minutes=minutes), always=True)
    assert kept not in vault.listed(log_path)
    store.delete([1])
    store.erase([1])
    vault.seal_log(log_path, PASSPHRASE)
    vault.end(log_path)
    assert kept.path.read_bytes() == before
    assert other.exists()
    assert own.exists()
    assert vault.listed(log_path) == []


def test_a_copy_from_before_an_upgrade_is_still_one(store: Store, log_path: Path) -> None:
    """As earlier versions called them."""
    folder = log_path.parent / copies.FOLDER
    folder.mkdir()
    vault.close_logs()
    (folder / "log-format-3-20260101-101500-000000.duckdb").write_bytes(log_path.read_bytes())
    assert [copy.taken_at for copy in vault.listed(log_path)] == [datetime(2026, 1, 1, 10, 15)]


def test_a_lock_while_the_passphrase_changes_holds(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for the change, and locks what comes of it."""
    store.log(Outing(TODAY, "Walk"), "a form")
    vault.seal_log(log_path, PASSPHRASE)
    inside, put = threading.Event(), files.put_in_place

    def slowly(new: Path, path: Path) -> None:
        inside.set()
        time.sleep(0.2)
        put(new, path)

    monkeypatch.setattr(files, "put_in_place", slowly)
    changing = threading.Thread(target=vault.seal_log, args=(log_path, ANOTHER))
    changing.start()
    assert inside.wait(5)
    assert vault.lock_logs()
    changing.join()
    assert vault.locked(log_path)
    vault.prove(log_path, ANOTHER)


def test_no_window_opens_a_log_while_it_is_ended(store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could write everything again; and none begins a new one by itself for having waited."""
    store.log(Outing(TODAY, "Walk"), "a form")
    vault.keep_copy(log_path, MORNING)
    others: list[threading.Thread] = []
    waited: list[object] = []
    listed = copies.listed

    def open_it() -> None:
        try:
            waited.append(vault.open_log(log_path))
        except vault.Ended as ended:
            waited.append(ended)

    def meanwhile(log: Path) -> list[copies.Copy]:
        if not others:
            others.append(threading.Thread(target=open_it))
            others[0].start()
            others[0].join(0.2)
        return listed(log)

    monkeypatch.setattr(copies, "listed", meanwhile)
    assert vault.end(log_path) == []
    others[0].join()
    assert [type(found) for found in waited] == [vault.Ended]
    assert not log_path.exists()
    assert Store(vault.begin_log(log_path)).summary(Filter()).outings == 0


def test_a_night_asleep_counts_as_time_without_a_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock goes on while the computer sleeps, unlike Python's own."""
    presence.seen()
    presence.be_patient(900)
    asked: list[int] = []

    def clock(which: int) -> float:
        asked.append(which)
        return now(which) + 8 * 3600

    now = time.clock_gettime
    monkeypatch.setattr(time, "clock_gettime", clock)
    try:
        assert presence.left() == 0
        assert set(asked) == {time.CLOCK_BOOTTIME}
    finally:
        presence.be_patient(None)

"""A log sealed with a passphrase: unreadable without it, whole with it, as durable as an open one."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import vault
from dashboard.entries import Outing
from dashboard.outings import Filter, Trouble
from dashboard.store import Store
from dashboard.vault import archive, log, passphrase, sealing, snapshot, unlocking
from tests.conftest import ROOT, TODAY, add

NOON = datetime(2026, 11, 22, 12)
MARKER = "heron on the weir"
LINES = f"day,kind,mine,note\n2026-01-05,Walk,4,{MARKER}\n2026-01-06,Tea,2,\n"
PASSPHRASE, ANOTHER = "four quiet garden chairs", "seven loud kitchen taps"


@pytest.fixture
def sealed(store: Store, log_path: Path) -> str:
    """A sealed log of two outings, locked; its recovery key."""
    add(store, LINES)
    recovery = vault.seal_log(log_path, PASSPHRASE)
    vault.close_logs()
    return recovery


def outings(store: Store) -> int:
    return store.summary(Filter()).outings


def all_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())


def test_a_sealed_log_holds_nothing_readable_and_comes_back_whole(store: Store, log_path: Path) -> None:
    """Neither the file nor its copies hold a word of it, and the passphrase gives everything back."""
    add(store, LINES)
    store.set("whose", "theirs")
    vault.keep_copy(log_path, NOON)
    assert b"Walk" in all_beside(log_path)
    before = store.outings(Filter(), 10)
    vault.seal_log(log_path, PASSPHRASE)
    assert store.outings(Filter(), 10).equals(before)
    vault.close_logs()
    found = all_beside(log_path)
    for readable in (MARKER, "Walk", "theirs", PASSPHRASE, "outing.parquet"):
        assert readable.encode() not in found
    with pytest.raises(vault.Locked):
        vault.open_log(log_path)
    again = Store(vault.unlock(log_path, PASSPHRASE))
    assert again.outings(Filter(), 10).equals(before)
    assert again.whose() == "theirs"


@pytest.mark.usefixtures("sealed")
def test_every_change_of_a_sealed_log_is_in_its_file(log_path: Path) -> None:
    """What was logged, changed and deleted after unlocking is there after the next unlocking."""
    store = Store(vault.unlock(log_path, PASSPHRASE))
    logged = store.log(Outing(TODAY, "Swim", mine=5), "a form")
    vault.close_logs()
    store = Store(vault.unlock(log_path, PASSPHRASE))
    assert outings(store) == 3
    store.delete([logged])
    vault.close_logs()
    assert outings(Store(vault.unlock(log_path, PASSPHRASE))) == 2


def test_the_recovery_key_opens_it_however_it_is_copied(sealed: str, log_path: Path) -> None:
    """In small letters, without its dashes, with an O for a zero."""
    store = Store(vault.unlock(log_path, sealed.lower().replace("-", " ").replace("0", "o").replace("1", "l")))
    assert outings(store) == 2


@pytest.mark.parametrize("secret", ["", "four quiet garden chair", PASSPHRASE.upper(), "0" * 25, "x" * 100_000])
def test_nothing_else_opens_it(sealed: str, log_path: Path, secret: str) -> None:
    """Neither a near miss nor anything of the right length."""
    before = log_path.read_bytes()
    with pytest.raises(vault.WrongSecret):
        vault.unlock(log_path, secret)
    assert log_path.read_bytes() == before


def test_a_passphrase_is_the_same_from_every_keyboard(store: Store, log_path: Path) -> None:
    """An é of one sign and an e with an accent are one letter."""
    vault.seal_log(log_path, "caf\u00e9 au lait")
    vault.close_logs()
    vault.unlock(log_path, "cafe\u0301 au lait")


@pytest.mark.usefixtures("sealed")
def test_wrong_tries_have_to_wait_longer_each_time(log_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The third wrong one in a row begins it; the right one counts for nothing during a wait, and ends it after."""
    now = 1000.0
    monkeypatch.setattr("dashboard.vault.unlocking.time.monotonic", lambda: now)
    waits: list[float] = []
    for _ in range(9):
        with pytest.raises(vault.WrongSecret, match="neither"):
            vault.unlock(log_path, "wrong all the way")
        _, until = unlocking._wrong[log_path]
        waits.append(until - now)
        if until > now:
            with pytest.raises(vault.WrongSecret, match="You can try again"):
                vault.unlock(log_path, PASSPHRASE)
        now = until
    assert waits == sorted(waits)
    assert waits[:2] == [0, 0]
    assert waits[2] > 0
    assert 30 <= waits[-1] <= 61
    assert outings(Store(vault.unlock(log_path, PASSPHRASE))) == 2


@pytest.mark.parametrize("passphrase", ["", "short", " " * 20, "x" * 2000])
def test_a_passphrase_that_guards_nothing_is_refused(store: Store, log_path: Path, passphrase: str) -> None:
    """And the log stays as it was."""
    with pytest.raises(Trouble, match="at least 8"):
        vault.seal_log(log_path, passphrase)
    assert not vault.open_log(log_path).seal


def test_locking_drops_the_key_and_every_cursor(sealed: str, log_path: Path) -> None:
    """What a page held before knows nothing any more; unlocking brings it back."""
    store = Store(vault.unlock(log_path, PASSPHRASE))
    assert outings(store) == 2
    held = vault.open_log(log_path)
    assert vault.lock_logs()
    assert held.seal is None
    assert vault.locked(log_path)
    with pytest.raises(vault.Locked):
        outings(store)
    with pytest.raises(vault.Locked):
        vault.open_log(log_path)
    assert not vault.lock_logs()
    vault.unlock(log_path, sealed)
    assert outings(store) == 2
    assert not vault.locked(log_path)


def test_an_open_log_has_nothing_to_lock(store: Store) -> None:
    """It stays open: there would be no way back in."""
    assert not vault.lock_logs()
    assert outings(store) == 0


def test_a_new_passphrase_opens_the_log_and_its_copies_and_the_old_one_neither(sealed: str, log_path: Path) -> None:
    """The old recovery key is worth nothing either."""
    vault.unlock(log_path, PASSPHRASE)
    vault.keep_copy(log_path, NOON)
    recovery = vault.seal_log(log_path, ANOTHER)
    vault.close_logs()
    (copy,) = vault.listed(log_path)
    for old in (PASSPHRASE, sealed):
        with pytest.raises(vault.WrongSecret):
            vault.unlock(log_path, old)
        with pytest.raises(vault.WrongSecret):
            vault.preview(log_path, copy, old)
    assert vault.preview(log_path, copy, recovery).about.outings == 2
    assert outings(Store(vault.unlock(log_path, ANOTHER))) == 2


def test_unsealing_gives_a_plain_log_back(sealed: str, log_path: Path) -> None:
    """A DuckDB file that opens without a passphrase, and readable copies."""
    vault.unlock(log_path, PASSPHRASE)
    vault.keep_copy(log_path, NOON)
    vault.unseal_log(log_path)
    vault.close_logs()
    assert outings(Store(vault.open_log(log_path))) == 2
    (copy,) = vault.listed(log_path)
    assert not copy.sealed
    assert vault.preview(log_path, copy).about.outings == 2


@pytest.mark.usefixtures("sealed")
def test_each_bit_counts(log_path: Path) -> None:
    """One bit turned anywhere is noticed: it opens as nothing, and nothing is written."""
    whole = log_path.read_bytes()
    key = passphrase.opened(whole, PASSPHRASE)
    assert key.unsealed(whole)
    for at in [*range(len(sealing.MAGIC) + 4), *range(20, len(whole), 97), len(whole) - 1]:
        turned = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        with pytest.raises(sealing.Broken):
            key.unsealed(turned)
    log_path.write_bytes(whole[:2000] + bytes([whole[2000] ^ 1]) + whole[2001:])
    before = log_path.read_bytes()
    with pytest.raises(vault.Damaged):
        vault.unlock(log_path, PASSPHRASE)
    assert log_path.read_bytes() == before


def test_a_guess_is_slow() -> None:
    """No less than RFC 9106 recommends: 64 MiB, three passes, four lanes."""
    module = subprocess.run(
        [sys.executable, "-c", "from dashboard.vault.passphrase import COST as c; print(c.memory, c.iterations, c.lanes)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    memory, iterations, lanes = map(int, module.stdout.split())
    assert memory >= 64 * 1024
    assert (iterations, lanes) >= (3, 4)


def test_a_hostile_header_asks_for_nothing_impossible(sealed: str, log_path: Path) -> None:
    """A file that says a guess takes a terabyte is damaged, not obeyed."""
    blob = log_path.read_bytes()
    header, _ = sealing.header_of(blob)
    for cost in ({"memory": 2**40, "iterations": 1, "lanes": 1}, {"memory": 64}, "much", None):
        key = sealing.Seal(b"\0" * 32, {**header, "cost": cost})
        with pytest.raises(sealing.Broken):
            passphrase.opened(key.sealed(b"", {}), PASSPHRASE)


def test_a_locked_log_shows_its_title_and_nothing_more(store: Store, log_path: Path) -> None:
    """What the tab is called is known before the passphrase is, and changes with it."""
    store.set("front_title", "Garden notes")
    vault.seal_log(log_path, PASSPHRASE)
    store.set("front_icon", "leaf")
    vault.close_logs()
    assert vault.shown_at(log_path) == {"front_title": "Garden notes", "front_icon": "leaf"}


def test_copies_left_readable_by_a_stop_are_sealed_when_it_is_next_unlocked(sealed: str, log_path: Path) -> None:
    """A stop between sealing the log and its copies leaves none of them readable for long."""
    vault.unlock(log_path, PASSPHRASE)
    vault.unseal_log(log_path)
    copy = vault.keep_copy(log_path, NOON)
    assert copy
    plain = copy.path.read_bytes()
    vault.seal_log(log_path, PASSPHRASE)
    copy.path.write_bytes(plain)
    vault.close_logs()
    vault.unlock(log_path, PASSPHRASE)
    assert MARKER.encode() not in all_beside(log_path)


def test_a_copy_taken_as_the_log_is_locked_is_sealed(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever comes between reading the log and writing the copy: none of a sealed log lies there readable."""
    add(store, LINES)
    vault.seal_log(log_path, PASSPHRASE)
    about = snapshot.about

    def locked_meanwhile(data: bytes) -> archive.About:
        vault.lock_logs()
        return about(data)

    monkeypatch.setattr(snapshot, "about", locked_meanwhile)
    with contextlib.suppress(Trouble):
        vault.keep_copy(log_path, NOON, always=True)
    monkeypatch.undo()
    assert vault.locked(log_path)
    copies = [file for file in (log_path.parent / "backups").iterdir() if file.is_file()]
    assert copies
    assert all(copy.read_bytes().startswith(sealing.MAGIC) for copy in copies)


def test_a_log_that_becomes_another_is_not_taken_for_locked(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or every window would be let go of while a copy is brought back; who asks just then gets an answer."""
    add(store, LINES)
    vault.seal_log(log_path, PASSPHRASE)
    copy = vault.keep_copy(log_path, NOON)
    assert copy
    store.log(Outing(TODAY, "Swim"), "a form")
    hold, seen, answers = log.Vault.hold, list[bool](), list[int]()
    asking = threading.Thread(target=lambda: answers.append(outings(Store(vault.open_log(log_path)))))

    def looked_at(*what: Any) -> None:
        seen.append(vault.locked(log_path))
        asking.start()
        asking.join(0.2)
        hold(*what)

    monkeypatch.setattr(log.Vault, "hold", looked_at)
    vault.bring_back(log_path, copy, NOON)
    asking.join(5)
    assert seen == [False]
    assert answers == [2]


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
        with contextlib.suppress(vault.Locked):
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

"""The disk full, the file replaced, cut short, flipped in a bit, taken away: a sentence each, and nothing is lost."""

import os
import random
import shutil
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from dashboard import vault
from dashboard.entries import Outing
from dashboard.outings import Filter, Trouble
from dashboard.store import Store
from dashboard.vault import copying, files
from tests.conftest import TODAY, add
from tests.killing import Killer

NOON = datetime(2026, 11, 22, 12)
PASSPHRASE = "four quiet garden chairs"
LINES = "day,kind,mine,note\n" + "".join(
    f"{date(2025, 1, 1) + timedelta(days=n)},Kind {n % 9},{n % 5 + 1},{n} {'word ' * 30}\n" for n in range(300)
)
FORMS = pytest.mark.parametrize("form", ["open", "sealed"])


def opened(path: Path, form: str) -> Store:
    return Store(vault.unlock(path, PASSPHRASE) if form == "sealed" else vault.open_log(path))


def again(path: Path, form: str) -> Store:
    vault.close_logs()
    return opened(path, form)


def rows(store: Store) -> set[tuple[object, ...]]:
    found = store._vault.cursor().execute("select id, day, mine, note, kind from log.outing").fetchall()
    assert len(found) == store.summary(Filter()).outings
    return set(found)


def made(path: Path, form: str) -> Store:
    """A log of a few hundred outings with a copy, in one form or the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = Store(vault.open_log(path))
    add(store, LINES)
    vault.keep_copy(path, NOON)
    store.log(Outing(TODAY, "Swim", mine=5), "a form")
    if form == "sealed":
        vault.seal_log(path, PASSPHRASE)
    store._vault.fold()
    return store


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Callable[[int], object]]:
    """A disk, as `tmp_path / "disk"`, that can be filled but for a few bytes: a real one where that can be had."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    real = (
        mount
        and not subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=24m,mode=700", "tmpfs", str(disk)], capture_output=True, check=False
        ).returncode
    )

    @contextmanager
    def filled(room: int) -> Iterator[None]:
        if not real:
            # No file grows beyond what the largest is now, by more than there is room.
            largest = max(file.stat().st_size for file in disk.rglob("*") if file.is_file())
            import resource  # noqa: PLC0415  # there is none on Windows

            before = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(
                resource.RLIMIT_FSIZE, (min(largest, room) if room < 4096 else largest + room, before[1])
            )
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
            return
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        ballast = disk / "ballast"
        ballast.write_bytes(b"\0" * max(0, free - room))
        try:
            yield
        finally:
            ballast.unlink()

    yield filled
    vault.close_logs()
    if real:
        subprocess.run([str(shutil.which("umount")), "-l", str(disk)], check=True)


def save(store: Store, path: Path) -> None:
    store.log(Outing(TODAY, "Tea", mine=1, note="x" * 9000), "another form")


def upload(store: Store, path: Path) -> None:
    add(store, LINES.replace("Kind", "Sort"), "another file")


def seal(store: Store, path: Path) -> None:
    vault.seal_log(path, "seven loud kitchen taps")


def unseal(store: Store, path: Path) -> None:
    vault.unseal_log(path)


def copy(store: Store, path: Path) -> None:
    vault.keep_copy(path, NOON, always=True)


def bring_back(store: Store, path: Path) -> None:
    vault.bring_back(path, vault.listed(path)[-1], NOON)


def erase(store: Store, path: Path) -> None:
    vault.erase(vault.open_log(path), {})


@FORMS
@pytest.mark.parametrize("work", [save, upload, seal, unseal, copy, bring_back, erase])
@pytest.mark.skipif(os.name != "posix", reason="disks are filled otherwise elsewhere")
def test_a_full_disk_is_said_and_takes_nothing(
    tmp_path: Path, full: Callable[[int], object], form: str, work: Callable[[Store, Path], None]
) -> None:
    """Whatever there is no room for: the log and its copies are as they were, and go on when there is room again."""
    path = tmp_path / "disk" / "log.duckdb"
    store = made(path, form)
    before, kept_before = rows(store), len(vault.listed(path))
    for room in (0, 20_000):
        done = True
        with full(room):  # type: ignore[attr-defined]
            try:
                work(store, path)
            except Trouble as trouble:
                done = False
                assert "as it was" in str(trouble), trouble  # noqa: PT017
                assert "room" in str(trouble), trouble  # noqa: PT017
            if work in {save, upload, copy}:
                assert done or rows(store) == before
                assert before <= rows(store), "what is there can still be read"
        assert not [file for file in path.parent.rglob("*") if "unfinished" in file.name]
        if done:
            break
        if vault.locked(path):
            opened(path, form)
        assert rows(store) == before
        assert len(vault.listed(path)) == kept_before
        assert rows(again(path, form)) == before
        store = opened(path, form)
        for kept in vault.listed(path):
            vault.preview(path, kept)
    else:
        work(store, path)
    if work is save:
        store.log(Outing(TODAY, "Boat"), "a third form")
        assert len(rows(store)) == len(rows(again(path, form))) == len(before) + 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.rglob("*") if file.is_file()} == {0o600}


@pytest.mark.skipif(os.name != "posix", reason="rights differ elsewhere")
def test_a_folder_that_cant_be_written_is_said(tmp_path: Path, full: Callable[[int], object]) -> None:
    """The log isn't opened half: it says why, and is there when the folder can be written again."""
    path = tmp_path / "disk" / "log.duckdb"
    before = rows(made(path, "open"))
    vault.close_logs()
    disk, mount = str(path.parent), shutil.which("mount")
    real = mount and not subprocess.run([mount, "-o", "remount,ro", disk], capture_output=True, check=False).returncode
    if not real:
        if os.geteuid() == 0:
            pytest.skip("root writes wherever it likes, and this one may not mount")
        path.with_name(f"{path.name}.lock").unlink()
        path.parent.chmod(0o500)
    with pytest.raises(Trouble, match="can't be kept in"):
        vault.open_log(path)
    if real:
        subprocess.run([str(mount), "-o", "remount,rw", disk], check=True)
    else:
        path.parent.chmod(0o700)
    assert rows(opened(path, "open")) == before


def remove(path: Path, older: bytes) -> None:
    path.unlink()


def garbage(path: Path, older: bytes) -> None:
    path.write_bytes(b"not a log at all")


def garbage_moved_in(path: Path, older: bytes) -> None:
    files.write_whole(path, b"not a log at all")


def older_moved_in(path: Path, older: bytes) -> None:
    files.write_whole(path, older)


def older_copied_over(path: Path, older: bytes) -> None:
    path.write_bytes(older)


def cut_short(path: Path, older: bytes) -> None:
    os.truncate(path, path.stat().st_size // 2)


@FORMS
@pytest.mark.parametrize(
    "happens", [remove, garbage, garbage_moved_in, older_moved_in, older_copied_over, cut_short]
)  # fmt: skip
@pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody can do it to an open file")
def test_a_file_that_is_taken_away_while_it_is_open_is_written_again(
    log_path: Path, form: str, happens: Callable[[Path, bytes], None]
) -> None:
    """Nothing is saved into what lies there instead; what was open comes back whole, and that is set aside."""
    store = made(log_path, form)
    older = log_path.read_bytes()
    store.log(Outing(TODAY, "Boat", mine=4), "a third form")
    before = rows(store)
    store._vault.fold()
    happens(log_path, older)
    left = log_path.read_bytes() if log_path.exists() else None
    with pytest.raises(vault.Gone, match="still here"):
        vault.open_log(log_path)
    with pytest.raises(vault.Gone, match="nothing more is saved"):
        store.log(Outing(TODAY, "Tea"), "a fourth form")
    assert (log_path.read_bytes() if log_path.exists() else None) == left
    vault.write_again(log_path)
    assert rows(store) == before
    aside = list(log_path.parent.glob("log-as-found-*"))
    assert [file.read_bytes() for file in aside] == ([left] if left is not None else [])
    store.log(Outing(TODAY, "Tea"), "a fifth form")
    assert len(rows(again(log_path, form))) == len(before) + 1


def test_what_is_open_is_kept_before_a_copy_takes_the_place_of_a_file_that_is_gone(log_path: Path) -> None:
    """The log that is only in memory any more is a copy before it is let go."""
    store = made(log_path, "open")
    before, (first,) = rows(store), vault.listed(log_path)
    log_path.unlink()
    vault.bring_back(log_path, first, NOON)
    assert len(rows(store)) == len(before) - 1
    vault.bring_back(log_path, vault.listed(log_path)[0], NOON)
    assert rows(store) == before


def test_a_change_during_which_the_file_is_taken_away_is_not_made(log_path: Path) -> None:
    """It is said not to be, and isn't there when the log is written again."""
    store = made(log_path, "open")
    before = rows(store)
    with pytest.raises(vault.Gone), store._change("This could not be logged."):  # noqa: PT012
        store._done("add_kind", name="Tea")
        log_path.unlink()
    vault.write_again(log_path)
    assert rows(store) == before
    assert store._vault.cursor().execute("select count(*) from log.kind where name = 'Tea'").fetchone() == (0,)


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    """Another process."""
    found = Killer()
    yield found
    found.close()


@pytest.mark.parametrize("form", ["open", "sealed", "locked"])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the other process is forked")
def test_no_other_process_opens_it_meanwhile(killer: Killer, log_path: Path, form: str) -> None:
    """Neither while it is open, nor while it is unlocked, nor while it is locked but in use."""
    made(log_path, "open" if form == "open" else "sealed")
    if form == "locked":
        vault.lock_logs()
    before = log_path.read_bytes()
    told = killer.run(log_path, "looking")[-1]
    assert "open in another program" in told["failed"]
    assert log_path.read_bytes() == before


def test_a_journal_is_folded_into_the_file_soon_after_every_change(store: Store, log_path: Path) -> None:
    """DuckDB drops the end of a journal that is hurt, without a word: so nothing rests in one."""
    for n in range(3):
        store.log(Outing(TODAY, f"Kind {n}", mine=3), f"form {n}")
        until = time.monotonic() + 20
        while files.journal(log_path).exists() and time.monotonic() < until:
            time.sleep(0.05)
        # Whatever is being done to it is done.
        store._vault.fold()
        assert not files.journal(log_path).exists() or not files.journal(log_path).stat().st_size
        copied = log_path.with_name("copied.duckdb")
        shutil.copyfile(log_path, copied)
        with duckdb.connect(str(copied), read_only=True) as connection:
            assert connection.execute("select count(*) from outing").fetchone() == (n + 1,)


def test_a_change_is_kept_while_someone_reads(store: Store, log_path: Path, tmp_path: Path) -> None:
    """What can't be folded in just now is in the journal, and a stop at that moment loses nothing."""
    add(store, LINES)
    reader = store._vault.cursor()
    reader.execute("begin")
    reader.execute("select count(*) from log.outing").fetchall()
    store.delete([1])
    logged = store.log(Outing(TODAY, "Tea", mine=3), "a form")
    stopped = tmp_path / "stopped" / "log.duckdb"
    stopped.parent.mkdir()
    for file in log_path.parent.glob("log.duckdb*"):
        shutil.copyfile(file, stopped.parent / file.name)
    assert {logged} == {row[0] for row in rows(Store(vault.open_log(stopped)))} - set(range(1, 301))
    reader.execute("commit")
    store.log(Outing(TODAY, "Swim", mine=3), "another form")
    store._vault.fold()
    assert not files.journal(log_path).exists()


def flipped(whole: bytes, at: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :]


def places(whole: bytes, headers: int, blocks: int) -> list[int]:
    """Where to flip: often in DuckDB's headers, and at the beginning, in the middle and at the end of every block."""
    chosen = random.Random(7)
    found = [*range(0, 12288, headers)]
    for block in range(12288, len(whole), 262144):
        end = min(block + 262144, len(whole)) - 1
        found += [block, block + 8, end, *(chosen.randint(block, end) for _ in range(blocks))]
    return [at for at in found if at < len(whole)]


def test_a_flipped_bit_in_the_file_is_found_when_it_is_opened(log_path: Path) -> None:
    """Wherever it is: the log opens with exactly its rows, or is refused and left as it was. Nothing in between."""
    store = made(log_path, "open")
    before = rows(store)
    vault.close_logs()
    whole, damaged = log_path.read_bytes(), 0
    for at in places(whole, 700, 1):
        log_path.write_bytes(flipped(whole, at))
        try:
            assert rows(Store(vault.open_log(log_path))) == before
        except vault.Damaged:
            damaged += 1
            assert log_path.read_bytes() == flipped(whole, at)
        vault.close_logs()
        files.journal(log_path).unlink(missing_ok=True)
    assert damaged > 20


@FORMS
def test_a_flipped_bit_in_a_copy_is_found_when_it_is_read(log_path: Path, form: str) -> None:
    """It is said to be damaged and offered no more; the next best one is."""
    store = made(log_path, form)
    vault.keep_copy(log_path, NOON)
    newest, older = vault.listed(log_path)
    whole, opens, best = newest.path.read_bytes(), 0, None
    for at in random.Random(7).sample(range(len(whole)), 16):
        newest.path.write_bytes(flipped(whole, at))
        try:
            shown = vault.preview(log_path, newest)
            assert (shown.coming, shown.going, shown.differing) == (0, 0, 0)
            opens += 1
        except (vault.Damaged, vault.WrongSecret):
            best = best or copying.best(log_path, store._vault.seal)
    assert best
    assert (best[0].path, best[2].outings) == (older.path, 300)
    assert opens < 8


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_a_sealed_log_that_is_cut_short_is_refused_and_a_copy_brought_back(log_path: Path, share: float) -> None:
    """It is left as it was, set aside when the copy takes its place, and locked as before."""
    before = rows(made(log_path, "sealed"))
    vault.keep_copy(log_path, NOON)
    vault.close_logs()
    cut = log_path.read_bytes()[: int(log_path.stat().st_size * share)]
    log_path.write_bytes(cut)
    with pytest.raises((vault.Damaged, vault.Locked)):
        vault.open_log(log_path)
    with pytest.raises(vault.Damaged, match="left as it was"):
        vault.unlock(log_path, PASSPHRASE)
    newest = vault.listed(log_path)[0]
    with pytest.raises(vault.WrongSecret):
        vault.bring_back(log_path, newest, NOON, "somebody else's guess")
    assert log_path.read_bytes() == cut
    vault.bring_back(log_path, newest, NOON, PASSPHRASE)
    assert rows(again(log_path, "sealed")) == before
    (aside,) = log_path.parent.glob("log-as-found-*")
    assert cut in {aside.read_bytes(), b""}


def test_a_locked_log_makes_no_room_for_what_takes_no_passphrase(log_path: Path) -> None:
    """Who finds it locked can't put a copy of their own in its place."""
    store = made(log_path, "open")
    (kept,) = vault.listed(log_path)
    plain = kept.path.read_bytes()
    vault.seal_log(log_path, PASSPHRASE)
    before = rows(store)
    vault.close_logs()
    (log_path.parent / "backups" / kept.path.name).write_bytes(plain)
    with pytest.raises(vault.Locked):
        vault.bring_back(log_path, next(copy for copy in vault.listed(log_path) if not copy.sealed), NOON)
    assert rows(opened(log_path, "sealed")) == before


@pytest.mark.skipif(os.name != "posix", reason="links take rights elsewhere")
def test_a_log_reached_through_a_link_is_written_where_it_is(tmp_path: Path) -> None:
    """The link stays one, whatever is done to the log, and the copies are beside the file itself."""
    there, link = tmp_path / "there" / "log.duckdb", tmp_path / "link.duckdb"
    there.parent.mkdir()
    link.symlink_to(there)
    store = made(link, "open")
    vault.seal_log(link, PASSPHRASE)
    vault.unseal_log(link)
    vault.erase(vault.open_log(link), {})
    before = rows(store)
    vault.close_logs()
    assert link.is_symlink()
    assert vault.listed(link) == vault.listed(there)
    assert rows(opened(there, "open")) == before
    assert vault.open_log(link) is vault.open_log(there)


def test_a_folder_where_the_log_should_be_is_left_as_it_is(log_path: Path) -> None:
    """With its rights, and with a sentence."""
    log_path.mkdir(mode=0o755)
    log_path.chmod(0o755)
    (log_path / "kept").write_text("kept")
    with pytest.raises(Trouble, match="Nothing was changed"):
        vault.open_log(log_path)
    assert stat.S_IMODE(log_path.stat().st_mode) == 0o755
    assert (log_path / "kept").read_text() == "kept"


def test_a_journal_without_its_file_harms_no_new_log(log_path: Path) -> None:
    """It is set aside, and the log begins empty."""
    files.journal(log_path).write_bytes(b"what is left of another")
    store = Store(vault.open_log(log_path))
    store.log(Outing(TODAY, "Tea"), "a form")
    assert len(rows(again(log_path, "open"))) == 1
    assert [file.read_bytes() for file in log_path.parent.glob("log-as-found-*")] == [b"what is left of another"]

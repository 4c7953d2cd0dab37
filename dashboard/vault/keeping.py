"""What is done to a log as a whole: copied, brought back, sealed, unsealed, rid of what was deleted, ended."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from dashboard.migrations import SQL
from dashboard.outings import Trouble
from dashboard.vault import copies, copying, files, rewriting, snapshot
from dashboard.vault.archive import About, Unreadable
from dashboard.vault.copies import Copy
from dashboard.vault.log import Vault
from dashboard.vault.making import in_memory
from dashboard.vault.opening import close_logs, door, held, locked, open_log
from dashboard.vault.passphrase import new_seal, opened
from dashboard.vault.place import set_aside_of
from dashboard.vault.sealing import Seal
from dashboard.vault.snapshot import Born, Rows
from dashboard.vault.troubles import Damaged, Gone, Locked, Missing, log_is_locked
from dashboard.vault.unlocking import put_copies_under, trying

EXAMPLES = 4


@dataclass(frozen=True)
class Preview:
    """What bringing back a copy would change: what it holds, outings that would come back, go, or be as they were.

    `come` and `go` hold a few of them, the latest first: day and kind. Where no log is open, nothing is `compared`.
    """

    about: About
    compared: bool = False
    coming: int = 0
    going: int = 0
    differing: int = 0
    come: tuple[tuple[date, str], ...] = ()
    go: tuple[tuple[date, str], ...] = ()


def keep_copy(path: Path, now: datetime, *, always: bool = False) -> Copy | None:
    """A copy that holds the log as it is: the last one if nothing has changed since; None if it is empty.

    Raises `Trouble`.
    """
    return _keep(open_log(path), now, always=always)


def take_in(path: Path, data: bytes, now: datetime) -> Copy:
    """Have a copy from elsewhere among the copies, sealed if the log is. Raises `Damaged` and `Trouble`."""
    vault = held(path)
    copy = copying.take_in(vault.path or path, data, now)
    put_copies_under(vault)
    return next(one for one in copies.listed(path) if one.turn == copy.turn)


def preview(path: Path, copy: Copy, secret: str | None = None) -> Preview:
    """What bringing back a copy would change. Raises `WrongSecret`, `Damaged`, and `Trouble`."""
    vault = held(path)
    data = _read(copy, secret, vault)
    about = copying.tried(data)
    if vault.locked:
        return Preview(about)
    fingerprints = (SQL / "fingerprints.sql").read_text("utf-8")
    with _all_or_nothing("The copy could not be brought to this version's format."), closing(in_memory(data)) as copied:
        rows = copied.sql(fingerprints).to_arrow_table()
    cursor = vault.cursor()
    cursor.register("copied", rows)
    try:
        found = cursor.execute((SQL / "compare.sql").read_text("utf-8"), {"examples": EXAMPLES}).fetchall()[0]
    finally:
        cursor.unregister("copied")
    coming, going, differing, come, go = found
    return Preview(
        about, True, coming, going, differing,
        tuple((one["day"], one["kind"]) for one in come or ()), tuple((one["day"], one["kind"]) for one in go or ()),
    )  # fmt: skip


def bring_back(path: Path, copy: Copy, now: datetime, secret: str | None = None) -> Copy | None:
    """Have the log be as this copy. What can't be read is set aside; otherwise returns a copy of it as it was.

    Raises `WrongSecret`, `Damaged`, and `Trouble`.
    """
    with suppress(Damaged, Missing, Gone, Locked):
        open_log(path)
    before = None
    vault = held(path)
    # No other window may change the log between the copy of it and the end; nor lock it, or it would come back open.
    with vault.changing:
        # A locked log makes room for what its own passphrase or that of another sealed copy opens, and nothing else.
        if vault.locked and locked(path) and not copy.sealed:
            raise log_is_locked()
        data = _read(copy, secret, vault)
        copying.tried(data)
        seal = _seal_of(copy, secret) if vault.locked else vault.seal
        if not vault.locked:
            before = _keep(vault, now)
        last = 0 if vault.locked else _last(vault)
        with _all_or_nothing("The copy could not be brought back."):
            vault.become(data, seal)
            # Numbers given since the copy was taken are never given again: erasing goes by them.
            if last > _last(vault):
                cursor = vault.cursor()
                with vault.change(cursor):
                    cursor.execute((SQL / "keep_number.sql").read_text("utf-8"), {"last": last})
    return before


def write_again(path: Path) -> None:
    """Put a log that was moved, deleted or replaced while it was open back in its place. Raises `Trouble`."""
    vault = held(path)
    with _all_or_nothing("The log could not be written again."), vault.changing:
        vault.become(vault.snapshot(), vault.seal)


def seal_log(path: Path, passphrase: str) -> str:
    """Seal the log and its copies under a passphrase, or under a new one; returns the recovery key. Raises `Trouble`."""
    vault = open_log(path)
    before = vault.seal
    with vault.heeding():
        seal, recovery = new_seal(passphrase)
        _become(vault, seal.after(before) if before else seal, "The passphrase could not be set.")
        put_copies_under(vault)
    return recovery


def unseal_log(path: Path) -> None:
    """Have the log and its copies open again, without a passphrase. Raises `Trouble`."""
    vault = open_log(path)
    if (before := vault.seal) is None:
        return
    try:
        # The copies first: after a stop in the middle the log still has its passphrase, which seals them again.
        rewriting.reseal(files.real(path), [before, *before.former()], None)
        _become(vault, None, "The passphrase could not be taken away.")
    except BaseException:
        put_copies_under(vault)
        raise


def erase(
    vault: Vault, gone: Rows, texts: Sequence[str] = (), only_copies: Rows | None = None, born: Born | None = None
) -> int:
    """Write the log and its copies anew without some rows, so that their text is in none of them.

    `gone` are the rows that go, `only_copies` those that go from the copies alone, `texts` the marks (`text_mark`) of
    outings that may have other numbers there, `born` when what goes was put down: a copy may be of another log, where
    its number is another's. The log comes last: after a stop in the middle it still says what is to go. Returns how many
    files couldn't be read and stay as they were, of the copies and of what was set aside. Raises `Trouble`.
    """
    left, in_copies = 0, {**gone, **(only_copies or {})}
    if vault.path:
        left = rewriting.rewrite(vault.path, vault.seal, lambda data: snapshot.without(data, in_copies, texts, born))
    with _all_or_nothing("It could not be deleted for good, and is still in the bin."), vault.changing:
        vault.become(snapshot.without(vault.snapshot(), gone), vault.seal)
    return left


def end(path: Path) -> list[Path]:
    """Delete the log, its copies and all that was kept beside it; returns what could not be deleted. Raises `Trouble`
    where another program has it.
    """
    # Held until all is gone: another window would open the log again meanwhile, and could write it anew.
    with door:
        path = held(path).path or path
        copies.clear(path)
        ours = [file for copy in copies.listed(path) for file in (files.journal(copy.path), copy.path)]
        ours += [*set_aside_of(path), files.journal(path), path]
        close_logs()
        # Who waits for the log waits for its lock: that goes last.
        ours += [path.with_name(f"{path.name}{suffix}") for suffix in (".door", ".lock")]
        left = []
        for file in ours:
            try:
                file.unlink(missing_ok=True)
            except OSError:
                left.append(file)
        with suppress(OSError):
            (path.parent / copies.FOLDER).rmdir()
    return left


def _read(copy: Copy, secret: str | None, vault: Vault) -> bytes:
    """The snapshot in a copy, by a secret that was typed, as slowly as the log's own, or by the seal of the log."""
    if not secret:
        return copying.read(copy, vault.seal)
    with trying(copy.path.parent):
        return copying.read(copy, secret)


def _keep(vault: Vault, now: datetime, *, always: bool = False) -> Copy | None:
    data = vault.snapshot()
    about = snapshot.about(data)
    if vault.path is None or not sum(rows for table, rows in about.rows.items() if table != "migration"):
        return None
    if not always and copying.newest_is(vault.path, data, vault.seal):
        return copies.listed(vault.path)[0]
    return copying.take(vault.path, data, vault.seal, now)


def _become(vault: Vault, seal: Seal | None, failed: str) -> None:
    with _all_or_nothing(failed), vault.changing:
        vault.become(vault.snapshot(), seal)


def _last(vault: Vault) -> int:
    """The highest number an outing has or had."""
    return int(vault.cursor().execute((SQL / "last.sql").read_text("utf-8")).fetchall()[0][0])


def _seal_of(copy: Copy, secret: str | None) -> Seal | None:
    return opened(copy.path.read_bytes(), secret) if secret and copy.sealed else None


@contextmanager
def _all_or_nothing(failed: str) -> Iterator[None]:
    try:
        yield
    except (OSError, duckdb.Error, Unreadable):
        raise Trouble(
            f"{failed} Your log is as it was. Check that there is room on the disk and that you may write there."
        ) from None

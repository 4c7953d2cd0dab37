"""What is done to a log as a whole: copied, brought back, sealed, unsealed, rid of what was deleted, ended."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from dashboard import migrations
from dashboard.migrations import SQL
from dashboard.outings import Trouble
from dashboard.vault import copies, files, sealing, snapshot
from dashboard.vault.copies import Copy
from dashboard.vault.duck import attached, shut
from dashboard.vault.log import Vault
from dashboard.vault.opening import close_logs, door, held, open_log
from dashboard.vault.sealing import Seal
from dashboard.vault.snapshot import About, Unreadable
from dashboard.vault.troubles import Damaged, Gone, Locked, Missing

EXAMPLES = 4
BESIDE = r"(\.unfinished)?(\.wal)?|\.lock|\.door(\.[0-9a-f]{8})?"
"""How the names of what is kept beside a log end."""


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
    return _keep(open_log(path), path, now, always=always)


def _keep(vault: Vault, path: Path, now: datetime, *, always: bool = False) -> Copy | None:
    data = vault.snapshot()
    about = snapshot.about(data)
    if not sum(rows for table, rows in about.rows.items() if table != "migration"):
        return None
    last = None if always else copies.best(path, vault.seal)
    if last and last[2].content == about.content and last[2].format == about.format:
        return last[0]
    return copies.take(path, data, vault.seal, now)


def take_in(path: Path, data: bytes, now: datetime) -> Copy:
    """Have a copy from elsewhere among the copies, sealed if the log is. Raises `Damaged` and `Trouble`."""
    copy, seal = copies.take_in(path, data, now), held(path).seal
    if seal:
        copies.rewrite(path, seal, seal)
    return next(one for one in copies.listed(path) if one.taken_at == copy.taken_at)


def preview(path: Path, copy: Copy, secret: str | None = None) -> Preview:
    """What bringing back a copy would change. Raises `WrongSecret`, `Damaged`, and `Trouble`."""
    vault = held(path)
    data = copies.read(copy, secret or vault.seal)
    about = copies.tried(data)
    if vault.locked:
        return Preview(about)
    copied = attached(None)
    try:
        snapshot.built(copied, data, migrations.migrations())
        shut(copied)
        rows = copied.sql((SQL / "fingerprints.sql").read_text("utf-8")).to_arrow_table()
    finally:
        copied.close()
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
    vault, before = held(path), None
    # No other window may change the log between the copy of it and the end; nor lock it, or it would come back open.
    with vault.changing:
        # Read first: one copy more may let go of this one.
        data = copies.read(copy, secret or vault.seal)
        seal = _seal_of(copy, secret) if vault.locked else vault.seal
        with suppress(Gone, Locked):
            vault.check_place()
            before = _keep(vault, path, now)
        with _all_or_nothing("The copy could not be brought back."):
            vault.become(data, seal)
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
    seal, recovery = sealing.new_seal(passphrase)
    _become(vault, seal, "The log could not be sealed.")
    copies.rewrite(path, before, seal)
    return recovery


def unseal_log(path: Path) -> None:
    """Have the log and its copies open again, without a passphrase. Raises `Trouble`."""
    vault = open_log(path)
    before = vault.seal
    _become(vault, None, "The log could not be unsealed.")
    copies.rewrite(path, before, None)


def erase(vault: Vault, gone: Mapping[str, Mapping[str, Sequence[int]]]) -> int:
    """Write the log and its copies anew without what was deleted, so that its text is in none of them.

    `gone` are the rows that go from the copies: of each table, the column and the numbers in it. Returns how many
    copies couldn't be read and stay as they were. Raises `Trouble`.
    """
    _become(vault, vault.seal, "It is deleted, but its text may still be in the file.")
    if vault.path is None:
        return 0
    return copies.rewrite(vault.path, vault.seal, vault.seal, lambda data: snapshot.without(data, gone))


def end(path: Path) -> list[Path]:
    """Delete the log, its copies and all that was kept beside it; returns what could not be deleted."""
    # Held until all is gone: another window would open the log again meanwhile, and could write it anew.
    with door:
        close_logs()
        return _unlinked(path)


def _unlinked(path: Path) -> list[Path]:
    folder = path.parent / copies.FOLDER
    beside = rf"{re.escape(path.name)}({BESIDE})?|{re.escape(path.stem)}-as-found-{copies.NUMBERS}.*"
    ours = [file for file in path.parent.glob("*") if re.fullmatch(beside, file.name)]
    ours += copies.of(path, "", ".wal", files.UNFINISHED)
    left = []
    for file in dict.fromkeys(ours):
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left.append(file)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return left


def _become(vault: Vault, seal: Seal | None, failed: str) -> None:
    with _all_or_nothing(failed), vault.changing:
        vault.become(vault.snapshot(), seal)


def _seal_of(copy: Copy, secret: str | None) -> Seal | None:
    return sealing.opened(copy.path.read_bytes(), secret) if secret and copy.sealed else None


@contextmanager
def _all_or_nothing(failed: str) -> Iterator[None]:
    try:
        yield
    except (OSError, duckdb.Error, Unreadable):
        raise Trouble(
            f"{failed} Your log is as it was. Check that there is room on the disk and that you may write there."
        ) from None

"""Copies of the log, in the folder 'backups' beside it: taken, tried by opening them, thinned out, read again.

A copy is a snapshot, sealed if the log is. DuckDB files that someone put there are read too.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import TemporaryDirectory

import duckdb

from dashboard import migrations
from dashboard.outings import Trouble
from dashboard.vault import files, passphrase, sealing, snapshot
from dashboard.vault.archive import About, Unreadable
from dashboard.vault.duck import attached, shut
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import Damaged, WrongSecret

FOLDER, OPEN, SEALED, READING = "backups", ".zip", ".sealed", ".reading-"
ZIP = b"PK"
STAMP = "%Y%m%d-%H%M%S-%f"
OURS = re.compile(r"(?P<log>.+?)(-format-\d+)?-(?P<when>\d{8}-\d{6}-\d{6})(-(?P<turn>\d{1,9}))?")
NEWEST = 8
"""Copies that are kept however close together."""

KEPT = (("%Y%m%d", 14), ("%G%V", 8), ("%Y%m", 24))
"""Of how many days, weeks and months the last copy is kept."""


@dataclass(frozen=True)
class Copy:
    """A copy of the log: where it is, when it was taken, and as which one, whatever the clock said then."""

    path: Path
    taken_at: datetime
    turn: int = 0

    @property
    def sealed(self) -> bool:
        """True if it takes a key to read it."""
        return sealing.is_sealed_file(self.path)


def listed(log: Path) -> list[Copy]:
    """The copies of a log, newest first."""
    log = files.real(log)
    try:
        found = [_copy(file) for file in (log.parent / FOLDER).iterdir() if _belongs(file, log) and file.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda copy: (copy.turn, copy.taken_at, copy.path.name), reverse=True)


def take(log: Path, data: bytes, seal: Seal | None, now: datetime) -> Copy:
    """Keep a snapshot as a copy, open what was written to see that it is whole, and thin out the older ones.

    Raises `Trouble` if it can't be written or isn't whole.
    """
    copy = _next(log, SEALED if seal else OPEN, now)
    path = copy.path
    try:
        files.make_folder(path.parent)
        files.write_whole(path, seal.sealed(data, {}) if seal else data)
        tried(read(copy, seal))
    except (OSError, Trouble):
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise Trouble(
            f"No copy of the log could be kept in {path.parent}. Your log is exactly as it was. "
            "Check that there is room on the disk and that you may write there."
        ) from None
    thin(log)
    return copy


def take_in(log: Path, data: bytes, now: datetime) -> Copy:
    """Keep a copy that came from elsewhere, after trying it unless it is sealed. Raises `Damaged` and `Trouble`."""
    suffix = SEALED if sealing.is_sealed(data) else OPEN if data.startswith(ZIP) else log.suffix
    copy = _next(log, suffix, now)
    try:
        if suffix == SEALED:
            sealing.shown_of(data)
        files.make_folder(copy.path.parent)
        files.write_whole(copy.path, data)
        if suffix != SEALED:
            tried(read(copy, None))
    except (Trouble, sealing.Broken):
        copy.path.unlink(missing_ok=True)
        raise Damaged(
            "This file is no copy of a log, or not a whole one. Nothing was changed. Choose another one."
        ) from None
    except OSError:
        raise Trouble(
            f"The copy could not be kept in {copy.path.parent}. Nothing was changed. "
            "Check that there is room on the disk and that you may write there."
        ) from None
    return copy


def read(copy: Copy, key: Seal | str | None) -> bytes:
    """The snapshot in a copy, by the seal of the log or a passphrase. Raises `WrongSecret` and `Damaged`."""
    try:
        data = copy.path.read_bytes()
        if not sealing.is_sealed(data):
            return data if data.startswith(ZIP) else _of_database(copy)
        if key is None:
            raise WrongSecret("This copy has a passphrase: type the one it was made with.")
        return (passphrase.opened(data, key) if isinstance(key, str) else key).unsealed(data)
    except sealing.Broken:
        if isinstance(key, Seal):
            raise WrongSecret("This copy needs the passphrase it was made with, or is damaged.") from None
        raise _damaged(copy) from None
    except (OSError, duckdb.Error, Unreadable):
        raise _damaged(copy) from None


def tried(data: bytes) -> About:
    """What a snapshot holds, found by filling a log with it. Raises `Damaged`."""
    connection = attached(None)
    try:
        # In its own format: whether it can be brought to a newer one is another question.
        own = snapshot.about(data).format
        steps = [step for step in migrations.migrations() if step.version <= own]
        return snapshot.built(connection, data, steps)
    except Unreadable:
        raise Damaged(
            "This copy is damaged, or of a newer version. It was left as it was. Choose another one."
        ) from None
    finally:
        connection.close()


def best(log: Path, key: Seal | str | None = None) -> tuple[Copy, bytes, About] | None:
    """The newest copy that opens, with its snapshot and what it holds."""
    for copy in listed(log):
        try:
            data = read(copy, key)
            return copy, data, tried(data)
        except Trouble:
            continue
    return None


def newest_is(log: Path, data: bytes, seal: Seal | None) -> bool:
    """True if the newest copy is whole and holds exactly what a snapshot does."""
    for copy in listed(log)[:1]:
        with suppress(Trouble, Unreadable):
            return copy.sealed == (seal is not None) and snapshot.alike(read(copy, seal), data)
    return False


def thin(log: Path) -> None:
    """Let go of older copies of ours: the newest stay, then one a day, one a week, one a month."""
    ours = [copy for copy in listed(log) if OURS.fullmatch(copy.path.stem)]
    for copy in set(ours) - set(_kept(ours)):
        for file in (copy.path, files.journal(copy.path)):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def clear(log: Path) -> None:
    """Take away what a stop in the middle of keeping or reading a copy left behind."""
    with suppress(OSError):
        for left in list((log.parent / FOLDER).iterdir()):
            if left.name.startswith(READING):
                rmtree(left, ignore_errors=True)
            elif left.suffix == files.UNFINISHED and _belongs(left.with_suffix(""), log):
                left.unlink()


def _next(log: Path, suffix: str, now: datetime) -> Copy:
    """Where the next copy goes."""
    turn = max((copy.turn for copy in listed(log)), default=0) + 1
    return Copy(log.parent / FOLDER / f"{log.stem}-{now.strftime(STAMP)}-{turn:04}{suffix}", now, turn)


def _kept(newest_first: list[Copy]) -> Iterator[Copy]:
    yield from newest_first[:NEWEST]
    for part, many in KEPT:
        last_of: dict[str, Copy] = {}
        for copy in newest_first:
            last_of.setdefault(copy.taken_at.strftime(part), copy)
        yield from list(last_of.values())[:many]


def _of_database(copy: Copy) -> bytes:
    """A DuckDB file as a snapshot. It is opened in a place of its own, so that nothing is written to it."""
    path = copy.path
    files.keep_private()
    with TemporaryDirectory(dir=path.parent, prefix=READING) as folder:
        there = Path(folder) / path.name
        copyfile(path, there)
        if files.journal(path).exists():
            copyfile(files.journal(path), files.journal(there))
        try:
            connection = attached(there)
        except Trouble:
            raise Unreadable from None
        try:
            shut(connection)
            return snapshot.taken(connection, copy.taken_at)
        finally:
            connection.close()


def _belongs(file: Path, log: Path) -> bool:
    """Whether a file is a copy of this log, by its name: another may keep its copies in the same folder."""
    if file.suffix not in (OPEN, SEALED, log.suffix):
        return False
    if ours := OURS.fullmatch(file.stem):
        return ours["log"] == log.stem
    return file.stem.startswith(log.stem) and not file.stem[len(log.stem) :][:1].isalnum()


def _copy(file: Path) -> Copy:
    ours = OURS.fullmatch(file.stem)
    with suppress(ValueError):
        if ours:
            return Copy(file, datetime.strptime(ours["when"], STAMP), int(ours["turn"] or 0))
    return Copy(file, datetime.fromtimestamp(file.stat().st_mtime))


def _damaged(copy: Copy) -> Damaged:
    return Damaged(f"The copy {copy.path.name} is damaged. It was left as it was. Choose another one.")

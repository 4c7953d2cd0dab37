"""Copies of the log, in the folder 'backups' beside it: taken, tried by opening them, thinned out, read again.

A copy is a snapshot, sealed if the log is. DuckDB files that someone put there are read too.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import duckdb

from dashboard import migrations
from dashboard.outings import Trouble
from dashboard.vault import files, sealing, snapshot
from dashboard.vault.duck import attached
from dashboard.vault.sealing import Seal
from dashboard.vault.snapshot import About, Unreadable
from dashboard.vault.troubles import Damaged, WrongSecret

FOLDER, OPEN, SEALED = "backups", ".zip", ".sealed"
ZIP = b"PK"
STAMP, NUMBERS = "%Y%m%d-%H%M%S-%f", r"\d{8}-\d{6}-\d{6}"
NEWEST = 8
"""Copies that are kept however close together."""

KEPT = (("%Y%m%d", 14), ("%G%V", 8), ("%Y%m", 24))
"""Of how many days, weeks and months the last copy is kept."""


@dataclass(frozen=True)
class Copy:
    """A copy of the log: where it is, and when it was taken."""

    path: Path
    taken_at: datetime

    @property
    def sealed(self) -> bool:
        """True if it takes a key to read it."""
        try:
            with self.path.open("rb") as file:
                return sealing.is_sealed(file.read(len(sealing.MAGIC)))
        except OSError:
            return False


def listed(log: Path) -> list[Copy]:
    """The copies of a log, newest first."""
    found = [Copy(file, _when(file)) for file in of(log, "") if file.is_file()]
    return sorted(found, key=lambda copy: (copy.taken_at, copy.path.name), reverse=True)


def of(log: Path, *ends: str) -> list[Path]:
    """The files of its copies and of no other log's, though its name may begin the same; with one of these ends."""
    suffixes = "|".join(map(re.escape, {OPEN, SEALED, log.suffix}))
    ours = rf"{re.escape(log.stem)}(-format-\d+)?(-{NUMBERS})?({suffixes})({'|'.join(map(re.escape, ends))})"
    return [file for file in (log.parent / FOLDER).glob("*") if re.fullmatch(ours, file.name)]


def take(log: Path, data: bytes, seal: Seal | None, now: datetime) -> Copy:
    """Keep a snapshot as a copy, open what was written to see that it is whole, and thin out the older ones.

    Raises `Trouble` if it can't be written or isn't whole.
    """
    path = log.parent / FOLDER / f"{log.stem}-{now.strftime(STAMP)}{SEALED if seal else OPEN}"
    copy = Copy(path, now)
    try:
        files.make_folder(path.parent)
        for left in of(log, files.UNFINISHED):
            left.unlink(missing_ok=True)
        files.write_whole(path, seal.sealed(data, {}) if seal else data)
        tried(read(copy, seal))
    except (OSError, Damaged):
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
    copy = Copy(log.parent / FOLDER / f"{log.stem}-{now.strftime(STAMP)}{suffix}", now)
    try:
        if suffix == SEALED:
            sealing.shown_of(data)
        files.make_folder(copy.path.parent)
        files.write_whole(copy.path, data)
        if suffix != SEALED:
            tried(read(copy, None))
    except (Trouble, sealing.Broken):
        copy.path.unlink(missing_ok=True)
        raise Damaged("This file is no copy of a log, or no whole one. Nothing was changed.") from None
    except OSError:
        raise Trouble(f"The copy could not be kept in {copy.path.parent}. Nothing was changed.") from None
    return copy


def read(copy: Copy, key: Seal | str | None) -> bytes:
    """The snapshot in a copy, by the seal of the log or a passphrase. Raises `WrongSecret` and `Damaged`."""
    try:
        data = copy.path.read_bytes()
        if not sealing.is_sealed(data):
            return data if data.startswith(ZIP) else _of_database(copy.path)
        if key is None:
            raise WrongSecret("This copy is sealed: it takes the passphrase it was made with.")
        return (sealing.opened(data, key) if isinstance(key, str) else key).unsealed(data)
    except sealing.Broken:
        if isinstance(key, Seal):
            raise WrongSecret("This copy takes the passphrase it was made with, or is damaged.") from None
        raise _damaged(copy) from None
    except (OSError, duckdb.Error):
        raise _damaged(copy) from None


def tried(data: bytes) -> About:
    """What a snapshot holds, found by filling a log with it. Raises `Damaged`."""
    connection = attached(None)
    try:
        # In its own format: whether it can be brought to a newer one is another question.
        own = snapshot.about(data).format
        steps = [step for step in migrations.migrations() if step.version <= own]
        return snapshot.built(connection, data, steps)
    except (Unreadable, duckdb.Error):
        raise Damaged("This copy is damaged, or of a newer version. It was left as it was.") from None
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


def rewrite(log: Path, before: Seal | None, after: Seal | None, change: Callable[[bytes], bytes] = bytes) -> int:
    """Write every copy anew, changed or under another seal; returns how many couldn't be, and stay as they were."""
    left = 0
    for copy in listed(log):
        try:
            data = change(read(copy, before))
            new = copy.path.with_suffix(SEALED if after else OPEN)
            files.write_whole(new, after.sealed(data, {}) if after else data)
            if new != copy.path:
                for old in (copy.path, files.journal(copy.path)):
                    old.unlink(missing_ok=True)
        except (Trouble, OSError, Unreadable):
            left += 1
    return left


def thin(log: Path) -> None:
    """Let go of older copies: the newest stay, then one a day, one a week, one a month."""
    for copy in set(listed(log)) - set(_kept(listed(log))):
        for file in (copy.path, files.journal(copy.path)):
            file.unlink(missing_ok=True)


def _kept(newest_first: list[Copy]) -> Iterator[Copy]:
    yield from newest_first[:NEWEST]
    for part, many in KEPT:
        last_of: dict[str, Copy] = {}
        for copy in newest_first:
            last_of.setdefault(copy.taken_at.strftime(part), copy)
        yield from list(last_of.values())[:many]


def _of_database(path: Path) -> bytes:
    """A DuckDB file as a snapshot. It is opened in a place of its own, so that nothing is written to it."""
    with TemporaryDirectory(dir=path.parent, prefix=".reading-") as folder:
        there = Path(folder) / path.name
        copyfile(path, there)
        if files.journal(path).exists():
            copyfile(files.journal(path), files.journal(there))
        connection = attached(there)
        try:
            return snapshot.taken(connection, _when(path))
        finally:
            connection.close()


def _when(file: Path) -> datetime:
    """When a copy was taken, as its name says; otherwise when it was last written."""
    said = re.search(rf"({NUMBERS})$", file.stem)
    try:
        return datetime.strptime(said[1], STAMP) if said else datetime.fromtimestamp(file.stat().st_mtime)
    except ValueError:
        return datetime.fromtimestamp(file.stat().st_mtime)


def _damaged(copy: Copy) -> Damaged:
    return Damaged(f"The copy {copy.path.name} is damaged. It was left as it was. Choose another one.")

"""One copy of the log: taken, tried by opening it, read again.

A copy is a snapshot, sealed if the log is. DuckDB files that someone put there are read too.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import duckdb

from dashboard import migrations
from dashboard.outings import Trouble
from dashboard.progress import Progress, untold
from dashboard.vault import copies, files, passphrase, sealing, snapshot
from dashboard.vault.archive import About, Unreadable
from dashboard.vault.copies import OPEN, READING, SEALED, Copy, next_copy
from dashboard.vault.duck import attached, shut
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import Damaged, WrongSecret

ZIP = b"PK"


def take(log: Path, data: bytes, seal: Seal | None, now: datetime, told: Progress = untold) -> Copy:
    """Keep a snapshot as a copy, open what was written to see that it is whole, and thin out the older ones.

    Who is `told` how far it is may stop it by raising: nothing is kept then. Raises `Trouble` if it can't be written
    or isn't whole.
    """
    copy = next_copy(log, SEALED if seal else OPEN, now)
    path = copy.path
    try:
        files.make_folder(path.parent)
        files.write_whole(path, seal.sealed(data, {}) if seal else data)
        told(0.5)
        tried(read(copy, seal))
        told(1.0)
    except BaseException as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        if not isinstance(error, OSError | Trouble):
            raise
        raise Trouble(
            f"No copy of the log could be kept in {path.parent}. Your log is exactly as it was. "
            "Check that there is room on the disk and that you may write there."
        ) from None
    copies.thin(log)
    return copy


def take_in(log: Path, data: bytes, now: datetime, told: Progress = untold) -> Copy:
    """Keep a copy that came from elsewhere, after trying it unless it is sealed. Raises `Damaged` and `Trouble`."""
    told(0.0)
    suffix = SEALED if sealing.is_sealed(data) else OPEN if data.startswith(ZIP) else log.suffix
    copy = next_copy(log, suffix, now)
    try:
        if suffix == SEALED:
            sealing.shown_of(data)
        files.make_folder(copy.path.parent)
        files.write_whole(copy.path, data)
        told(0.3)
        if suffix != SEALED:
            tried(read(copy, None))
        told(1.0)
    except BaseException as error:
        with suppress(OSError):
            copy.path.unlink(missing_ok=True)
        if isinstance(error, Trouble | sealing.Broken):
            raise Damaged(
                "This file is no copy of a log, or not a whole one. Nothing was changed. Choose another one."
            ) from None
        if isinstance(error, OSError):
            raise Trouble(
                f"The copy could not be kept in {copy.path.parent}. Nothing was changed. "
                "Check that there is room on the disk and that you may write there."
            ) from None
        raise
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
    for copy in copies.listed(log):
        try:
            data = read(copy, key)
            return copy, data, tried(data)
        except Trouble:
            continue
    return None


def newest_is(log: Path, data: bytes, seal: Seal | None) -> bool:
    """True if the newest copy is whole and holds exactly what a snapshot does."""
    for copy in copies.listed(log)[:1]:
        with suppress(Trouble, Unreadable):
            return copy.sealed == (seal is not None) and snapshot.alike(read(copy, seal), data)
    return False


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


def _damaged(copy: Copy) -> Damaged:
    return Damaged(f"The copy {copy.path.name} is damaged. It was left as it was. Choose another one.")

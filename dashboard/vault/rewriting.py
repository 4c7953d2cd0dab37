"""The copies of a log written anew: under another seal, or without what was deleted. So is what was set aside."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.outings import Trouble
from dashboard.progress import Progress, untold
from dashboard.vault import copies, copying, files, sealing
from dashboard.vault.archive import Unreadable
from dashboard.vault.copies import OPEN, SEALED, Copy
from dashboard.vault.place import set_aside_of
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import Damaged, WrongSecret


def reseal(log: Path, keys: Sequence[Seal], after: Seal | None, told: Progress = untold) -> bool:
    """Have every copy under a seal, or under none, whatever of `keys` it was under; those that are already stay.

    What can't be read as a log goes under the seal as it is. True if all that could be read are as they should be.
    """
    done, there = True, copies.listed(log)
    for number, copy in enumerate(there):
        told(number / len(there))
        try:
            if not _is_under(copy, after):
                _write(copy, _as_it_is(copy, keys), after)
        except WrongSecret:  # of another passphrase, or damaged: neither gets worse
            continue
        except (Damaged, OSError):
            done = False
    for file in set_aside_of(log):
        try:
            _reseal_aside(file, keys, after)
        except OSError:
            done = False
    return done


def rewrite(log: Path, seal: Seal | None, change: Callable[[bytes], bytes], told: Progress = untold) -> int:
    """Write every copy anew, changed; returns how many files couldn't be, and stay as they were."""
    left = len(set_aside_of(log))
    there = copies.listed(log)
    for number, copy in enumerate(there):
        told(number / len(there))
        try:
            _write(copy, change(copying.read(copy, seal)), seal)
        except (Trouble, OSError, Unreadable):
            left += 1
    return left


def _write(copy: Copy, data: bytes, after: Seal | None) -> None:
    new = copy.path.with_suffix(SEALED if after else OPEN)
    if new != copy.path and new.exists() and _content(new, after) != data:
        # Another copy has that name: a DuckDB file that someone put there may be called as one of ours.
        new = copy.path.with_name(f"{copy.path.stem}-{copy.path.suffix[1:]}{new.suffix}")
    files.write_whole(new, after.sealed(data, {}) if after else data)
    if new != copy.path:
        for old in (files.journal(copy.path), copy.path):
            old.unlink(missing_ok=True)


def _is_under(copy: Copy, after: Seal | None) -> bool:
    if after is None:
        return not copy.sealed
    try:
        return copy.sealed and bool(after.unsealed(copy.path.read_bytes()))
    except (sealing.Broken, OSError):
        return False


def _as_it_is(copy: Copy, keys: Sequence[Seal]) -> bytes:
    """The snapshot in a copy; of an open one that is damaged, its bytes. Raises `WrongSecret` and OSError."""
    if not copy.sealed:
        try:
            return copying.read(copy, None)
        except Damaged:
            return copy.path.read_bytes()
    return _unsealed(copy.path.read_bytes(), keys)


def _content(file: Path, seal: Seal | None) -> bytes | None:
    try:
        return seal.unsealed(file.read_bytes()) if seal else file.read_bytes()
    except (sealing.Broken, OSError):
        return None


def _unsealed(blob: bytes, keys: Sequence[Seal]) -> bytes:
    for key in keys:
        try:
            return key.unsealed(blob)
        except sealing.Broken:
            continue
    raise WrongSecret


def _reseal_aside(file: Path, keys: Sequence[Seal], after: Seal | None) -> None:
    """Put what was found in the log's place under the seal, byte for byte, or take it out. Raises OSError."""
    data = file.read_bytes()
    if file.suffix == SEALED and sealing.is_sealed(data):
        try:
            data = _unsealed(data, keys)
        except WrongSecret:
            return
        file_open = file.with_suffix("")
    elif after and not sealing.is_sealed(data):
        file_open = file
    else:
        return
    new = file_open.with_name(f"{file_open.name}{SEALED}") if after else file_open
    files.write_whole(new, after.sealed(data, {}) if after else data)
    if new != file:
        file.unlink()

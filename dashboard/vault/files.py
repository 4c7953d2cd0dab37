"""Files that are whole or not there: written beside their place, made durable, then put into it."""

import os
import sys
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".unfinished"
"""What the name of a file ends with until it is whole."""


def real(path: Path) -> Path:
    """Where a path leads: what a link points at is written anew, never the link."""
    return Path(os.path.realpath(path))


def keep_private() -> None:
    """Have everything this process writes from here on be the person's alone, what DuckDB writes too."""
    os.umask(0o077)


def unfinished(path: Path) -> Path:
    """Where a file is written before it takes the place of `path`."""
    return path.with_name(f"{path.name}{UNFINISHED}")


def write_whole(path: Path, data: bytes) -> None:
    """Have `path` hold exactly this, or what it held before, whatever stops it. Raises OSError.

    It is on the disk when this returns, and the person's alone.
    """
    put_in_place(write_beside(path, data), path)


def write_beside(path: Path, data: bytes) -> Path:
    """Write what is to take the place of `path`, whole and durable, and return where it is. Raises OSError."""
    new = unfinished(path)
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            _to_disk(file.fileno())
    except BaseException:
        clear_unfinished(path)
        raise
    return new


def put_in_place(new: Path, path: Path) -> None:
    """Let a finished file take the place of `path`, durably. Raises OSError."""
    try:
        new.chmod(0o600)
        with new.open("rb+") as file:
            _to_disk(file.fileno())
        new.replace(path)
    except BaseException:
        clear_unfinished(path)
        raise
    if os.name == "posix":
        # It is in its place: a file system that can't make a folder's entries durable takes nothing back.
        with suppress(OSError):
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)
    if sys.platform == "darwin":
        # There fsync leaves it in the drive's memory.
        import fcntl  # noqa: PLC0415  # there is none elsewhere

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def clear_unfinished(path: Path) -> None:
    """Take away what a stop in the middle of writing left behind."""
    for file in (unfinished(path), journal(unfinished(path))):
        with suppress(OSError):
            file.unlink()


def journal(path: Path) -> Path:
    """Where DuckDB keeps what it has not folded into the file yet."""
    return path.with_name(f"{path.name}.wal")


def make_folder(folder: Path) -> None:
    """Make a folder that is the person's alone. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)

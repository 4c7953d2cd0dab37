"""Which file lies at the log's path, and what is moved out of its way."""

import os
from datetime import datetime
from pathlib import Path

from dashboard.vault import files

Place = tuple[int, ...]
AS_FOUND = "-as-found-"


def place_of(path: Path, *, sealed: bool) -> Place | None:
    """Which file lies there, if any, and in which state nobody else may change it."""
    try:
        found = path.stat()
    except OSError:
        return None
    # On Windows nobody can write a file that DuckDB has open, and its times change when it is closed.
    state = (found.st_size, found.st_mtime_ns) if sealed or os.name == "posix" else ()
    return (found.st_dev, found.st_ino, *state)


def is_same_file(one: Place | None, other: Place | None) -> bool:
    """True for the same file, in whichever state."""
    return one is not None and other is not None and one[:2] == other[:2]


def set_aside(path: Path) -> None:
    """Move what lies at a path, and its journal, out of the way under another name. Raises OSError."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}{AS_FOUND}{stamp}{path.suffix}")
    for file, there in ((files.journal(path), files.journal(aside)), (path, aside)):
        if file.is_file():
            file.rename(there)
            there.chmod(0o600)


def set_aside_of(path: Path) -> list[Path]:
    """What was moved out of a log's way."""
    before = f"{path.stem}{AS_FOUND}"
    return sorted(file for file in path.parent.iterdir() if file.name.startswith(before) and file.is_file())

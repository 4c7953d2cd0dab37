"""The file at a log's path: whether it is the one we left there, and what is moved out of its way."""

import os
from datetime import datetime
from pathlib import Path

from dashboard.vault import files
from dashboard.vault.troubles import gone

AS_FOUND = "-as-found-"


class Place:
    """Where a log's file lies, and which file was left there, in which state. A log in memory has no file."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._left: tuple[int, ...] | None = None
        self._sealed = False

    def note(self, *, sealed: bool) -> None:
        """What lies there now is ours: a sealed file, or DuckDB's own."""
        self._sealed = sealed
        self._left = self._found()

    def note_again(self) -> None:
        """The same file is ours in the state it is in now, too; another one isn't."""
        if _is_same_file(now := self._found(), self._left):
            self._left = now

    def forget(self) -> None:
        """Nothing that lies there is ours."""
        self._left = None

    def is_ours(self) -> bool:
        """True if the same file lies there, in whichever state."""
        return _is_same_file(self._found(), self._left)

    def is_as_left(self) -> bool:
        """True if the same file lies there, and nobody else changed it."""
        return self._left is not None and self._found() == self._left

    def check(self) -> None:
        """Raise `Gone` if the file is no longer the one that was opened, or not as it was left."""
        if self.path is None or self._left is None:
            return
        now = self._found()
        if now != self._left:
            raise gone(self.path, replaced=now is not None)

    def check_file(self) -> None:
        """Raise `Gone` if the file is no longer the one that was opened, in whichever state it is."""
        if self.path and not _is_same_file(now := self._found(), self._left):
            raise gone(self.path, replaced=now is not None)

    def _found(self) -> tuple[int, ...] | None:
        """Which file lies there, if any, and in which state nobody else may change it."""
        if self.path is None:
            return None
        try:
            found = self.path.stat()
        except OSError:
            return None
        # On Windows nobody can write a file that DuckDB has open, and its times change when it is closed.
        state = (found.st_size, found.st_mtime_ns) if self._sealed or os.name == "posix" else ()
        return (found.st_dev, found.st_ino, *state)


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


def _is_same_file(one: tuple[int, ...] | None, other: tuple[int, ...] | None) -> bool:
    return one is not None and other is not None and one[:2] == other[:2]

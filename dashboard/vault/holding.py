"""Who has a log: one program at a time, on every system, also while it is sealed."""

from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.outings import Trouble
from dashboard.vault import copies, files
from dashboard.vault.troubles import elsewhere

_held: dict[Path, FileLock] = {}


def hold(path: Path) -> None:
    """Keep every other program from opening this log, and the file and its folder to the person alone."""
    if path in _held:
        return
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0, mode=0o600, thread_local=False)
    files.keep_private()
    try:
        files.make_folder(path.parent)
        lock.acquire()
    except Timeout:
        raise elsewhere(path) from None
    except OSError as error:
        raise _no_place(path, error) from None
    try:
        for file in (path, files.journal(path), *(copy.path for copy in copies.listed(path))):
            if file.is_file():
                file.chmod(0o600)
        files.clear_unfinished(path)
        copies.clear(path)
    except OSError as error:
        lock.release()
        raise _no_place(path, error) from None
    _held[path] = lock


def let_go(path: Path) -> None:
    """Let other programs open this log."""
    if path in _held:
        _held.pop(path).release()


def _no_place(path: Path, error: OSError) -> Trouble:
    return Trouble(
        f"The log can't be kept in {path.parent}: {error.strerror}. Nothing was changed. "
        "Name another place with OUTINGS_LOG."
    )

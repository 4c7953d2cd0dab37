"""Which logs are open: one per file and process, found by its path, open or sealed."""

import os
import threading
from contextlib import suppress
from pathlib import Path

from dashboard import migrations
from dashboard.migrations import migrate
from dashboard.outings import Trouble
from dashboard.vault import copies, files, sealing
from dashboard.vault.duck import attached, shut
from dashboard.vault.holding import hold, let_go
from dashboard.vault.log import Vault
from dashboard.vault.making import begin, shown
from dashboard.vault.troubles import Locked, log_is_ended, log_is_locked, missing
from dashboard.vault.upgrading import open_file

DATA = Path(__file__).resolve().parent.parent.parent / "data"

_open: dict[Path, Vault] = {}
_ended: dict[Path, list[Path]] = {}
"""Logs that were deleted in this process, with what could not be: whoever waited to open one must not begin it again."""
door = threading.RLock()
"""Held while a log is opened or ended. Who also holds a log's `changing` took this first."""


def log_path() -> Path:
    """Where the person's own log is: what OUTINGS_LOG names, or data/outings.duckdb."""
    named = os.environ.get("OUTINGS_LOG")
    if not named:
        return DATA / "outings.duckdb"
    try:
        path = files.real(Path(named).expanduser())
    except RuntimeError:
        path = files.real(Path(named))
    if not path.name or os.path.isdir(path):  # noqa: PTH112  # which asks where one may not look, too
        raise Trouble(f"OUTINGS_LOG names a folder, {path}. Name a file in it, such as {path / 'outings.duckdb'}.")
    return path


def open_log(path: Path) -> Vault:
    """The log at `path`, made if there is none.

    Raises `Locked` where it has a passphrase, `Damaged`, `Missing`, `Gone`, `Ended`, and `Trouble` for all else.
    """
    path = files.real(path)
    with door:
        if path in _ended:
            raise log_is_ended()
        vault = _open.setdefault(path, Vault(path))
        if vault.locked:
            try:
                _open_at(vault, path)
            except Locked:
                raise
            except Trouble:
                _let_go_of(path)
                raise
        vault.check_place()
        return vault


def begin_log(path: Path) -> Vault:
    """A new, empty log where none can be opened; what lies there is set aside, and copies stay. Raises `Trouble`."""
    path = files.real(path)
    with door:
        _ended.pop(path, None)
        with suppress(Trouble):
            return open_log(path)
        hold(path)
        begin(path)
        return open_log(path)


def note_ended(path: Path, left: list[Path]) -> None:
    """From now on nobody opens the log at `path`, of which these files are `left`, until a new one is begun."""
    with door:
        _ended[files.real(path)] = left


def ended(path: Path) -> list[Path] | None:
    """What could not be deleted of a log that was ended, until a new one is begun; None if it wasn't."""
    return _ended.get(files.real(path))


def held(path: Path) -> Vault:
    """What this process has of the log at `path`, open or not. Raises `Trouble` where another program has it."""
    path = files.real(path)
    with door:
        hold(path)
        return _open.setdefault(path, Vault(path))


def locked(path: Path) -> bool:
    """True if the log at `path` has a passphrase and isn't open."""
    path = files.real(path)
    with door:
        return (path not in _open or _open[path].locked) and sealing.is_sealed_file(path)


def state_of(path: Path) -> tuple[int, int] | None:
    """Which log is open at `path`, after how many changes; None while none is."""
    vault = _open.get(files.real(path))
    return None if vault is None or vault.locked else vault.state


def shown_at(path: Path) -> dict[str, str]:
    """The tab's title and icon as the person chose them, of a locked log too; empty where that can't be read."""
    vault = _open.get(files.real(path))
    if vault and not vault.locked:
        return shown(vault.cursor())
    with suppress(sealing.Broken, OSError), files.real(path).open("rb") as file:
        return sealing.shown_of(file.read(sealing.BEFORE))
    return {}


def lock_logs() -> bool:
    """Lock every open log that has a passphrase, dropping its key; True if one was."""
    return any([vault.lock() for vault in list(_open.values())])  # noqa: C419  # every one, not the first


def close_logs() -> None:
    """Close every log this process has open."""
    with door:
        for path in list(_open):
            _open[path].close()
            _let_go_of(path)


def memory_log() -> Vault:
    """An empty log that lives and dies with this process."""
    connection = attached(None)
    migrate(connection, 0, migrations.migrations())
    shut(connection)
    vault = Vault(None)
    vault.hold(connection, None)
    return vault


def _open_at(vault: Vault, path: Path) -> None:
    """Hold the file at the path, begun where there is none and are no copies of one."""
    hold(path)
    if sealing.is_sealed_file(path):
        raise log_is_locked()
    if not path.exists():
        if copies.listed(path):
            raise missing(path)
        begin(path)
    open_file(vault, path)


def _let_go_of(path: Path) -> None:
    _open.pop(path, None)
    let_go(path)

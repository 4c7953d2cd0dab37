"""Which logs are open: one per file and process, found by its path, open or sealed."""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import duckdb

from dashboard import migrations
from dashboard.migrations import Migration, migrate, version_of
from dashboard.outings import Trouble
from dashboard.vault import copies, copying, files, sealing, snapshot
from dashboard.vault.duck import attached, is_hurt, read_through, shut
from dashboard.vault.holding import hold, let_go
from dashboard.vault.log import Vault
from dashboard.vault.making import in_a_file, shown
from dashboard.vault.place import set_aside
from dashboard.vault.troubles import Locked, damaged, log_is_locked, missing, newer, not_brought

DATA = Path(__file__).resolve().parent.parent.parent / "data"

_open: dict[Path, Vault] = {}
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

    Raises `Locked` where it has a passphrase, `Damaged`, `Missing`, `Gone`, and `Trouble` for all else.
    """
    path = files.real(path)
    with door:
        vault = _open.setdefault(path, Vault(path))
        if vault.locked:
            try:
                _open_file(vault, path, migrations.migrations())
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
        with suppress(Trouble):
            return open_log(path)
        hold(path)
        _begin(path)
        return open_log(path)


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


def _open_file(vault: Vault, path: Path, steps: Sequence[Migration]) -> None:
    """Hold the file, compare versions, keep a copy if a step is to come, take the steps, lock down."""
    hold(path)
    if sealing.is_sealed_file(path):
        raise log_is_locked()
    if not path.exists():
        if copies.listed(path):
            raise missing(path)
        _begin(path)
    connection = attached(path)
    try:
        version = version_of(connection, path)
        if version > steps[-1].version:
            raise newer(path, version, steps[-1].version)
        read_through(connection)
        if 0 < version < steps[-1].version:
            vault.backup = copying.take(path, snapshot.taken(connection, datetime.now()), None, datetime.now()).path
        migrate(connection, version, steps)
        connection = _folded(connection, path)
        shut(connection)
    except (duckdb.Error, OSError) as error:
        connection.close()
        if isinstance(error, duckdb.Error) and is_hurt(error):
            raise damaged(path) from None
        raise not_brought(path) from None
    except BaseException:
        connection.close()
        raise
    vault.hold(connection, None)


def _folded(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    """The same with its journal in the file; where there is no room for that now, opened anew with its journal."""
    try:
        connection.execute("checkpoint log")
    except duckdb.Error:
        connection.close()
        return attached(path)
    return connection


def _begin(path: Path) -> None:
    """Make an empty log, whole or not at all. A journal whose file is gone belongs to no log, and is set aside."""
    try:
        set_aside(path)
        files.put_in_place(in_a_file(path, None), path)
    except (OSError, duckdb.Error):
        raise Trouble(
            f"No log could be begun at {path}. Check that there is room on the disk and that you may write there."
        ) from None


def _let_go_of(path: Path) -> None:
    _open.pop(path, None)
    let_go(path)

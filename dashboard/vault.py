"""Where the log's bytes rest: one DuckDB file, locked down, backed up before it is changed by an upgrade.

Belongs here: opening, migrating, backing up, closing. Does not: what the log means (`store`).
"""

import os
import shutil
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb

from dashboard.migrations import SQL, Migration, migrate, migrations, version_of
from dashboard.outings import Trouble

DATA = Path(__file__).resolve().parent.parent / "data"

# Nothing is fetched, nothing outside the log is read, nothing spills to disk in the clear.
LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
}


class Vault:
    """One open log. Hand out a `cursor()` to each user of it; `close()` gives the file back."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None, backup: Path | None) -> None:
        self._connection = connection
        self.path = path
        self.backup = backup
        self.changes = 0
        self.changing = threading.Lock()
        """Held during a change: two windows of one person must not both add the same file."""

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: DuckDB's connections can't be shared by threads."""
        return self._connection.cursor()

    def close(self) -> None:
        """Write everything down and let go of the file."""
        self._connection.close()


def log_path() -> Path:
    """Where the person's own log is: what OUTINGS_LOG names, or data/outings.duckdb."""
    named = os.environ.get("OUTINGS_LOG")
    if not named:
        return DATA / "outings.duckdb"
    try:
        path = Path(named).expanduser().absolute()
    except RuntimeError:
        path = Path(named).absolute()
    if not path.name or path.is_dir():
        raise Trouble(f"OUTINGS_LOG names a folder, {path}. Name a file in it, such as {path / 'outings.duckdb'}.")
    return path


_open: dict[Path, Vault] = {}
_door = threading.Lock()


def open_log(path: Path) -> Vault:
    """The log at `path`, made if there is none; one per file and process. Raises `Trouble`."""
    path = path.absolute()
    with _door:
        if path not in _open:
            _open[path] = _opened(path, migrations())
        return _open[path]


def close_logs() -> None:
    """Close every log this process has open."""
    with _door:
        while _open:
            _open.popitem()[1].close()


def lock_logs() -> bool:
    """Lock every open log that has a passphrase, dropping its key; True if one was."""
    return False


def locked(path: Path) -> bool:  # noqa: ARG001
    """True if the log at `path` has a passphrase and is not open."""
    return False


def memory_log() -> Vault:
    """An empty log that lives and dies with this process."""
    connection = _attached(":memory:")
    migrate(connection, 0, migrations())
    return _ready(connection, None, None)


def _opened(path: Path, steps: Sequence[Migration]) -> Vault:
    """Open, compare versions, back up if a step is to come, take the steps, lock down."""
    _make_private(path)
    connection = _attached(str(path))
    try:
        version, newest = version_of(connection, path), steps[-1].version
        if version > newest:
            raise Trouble(
                f"The log {path.name} was written by a newer version of Outings (its format is {version}, "
                f"this one knows {newest}). Nothing was changed. Start the newer version instead."
            )
        backup = None
        if 0 < version < newest:
            # The file is copied while nothing holds it: a copy of an open one may lack its last changes.
            connection.close()
            backup = _back_up(path, version)
            connection = _attached(str(path))
        migrate(connection, version, steps)
        return _ready(connection, path, backup)
    except (duckdb.Error, OSError):
        connection.close()
        raise Trouble(
            f"The log {path.name} could not be brought to this version's format. It was left as it was. "
            "Check that there is room on the disk, then start again."
        ) from None
    except BaseException:
        connection.close()
        raise


def _ready(connection: duckdb.DuckDBPyConnection, path: Path | None, backup: Path | None) -> Vault:
    connection.execute((SQL / "macros.sql").read_text("utf-8"))
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return Vault(connection, path, backup)


def _journal(path: Path) -> Path:
    """Where DuckDB keeps what it has not folded into the file yet."""
    return path.with_name(f"{path.name}.wal")


def _make_private(path: Path) -> None:
    """Make the folder, and close the file to other accounts, before DuckDB writes a byte to it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for file in (path, _journal(path)):
            if file.exists():
                file.chmod(0o600)
    except OSError as error:
        raise Trouble(
            f"The log can't be kept in {path.parent}: {error.strerror}. Nothing was changed. "
            "Name another place with OUTINGS_LOG."
        ) from None


def _attached(path: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=LOCKED_DOWN)
    # DuckDB makes the file now and its journal whenever something is written, both with the
    # process's mask: so the mask stays closed from here on.
    os.umask(0o077)
    try:
        connection.execute("attach ? as log", [path])
    except duckdb.Error as error:
        connection.close()
        raise _explained(Path(path), str(error)) from None
    return connection


def damaged(path: Path) -> Trouble:
    """The sentence for a file that is no log, or no longer a whole one."""
    return Trouble(
        f"The file {path} can't be read as a log: it is damaged or something else. It was left as it was. "
        "Put a copy from the folder 'backups' in its place, or name another log with OUTINGS_LOG."
    )


def _explained(path: Path, message: str) -> Trouble:
    if "not a valid DuckDB" in message or "read enough bytes" in message or "orrupt" in message:
        return damaged(path)
    if "set lock" in message or "Conflicting lock" in message:
        return Trouble(
            f"The log {path.name} is open in another program, perhaps Outings itself in another window. "
            "Nothing was changed. Close that program, then start again."
        )
    return Trouble(f"The log {path} can't be opened. Nothing was changed. Check that you may read and write it.")


def _back_up(path: Path, version: int) -> Path:
    """A copy of the closed file, with what DuckDB has not folded into it yet, beside it in 'backups'."""
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    copy = folder / f"{path.stem}-format-{version}-{stamp}{path.suffix}"
    for source, target in ((path, copy), (_journal(path), _journal(copy))):
        if source.exists():
            shutil.copyfile(source, target)
            target.chmod(0o600)
    return copy

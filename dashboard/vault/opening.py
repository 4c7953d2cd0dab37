"""Which logs are open: one per file and process, found by its path, open or sealed."""

import os
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from dashboard import migrations
from dashboard.migrations import Migration, migrate, version_of
from dashboard.outings import Trouble
from dashboard.vault import copies, files, rewriting, sealing, snapshot
from dashboard.vault.duck import attached, is_hurt, read_through, shut
from dashboard.vault.log import Vault, in_a_file, in_memory, shown
from dashboard.vault.place import set_aside
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import Locked, WrongSecret, damaged, elsewhere, log_is_locked, missing

DATA = Path(__file__).resolve().parent.parent.parent / "data"
FREE_TRIES, LONGEST_WAIT = 3, 60.0
"""Wrong passphrases before one has to wait, and the seconds it comes to in the end."""

_open: dict[Path, Vault] = {}
_held: dict[Path, FileLock] = {}
_wrong: dict[Path, tuple[int, float]] = {}
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
    if not path.name or path.is_dir():
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
        _hold(path)
        _begin(path)
        return open_log(path)


def unlock(path: Path, secret: str) -> Vault:
    """Open a sealed log with its passphrase or its recovery key; one that is open already stays so.

    Raises `WrongSecret`, after a wait that grows with every wrong try, `Damaged`, and `Trouble`.
    """
    path = files.real(path)
    with door:
        vault = _open.setdefault(path, Vault(path))
        if not vault.locked:
            return vault
        _hold(path)
        blob = _read(path)
        seal = _tried(path, blob, secret)
        try:
            _open_sealed(vault, path, seal, seal.unsealed(blob))
        except (sealing.Broken, snapshot.Unreadable):
            raise damaged(path) from None
        put_copies_under(vault)
        return vault


def put_copies_under(vault: Vault) -> None:
    """Have every copy under the seal of the log: a stop in the middle of sealing left some as they were."""
    if vault.path is None or (seal := vault.seal) is None:
        return
    if rewriting.reseal(vault.path, [seal, *seal.former()], seal) and seal.former():
        # If there is no room for it now, it is done the next time.
        with suppress(OSError, Locked), vault.changing:
            vault.write(vault.snapshot(), seal.alone(), shown(vault.cursor()))


def held(path: Path) -> Vault:
    """What this process has of the log at `path`, open or not. Raises `Trouble` where another program has it."""
    path = files.real(path)
    with door:
        _hold(path)
        return _open.setdefault(path, Vault(path))


def prove(path: Path, secret: str) -> None:
    """Raise `WrongSecret` unless this is the passphrase or the recovery key of a sealed log, as `unlock` does."""
    path = files.real(path)
    with door:
        _tried(path, _read(path), secret)


def _tried(path: Path, blob: bytes, secret: str) -> sealing.Seal:
    """The seal a secret opens; each wrong one in a row makes the next wait longer."""
    tries, until = _wrong.get(path, (0, 0.0))
    if (wait := until - time.monotonic()) > 0:
        raise WrongSecret(f"That was a few wrong tries. Nothing was changed. You can try again in {int(wait) + 1} s.")
    try:
        seal = sealing.opened(blob, secret)
    except WrongSecret:
        pause = 0.0 if tries + 1 < FREE_TRIES else min(LONGEST_WAIT, 2.0 ** (tries + 2 - FREE_TRIES))
        _wrong[path] = (tries + 1, time.monotonic() + pause)
        raise
    except sealing.Broken:
        raise damaged(path) from None
    _wrong.pop(path, None)
    return seal


def locked(path: Path) -> bool:
    """True if the log at `path` has a passphrase and isn't open."""
    path = files.real(path)
    with door:
        return (path not in _open or _open[path].locked) and _is_sealed(path)


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
    _hold(path)
    if _is_sealed(path):
        raise log_is_locked()
    if not path.exists():
        if copies.listed(path):
            raise missing(path)
        _begin(path)
    connection = attached(path)
    try:
        version = version_of(connection, path)
        _refuse_newer(path, version, steps)
        read_through(connection)
        if 0 < version < steps[-1].version:
            vault.backup = copies.take(path, snapshot.taken(connection, datetime.now()), None, datetime.now()).path
        migrate(connection, version, steps)
        connection = _folded(connection, path)
        shut(connection)
    except (duckdb.Error, OSError) as error:
        connection.close()
        if isinstance(error, duckdb.Error) and is_hurt(error):
            raise damaged(path) from None
        raise _not_brought(path) from None
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


def _open_sealed(vault: Vault, path: Path, seal: Seal, data: bytes) -> None:
    """Compare versions, keep a copy if a step is to come, fill a log in memory and take the steps."""
    steps = migrations.migrations()
    version = snapshot.about(data).format
    _refuse_newer(path, version, steps)
    if version < steps[-1].version:
        copies.tried(data)
        vault.backup = copies.take(path, data, seal, datetime.now()).path
    vault.hold(in_memory(data), seal)
    if version < steps[-1].version:
        try:
            vault.write(vault.snapshot(), seal, shown(vault.cursor()))
        except OSError:
            vault.close()
            raise _not_brought(path) from None


def _begin(path: Path) -> None:
    """Make an empty log, whole or not at all. A journal whose file is gone belongs to no log, and is set aside."""
    try:
        set_aside(path)
        files.put_in_place(in_a_file(path, None), path)
    except (OSError, duckdb.Error):
        raise Trouble(
            f"No log could be begun at {path}. Check that there is room on the disk and that you may write there."
        ) from None


def _refuse_newer(path: Path, version: int, steps: Sequence[Migration]) -> None:
    if version > (newest := steps[-1].version):
        raise Trouble(
            f"The log {path.name} was written by a newer version of Outings (its format is {version}, "
            f"this one knows {newest}). Nothing was changed. Start the newer version instead."
        )


def _not_brought(path: Path) -> Trouble:
    return Trouble(
        f"The log {path.name} could not be brought to this version's format. It was left as it was. "
        "Check that there is room on the disk, then start again."
    )


def _hold(path: Path) -> None:
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
        for file in (path, files.journal(path)):
            if file.is_file():
                file.chmod(0o600)
        files.clear_unfinished(path)
        copies.clear(path)
    except OSError as error:
        lock.release()
        raise _no_place(path, error) from None
    _held[path] = lock


def _no_place(path: Path, error: OSError) -> Trouble:
    return Trouble(
        f"The log can't be kept in {path.parent}: {error.strerror}. Nothing was changed. "
        "Name another place with OUTINGS_LOG."
    )


def _let_go_of(path: Path) -> None:
    _open.pop(path, None)
    if path in _held:
        _held.pop(path).release()


def _is_sealed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return sealing.is_sealed(file.read(len(sealing.MAGIC)))
    except OSError:
        return False


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise damaged(path) from None

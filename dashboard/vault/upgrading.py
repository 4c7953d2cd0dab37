"""An older log brought to this version's format: versions compared, a copy kept first, the steps taken."""

from datetime import datetime
from pathlib import Path

import duckdb

from dashboard import migrations
from dashboard.migrations import migrate, version_of
from dashboard.vault import copying, snapshot
from dashboard.vault.duck import attached, is_hurt, read_through, shut
from dashboard.vault.log import Vault
from dashboard.vault.making import in_memory, shown
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import damaged, newer, not_brought


def open_file(vault: Vault, path: Path) -> None:
    """Hold a DuckDB file, brought to the newest format and locked down. Raises `Damaged` and `Trouble`."""
    steps = migrations.migrations()
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


def open_sealed(vault: Vault, path: Path, seal: Seal, data: bytes) -> None:
    """Hold the snapshot of a sealed file in memory, brought to the newest format, the file written anew if it had to be.

    Raises `Unreadable` and `Trouble`.
    """
    steps = migrations.migrations()
    version = snapshot.about(data).format
    if version > steps[-1].version:
        raise newer(path, version, steps[-1].version)
    if version < steps[-1].version:
        copying.tried(data)
        vault.backup = copying.take(path, data, seal, datetime.now()).path
    vault.hold(in_memory(data), seal)
    if version < steps[-1].version:
        try:
            vault.write(vault.snapshot(), seal, shown(vault.cursor()))
        except OSError:
            vault.close()
            raise not_brought(path) from None


def _folded(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    """The same with its journal in the file; where there is no room for that now, opened anew with its journal."""
    try:
        connection.execute("checkpoint log")
    except duckdb.Error:
        connection.close()
        return attached(path)
    return connection

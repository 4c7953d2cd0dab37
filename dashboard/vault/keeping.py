"""Copies of a log, seen from the log: kept where something changed, taken in from elsewhere."""

from datetime import datetime
from pathlib import Path

from dashboard.progress import Progress, untold
from dashboard.vault import copies, copying, snapshot
from dashboard.vault.copies import Copy
from dashboard.vault.log import Vault
from dashboard.vault.opening import held, open_log
from dashboard.vault.resealing import put_copies_under


def keep_copy(path: Path, now: datetime, *, always: bool = False, told: Progress = untold) -> Copy | None:
    """A copy that holds the log as it is: the last one if nothing has changed since; None if it is empty.

    Who is `told` how far it is may stop it by raising: there is no copy then. Raises `Trouble`.
    """
    return keep(open_log(path), now, always=always, told=told)


def keep(vault: Vault, now: datetime, *, always: bool = False, told: Progress = untold) -> Copy | None:
    """The same as `keep_copy`, of a log that is open already. Raises `Trouble`."""
    told(0.0)
    # Together, or what was taken from a sealed log that is locked just then would lie there readable.
    with vault.changing:
        data, seal = vault.snapshot(), vault.seal
    about = snapshot.about(data)
    if vault.path is None or not sum(rows for table, rows in about.rows.items() if table != "migration"):
        return None
    if not always and copying.newest_is(vault.path, data, seal):
        return copies.listed(vault.path)[0]
    told(0.3)
    return copying.take(vault.path, data, seal, now, told)


def take_in(path: Path, data: bytes, now: datetime, told: Progress = untold) -> Copy:
    """Have a copy from elsewhere among the copies, sealed if the log is. Raises `Damaged` and `Trouble`."""
    vault = held(path)
    copy = copying.take_in(vault.path or path, data, now, told)
    put_copies_under(vault)
    return next(one for one in copies.listed(path) if one.turn == copy.turn)

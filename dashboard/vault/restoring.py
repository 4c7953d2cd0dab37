"""A log brought back: as one of its copies, after a look at what that would change, or in its place again."""

from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dashboard.migrations import SQL
from dashboard.progress import Progress, untold
from dashboard.vault import copying, files, passphrase, sealing
from dashboard.vault.archive import About
from dashboard.vault.copies import Copy
from dashboard.vault.keeping import keep
from dashboard.vault.log import Vault
from dashboard.vault.making import in_memory
from dashboard.vault.opening import held, open_log
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import Damaged, Gone, Locked, Missing, all_or_nothing, log_is_locked
from dashboard.vault.unlocking import trying

EXAMPLES = 4


@dataclass(frozen=True)
class Preview:
    """What bringing back a copy would change: what it holds, outings that would come back, go, or be as they were.

    `come` and `go` hold a few of them, the latest first: day and kind. Where no log is open, nothing is `compared`.
    """

    about: About
    compared: bool = False
    coming: int = 0
    going: int = 0
    differing: int = 0
    come: tuple[tuple[date, str], ...] = ()
    go: tuple[tuple[date, str], ...] = ()


def preview(path: Path, copy: Copy, secret: str | None = None, told: Progress = untold) -> Preview:
    """What bringing back a copy would change. Raises `WrongSecret`, `Damaged`, and `Trouble`."""
    told(0.0)
    vault = held(path)
    data = _read(copy, secret, vault)
    told(0.1)
    about = copying.tried(data)
    told(0.5)
    if vault.locked:
        return Preview(about)
    fingerprints = (SQL / "fingerprints.sql").read_text("utf-8")
    with all_or_nothing("The copy could not be brought to this version's format."), closing(in_memory(data)) as copied:
        rows = copied.sql(fingerprints).to_arrow_table()
    told(0.9)
    cursor = vault.cursor()
    cursor.register("copied", rows)
    try:
        found = cursor.execute((SQL / "compare.sql").read_text("utf-8"), {"examples": EXAMPLES}).fetchall()[0]
    finally:
        cursor.unregister("copied")
    coming, going, differing, come, go = found
    return Preview(
        about, True, coming, going, differing,
        tuple((one["day"], one["kind"]) for one in come or ()), tuple((one["day"], one["kind"]) for one in go or ()),
    )  # fmt: skip


def bring_back(
    path: Path, copy: Copy, now: datetime, secret: str | None = None, told: Progress = untold
) -> Copy | None:
    """Have the log be as this copy. What can't be read is set aside; otherwise returns a copy of it as it was.

    Who is `told` how far it is may stop it by raising: the log is as it was then.

    Raises `WrongSecret`, `Damaged`, and `Trouble`.
    """
    with suppress(Damaged, Missing, Gone, Locked):
        open_log(path)
    before = None
    vault = held(path)
    # No other window may change the log between the copy of it and the end; nor lock it, or it would come back open.
    with vault.changing:
        # A locked log makes room for what its own passphrase or that of another sealed copy opens, and nothing else.
        if vault.locked and sealing.is_sealed_file(files.real(path)) and not copy.sealed:
            raise log_is_locked()
        told(0.0)
        data = _read(copy, secret, vault)
        copying.tried(data)
        told(0.3)
        seal = _seal_of(copy, secret) if vault.locked else vault.seal
        if not vault.locked:
            before = keep(vault, now)
            told(0.6)
        last = 0 if vault.locked else _last(vault)
        with all_or_nothing("The copy could not be brought back."):
            vault.become(data, seal)
            # Numbers given since the copy was taken are never given again: erasing goes by them.
            if last > _last(vault):
                cursor = vault.cursor()
                with vault.change(cursor):
                    cursor.execute((SQL / "keep_number.sql").read_text("utf-8"), {"last": last})
    return before


def write_again(path: Path) -> None:
    """Put a log that was moved, deleted or replaced while it was open back in its place. Raises `Trouble`."""
    vault = held(path)
    with all_or_nothing("The log could not be written again."), vault.changing:
        vault.become(vault.snapshot(), vault.seal)


def _read(copy: Copy, secret: str | None, vault: Vault) -> bytes:
    """The snapshot in a copy, by a secret that was typed, as slowly as the log's own, or by the seal of the log."""
    if not secret:
        return copying.read(copy, vault.seal)
    with trying(copy.path.parent):
        return copying.read(copy, secret)


def _last(vault: Vault) -> int:
    """The highest number an outing has or had."""
    return int(vault.cursor().execute((SQL / "last.sql").read_text("utf-8")).fetchall()[0][0])


def _seal_of(copy: Copy, secret: str | None) -> Seal | None:
    return passphrase.opened(copy.path.read_bytes(), secret) if secret and copy.sealed else None

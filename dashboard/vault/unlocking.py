"""Unlocking a sealed log: the passphrase tried, slower after every wrong one, and the log filled from the file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.vault import files, passphrase, sealing
from dashboard.vault.archive import Unreadable
from dashboard.vault.log import Vault
from dashboard.vault.opening import door, held
from dashboard.vault.resealing import put_copies_under
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import WrongSecret, damaged, log_is_locked
from dashboard.vault.upgrading import open_sealed

FREE_TRIES, LONGEST_WAIT = 3, 60.0
"""Wrong passphrases before one has to wait, and the seconds it comes to in the end."""

_wrong: dict[Path, tuple[int, float]] = {}


def unlock(path: Path, secret: str) -> Vault:
    """Open a sealed log with its passphrase or its recovery key; one that is open already stays so.

    Raises `WrongSecret`, after a wait that grows with every wrong try, `Damaged`, and `Trouble`.
    """
    path = files.real(path)
    with door:
        vault = held(path)
        if not vault.locked:
            return vault
        # The page may be hidden while the key is worked out.
        with vault.heeding():
            blob = _read(path)
            seal = _tried(path, blob, secret)
            try:
                open_sealed(vault, path, seal, seal.unsealed(blob))
            except (sealing.Broken, Unreadable):
                raise damaged(path) from None
            put_copies_under(vault)
        if vault.seal is None:
            raise log_is_locked()
        return vault


def prove(path: Path, secret: str) -> None:
    """Raise `WrongSecret` unless this is the passphrase or the recovery key of a sealed log, as `unlock` does."""
    path = files.real(path)
    with door:
        _tried(path, _read(path), secret)


@contextmanager
def trying(path: Path) -> Iterator[None]:
    """Try a secret on a log or a copy of it; each wrong one in a row makes the next wait longer."""
    path = files.real(path)
    tries, until = _wrong.get(path, (0, 0.0))
    if (wait := until - time.monotonic()) > 0:
        raise WrongSecret(
            f"Those were a few wrong tries. Nothing was changed. You can try again in {max(2, int(wait) + 1)} seconds."
        )
    try:
        yield
    except WrongSecret:
        pause = 0.0 if tries + 1 < FREE_TRIES else min(LONGEST_WAIT, 2.0 ** (tries + 2 - FREE_TRIES))
        _wrong[path] = (tries + 1, time.monotonic() + pause)
        raise
    _wrong.pop(path, None)


def _tried(path: Path, blob: bytes, secret: str) -> Seal:
    """The seal a secret opens."""
    try:
        with trying(path):
            return passphrase.opened(blob, secret)
    except sealing.Broken:
        raise damaged(path) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise damaged(path) from None

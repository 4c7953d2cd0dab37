"""The seal of a log and of its copies: put on, changed, taken off."""

from contextlib import suppress
from pathlib import Path

from dashboard.progress import Progress, untold
from dashboard.vault import files, rewriting
from dashboard.vault.log import Vault
from dashboard.vault.making import shown
from dashboard.vault.opening import open_log
from dashboard.vault.passphrase import new_seal
from dashboard.vault.sealing import Seal
from dashboard.vault.troubles import Locked, all_or_nothing


def seal_log(path: Path, passphrase: str, told: Progress = untold) -> str:
    """Seal the log and its copies under a passphrase, or under a new one; returns the recovery key.

    Who is `told` how far it is may stop it by raising, before anything is sealed. Raises `Trouble`.
    """
    told(0.0)
    vault = open_log(path)
    before = vault.seal
    with vault.heeding():
        seal, recovery = new_seal(passphrase)
        # Once the log is sealed nothing stops it: copies would lie there readable, and the recovery key be lost.
        told(0.5)
        _become(vault, seal.after(before) if before else seal, "The passphrase could not be set.")
        put_copies_under(vault)
    return recovery


def unseal_log(path: Path, told: Progress = untold) -> None:
    """Have the log and its copies open again, without a passphrase.

    Who is `told` how far it is may stop it by raising: all of them have their passphrase then. Raises `Trouble`.
    """
    vault = open_log(path)
    # Nobody may lock it meanwhile: its copies would lie there readable, with nothing to seal them again.
    with vault.changing:
        if (before := vault.seal) is None:
            return
        try:
            # The copies first: after a stop in the middle the log still has its passphrase, which seals them again.
            rewriting.reseal(files.real(path), [before, *before.former()], None, told)
            _become(vault, None, "The passphrase could not be taken away.")
        except BaseException:
            put_copies_under(vault)
            raise


def put_copies_under(vault: Vault) -> None:
    """Have every copy under the seal of the log: a stop in the middle of sealing left some as they were."""
    if vault.path is None or (seal := vault.seal) is None:
        return
    if rewriting.reseal(vault.path, [seal, *seal.former()], seal) and seal.former():
        # If there is no room for it now, it is done the next time.
        with suppress(OSError, Locked), vault.changing:
            vault.write(vault.snapshot(), seal.alone(), shown(vault.cursor()))


def _become(vault: Vault, seal: Seal | None, failed: str) -> None:
    with all_or_nothing(failed), vault.changing:
        vault.become(vault.snapshot(), seal)

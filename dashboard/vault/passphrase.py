"""What opens a seal: a passphrase, or the recovery key that was shown once. A guess at either is slow."""

import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import asdict, dataclass

from dashboard.outings import Trouble
from dashboard.vault.ciphers import NotItsKey, decrypted, encrypted, slow
from dashboard.vault.sealing import KEY, MAGIC, NONCE, Broken, Seal, header_of
from dashboard.vault.troubles import WrongSecret

SALT = 16
PARTS = ("cost", "passphrase", "recovery", "former")
"""Of a header: what a seal keeps of it."""

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of a recovery key (Crockford's base 32): none is mistaken for another."""

RECOVERY_LENGTH, GROUP = 25, 5
SHORTEST, LONGEST = 8, 1000


@dataclass(frozen=True)
class Cost:
    """What one guess costs: KiB of memory, passes over it, lanes."""

    memory: int
    iterations: int
    lanes: int

    def possible(self) -> bool:
        """True for what a computer can be asked to do: a header may say anything."""
        return 8 * self.lanes <= self.memory <= 2**21 and 1 <= self.iterations <= 64 and 1 <= self.lanes <= 64


COST = Cost(memory=256 * 1024, iterations=3, lanes=4)
"""Half a second on a usual computer: four times the memory RFC 9106 asks for where memory is scarce."""


def new_seal(passphrase: str) -> tuple[Seal, str]:
    """A new key behind a passphrase, and the recovery key, which is kept nowhere. Raises `Trouble`."""
    if not SHORTEST <= len(passphrase) <= LONGEST or not passphrase.strip():
        raise Trouble(
            f"A passphrase has at least {SHORTEST} characters. Four or five words are good, if nobody who knows you would "
            "guess them. Nothing was changed."
        )
    recovery = "".join(secrets.choice(LETTERS) for _ in range(RECOVERY_LENGTH))
    key = os.urandom(KEY)
    ways = {
        "cost": asdict(COST),
        "passphrase": _way(key, _as_typed(passphrase), COST),
        "recovery": _way(key, recovery, COST),
    }
    return Seal(key, ways), "-".join(recovery[n : n + GROUP] for n in range(0, RECOVERY_LENGTH, GROUP))


def opened(blob: bytes, secret: str) -> Seal:
    """The seal of a file, given its passphrase or its recovery key. Raises `WrongSecret`, and `Broken`."""
    header, _ = header_of(blob)
    try:
        cost = Cost(**header["cost"])
        ways = {name: [b64decode(part) for part in header[name]] for name in ("passphrase", "recovery")}
        if not cost.possible():
            raise Broken
        for name, typed in (("passphrase", _as_typed(secret)), ("recovery", _as_key(secret))):
            salt, nonce, wrapped = ways[name]
            if len(secret) <= LONGEST and (name == "passphrase" or len(typed) == RECOVERY_LENGTH):
                with suppress(NotItsKey):
                    key = decrypted(_slow(typed, salt, cost), nonce, wrapped, MAGIC)
                    return Seal(key, {part: header[part] for part in PARTS if part in header})
    except (KeyError, TypeError, ValueError):
        raise Broken from None
    raise WrongSecret("That is neither the passphrase nor the recovery key of this log.")


def _way(key: bytes, secret: str, cost: Cost) -> list[str]:
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    wrapped = encrypted(_slow(secret, salt, cost), nonce, key, MAGIC)
    return [b64encode(part).decode() for part in (salt, nonce, wrapped)]


def _slow(secret: str, salt: bytes, cost: Cost) -> bytes:
    return slow(secret.encode("utf-8", "surrogatepass"), salt, KEY, **asdict(cost))


def _as_typed(passphrase: str) -> str:
    """The same from every keyboard."""
    return unicodedata.normalize("NFKC", passphrase)


def _as_key(typed: str) -> str:
    """A recovery key as it was made, however it was copied."""
    found = typed.upper().translate(str.maketrans("OIL", "011"))
    return "".join(letter for letter in found if letter in LETTERS)

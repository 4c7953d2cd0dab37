"""Sealing: a log no one reads without its passphrase or its recovery key.

A sealed file is a line that says what it is, a header, and the log encrypted with AES-256-GCM (NIST SP 800-38D)
under a key of its own. The header holds that key twice, encrypted in the same way under the passphrase and under the
recovery key, each made slow to guess by Argon2id (RFC 9106) with a salt of its own. All that stands before the
log is authenticated with it. While copies are being put under a new passphrase, it also holds, encrypted under the
new key, the one before. The header also holds, readable, what the dashboard shows while it is locked.
"""

import json
import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from dashboard.outings import Trouble
from dashboard.vault.troubles import WrongSecret

MAGIC = b"SEALED LOG 1\n"
FORMER = b"former"
KEY, NONCE, SALT, DIGEST = 32, 12, 16, 32
MOST_HEADER = 2**16
PARTS = ("cost", "passphrase", "recovery", "former")
BEFORE = len(MAGIC) + 4 + MOST_HEADER + DIGEST
"""Bytes within which all that is readable stands."""

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


class Broken(Exception):
    """What was sealed is no longer whole, or isn't sealed at all."""


@dataclass(frozen=True)
class Seal:
    """The key of a sealed log, and the header that gives it to who knows the passphrase or the recovery key."""

    key: bytes
    ways: Mapping[str, Any]

    def __repr__(self) -> str:
        return "Seal()"

    def after(self, former: "Seal") -> "Seal":
        """The same, keeping the keys of the seal before it until nothing is under those any more."""
        keys = b"".join(seal.key for seal in (former, *former.former()))
        nonce = os.urandom(NONCE)
        kept = [b64encode(part).decode() for part in (nonce, AESGCM(self.key).encrypt(nonce, keys, FORMER))]
        return replace(self, ways={**self.ways, "former": kept})

    def former(self) -> "list[Seal]":
        """The seals before this one that copies may still be under. They open; nothing is sealed with them."""
        with suppress(KeyError, TypeError, ValueError, InvalidTag):
            nonce, kept = (b64decode(part) for part in self.ways["former"])
            keys = AESGCM(self.key).decrypt(nonce, kept, FORMER)
            return [Seal(keys[at : at + KEY], {}) for at in range(0, len(keys), KEY)]
        return []

    def alone(self) -> "Seal":
        """The same without the keys before it."""
        return replace(self, ways={name: way for name, way in self.ways.items() if name != "former"})

    def sealed(self, data: bytes, shown: Mapping[str, str]) -> bytes:
        """The bytes of a sealed file; `shown` can be read without the key."""
        header = json.dumps({**self.ways, "shown": dict(shown)}).encode()
        before = MAGIC + len(header).to_bytes(4, "big") + header
        before += sha256(before).digest()
        nonce = os.urandom(NONCE)
        return before + nonce + AESGCM(self.key).encrypt(nonce, data, before)

    def unsealed(self, blob: bytes) -> bytes:
        """What `sealed` was given. Raises `Broken`, also where another key sealed it."""
        _, end = _header(blob)
        try:
            return AESGCM(self.key).decrypt(blob[end : end + NONCE], blob[end + NONCE :], blob[:end])
        except (InvalidTag, ValueError):
            raise Broken from None


def is_sealed(beginning: bytes) -> bool:
    """True if a file begins as a sealed one does."""
    return beginning.startswith(MAGIC)


def shown_of(blob: bytes) -> dict[str, str]:
    """What a sealed file shows without its key. Raises `Broken`."""
    found = _header(blob)[0].get("shown", {})
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


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
    header, _ = _header(blob)
    try:
        cost = Cost(**header["cost"])
        ways = {name: [b64decode(part) for part in header[name]] for name in ("passphrase", "recovery")}
        if not cost.possible():
            raise Broken
        for name, typed in (("passphrase", _as_typed(secret)), ("recovery", _as_key(secret))):
            salt, nonce, wrapped = ways[name]
            if len(secret) <= LONGEST and (name == "passphrase" or len(typed) == RECOVERY_LENGTH):
                with suppress(InvalidTag):
                    key = AESGCM(_slow(typed, salt, cost)).decrypt(nonce, wrapped, MAGIC)
                    return Seal(key, {part: header[part] for part in PARTS if part in header})
    except (KeyError, TypeError, ValueError):
        raise Broken from None
    raise WrongSecret("That is neither the passphrase nor the recovery key of this log.")


def _header(blob: bytes) -> tuple[dict[str, Any], int]:
    """The header, and where what is encrypted begins."""
    start = len(MAGIC) + 4
    size = int.from_bytes(blob[len(MAGIC) : start], "big")
    end = start + size
    if not is_sealed(blob) or size > MOST_HEADER or blob[end : end + DIGEST] != sha256(blob[:end]).digest():
        raise Broken
    try:
        header = json.loads(blob[start:end])
    except (ValueError, RecursionError):
        raise Broken from None
    if not isinstance(header, dict):
        raise Broken
    return header, end + DIGEST


def _way(key: bytes, secret: str, cost: Cost) -> list[str]:
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    wrapped = AESGCM(_slow(secret, salt, cost)).encrypt(nonce, key, MAGIC)
    return [b64encode(part).decode() for part in (salt, nonce, wrapped)]


def _slow(secret: str, salt: bytes, cost: Cost) -> bytes:
    derivation = Argon2id(salt=salt, length=KEY, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory)
    return derivation.derive(secret.encode("utf-8", "surrogatepass"))


def _as_typed(passphrase: str) -> str:
    """The same from every keyboard."""
    return unicodedata.normalize("NFKC", passphrase)


def _as_key(typed: str) -> str:
    """A recovery key as it was made, however it was copied."""
    found = typed.upper().translate(str.maketrans("OIL", "011"))
    return "".join(letter for letter in found if letter in LETTERS)

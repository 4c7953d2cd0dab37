"""Sealing: a log no one reads without its passphrase or its recovery key.

A sealed file is a line that says what it is, a header, and the log encrypted with AES-256-GCM (NIST SP 800-38D)
under a key of its own. The header holds that key twice, encrypted in the same way under the passphrase and under the
recovery key, each made slow to guess by Argon2id (RFC 9106) with a salt of its own. All that stands before the
log is authenticated with it. While copies are being put under a new passphrase, it also holds, encrypted under the
new key, the one before. The header also holds, readable, what the dashboard shows while it is locked.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard.vault.ciphers import NotItsKey, decrypted, encrypted

MAGIC = b"SEALED LOG 1\n"
FORMER = b"former"
KEY, NONCE, DIGEST = 32, 12, 32
MOST_HEADER = 2**16
BEFORE = len(MAGIC) + 4 + MOST_HEADER + DIGEST
"""Bytes within which all that is readable stands."""


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
        kept = [b64encode(part).decode() for part in (nonce, encrypted(self.key, nonce, keys, FORMER))]
        return replace(self, ways={**self.ways, "former": kept})

    def former(self) -> "list[Seal]":
        """The seals before this one that copies may still be under. They open; nothing is sealed with them."""
        with suppress(KeyError, TypeError, ValueError, NotItsKey):
            nonce, kept = (b64decode(part) for part in self.ways["former"])
            keys = decrypted(self.key, nonce, kept, FORMER)
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
        return before + nonce + encrypted(self.key, nonce, data, before)

    def unsealed(self, blob: bytes) -> bytes:
        """What `sealed` was given. Raises `Broken`, also where another key sealed it."""
        _, end = header_of(blob)
        try:
            return decrypted(self.key, blob[end : end + NONCE], blob[end + NONCE :], blob[:end])
        except (NotItsKey, ValueError):
            raise Broken from None


def is_sealed(beginning: bytes) -> bool:
    """True if a file begins as a sealed one does."""
    return beginning.startswith(MAGIC)


def is_sealed_file(path: Path) -> bool:
    """True if the file there is a sealed one; False where none can be read."""
    try:
        with path.open("rb") as file:
            return is_sealed(file.read(len(MAGIC)))
    except OSError:
        return False


def shown_of(blob: bytes) -> dict[str, str]:
    """What a sealed file shows without its key. Raises `Broken`."""
    found = header_of(blob)[0].get("shown", {})
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def header_of(blob: bytes) -> tuple[dict[str, Any], int]:
    """The header of a sealed file, and where what is encrypted begins. Raises `Broken`."""
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

"""The door of one log: a secret beside it that survives a restart, and all that is proven with it."""

import hashlib
import hmac
import json
import os
import secrets
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

ADDRESS = "127.0.0.1"
LINK_LASTS = 600
"""Seconds in which a link must be used."""

_SIGNED = 32


@dataclass(frozen=True)
class Door:
    """A secret, and the port where the log was last served."""

    secret: bytes
    port: int

    @property
    def name(self) -> str:
        """A host of its own: browsers tell cookies apart by host but not by port, so other local servers get none."""
        return f"h{self.signed('name')[:12]}.localhost"

    @property
    def hosts(self) -> tuple[str, str]:
        """How the browser may call this server; the second where it doesn't find the first."""
        return f"{self.name}:{self.port}", f"{ADDRESS}:{self.port}"

    def signed(self, *what: object) -> str:
        """What only those who know the secret can say about this."""
        return hmac.new(self.secret, "\n".join(map(str, what)).encode(), hashlib.sha256).hexdigest()

    def proves(self, said: str, *what: object) -> bool:
        """True if that was said by someone who knows the secret."""
        return hmac.compare_digest(said.encode("utf-8", "replace"), self.signed(*what).encode())

    def key(self, started: str) -> str:
        """A key to the server that started so: good once, and not for long."""
        about = f"{secrets.token_hex(8)}{int(time.time()) + LINK_LASTS:08x}"
        return about + self.signed("key", started, about)[:_SIGNED]

    def fits(self, key: str, started: str) -> bool:
        """True if the key was made for the server that started so, and is not too old."""
        about, said = key[:-_SIGNED], key[-_SIGNED:]
        if not hmac.compare_digest(
            said.encode("utf-8", "replace"), self.signed("key", started, about)[:_SIGNED].encode()
        ):
            return False
        return time.time() <= int(about[-8:], 16)

    def link(self, started: str) -> str:
        """The address that lets one browser in."""
        return f"http://{ADDRESS}:{self.port}/open?k={self.key(started)}"


def beside(log: Path) -> Door | None:
    """The door of this log; None if it has none, or one that others could have looked through."""
    try:
        with os.fdopen(os.open(_file(log), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            seen = os.fstat(file.fileno())
            kept = json.load(file)
        if os.name == "posix" and (seen.st_mode & (stat.S_IRWXG | stat.S_IRWXO) or seen.st_uid != os.getuid()):
            return None
        door = Door(bytes.fromhex(kept["secret"]), int(kept["port"]))
        return door if len(door.secret) >= _SIGNED else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def opened(log: Path, port: int) -> Door:
    """The door of this log, which is served at that port from now on; kept for the next start if there is room."""
    door = replace(beside(log) or Door(secrets.token_bytes(_SIGNED), port), port=port)
    file = _file(log)
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    kept = json.dumps({"secret": door.secret.hex(), "port": port})
    with suppress(OSError):
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
                target.write(kept)
                target.flush()
                os.fsync(target.fileno())
            fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)
    return door


def just_opened(log: Path, seconds: float) -> bool:
    """True if a start put its port down so few seconds ago."""
    with suppress(OSError):
        return 0 <= time.time() - _file(log).stat().st_mtime < seconds
    return False


def _file(log: Path) -> Path:
    return log.with_name(f"{log.name}.door")

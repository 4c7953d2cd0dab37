"""Who is at the other end: loopback is open to every account of this computer."""

import os
import socket
import sys
from pathlib import Path

CONNECTIONS = Path("/proc/net/tcp")


def may_be_ours(client: tuple[str, int] | None, port: int) -> bool:
    """False if the system says that another account connected from there to that port; True where it doesn't say.

    A link can be read by other accounts while the browser is started with it, and a cookie by whoever has the port
    while the dashboard is stopped. Neither must serve them.
    """
    if client is None or not CONNECTIONS.exists():
        return True
    ends = [_as_listed(*client), _as_listed("127.0.0.1", port)]
    for line in CONNECTIONS.read_text("ascii").splitlines()[1:]:
        _, local, remote, *_, owner = line.split()[:8]
        if [local, remote] == ends:
            # The system's own account may stand between, as it does where Linux runs inside Windows.
            return int(owner) in (os.getuid(), 0)
    return True


def _as_listed(address: str, port: int) -> str:
    """An address as the list writes it: the bytes of a number, in this computer's order."""
    number = int.from_bytes(socket.inet_aton(address), sys.byteorder)
    return f"{number:08X}:{port:04X}"

"""Who is at the other end: loopback is open to every account of this computer."""

import os
import socket
import sys
from pathlib import Path

CONNECTIONS = Path("/proc/net/tcp")
NEWER = Path("/proc/net/tcp6")
"""Where a connection to 127.0.0.1 is listed that was made by a socket of the newer kind."""

ESTABLISHED, NOBODYS = "01", "0"


def may_be_ours(client: tuple[str, int] | None, port: int) -> bool:
    """False if the system says that another account connected from there to that port; True where it doesn't say.

    A link can be read by other accounts while the browser is started with it, and a cookie by whoever has the port
    while the dashboard is stopped. Neither must serve them.
    """
    if client is None or not CONNECTIONS.exists():
        return True
    there, here = (client[0], client[1]), ("127.0.0.1", port)
    for listed, written in ((CONNECTIONS, _as_listed), (NEWER, _as_newer)):
        ends = [written(*there), written(*here)]
        for line in _lines(listed):
            _, local, remote, _, _, _, _, owner, _, file = line.split()[:10]
            if [local, remote] == ends:
                # One that was closed already is nobody's any more, whoever's it was. The system's own account may
                # stand between, as it does where Linux runs inside Windows.
                return file != NOBODYS and int(owner) in (os.getuid(), 0)
    # Who isn't listed may be outside of what this system sees, if the connection still stands.
    ends = [_as_listed(*here), _as_listed(*there)]
    return any(line.split()[1:4] == [*ends, ESTABLISHED] for line in _lines(CONNECTIONS))


def _lines(listed: Path) -> list[str]:
    return listed.read_text("ascii").splitlines()[1:] if listed.exists() else []


def _as_listed(address: str, port: int) -> str:
    """An address as the list writes it: the bytes of a number, in this computer's order."""
    number = int.from_bytes(socket.inet_aton(address), sys.byteorder)
    return f"{number:08X}:{port:04X}"


def _as_newer(address: str, port: int) -> str:
    """The same in the list of the newer kind: the older address at the end of a newer one."""
    mark = int.from_bytes(b"\0\0\xff\xff", sys.byteorder)
    return f"{0:016X}{mark:08X}{_as_listed(address, port)}"

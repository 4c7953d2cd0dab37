"""Nothing gets out: this process speaks to this computer and to nothing else."""

import ipaddress
import sys
from typing import Any

# Where each of Python's audit events names the other side: its place among what the event tells.
SPEAKING = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.bind": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
    "socket.getnameinfo": 0,
}

_fallen = False


def fall() -> None:
    """From now on no socket of this process reaches, asks for or listens to another computer."""
    global _fallen  # noqa: PLW0603  # a hook stays for as long as the process
    if not _fallen:
        _fallen = True
        sys.addaudithook(_refuse)


def quiet_streamlit() -> None:
    """Streamlit asks a server elsewhere which address this computer has; it needn't even try."""
    from streamlit import net_util  # noqa: PLC0415  # after silence has fallen

    for question in ("get_external_ip", "get_internal_ip"):
        setattr(net_util, question, lambda: None)


def _refuse(event: str, told: tuple[Any, ...]) -> None:
    if event not in SPEAKING:
        return
    address = told[SPEAKING[event]]
    # No address: a socket that has one already, and that was asked about then. A text or bytes: a file on this computer.
    if isinstance(address, tuple):
        address = address[0]
    elif event.startswith(("socket.connect", "socket.send", "socket.bind")):
        return
    if not _here(address):
        raise PermissionError("Nothing leaves this computer.")


def _here(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name is None or name == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False

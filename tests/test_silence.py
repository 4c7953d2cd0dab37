"""Nothing gets out of the process: the sockets it may open lead to this computer only."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

ELSEWHERE = [
    "socket.create_connection(('192.0.2.1', 80), 0.1)",
    "socket.create_connection(('example.com', 80), 0.1)",
    "socket.socket().connect(('192.0.2.1', 80))",
    "socket.socket().connect_ex(('192.0.2.1', 80))",
    "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
    "socket.socket(type=socket.SOCK_DGRAM).connect(('8.8.8.8', 1))",
    "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    "socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('192.0.2.1', 53))",
    "socket.socket().bind(('0.0.0.0', 0))",
    "socket.socket().bind(('', 0))",
    "socket.socket(socket.AF_INET6).bind(('::', 0))",
    "socket.getaddrinfo('example.com', 80)",
    "socket.getaddrinfo(b'example.com', 80)",
    "socket.getaddrinfo('localhost.example.com', 80)",
    "socket.gethostbyname('example.com')",
    "socket.gethostbyaddr('192.0.2.1')",
    "socket.getnameinfo(('192.0.2.1', 80), 0)",
    "urllib.request.urlopen('http://example.com', timeout=0.1)",
    "asyncio.run(asyncio.open_connection('192.0.2.1', 80))",
]
HERE = [
    "server = socket.create_server(('127.0.0.1', 0)); socket.create_connection(server.getsockname())",
    "socket.getaddrinfo('localhost', 80)",
    "socket.getaddrinfo('127.0.0.1', 80)",
    "socket.socketpair()",
    "asyncio.run(asyncio.sleep(0))",
]
BEGIN = (
    "import asyncio, socket, urllib.request\n"
    "from dashboard.guard import silence\n"
    "silence.fall()\n"
    "assert 'streamlit' not in __import__('sys').modules\n"
)


def ends(code: str) -> str:
    """The last line of what Python says to this, run after silence has fallen."""
    done = subprocess.run([sys.executable, "-c", BEGIN + code], cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stderr.strip().splitlines() or ["nothing"])[-1]


def test_no_way_leads_elsewhere() -> None:
    """By name or number, asked or sent, old or new, each is refused before a packet leaves."""
    tries = "".join(
        f"try:\n    {way}\nexcept OSError as error:\n"
        f"    said = str(error)\n    assert 'Nothing leaves this computer' in said, ({way!r}, said)\n"
        f"else:\n    raise SystemExit({way!r})\n"
        for way in ELSEWHERE
    )
    assert ends(tries) == "nothing"


@pytest.mark.parametrize("way", HERE)
def test_this_computer_is_reached(way: str) -> None:
    """The dashboard itself, and what Python needs for its own loops."""
    assert ends(way) == "nothing"


def test_streamlit_asks_nobody_for_our_address() -> None:
    """Neither of its two questions leaves; nor does a foreign page make it ask."""
    code = (
        "silence.quiet_streamlit()\n"
        "from streamlit import net_util\n"
        "from streamlit.web.server import server_util\n"
        "assert (net_util.get_external_ip(), net_util.get_internal_ip()) == (None, None)\n"
        "assert not server_util.is_url_from_allowed_origins('http://evil.example')\n"
    )
    assert ends(code) == "nothing"

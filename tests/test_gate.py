"""Nobody else gets in: hosts, origins, methods, frames, links, other accounts, and what each answer carries."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from dashboard.guard import door, neighbour, pages
from dashboard.guard.door import Door
from tests.conftest import ROOT
from tests.serving import Answer, another_link, ask, entered, free_port, started

EVERYTHING = [
    "/", "/log", "/favicon.png", "/static/js/index.js", "/media/x.csv", "/_stcore/health", "/_stcore/host-config",
    "/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/upload_file/x/y", "/alive", "/blank", "/watch.js",
    "/component/x/y", "/nothing/here", "/open", "/open?k=", "/open?k=" + 56 * "0", "/known", "/known?n=1&p=1",
]  # fmt: skip
SOCKET = {
    "Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip


@dataclass(frozen=True)
class House:
    """One running dashboard, and what its person has."""

    port: int
    log: Path
    own: dict[str, str]

    @property
    def door(self) -> Door:
        """Its secret, which the tests may know."""
        found = door.beside(self.log)
        assert found
        return found

    def ask(self, path: str = "/", method: str = "GET", **headers: str | None) -> Answer:
        """Ask as its person does, but for these headers; None leaves one out."""
        said = {name: value for name, value in (self.own | headers).items() if value is not None}
        return ask(self.port, path, method, **said)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One dashboard for all of these."""
    log, port = tmp_path_factory.mktemp("gate") / "log.duckdb", free_port()
    with started(log, port) as dashboard:
        yield House(port, log, entered(dashboard.link))


def test_its_person_gets_in(house: House) -> None:
    """What is refused to others is there for whoever has the cookie."""
    page = house.ask()
    assert page.status == 200
    assert "<title>Outings</title>" in page.body.decode()
    assert '<head><script src="/watch.js">' in page.body.decode()
    assert "Streamlit app" not in page.body.decode()
    assert house.ask("/favicon.png").body == (ROOT / "dashboard" / "icons" / "circle.png").read_bytes()
    assert house.ask("/_stcore/health").status == 200
    assert house.ask("/_stcore/stream", **SOCKET).status == 101


@pytest.mark.parametrize("path", EVERYTHING)
def test_without_the_cookie_everything_is_the_same_page(house: House, path: str) -> None:
    """It says nothing of the log, of the program, or of what there is."""
    refused = house.ask(path, Cookie=None)
    assert refused.status == 403
    said = refused.body.decode()
    assert "start it again from its folder" in said.lower()
    assert "utings" not in said
    assert "treamlit" not in said


@pytest.mark.parametrize(
    "cookie",
    [
        "seat=",
        "seat=0",
        "seat=" + 64 * "0",
        "other=x",
        ";;;=",
        "seat=\xff",
        "SEAT={right}",
        "seat={right}0",
        "xseat={right}",
    ],
)
def test_no_other_cookie_fits(house: House, cookie: str) -> None:
    """Near is not enough, and the cookie of one host doesn't open the other."""
    right = house.own["Cookie"].partition("=")[2]
    assert house.ask(Cookie=cookie.format(right=right)).status == 403
    host = house.door.hosts[0]
    assert house.ask(Host=host, Origin=f"http://{host}").status == 403
    assert house.ask(Cookie=f"seat=1; seat={right}").status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "localhost:{port}", "127.0.0.1:1", "127.0.0.1:{port}.evil.example", "192.0.2.2:{port}",
     "[::1]:{port}", "127.1:{port}", "hffffffffffff.localhost:{port}", "", None],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/media/x", "/open?k=1"])
def test_a_request_for_another_host_gets_nothing(house: House, host: str | None, path: str) -> None:
    """A name that was made to point here doesn't open the door."""
    asked = house.ask(path, Host=host and host.format(port=house.port), Origin=None)
    assert asked.status in (400, 421)


def test_two_hosts_are_none(house: House) -> None:
    """A request that names two could be read in two ways."""
    code = (
        "import socket, sys; s = socket.create_connection(('127.0.0.1', int(sys.argv[1])));"
        "s.sendall(sys.argv[2].encode()); print(s.recv(100).decode())"
    )
    asked = "GET / HTTP/1.1\r\nHost: {0}\r\nHost: {0}\r\nCookie: {1}\r\n\r\n".format(
        house.own["Host"], house.own["Cookie"]
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(house.port), asked], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(("HTTP/1.1 421", "HTTP/1.1 400"))


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "http://localhost:{port}", "http://127.0.0.1:1", "http://127.0.0.1", "https://127.0.0.1:{port}",
     "http://{name}", "null", "", "file://", "http://127.0.0.1:{port}.evil.example"],
)  # fmt: skip
def test_no_other_page_is_answered(house: House, origin: str) -> None:
    """Neither pages elsewhere nor other local servers, not even our own other host, for page and socket alike."""
    other = origin.format(port=house.port, name=house.door.hosts[0])
    assert house.ask(Origin=other).status == 403
    assert house.ask("/_stcore/stream", Origin=other, **SOCKET).status == 403
    assert house.ask("/hide", "POST", Origin=other).status == 403
    assert house.ask("/alive").body.startswith(b'{"state":"open"')


def test_a_socket_needs_both_origin_and_cookie(house: House) -> None:
    """Bare programs get none."""
    assert house.ask("/_stcore/stream", Origin=None, **SOCKET).status == 403
    assert house.ask("/_stcore/stream", Cookie=None, **SOCKET).status == 403
    assert house.ask("/_stcore/stream", Host="evil.example", **SOCKET).status in (403, 421)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_changes_need_the_origin(house: House, method: str) -> None:
    """What changes something says where it comes from."""
    for path in ("/hide", "/show", "/here", "/enter", "/_stcore/upload_file/x/y"):
        assert house.ask(path, method, Origin=None).status == 403
    assert house.ask("/alive").body.startswith(b'{"state":"open"')


@pytest.mark.parametrize(
    ("left", "back"), [("/log", "/log"), ("/", "/"), ("//evil.example", "/"), ("/a/b", "/"), ("javascript:0", "/")]
)
def test_what_was_hidden_comes_back_where_it_was_left(house: House, left: str, back: str) -> None:
    """On a page of ours and nowhere else; the next time it is asked, nothing is known of it any more."""
    assert house.ask(f"/hide?at={quote(left, safe='')}", "POST").status == 204
    assert json.loads(house.ask("/show", "POST").body) == {"at": back}
    assert json.loads(house.ask("/show", "POST").body) == {"at": "/"}


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "CONNECT", "PATCH", "PROPFIND"])
def test_other_methods_are_refused(house: House, method: str) -> None:
    """No echo, no asking ahead for other pages."""
    for path in ("/", "/_stcore/health", "/enter"):
        assert house.ask(path, method).status in (400, 405)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"Sec_Fetch_Site": "none"}, 200),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "none", "Sec_Fetch_Dest": "iframe"}, 403),
        ({"Sec_Fetch_Site": "same-origin", "Sec_Fetch_Dest": "object"}, 403),
    ],
)
def test_what_the_browser_says_of_where_it_comes_from_counts(house: House, said: dict[str, str], status: int) -> None:
    """From another page, or into a frame, is refused even with the cookie."""
    assert house.ask(**said).status == status


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"])
def test_counts_and_agents_are_not_there(house: House, path: str) -> None:
    """Not for anyone, the person with the cookie included."""
    assert house.ask(path).status == 404


@pytest.mark.parametrize("path", ["/", "/log", "/_stcore/health", "/alive", "/blank", "/favicon.png", "/nothing.here"])
@pytest.mark.parametrize("cookie", [True, False])
def test_answers_forbid_frames_strangers_and_keeping(house: House, path: str, cookie: bool) -> None:
    """Each answer, refusals too, carries the policy that keeps it here."""
    headers = (house.ask(path) if cookie else house.ask(path, Cookie=None)).headers
    for part in ("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'", f"ws://{house.door.hosts[0]}"):
        assert part in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=(), microphone=(), geolocation=()" in headers["permissions-policy"]
    assert not [name for name in headers if name.lower().startswith("access-control-")]
    assert len(headers.get_all("content-security-policy", [])) == 1


def test_what_pages_need_is_fetched_ahead(house: House) -> None:
    """Each of Streamlit's scripts that the page names is there under that name, the charts' among them."""
    scripts = re.findall(r'fetchpriority="low" crossorigin href="\./(static/js/[^"]+)"', house.ask("/").body.decode())
    assert len(scripts) == len(pages.AHEAD)
    assert any("PlotlyChart" in script for script in scripts)
    assert {house.ask(f"/{script}").status for script in scripts} == {200}


def test_the_link_works_once(house: House) -> None:
    """Opening it changes nothing yet; trading it in does; then it is dead, and says how to get another."""
    link = another_link(house.log, house.port)
    path = link.partition(str(house.port))[2]
    for _ in range(2):
        page = house.ask(path, Cookie=None)
        assert page.status == 200
        assert "set-cookie" not in page.headers
        assert "utings" not in page.body.decode()
    entered(link)
    dead = house.ask(path, Cookie=None)
    assert dead.status == 403
    assert b"was used already" in dead.body
    assert b"utings" not in dead.body
    key = path.partition("=")[2]
    assert house.ask("/enter", "POST", Cookie=None, X_Key=key).status == 403


def test_the_cookie_is_strict(house: House) -> None:
    """No script reads it, no other site sends it, no clock keeps it."""
    key = another_link(house.log, house.port).partition("=")[2]
    got = house.ask("/enter", "POST", Cookie=None, X_Key=key).headers["set-cookie"]
    assert got.partition(";")[2] == " Path=/; HttpOnly; SameSite=Strict"


def test_a_link_grows_old_and_is_good_for_one_run(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten minutes, this server, this secret, unchanged."""
    ours = house.door
    key = ours.key("run")
    assert ours.fits(key, "run")
    assert not ours.fits(key, "another run")
    assert not ours.fits(key[:-1] + ("0" if key[-1] != "0" else "1"), "run")
    assert not ours.fits("f" + key[1:] if key[0] != "f" else "0" + key[1:], "run")
    assert not ours.fits("", "run")
    assert not Door(bytes(32), 1).fits(key, "run")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + door.LINK_LASTS + 2)
    assert not ours.fits(key, "run")


def test_only_our_own_host_is_found(house: House) -> None:
    """The pixel that shows whether the browser finds it isn't there for whoever doesn't know its name."""
    assert house.ask("/pixel", Cookie=None, Origin=None).status == 403
    there = house.ask("/pixel", Cookie=None, Origin=None, Host=house.door.hosts[0], Sec_Fetch_Site="cross-site")
    assert (there.status, there.headers["cross-origin-resource-policy"]) == (200, "cross-origin")


def as_nobody(does: Callable[[], int]) -> int:
    """What another account of this computer gets."""
    if os.name != "posix" or os.getuid() != 0:
        pytest.skip("only an administrator can become another account to try this")
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        found = 0
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            found = does()
        finally:
            os.write(writes, str(found).encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writes)
    with os.fdopen(reads) as told:
        return int(told.read())


def test_another_account_gets_nothing(house: House) -> None:
    """Neither the page, nor the secret; and not even the link, should it have read that while the browser started."""
    ways: list[Callable[[], int]] = [
        lambda: house.ask(Cookie=None).status,
        lambda: 403 if not os.access(house.log.with_name("log.duckdb.door"), os.R_OK) else 200,
        lambda: 403 if door.beside(house.log) is None else 200,
    ]
    assert [as_nobody(way) for way in ways] == [403, 403, 403]
    link = another_link(house.log, house.port)
    if neighbour.CONNECTIONS.exists():
        key = link.partition("=")[2]
        assert as_nobody(lambda: house.ask("/enter", "POST", Cookie=None, X_Key=key).status) == 403
        # Nor by passing for someone whom the system has no list of.
        forged = {"X_Forwarded_For": "192.0.2.7", "X_Key": key}
        assert as_nobody(lambda: house.ask("/enter", "POST", Cookie=None, **forged).status) == 403
        # Nor the cookie itself, by which an open tab asks whoever took the port while the dashboard was stopped.
        assert as_nobody(lambda: house.ask().status) == 403
        assert as_nobody(lambda: house.ask("/_stcore/stream", **SOCKET).status) == 403
    entered(link)


FORWARDED = [{"X_Forwarded_For": "192.0.2.7"}, {"X_Forwarded_Proto": "https"}, {"X_Real_IP": "192.0.2.7"},
             {"Forwarded": "for=192.0.2.7"}]  # fmt: skip


@pytest.mark.parametrize("said", FORWARDED, ids=lambda said: next(iter(said)))
def test_nobody_passes_for_someone_behind_a_proxy(house: House, said: dict[str, str]) -> None:
    """No proxy stands before the server, so whoever says so gets nothing, with the cookie and the link too."""
    assert house.ask(**said).status == 403
    assert house.ask("/_stcore/stream", **SOCKET, **said).status == 403
    key = another_link(house.log, house.port).partition("=")[2]
    assert house.ask("/enter", "POST", Cookie=None, X_Key=key, **said).status == 403
    assert house.ask().status == 200


def through_the_newer(house: House, path: str, method: str = "GET", **headers: str | None) -> int:
    """What the server says to a socket of the newer kind, which reaches 127.0.0.1 by another way of writing it."""
    said = {name: value for name, value in (house.own | {"Content-Length": "0"} | headers).items() if value is not None}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name.replace('_', '-')}: {value}" for name, value in said.items())]
    with socket.socket(socket.AF_INET6) as newer:
        newer.settimeout(10)
        newer.connect(("::ffff:127.0.0.1", house.port))
        newer.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        return int(newer.recv(100).split()[1])


@pytest.mark.skipif(not neighbour.NEWER.exists(), reason="the system has no list of such connections")
def test_another_account_is_known_by_a_newer_socket_too(house: House) -> None:
    """Its connection stands in another list; who owns the dashboard gets in by such a socket as well."""
    key = another_link(house.log, house.port).partition("=")[2]
    assert through_the_newer(house, "/") == 200
    assert as_nobody(lambda: through_the_newer(house, "/")) == 403
    assert as_nobody(lambda: through_the_newer(house, "/_stcore/stream", **SOCKET)) == 403
    assert as_nobody(lambda: through_the_newer(house, "/enter", "POST", Cookie=None, X_Key=key)) == 403
    assert through_the_newer(house, "/enter", "POST", Cookie=None, X_Key=key) == 204

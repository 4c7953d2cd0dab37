"""The start: loopback only, one at a time, every refusal a sentence, and nobody else let in."""

import http
import http.client
import os
import socket
import stat
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.conftest import ROOT
from tests.serving import command, environment, free_port, started


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """One dashboard, started in an environment that would open it to everyone."""
    log = tmp_path_factory.mktemp("served") / "log.duckdb"
    port = free_port()
    hostile = {
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
        "STREAMLIT_SERVER_ENABLE_AGENT_API": "true",
        "STREAMLIT_SERVER_PORT": "1",
    }
    with started(log, port, **hostile):
        yield port, log


def refused(log: Path, port: int, **variables: str) -> tuple[int, str]:
    """The exit code and the words of a start that can't be."""
    done = subprocess.run(
        command(port, "--no-browser"), cwd=ROOT, env=environment(log, **variables), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr + done.stdout


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes


def answer(port: int, path: str = "/", **headers: str) -> Answer:
    """What the server says to a request with just these headers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest("GET", path, skip_host=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = b"" if response.status == http.HTTPStatus.SWITCHING_PROTOCOLS else response.read()
        response.close()
        return Answer(response.status, response.headers, body)
    finally:
        connection.close()


def test_only_this_computer_can_connect_whatever_the_environment_says(served: tuple[int, Path]) -> None:
    """The port listens on loopback and nowhere else."""
    port, _ = served
    listening = [
        connection.laddr.ip
        for process in psutil.process_iter()
        for connection in _connections(process)
        if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port
    ]
    assert listening == ["127.0.0.1"]


def _connections(process: psutil.Process) -> list[Any]:
    try:
        return list(process.net_connections("tcp"))
    except psutil.Error:
        return []


def test_the_page_has_our_name_and_icon_from_its_first_moment(served: tuple[int, Path]) -> None:
    """No other name is in the tab or the history, and the icon is ours."""
    port, _ = served
    page = answer(port, Host=f"localhost:{port}").body.decode()
    assert "<title>Outings</title>" in page
    assert "prerenderReady = false" not in page
    icon = answer(port, "/favicon.png", Host=f"localhost:{port}").body
    assert icon == (ROOT / "dashboard" / "icons" / "circle.png").read_bytes()


@pytest.mark.parametrize("path", ["/", "/log", "/_stcore/health", "/_stcore/host-config"])
def test_pages_forbid_frames_strangers_and_keeping(served: tuple[int, Path], path: str) -> None:
    """Each answer carries the policy that keeps it here."""
    port, _ = served
    headers = answer(port, path, Host=f"127.0.0.1:{port}").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "192.0.2.2:80", ""])
def test_a_request_for_another_host_gets_nothing(served: tuple[int, Path], host: str) -> None:
    """A name that was made to point here doesn't open the door."""
    port, _ = served
    assert answer(port, Host=host).status == 421


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:{port}", 101),
        ("http://evil.example", 403),
        ("http://localhost:1", 403),
        ("null", 403),
        (None, 403),
    ],
)
def test_a_socket_is_opened_to_our_own_pages_only(served: tuple[int, Path], origin: str | None, status: int) -> None:
    """Other pages in the same browser, other local servers and bare programs get none."""
    port, _ = served
    upgrade = {
        "Host": f"localhost:{port}", "Upgrade": "websocket", "Connection": "Upgrade",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec_WebSocket_Version": "13",
    }  # fmt: skip
    if origin:
        upgrade["Origin"] = origin.format(port=port)
    found = answer(port, "/_stcore/stream", **upgrade).status
    assert found == status or (status == 403 and found == 421)


def test_the_log_is_the_persons_alone(served: tuple[int, Path]) -> None:
    """The file made by the start is closed to other accounts."""
    _, log = served
    assert {stat.S_IMODE(path.stat().st_mode) for path in log.parent.glob("log.duckdb*")} == {0o600}


def test_started_twice_is_one_sentence(served: tuple[int, Path]) -> None:
    """The second start leaves the first and its log alone."""
    port, log = served
    code, said = refused(log, free_port())
    assert code == 1
    assert said.startswith("The log log.duckdb is open in another program")
    assert said.count("\n") == 1
    assert answer(port, Host=f"localhost:{port}").status == 200


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    """Another program's port is said, with what to type instead."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = refused(tmp_path / "log.duckdb", port)
    assert code == 1
    assert said == (
        f"Port {port} is taken, perhaps by Outings itself in another window. Nothing was changed. "
        f"Start with another, for example: python -m dashboard --port 8765\n"
    )


@pytest.mark.parametrize("content", [b"", b"not a log"])
def test_a_log_that_is_none_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    """And the file stays as it is."""
    log = tmp_path / "log.duckdb"
    log.write_bytes(content)
    code, said = refused(log, free_port())
    assert (code, said.count("\n")) == (1, 1)
    assert log.read_bytes() == content


def test_a_folder_for_a_log_is_one_sentence(tmp_path: Path) -> None:
    """OUTINGS_LOG must name a file."""
    code, said = refused(tmp_path, free_port())
    assert (code, said.count("\n")) == (1, 1)
    assert "names a folder" in said


@pytest.mark.skipif(os.name != "posix", reason="stands in for the browser with a shell script")
def test_the_browser_opens_by_itself(tmp_path: Path) -> None:
    """Once the page answers, at the address that is printed."""
    seen = tmp_path / "seen"
    stand_in = tmp_path / "browser"
    stand_in.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    stand_in.chmod(0o755)
    port = free_port()
    with started(tmp_path / "log.duckdb", port, "--port", str(port), BROWSER=str(stand_in)):
        for _ in range(100):
            if seen.exists() and seen.read_text():
                break
            time.sleep(0.05)
    assert seen.read_text().strip() == f"http://localhost:{port}"


def test_streamlit_run_says_what_to_type_instead(tmp_path: Path) -> None:
    """Typed from habit, it listens to this computer only; the page is tried in the browser walk."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(port)],
        cwd=ROOT, env=environment(tmp_path / "log.duckdb"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            for _ in range(200):
                if _connections(psutil.Process(process.pid)):
                    break
                time.sleep(0.05)
            listening = [c for c in _connections(psutil.Process(process.pid)) if c.status == psutil.CONN_LISTEN]
            assert [connection.laddr.ip for connection in listening] == ["127.0.0.1"]
            assert not (tmp_path / "log.duckdb").exists()
        finally:
            process.kill()


def test_no_upload_is_put_on_the_disk() -> None:
    """Whatever size the page takes is kept in memory while it is read."""
    code = (
        "from pathlib import Path; from starlette.formparsers import MultiPartParser; from dashboard import guard;"
        "guard.guarded_app(Path('dashboard/app.py'), 1, None); print(MultiPartParser.spool_max_size)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert int(done.stdout.split()[-1]) > config["server"]["maxUploadSize"] * 2**20

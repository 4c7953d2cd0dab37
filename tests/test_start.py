"""The start: loopback only, found again, one at a time, every refusal a sentence."""

import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin

from dashboard import vault
from dashboard.__main__ import main
from dashboard.guard import door, running
from dashboard.store import Store
from dashboard.vault import copying
from tests.conftest import ROOT, add
from tests.serving import LINK, Dashboard, ask, command, entered, environment, free_port, started
from tests.test_gate import as_nobody


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder whose settings, for other work with Streamlit, would open the dashboard or move its log."""
    home = tmp_path_factory.mktemp("home")
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "config.toml").write_text(
        '[server]\naddress = "0.0.0.0"\nbaseUrlPath = "elsewhere"\nenableAgentApi = true\nenableCORS = false\n'
        f'sslCertFile = "{home / "cert.pem"}"\nsslKeyFile = "{home / "key.pem"}"\n'
    )
    # What stands in the secrets becomes the environment.
    (home / ".streamlit" / "secrets.toml").write_text(f'OUTINGS_LOG = "{home / "other.duckdb"}"\n')
    return home


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[tuple[int, Path, Dashboard]]:
    """One dashboard, started in an environment that would open it to everyone."""
    log = tmp_path_factory.mktemp("served") / "log.duckdb"
    port = free_port()
    hostile = {
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
        "STREAMLIT_SERVER_ENABLE_AGENT_API": "true",
        "STREAMLIT_SERVER_ENABLE_CORS": "false",
        "STREAMLIT_SERVER_PORT": "1",
    }
    with as_much_as_may_be(), started(log, port, HOME=str(home), **hostile) as dashboard:
        yield port, log, dashboard


@contextlib.contextmanager
def as_much_as_may_be() -> Iterator[None]:
    """Let what is started write down as much of its memory as this process may allow it."""
    if os.name != "posix":
        yield
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


def start(log: Path, port: int, **variables: str) -> tuple[int, str]:
    """The exit code and the words of a start that ends by itself."""
    done = subprocess.run(
        command(port, "--no-browser"), cwd=ROOT, env=environment(log, **variables), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr + done.stdout


def said_to_a_browser(port: int, own: dict[str, str] | None = None) -> list[str]:
    """What stands in boxes on the page that is shown to whoever connects, in the name of `own`."""
    own = own or {"Origin": f"http://127.0.0.1:{port}"}
    cookie = {name: own[name] for name in own if name == "Cookie"}
    where = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(where, origin=Origin(own["Origin"]), additional_headers=cookie) as browser:
        asked = BackMsg()
        asked.rerun_script.SetInParent()
        browser.send(asked.SerializeToString())
        said: list[str] = []
        while True:
            told = ForwardMsg.FromString(browser.recv(timeout=60, decode=False))
            if told.WhichOneof("type") == "script_finished":
                return said
            if told.delta.new_element.WhichOneof("type") == "alert":
                said.append(told.delta.new_element.alert.body)


def test_only_this_computer_can_connect_whatever_the_environment_says(served: tuple[int, Path, Dashboard]) -> None:
    """The port listens on loopback and nowhere else."""
    port, _, _ = served
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


def test_settings_elsewhere_change_nothing(served: tuple[int, Path, Dashboard], home: Path) -> None:
    """Neither the environment nor Streamlit's own files in the home folder move it or its log, or open more of it."""
    port, log, dashboard = served
    own = entered(dashboard.link)
    assert ask(port, "/_stcore/health", **own).status == 200
    assert ask(port, "/elsewhere/_stcore/health", **own).body != b"ok"
    assert ask(port, "/_stcore/agent/openapi.json", **own).status == 404
    said_to_a_browser(port, own)
    assert log.exists()
    assert [file.name for file in home.iterdir()] == [".streamlit"]


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="the system doesn't say what a process may do")
def test_a_crash_writes_nothing_down(served: tuple[int, Path, Dashboard]) -> None:
    """The memory of the process is never put on the disk by the system, whatever was allowed before."""
    _, _, dashboard = served
    (core,) = [
        line for line in Path(f"/proc/{dashboard.pid}/limits").read_text().splitlines() if line.startswith("Max core")
    ]
    assert core.split()[4:6] == ["0", "0"]


def test_the_log_is_the_persons_alone(served: tuple[int, Path, Dashboard]) -> None:
    """The files made by the start are closed to other accounts."""
    _, log, _ = served
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in log.parent.iterdir()}
    assert modes.keys() >= {"log.duckdb", "log.duckdb.door"}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("same_port", [True, False])
def test_a_second_start_leads_to_the_first(served: tuple[int, Path, Dashboard], same_port: bool) -> None:
    """Nobody hunts for a link: the same command gives a new one, to the same dashboard, whichever port was meant."""
    port, log, _ = served
    code, said = start(log, port if same_port else free_port())
    assert code == 0
    found = LINK.match(said)
    assert found
    assert said.count("\n") == 1
    assert f":{port}/" in found[1]
    assert ask(port, **entered(found[1])).status == 200


def test_two_starts_at_once_are_one_dashboard(tmp_path: Path) -> None:
    """Whoever starts it twice in a hurry gets one dashboard and two links to it."""
    log, port = tmp_path / "log.duckdb", free_port()
    both = [
        subprocess.Popen(
            command(port, "--no-browser"), cwd=ROOT, env=environment(log), stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    try:
        lines = [process.stdout.readline() for process in both if process.stdout]
        assert all(LINK.match(line) for line in lines), lines
        ended = [code for process in both if (code := process.poll()) is not None]
        assert ended in ([], [0])
        assert sum("already" in line for line in lines) == 1
    finally:
        for process in both:
            process.kill()
            process.communicate()


def test_another_logs_dashboard_is_a_taken_port(served: tuple[int, Path, Dashboard], tmp_path: Path) -> None:
    """Its server doesn't prove that it has this log, and gives no link to the other."""
    port, _, _ = served
    code, said = start(tmp_path / "other.duckdb", port)
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith(f"Port {port} is taken")
    assert not (tmp_path / "other.duckdb").exists()


def test_a_log_open_elsewhere_is_one_sentence(tmp_path: Path) -> None:
    """Another program that has the log open is said, and the log left alone."""
    log = tmp_path / "log.duckdb"
    hold = f"import sys; from dashboard import vault; vault.open_log(__import__('pathlib').Path({str(log)!r})); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        code, said = start(log, free_port())
        assert code == 1
        assert said.startswith("The log log.duckdb is open in another program")
        assert said.count("\n") == 1


def test_a_link_is_not_given_to_whoever_sits_at_the_port(served: tuple[int, Path, Dashboard]) -> None:
    """A program at another port can't pass our question on to the real one and its answer back."""
    port, log, _ = served
    real = door.beside(log)
    assert real
    asked = "1" * 32
    elsewhere = real.signed("ask", port + 1, asked)
    assert ask(port, f"/known?n={asked}&p={elsewhere}", Host=f"127.0.0.1:{port}").status == 403
    assert ask(port, f"/known?n={asked}&p={real.signed('ask', port, asked)}", Host=f"127.0.0.1:{port}").status == 200
    assert running.link(log.with_name("none"), port) is None


@pytest.mark.parametrize("spoilt", [b"", b"{}", b'{"secret": "00", "port": 1}', b"\xff", "open to others"])
def test_a_spoilt_door_is_made_anew(tmp_path: Path, spoilt: bytes | str) -> None:
    """One that says nothing, or that others could read, is not trusted."""
    log = tmp_path / "log.duckdb"
    first = door.opened(log, 1)
    file = log.with_name("log.duckdb.door")
    if isinstance(spoilt, bytes):
        file.write_bytes(spoilt)
    else:
        file.chmod(0o640)
    assert door.beside(log) is None
    second = door.opened(log, 1)
    assert second.secret != first.secret
    assert door.beside(log) == second
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_it_stops_when_asked(tmp_path: Path) -> None:
    """Ctrl+C ends it within a moment and without a word, of strangers either; the log and its secret are there for the next start."""
    log, port = tmp_path / "log.duckdb", free_port()
    with started(log, port) as first:
        own = entered(first.link)
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
        strange = own | {"Origin": "http://evil.example", "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
        assert ask(port, "/_stcore/stream", **strange, **upgrade).status == 403
        before = time.monotonic()
        first.send_signal(signal.SIGINT)
        said, _ = first.communicate(timeout=20)
        assert time.monotonic() - before < 5
        assert said == ""
        assert first.returncode == 0
    with started(log, port) as second:
        assert ask(port, **own).status == 200, "the cookie holds after a restart"
        key = first.link.partition("=")[2]
        assert ask(port, f"/open?k={key}", Host=own["Host"]).status == 403, "a link to the earlier run doesn't"
        assert entered(second.link) == own


def test_a_copy_is_kept_however_short_it_runs(tmp_path: Path) -> None:
    """Of what changed since the last one, before it is gone; where nothing did, none."""
    log, port = tmp_path / "log.duckdb", free_port()
    add(Store(vault.open_log(log)), "day,kind,mine\n2026-01-05,Walk,4\n2026-01-06,Tea,2\n")
    vault.close_logs()
    for _ in range(2):
        with started(log, port) as dashboard:
            dashboard.send_signal(signal.SIGINT)
            said, _ = dashboard.communicate(timeout=20)
            assert (said, dashboard.returncode) == ("", 0)
        (copy,) = vault.listed(log)
        assert copying.tried(copying.read(copy, None)).outings == 2


def test_what_memory_a_question_took_is_given_back() -> None:
    """The libraries are told to before they are loaded; asked later, they would not listen."""
    ask_libraries = (
        "import dashboard.__main__, os, pyarrow; "
        "print(pyarrow.default_memory_pool().backend_name, 'decay' in os.environ['DUCKDB_JE_MALLOC_CONF'])"
    )
    said = subprocess.run(
        [sys.executable, "-c", ask_libraries], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert said.split() == ["system", "True"]


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    """Another program's port is said, with what to type instead."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = start(tmp_path / "log.duckdb", port)
    assert code == 1
    assert said == (
        f"Port {port} is taken, perhaps by Outings itself in another window. Nothing was changed. "
        f"Start with another, for example: python -m dashboard --port 8765\n"
    )


@pytest.mark.parametrize("content", [b"", b"not a log"])
def test_a_log_that_is_none_is_for_the_page_to_say(tmp_path: Path, content: bytes) -> None:
    """It is served, since the page can bring back a copy, and the file stays as it is."""
    log = tmp_path / "log.duckdb"
    log.write_bytes(content)
    with started(log, free_port()):
        pass
    assert log.read_bytes() == content


def test_a_folder_for_a_log_is_one_sentence(tmp_path: Path) -> None:
    """OUTINGS_LOG must name a file."""
    code, said = start(tmp_path, free_port())
    assert (code, said.count("\n")) == (1, 1)
    assert "names a folder" in said


@pytest.mark.parametrize("inside", ["log.duckdb", "more/log.duckdb"])
def test_a_folder_one_may_not_enter_is_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """It names the folder and what to do, and nothing of Python's is printed."""
    shut, words = tmp_path_factory.mktemp("shut"), tmp_path_factory.mktemp("said") / "said"
    shut.chmod(0o000)
    monkeypatch.setenv("OUTINGS_LOG", str(shut / inside))
    monkeypatch.setattr(sys, "argv", ["dashboard", "--no-browser", "--port", str(free_port())])
    with words.open("w", buffering=1) as said:
        monkeypatch.setattr(sys, "stderr", said)
        # Nothing is shut to an administrator.
        code = as_nobody(main)
    assert (code, words.read_text().count("\n")) == (1, 1)
    assert words.read_text().startswith(f"The log can't be kept in {(shut / inside).parent}: Permission denied.")


@pytest.mark.skipif(os.name != "posix", reason="stands in for the browser with a shell script")
def test_the_browser_opens_by_itself(tmp_path: Path) -> None:
    """Once the page answers, at the address that is printed."""
    seen = tmp_path / "seen"
    stand_in = tmp_path / "browser"
    stand_in.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    stand_in.chmod(0o755)
    port = free_port()
    with started(tmp_path / "log.duckdb", port, "--port", str(port), BROWSER=str(stand_in)) as dashboard:
        for _ in range(100):
            if seen.exists() and seen.read_text():
                break
            time.sleep(0.05)
        assert seen.read_text().strip() == dashboard.link


@pytest.mark.parametrize("script", ["app.py", "views/log.py", "views/keeping.py"])
def test_streamlit_run_says_what_to_type_instead(tmp_path: Path, script: str) -> None:
    """Typed from habit, it listens to this computer only, and shows one sentence, of a page by itself too; no log is opened."""
    port, log = free_port(), tmp_path / "log.duckdb"
    with subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", f"dashboard/{script}", "--server.port", str(port)],
        cwd=ROOT, env=environment(log), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            for _ in range(200):
                if _connections(psutil.Process(process.pid)):
                    break
                time.sleep(0.05)
            listening = [c for c in _connections(psutil.Process(process.pid)) if c.status == psutil.CONN_LISTEN]
            assert [connection.laddr.ip for connection in listening] == ["127.0.0.1"]
            (said,) = said_to_a_browser(port)
            assert "python -m dashboard" in said
            assert list(tmp_path.iterdir()) == []
        finally:
            process.kill()


def test_no_upload_is_put_on_the_disk() -> None:
    """Whatever size the page takes is kept in memory while it is read."""
    code = (
        "from pathlib import Path; from starlette.formparsers import MultiPartParser; from dashboard.guard import door, served;"
        "served.guarded(Path('dashboard/app.py'), Path('log'), door.Door(b'', 1), print); print(MultiPartParser.spool_max_size)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert int(done.stdout.split()[-1]) > config["server"]["maxUploadSize"] * 2**20

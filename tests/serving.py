"""A dashboard started as a person starts it, on a port and a log of its own."""

import contextlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from dashboard.guard import running
from tests.conftest import ROOT

LINK = re.compile(r"Outings is open at (http://127\.0\.0\.1:\d+/open\?k=[0-9a-f]+) ")


def free_port() -> int:
    """A port nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(port: int, *more: str) -> list[str]:
    """The start, on a port of its own."""
    return [sys.executable, "-m", "dashboard", "--port", str(port), *more]


def environment(log: Path, **more: str) -> dict[str, str]:
    """The environment with this log and nothing that would point to another."""
    return {**os.environ, "OUTINGS_LOG": str(log), **more}


class Dashboard(subprocess.Popen[str]):
    """A running dashboard, with the link it printed."""

    link = ""


@contextlib.contextmanager
def started(log: Path, port: int, *more: str, **variables: str) -> Iterator[Dashboard]:
    """A running dashboard; its first line has been printed when this is entered."""
    arguments = command(port, *(more or ("--no-browser",)))
    with Dashboard(
        arguments, cwd=ROOT, env=environment(log, **variables), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True,
    ) as process:  # fmt: skip
        yield from _running(process)


@contextlib.contextmanager
def started_warm(log: Path, port: int) -> Iterator[Dashboard]:
    """The same, sooner: its libraries were loaded while the walk before it was under way."""
    with _spare.pop() if _spare else _warm() as process:
        _spare.append(_warm())
        assert process.stdin is not None
        process.stdin.write(json.dumps({"log": str(log), "arguments": command(port, "--no-browser")[2:]}) + "\n")
        process.stdin.flush()
        yield from _running(process)


_spare: list[Dashboard] = []


def _warm() -> Dashboard:
    return Dashboard(
        [sys.executable, "-m", "tests.warm"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def cool_down() -> None:
    """Let go of what was loaded for a walk that didn't come."""
    while _spare:
        with _spare.pop() as process:
            process.kill()


def _running(process: Dashboard) -> Iterator[Dashboard]:
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = LINK.match(line)
        assert found, line + process.stdout.read()
        process.link = found[1]
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def another_link(log: Path, port: int) -> str:
    """A new link to the running dashboard, as a second start makes one."""
    link = running.link(log, port)
    assert link
    return link


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes


def ask(port: int, path: str = "/", method: str = "GET", **headers: str) -> Answer:
    """What the server says to a request with just these headers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = b"" if response.status == http.HTTPStatus.SWITCHING_PROTOCOLS else response.read()
        response.close()
        return Answer(response.status, response.headers, body)
    finally:
        connection.close()


def entered(link: str, host: str = "127.0.0.1") -> dict[str, str]:
    """Trade the link's key in as the page does, under this host; the headers of one who is in."""
    port, key = re.findall(r":(\d+)/open\?k=(\w+)", link)[0]
    own = {"Host": f"{host}:{port}", "Origin": f"http://{host}:{port}"}
    got = ask(int(port), "/enter", "POST", X_Key=key, **own)
    assert got.status == http.HTTPStatus.NO_CONTENT, got
    return own | {"Cookie": got.headers["set-cookie"].split(";")[0]}

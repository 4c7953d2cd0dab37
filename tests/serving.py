"""A dashboard started as a person starts it, on a port and a log of its own."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT


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


@contextlib.contextmanager
def started(log: Path, port: int, *more: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """A running dashboard; its first line has been printed when this is entered."""
    with subprocess.Popen(
        command(port, *(more or ("--no-browser",))),
        cwd=ROOT,
        env=environment(log, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert "Outings is open at" in line, line + process.stdout.read()
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)

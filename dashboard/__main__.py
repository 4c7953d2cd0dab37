"""The safe start: `python -m dashboard`."""

import argparse
import os
import socket
import sys
import threading
import time
import webbrowser
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from dashboard import thrift, vault  # noqa: F401  # thrift first: what it says is read as the libraries are loaded
from dashboard.front import as_kept, show_front
from dashboard.guard import door, mishaps, running, silence
from dashboard.outings import Trouble

PORT = 8765
HERE = Path(__file__).resolve().parent
STARTING = 5
"""Seconds in which a dashboard that was started just before this one answers."""
UNTIL_COPIED = 20
"""Seconds for the first page: to take a copy and to try it takes a long log two of them, and memory."""


def main() -> int:
    """Open the log, serve it to this computer only, open the browser. Returns the exit code."""
    silence.fall()
    mishaps.keep_quiet()
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="A private dashboard of your outings.")
    parser.add_argument("--port", type=int, default=PORT, help=f"the port to serve it on (default {PORT})")
    parser.add_argument("--no-browser", action="store_true", help="don't open the browser")
    wanted = parser.parse_args()
    # Nothing of the environment may change how this is served; the options themselves are given by the guard.
    for name in [name for name in os.environ if name.startswith("STREAMLIT_")]:
        del os.environ[name]
    try:
        if not 1 <= wanted.port <= 65535:
            raise Trouble(f"There is no port {wanted.port}: choose one between 1 and 65535. Nothing was changed.")
        log = vault.log_path()
        # The pages ask again, from another folder.
        os.environ["OUTINGS_LOG"] = str(log)
        found = running.link(log, wanted.port) or _opened(log, wanted.port)
        if isinstance(found, str):
            _announce(found, "It was running already, and still is.", open_browser=not wanted.no_browser)
            return 0
        standing = door.opened(log, wanted.port)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    # Streamlit looks for its settings, and so our colours, where it is started.
    os.chdir(HERE.parent)
    # Imported here, so that a log in use is said at once and not after the two seconds this takes.
    from dashboard.guard import served  # noqa: PLC0415

    stop = "Only this computer can reach it. Press Ctrl+C here to stop."
    stopping = threading.Event()
    copying = threading.Thread(target=_keep_copy, args=(found, stopping))
    copying.start()
    try:
        served.run(
            HERE / "app.py", log, standing, lambda link: _announce(link, stop, open_browser=not wanted.no_browser)
        )
    except KeyboardInterrupt:
        pass  # it was asked to stop, and has
    finally:
        stopping.set()
        copying.join()
        vault.close_logs()
    return 0


def _opened(log: Path, port: int) -> vault.Vault | str | None:
    """The log, opened to be served there; None if the page has to help first; or, if another start was just ahead of
    this one, the link to that.
    """
    try:
        _check_port(port)
        return _prepare(log)
    except Trouble as trouble:
        until = time.monotonic() + STARTING * isinstance(trouble, vault.Elsewhere)
        time.sleep(0.2)
        while door.just_opened(log, STARTING) or time.monotonic() < until:
            if link := running.link(log, port):
                return link
            time.sleep(0.2)
        raise


def _prepare(log: Path) -> vault.Vault | None:
    """Open the log; what is wrong with the file alone is for the page to say, which can help."""
    opened = None
    with suppress(vault.Locked, vault.Damaged, vault.Missing):
        opened = vault.open_log(log)
        if opened.backup:
            print(f"Your log is now in this version's format. A copy of it as it was is in {opened.backup}.")
    show_front(as_kept(vault.shown_at(log)))
    return opened


def _keep_copy(log: vault.Vault | None, stopping: threading.Event) -> None:
    """Keep a copy of the log once the first page had its time, or at the end if that is sooner."""
    stopping.wait(UNTIL_COPIED)
    try:
        # One that could not be opened, or was locked meanwhile, is copied when it is.
        with suppress(vault.Locked):
            if log:
                # Nothing is sealed or deleted for good meanwhile: it would lie among the copies as it was.
                with log.changing:
                    vault.keep(log, datetime.now())
    except Trouble as trouble:
        print(trouble, file=sys.stderr)


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((door.ADDRESS, port))
        except OSError:
            raise Trouble(
                f"Port {port} is taken, perhaps by Outings itself in another window. Nothing was changed. "
                f"Start with another, for example: python -m dashboard --port {PORT + 1 if port == PORT else PORT}"
            ) from None


def _announce(link: str, more: str, *, open_browser: bool) -> None:
    """Say where it is, and open it."""
    print(f"Outings is open at {link} (the link works once). {more}", flush=True)
    if open_browser:
        webbrowser.open(link)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # All is written down and closed. The libraries' own farewells are of no use to anyone, and can take a while.
    os._exit(code)

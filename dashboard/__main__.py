"""The safe start: `python -m dashboard`."""

import argparse
import contextlib
import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from dashboard import vault
from dashboard.outings import Trouble

PORT = 8765
HERE = Path(__file__).resolve().parent


def main() -> int:
    """Open the log, serve it to this computer only, open the browser. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="A private dashboard of your outings.")
    parser.add_argument("--port", type=int, default=PORT, help=f"where to serve it (default {PORT})")
    parser.add_argument("--no-browser", action="store_true", help="don't open the browser")
    wanted = parser.parse_args()
    # Nothing of the environment may change how this is served; the options themselves are given by the guard.
    for name in [name for name in os.environ if name.startswith("STREAMLIT_")]:
        del os.environ[name]
    try:
        _check_port(wanted.port)
        opened = vault.open_log(vault.log_path())
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    # Streamlit looks for its settings, and so our colours, where it is started.
    os.chdir(HERE.parent)
    if opened.backup:
        print(f"Your log was brought to this version's format. A copy of it as it was is in {opened.backup}.")
    _serve(wanted.port, open_browser=not wanted.no_browser)
    vault.close_logs()
    return 0


def _check_port(port: int) -> None:
    if not 1 <= port <= 65535:
        raise Trouble(f"There is no port {port}: choose one between 1 and 65535. Nothing was changed.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Trouble(
                f"Port {port} is taken, perhaps by Outings itself in another window. Nothing was changed. "
                f"Start with another, for example: python -m dashboard --port {PORT + 1 if port == PORT else PORT}"
            ) from None


def _serve(port: int, *, open_browser: bool) -> None:
    # Imported here, so that a log in use is said at once and not after the two seconds this takes.
    from dashboard import guard  # noqa: PLC0415

    address = f"http://localhost:{port}"

    @contextlib.asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        threading.Thread(target=_announce, args=(port, address, open_browser), daemon=True).start()
        yield

    app = guard.guarded_app(HERE / "app.py", port, lifespan)
    app.run(config={**guard.SAFE_OPTIONS, "server.port": port})


def _announce(port: int, address: str, open_browser: bool) -> None:
    """Say where it is, and open it, once it answers."""
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            break
        time.sleep(0.05)
    print(f"Outings is open at {address}. Only this computer can reach it. Press Ctrl+C here to stop.", flush=True)
    if open_browser:
        webbrowser.open(address)


if __name__ == "__main__":
    sys.exit(main())

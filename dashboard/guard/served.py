"""The dashboard as it is served: Streamlit behind the gate, with options that nothing outside can change."""

import contextlib
import sys
import threading
from collections.abc import AsyncIterator, Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import presence
from dashboard.front import front
from dashboard.guard import pages, silence
from dashboard.guard.door import ADDRESS, Door
from dashboard.guard.entrance import Entrance
from dashboard.guard.gate import Gate
from dashboard.guard.hiding import Hiding
from dashboard.ui import sorry

# All that `.streamlit/config.toml` says of privacy, given again at the start, where neither the environment nor a
# settings file elsewhere can change it, and what such a file could open besides.
SAFE_OPTIONS: dict[str, Any] = {
    "server.address": ADDRESS,
    "server.headless": True,
    "server.showEmailPrompt": False,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.corsAllowedOrigins": [],
    "server.xsrfCookieSameSite": "strict",
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.scriptHealthCheckEnabled": False,
    "server.trustedUserHeaders": {},
    "server.unsafeMetricsUserAttributes": [],
    "server.baseUrlPath": "",
    # The link is http, and loopback needs no more.
    "server.sslCertFile": "",
    "server.sslKeyFile": "",
    # What stands there would become variables of the environment, and could name another log.
    "secrets.files": [],
    "server.fileWatcherType": "none",
    "global.developmentMode": False,
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.disableDataExport": True,
    "logger.hideWelcomeMessage": True,
    # It would print an error with the lines around it and what it says.
    "logger.enableRich": False,
    "logger.level": "error",
}

SPOOL = 256 * 2**20
"""Bytes of an upload kept in memory: more than the page takes."""


def run(script: Path, log: Path, door: Door, announce: Callable[[str], None]) -> None:
    """Serve this log until it is stopped; announces a link once it answers."""
    options = SAFE_OPTIONS | {
        "server.port": door.port,
        "server.allowedHosts": [door.name, ADDRESS],
        "browser.serverAddress": door.name,
        "browser.serverPort": door.port,
    }
    guarded(script, log, door, announce).run(config=options)


def guarded(script: Path, log: Path, door: Door, announce: Callable[[str], None]) -> st.App:
    """The app behind the gate; from now on `may_show()` holds in this process."""
    presence.stand()
    silence.quiet_streamlit()
    # Larger uploads would be put on the disk for a moment, readable as they are.
    MultiPartParser.spool_max_size = SPOOL
    entrance = Entrance(door)
    hiding = Hiding(log, entrance.started)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        _insist_on_loopback()
        hiding.watch()
        # The port is ours by now, and answers as soon as this has yielded. A browser may take its time to start.
        threading.Thread(target=announce, args=(entrance.link(),), daemon=True).start()
        # What the first page needs is loaded while the browser is starting.
        threading.Thread(target=_load, daemon=True).start()
        yield

    routes = [
        *entrance.routes(),
        *hiding.routes(),
        Route("/favicon.png", _icon),
        *(Route(f"/{name}", partial(_own, name)) for name in ("aid.css", "aid.js")),
        Route("/", _page),
        Route("/{page}", _page),
    ]
    return st.App(
        script, lifespan=lifespan, middleware=[Middleware(Gate, door=door)], routes=routes, on_script_error=sorry.say
    )


def _load() -> None:
    # Meanwhile the browser asks for some seventy files: whoever answers it shall not wait long for its turn.
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 20)
    try:
        for room in ("ui.log", "ui.next.suggestions", "ui.next.plans", "charts.rows"):
            import_module(f"dashboard.{room}")
        # Streamlit asks once, as the first thing is drawn, what it runs in, and looks through every module for that.
        st.empty()
    finally:
        sys.setswitchinterval(usual)


def may_show() -> bool:
    """True if a browser is served behind the gate on loopback, or none is served at all, as in tests."""
    return st.get_option("server.address") == ADDRESS if presence.guarded() else not st.context.headers


def _insist_on_loopback() -> None:
    if st.get_option("server.address") != ADDRESS:
        raise RuntimeError("The dashboard is served to this computer only.")


async def _page(request: Request) -> Response:
    page = request.path_params.get("page", "")
    if "." in page:
        return Response("There is no such file.", 404)
    # The page it opens with has no address of its own: who comes back to one from before it was chosen is led there.
    if page and await run_in_threadpool(_opens_with) == f"views/{page}.py":
        return RedirectResponse("/", 303)
    return pages.index()


def _opens_with() -> str:
    # Not before a page is asked for: the room brings everything with it.
    from dashboard.ui import log as shown  # noqa: PLC0415

    return shown.as_set()


async def _own(name: str, _request: Request) -> Response:
    return pages.own(name)


async def _icon(_request: Request) -> Response:
    return FileResponse(front().icon_file)

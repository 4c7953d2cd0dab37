"""Who may reach the dashboard, and what its pages may reach: this computer and this server, nothing else.

Belongs here: hosts, origins, the content policy, the neutral title and icon. Does not: pages.
"""

import re
from contextlib import suppress
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.front import front
from dashboard.guard import mishaps

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")

# All that `.streamlit/config.toml` says of privacy, given again at the start, where no environment variable can
# change it.
SAFE_OPTIONS: dict[str, Any] = {
    "server.address": ADDRESS,
    "server.allowedHosts": list(NAMES),
    "server.headless": True,
    "server.showEmailPrompt": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.disableDataExport": True,
    "logger.hideWelcomeMessage": True,
    # It would print an error with the lines around it and what it says.
    "logger.enableRich": False,
    "logger.level": "error",
}

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {sockets}; worker-src 'self' blob:; "
    "media-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-src 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)

SPOOL = 256 * 2**20
"""Bytes of an upload kept in memory: more than the page takes."""

_standing = False


class Guard:
    """Lets in requests that name this server and come from its own pages, for HTTP and WebSocket alike."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in NAMES}
        self._origins = {f"http://{host}" for host in self._hosts}
        sockets = " ".join(f"ws://{host}" for host in sorted(self._hosts))
        self._headers = {
            "content-security-policy": POLICY.format(sockets=sockets),
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 421 to one that isn't for us."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if not self._may_enter(scope):
            await PlainTextResponse("This is not a page of yours.", status_code=421)(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [(name, value) for name, value in message["headers"] if name.decode() not in self._headers]
                if not scope["path"].startswith("/static/"):
                    headers = [(name, value) for name, value in headers if name != b"cache-control"]
                    headers.append((b"cache-control", b"no-store"))
                headers += [(name.encode(), value.encode()) for name, value in self._headers.items()]
                message["headers"] = headers
            await send(message)

        # Someone who stops an upload, or closes the page, has not broken anything.
        with suppress(ClientDisconnect):
            await self._app(scope, receive, send_guarded)

    def _may_enter(self, scope: Scope) -> bool:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return False
        if scope["type"] == "websocket" and not origins:
            return False
        return all(origin in self._origins for origin in origins)


async def _page(request: Request) -> Response:
    """Streamlit's page under our name from its first moment, without the inline script the policy refuses."""
    if "." in request.path_params.get("page", ""):
        return PlainTextResponse("There is no such file.", status_code=404)
    spec = find_spec("streamlit")
    assert spec is not None  # it is what serves this
    assert spec.origin is not None
    html = (Path(spec.origin).parent / "static" / "index.html").read_text("utf-8")
    html = html.replace("<title>Streamlit</title>", f"<title>{escape(front().title)}</title>")
    return HTMLResponse(re.sub(r"<script>\s*window\.prerenderReady = false\s*</script>", "", html))


async def _icon(_request: Request) -> Response:
    return FileResponse(front().icon_file)


def guarded_app(script: Path, port: int, lifespan: Any) -> st.App:
    """The app behind the guard; from now on `may_show()` holds in this process."""
    global _standing  # noqa: PLW0603  # one server a process, as Streamlit has it
    _standing = True
    mishaps.keep_quiet()
    # Larger uploads would be put on the disk for a moment, readable as they are.
    MultiPartParser.spool_max_size = SPOOL
    return st.App(
        script,
        lifespan=lifespan,
        on_script_error=mishaps.show,
        middleware=[Middleware(Guard, port=port)],
        routes=[Route("/favicon.png", _icon), Route("/", _page), Route("/{page}", _page)],
    )


def may_show() -> bool:
    """True if a browser is served behind the guard, or none is served at all, as in tests."""
    return _standing or not st.context.headers

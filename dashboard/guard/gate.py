"""The gate before everything: who may come in, by which name and from which page, and what the pages may reach."""

import hmac
from contextlib import suppress
from http import HTTPStatus

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import presence
from dashboard.guard import pages
from dashboard.guard.door import Door
from dashboard.guard.neighbour import may_be_ours

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {sockets}; worker-src 'self' blob:; "
    "media-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-src 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
COOKIE = "seat"
METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE"}
WITHOUT_COOKIE = {("GET", "/open"), ("GET", "/open.js"), ("GET", "/pixel"), ("GET", "/known"), ("POST", "/enter")}
"""How one gets the cookie, and how the start knows its own server again. They tell nothing of the log."""

FROM_ELSEWHERE = {"/open", "/pixel"}
"""The link may be followed from anywhere, and is tried from its other host."""

OURS = {"/blank", "/watch.js", "/alive", "/hide", "/show", "/here"} | {path for _, path in WITHOUT_COOKIE}
"""What answers while the pages are covered too."""


class Gate:
    """Lets in who has the cookie and comes from this server's own pages, for HTTP and WebSocket alike."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._name, self._port = door.hosts[0], door.port
        self._seats = {host: door.signed("cookie", host) for host in door.hosts}
        self._headers = {
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "cross-origin-opener-policy": "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=()",
        }
        sockets = " ".join(f"ws://{host}" for host in door.hosts)
        # The link's own page and the pixel it looks for say otherwise.
        self._unless_said = {
            "content-security-policy": POLICY.format(sockets=sockets),
            "cross-origin-resource-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with a page that tells nothing."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._guarded(message["headers"], scope["path"])
            await send(message)

        refused = self._refused(scope)
        if refused and scope["type"] == "websocket":
            # Answered as 403, and in this way without a word on the terminal.
            await send({"type": "websocket.close", "code": 1008})
        elif refused:
            await pages.refusal(refused)(scope, receive, send_guarded)
        elif presence.covered() and scope["type"] == "http" and _is_page(scope["path"]):
            await pages.blank()(scope, receive, send_guarded)
        else:
            # Someone who stops an upload, or closes the page, has not broken anything.
            with suppress(ClientDisconnect):
                await self._app(scope, receive, send_guarded)

    def _refused(self, scope: Scope) -> HTTPStatus | None:
        """Why this may not pass, or None."""
        said: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            said.setdefault(name.decode("latin-1"), []).append(value.decode("latin-1"))
        hosts, origins, path = said.get("host", []), said.get("origin", []), scope["path"]
        if len(hosts) != 1 or hosts[0] not in self._seats:
            return HTTPStatus.MISDIRECTED_REQUEST
        # No proxy stands before this server: who says so would pass for another, whom nobody could ask the system about.
        if said.keys() & {"forwarded", "x-forwarded-for", "x-forwarded-proto", "x-real-ip"}:
            return HTTPStatus.FORBIDDEN
        # A WebSocket has no method of its own, and says where it comes from as a change does.
        method = scope.get("method", "WEBSOCKET")
        if scope["type"] == "http" and method not in METHODS:
            return HTTPStatus.METHOD_NOT_ALLOWED
        from_here = origins == [f"http://{hosts[0]}"]
        if not from_here and (origins or method not in ("GET", "HEAD")):
            return HTTPStatus.FORBIDDEN
        if path not in FROM_ELSEWHERE and not set(said.get("sec-fetch-site", [])) <= {"same-origin", "none"}:
            return HTTPStatus.FORBIDDEN
        if set(said.get("sec-fetch-dest", [])) & {"iframe", "frame", "object", "embed", "fencedframe"}:
            return HTTPStatus.FORBIDDEN
        if (method, path) in WITHOUT_COOKIE:
            return HTTPStatus.FORBIDDEN if path == "/pixel" and hosts[0] != self._name else None
        if not self._has_seat(said.get("cookie", []), hosts[0]):
            return HTTPStatus.FORBIDDEN
        # A tab that was left open shows the cookie to whoever has the port while this server is stopped.
        if not may_be_ours(scope.get("client"), self._port):
            return HTTPStatus.FORBIDDEN
        if path.startswith(("/_stcore/metrics", "/_stcore/agent", "/.")):
            return HTTPStatus.NOT_FOUND
        if presence.covered() and path not in OURS and not _is_page(path):
            return HTTPStatus.FORBIDDEN
        return None

    def _has_seat(self, cookies: list[str], host: str) -> bool:
        seat = self._seats[host].encode()
        given = [pair.partition("=") for line in cookies for pair in line.split(";")]
        # Others may have put one of the same name beside ours; every one is looked at, each in the same time.
        named = [value.strip().encode("utf-8", "replace") for name, _, value in given if name.strip() == COOKIE]
        return any([hmac.compare_digest(value, seat) for value in named])  # noqa: C419

    def _guarded(self, headers: list[tuple[bytes, bytes]], path: str) -> list[tuple[bytes, bytes]]:
        """These headers with ours, and without any that would let other pages read along."""
        said = {name.decode("latin-1").lower() for name, _ in headers}
        ours = self._headers | {name: value for name, value in self._unless_said.items() if name not in said}
        if not path.startswith("/static/"):
            ours["cache-control"] = "no-store"
        kept = [
            (name, value)
            for name, value in headers
            if not name.lower().startswith(b"access-control-") and name.decode("latin-1").lower() not in ours
        ]
        return kept + [(name.encode(), value.encode()) for name, value in ours.items()]


def _is_page(path: str) -> bool:
    """True for what a person opens, not for what a page asks for."""
    return path.rfind("/") == 0 and "." not in path and path not in OURS

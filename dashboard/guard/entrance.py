"""The way in: a link that works once, the cookie one gets for it, and how the start knows its own server again."""

import secrets
import time
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import presence
from dashboard.guard import pages
from dashboard.guard.door import LINK_LASTS, Door
from dashboard.guard.gate import COOKIE
from dashboard.guard.neighbour import may_be_ours

PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


class Entrance:
    """Trades keys for cookies, each key once."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.started = secrets.token_hex(8)
        """What this run is called; keys to an earlier one don't fit."""
        self._used: dict[str, float] = {}

    def routes(self) -> list[Route]:
        """Where it is found."""
        return [
            Route("/open", self._open),
            Route("/open.js", lambda _: pages.own("open.js")),
            Route("/pixel", self._pixel),
            Route("/enter", self._enter, methods=["POST"]),
            Route("/known", self._known),
        ]

    def link(self) -> str:
        """A new link."""
        return self._door.link(self.started)

    async def _open(self, request: Request) -> Response:
        if not self._fits(request.query_params.get("k", "")):
            return pages.refusal(HTTPStatus.FORBIDDEN, pages.DEAD_LINK)
        return pages.landing(self._door.hosts[0])

    async def _pixel(self, _request: Request) -> Response:
        # Seen from the other host only, whose page asks whether the browser finds this one.
        return Response(PIXEL, media_type="image/svg+xml", headers={"cross-origin-resource-policy": "cross-origin"})

    async def _enter(self, request: Request) -> Response:
        key = request.headers.get("x-key", "")
        client = (request.client.host, request.client.port) if request.client else None
        if not self._fits(key) or not may_be_ours(client, self._door.port):
            return Response(pages.DEAD_LINK, HTTPStatus.FORBIDDEN, media_type="text/plain")
        now = time.time()
        self._used = {used: until for used, until in self._used.items() if until > now}
        self._used[key] = now + LINK_LASTS
        # Who starts it again wants to see it.
        presence.uncover()
        presence.seen()
        host = request.headers["host"]
        seat = f"{COOKIE}={self._door.signed('cookie', host)}; Path=/; HttpOnly; SameSite=Strict"
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"set-cookie": seat})

    def _fits(self, key: str) -> bool:
        return self._door.fits(key, self.started) and key not in self._used

    async def _known(self, request: Request) -> Response:
        """Prove to a start of the same log that this is its server; say nothing to anyone else."""
        asked = request.query_params.get("n", "")
        if not self._door.proves(request.query_params.get("p", ""), "ask", self._door.port, asked):
            return pages.refusal(HTTPStatus.FORBIDDEN)
        proof = self._door.signed("known", self._door.port, asked, self.started)
        return JSONResponse({"started": self.started, "proof": proof})

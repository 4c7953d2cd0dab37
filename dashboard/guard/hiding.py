"""Lock and hide: what is shown and kept in this process goes, at a key, at a wish, or when nobody is there."""

import asyncio
import re
import threading
import time
from contextlib import suppress
from pathlib import Path

import streamlit as st
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from dashboard import presence, vault
from dashboard.guard import pages

PAGE = re.compile(r"/[a-z_]*")
"""The address of a page of ours."""

LOOK = 1.0
"""Seconds between two looks whether someone is here."""

HANDED_OVER = 0.4
"""Seconds in which what was typed last has come, after a page was hidden."""


class Hiding:
    """The routes of the pages' own watch, and the thread that locks when nobody is here."""

    def __init__(self, log: Path, started: str) -> None:
        self._log = log
        self._started = started

    def routes(self) -> list[Route]:
        """Where it is found."""
        posts = {"/hide": self._hide, "/show": self._show, "/here": self._here}
        return [
            Route("/watch.js", lambda _: pages.own("watch.js")),
            Route("/blank", lambda _: pages.blank()),
            Route("/alive", self._alive),
            *(Route(path, does, methods=["POST"]) for path, does in posts.items()),
        ]

    def watch(self) -> None:
        """Lock when nobody is here, for as long as the process lives; whoever locked, what is left here goes too."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._watch, args=(loop,), daemon=True, name="watch").start()

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        was = self._locked()
        while True:
            told, stays = presence.left_by(LOOK)
            if presence.left() == 0:
                # A log that can't be locked now is tried again; the thread must live.
                with suppress(Exception):
                    vault.lock_logs()
            now = self._locked()
            if told or (now and not was):
                forget(loop, stays if told else None)
            was = now

    def _locked(self) -> bool:
        with suppress(Exception):
            return vault.locked(self._log)
        return False

    async def _alive(self, _request: Request) -> Response:
        state = "covered" if presence.covered() else "locked" if await run_in_threadpool(self._locked) else "open"
        return JSONResponse({"state": state, "left": presence.left(), "started": self._started})

    async def _hide(self, request: Request) -> Response:
        at = request.query_params.get("at", "")
        presence.cover(at if PAGE.fullmatch(at) else None)
        # The browser waits for the answer to show the blank page; sealing a log may take longer.
        return _done(BackgroundTask(lock, asyncio.get_running_loop()))

    async def _show(self, _request: Request) -> Response:
        at = presence.uncover()
        presence.seen()
        return JSONResponse({"at": at})

    async def _here(self, _request: Request) -> Response:
        # Who comes when it should have locked already is too late: the computer may have slept until now.
        if presence.left() != 0:
            presence.seen()
        return _done()


def _done(after: BackgroundTask | None = None) -> Response:
    return Response(status_code=204, background=after)


def lock(loop: asyncio.AbstractEventLoop) -> None:
    """Lock the log, if it has a passphrase, and let go of everything that was read from it."""
    # What was typed last is handed over as the page is hidden, and is on its way.
    time.sleep(HANDED_OVER)
    try:
        vault.lock_logs()
    finally:
        forget(loop)


def forget(loop: asyncio.AbstractEventLoop, but: str | None = None) -> None:
    """Drop caches, and every window's session but one, with what was typed and uploaded in it."""
    st.cache_data.clear()
    st.cache_resource.clear()
    # Streamlit's sessions belong to the thread it serves in.
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(_close_sessions, but)


def _close_sessions(but: str | None) -> None:
    """What Streamlit itself does when a session ends, for all at once, those of closed windows too."""
    if not Runtime.exists():
        return
    runtime = Runtime.instance()
    for session in runtime._session_mgr.list_sessions():  # noqa: SLF001  # there is no public list of them
        if session.session.id != but:
            runtime.close_session(session.session.id)
    # Files of uploads whose session went before them.
    files = getattr(runtime.uploaded_file_mgr, "file_storage", {})
    for session_id in set(files) - {but}:
        runtime.uploaded_file_mgr.remove_session_files(session_id)
    runtime.media_file_mgr.remove_orphaned_files()

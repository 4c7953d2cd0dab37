"""The wait for something that takes a while: how far it is, and a way to stop it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import presence
from dashboard.progress import Progress, untold
from dashboard.ui.told import tell

LONG_LOG = 4_000_000
"""Bytes of a log from which what is done to all of it takes long enough to be stopped: some 30,000 outings."""


@contextmanager
def waiting(what: str, cancel: Callable[[], object], *, long: bool) -> Iterator[Progress]:
    """Show how far something is, with a way to stop it, while it runs; nothing if it isn't long.

    What runs is stopped when it next tells how far it is. `cancel` says so, unless it was done by then.
    """
    if not long:
        yield untold
        return
    done: list[bool] = []
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, what)
        st.button("Cancel", on_click=partial(stop, done, cancel), key=f"cancel_{what}")

    def report(share: float) -> None:
        # Whoever waits for it is here.
        presence.seen()
        bar.progress(min(1.0, share), what)

    yield report
    done.append(True)
    place.empty()


@contextmanager
def at_the_log(what: str, stopped: str, *files: Path) -> Iterator[Progress]:
    """Wait for what is done to all of a log, or of a copy of one. `stopped` is said where it was stopped; where all of
    these files are short there is no time for that.
    """
    if any(file.exists() and file.stat().st_size > LONG_LOG for file in files):
        with waiting(what, partial(tell, stopped), long=True) as report:
            yield report
    else:
        with st.spinner(f"{what}…"):
            yield untold


def stop(done: list[bool], cancel: Callable[[], object]) -> None:
    """Say that it was stopped; or that it was done by then."""
    if done:
        tell("It was done before it could be stopped.")
    else:
        cancel()

"""What need not be done before a change is answered, and is done a moment later."""

import threading
from collections.abc import Callable

MOMENT = 0.5
"""Seconds until it is done: what changes meanwhile is done with it."""


class Soon:
    """One piece of work, done once a moment after it was asked for, however often that was."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._asked = threading.Lock()

    def ask(self) -> None:
        """Have it done in a moment; who ends the program meanwhile waits for it."""
        if self._asked.acquire(blocking=False):
            threading.Timer(MOMENT, self._do).start()

    def _do(self) -> None:
        # Who asks from here on asks for what is not done by this.
        self._asked.release()
        self._work()

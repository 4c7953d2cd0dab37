"""What was asked of a log since its last change, so that a page drawn anew asks only for what is new to it."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 100
"""Answers kept; beyond that the oldest goes. Each is as small as what a page shows of it."""


class Remembered:
    """Answers to questions, as long as what they are about stays as it was when they were asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: Hashable = None
        self._known: dict[Hashable, Any] = {}

    def answer(self, state: Hashable, question: Hashable, ask: Callable[[], T]) -> T:
        """The answer to a question about this state, which was looked up before it is asked.

        Of every other state all is forgotten. An answer that came while something changed is given to who asked,
        and to nobody else.
        """
        with self._lock:
            if state != self._state:
                self._state, self._known = state, {}
            if question in self._known:
                found: T = self._known[question]
                return found
        answer = ask()
        with self._lock:
            if state == self._state:
                if len(self._known) >= MOST:
                    del self._known[next(iter(self._known))]
                self._known[question] = answer
        return answer

    def forget(self) -> None:
        """Let go of everything; what is being asked at this moment isn't kept either."""
        with self._lock:
            self._state, self._known = None, {}

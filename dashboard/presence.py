"""Whether someone is at the dashboard, and whether its pages are covered: for this process, all its windows at once."""

import threading
import time

_lock = threading.Lock()
_seen = (time.monotonic(), time.time())
"""By two clocks: the first stands still while the computer sleeps, the second may be set otherwise."""
_covered = False
_patience: float | None = None


def seen() -> None:
    """Someone typed, tapped or scrolled just now."""
    global _seen  # noqa: PLW0603  # one dashboard a process
    with _lock:
        _seen = (time.monotonic(), time.time())


"""By two clocks: the first stands still while the computer sleeps, the second may be set otherwise."""


def be_patient(seconds: float | None) -> None:
    """Wait so long for someone before locking; None: for ever."""
    global _patience  # noqa: PLW0603
    with _lock:
        _patience = seconds


def left() -> float | None:
    """Seconds until nobody is thought to be here any more, never below 0; None if that never comes."""
    with _lock:
        if _patience is None:
            return None
        away = max(time.monotonic() - _seen[0], time.time() - _seen[1])
        return max(0.0, _patience - away)


def cover() -> None:
    """Show a blank page instead of every page."""
    global _covered  # noqa: PLW0603
    with _lock:
        _covered = True


def uncover() -> None:
    """Show the pages again."""
    global _covered  # noqa: PLW0603
    with _lock:
        _covered = False


def covered() -> bool:
    """True while every page is blank."""
    return _covered

"""Whether someone is at the dashboard, and whether its pages are covered: for this process, all its windows at once."""

import threading
import time

_lock = threading.Lock()
_seen = time.monotonic()
_covered = False
_patience: float | None = None


def seen() -> None:
    """Someone typed, tapped or scrolled just now."""
    global _seen  # noqa: PLW0603  # one dashboard a process
    with _lock:
        _seen = time.monotonic()


def be_patient(seconds: float | None) -> None:
    """Wait so long for someone before locking; None: for ever."""
    global _patience  # noqa: PLW0603
    with _lock:
        _patience = seconds


def left() -> float | None:
    """Seconds until nobody is thought to be here any more, never below 0; None if that never comes."""
    with _lock:
        return None if _patience is None else max(0.0, _seen + _patience - time.monotonic())


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

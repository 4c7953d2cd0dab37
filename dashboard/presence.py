"""Whether someone is at the dashboard, and whether its pages are covered: for this process, all its windows at once."""

import sys
import threading
import time


def _now() -> float:
    """Seconds, those in which the computer slept among them: on Linux and macOS Python's own clock stands still then."""
    if sys.platform == "win32":
        return time.monotonic()
    return time.clock_gettime(time.CLOCK_BOOTTIME if sys.platform == "linux" else time.CLOCK_MONOTONIC)


_lock = threading.Lock()
_seen = _now()
_covered = False
_at = "/"
_changed = threading.Event()
_last: str | None = None
_patience: float | None = None
_guarded = False


def stand() -> None:
    """From now on a gate stands before every page of this process."""
    global _guarded  # noqa: PLW0603
    _guarded = True


def guarded() -> bool:
    """True if it does."""
    return _guarded


def seen() -> None:
    """Someone typed, tapped or scrolled just now."""
    global _seen  # noqa: PLW0603  # one dashboard a process
    with _lock:
        _seen = _now()


def be_patient(seconds: float | None) -> None:
    """Wait so long for someone before locking; None: for ever."""
    global _patience  # noqa: PLW0603
    with _lock:
        _patience = seconds


def left() -> float | None:
    """Seconds until nobody is thought to be here any more, never below 0; None if that never comes."""
    with _lock:
        return None if _patience is None else max(0.0, _seen + _patience - _now())


def cover(at: str | None = None) -> None:
    """Show a blank page instead of every page; the one that was open, `at`, is where they come back to."""
    global _covered, _at  # noqa: PLW0603
    with _lock:
        _covered = True
        _at = at or _at


def uncover() -> str:
    """Show the pages again; returns the address of the one that was open."""
    global _covered, _at  # noqa: PLW0603
    with _lock:
        _covered = False
        at, _at = _at, "/"
        return at


def covered() -> bool:
    """True while every page is blank."""
    return _covered


def leave(but: str | None = None) -> None:
    """Every window is to be left at once: the log was locked or ended, by the session `but`, which stays."""
    global _last  # noqa: PLW0603
    with _lock:
        _last = but
    _changed.set()


def left_by(seconds: float) -> tuple[bool, str | None]:
    """Wait so long for the word that every window is to be left; whether it came, and the session that stays."""
    came = _changed.wait(seconds)
    with _lock:
        _changed.clear()
        return came, _last

"""How far something is that takes a while; every room may tell it.

Belongs here: what is told. Does not: how it is shown, and the way to stop it (`ui.waiting`).
"""

from collections.abc import Callable

Progress = Callable[[float], object]
"""Told how far something is, from 0 to 1, while it runs. Who is told so may raise, to stop it."""


def untold(_share: float) -> None:
    """Where nobody waits to be told how far something is."""

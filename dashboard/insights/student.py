"""Student's distribution, in closed form for whole degrees of freedom: what is asked of a line through few answers."""

import math
from functools import cache

from dashboard.insights import bell


def area(freedom: int, t: float) -> float:
    """How much of Student's curve lies to the left of `t` (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4)."""
    angle = math.atan2(t, math.sqrt(freedom))
    odd = freedom % 2
    term, within = (math.cos(angle), 0.0) if odd else (1.0, 0.0)
    for n in range(2 + odd, freedom + 1, 2):
        within += term
        term *= math.cos(angle) ** 2 * (n - 1) / n
    within *= math.sin(angle)
    return 0.5 + ((angle + within) / math.pi if odd else within / 2)


@cache
def place(freedom: int, share: float) -> float:
    """To the left of which place more than half of Student's curve lies, a share of it: `area` turned round.

    By Newton's steps from the bell's own place. Student's lies further out, and the area grows ever slower on the way
    there, so that no step leads beyond it.
    """
    at, further = float(bell.place(share)), math.inf
    while further > 1e-14 * at:
        further = (share - area(freedom, at)) / _height(freedom, at)
        at += further
    return at


def _height(freedom: int, t: float) -> float:
    within = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - (freedom + 1) / 2 * math.log1p(t * t / freedom)
    return math.exp(within) / math.sqrt(freedom * math.pi)

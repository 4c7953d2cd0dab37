"""The normal distribution: how much of the bell lies to the left of a place, and the place a share lies to the left of.

SciPy has both, but takes some 20 MB and half a second to load; NumPy has neither.
"""

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

FINE, FAR, TERMS = 64, 37, 6
"""Places within one unit at which the tail is kept, how far out (beyond, a double is too coarse for what is left), and
how many terms of its series around each: the next would be less than 1e-15 of the sum."""


def _tails() -> Array:
    """The tail beyond each place, divided by the height of the bell there: its series around the place (TERMS, X)."""
    at = np.arange(FAR * FINE + 1) / FINE
    tail = np.array([math.erfc(z / math.sqrt(2)) / 2 for z in at.tolist()])
    terms = [tail / height(at)]
    # It changes by itself times the place, less 1; so do its changes in turn.
    terms.append(at * terms[0] - 1)
    for n in range(2, TERMS):
        terms.append((at * terms[n - 1] + terms[n - 2]) / n)
    return np.array(terms)


def height(z: ArrayLike) -> Array:
    """The bell itself: its density at each place."""
    return np.asarray(np.exp(-0.5 * np.square(z)) / math.sqrt(2 * math.pi))


_TAILS = _tails()


def area(z: ArrayLike) -> Array:
    """How much of the bell lies to the left of each place (...), to some 13 digits however little it is.

    Marsaglia 2004, Evaluating the Normal Distribution (J. Statistical Software 11): the tail in units of the height
    of the bell, which hardly bends, by its series around the nearest of places at which it is kept.
    """
    places = np.asarray(z, dtype=float)
    far = np.minimum(np.abs(places), FAR)
    nearest = np.rint(far * FINE).astype(np.intp)
    step = far - nearest / FINE
    tail = _TAILS[-1].take(nearest)
    for term in _TAILS[-2::-1]:
        tail *= step
        tail += term.take(nearest)
    tail *= height(places)
    return np.asarray(np.where(places > 0, 1 - tail, tail))


def place(share: ArrayLike) -> Array:
    """To the left of which place each share of the bell lies (...): `area` turned round, one by one."""
    shares = np.asarray(share, dtype=float)
    return np.array([NormalDist().inv_cdf(one) for one in shares.ravel().tolist()]).reshape(shares.shape)

"""The curves the judgement is worked out by are SciPy's, to the last few digits."""

import numpy as np
import pytest
from scipy import special

from dashboard.insights import bell, student


def test_the_area_under_the_bell_is_scipys() -> None:
    """Everywhere; far out too, where hardly anything is left, to thirteen digits of that."""
    z = np.concatenate([np.linspace(-37, 37, 50_001), np.random.default_rng(1).normal(0, 3, 50_000)])
    np.testing.assert_allclose(bell.area(z), special.ndtr(z), rtol=1e-12, atol=0)
    near = z[np.abs(z) < 8]
    np.testing.assert_allclose(bell.area(near), special.ndtr(near), rtol=1e-13, atol=0)


def test_the_area_under_the_bell_has_the_shape_of_what_was_asked() -> None:
    """One place, many, or all of them and none."""
    assert bell.area(0).item() == 0.5
    assert bell.area(np.zeros((3, 7, 1))).shape == (3, 7, 1)
    assert bell.area([-np.inf, -50, 50, np.inf]).tolist() == [0, 0, 1, 1]


def test_places_on_the_bell_are_scipys() -> None:
    """Of any share, and in the shape of what was asked."""
    shares = np.concatenate([[1e-12, 1e-6], np.linspace(1e-3, 1 - 1e-3, 999), [1 - 1e-6]])
    np.testing.assert_allclose(bell.place(shares), special.ndtri(shares), rtol=1e-13, atol=1e-15)
    assert bell.place(0.5).item() == 0
    assert bell.place(np.full((2, 3), 0.4)).shape == (2, 3)


@pytest.mark.parametrize("freedom", [1, 2, 3, 8, 9, 57, 1000])
def test_students_curve_is_scipys(freedom: int) -> None:
    """Of few answers and of many."""
    t = np.linspace(-30, 30, 241)
    found = [student.area(freedom, one) for one in t.tolist()]
    np.testing.assert_allclose(found, special.stdtr(freedom, t), rtol=0, atol=1e-13)
    shares = [0.5, 0.75, 0.9, 0.99]
    places = [student.place(freedom, share) for share in shares]
    np.testing.assert_allclose(places, special.stdtrit(freedom, shares), rtol=1e-11)

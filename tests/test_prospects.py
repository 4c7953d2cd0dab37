"""What is expected of outings to come: each as it would be now, and what could be learned of it."""

import numpy as np
import pytest

from dashboard.circumstances import After, Gap, Length
from dashboard.insights.prospects import Forecast, Next, Prospects
from tests.proof.diaries import counted, rated

RATINGS = {"walk": [5, 4, 5, 4, 5, 4, 5, 4] * 3, "dinner": [3, 2, 3, 2, 4, 3, 2, 3] * 3, "opera": [4]}


def prospects(*kinds: str) -> Prospects:
    unknown = [Next(kind, Length.UNKNOWN, Gap.MONTH, After.OTHER) for kind in kinds]
    return Prospects(Forecast(counted(rated(RATINGS))), unknown)


def test_what_went_well_is_expected_to() -> None:
    """The order of chances is that of the ratings, and each lies within its range."""
    found = prospects("walk", "dinner")
    assert found.chance[0] > 0.8
    assert found.chance[1] < 0.4
    assert found.levels[0] > found.levels[1]
    assert found.better(0, 1) > 0.99
    low, high = found.between
    assert (low < found.chance).all()
    assert (found.chance < high).all()


def test_of_a_new_kind_little_is_known() -> None:
    """It is taken to be like the others, with a range wider than that of any known well."""
    low, high = prospects("walk", "dinner", "tea").between
    widths = high - low
    # Not only is the usual itself unsure: a new kind may be as far from it as these two are from each other.
    assert widths[2] > widths[0] + widths[1] + 0.1
    chance = prospects("walk", "dinner", "tea").chance
    assert chance[1] < chance[2] < chance[0]


def test_most_is_learned_of_what_is_known_least() -> None:
    """One more rating is worth something, and the more the less is known; nothing where one is ahead for sure."""
    found = prospects("walk", "dinner", "opera")
    assert (found.worth_learning(found.levels) >= 0).all()
    worth = found.worth_learning(np.zeros(3))
    assert worth[2] > worth[0]
    assert worth[2] > worth[1]
    far_apart = found.worth_learning(np.array([10.0, 0.0, 0.0]))
    assert far_apart == pytest.approx(0, abs=1e-9)


def test_outings_go_well_by_so_much_and_no_more() -> None:
    """The surer the smaller the share that is asked for."""
    found = Forecast(counted(rated(RATINGS)))
    shares = [found.goes_well(share) for share in (0.2, 0.5, 0.8)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.95


def test_it_tells_whether_kinds_wear_off() -> None:
    """Nobody knows where nothing was repeated soon; it is likely where what was repeated soon went worse."""
    assert Forecast(counted(rated({"walk": [4], "tea": [3]}))).wears_off() == pytest.approx(0.5, abs=0.02)
    rows = rated({"walk": [4] * 40})
    soon = np.arange(40) % 2 == 1
    rows["rating"] = np.where(soon, 2, 5)
    rows["gap"] = np.where(soon, Gap.WEEK.value, Gap.MONTH.value)
    assert Forecast(counted(rows)).wears_off() > 0.95
    rows["rating"] = np.where(soon, 5, 2)
    assert Forecast(counted(rows)).wears_off() < 0.05

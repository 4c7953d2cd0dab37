"""The proof of planning in a small form; `notebooks/does-planning-help.ipynb` is the same in full.

The bounds leave room for so few couples: over all worlds the planner is ahead of every plainer way, it goes
a good part of the way to the oracle, and it doesn't bring more hard outings.
"""

from functools import cache

import pandas as pd

from tests.proof import planning
from tests.proof.couples import BASELINES, ORACLE, OURS, WORLDS, Couple, lived


@cache
def found() -> pd.DataFrame:
    return planning.lives(4)


def test_the_planner_is_ahead_of_what_a_person_would_follow() -> None:
    """Of every plainer way, over all worlds by more than three standard errors."""
    by = found().pivot_table("mean rating", ["world", "couple"], "followed")
    for baseline in BASELINES:
        apart = by[OURS] - by[baseline]
        assert apart.mean() > 3 * apart.std() / len(apart) ** 0.5, baseline


def test_it_goes_a_good_part_of_the_way_to_the_oracle() -> None:
    """From the best raw average, over all worlds; and the oracle stays the best there is."""
    table = planning.closed(found())
    assert table.loc["all worlds", "percent"] > 35
    means = planning.means(found())
    assert (means[ORACLE] >= means.max(axis=1) - 0.1).all()


def test_it_brings_no_more_hard_outings() -> None:
    """Than any plainer way does, over all worlds."""
    hard = planning.means(found(), "hard").sum()
    assert hard[OURS] < hard[list(BASELINES)].min()


def test_the_same_couple_lives_the_same_life() -> None:
    """Nothing but the couple's own luck is drawn, and that is the same for all ways."""
    assert lived(WORLDS[4], 2, OURS) == lived(WORLDS[4], 2, OURS)
    one, other = Couple(WORLDS[4], 2), Couple(WORLDS[4], 2)
    assert one.outings == other.outings
    assert one.expected(0, 30, 40) == other.expected(0, 30, 40)

"""The judgement: pulled toward the usual, as sure as it may be, and silent where there is nothing to say."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.insights.estimates import ENOUGH, in_ten
from dashboard.insights.levels import judge
from dashboard.insights.shares import shares_of

RATINGS = st.lists(st.integers(1, 5), min_size=0, max_size=25)


def cells(ratings: dict[str, list[int]]) -> pd.DataFrame:
    """The counts SQL would give for these ratings."""
    return pd.DataFrame(
        [
            {
                "cell": cell, "outings": len(values), "rated": len(values), "good": sum(v >= 4 for v in values),
                "did_not_happen": 0, "total": float(sum(values)), "squares": float(sum(v * v for v in values)),
            }
            for cell, values in ratings.items()
        ]
    )  # fmt: skip


def diary(rng: np.random.Generator, outings: int, kinds: int, between: float) -> tuple[pd.DataFrame, dict[str, float]]:
    """A made-up diary and the true mean rating of each of its kinds."""
    levels = 3.5 + rng.normal(0, between, kinds)
    chosen = rng.choice(kinds, outings, p=rng.dirichlet(np.ones(kinds)))
    ratings = np.clip(np.round(levels[chosen] + rng.normal(0, 1.05, outings)), 1, 5).astype(int)
    noise = rng.normal(0, 1.05, 20_000)
    truth = {str(kind): float(np.clip(np.round(level + noise), 1, 5).mean()) for kind, level in enumerate(levels)}
    return cells({str(kind): ratings[chosen == kind].tolist() for kind in np.unique(chosen)}), truth


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("abcdefgh"), RATINGS, min_size=1))
def test_estimates_lie_between_the_own_average_and_the_others(ratings: dict[str, list[int]]) -> None:
    """No estimate goes beyond its data, every range holds its estimate, every chance is one."""
    judgement = judge(cells(ratings))
    assert {e.cell for e in judgement.estimates} == set(ratings)
    every = [rating for values in ratings.values() for rating in values]
    for estimate in judgement.estimates:
        if not every:
            assert estimate.word == "not rated yet"
            continue
        assert 1 <= estimate.low <= estimate.high <= 5
        assert estimate.low - 0.2 <= estimate.mean <= estimate.high + 0.2
        assert 0 <= estimate.chance <= 1
        assert 0 <= estimate.above <= 1
        assert min(every) - 1e-6 <= estimate.mean <= max(every) + 1e-6


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.integers(1, 5), min_size=1, max_size=9), min_size=2))
def test_the_order_of_cells_changes_nothing(ratings: dict[str, list[int]]) -> None:
    """The same data gives the same answer, to the last digit that shows."""
    forth, back = judge(cells(ratings)), judge(cells(dict(reversed(ratings.items()))))
    assert [e.cell for e in forth.estimates] == [e.cell for e in back.estimates]
    for one, other in zip(forth.estimates, back.estimates, strict=True):
        assert one.mean == pytest.approx(other.mean, abs=1e-9)


def test_few_outings_are_pulled_and_many_are_believed() -> None:
    """Two lovely picnics say little; a hundred say what they say."""
    usual = {"walk": [3, 4, 2, 3, 4, 3, 3] * 6, "tea": [3, 3, 4, 2, 3] * 6}
    few = judge(cells({**usual, "picnic": [5, 5]}))
    many = judge(cells({**usual, "picnic": [5] * 100}))
    level = {name: next(e for e in j.estimates if e.cell == "picnic") for name, j in (("few", few), ("many", many))}
    assert level["few"].mean < 4.6
    assert level["few"].is_early
    assert level["many"].mean > 4.9
    assert level["many"].word == "better than your usual"


def test_hiding_a_kind_changes_no_estimate() -> None:
    """What is shown is not what is judged."""
    judgement = judge(cells({"a": [4, 5, 4, 5], "b": [2, 3, 2, 2], "c": [3, 3]}))
    assert judgement.only(("a",)).estimates == [e for e in judgement.estimates if e.cell == "a"]
    assert judgement.only(()).estimates == judgement.estimates


def test_the_raw_average_is_a_special_case() -> None:
    """With endless data the estimate is the average and the chance its share; an independent sum agrees."""
    ratings = {"a": [5, 4, 3, 4] * 500, "b": [1, 2, 3, 2] * 500}
    for estimate in judge(cells(ratings)).estimates:
        assert estimate.mean == pytest.approx(np.mean(ratings[estimate.cell]), abs=0.02)


def test_no_difference_is_hardly_ever_announced_where_there_is_none() -> None:
    """In diaries whose kinds are all alike, at most one in twenty pages claims otherwise."""
    rng = np.random.default_rng(7)
    announced = [
        bool(judge(diary(rng, n, k, 0.0)[0]).clear) for n, k in [(30, 6), (80, 8), (200, 10)] for _ in range(60)
    ]
    assert np.mean(announced) <= 0.05


def test_ranges_hold_what_they_claim() -> None:
    """About eight in ten ranges hold the truth, and the estimate beats the raw and the grand average."""
    rng = np.random.default_rng(11)
    held, errors = [], []
    for outings, kinds in [(30, 6), (80, 8), (200, 10)]:
        for _ in range(40):
            found, truth = diary(rng, outings, kinds, 0.35)
            grand = found["total"].sum() / found["rated"].sum()
            raw = dict(zip(found["cell"], found["total"] / found["rated"], strict=True))
            for e in judge(found).estimates:
                held.append(e.low <= truth[e.cell] <= e.high)
                errors.append([(guess - truth[e.cell]) ** 2 for guess in (e.mean, raw[e.cell], grand)])
    pooled, raw_error, grand_error = np.sqrt(np.mean(errors, axis=0))
    assert 0.74 <= np.mean(held) <= 0.9
    assert pooled < 0.75 * raw_error
    assert pooled < grand_error


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=8))
def test_shares_stay_shares(pairs: list[tuple[int, int]]) -> None:
    """Each share lies within its range, between none and all; stretches without ratings are left out."""
    frame = pd.DataFrame(
        [(f"2026-{i + 1:02}-01", n, n, min(k, n), 0) for i, (k, n) in enumerate(pairs)],
        columns=["cell", "outings", "rated", "good", "did_not_happen"],
    )
    found = shares_of(frame)
    assert len(found) == sum(n > 0 for _, n in pairs)
    for share in found:
        assert 0 <= share.low <= share.share <= share.high <= 1


def test_one_outing_is_no_share() -> None:
    """One good outing in a month doesn't make "all of them"."""
    frame = pd.DataFrame(
        [("2026-01-01", 40, 40, 20, 0), ("2026-02-01", 1, 1, 1, 0)],
        columns=["cell", "outings", "rated", "good", "did_not_happen"],
    )
    assert shares_of(frame)[1].share < 0.75


@pytest.mark.parametrize(("chance", "words"), [(0.0, "about 1 in 10"), (0.66, "about 7 in 10"), (1.0, "about 9 in 10")])
def test_no_chance_is_a_certainty(chance: float, words: str) -> None:
    """Nothing is said to go well always, or never."""
    assert in_ten(chance) == words


def test_too_early_is_said_whatever_the_ratings() -> None:
    """Three ratings are too few for any word but that."""
    found = judge(cells({"a": [5] * (ENOUGH - 1), "b": [3] * 30}))
    assert next(e for e in found.estimates if e.cell == "a").word == "too early to tell"

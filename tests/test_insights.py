"""The judgement: pulled toward the usual, as sure as it may be, and silent where there is nothing to say."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.special import ndtri
from scipy.stats import qmc

from dashboard.circumstances import CIRCUMSTANCES, Stretch
from dashboard.insights import prior
from dashboard.insights.answers import Answers
from dashboard.insights.estimates import ENOUGH, Counts, Effect, in_ten
from dashboard.insights.judgement import SURE, surely
from dashboard.insights.model import Posterior
from dashboard.insights.ordinal import expected, levels_of, probabilities, slopes, usual_cuts
from dashboard.insights.outlook import Outlook
from dashboard.insights.over_time import Era, OverTime
from dashboard.outings import Filter
from dashboard.store import Store
from tests.conftest import add
from tests.proof.diaries import LEVELS, REAL, Diary, add_neighbours, counted, diary, rated

KINDS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.integers(1, 5), min_size=1, max_size=25), min_size=1
)  # fmt: skip
LENGTH, COMPANY = CIRCUMSTANCES[:2]


def answers(ratings: dict[str, list[int]], **levels: str) -> Answers:
    return Answers(counted(rated(ratings, **levels)))


@settings(max_examples=60)
@given(KINDS)
def test_every_figure_stays_on_its_scale(ratings: dict[str, list[int]]) -> None:
    """Whatever was rated, ranges lie on the five steps around their estimate, and chances are chances."""
    found = answers(ratings)
    assert {e.cell for e in found.kinds.estimates} == set(ratings)
    for e in found.kinds.estimates:
        assert 1 <= e.low <= e.mean <= e.high <= 5
        assert sum(e.likely) == pytest.approx(1)
        assert min(e.likely) >= 0
        assert e.chance == pytest.approx(sum(e.likely[3:]))
        assert 0 <= e.above <= 1
        assert len(e.ten) == 10
    for era in found.over_time.rated:
        assert 0 <= (era.low or 0) <= (era.share or 0) <= (era.high or 0) <= 1


@settings(max_examples=30)
@given(KINDS)
def test_the_order_of_outings_and_rows_changes_nothing(ratings: dict[str, list[int]]) -> None:
    """The same counts give the same answer."""
    frame = counted(rated(ratings))
    forth, back = Answers(frame), Answers(frame[::-1])
    assert forth.kinds == back.kinds
    assert forth.over_time == back.over_time


@settings(max_examples=30)
@given(KINDS, st.integers(2, 40))
def test_a_longer_log_of_the_same_counts_costs_no_more(ratings: dict[str, list[int]], times: int) -> None:
    """What the model is fitted to has as many rows for many outings as for few."""
    frame = counted(rated(ratings))
    longer = frame.copy()
    numbers = ["outings", "n1", "n2", "n3", "n4", "n5", "recent"]
    longer[numbers] = longer[numbers] * times
    ours, more = Answers(frame), Answers(longer)
    assert len(ours.kinds.estimates) == len(more.kinds.estimates)


def test_few_outings_are_pulled_and_many_are_believed() -> None:
    """Two lovely picnics say little; a hundred say what they say."""
    usual = {"walk": [3, 4, 2, 3, 4, 3, 3] * 6, "tea": [3, 3, 4, 2, 3] * 6}
    few, many = answers({**usual, "picnic": [5, 5]}), answers({**usual, "picnic": [5] * 100})
    little, much = (next(e for e in a.kinds.estimates if e.cell == "picnic") for a in (few, many))
    assert little.mean < 4.6
    assert few.kinds.word(little) == "too early to tell"
    assert much.mean > 4.8
    assert many.kinds.word(much) == "better than your usual"


def test_endless_data_is_believed() -> None:
    """With thousands of ratings the estimate is the average, and the chance the share that went well."""
    ratings = {"a": [5, 4, 3, 4] * 500, "b": [1, 2, 3, 2] * 500, "c": [3, 4, 2, 5] * 500}
    for e in answers(ratings).kinds.estimates:
        assert e.mean == pytest.approx(np.mean(ratings[e.cell]), abs=0.04)
        # Kinds are taken to vary alike around their levels, and these don't quite.
        assert e.chance == pytest.approx(np.mean(np.array(ratings[e.cell]) >= 4), abs=0.08)


def test_hiding_a_kind_changes_no_estimate_and_no_word() -> None:
    """What is shown is not what is judged."""
    kinds = answers({"a": [4, 5, 4, 5] * 5, "b": [2, 3, 2, 2] * 5, "c": [3, 3]}).kinds
    shown = kinds.only(("a",))
    assert shown.estimates == [e for e in kinds.estimates if e.cell == "a"]
    assert shown.word(shown.estimates[0]) == kinds.word(shown.estimates[0])
    assert kinds.only(()) == kinds


def test_what_is_not_noted_is_neither_zero_nor_a_level() -> None:
    """Outings of unknown length are told apart from short ones, and never shown as a length."""
    rows = rated({"walk": [4, 3, 5, 4] * 10})
    rows.loc[::2, "length"] = LENGTH.levels[0]
    found = Answers(counted(rows)).circumstance(LENGTH)
    assert [e.cell for e in found.estimates] == [LENGTH.levels[0]]
    assert Answers(counted(rows)).compared == Answers(counted(rated({"walk": [4, 3, 5, 4] * 10}))).compared


def with_lengths(better: float, seed: int, kinds: tuple[str, ...] = ("walk", "tea")) -> pd.DataFrame:
    """Eighty outings of each kind, half of them short, the short ones rated so much better."""
    rng = np.random.default_rng(seed)
    rows = rated({kind: [3] * 80 for kind in kinds})
    short = rng.random(len(rows)) < 0.5
    rows["length"] = np.where(short, LENGTH.levels[0], LENGTH.levels[2])
    rows["rating"] = np.clip(np.round(3.3 + better * short + rng.normal(0, 0.9, len(rows))), 1, 5).astype(int)
    return rows


def test_a_difference_is_found_with_its_size() -> None:
    """Where short ones are rated most of a step better, that is said, and about how much."""
    found = Answers(counted(with_lengths(0.8, 3))).differences
    assert [(c.name, e.cell) for c, e in found] == [("length", LENGTH.levels[0])]
    effect = found[0][1].effect
    assert effect.least < 0.8 < effect.most + 0.15
    assert effect.least < effect.steps < effect.most


def test_a_length_is_not_praised_for_its_kind() -> None:
    """Where short ones are lovely for being walks, the length makes no clear difference, all else alike."""
    rows = with_lengths(0.0, 4)
    walk = rows["kind"] == "walk"
    rows.loc[walk, "rating"] = (rows.loc[walk, "rating"] + 1).clip(upper=5)
    rows["length"] = np.where(walk == (np.arange(len(rows)) % 10 < 9), LENGTH.levels[0], LENGTH.levels[2])
    found = Answers(counted(rows))
    short = found.circumstance(LENGTH).estimates[0]
    assert short.cell == LENGTH.levels[0]
    assert short.above > SURE
    assert not [e for c, e in found.differences if c is LENGTH]


def changed(by: float, seed: int, kinds: tuple[str, ...] = ()) -> Diary:
    """A diary of four years in which outings (of `kinds`, or all) went from `by` / 2 below to as much above."""
    rng = np.random.default_rng(seed)
    found = diary(REAL[0], 400, seed)
    ramp = np.linspace(-by / 2, by / 2, len(found.rows)) * (found.rows["kind"].isin(kinds) if kinds else 1)
    latent = 3.5 + ramp + rng.normal(0, 0.9, len(ramp))
    found.rows["rating"] = np.clip(np.round(latent), 1, 5).astype(int)
    return found


def test_a_change_is_seen_and_its_direction() -> None:
    """Outings that have been going better or worse for years are said to."""
    for by in (1.6, -1.6):
        over_time = Answers(counted(changed(by, 5).rows)).over_time
        assert over_time.clear
        assert (over_time.better_now > 0.5) == (by > 0)


@pytest.mark.parametrize(("before", "since"), [(5.6, 2.7), (4.9, 3.5), (2.4, 4.7)])
def test_the_band_follows_a_step_at_the_ends_of_the_scale(before: float, since: float) -> None:
    """Where nearly all was lovely until lately, what is said of now is near what was rated lately."""
    rng = np.random.default_rng(1)
    rows = rated({"a": [3] * 200, "b": [3] * 200})
    rows["day"] = [rows["day"][0] + timedelta(days=2 * at) for at in range(400)]
    latent = np.where(np.arange(400) < 320, before, since) + rng.normal(0, 0.9, 400)
    rows["rating"] = np.clip(np.round(latent), 1, 5).astype(int)
    found = Answers(counted(rows))
    lately = rows["rating"][320:]
    for e in found.kinds.estimates:
        assert e.mean == pytest.approx(lately.mean(), abs=0.7)
    assert found.over_time.eras[-1].share == pytest.approx((lately >= 4).mean(), abs=0.15)
    assert found.over_time.clear


@pytest.mark.parametrize(("lower", "often"), [(1.0, 0.5), (1.5, 0.1), (2.0, 0.5)])
def test_a_large_difference_has_its_size_in_steps(lower: float, often: float) -> None:
    """However large, and near the top of the scale, a difference is told as large as it was rated."""
    rng = np.random.default_rng(2)
    rows = rated({kind: [3] * 200 for kind in "abc"})
    others = rng.random(600) < often
    rows["company"] = np.where(others, *reversed(COMPANY.levels))
    rows["rating"] = np.clip(np.round(4.6 - lower * others + rng.normal(0, 1, 600)), 1, 5).astype(int)
    found = {e.cell: e for e in Answers(counted(rows)).circumstance(COMPANY).estimates}
    mean = [rows["rating"][at].mean() for at in (others, ~others)]
    effect = found[COMPANY.levels[1]].effect
    assert found[COMPANY.levels[1]].mean == pytest.approx(mean[0], abs=0.1)
    assert effect.least - 0.05 <= mean[0] - mean[1] <= effect.most + 0.05
    assert effect.least < effect.steps < effect.most


def test_a_change_from_one_outing_is_no_change() -> None:
    """One old outing is too few to say from what it changed."""
    rows = rated({"walk": [1, *[5] * 20]})
    rows["day"] = [day + timedelta(days=900 * (at > 0)) for at, day in enumerate(rows["day"])]
    assert not Answers(counted(rows)).over_time.clear


def test_a_change_needs_something_to_change_from() -> None:
    """However sure, a change is told only where enough was rated before the latest stretch."""

    def over_time(before: int) -> OverTime:
        eras = [Era(f"202{year}-01-01", Counts(n, n, n, 0), 0.5, 0.4, 0.6) for year, n in ((5, before), (6, 30))]
        return OverTime(eras, 0.999)

    assert not over_time(ENOUGH - 1).clear
    assert over_time(ENOUGH).clear


def test_chances_count_in_that_a_level_is_not_known() -> None:
    """The chance of a rating is its average over all levels that are plausible."""
    cuts = np.array([[-1.5, -0.6, 0.4, 1.3]])
    posterior = Posterior(None, np.ones(1), cuts, np.zeros((1, 1)), [], np.ones(1))  # type: ignore[arg-type]
    outlook = Outlook(posterior, np.array([[0.8]]), np.array([[0.9]]))
    levels = 0.8 + 0.9 * ndtri((np.arange(4000) + 0.5) / 4000)
    assert outlook.likely[0] == pytest.approx(probabilities(levels, cuts).mean(axis=0), abs=1e-3)
    assert outlook.mean[0] == pytest.approx(expected(levels, cuts).mean(), abs=1e-3)
    low, high = outlook.between(0.8)
    assert (low[0], high[0]) == pytest.approx(np.quantile(expected(levels, cuts), (0.1, 0.9)), abs=0.01)
    low, high = outlook.share_between(0.8)
    shares = probabilities(levels, cuts)[:, 3:].sum(axis=1)
    assert (low[0], high[0]) == pytest.approx(np.quantile(shares, (0.1, 0.9)), abs=0.01)


def test_what_is_sure_but_tiny_is_not_told() -> None:
    """With endless data every difference is sure; one of a twentieth of a step is still no news."""
    kinds = answers({"a": [3, 4] * 1500, "b": [3, 4, 3, 4, 3, 4, 4, 4] * 375}).kinds
    assert all(e.certainty > SURE for e in kinds.estimates)
    assert not kinds.clear


def test_a_kind_wearing_off_is_named_and_no_other() -> None:
    """Where one kind alone goes less well than it used to, it is that one."""
    often = diary(REAL[0], 400, 8).rows["kind"].value_counts().index[0]
    found = Answers(counted(changed(-3.0, 8, (often,)).rows)).changing
    assert [e.cell for e in found] == [often]
    assert found[0].effect.steps < 0


def test_gaps_and_unrated_stretches_stay_gaps(store: Store) -> None:
    """A stretch without outings is none, and one without ratings has counts and no share."""
    rated_ones = "".join(f"2025-0{month}-05,walk,{month}\n" for month in (1, 2, 5))
    add(store, f"day,kind,mine\n{rated_ones}2025-06-01,walk,\n2025-06-03,walk,\n")
    eras = Answers(store.tally(Filter(), Stretch.MONTH)).over_time.eras
    assert [era.cell[5:7] for era in eras] == ["01", "02", "05", "06"]
    assert [era.share is None for era in eras] == [False, False, False, True]
    assert eras[-1].counts.outings == 2


def test_a_log_without_ratings_has_counts_and_no_judgement() -> None:
    """Nothing rated is nothing judged, and no error."""
    frame = counted(rated({"walk": [4] * 5}))
    frame[["n1", "n2", "n3", "n4", "n5"]] = 0
    found = Answers(frame)
    assert found.usual is None
    assert [found.kinds.word(e) for e in found.kinds.estimates] == ["not rated yet"]
    assert not found.kinds.clear
    assert not found.differences
    assert not found.changing
    assert not found.over_time.rated


def test_the_counts_made_here_are_those_of_the_store(store: Store) -> None:
    """What the proof is run on is what SQL gives for the same outings."""
    rows = diary(REAL[1], 250, 1).rows
    known = {name: rows[name].where(rows[name] != LEVELS[name][-1], "") for name in ("company", "novelty", "idea")}
    file = rows[["day", "kind"]].assign(
        mine=rows["rating"],
        **known,
        minutes=rows["length"].map(dict(zip(LEVELS["length"], (30, 90, 180, 300, ""), strict=True))),
        start=rows["part"].map(dict(zip(LEVELS["part"], ("09:00", "14:00", "19:00", ""), strict=True))),
    )
    # Two on one day stand in the log by their time; here they stand as they were made.
    file = file[~rows["day"].duplicated(keep=False)]
    rows = rows[~rows["day"].duplicated(keep=False)].reset_index(drop=True)
    add_neighbours(rows)
    add(store, file.to_csv(index=False))
    days = rows["day"]
    theirs = store.tally(Filter(), Stretch.between(days.min(), days.max()))
    ours = counted(rows)
    names = ["factor", "level", "other_factor", "other_level"]
    both = [f.sort_values(names)[list(ours.columns)].reset_index(drop=True) for f in (ours, theirs)]
    assert len(ours) == len(theirs) > 500
    for column in ours.columns:
        if column == "recent":
            assert np.allclose(both[0][column], both[1][column], atol=1e-3)
        else:
            assert both[0][column].tolist() == both[1][column].tolist(), column


@given(st.lists(st.floats(0.5, 1), max_size=12))
def test_what_is_told_in_one_breath_is_sure_together(certainties: list[float]) -> None:
    """The chances of being wrong add up to no more than the page allows, and nothing surer is left out."""
    told = surely(certainties)
    assert sum(1 - certainties[at] for at in told) <= 1 - SURE + 1e-9
    left = [c for at, c in enumerate(certainties) if at not in told]
    assert all(c <= min((certainties[at] for at in told), default=1) for c in left)


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any), st.floats(-2, 2))
def test_a_rating_is_always_one_of_five(counts: list[int], level: float) -> None:
    """The five chances add up to one at any level, and slopes are those of their logs."""
    cuts = usual_cuts(np.array(counts, dtype=float))
    assert (np.diff(cuts) > 0).all()
    assert probabilities(np.array(level), cuts).sum() == pytest.approx(1)
    step = 1e-4
    before, at, after = (slopes(np.array(level + d), cuts) for d in (-step, 0, step))
    likely = probabilities(np.array(level), cuts) > 1e-6
    assert at.slope[likely] == pytest.approx((after.value - before.value)[likely] / (2 * step), abs=1e-3)
    assert at.bend[likely] == pytest.approx((before.slope - after.slope)[likely] / (2 * step), abs=1e-3)
    mean = expected(np.array(level), cuts)
    assert levels_of(np.array([mean]), cuts[None])[0, 0] == pytest.approx(level, abs=0.02)


@pytest.mark.parametrize(("chance", "words"), [(0.0, "about 1 in 10"), (0.66, "about 7 in 10"), (1.0, "about 9 in 10")])
def test_no_chance_is_a_certainty(chance: float, words: str) -> None:
    """Nothing is said to go well always, or never."""
    assert in_ten(chance) == words


def test_too_early_is_said_whatever_the_ratings() -> None:
    """Three ratings are too few for any word but that."""
    kinds = answers({"a": [5] * (ENOUGH - 1), "b": [3] * 30}).kinds
    assert kinds.word(next(e for e in kinds.estimates if e.cell == "a")) == "too early to tell"


def test_nothing_known_is_an_even_chance() -> None:
    """An effect nobody has looked at leans nowhere."""
    assert Effect().certainty == 0.5


def test_the_points_are_those_the_sequence_lays() -> None:
    """What is kept in a file is what scipy makes, and the spreads are the quantiles of their priors there."""
    even = np.clip(qmc.Sobol(5, rng=20260222).random(64), 1e-3, 1 - 1e-3)
    priors = (
        stats.gamma(2, scale=prior.KINDS / 2), stats.fisk(1, scale=prior.CHANGES),
        stats.expon(scale=prior.CIRCUMSTANCES), stats.fisk(1, scale=prior.DRIFT),
    )  # fmt: skip
    spreads, bell = prior.points()
    expected = np.stack([one.ppf(some) for one, some in zip(priors, even.T, strict=False)], axis=1)
    np.testing.assert_allclose(spreads, expected, rtol=1e-12)
    assert (bell == (even[:, 4] * 8).astype(int)).all()

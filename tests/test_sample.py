"""The sample is a plausible, uneven life, and stays apart."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.circumstances import Stretch
from dashboard.insights.answers import Answers
from dashboard.outings import Filter
from dashboard.sample import sample_log
from dashboard.store import Store

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def sample() -> Store:
    return Store(sample_log(TODAY))


def test_the_sample_is_as_uneven_as_life(sample: Store) -> None:
    """About eighteen months and 150 outings, with gaps, unrated, cut-short and missed ones, and a kind tried once."""
    outings = sample.outings(Filter(), 1000)
    days = outings["day"].dt.date.sort_values().tolist()
    assert 130 <= len(outings) <= 170
    assert timedelta(days=500) < days[-1] - days[0] < timedelta(days=600)
    assert max(b - a for a, b in pairwise(days)) > timedelta(days=21)
    assert outings["mine"].isna().sum() > 10
    assert {"happened", "cut short", "didn't happen"} == set(outings["status"])
    assert 1 in outings["kind"].value_counts().to_list()


def test_the_sample_ends_lately_whenever_it_is_opened() -> None:
    """Its last outing lies within the week before today, on the weekday it was written for."""
    for today in (TODAY, date(2031, 5, 6)):
        last = Store(sample_log(today)).summary(Filter()).last_day
        assert timedelta(0) <= today - last < timedelta(weeks=1)
        assert last.isoweekday() == Store(sample_log(TODAY)).summary(Filter()).last_day.isoweekday()


def test_the_sample_has_something_to_show(sample: Store) -> None:
    """Some kinds differ clearly from the usual, some don't, some are too early to tell."""
    judgement = Answers(sample.tally(Filter(), Stretch.QUARTER)).kinds
    assert judgement.clear
    assert len(judgement.told) > len(judgement.clear)
    assert judgement.early


def test_a_slow_thaw_and_a_kind_wearing_off(sample: Store) -> None:
    """The later half went better, films in the later half less well."""
    outings = sample.outings(Filter(), 1000)  # latest first
    half = len(outings) // 2
    assert outings["mine"][:half].mean() > outings["mine"][half:].mean() + 0.2
    films = outings[outings["kind"] == "Film on the sofa"]["mine"].dropna()
    assert films[: len(films) // 2].mean() < films[len(films) // 2 :].mean()


def test_the_sample_writes_no_file(log_path: Path) -> None:
    """Looking at the sample leaves nothing behind."""
    sample_log(TODAY)
    assert not list(log_path.parent.iterdir())

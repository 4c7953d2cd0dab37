"""The proof in a small form: ranges hold, nothing is announced that isn't there, estimates beat plain averages.

`notebooks/how-sure-are-we.ipynb` is the same in full. The bounds here leave room for so few diaries.
"""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from tests.conftest import LOGS
from tests.proof import calibration, foresight
from tests.proof.diaries import NO_DIFFERENCE, REAL, TRUTHS


@cache
def found() -> pd.DataFrame:
    return calibration.estimates(calibration.cases(TRUTHS, (15, 60, 200), 8))


def test_ranges_hold_what_they_claim() -> None:
    """Of ranges of 50, 80 and 95 %, about so many hold the truth, over every sort of couple."""
    for share in calibration.RANGES:
        assert 100 * found()[f"holds {share}"].mean() == pytest.approx(share, abs=4)


def test_chances_come_true() -> None:
    """What is said to go well 2, 5 or 8 times in 10 does about so often."""
    table = calibration.diagonal(found())
    assert (table["chance"] - table["good"]).abs()[table["kinds"] > 60].max() < 0.07
    assert abs((found()["chance"] - found()["good"]).mean()) < 0.02


def test_words_are_worth_what_they_say() -> None:
    """What is called better is, nearly always; what is called a little better so far mostly."""
    table = calibration.words(found())["above"]
    assert table["better than your usual"] > 0.93
    assert table["less well than your usual"] < 0.07
    assert table["a little better so far"] > 0.75
    assert table["a little less well so far"] < 0.25


def test_estimates_beat_plain_averages() -> None:
    """In diaries like real ones: half the raw average's error at first, and never more than the grand mean's."""
    table = calibration.errors(calibration.estimates(calibration.cases(REAL, (15, 30, 60, 300), 34)))
    raw, grand = table["ours over the raw average's"], table["ours over the grand mean's"]
    assert raw[15] <= 0.5
    assert raw[30] <= 0.52
    assert raw[60] <= 0.65
    assert raw[300] < 1
    assert (grand <= 1).all()


def test_nothing_is_announced_where_there_is_nothing() -> None:
    """In diaries without any difference, at most one page in twenty claims one."""
    table = pd.DataFrame(
        row for case in calibration.cases(NO_DIFFERENCE, (30, 120, 300), 8) for row in calibration.announcements(case)
    )
    assert (100 * table.drop(columns="outings").mean() <= 5).all()


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs aren't here")
def test_a_real_log_is_foretold_better_than_by_plain_averages() -> None:
    """Each outing from those before it: our chances and errors beat the raw average, the grand mean, the last one."""
    store = foresight.real_log(LOGS / "daylio-2019-iso-dates.csv", "Partner time")
    table = foresight.compared(foresight.foretold(store))
    others = ["raw average of the kind", "grand mean", "most recent of the kind"]
    assert table.loc["ours", "outings"] > 400
    assert (table.loc["ours", "log score"] > table.loc[others, "log score"]).all()
    assert (table.loc["ours", "error"] < table.loc[others, "error"]).all()
    assert np.isfinite(table.to_numpy()).all()

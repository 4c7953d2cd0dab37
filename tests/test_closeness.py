"""How close it feels: the line is no surer than it may be, the band holds what it claims, answers are kept."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import manner
from dashboard.charts.circles import circles
from dashboard.charts.closeness import closeness, sentence
from dashboard.insights.closeness import ENOUGH, Line
from dashboard.insights.judgement import SURE
from dashboard.outings import Trouble
from dashboard.store import Store

Answers = list[tuple[date, float]]
DAY = date(2026, 3, 1)


def answers(change: float, *, scatter: float, many: int, seed: int) -> tuple[Answers, list[float]]:
    """Made-up answers, a month or two from each other, and the truth on each of their days."""
    random = np.random.default_rng(seed)
    at = random.integers(28, 60, many).cumsum()
    truth = random.uniform(0.35, 0.65) + change * (at - at.mean()) / (at[-1] - at[0])
    values = np.clip(truth + random.normal(0, scatter, many), 0, 1)
    days = [DAY + timedelta(int(day)) for day in at]
    return list(zip(days, values.tolist(), strict=True)), truth.tolist()


def line(found: Answers) -> Line:
    through = Line.through(found)
    assert through
    return through


@pytest.mark.parametrize("many", [ENOUGH, 12, 30])
@pytest.mark.parametrize("scatter", [0.06, 0.12, 0.2])
def test_no_change_is_hardly_ever_called_one(many: int, scatter: float) -> None:
    """Where nothing changes, a change is told in at most 3 of 100 cases."""
    told = [line(answers(0, scatter=scatter, many=many, seed=seed)[0]).clear for seed in range(600)]
    assert sum(told) / len(told) <= 0.03


@pytest.mark.parametrize("change", [0.0, 0.2, -0.4])
@pytest.mark.parametrize("many", [8, 24])
def test_the_band_holds_the_true_line(change: float, many: int) -> None:
    """In about 8 of 10 cases, whether or not it changed."""
    held = []
    for seed in range(400):
        found, truth = answers(change, scatter=0.13, many=many, seed=seed)
        through = line(found)
        held += [
            low <= true <= high
            for (_, low, high), true in zip((through.at(day) for day, _ in found), truth, strict=True)
        ]
    assert 0.75 <= sum(held) / len(held) <= 0.86


def test_a_change_that_lasts_is_told_with_its_direction() -> None:
    """Two years of it are enough, both ways, and the sentence says which way."""
    for change, words in ((0.5, "feel closer."), (-0.5, "feel further apart.")):
        told = [answers(change, scatter=0.1, many=24, seed=seed)[0] for seed in range(100)]
        said = [sentence(found, line(found)) for found in told]
        assert sum(words in one for one in said) >= 97
        assert not [one for one in said if "feel" in one and words not in one]


def test_the_line_agrees_with_a_sum_over_all_lines() -> None:
    """The closed form is the posterior it claims to be: beside it, prior times likelihood on a fine grid."""
    found, _ = answers(0.3, scatter=0.1, many=9, seed=5)
    through = line(found)
    t = np.array([(day.toordinal() - through.middle) / through.days for day, _ in found])
    y = np.array([value for _, value in found])
    level, change, spread = np.meshgrid(
        np.linspace(0.2, 0.8, 121), np.linspace(-0.7, 1.3, 201), np.geomspace(0.03, 0.5, 90), indexing="ij"
    )
    weight = -3 * np.log(spread) - 0.02 / spread**2  # inverse gamma (1, 0.02) of the square, on an even log scale
    weight += np.log(spread)
    weight -= 2 * np.log(spread) + (0.1 * (level - 0.5) ** 2 + 0.25 * change**2) / (2 * spread**2)
    for at, value in zip(t, y, strict=True):
        weight -= np.log(spread) + (value - level - change * at) ** 2 / (2 * spread**2)
    weight = np.exp(weight - weight.max())
    weight /= weight.sum()
    assert (weight * level).sum() == pytest.approx(through.level, abs=1e-3)
    assert (weight * change).sum() == pytest.approx(through.change, abs=2e-3)
    assert weight[change > 0.08].sum() == pytest.approx(through.closer, abs=0.01)


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
kept = st.dictionaries(days, st.floats(0, 1), min_size=ENOUGH, max_size=40)


@given(kept)
def test_any_answers_have_a_line_within_the_scale(found: dict[date, float]) -> None:
    """However far apart the days and however odd the answers: within 0 and 1, in order, and drawn."""
    given_ = sorted(found.items())
    through = line(given_)
    for day, _ in given_:
        middle, low, high = through.at(day)
        assert 0 <= low <= middle <= high <= 1
    assert 0 <= through.closer <= 1
    assert 0 <= through.further <= 1
    assert through.closer + through.further <= 1 + 1e-9
    drawing = closeness(given_, through)
    assert go.Figure(drawing.figure.to_dict()).data
    assert len(drawing.table) == len(given_)
    assert drawing.sentence.endswith(".")


@given(st.sets(days, min_size=ENOUGH, max_size=40), st.floats(0, 1))
def test_the_same_answer_every_time_is_no_change(found: set[date], value: float) -> None:
    """Nothing is read into answers all alike."""
    assert not line([(day, value) for day in sorted(found)]).clear


def test_a_sure_sign_is_not_enough_where_next_to_nothing_changed() -> None:
    """A hair is no change, however even the answers are."""
    steady = [(DAY + timedelta(40 * place), 0.5 + 0.0005 * place) for place in range(60)]
    assert line(steady).change > 0
    assert line(steady).closer < SURE


def test_with_few_answers_only_the_dots_are_drawn() -> None:
    """No line, no band, and the sentence says that it is too early."""
    few = [(DAY + timedelta(40 * place), 0.1 * place) for place in range(ENOUGH - 1)]
    assert Line.through(few) is None
    drawing = closeness(few, None)
    assert [trace.mode for trace in drawing.figure.data] == ["markers"]
    assert drawing.sentence == "It's too early to say whether it is changing: 5 answers so far."
    assert closeness(few[:1], None).sentence.endswith("1 answer so far.")


def test_answers_are_in_the_file(store: Store, reopened: Callable[[], Store]) -> None:
    """A day has one answer: said again it is changed, taken out it is gone."""
    store.note_closeness(DAY, 0.25)
    store.note_closeness(DAY - timedelta(40), 0.5)
    store.note_closeness(DAY, 0.375)
    assert reopened().closeness() == [(DAY - timedelta(40), 0.5), (DAY, 0.375)]
    again = reopened()
    again.unnote_closeness(DAY)
    assert reopened().closeness() == [(DAY - timedelta(40), 0.5)]


@pytest.mark.parametrize("value", [-0.01, 1.01])
def test_what_is_off_the_scale_is_refused(store: Store, reopened: Callable[[], Store], value: float) -> None:
    """With a sentence, and nothing is kept."""
    with pytest.raises(Trouble, match="could not be kept"):
        store.note_closeness(DAY, value)
    assert reopened().closeness() == []


def test_the_circles_come_together_as_it_feels_closer() -> None:
    """Apart at one end, almost one at the other, the same size all along; each named, a hostile name as it is."""
    manner.speak(manner.Manner(them="<b>Al</b>"))
    try:
        places = []
        for value in (0.0, 0.3, 0.7, 1.0):
            left, right = go.Figure(circles(value).figure.to_dict()).layout.shapes
            assert left.x1 - left.x0 == pytest.approx(right.x1 - right.x0)
            places.append(right.x0 - left.x0)
        assert places == sorted(places, reverse=True)
        assert places[0] > 2
        assert 0 < places[-1] < 0.5
        assert "<b>" not in circles(1).figure.layout.annotations[1].text
    finally:
        manner.speak(manner.Manner())
    assert circles(0).sentence == "Two circles, you and them, side by side."
    assert circles(1).sentence == "Two circles, you and them, almost one."

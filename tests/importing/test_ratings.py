"""Ratings on five steps, each step shown and correctable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing.guess import guess
from dashboard.importing.ratings import Ratings, Scale, propose
from tests.conftest import opened


@pytest.mark.parametrize(
    ("texts", "scale"),
    [
        (["1", "3", "5"], Scale.FIVE),
        (["0,5", "3", "4,5"], Scale.HALVES),
        (["2", "7", "10"], Scale.TEN),
        (["12", "80%"], Scale.HUNDRED),
        (["★★", "★★★★½"], Scale.HALVES),
        (["rad", "meh"], Scale.WORDS),
        ([], Scale.WORDS),
    ],
)
def test_the_scale_is_proposed_from_what_stands_there(texts: list[str], scale: Scale) -> None:
    """The smallest scale that holds every value."""
    assert propose(dict.fromkeys(texts, 1)).scale is scale


def test_school_marks_are_told_by_their_header() -> None:
    """A 1 is the best there, and nothing but the header says so."""
    assert propose({"1": 5, "3": 2}, "Schulnote").scale is Scale.MARKS
    assert propose({"1": 5, "3": 2}, "Rating").scale is Scale.FIVE


@pytest.mark.parametrize(
    ("scale", "text", "step"),
    [
        (Scale.FIVE, "4", 4),
        (Scale.FIVE, "4/5", 4),
        (Scale.HALVES, "3.5", 4),
        (Scale.HALVES, "0,5", 1),
        (Scale.TEN, "10", 5),
        (Scale.TEN, "7", 4),
        (Scale.TEN, "1", 1),
        (Scale.HUNDRED, "61", 4),
        (Scale.MARKS, "1", 5),
        (Scale.MARKS, "2,5", 4),
        (Scale.MARKS, "4", 2),
        (Scale.MARKS, "5", 1),
        (Scale.MARKS, "6", 1),
        (Scale.WORDS, "Rad", 5),
        (Scale.WORDS, "peculiar", None),
    ],
)
def test_a_value_stands_on_its_fifth(scale: Scale, text: str, step: int | None) -> None:
    """Scales are cut into fifths; a word nobody placed is not rated."""
    assert Ratings(scale).step(text) == step


@pytest.mark.parametrize(
    ("scale", "text"), [(Scale.THREE, "4"), (Scale.FIVE, "6"), (Scale.TEN, "11"), (Scale.FIVE, "x"), (Scale.MARKS, "7")]
)
def test_what_is_not_on_the_scale_is_said(scale: Scale, text: str) -> None:
    """A rating beyond its scale is neither clipped nor dropped."""
    with pytest.raises(ValueError, match="scale"):
        Ratings(scale).step(text)


def test_the_persons_word_goes_first() -> None:
    """What was set for one text holds, whatever its case, and None means not rated."""
    ratings = Ratings(Scale.FIVE).with_placed({"0": None, "3": 5})
    assert (ratings.step("0"), ratings.step(" 3 "), ratings.step("4")) == (None, 5, 4)


@given(st.floats(0.5, 100, allow_nan=False), st.floats(0.5, 100, allow_nan=False))
def test_a_higher_value_never_stands_lower(one: float, other: float) -> None:
    """Order is kept on every scale."""
    low, high = sorted((round(one, 1), round(other, 1)))
    assert (Ratings(Scale.HUNDRED).step(str(low)) or 0) <= (Ratings(Scale.HUNDRED).step(str(high)) or 0)


def test_a_slip_does_not_move_the_scale() -> None:
    """A few numbers beyond the scale of the others leave it to the person."""
    assert propose({"4": 20, "5": 20, "7": 1}).scale is None
    assert propose({"4": 20, "9": 20, "10": 8}).scale is Scale.TEN


def test_decimals_on_five_are_rounded_and_halves_are_not() -> None:
    """3.1 of five is a 3."""
    assert propose({"3.1": 1, "4.9": 1}).step("3.1") == 3


def test_a_rating_that_says_its_scale_is_read_on_it() -> None:
    """8/10 and 4/5 and 80 % are the same."""
    ratings = Ratings(Scale.FIVE)
    assert [ratings.step(text) for text in ("8/10", "4/5", "80%")] == [4, 4, 4]


def test_stars_with_their_unseen_sign() -> None:
    """Stars of a phone's keyboard are stars."""
    assert propose({"⭐️⭐️⭐️": 1}).step("⭐️⭐️⭐️") == 3


@pytest.mark.parametrize(
    ("scale", "text", "step", "says"),
    [(Scale.FIVE, "0", None, "not rated"), (Scale.HALVES, "0", None, "not rated"), (Scale.TEN, "0", 1, "lowest"),
     (Scale.FIVE, "1", 1, "")],
)  # fmt: skip
def test_a_zero_is_told(scale: Scale, text: str, step: int | None, says: str) -> None:
    """Where a scale has no 0 it means not rated, and it is worth a look either way."""
    ratings = Ratings(scale)
    assert ratings.step(text) == step
    assert says in ratings.oddity(text)
    assert bool(ratings.oddity(text)) == bool(says)


def test_a_scale_that_may_end_at_three_is_asked_for() -> None:
    """Many ratings and none above 3: only the person can tell whether the scale is longer."""
    assert propose({"1": 10, "2": 10, "3": 20}).scale is None
    assert propose({"1": 1, "2": 2, "3": 3}).scale is Scale.FIVE


@pytest.mark.parametrize(("scale", "top"), [(Scale.THREE, 3), (Scale.FOUR, 4), (Scale.SEVEN, 7)])
def test_other_scales_keep_their_ends_and_their_order(scale: Scale, top: int) -> None:
    """The lowest is 1, the highest 5, and no better rating is placed lower."""
    steps = [Ratings(scale).step(str(number)) for number in range(1, top + 1)]
    assert (steps[0], steps[-1]) == (1, 5)
    assert steps == sorted(steps, key=lambda step: step or 0)


def test_a_column_of_ones_is_a_column_of_ratings() -> None:
    """Only with a 0 or a fraction may it be something else."""
    assert propose({"1": 8}).scale is Scale.FIVE


GERMAN = "Datum;Was;Note;Bemerkung\n05.01.2026;Spaziergang;{};schön\n06.01.2026;Kino;{};\n17.01.2026;Kochen;{};na ja\n"


@pytest.mark.parametrize(
    ("marks", "steps"),
    [
        (("1", "2-", "5"), [5, 4, 1]),
        (("sehr gut", "gut", "mangelhaft"), [5, 4, 1]),
        (("1+", "3+", "1-2"), [5, 3, 5]),
    ],
)
def test_marks_under_note_are_ratings(marks: tuple[str, ...], steps: list[int]) -> None:
    """In German files a note is a mark: with a sign or in words, 1 being the best; what is called a remark is the note."""
    table = opened(GERMAN.format(*marks).encode())
    found = guess(table)
    assert dict(found.columns)["mine"] == "Note"
    assert dict(found.columns)["note"] == "Bemerkung"
    mapping = found.changed(mine=Ratings(Scale.MARKS)) if "sehr gut" in marks else found
    assert mapping.mine.scale is Scale.MARKS
    assert [mapping.mine.step(mark) for mark in marks] == steps


def test_bare_numbers_under_note_are_asked_about() -> None:
    """1 to 6 may run either way there; words there stay a note."""
    found = guess(opened(GERMAN.format("1", "3", "2").encode()))
    assert dict(found.columns)["mine"] == "Note"
    assert found.mine.scale is None
    words = guess(opened(b"day,kind,note\n2026-01-05,Walk,we laughed a lot\n2026-01-06,Tea,2 hours late\n"))
    assert dict(words.columns) == {"day": "day", "kind": "kind", "note": "note"}


@pytest.mark.parametrize("header", ["rating", "Note"])
def test_four_of_five_is_no_mark(header: str) -> None:
    """A rating that says its own top is read by that, whatever its column is called."""
    found = propose({"4/5": 3, "5/5": 2, "1/5": 1}, header)
    assert found.scale is Scale.FIVE
    assert [found.step(text) for text in ("5/5", "4/5", "1/5")] == [5, 4, 1]


def test_a_sign_alone_does_not_say_which_way_a_scale_runs() -> None:
    """4+ may be nearly the best or nearly the worst, so nothing is turned round unasked."""
    assert propose({"4": 9, "4+": 1, "3": 5, "5": 4}, "rating").scale is None
    assert propose({"4": 9, "4-": 1, "3": 5}, "Schulnote").scale is Scale.MARKS

"""Small vocabularies: lengths, costs, choices."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing import words
from dashboard.outings import LONGEST_OUTING


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("45 min", 45), ("1h30", 90), ("1:30", 90), ("1.5 h", 90), ("1,5 hours", 90), ("2 hours 15 minutes", 135),
     ("3h", 180)],
)  # fmt: skip
def test_lengths_as_people_write_them(text: str, minutes: int) -> None:
    """Minutes, hours, both."""
    assert words.minutes_reader(number_is_hours=False)(text) == minutes


def test_a_bare_number_is_hours_if_told() -> None:
    """A column of hours is not read as minutes."""
    assert words.minutes_reader(number_is_hours=True)("1.5") == 90


@pytest.mark.parametrize("text", ["0", "-5", "long", "99999", "5 km"])
def test_what_is_no_length_is_said(text: str) -> None:
    """Nothing is made of what isn't a length."""
    with pytest.raises(ValueError, match="length"):
        words.minutes_reader(number_is_hours=False)(text)


@given(st.integers(1, LONGEST_OUTING))
def test_hours_and_minutes_say_the_same(minutes: int) -> None:
    """1h30 and 90 are one length."""
    reader = words.minutes_reader(number_is_hours=False)
    assert reader(f"{minutes // 60}h{minutes % 60:02}") == reader(str(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "amount"),
    [("6.50", "6.50"), ("6,50 €", "6.50"), ("$1,234.50", "1234.50"), ("1.234,5", "1234.5"), ("12", "12")],
)
def test_costs_with_point_or_comma(text: str, amount: str) -> None:
    """Cents are cents in either writing."""
    assert words.cost(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["-3", "free", "1.2345", "1e9"])
def test_what_is_no_cost_is_said(text: str) -> None:
    """An amount that would have to be rounded or guessed is refused."""
    with pytest.raises(ValueError, match="amount"):
        words.cost(text)


def test_choices_know_everyday_words() -> None:
    """Our own words and a few others; anything else is said."""
    assert words.choice("status")("Didn\u2019t happen") == "didn't happen"
    assert words.choice("company")(" Friends ") == "with others"
    with pytest.raises(ValueError, match="just us, with others"):
        words.choice("company")("the dog")

"""Small vocabularies: lengths, costs, choices."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing import amounts, lengths, words
from dashboard.outings import LONGEST_OUTING


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("45 min", 45), ("1h30", 90), ("1:30", 90), ("1.5 h", 90), ("1,5 hours", 90), ("2 hours 15 minutes", 135),
     ("3h", 180)],
)  # fmt: skip
def test_lengths_as_people_write_them(text: str, minutes: int) -> None:
    """Minutes, hours, both."""
    assert lengths.minutes_reader(number_is_hours=False)(text) == minutes


def test_a_bare_number_is_hours_if_told() -> None:
    """A column of hours is not read as minutes."""
    assert lengths.minutes_reader(number_is_hours=True)("1.5") == 90


@pytest.mark.parametrize("text", ["0", "-5", "long", "99999", "5 km"])
def test_what_is_no_length_is_said(text: str) -> None:
    """Nothing is made of what isn't a length."""
    with pytest.raises(ValueError, match="length"):
        lengths.minutes_reader(number_is_hours=False)(text)


@given(st.integers(1, LONGEST_OUTING))
def test_hours_and_minutes_say_the_same(minutes: int) -> None:
    """1h30 and 90 are one length."""
    reader = lengths.minutes_reader(number_is_hours=False)
    assert reader(f"{minutes // 60}h{minutes % 60:02}") == reader(str(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "amount"),
    [("6.50", "6.50"), ("6,50 €", "6.50"), ("$1,234.50", "1234.50"), ("1.234,5", "1234.5"), ("12", "12")],
)
def test_costs_with_point_or_comma(text: str, amount: str) -> None:
    """Cents are cents in either writing."""
    assert amounts.cost(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["-3", "free", "1.2345", "1e9"])
def test_what_is_no_cost_is_said(text: str) -> None:
    """An amount that would have to be rounded or guessed is refused."""
    with pytest.raises(ValueError, match="amount"):
        amounts.cost(text)


def test_choices_know_everyday_words() -> None:
    """Our own words and a few others; anything else is said."""
    assert words.choice("status")("Didn\u2019t happen") == "didn't happen"
    assert words.choice("company")(" Friends ") == "with others"
    with pytest.raises(ValueError, match="just us, with others"):
        words.choice("company")("the dog")


@pytest.mark.parametrize("text", ["12.50 (2 x 6.25)", "3 for 12", "10 EUR + 5", "12:50", "12k", "1/2", "−5", "(5)"])
def test_what_is_more_than_one_amount_is_said(text: str) -> None:
    """Nothing is stuck together from the digits of a phrase."""
    with pytest.raises(ValueError, match="amount"):
        amounts.cost(text)


@pytest.mark.parametrize(
    ("text", "amount"), [("0.500", "0.50"), ("CHF 12.-", "12"), ("1'250.00", "1250"), ("12 kr", "12")]
)
def test_amounts_of_other_places(text: str, amount: str) -> None:
    """Written as in shops elsewhere."""
    assert amounts.cost(text) == Decimal(amount)


@pytest.mark.parametrize(("text", "minutes"), [("1,440", 1440), ("1,200 min", 1200)])
def test_thousands_of_minutes(text: str, minutes: int) -> None:
    """A comma before three digits separates thousands."""
    assert lengths.minutes_reader(number_is_hours=False)(text) == minutes


@pytest.mark.parametrize("text", ["45:00", "1.5", "0,5"])
def test_what_may_be_seconds_or_hours_is_said(text: str) -> None:
    """Half a minute is no length, nor are two days by the clock."""
    with pytest.raises(ValueError, match="length"):
        lengths.minutes_reader(number_is_hours=False)(text)


@pytest.mark.parametrize("text", ["1" * 30, "1" * 30 + "h", "1" * 4400 + "h", "2:75", "1h90"])
def test_no_number_is_too_long_to_refuse(text: str) -> None:
    """Nor are there 75 minutes in an hour."""
    with pytest.raises(ValueError, match="length"):
        lengths.minutes_reader(number_is_hours=False)(text)


def test_hours_with_three_decimals_are_hours() -> None:
    """1.500 hours are 90 minutes, not 1,500 hours."""
    assert lengths.minutes_reader(number_is_hours=True)("1.500") == 90


@pytest.mark.parametrize("text", ["1.2.24", "10 20", "3 km", "12,50,75", "5..5"])
def test_what_only_looks_like_an_amount_is_said(text: str) -> None:
    """Dates, pairs and distances are no costs."""
    with pytest.raises(ValueError, match="amount"):
        amounts.cost(text)

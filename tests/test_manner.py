"""Days and names as the person likes them: in every language, order and week."""

import subprocess
import sys
from datetime import date

import pytest
from babel import Locale
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard import wording
from dashboard.manner import LANGUAGES, WEEK_STARTS, Manner, Order, speak
from tests.conftest import ROOT

MANNERS = st.builds(
    Manner, st.text(max_size=40), st.sampled_from(list(LANGUAGES)), st.none() | st.sampled_from(Order),
    st.sampled_from(WEEK_STARTS),
)  # fmt: skip
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))

SAY_ALL = """
import sys
from datetime import date
from dashboard import wording
from dashboard.importing import calendar_words
from dashboard.manner import LANGUAGES, Manner, speak
if sys.argv[1] == "back":
    calendar_words.months(), calendar_words.weekdays()
said = {}
for language in LANGUAGES if sys.argv[1] == "forth" else reversed(LANGUAGES):
    speak(Manner(language=language))
    days = [date(2026, month, 20 + month % 7) for month in range(1, 13)]
    forms = (wording.day_words, wording.day_of_week, wording.month_words, wording.month_name, wording.month_short)
    week = [(wording.weekday(number), wording.weekday(number, brief=True)) for number in range(1, 8)]
    said[language] = [[form(day) for form in forms] for day in days], week
print(ascii(sorted(said.items())))
"""


@given(MANNERS, DAYS)
@example(Manner(language="af", order=Order.DAY), date(2000, 1, 1))
def test_a_day_is_written_in_the_order_and_language_chosen(manner: Manner, day: date) -> None:
    """With its own day and year, the first part first, and the same wherever the manner comes from."""
    speak(manner)
    said = wording.day_words(day)
    assert str(day.year) in said
    assert str(day.day) in said
    if manner.order is Order.YEAR:
        assert said.startswith(str(day.year))
    elif manner.order is Order.DAY:
        assert said.lstrip("0").startswith(str(day.day))
    elif manner.order is Order.MONTH:
        assert not said[0].isdigit() or manner.language in ("ja", "ko", "zh", "zh_Hant")
    speak(Manner())
    assert wording.day_words(day, manner) == said


@given(MANNERS, DAYS)
def test_a_week_has_every_day_once_from_the_first_of_the_person(manner: Manner, day: date) -> None:
    """And each has a name of its own, whole and brief."""
    speak(manner)
    assert sorted(wording.week()) == list(range(1, 8))
    assert wording.week()[0] == manner.week_starts + 1
    for brief in (False, True):
        assert len({wording.weekday(number, brief=brief) for number in wording.week()}) == 7
    assert wording.weekday(day.isoweekday()) in wording.day_of_week(day)


@given(MANNERS, DAYS)
def test_a_day_is_typed_and_tabled_in_the_order_chosen(manner: Manner, day: date) -> None:
    """In one of the forms Streamlit takes; in a table by its month's name in English alone, which is all it knows."""
    speak(manner)
    assert wording.day_input() in ("DD/MM/YYYY", "MM/DD/YYYY", "YYYY-MM-DD")
    first = {Order.DAY: "D", Order.MONTH: "M", Order.YEAR: "Y"}
    usual = Order.DAY if manner.language == "en" else Order.YEAR
    assert wording.day_column()[0] == first[manner.order or usual]
    assert ("MMM" in wording.day_column()) is (manner.language == "en" and manner.order is not Order.YEAR)


@given(st.text(min_size=1, max_size=40))
def test_a_name_stands_for_the_other_person(name: str) -> None:
    """In each of its three forms; without one it is them."""
    speak(Manner(name))
    assert wording.them() == name
    assert wording.their() == wording.theirs() == f"{name}’s"
    speak(Manner())
    assert (wording.them(), wording.their(), wording.theirs()) == ("them", "their", "theirs")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_its_own_name_months_and_days(language: str) -> None:
    """None is left in English or empty."""
    speak(Manner(language=language))
    assert LANGUAGES[language].casefold() == str(Locale.parse(language).get_display_name()).casefold()
    months = {wording.month_name(date(2026, month, 1)) for month in range(1, 13)}
    assert len(months) == len({wording.month_short(date(2026, month, 1)) for month in range(1, 13)}) == 12
    assert (wording.weekday(1) == "Monday") is (language == "en")


def test_no_language_slips_into_another() -> None:
    """Whichever were spoken or read before, each has its own words: Babel itself mixes some of them up."""
    said = [
        subprocess.run([sys.executable, "-c", SAY_ALL, way], cwd=ROOT, capture_output=True, check=True).stdout
        for way in ("forth", "back")
    ]
    assert said[0] == said[1]
    assert len(said[0]) > 10_000

"""Days and times: read as meant, or asked."""

from datetime import date, time

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing.calendar_words import LANGUAGES
from dashboard.importing.clocks import parse_time
from dashboard.importing.dates import Order, orders, parse_day

DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))
WRITTEN = {Order.DAY_FIRST: "%d/%m/%Y", Order.MONTH_FIRST: "%m/%d/%Y"}


@given(day=DAYS, order=st.sampled_from(list(WRITTEN)), short=st.booleans())
def test_a_day_written_in_an_order_is_read_in_it(day: date, order: Order, short: bool) -> None:
    """Told the order, every day comes back as it was, with two-digit years too."""
    pattern = WRITTEN[order].replace("%Y", "%y") if short else WRITTEN[order]
    assert parse_day(day.strftime(pattern), order) == day


@given(days=st.lists(DAYS, min_size=1, max_size=30), order=st.sampled_from(list(WRITTEN)))
def test_a_column_is_never_read_in_the_wrong_order(days: list[date], order: Order) -> None:
    """The right order is always among those that fit: alone if the days decide it, asked for if they don't."""
    texts = [day.strftime(WRITTEN[order]) for day in days]
    found = orders(texts)
    if not found.is_open:
        assert [parse_day(text, found.fitting[0]) for text in texts] == days
    else:
        assert order in found.fitting


@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from(["d MMMM y", "d. MMM y", "EEEE, d MMMM y", "MMMM d, y"]))
def test_months_in_words_are_read_in_many_languages(day: date, language: str, pattern: str) -> None:
    """A day in words is that day or unread, never another one."""
    assert parse_day(format_date(day, pattern, locale=language)) in (day, None)


@pytest.mark.parametrize(
    "text",
    ["2026-03-04", "2026/3/4", "2026.03.04", "20260304", "46085", "2026-03-04T18:30:00Z", "4th March 2026",
     "March 4, 2026", "Wed 4 Mar 2026", "4. März 2026", "4 de marzo de 2026", "4 mars 2026", "2026-03-04 6:30 PM"],
)  # fmt: skip
def test_days_that_can_be_read_in_one_way(text: str) -> None:
    """What says its year first or its month in words needs no question."""
    assert parse_day(text) == date(2026, 3, 4)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-30", "31/02/2026", "April 24", "99/99/9999", "1-2", "13"])
def test_what_is_no_day_is_no_day(text: str) -> None:
    """Nothing is made up where a day is not said."""
    assert parse_day(text, Order.DAY_FIRST) is None


def test_an_open_order_is_asked() -> None:
    """03/04 could be either, so both are offered."""
    assert set(orders(["03/04/2026", "05/06/2026"]).fitting) == {Order.DAY_FIRST, Order.MONTH_FIRST}


def test_one_line_that_decides_is_named() -> None:
    """The day that decided the order is shown, so that a slip of the pen can be seen."""
    found = orders(["03/04/2026", "13/04/2026"])
    assert (found.fitting, found.because) == ((Order.DAY_FIRST,), "13/04/2026")


def test_a_mixed_column_is_asked() -> None:
    """Days that contradict each other decide nothing."""
    assert orders(["13/04/2026", "04/13/2026"]).is_open


def test_days_alike_in_every_order_need_no_question() -> None:
    """05/05 is 5 May either way."""
    assert not orders(["05/05/2026", "06/06/2026"]).is_open


def test_two_digit_years_may_stand_first() -> None:
    """26/01/05 has three readings, and all are offered."""
    assert len(orders(["06/01/05"]).fitting) == 3


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.sampled_from(["%H:%M", "%I:%M %p", "%Hh%M"]))
def test_times_are_read_as_written(moment: time, pattern: str) -> None:
    """Twelve and twenty-four hours alike."""
    assert parse_time(moment.strftime(pattern)) == moment


@pytest.mark.parametrize("text", ["25:00", "12:61", "13:00 PM", "soon", ""])
def test_what_is_no_time_is_no_time(text: str) -> None:
    """A time that can't be is none."""
    assert parse_time(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("22. 09. 2020 18:30", time(18, 30)),
        ("45001.25", time(6, 0)),
        ("0.5", time(12, 0)),
        ("2026-01-05T18:30:00Z", time(18, 30)),
        ("6 pm", time(18, 0)),
        ("18 Uhr", time(18, 0)),
        ("5 Jan 2026 6:30 PM", time(18, 30)),
    ],
)
def test_the_time_behind_a_day(text: str, moment: time) -> None:
    """It is never read out of the day's own numbers."""
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["118:30", "-5:30", "05.01.2026", "2026-01-05", "10.30 02.01.2026"])
def test_no_time_is_made_of_other_numbers(text: str) -> None:
    """A day alone has no time."""
    assert parse_time(text) is None


@pytest.mark.parametrize("text", ["2026-01-02garbage", "2026-01-02 to 2026-01-05", "10.30 02.01.2026", "00001"])
def test_nothing_but_a_time_may_follow_a_day(text: str) -> None:
    """A stretch of days, or words, is not its first day."""
    assert parse_day(text, Order.DAY_FIRST) is None


@pytest.mark.parametrize(
    "text", ["18:30 - 20:30", "18:30-20:30", "6 pm - 8 pm", "18:30 / 20:30", "2024. 01. 05", "5. 1. 24"]
)
def test_a_stretch_of_time_has_no_one_start(text: str) -> None:
    """Neither has a day that is written with spaces."""
    assert parse_time(text) is None

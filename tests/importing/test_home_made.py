"""Spreadsheets as people keep them: what they mean is read, or told, and never made up."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from dashboard.importing import guess, lengths, reading
from dashboard.importing.clocks import parse_time
from dashboard.importing.dates import Order, parse_day
from dashboard.importing.ratings import Scale, propose
from dashboard.outings import Status
from tests.conftest import TODAY, opened, read
from tests.importing.test_apps import calendar
from tests.importing.test_formats import book


def test_a_second_before_midnight_is_that_day() -> None:
    """Rounding a spreadsheet's times never moves an outing to the next day."""
    found = read(
        book(("S", [["Date", "Activity", "Time"], [datetime(2026, 1, 5, 23, 59, 59), "Walk", time(23, 59, 59)]]))
    )
    assert found.outings["day"].tolist() == [date(2026, 1, 5)]
    assert found.outings["start"].tolist() == [time(23, 59)]


@pytest.mark.parametrize("header", ["Duration (s)", "Duration (seconds)", "Length (km)", "Length (days)"])
def test_a_unit_that_is_no_minute_is_no_length(header: str) -> None:
    """The column is not used, and the page says so."""
    assert guess.guess(opened(f"Date,Activity,{header}\n2026-01-05,Walk,14\n".encode())).column("minutes") is None


@pytest.mark.parametrize(
    ("header", "numbers", "scale"),
    [
        ("Rating /10", "435", Scale.TEN), ("Rating (1-10)", "423", Scale.TEN), ("Rating (1-7)", "756", Scale.SEVEN),
        ("Rating out of 5", "354", Scale.FIVE), ("Rating", "354", Scale.FIVE),
    ],
)  # fmt: skip
def test_a_header_says_where_its_scale_ends(header: str, numbers: str, scale: Scale) -> None:
    """It goes before what the numbers look like, and is itself no outing."""
    rows = "".join(f"2026-01-0{place},Walk,{number}\n" for place, number in enumerate(numbers, start=1))
    found = opened(f"Date,Activity,{header}\n{rows}".encode())
    assert (found.written.has_header, len(found.cells)) == (True, 3)
    assert guess.guess(found).mine.scale is scale


def test_shares_and_long_scales_are_not_squeezed() -> None:
    """100 % is the best there is; marks out of 20 are asked for; a 0 and a 1 may mean anything."""
    assert propose({"0.8": 3, "1": 2, "0": 1}).scale is Scale.SHARE
    assert propose({"0.8": 3, "1": 2}).step("1") == 5
    assert propose({"15": 3, "12": 2, "19": 1}).scale is None
    assert propose({"0": 3, "1": 2}).scale is None


def test_days_a_program_may_have_swapped_are_told() -> None:
    """Dates none of which is after the 12th, beside texts that are: the page says to look."""
    rows: list[list[Any]] = [
        ["Date", "Activity"],
        [date(2026, 5, 1), "Walk"],
        [date(2026, 6, 1), "Tea"],
        ["13/01/2026", "Walk"],
    ]
    assert any("swapped" in remark for remark in opened(book(("S", rows))).written.remarks)
    assert not opened(book(("S", [*rows, [date(2026, 6, 30), "Tea"]]))).written.remarks


def test_sheets_that_are_not_read_are_told() -> None:
    """And a long list of something else is not taken for the log."""
    log: list[list[Any]] = [["Date", "Activity"], [date(2026, 1, 5), "Walk"]]
    found = opened(
        book(
            ("2024", [["Date", "Activity", "x"], [date(2024, 1, 5), "Tea", 1]]),
            ("2026", log),
            ("Lists", [["Kinds"], *[["Tea"]] * 9]),
        )
    )
    assert found.written.part in ("2024", "2026")
    assert any(remark.startswith("Not read:") and "Lists" in remark for remark in found.written.remarks)


def test_two_tables_side_by_side_are_told() -> None:
    """The first is read."""
    found = opened(b"Date,Activity,,Date,Activity\n2026-01-05,Walk,,2026-01-06,Tea\n")
    assert any("same name" in remark for remark in found.written.remarks)


@pytest.mark.parametrize(
    ("no", "yes"), [("N", "Y"), ("FALSE", "TRUE"), ("no", "yes"), ("ausgefallen", "stattgefunden")]
)
def test_what_did_not_happen_is_not_counted(no: str, yes: str) -> None:
    """Whatever word stands for it."""
    found = read(f"Date,Activity,Status\n2026-01-05,Walk,{no}\n2026-01-06,Tea,{yes}\n")
    assert found.outings["status"].tolist() == [Status.DID_NOT_HAPPEN, Status.HAPPENED]


def test_a_point_is_a_point_in_the_whole_column() -> None:
    """3.125 beside 12.50 is no three thousand."""
    found = read("Date,Activity,Cost\n2026-01-05,Walk,12.50\n2026-01-06,Tea,3.125\n2026-01-07,Tea,1.25\n")
    assert found.outings["cost"].tolist() == [Decimal("12.50"), Decimal("1.25")]
    assert [r.value for r in found.rejects] == ["3.125"]
    assert read("Date,Activity,Cost\n2026-01-05,Trip,1.250\n").outings["cost"].tolist() == [Decimal("1250.00")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5-Jan-26", date(2026, 1, 5)), ("17 Jan 24", date(2024, 1, 17)), ("2024-01-17, 18:30", date(2024, 1, 17)),
        ("Sa., 17.01.2024", date(2024, 1, 17)), ("2024-01-17 Wed", date(2024, 1, 17)), ("17.01.2024.", date(2024, 1, 17)),
        ("2024. 01. 17.", date(2024, 1, 17)), ("mar. 5 mars 2024", date(2024, 3, 5)), ("mar 12 nov 2024", date(2024, 11, 12)),
        ("mar, 12 dic 2024", date(2024, 12, 12)), ("mar 5 2019", date(2019, 3, 5)), ("5 Jan 2024 7pm", date(2024, 1, 5)),
        ("2024-01-17 23:30:00+00", date(2024, 1, 17)), ("17.11.2024 г.", date(2024, 11, 17)),
    ],
)  # fmt: skip
def test_days_as_people_and_programs_write_them(text: str, day: date) -> None:
    """With a weekday, a dot at the end, a comma before the time, two digits for the year."""
    assert parse_day(text, Order.DAY_FIRST) == day


def test_a_month_of_two_languages_is_told() -> None:
    """Listopad is October for some and November for others."""
    assert parse_day("5 listopada 2024") is None
    assert parse_day("5 rujna 2024") == date(2024, 9, 5)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("1:20:00", 80), ("01:20:00", 80), ("90'", 90), ("1 hour and 20 minutes", 80), ("1 heure 20", 80), ("1 uur 20", 80),
     ("90 мин", 90), ("1:20 h", 80)],
)  # fmt: skip
def test_lengths_of_other_places(text: str, minutes: int) -> None:
    """Hours, minutes and seconds; feet that are minutes; other languages."""
    assert lengths.minutes_reader(number_is_hours=False)(text) == minutes


@pytest.mark.parametrize("text", ["18:30 Uhr", "18:30 h", "18h30", "18.30"])
def test_times_of_other_places(text: str) -> None:
    """With a word for the hour behind."""
    assert parse_time(text) == time(18, 30)


def test_a_column_called_at_may_be_a_place() -> None:
    """It is a time only if it holds some."""
    assert guess.guess(opened(b"Date,What,At\n2026-01-05,Walk,Park\n")).column("start") is None


def test_words_within_lists_of_json_are_words() -> None:
    """As Pixels writes them."""
    tags = [{"type": "Activities", "entries": ["walk", "us"]}]
    assert opened(json.dumps([{"date": "2026-01-05", "tags": tags}]).encode()).cells.iloc[0, 1] == "walk | us"


def test_a_whole_day_as_outlook_writes_it_has_no_hours() -> None:
    """It begins at midnight and ends at the next, and says that it is a day."""
    data = calendar(
        "UID:1\nDTSTART:20260105T000000\nDTEND:20260106T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nSUMMARY:Walk"
    )
    found = opened(data)
    outings = reading.understand(found, guess.guess(found), TODAY).outings
    assert outings["start"].isna().all()
    assert outings["minutes"].isna().all()

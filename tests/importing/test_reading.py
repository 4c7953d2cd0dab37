"""A file becomes outings: every line accounted for, every refusal with its reason."""

from datetime import date, time
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing import guess, reading
from dashboard.importing.dates import Order
from dashboard.importing.kinds import rows_of
from dashboard.importing.mapping import day_orders
from dashboard.importing.ratings import Ratings, Scale
from dashboard.outings import Trouble
from tests.conftest import LOGS, TODAY, opened, read


def reasons(text: str, **answers: Any) -> list[tuple[int, str, str]]:
    return [(r.line, r.value, r.reason) for r in read(text, **answers).rejects]


def test_a_bad_cell_rejects_its_row_with_line_value_and_reason() -> None:
    """The good rows are kept, the others are listed so that they can be mended."""
    text = (
        "day,kind,mine,minutes,status\n2026-01-05,Walk,4,30,\n2026-13-05,Walk,4,30,\n2026-01-06,Walk,9,30,\n"
        "2026-01-07,Walk,4,ages,\n,Walk,4,30,\n2027-01-01,Walk,4,30,\n2026-01-08,Walk,4,30,didn't happen\n"
    )
    found = read(text, mine=Ratings(Scale.FIVE))
    assert len(found.outings) == 1
    assert [(r.line, r.column, r.value, r.reason) for r in found.rejects] == [
        (3, "day", "2026-13-05", "is not a day"),
        (4, "mine", "9", "is not on a scale from 1 to 5"),
        (5, "minutes", "ages", "is not a length such as 45 or 1h30"),
        (6, "day", "", "is empty"),
        (7, "mine", "4", "says how it was, but the day is still to come"),
        (8, "mine", "4", "is a rating of an outing that didn't happen"),
    ]


def test_words_of_ones_own_stay_open_and_are_told() -> None:
    """Company and the like that none of our words fits cost no outing; what they say is listed."""
    found = read("day,kind,company,idea\n2026-01-05,Walk,with Anna & Tom,me\n2026-01-06,Walk,just us,the dog\n")
    assert found.outings["company"].fillna("").tolist() == ["", "just us"]
    assert found.outings["idea"].fillna("").tolist() == ["me", ""]
    assert [(r.line, r.column, r.value) for r in found.left_empty] == [
        (2, "company", "with Anna & Tom"), (3, "idea", "the dog"),
    ]  # fmt: skip
    assert found.rejects == []


@pytest.mark.parametrize("alone", ["alone", "Just me", "allein", "me alone", "I was all alone"])
def test_what_one_did_alone_is_no_outing(alone: str) -> None:
    """It is listed, and never counts as just the two."""
    found = read(f"day,kind,company\n2026-01-05,Walk,{alone}\n2026-01-06,Walk,just us\n", leave_empty=True)
    assert found.outings["line"].tolist() == [3]
    assert [(r.line, r.reason) for r in found.rejects] == [
        (2, "says that you were alone, so it is no outing of you two")
    ]


def test_who_was_there_may_say_that_nobody_was() -> None:
    """Also where a column is read for the word that means the two of them, and none does."""
    found = read("day,kind,guests\n2026-01-05,Walk,allein\n2026-01-06,Walk,Anna\n", together_in="guests")
    assert found.outings["line"].tolist() == [3]
    assert [(r.line, r.column) for r in found.rejects] == [(2, "guests")]
    said: dict[str, Any] = {"together_in": "guests", "together": ("Anna",), "others_apart": True}
    assert read("day,kind,guests\n2026-01-05,Walk,allein\n", **said).outings["apart"].tolist() == [True]


def test_only_what_is_taken_is_counted() -> None:
    """How often a rating stands in a file says nothing of rows that are left out."""
    rows = opened(b"day,activities,mood\n2026-01-05,us | walk,rad\n2026-01-06,work,bad\n2026-01-07,us | tea,rad\n")
    mapping = guess.guess(rows).changed(together=("us",))
    assert rows_of(rows, mapping, "mood") == ({"rad": 2}, 0)
    assert rows_of(rows, mapping.changed(others_apart=True), "mood") == ({"rad": 2, "bad": 1}, 0)


def test_unknown_is_unknown() -> None:
    """An empty cell is neither zero nor a word."""
    row = read("day,kind,mine,minutes,company\n2026-01-05,Walk,,,\n").outings.iloc[0]
    assert row[["mine", "minutes", "company", "start", "note"]].isna().all()


def test_open_days_are_asked_and_never_guessed() -> None:
    """Without an order no ambiguous day gets in; with one, each is read in it."""
    text = "day,kind\n03/04/2026,Walk\n05/06/2026,Walk\n"
    rows = opened(text.encode())
    mapping = guess.guess(rows)
    assert mapping.order is None
    assert mapping.questions(day_orders(rows, mapping))
    assert read(text).outings.empty
    assert read(text, order=Order.DAY_FIRST).outings["day"].tolist() == [date(2026, 4, 3), date(2026, 6, 5)]


def test_tags_become_kind_and_tags() -> None:
    """One word says it was us, one is the kind, the rest are tags; lines without us are left out and counted."""
    text = "day,activities\n2026-01-05,us | walk | rain\n2026-01-06,work\n2026-01-07,us | rain\n"
    found = read(text, delimiter=" | ", together=("us",), kinds=("walk",), no_kind="Something else")
    assert found.outings["kind"].tolist() == ["walk", "Something else"]
    assert found.outings["tags"].tolist() == ["rain", "rain"]
    assert (found.left_out, found.lines) == (1, 3)
    assert read(text, delimiter=" | ", together=("us",), kinds=("walk",), no_kind="").left_out == 2


def test_a_file_without_kinds_gets_one() -> None:
    """One kind for every row, when no column tells it."""
    found = read("watched date,date,name\n2026-01-05,2026-02-01,Brick\n", every_kind="Film")
    assert found.outings[["kind", "note"]].to_numpy().tolist() == [["Film", "Brick"]]
    assert found.outings["day"].tolist() == [date(2026, 1, 5)]


def test_a_year_of_its_own_is_joined_to_its_day() -> None:
    """Old exports split a date over two columns."""
    found = read("year,date,kind\n2018,April 24,Walk\n")
    assert found.outings["day"].tolist() == [date(2018, 4, 24)]


def test_a_time_in_the_days_column_is_kept() -> None:
    """Choosing the same column for day and start reads both."""
    found = read(
        "when,kind\n2026-01-05 18:30,Walk\n2026-01-06,Walk\n",
        columns=(("day", "when"), ("kind", "kind"), ("start", "when")),
    )
    assert found.outings["start"].tolist() == [time(18, 30).isoformat(), None] or pd.isna(found.outings["start"][1])


def test_decimal_commas_and_semicolons() -> None:
    """A European spreadsheet's own CSV is read as it is."""
    found = read("Datum;Aktivität;Dauer;Kosten\n05.01.2026;Spaziergang;1,5 h;4,50\n25.01.2026;Café;45;12\n")
    assert found.outings["minutes"].tolist() == [90, 45]
    assert [str(cost) for cost in found.outings["cost"]] == ["4.50", "12.00"]


CELL = st.sampled_from(
    [
        "",
        "2026-01-05",
        "5/6/26",
        "13.04.2026",
        "4",
        "9",
        "rad",
        "1h",
        "Walk",
        "a | b",
        "x" * 90,
        "yes",
        "\u202e",
        "=1+1",
    ]
)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), min_size=1, max_size=12))
def test_every_line_is_accounted_for(rows: list[tuple[str, ...]]) -> None:
    """Whatever stands in a file: lines read = outings + left out + rejected, and no line is both."""
    text = "day,kind,mine,minutes,status\n" + "".join(",".join(row) + "\n" for row in rows)
    try:
        found = read(text)
    except Trouble:
        return
    assert found.lines == len(found.outings) + found.joined + found.left_out + len(found.rejects)
    assert not set(found.outings["line"]) & {r.line for r in found.rejects}
    assert found.outings["mine"].dropna().between(1, 5).all()


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
@pytest.mark.parametrize("path", sorted(LOGS.glob("*")) if LOGS.exists() else [], ids=lambda path: path.name)
def test_no_real_file_breaks_the_upload(path: object) -> None:
    """Each is read, or refused in a sentence."""
    try:
        rows = opened(path.read_bytes())  # type: ignore[attr-defined]
    except Trouble as trouble:
        assert str(trouble).endswith(".")  # noqa: PT017
        return
    found = reading.understand(rows, guess.guess(rows), TODAY)
    assert found.lines == len(found.outings) + found.joined + found.left_out + len(found.rejects)


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
def test_a_mood_diary_with_a_tag_for_us() -> None:
    """438 entries carry the tag, which is proposed; their moods stand where they are put."""
    rows = opened((LOGS / "daylio-2019-iso-dates.csv").read_bytes())
    mapping = guess.guess(rows)
    assert (mapping.column("day"), mapping.together, mapping.delimiter) == ("full_date", ("Partner time",), " | ")
    moods = {"rad": 5, "content": 4, "good": 4, "okay": 3, "meh": 2, "bad": 1}
    found = reading.understand(rows, mapping.changed(mine=mapping.mine.with_placed(moods)), TODAY)
    assert (len(found.outings), found.left_out, found.rejects) == (438, 748, [])


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
def test_a_film_diary_is_read_by_the_day_it_was_watched() -> None:
    """The day it happened is proposed, not the day it was written down."""
    rows = opened((LOGS / "letterboxd-few-ratings.csv").read_bytes())
    mapping = guess.guess(rows)
    assert mapping.column("day") == "Watched Date"
    found = reading.understand(rows, mapping.changed(every_kind="Film"), TODAY)
    assert (len(found.outings), int(found.outings["mine"].notna().sum())) == (2132, 6)


def guessed(text: str) -> dict[str, str]:
    return dict(guess.guess(opened(text.encode())).columns)


def test_the_day_is_the_column_that_holds_days() -> None:
    """A column called Day may hold the name of a weekday."""
    assert guessed("Date,Day,Kind\n2026-01-02,Friday,w\n")["day"] == "Date"


def test_a_time_in_the_days_column_is_found() -> None:
    """A timestamp is a day and a start."""
    found = read("Timestamp,Kind\n2026-01-02 18:30,w\n")
    assert found.outings["start"].tolist() == [time(18, 30)]


def test_hours_are_asked_where_they_could_be_minutes() -> None:
    """1 and 2 may be either; 45 and a header that says hours are not."""
    assert guess.guess(opened(b"day,kind,duration\n2026-01-02,w,1\n2026-01-03,w,2\n")).number_is_hours is None
    assert guess.guess(opened(b"day,kind,duration\n2026-01-02,w,45\n")).number_is_hours is False
    rows = opened(b"day,kind,duration hours\n2026-01-02,w,1.5\n")
    columns = (("day", "day"), ("kind", "kind"), ("minutes", "duration hours"))
    assert (
        read(b"day,kind,duration hours\n2026-01-02,w,1.5\n", columns=columns, number_is_hours=True).outings["minutes"][
            0
        ]
        == 90
    )
    assert guess.number_is_hours(rows, "duration hours") is True


def test_a_cell_left_empty_is_told() -> None:
    """Outings taken in spite of a cell that can't be read are taken because the person said so, and counted."""
    found = read("day,kind,minutes\n2026-01-02,w,ages\nsoon,w,5\n", leave_empty=True)
    assert (len(found.outings), len(found.left_empty), len(found.rejects)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Rating (1-10)", "mine"), ("Rating /10", "mine"), ("Our rating", "mine"), ("How did it go?", "mine"),
        ("Mood (1-5)", "mine"), ("Their rating (guess)", "theirs"), ("Duration (min)", "minutes"), ("Wer", "company"),
        ("Wie wars", "mine"), ("Wie war's?", "mine"), ("Cómo fue", "mine"), ("Wo", "place"), ("Minuten", "minutes"),
    ],
)  # fmt: skip
def test_headers_as_people_write_them(header: str, field: str) -> None:
    """Brackets, numbers and units don't hide what a column is."""
    cell = "friends" if field == "company" else "4"
    assert guessed(f"Date of outing,Kind,{header}\n2026-01-02,w,{cell}\n")[field] == header


def test_a_german_list_is_understood() -> None:
    """Its own words for what and how, as somebody writes them at home."""
    found = guessed("Wann;Was;Wie wars;Wie lange\n2026-01-02;Spaziergang;4;45\n2026-01-03;Kino;2;120\n")
    assert (found["day"], found["kind"], found["mine"]) == ("Wann", "Was", "Wie wars")


def test_a_year_of_its_own_is_let_go_with_the_day_that_needed_it() -> None:
    """Choosing another column for the day drops the year that went with the first."""
    rows = opened(b"Year,Date,Logged,Kind\n2019,April 10,2019-04-12,w\n")
    assert guess.guess(rows).column("year") == "Year"
    chosen = guess.guess(rows, {"day": "Logged", "kind": "Kind"})
    assert chosen.column("year") is None
    assert reading.understand(rows, chosen, TODAY).outings["day"].tolist() == [date(2019, 4, 12)]

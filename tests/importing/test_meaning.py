"""What the person says of a file: remembered for the next, and used where days say no year or hour."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing import finding, guess, likeness, reading
from dashboard.importing.answers import source_of, taken_up, written_down
from dashboard.importing.columns import column_of
from dashboard.importing.dates import Order, Orders, local, parse_day
from dashboard.importing.likeness import are_alike, proposals
from dashboard.importing.mapping import Mapping
from dashboard.importing.ratings import Ratings, Scale
from dashboard.importing.years import years_of
from dashboard.outings import NO_KIND
from tests.conftest import TODAY, opened, read

PATTERNS = {"%B %d": None, "%d %b": None, "%d/%m": Order.DAY_FIRST, "%m-%d": Order.MONTH_FIRST}


@given(
    latest=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    gaps=st.lists(st.integers(0, 170), min_size=1, max_size=30),
    newest_first=st.booleans(),
    pattern=st.sampled_from(list(PATTERNS)),
)
def test_years_follow_from_the_order_of_the_lines(
    latest: date, gaps: list[int], newest_first: bool, pattern: str
) -> None:
    """A log with a line at least every half year gets back the years its days were in, in either direction."""
    days = [latest - timedelta(days=sum(gaps[:count])) for count in range(len(gaps) + 1)]
    if not newest_first:
        days.reverse()
    texts = column_of([day.strftime(pattern) for day in days], np.arange(len(days)), pd.RangeIndex(len(days)))
    steps = [abs(a.timetuple().tm_yday - b.timetuple().tm_yday) for a, b in pairwise(days)]
    if any(180 <= step <= 186 for step in steps) or len(set(days)) == 1:
        return
    assert [int(year) for year in years_of(texts, latest.year, PATTERNS[pattern])] == [day.year for day in days]


def test_days_without_a_year_are_asked_for_one() -> None:
    """Nothing is read until it is said, and then the years before follow."""
    text = b"date,kind\nJanuary 3,Walk\nDecember 30,Tea\nDecember 1,Walk\n"
    rows = opened(text)
    mapping = guess.guess(rows)
    assert finding.lacks_year(rows, "date")
    assert mapping.questions(Orders(()), lacks_year=True)
    found = reading.understand(rows, mapping.changed(latest_year=2026), TODAY)
    assert [str(day) for day in found.outings["day"]] == ["2026-01-03", "2025-12-30", "2025-12-01"]


@pytest.mark.parametrize(
    ("text", "zone", "there"),
    [
        ("2026-01-05T01:30:00Z", "America/Chicago", "2026-01-04 19:30"),
        ("2026-07-05 23:30:00 +0000", "Europe/Berlin", "2026-07-06 01:30"),
        ("2026-01-05T01:30+09:00", "UTC", "2026-01-04 16:30"),
        ("1767576600", "America/Chicago", "2026-01-04 19:30"),
        ("1767576600000", "Asia/Tokyo", "2026-01-05 10:30"),
        ("2026-01-05 18:30", "America/Chicago", "2026-01-05 18:30"),
    ],
)
def test_a_moment_is_read_by_the_clock_of_its_place(text: str, zone: str, there: str) -> None:
    """Summer time and the next day included; a time without a zone stays as it is."""
    assert local(text, zone) == there


def test_a_name_of_two_months_is_none() -> None:
    """What would be October in one language and November in another is not read in silence."""
    assert parse_day("3 Mai 2021") == date(2021, 5, 3)
    assert parse_day("4月24日 2019") == date(2019, 4, 24)
    assert parse_day("24 Brumaire 2019") is None


MAPPING = Mapping(
    columns=(("day", "full_date"), ("kind", "activities"), ("mine", "mood")), together_in="activities", together=("us",),
    together_delimiter=" | ", delimiter=" | ", others_apart=True, kinds=("walk", "tea"), only_first=True, no_kind="Other",
    mine=Ratings(Scale.WORDS).with_placed({"rad": 4, "odd": None}), number_is_hours=None, order=Order.DAY_FIRST,
)  # fmt: skip


def test_answers_are_remembered_for_the_next_file() -> None:
    """Of the same source, with other lines, and for an older version that calls its columns otherwise."""
    later = opened(b"full_date,date,weekday,time,mood,activities,note\n2026-01-05,x,Mo,18:30,rad,us | walk,\n")
    assert source_of(later) == "Daylio"
    taken = taken_up(written_down(MAPPING), later, guess.guess(later))
    assert taken.changed(order=MAPPING.order) == MAPPING
    older = opened(b"year,date,weekday,time,mood,activities,note\n2026,January 5,Mo,18:30,rad,us | walk,\n")
    taken = taken_up(written_down(MAPPING), older, guess.guess(older))
    assert (taken.column("day"), taken.mine, taken.together) == ("date", MAPPING.mine, ("us",))


def test_what_was_remembered_may_be_unreadable() -> None:
    """Then the file is guessed at, as if for the first time."""
    rows = opened(b"day,kind\n2026-01-05,Walk\n")
    for broken in ("", "{}", "[]", '{"columns": 3}', '{"columns": [], "order": "x"}'):
        assert taken_up(broken, rows, guess.guess(rows)) == guess.guess(rows)


def test_sources_are_told_apart_by_their_columns() -> None:
    """And their names are not written down."""
    one, other = opened(b"day,kind\n2026-01-05,Walk\n"), opened(b"day,secret\n2026-01-05,Walk\n")
    assert source_of(one) != source_of(other)
    assert "secret" not in source_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("coffee", "Coffee out"), ("coffee", "café"), ("Coffee", "COFFEE"), ("Walk", "walking"), ("Museum", "Musuem"),
        ("Board game", "board games"), ("Café", "Cafe"), ("Cooking together", "cook"), ("Spaziergang", "walk"),
        ("Spazirgang", "Spaziergang"),
        ("Wlak", "Walk"), ("Cofee", "Coffee"), ("Runing", "Running"), ("Swimm", "Swim"),
    ],
)  # fmt: skip
def test_kinds_that_mean_the_same_are_alike(one: str, other: str) -> None:
    """By case, accent, ending, filler, slip of the pen or language."""
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Walk", "Talk"), ("Short walk", "Long walk"), ("Dinner at home", "Dinner out"), ("Room 101", "Room 102"),
        ("Film", "Firm"), ("Tea", "Sea"), ("Hiking", "Biking"),
    ],
)  # fmt: skip
def test_kinds_that_differ_are_not(one: str, other: str) -> None:
    """A letter may make another word."""
    assert not are_alike(one, other)


def test_the_less_frequent_is_proposed_to_be_shown_as_the_more_frequent() -> None:
    """Each once; never two the person told apart; and nothing is merged by it."""
    kinds = {"coffee": 9, "Coffee out": 3, "café": 1, "Walk": 5}
    assert proposals(kinds) == [("Coffee out", "coffee"), ("café", "coffee")]
    assert proposals(kinds, {frozenset(("Coffee out", "coffee"))}) == [("café", "coffee")]
    assert set(read("day,kind\n2026-01-05,coffee\n2026-01-06,Coffee out\n").outings["kind"]) == {"coffee", "Coffee out"}


def test_no_name_of_a_kind_is_remembered() -> None:
    """They are in no cache that stays once the log is locked."""

    def remembered() -> list[int]:
        caches = [found for found in vars(likeness).values() if hasattr(found, "cache_info")]
        return [cache.cache_info().currsize for cache in caches]

    proposals({"coffee": 9, "Coffee out": 3})
    before = remembered()
    proposals({"Watching herons": 9, "Heron watching": 3})
    assert remembered() == before


def test_who_was_there_may_stand_in_a_column_of_its_own() -> None:
    """The word is looked for there, and kinds keep their own column."""
    text = "day,kind,who\n2026-01-05,Walk,Sam\n2026-01-06,Tea,Kim\n2026-01-07,Film,Sam\n"
    found = read(text, together=("Sam",))
    assert found.outings["kind"].tolist() == ["Walk", "Film"]
    assert found.left_out == 1
    kept = read(text, together=("Sam",), others_apart=True)
    assert kept.outings["apart"].fillna(value=False).tolist() == [False, True, False]


def test_of_several_kinds_the_first_may_be_kept_alone() -> None:
    """Or with the others as tags, as the person says."""
    text = "day,activities\n2026-01-05,walk | tea | sun\n2026-01-06,tea\n"
    assert read(text, kinds=("walk", "tea")).outings["tags"].tolist()[0] == "tea | sun"
    alone = read(text, kinds=("walk", "tea"), only_first=True).outings
    assert alone["kind"].tolist() == ["walk", "tea"]
    assert alone["tags"].isna().all()


def test_what_is_odd_is_told_and_taken() -> None:
    """A day to come, a length of days, a 0: nothing of it is changed in silence."""
    found = read("day,kind,rating,minutes\n2026-12-24,Walk,,\n2026-01-05,Trip,0,2400\n2026-01-06,Tea,5,45\n")
    assert len(found.outings) == 3
    assert [(r.line, r.column, r.value, r.reason) for r in found.odd] == [
        (2, "day", "2026-12-24", "is still to come, so it becomes a plan"),
        (3, "minutes", "2400", "is longer than half a day"),
        (3, "rating", "0", "is 0, below the lowest rating there is, so it counts as not rated"),
    ]


def test_each_calendar_is_a_source_of_its_own() -> None:
    """All have the same columns: what was said of one does not name the outings of another."""
    events = "".join(f"BEGIN:VEVENT\r\nDTSTART:2026010{n}\r\nSUMMARY:{n}\r\nEND:VEVENT\r\n" for n in range(1, 5))
    files = [f"BEGIN:VCALENDAR\r\nX-WR-CALNAME:{name}\r\n{events}END:VCALENDAR\r\n" for name in ("Choir", "Chess")]
    one, other = (opened(file.encode()) for file in files)
    assert source_of(one) != source_of(other)


def test_a_remembered_scale_gives_way_to_ratings_beyond_it() -> None:
    """What was 1 to 5 last time is not, once there is an 8."""
    first, later = (opened(f"day,kind,mine\n2026-01-05,Walk,{number}\n".encode()) for number in (4, 8))
    kept = written_down(guess.guess(first))
    assert taken_up(kept, first, guess.guess(first)).mine.scale is Scale.FIVE
    assert taken_up(kept, later, guess.guess(later)).mine.scale is Scale.TEN


def test_a_zone_far_down_is_asked_for() -> None:
    """Wherever in the file it stands."""
    rows = "".join(f"2026-01-05 {n // 60:02}:{n % 60:02},Walk\n" for n in range(1_400))
    many = "".join(f"20{10 + n % 15}-{n % 12 + 1:02}-{n % 28 + 1:02} 18:30,Walk\n" for n in range(4_000))
    found = opened(f"day,kind\n{rows}{many}2026-01-06T23:30:00Z,Walk\n".encode())
    assert guess.guess(found, zone="Asia/Tokyo").zone == "Asia/Tokyo"


def test_what_is_surely_no_outing_is_not_proposed_as_a_kind() -> None:
    """Of a diary's words, in any of the languages; what may be one is left to the person, and the rest become tags.

    Nor is a house, whosever it is.
    """
    text = "date,activities\n2026-01-05,work | walk | us\n2026-01-06,Schlaf | tea\n2026-01-07,deep work | us\n"
    text += "2026-01-08,walk | Home\n2026-01-09,family dinner | Friend's House\n"
    found = guess.guess(opened(text.encode()))
    assert found.kinds is not None
    assert set(found.kinds) == {"walk", "us", "tea", "family dinner"}
    outings = read(text, together=("us",), kinds=("walk", "tea")).outings
    assert outings["kind"].tolist() == ["walk", NO_KIND]
    assert outings["tags"].tolist() == ["work", "deep work"]


@pytest.mark.parametrize("cells", ["walk | tea", "work | sleep", "walk"])
def test_all_words_are_kinds_where_that_says_nothing(cells: str) -> None:
    """Where none is left out, or all would be, or a cell holds one word, nothing is proposed."""
    lines = "".join(f"2026-01-{day:02},{cells}\n" for day in range(5, 12))
    assert guess.guess(opened(f"date,activities\n{lines}".encode())).kinds is None

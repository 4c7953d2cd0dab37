"""Exports of other programs: recognised by what is in them, and read as their owners meant them."""

import json
from collections import Counter
from csv import DictReader
from datetime import date, time
from itertools import product
from typing import Any

import pytest
from icalendar import Calendar

from dashboard.importing import guess, reading
from dashboard.importing.ratings import Scale
from dashboard.outings import PLANNED, Filter
from dashboard.store import Store
from tests.conftest import LOGS, TODAY, add, opened, read

real = pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")

DAYLIO = {
    "with a year of its own": 'year,date,weekday,time,mood,activities,note\n2019,{month_day},{weekday},{clock},{mood},"us | walk","fine"\n',
    "with whole days": 'full_date,date,weekday,time,mood,activities,note\n2019-04-24,{month_day},{weekday},{clock},{mood},"us | walk","fine"\n',
    "with titles": 'full_date,date,weekday,time,mood,activities,note_title,note\n2019-04-24,{month_day},{weekday},{clock},{mood},"us | walk","","fine"\n',
    "with scales": 'full_date,date,weekday,time,mood,activities,scales,note_title,note\n2019-04-24,{month_day},{weekday},{clock},{mood},"us | walk","Sleep:\u00a04 | Stress:\u00a02","","fine"\n',
}  # fmt: skip
LANGUAGES = {
    "English": {"month_day": "April 24", "weekday": "Wednesday", "clock": "5:01 PM", "mood": "rad"},
    "German": {"month_day": "24. April", "weekday": "Mittwoch", "clock": "17:01", "mood": "super"},
    "French": {"month_day": "24 avril", "weekday": "mercredi", "clock": "17:01", "mood": "super"},
    "Spanish": {"month_day": "24 de abril", "weekday": "miércoles", "clock": "5:01 p. m.", "mood": "genial"},
    "Russian": {"month_day": "24 апреля", "weekday": "среда", "clock": "17:01", "mood": "супер"},
    "Japanese": {"month_day": "4月24日", "weekday": "水曜日", "clock": "17:01", "mood": "最高"},
    "Chinese": {"month_day": "4月24日", "weekday": "星期三", "clock": "下午5:01", "mood": "棒"},
}


@pytest.mark.parametrize(("version", "language"), product(DAYLIO, LANGUAGES))
@pytest.mark.parametrize("header", [True, False], ids=["header", "headerless"])
def test_daylio_in_every_version_and_language(version: str, language: str, header: bool) -> None:
    """The day, the hour, the mood and the tags are found, with a header or without."""
    text = DAYLIO[version].format(**LANGUAGES[language])
    found = opened((text if header else text.partition("\n")[2]).encode("utf-8-sig"))
    assert found.written.app == "Daylio"
    read_ = reading.understand(found, guess.guess(found).changed(together=("us",)), TODAY)
    row = read_.outings.iloc[0]
    assert (row["day"], row["start"], row["kind"], row["note"]) == (date(2019, 4, 24), time(17, 1), "walk", "fine")
    tags = read_.outings["tags"].dropna().tolist()
    assert tags == (["Sleep: 4 | Stress: 2"] if version == "with scales" else [])
    assert read_.lines == 1


def test_a_title_and_bold_type_of_a_newer_daylio_become_plain_text() -> None:
    """What was typed is kept, the marks for how it looked are not."""
    text = (
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2026-01-05,January 5,Monday,18:30,rad,walk,By the <sea>,"<div>We <b>laughed</b><br>a lot &amp; more</div>"\n'
    )
    assert read(text).outings["note"][0] == "By the <sea>\nWe laughed\na lot & more"


@real
def test_two_exports_of_one_mood_diary_are_one_log(store: Store) -> None:
    """Every entry of the earlier file is in the later one: together they are 1,186 entries, not 1,919."""
    files = [(LOGS / name).read_bytes() for name in ("daylio-2018-split-dates.csv", "daylio-2019-iso-dates.csv")]
    assert [add(store, data, together=()).added for data in files] == [733, 453]
    assert store.summary(Filter()).outings == 1186


@real
def test_a_mood_diary_counts_as_its_lines_do(store: Store) -> None:
    """438 entries with the tag are outings and 748 time apart, if that is kept; counted by another reader too."""
    path = LOGS / "daylio-2019-iso-dates.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(DictReader(file))
    ours = [row for row in rows if "Partner time" in row["activities"].split(" | ")]
    upload = add(store, path.read_bytes(), others_apart=True)
    assert (upload.added, upload.apart) == (len(rows), len(rows) - len(ours)) == (1186, 748)
    assert store.summary(Filter()).outings == len(ours) == 438
    assert store.summary(Filter(apart=True)).outings == 748
    days = Counter(row["full_date"] for row in ours)
    assert Counter(str(day.date()) for day in store.outings(Filter(), 2000)["day"]) == days


@real
def test_moods_and_doings_on_lines_of_their_own_are_put_together() -> None:
    """A mood counts for the part of the day it was noted in; every line is accounted for."""
    path = LOGS / "bearable-long-format.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(DictReader(file))
    taken = [row for row in rows if row["category"] in ("Mood", "Factors")]
    found = opened(path.read_bytes())
    assert found.written.app == "Bearable"
    assert (found.lines, found.left_out) == (len(rows), len(rows) - len(taken))

    def part(row: dict[str, str]) -> str:
        hour = row["time of day"].partition(":")[0]
        return row["time of day"] if not hour.isdigit() else ("pre", "am", "mid", "pm")[int(hour) // 6]

    assert len(found.cells) == len({(row["date"], part(row)) for row in taken})
    done = {(row["date"], part(row)): row["detail"] for row in taken if row["category"] == "Factors"}
    for _, row in found.cells.astype(object).iterrows():
        assert row["factors"] == done.get((row["date"], row["time of day"]), "")
    assert guess.guess(found).mine.scale is Scale.TEN


def test_several_moods_of_one_part_of_a_day_give_their_middle() -> None:
    """And what was noted of the whole day goes by the middle of that day."""
    found = opened(
        b"date,weekday,time of day,category,rating/amount,detail,notes\n"
        b"5th Jan 2026,Monday,08:00,Mood,2,,\n5th Jan 2026,Monday,09:00,Mood,9,,good\n5th Jan 2026,Monday,11:59,Mood,7,,\n"
        b"5th Jan 2026,Monday,am,Factors,,With partner | Walk,\n5th Jan 2026,Monday,20:00,Mood,1,,\n"
        b"5th Jan 2026,Monday,all day,Factors,,Quiet day,\n5th Jan 2026,Monday,am,Sleep,5,,\n"
    )
    by_part = found.cells.astype(object).set_index("time of day")
    assert by_part.loc["am", "mood"] == "7"
    assert by_part.loc["all day", "mood"] == "2"
    assert (by_part.loc["am", "time"], by_part.loc["am", "notes"]) == ("08:00", "good")
    assert (found.joined, found.left_out, found.lines) == (3, 1, 7)


@real
def test_a_film_diary_is_read_by_the_day_a_film_was_seen() -> None:
    """Of 2,132 films 6 are rated, each as many stars as its owner gave."""
    path = LOGS / "letterboxd-few-ratings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(DictReader(file))
    found = read(path.read_bytes())
    assert found.outings["day"].astype(str).tolist() == [row["Watched Date"] for row in rows]
    assert found.outings["kind"].unique().tolist() == ["Film"]
    assert int(found.outings["mine"].notna().sum()) == sum(bool(row["Rating"]) for row in rows) == 6
    assert found.outings["note"].tolist() == [row["Name"] for row in rows]


PLAYS = {
    "userInfo": {"meRefId": 1},
    "players": [{"id": 1, "name": "Me"}, {"id": 2, "name": "Sam"}, {"id": 3, "name": "Kim | Lee"}],
    "games": [{"id": 7, "name": "Azul"}, {"id": 8, "name": "Chess"}],
    "locations": [{"id": 4, "name": "Home"}],
    "plays": [
        {"playDate": "2026-01-05 20:30:00", "gameRefId": 7, "locationRefId": 4, "durationMin": 45, "rating": 8,
         "comments": "close", "playerScores": [{"playerRefId": 1}, {"playerRefId": 2}]},
        {"playDate": "2026-01-06 20:30:00", "gameRefId": 8, "locationRefId": 99, "durationMin": 0, "rating": 0,
         "playerScores": [{"playerRefId": 3}]},
        {"playDate": "2026-01-07 20:30:00", "gameRefId": 55, "rating": 10, "playerScores": None},
    ],
}  # fmt: skip


def test_plays_point_to_games_players_and_places() -> None:
    """By number; a rating or a length of 0 is none; a number that points nowhere is unknown."""
    found = opened(json.dumps(PLAYS).encode())
    assert (found.written.app, found.written.unit) == ("Board Game Stats", "play")
    mapping = guess.guess(found)
    assert mapping.together_in == "Players"
    outings = reading.understand(found, mapping.changed(together=("Sam",)), TODAY).outings
    row = outings.iloc[0]
    assert len(outings) == 1
    assert (row["day"], row["start"], row["kind"], row["place"]) == (date(2026, 1, 5), time(20, 30), "Azul", "Home")
    assert (row["minutes"], row["mine"], row["note"]) == (45, 4, "close")
    everyone = reading.understand(found, mapping.changed(together=()), TODAY)
    assert everyone.outings["mine"].isna().tolist() == [False, True, False]
    assert everyone.outings["minutes"].isna().tolist() == [False, True, True]
    assert everyone.outings["kind"].tolist() == ["Azul", "Chess", "Unnamed outings"]
    assert everyone.lines == 3


def test_with_many_games_playing_is_the_kind() -> None:
    """Each would be played too seldom to tell; the game is kept as a tag."""
    games = [{"id": n, "name": f"Game {n}"} for n in range(40)]
    plays = [{"playDate": f"2026-01-{n % 28 + 1:02} 20:00:00", "gameRefId": n} for n in range(40)]
    found = read(json.dumps({"games": games, "plays": plays}))
    assert set(found.outings["kind"]) == {"Board game"}
    assert found.outings["tags"][0] == "Game 0"


def calendar(*events: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def test_a_calendar_keeps_the_hours_of_its_places() -> None:
    """A time with its place stays, a time in UTC is read by the owner's clock, a day has no hour."""
    data = calendar(
        "UID:1\nDTSTART;TZID=America/Chicago:20250805T190000\nDTEND;TZID=America/Chicago:20250805T203000\nSUMMARY:Walk",
        "UID:2\nDTSTART:20250807T000000Z\nDTEND:20250807T010000Z\nSUMMARY:Walk",
        "UID:3\nDTSTART;VALUE=DATE:20250809\nDTEND;VALUE=DATE:20250810\nSUMMARY:Walk",
        "UID:4\nDTSTART;VALUE=DATE:20250811\nDTEND;VALUE=DATE:20250814\nSUMMARY:Holi\n  day\\, at last",
        "UID:5\nDTSTART:20250816T100000\nDURATION:PT45M\nSUMMARY:Walk",
        head="X-WR-TIMEZONE:America/Chicago\n",
    )
    found = read(data)
    rows = found.outings[["day", "start", "minutes", "kind"]].astype(object)
    assert rows.where(rows.notna(), None).to_numpy().tolist() == [
        [date(2025, 8, 5), time(19, 0), 90, "Walk"],
        [date(2025, 8, 6), time(19, 0), 60, "Walk"],
        [date(2025, 8, 9), None, None, "Walk"],
        [date(2025, 8, 11), None, 3 * 24 * 60, "Holi day, at last"],
        [date(2025, 8, 16), time(10, 0), 45, "Walk"],
    ]
    assert [(r.line, r.reason) for r in found.odd] == [(4, "is longer than half a day")]


def test_an_event_that_repeats_is_every_time_it_came_round() -> None:
    """Without the days it was called off, and moved where it was moved."""
    found = read(calendar(
        "UID:1\nDTSTART:20260105T190000\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE:20260112T190000\nSUMMARY:Choir",
        "UID:1\nRECURRENCE-ID:20260119T190000\nDTSTART:20260120T180000\nSUMMARY:Choir",
    ))  # fmt: skip
    assert [str(day) for day in found.outings["day"]] == ["2026-01-05", "2026-01-20", "2026-01-26", "2026-02-02"]
    assert found.outings["start"][1] == time(18, 0)
    assert found.lines == 4


def test_what_is_still_to_come_is_a_plan(store: Store) -> None:
    """Past events wait for a rating, later ones are plans, up to a year from today; each is counted."""
    data = calendar(
        "UID:1\nDTSTART:20261121T190000\nSUMMARY:Walk", "UID:2\nDTSTART:20261124T190000\nLOCATION:canal\nSUMMARY:Walk",
        "UID:3\nDTSTART:20290101T190000\nSUMMARY:Far", "UID:4\nSUMMARY:No day",
        "UID:5\nDTSTART:20261101T190000\nRRULE:FREQ=SECONDLY\nSUMMARY:Mad",
        "UID:6\nDTSTART:20261120T190000\nSTATUS:CANCELLED\nSUMMARY:Walk",
    )  # fmt: skip
    found = read(data)
    assert sorted((r.value, r.reason) for r in found.rejects) == [
        ("Far", "is more than a year ahead"), ("Mad", "is said to repeat many times a day, or without saying how often"),
        ("No day", "is an event without a day that can be read"),
    ]  # fmt: skip
    assert found.outings["status"].tolist()[-1] == PLANNED
    assert [r.reason for r in found.odd] == ["is still to come, so it becomes a plan"]
    upload = add(store, data, today=TODAY)
    assert (upload.lines, upload.added, upload.plans, upload.unreadable) == (6, 3, 1, 3)
    assert store.summary(Filter()).did_not_happen == 1
    (plan,) = store.plans(date.min, 10)
    assert (str(plan.day), plan.kind) == ("2026-11-24", "Walk")
    assert add(store, data, today=TODAY).added == 0
    assert store.undo(upload.id) == 3
    assert not store.plans(date.min, 10)


def test_a_calendar_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    """And the page says so."""
    whole = calendar("UID:1\nDTSTART:20260105T190000\nSUMMARY:Walk", "UID:2\nDTSTART:20260106T190000\nSUMMARY:Tea")
    found = opened(whole[: whole.rfind(b"SUMMARY:Tea") + 8])
    assert len(found.cells) == 1
    assert "breaks off" in found.written.remarks[0]


@real
def test_a_parks_calendar_has_its_evenings_on_their_day() -> None:
    """Shows at eight are the next day in UTC; every event is there as often as it came round."""
    path = LOGS / "calendar-utc-evenings.ics"
    events: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    found = read(path.read_bytes())
    repeated = sum("RRULE" in event for event in events)
    assert (len(events), repeated) == (276, 1)
    assert len(found.outings) == found.lines == 276 - repeated + 4
    assert set(found.outings["kind"]) == {"Music & Movies"}
    hours = [at.hour for at in found.outings["start"].dropna()]
    assert min(hours) >= 8
    late = [event["DTSTART"].dt for event in events if getattr(event["DTSTART"].dt, "hour", 12) < 5]
    assert late
    assert found.outings["mine"].isna().all()

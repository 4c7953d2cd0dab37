"""A calendar file of plans: readable by a calendar library, told of changes, with nothing of the log in it."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar

from dashboard.exporting.reserved import Reserved, write

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLAN = Reserved("a1", 0, date(2026, 11, 25), time(18, 30), 45)


def events(data: bytes) -> list[object]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_calendar_knows_when_and_nothing_else() -> None:
    """Day, time, length and the title that was chosen; no other text."""
    data = write([PLAN], "Free; time,\nnot work", NOW)
    (event,) = events(data)
    assert event["summary"] == "Free; time,\nnot work"  # type: ignore[index]
    assert event.decoded("dtstart") == datetime(2026, 11, 25, 18, 30)  # type: ignore[attr-defined]
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=45)  # type: ignore[attr-defined]
    assert set(event.keys()) == {  # type: ignore[attr-defined]
        "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "STATUS",
    }  # fmt: skip
    assert b"outing" not in data.lower()


def test_a_plan_without_a_time_is_a_day_that_stays_free() -> None:
    """It stands on its day, and doesn't make anyone busy."""
    (event,) = events(write([Reserved("a", 0, date(2026, 11, 25), None, 45)], "Free time", NOW))
    assert event.decoded("dtstart") == date(2026, 11, 25)  # type: ignore[attr-defined]
    assert event.decoded("dtend") == date(2026, 11, 26)  # type: ignore[attr-defined]
    assert event["transp"] == "TRANSPARENT"  # type: ignore[index]


def test_changes_and_withdrawals_are_told() -> None:
    """A moved plan has a higher sequence under the same name; a withdrawn one is cancelled, alone or among others."""
    moved = Reserved("a1", 1, date(2026, 11, 27), None, None)
    gone = Reserved("b2", 1, date(2026, 11, 28), None, None, withdrawn=True)
    both = Calendar.from_ical(write([moved, gone], "Free time", NOW))
    assert both["method"] == "PUBLISH"
    found = {str(event["uid"]): (event["sequence"], str(event["status"])) for event in both.walk("VEVENT")}
    assert found == {"a1": (1, "CONFIRMED"), "b2": (1, "CANCELLED")}
    assert Calendar.from_ical(write([gone], "Free time", NOW))["method"] == "CANCEL"

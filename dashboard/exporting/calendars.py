"""A calendar file: an event for each outing, with what a calendar has no word for in fields of our own."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pyarrow as pa
from icalendar import Calendar, Event, vText

from dashboard.exporting.texts import text_of
from dashboard.fields import CALENDAR_FIELD, MOST_EVENTS
from dashboard.front import front
from dashboard.outings import Trouble


def write(records: pa.RecordBatchReader) -> bytes:
    """The records of a log as a calendar. Raises `Trouble` for more than a calendar program can hold."""
    calendar = Calendar()
    # What a calendar program shows of it says no more than the person chose.
    calendar.add("prodid", "-//Calendar//EN")
    calendar.add("x-wr-calname", front().calendar)
    calendar.add("version", "2.0")
    made = datetime.now(UTC)
    number = 0
    for batch in records:
        number += len(batch)
        if number > MOST_EVENTS:
            raise Trouble(
                f"A calendar file holds at most {MOST_EVENTS:,} outings. Filter by period first, or choose another format."
            )
        for place, record in enumerate(batch.to_pylist(), start=number - len(batch)):
            calendar.add_component(_event(record, place, made))
    return bytes(calendar.to_ical())


def _event(record: dict[str, Any], place: int, made: datetime) -> Event:
    event = Event()
    day: date = record["day"]
    starts = datetime.combine(day, record["start"]) if record["start"] else day
    event.add("uid", str(uuid5(NAMESPACE_URL, f"outing:{place}:{starts}:{record['kind']}")))
    event.add("dtstamp", made)
    event.add("dtstart", starts)
    if record["minutes"] and record["start"]:
        event.add("duration", timedelta(minutes=record["minutes"]))
    event.add("summary", record["kind"])
    if record["place"]:
        event.add("location", record["place"])
    for name, value in record.items():
        if text := text_of(value):
            event.add(f"{CALENDAR_FIELD}{name.upper()}", vText(text), parameters={"VALUE": "TEXT"})
    return event

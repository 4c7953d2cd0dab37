"""Calendar files: every event as it came round, in the hours of the place it was in."""

import re
from datetime import date, datetime, timedelta

from icalendar import Component

from dashboard.fields import BETWEEN, CALENDAR_FIELD, EXPORTED, MOST_EVENTS
from dashboard.importing.events import REPEATS, came_round, parsed, text_in, value_of
from dashboard.importing.records import Reject
from dashboard.importing.table import Hints, Table, Written, cells_of
from dashboard.importing.text import all_text
from dashboard.letters import whole
from dashboard.outings import LONGEST_NAME
from dashboard.progress import Progress

COLUMNS = ("Day", "Title", "Minutes", "Place", "Description", "Who", "Categories", "Status")
SAME_AGAIN = 0.5
"""With fewer different titles than this share of the events, the title is what kind of outing it was."""


def read(data: bytes, today: date, *, progress: Progress | None = None) -> Table:
    """The events of a calendar file, repeated ones as often as they came round. Raises `Trouble`."""
    # Lines are unfolded here: some programs fold them within a letter.
    text, missing = all_text(re.sub(rb"\r?\n[ \t]", b"", data))
    calendars, unread, remarks = parsed(text)
    remarks += missing
    ours = f"\n{CALENDAR_FIELD}KIND" in text
    events: list[Component] = []
    for place, calendar in enumerate(calendars):
        taken, refused = came_round(calendar, today, MOST_EVENTS - len(events), whenever=ours)
        events += taken
        unread += refused
        if progress:
            progress((place + 1) / len(calendars))
    if len(events) >= MOST_EVENTS:
        remarks.append(f"This calendar has more events than can be read; the first {MOST_EVENTS:,} are.")
    if any(any(name in event for name in REPEATS) for calendar in calendars for event in calendar.walk("VEVENT")):
        remarks.append("Events that repeat are read as often as they came round, and up to a year from today.")

    rows = [(number, _own_row(event) if ours else _row(event)) for number, event in enumerate(events, start=1)]
    rejects = [
        Reject(len(rows) + number, "", title[:200], reason) for number, (title, reason) in enumerate(unread, start=1)
    ]
    written = Written("calendar", unit="event", remarks=tuple(remarks))
    if ours:
        return Table(cells_of(EXPORTED, rows), written, rejects)
    name = next(filter(None, (text_in(calendar, "X-WR-CALNAME") for calendar in calendars)), "")
    zone = next(filter(None, (text_in(calendar, "X-WR-TIMEZONE") for calendar in calendars)), "")
    again = len({cells[1] for _, cells in rows}) <= max(1, SAME_AGAIN * len(rows))
    columns = {"day": "Day", "start": "Day", "minutes": "Minutes", "place": "Place", "status": "Status"}
    columns |= {"kind": "Title", "note": "Description"} if again else {"note": "Title"}
    # A calendar of all sorts without guests: if anything says that it was the two of them, it is a word of the title.
    by_title = not again and not any(cells[5] for _, cells in rows)
    hints = Hints(
        tuple(columns.items()), "" if again else name[:LONGEST_NAME], zone=zone,
        together_in="Title" if by_title else "Who", together_between=" " if by_title else BETWEEN,
    )  # fmt: skip
    return Table(cells_of(COLUMNS, rows), written, rejects, hints)


def _own_row(event: Component) -> list[str]:
    """The fields our own export keeps in an event."""
    return [text_in(event, f"{CALENDAR_FIELD}{name.upper()}") for name in EXPORTED]


def _row(event: Component) -> list[str]:
    start = value_of(event, "DTSTART")
    if text_in(event, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" and isinstance(start, datetime):
        start = start.date()
    return [
        _day(start), text_in(event, "SUMMARY"), _minutes(start, event), text_in(event, "LOCATION"),
        text_in(event, "DESCRIPTION"), " | ".join(_people(event)), " | ".join(_categories(event)),
        "didn't happen" if text_in(event, "STATUS").upper() == "CANCELLED" else "",
    ]  # fmt: skip


def _day(start: date) -> str:
    """A day, or a moment by the clock of its own place; only times in UTC say so, for their place is not known."""
    if not isinstance(start, datetime):
        return start.isoformat()
    in_utc = start.tzinfo is not None and start.utcoffset() == timedelta() and str(start.tzinfo) in ("UTC", "Etc/UTC")
    return f"{start:%Y-%m-%d %H:%M}" + ("Z" if in_utc else "")


def _minutes(start: date, event: Component) -> str:
    """How long it took; a day without hours has no length, several days have theirs."""
    end, length = value_of(event, "DTEND"), value_of(event, "DURATION")
    try:
        if end is None and isinstance(length, timedelta):
            end = start + length
        minutes = round((end - start).total_seconds() / 60) if end is not None else 0
    except (TypeError, OverflowError):
        return ""
    whole_days = not isinstance(start, datetime)
    return str(minutes) if minutes > (24 * 60 if whole_days else 0) else ""


def _people(event: Component) -> list[str]:
    """Who was asked along, by name, or by address where there is no name."""
    found: dict[str, None] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        value = event.get(name)
        for person in value if isinstance(value, list) else [value] if value is not None else []:
            label = getattr(person, "params", {}).get("CN") or str(person)
            found[re.sub("(?i)^mailto:", "", whole(str(label))).replace("|", "/").strip()] = None
    return [name for name in found if name]


def _categories(event: Component) -> list[str]:
    value = event.get("CATEGORIES")
    lists = value if isinstance(value, list) else [value] if value is not None else []
    return [whole(str(word)).replace("|", "/") for one in lists for word in getattr(one, "cats", [one])]

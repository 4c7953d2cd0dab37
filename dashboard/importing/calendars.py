"""Calendar files: every event as it came round, in the hours of the place it was in."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any, cast

import recurring_ical_events
from icalendar import Calendar, Component

from dashboard.importing.records import Reject
from dashboard.importing.table import Hints, Table, Written, cells_of
from dashboard.importing.text import HELP, blocks, encoding_of, whole
from dashboard.outings import CALENDAR_FIELD, EXPORTED, LONGEST_NAME, MOST_EVENTS, Progress, Trouble

COLUMNS = ("Day", "Title", "Minutes", "Place", "Description", "Who", "Categories", "Status")
AHEAD = timedelta(days=366)
"""How far beyond today a repeated event is followed."""
SAME_AGAIN = 0.5
"""With fewer different titles than this share of the events, the title is what kind of outing it was."""
REPEATS = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


def read(data: bytes, today: date, *, progress: Progress | None = None) -> Table:
    """The events of a calendar file, repeated ones as often as they came round. Raises `Trouble`."""
    text = "".join(piece for piece, _ in blocks(data, encoding_of(data)))
    calendars, remarks = _parsed(text)
    events: list[Component] = []
    unread: list[tuple[Component, str]] = []
    for place, calendar in enumerate(calendars):
        taken, refused = _came_round(calendar, today, MOST_EVENTS - len(events))
        events += taken
        unread += refused
        if progress:
            progress((place + 1) / len(calendars))
    if not events and not unread:
        raise Trouble(f"This calendar file holds no events. {HELP}")
    if len(events) >= MOST_EVENTS:
        remarks.append(f"This calendar has more events than can be read; the first {MOST_EVENTS:,} are.")
    if any(any(name in event for name in REPEATS) for calendar in calendars for event in calendar.walk("VEVENT")):
        remarks.append("Events that repeat are read as often as they came round, and up to a year from today.")

    ours = any(name.startswith(CALENDAR_FIELD) for event in events[:1] for name in event)
    rows = [(number, _own_row(event) if ours else _row(event)) for number, event in enumerate(events, start=1)]
    rejects = [
        Reject(len(rows) + number, "", _text(event.get("SUMMARY"))[:200], reason)
        for number, (event, reason) in enumerate(unread, start=1)
    ]
    written = Written("calendar", unit="event", remarks=tuple(remarks))
    if ours:
        return Table(cells_of(EXPORTED, rows), written, rejects)
    name = next((_text(calendar.get("X-WR-CALNAME")) for calendar in calendars if calendar.get("X-WR-CALNAME")), "")
    zone = next((_text(calendar.get("X-WR-TIMEZONE")) for calendar in calendars if calendar.get("X-WR-TIMEZONE")), "")
    again = len({cells[1] for _, cells in rows}) <= max(1, SAME_AGAIN * len(rows))
    columns = {"day": "Day", "start": "Day", "minutes": "Minutes", "place": "Place", "status": "Status"}
    columns |= {"kind": "Title", "note": "Description"} if again else {"note": "Title"}
    hints = Hints(tuple(columns.items()), "" if again else name[:LONGEST_NAME], together_in="Who", zone=zone)
    return Table(cells_of(COLUMNS, rows), written, rejects, hints)


def _parsed(text: str) -> tuple[list[Calendar], list[str]]:
    """The calendars in a file; one that breaks off is read as far as it goes."""
    whole_events = text[: text.rfind("END:VEVENT") + len("END:VEVENT")] + "\r\nEND:VCALENDAR\r\n"
    for attempt, remarks in ((text, []), (whole_events, ["This file breaks off. What stands before that is read."])):
        try:
            calendars = list(Calendar.from_ical(attempt, multiple=True))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
            continue
        if any(calendar.walk("VEVENT") for calendar in calendars):
            return calendars, remarks
    if text.rstrip().endswith("END:VCALENDAR"):
        raise Trouble(f"This calendar file holds no events. {HELP}")
    raise Trouble(f"This calendar file is damaged, so it can't be read. {HELP}")


def _came_round(calendar: Calendar, today: date, most: int) -> tuple[list[Component], list[tuple[Component, str]]]:
    """Events in the order of their days, up to a year from `today`; and those that can't be read, with the reason."""
    refused: list[tuple[Component, str]] = []
    single: list[Component] = []
    repeated = Calendar()
    repeating = {_text(event.get("UID")) for event in calendar.walk("VEVENT") if any(name in event for name in REPEATS)}
    for event in calendar.walk("VEVENT"):
        if not isinstance(_value(event, "DTSTART"), date):
            refused.append((event, "is an event without a day that can be read"))
        elif _too_often(event):
            refused.append((event, "is said to repeat many times a day"))
        elif any(name == "RRULE" for name, _ in event.errors):
            refused.append((event, "has a rule of repetition that can't be read"))
        elif _text(event.get("UID")) in repeating:
            repeated.add_component(event)
        else:
            single.append(event)
    last = datetime.combine(today + AHEAD, time(), UTC)
    refused += [(event, "is more than a year ahead") for event in single if _moment(event) > last]
    kept = [event for event in single if _moment(event) <= last]
    try:
        query = recurring_ical_events.of(repeated)
        kept += islice(takewhile(lambda event: _moment(event) <= last, query.all()), max(0, most))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        refused += [(event, "repeats in a way that can't be read") for event in repeated.walk("VEVENT")]
    return sorted(kept, key=_moment)[: max(0, most)], refused


def _too_often(event: Component) -> bool:
    """True for a rule that fits no outing, and could be followed for ever."""
    rules = event.get("RRULE")
    return any(
        str(rule.get("FREQ", ["DAILY"])[0]).upper() not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
        or any(len(rule.get(part, [])) > 1 for part in ("BYHOUR", "BYMINUTE", "BYSECOND"))
        for rule in (rules if isinstance(rules, list) else [rules] if rules is not None else [])
    )


def _start(event: Component) -> date:
    """The day or moment an event begins; those taken have one."""
    return cast("date", _value(event, "DTSTART"))


def _value(event: Component, name: str) -> Any:
    """What a property of days or lengths says, None if it isn't there or can't be read."""
    return getattr(event.get(name), "dt", None)


def _moment(event: Component) -> datetime:
    """When an event begins, to put events in order."""
    start = _start(event)
    if not isinstance(start, datetime):
        start = datetime.combine(start, time())
    try:
        return start.astimezone(UTC) if start.tzinfo else start.replace(tzinfo=UTC)
    except OverflowError:
        return start.replace(tzinfo=UTC)


def _own_row(event: Component) -> list[str]:
    """The fields our own export keeps in an event."""
    return [_text(event.get(f"{CALENDAR_FIELD}{name.upper()}")) for name in EXPORTED]


def _row(event: Component) -> list[str]:
    start = _start(event)
    return [
        _day(start), _text(event.get("SUMMARY")), _minutes(start, event), _text(event.get("LOCATION")),
        _text(event.get("DESCRIPTION")), " | ".join(_people(event)), " | ".join(_categories(event)),
        "didn't happen" if _text(event.get("STATUS")).upper() == "CANCELLED" else "",
    ]  # fmt: skip


def _day(start: date) -> str:
    """A day, or a moment by the clock of its own place; only times in UTC say so, for their place is not known."""
    if not isinstance(start, datetime):
        return start.isoformat()
    in_utc = start.tzinfo is not None and start.utcoffset() == timedelta() and str(start.tzinfo) in ("UTC", "Etc/UTC")
    return f"{start:%Y-%m-%d %H:%M}" + ("Z" if in_utc else "")


def _minutes(start: date, event: Component) -> str:
    """How long it took; a day without hours has no length, several days have theirs."""
    end, length = _value(event, "DTEND"), _value(event, "DURATION")
    if end is None and isinstance(length, timedelta):
        end = start + length
    try:
        minutes = round((end - start).total_seconds() / 60) if end is not None else 0
    except TypeError:
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
            found[whole(str(label)).removeprefix("mailto:").removeprefix("MAILTO:").replace("|", "/").strip()] = None
    return [name for name in found if name]


def _categories(event: Component) -> list[str]:
    value = event.get("CATEGORIES")
    lists = value if isinstance(value, list) else [value] if value is not None else []
    return [whole(str(word)).replace("|", "/") for one in lists for word in getattr(one, "cats", [one])]


def _text(value: Any) -> str:
    return "" if value is None else whole(str(value)).strip()

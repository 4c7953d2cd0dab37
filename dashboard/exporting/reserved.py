"""A calendar file of plans: when, and a title the person chose. Nothing of the log is in it.

Programs know an event again by its UID, and take a later version of it by its SEQUENCE and DTSTAMP; one that
was withdrawn is CANCELLED (RFC 5545 and 5546).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

TITLE = "Free time"
"""What a calendar shows if the person chose nothing else."""


@dataclass(frozen=True)
class Reserved:
    """A plan as a calendar may know it."""

    uid: str
    sequence: int
    day: date
    start: time | None
    minutes: int | None
    withdrawn: bool = False


def write(plans: Sequence[Reserved], title: str, now: datetime | None = None) -> bytes:
    """The plans as a calendar file, each under the same title."""
    # Loaded when a file is asked for: it takes a tenth of a second, and most pages are opened without.
    from icalendar import Calendar, Event  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", "-//Calendar//EN")
    calendar.add("version", "2.0")
    only_withdrawn = bool(plans) and all(plan.withdrawn for plan in plans)
    calendar.add("method", "CANCEL" if only_withdrawn else "PUBLISH")
    made = now or datetime.now(UTC)
    for plan in plans:
        calendar.add_component(_filled(Event(), plan, title, made))
    return bytes(calendar.to_ical())


def _filled(event: "Event", plan: Reserved, title: str, made: datetime) -> "Event":
    event.add("uid", plan.uid)
    event.add("sequence", plan.sequence)
    event.add("dtstamp", made)
    if plan.start:
        starts = datetime.combine(plan.day, plan.start)
        event.add("dtstart", starts)
        event.add("dtend", starts + timedelta(minutes=plan.minutes or 60))
    else:
        event.add("dtstart", plan.day)
        event.add("dtend", plan.day + timedelta(days=1))
        # A whole day that is only pencilled in doesn't make a calendar say busy.
        event.add("transp", "TRANSPARENT")
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if plan.withdrawn else "CONFIRMED")
    return event

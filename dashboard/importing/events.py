"""Events of a calendar as they came round: single ones, and every time of those that repeat."""

import re
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Component
from icalendar.error import BrokenCalendarProperty

from dashboard.importing.records import BLANK
from dashboard.importing.text import HELP
from dashboard.letters import whole
from dashboard.outings import Trouble

AHEAD = timedelta(days=366)
"""How far beyond today a repeated event is followed."""
REPEATS = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
EVENT = re.compile(r"BEGIN:VEVENT\r?\n.*?END:VEVENT", re.DOTALL)
BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)
"""What the calendar library raises for files that are not calendars, or events that are none."""

Unread = tuple[str, str]
"""The title of an event that can't be read, and why."""


def parsed(text: str) -> tuple[list[Calendar], list[Unread], list[str]]:
    """The calendars in a file of unfolded lines, what of it can't be read, and what to say of it.

    One that breaks off is read as far as it goes; an event that breaks the whole is set aside.
    """
    end = text.rfind("END:VEVENT") + len("END:VEVENT")
    if "BEGIN:VEVENT" not in text:
        if text.rstrip().endswith("END:VCALENDAR"):
            raise Trouble(f"This calendar file holds no events. {HELP}")
        raise Trouble(f"This calendar file is damaged, so it can't be read. {HELP}")
    remarks = []
    if "END:VCALENDAR" not in text[end:]:
        text = text[: max(end, text.find("BEGIN:VEVENT"))] + "\r\nEND:VCALENDAR\r\n"
        remarks.append("This file breaks off. What comes before that is read.")
    try:
        return list(Calendar.from_ical(text, multiple=True)), [], remarks
    except BROKEN:
        head, unread = text[: text.find("BEGIN:VEVENT")], []
        kept = []
        for event in EVENT.findall(text):
            try:
                Calendar.from_ical(f"{head}{event}\r\nEND:VCALENDAR\r\n")
                kept.append(event)
            except BROKEN:
                unread.append((_title_in(event), "is an event that can't be read"))
    try:
        body = "\r\n".join(kept)
        return list(Calendar.from_ical(f"{head}{body}\r\nEND:VCALENDAR\r\n", multiple=True)), unread, remarks
    except BROKEN:
        raise Trouble(f"This calendar file is damaged, so it can't be read. {HELP}") from None


def came_round(calendar: Calendar, today: date, most: int, *, whenever: bool) -> tuple[list[Component], list[Unread]]:
    """Events in the order of their days, and those that can't be read, with the reason.

    Up to a year from `today`, unless `whenever` is set; at most `most` of them.
    """
    unread: list[Unread] = []
    single: list[Component] = []
    series: dict[str, list[Component]] = defaultdict(list)
    last = datetime.combine(today + AHEAD, time(), UTC)
    events_in_file = sorted(calendar.walk("VEVENT"), key=lambda event: "RECURRENCE-ID" in event)
    for number, event in enumerate(events_in_file):
        if reason := _unreadable(event):
            unread.append((text_in(event, "SUMMARY"), reason))
        elif "RRULE" in event or "RDATE" in event:
            # Some programs give several events one name; an override belongs to the first of them.
            name = text_in(event, "UID")
            series[name if name and name not in series else f"{name} {number}"].append(event)
        elif "RECURRENCE-ID" in event and text_in(event, "UID") in series:
            series[text_in(event, "UID")].append(event)
        elif _moment(event) > last and not whenever:
            unread.append((text_in(event, "SUMMARY"), "is more than a year ahead"))
        else:
            single.append(event)
    kept = list(single)
    for events in series.values():
        try:
            found = recurring_ical_events.of(_alone(calendar, events)).all()
            kept += islice(takewhile(lambda event: _moment(event) <= last, found), max(0, most))
        except BROKEN:
            unread += [(text_in(event, "SUMMARY"), "repeats in a way that can't be read") for event in events]
    return sorted(kept, key=_moment)[: max(0, most)], unread


def _alone(calendar: Calendar, events: list[Component]) -> Calendar:
    """A calendar with just these events, and the zones they may speak of."""
    alone = Calendar()
    for zone in calendar.walk("VTIMEZONE"):
        alone.add_component(zone)
    for event in events:
        alone.add_component(event)
    return alone


def _unreadable(event: Component) -> str:
    """Why an event can't be read, empty if it can."""
    start = value_of(event, "DTSTART")
    if not isinstance(start, date) or not 1900 <= start.year < 2200:
        return "is an event without a day that can be read"
    if any(name in REPEATS for name, _ in event.errors):
        return "has a rule of repetition that can't be read"
    if any(name in event and value_of(event, name) is None for name in ("DTEND", "DURATION")):
        return "has an end that can't be read"
    rules = event.get("RRULE")
    for rule in rules if isinstance(rules, list) else [rules] if rules is not None else []:
        if str((rule.get("FREQ") or ["NONE"])[0]).upper() not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
            return "is said to repeat many times a day, or without saying how often"
        if any(len(rule.get(part, [])) > 1 for part in ("BYHOUR", "BYMINUTE", "BYSECOND")):
            return "is said to repeat many times a day, or without saying how often"
        if any(int(step) < 1 for step in rule.get("INTERVAL", [1])):
            return "is said to repeat many times a day, or without saying how often"
        if set(rule.get("BYMONTH", [])) and any(abs(int(day)) > 29 for day in rule.get("BYMONTHDAY", [])):
            return _day_there_never_is(rule)
    return ""


def _day_there_never_is(rule: Any) -> str:
    """A reason for rules such as every 30th of February, which would be sought for in vain."""
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    months = [longest.get(int(month), 31) for month in rule["BYMONTH"]]
    there = any(abs(int(day)) <= month for day in rule["BYMONTHDAY"] for month in months)
    return "" if there else "repeats on a day that never comes"


def value_of(event: Component, name: str) -> Any:
    """What a property of days or lengths says, None if it isn't there, can't be read, or says several things."""
    value = event.get(name)
    try:
        return None if isinstance(value, list) else getattr(value, "dt", None)
    except (*BROKEN, BrokenCalendarProperty):
        return None


def text_in(component: Component, name: str) -> str:
    """What a property says in words, the first if it says several."""
    value = component.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else whole(str(value)).strip(BLANK)


def _title_in(event: str) -> str:
    found = re.search(r"^SUMMARY[^:\r\n]*:([^\r\n]*)", event, re.MULTILINE)
    return whole(found[1])[:200] if found else ""


def _moment(event: Component) -> datetime:
    """When an event begins, to put events in order."""
    start = value_of(event, "DTSTART")
    if not isinstance(start, datetime):
        start = datetime.combine(start, time())
    try:
        return start.astimezone(UTC) if start.tzinfo else start.replace(tzinfo=UTC)
    except OverflowError:
        return start.replace(tzinfo=UTC)

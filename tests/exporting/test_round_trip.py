"""Out and in again: every format brings back the log as it was, and is safe to open elsewhere."""

import csv
import io
import json
from datetime import date, time, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from dashboard.exporting import calendars
from dashboard.exporting.formats import FORMATS, Format
from dashboard.fields import quoted, unquoted
from dashboard.importing import guess, reading
from dashboard.outings import Company, Ease, Filter, Idea, Novelty, Status, Trouble
from dashboard.store import Store
from dashboard.vault import memory_log
from tests.conftest import TODAY, add, opened

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NASTY = st.sampled_from(
    ["=1+1", "'=1+1", "''@x", "+", "-5", "@SUM(1)", "\u200b\tx", "a,b;c", "a | b", "x|", "'", '"', "line\nline", "\r\n", "１２", "＝x",
     "no", "2026-01-05", "007", "1e5", "TRUE", "_x0041_", "&amp;<b>", "\\n\\,", "ﬁ", "e\u0301", "🙂", "NULL", "nan", "#N/A"]
)  # fmt: skip
TEXTS = WORDS | NASTY
NAMES = (st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12) | NASTY).filter(
    lambda name: name.strip(" |\t\r\n\u00a0\u200b\u200e\u200f\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069").isprintable()
    and any(letter.isalnum() for letter in name)
)  # fmt: skip


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


PAST = st.dates(date(1950, 1, 1), TODAY)
STARTS = maybe(st.times().map(lambda at: at.replace(second=0, microsecond=0).isoformat("minutes")))
SHARED = {
    "start": STARTS, "kind": NAMES, "minutes": maybe(st.integers(1, 20_160)), "novelty": maybe(st.sampled_from(Novelty)),
    "company": maybe(st.sampled_from(Company)), "idea": maybe(st.sampled_from(Idea)),
    "cost": maybe(st.integers(0, 999_999_999).map(lambda cents: cents / 100)), "place": maybe(TEXTS),
    "tags": st.lists(TEXTS, max_size=3), "note": maybe(TEXTS),
}  # fmt: skip
HAPPENED = st.fixed_dictionaries({
    "day": PAST.map(str), **SHARED, "mine": maybe(st.integers(1, 5)), "theirs": maybe(st.integers(1, 5)),
    "status": st.sampled_from([Status.HAPPENED, Status.CUT_SHORT]), "ease": maybe(st.sampled_from(Ease)),
    "moment": maybe(TEXTS), "favourite": st.booleans(), "apart": st.booleans(),
})  # fmt: skip
ABSENT = HAPPENED.map(lambda row: {**row, "status": Status.DID_NOT_HAPPEN, "mine": None, "theirs": None})
PLANNED = st.fixed_dictionaries(
    {"day": st.dates(TODAY + timedelta(days=1), TODAY + timedelta(days=300)).map(str), **SHARED}
)
LOGS = st.lists(HAPPENED | ABSENT | PLANNED, min_size=1, max_size=6)


def filled(rows: list[dict[str, Any]]) -> Store:
    """A log in memory with these outings, read as from any file."""
    store = Store(memory_log())
    columns = dict.fromkeys(name for row in rows for name in row)
    found = opened(json.dumps([{name: row.get(name) for name in columns} for row in rows]).encode())
    mapping = guess.guess(found).changed(columns=tuple((name, name) for name in columns), delimiter=None, together=())
    read_ = reading.understand(found, mapping, TODAY)
    store.add("made up", read_.outings, left_out=read_.left_out, unreadable=len(read_.rejects))
    return store


def everything(store: Store) -> list[tuple[Any, ...]]:
    """Every record of a log, in an order of its own."""
    rows = [row for batch in store.records(Filter()) for row in batch.to_pylist()]
    return sorted(tuple(map(repr, row.values())) for row in rows)


def brought_back(data: bytes, today: date = TODAY) -> Store:
    """A new log from an export, read on a day as it is proposed, without a question."""
    found = opened(data)
    mapping = guess.guess(found)
    assert found.written.app == "Outings"
    read_ = reading.understand(found, mapping, today)
    assert read_.rejects == []
    store = Store(memory_log())
    store.add("export", read_.outings, left_out=0, unreadable=0, merges=read_.merges)
    return store


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(rows=LOGS)
@example(
    rows=[
        {"day": "2026-01-05", "kind": "Tea", "note": note}
        for note in ("\x85", "a\u2028b", "\u2003x", "a\x0bb", "\u00a0")
    ]
)
@example(rows=[{"day": "2026-01-05", "kind": "Dinner, out", "tags": ["a,b"], "note": "=1+1", "mine": 4}])
def test_an_export_comes_back_as_it_was(form: Format, rows: list[dict[str, Any]]) -> None:
    """Whatever a log can hold, each format brings it back, and finds it known in the log it came from."""
    store = filled(rows)
    before = everything(store)
    if not before:
        return
    data = form.write(store.records(Filter()))
    assert everything(brought_back(data)) == before
    found = opened(data)
    again = reading.understand(found, guess.guess(found), TODAY)
    assert not store.known(again.outings)["is_new"].any()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
def test_kinds_shown_as_others_come_back_so(store: Store, form: Format) -> None:
    """The merge comes back, and can still be undone."""
    add(store, "day,kind,mine\n2026-01-05,coffee,4\n2026-01-06,Coffee out,5\n2026-01-07,coffee,3\n")
    store.merge({"Coffee out": "coffee"})
    back = brought_back(form.write(store.records(Filter())))
    assert back.kinds() == ["coffee"]
    back.unmerge("Coffee out")
    assert back.kinds() == ["coffee", "Coffee out"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
def test_an_export_may_be_of_just_what_is_filtered(store: Store, form: Format) -> None:
    """What the filter leaves out is not in the file."""
    add(store, "day,kind,mine\n2026-01-05,Walk,4\n2026-01-06,Tea,5\n2027-01-07,Tea,\n", today=TODAY)
    back = brought_back(form.write(store.records(Filter(kinds=("Tea",)))))
    assert back.summary(Filter()).outings == 1
    assert back.kinds() == ["Tea"]
    assert not back.plans(date.min, 5)
    assert len(brought_back(form.write(store.records(Filter()))).plans(date.min, 5)) == 1


@given(TEXTS)
def test_no_text_becomes_a_formula(text: str) -> None:
    """What a spreadsheet would run is quoted, and the quotation mark comes off again."""
    assert not quoted(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert unquoted(quoted(text)) == text


def test_a_spreadsheet_runs_nothing(store: Store) -> None:
    """In CSV a quotation mark stands before it; in Excel it is text."""
    add(store, 'day,kind,note\n2026-01-05,@SUM(1),"=HYPERLINK(""http://x"")"\n')
    forms = {form.suffix: form.write(store.records(Filter())) for form in FORMATS}
    (row,) = csv.DictReader(io.StringIO(forms["csv"].decode("utf-8-sig")))
    assert (row["kind"], row["note"]) == ("'@SUM(1)", '\'=HYPERLINK("http://x")')
    sheet = openpyxl.load_workbook(io.BytesIO(forms["xlsx"])).active
    assert {cell.data_type for line in sheet.iter_rows(min_row=2) for cell in line} <= {"s", "d", "n"}


def test_a_calendar_holds_an_event_an_outing(store: Store) -> None:
    """With its kind, its place and its hours, as any calendar program reads them."""
    add(store, "day,start,kind,minutes,place\n2026-01-05,18:30,Walk,45,the canal\n2026-01-06,,Tea,30,\n")
    data = next(form for form in FORMATS if form.suffix == "ics").write(store.records(Filter()))
    events: list[Any] = Calendar.from_ical(data).walk("VEVENT")
    walk, tea = events
    assert (str(walk["SUMMARY"]), str(walk["LOCATION"])) == ("Walk", "the canal")
    assert (walk["DTSTART"].dt.time(), walk["DURATION"].dt) == (time(18, 30), timedelta(minutes=45))
    assert tea["DTSTART"].dt == date(2026, 1, 6)
    assert walk["UID"] != tea["UID"]


def test_a_calendar_too_long_for_any_program_is_a_sentence(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    """It says what to do instead."""
    monkeypatch.setattr(calendars, "MOST_EVENTS", 1)
    add(store, "day,kind\n2026-01-05,Walk\n2026-01-06,Tea\n")
    with pytest.raises(Trouble, match="at most 1"):
        calendars.write(store.records(Filter()))


@pytest.mark.parametrize("form", FORMATS[:4], ids=lambda form: form.suffix)
def test_an_export_of_nothing_has_its_columns(store: Store, form: Format) -> None:
    """It is a file that can be read, or said to have no rows, and nothing broken."""
    with pytest.raises(Trouble, match=r"no rows|no list of outings"):
        opened(form.write(store.records(Filter())))


def test_a_long_log_is_written_a_batch_after_another(store: Store) -> None:
    """Every outing of every batch is in every file."""
    rows = "".join(f"2026-01-{n % 28 + 1:02},Walk,{n}\n" for n in range(10_000))
    add(store, f"day,kind,note\n{rows}")
    assert len(list(store.records(Filter()))) > 1
    for form in FORMATS[:4]:
        assert len(opened(form.write(store.records(Filter()))).cells) == 10_000

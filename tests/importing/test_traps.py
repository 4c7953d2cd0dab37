"""Files that looked right and were read wrong, or cost far more than they hold: each is told or refused."""

import io
import json
import re
import zipfile
from datetime import date, time
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import parquet

from dashboard.importing import guess, reading
from dashboard.importing.clocks import parse_time
from dashboard.importing.ratings import propose
from dashboard.importing.reading import Reading
from dashboard.importing.table import unique_names
from dashboard.outings import Trouble
from tests.conftest import TODAY, opened, read
from tests.importing.test_apps import calendar


def sheet(cells: dict[tuple[int, int], Any], **patches: bytes) -> bytes:
    """A spreadsheet with these cells, and members changed after it was written."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for (row, column), value in cells.items():
            page.write(row, column, value)
    if not patches:
        return out.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/sharedStrings.xml":
                content = re.sub(rb'uniqueCount="\d+"', b'uniqueCount="%s"' % patches["strings"], content)
            new.writestr(name, content)
    return changed.getvalue()


def of_parquet(table: pa.Table, **options: Any) -> bytes:
    out = io.BytesIO()
    parquet.write_table(table, out, **options)
    return out.getvalue()


def there(text: str | bytes, zone: str) -> Reading:
    """A file read as guessed by someone in this zone."""
    rows = opened(text.encode() if isinstance(text, str) else text)
    return reading.understand(rows, guess.guess(rows, zone=zone), TODAY)


ROW = {(0, 0): "Date", (0, 1): "Activity", (1, 0): "2026-01-05", (1, 1): "Walk"}


@pytest.mark.parametrize(
    "data",
    [
        sheet({**ROW, (1_048_575, 99): "x"}),
        sheet({**ROW, (1_048_575, 16_383): "x"}),
        sheet(ROW, strings=b"99999999999"),
    ],
    ids=["far down", "far out", "said to hold more than it does"],
)
def test_a_sheet_that_would_fill_the_memory_is_refused(data: bytes) -> None:
    """Before any of it is read."""
    with pytest.raises(Trouble, match="far larger than what is in it"):
        opened(data)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY;INTERVAL=0", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=1,2,3", "COUNT=3", "FREQ=FOO"],
)  # fmt: skip
def test_a_rule_that_could_be_followed_for_ever_is_told(rule: str) -> None:
    """And costs its own event, not the good ones."""
    found = read(calendar(
        f"UID:1\nDTSTART:20260105T180000\nRRULE:{rule}\nSUMMARY:Bad", "UID:2\nDTSTART:20260105T190000\nSUMMARY:Walk",
        "UID:3\nDTSTART:20260106T190000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Walk",
    ))  # fmt: skip
    assert len(found.outings) == 3
    assert [r.value for r in found.rejects] == ["Bad"]


@pytest.mark.parametrize(
    "broken",
    ["DTSTART:2026", "DTSTART:00010105T180000", "DURATION:1 hour", "DURATION:P99999999999D", "DTEND:tomorrow",
     "DURATION:PT1H\nDURATION:PT2H", "DTEND:20260105T190000\nDTEND:20260105T200000"],
)  # fmt: skip
def test_one_broken_event_costs_no_other(broken: str) -> None:
    """It is listed, or read without what can't be read of it."""
    start = "" if broken.startswith("DTSTART") else "DTSTART:20260105T180000\n"
    found = read(calendar(f"UID:1\n{start}{broken}\nSUMMARY:Walk", "UID:2\nDTSTART:20260106T190000\nSUMMARY:Walk"))
    assert found.lines == 2
    assert "Walk" in set(found.outings["kind"])


def test_events_of_one_name_are_all_there() -> None:
    """Some programs give several events one UID."""
    found = read(calendar(
        "UID:1\nDTSTART:20260105T180000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:a", "UID:1\nDTSTART:20260305T180000\nSUMMARY:a",
        "UID:1\nDTSTART:20260405T180000\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:a",
    ))  # fmt: skip
    assert len(found.outings) == found.lines == 5


def test_a_line_folded_within_a_letter_is_one_line() -> None:
    """Some programs count bytes."""
    data = calendar("UID:1\nDTSTART:20260105T180000\nSUMMARY:Café au lait").replace("é".encode(), b"\xc3\r\n \xa9")
    assert read(data).outings["kind"].tolist() == ["Café au lait"]


def test_twenty_thousand_columns_of_one_name_are_told_apart() -> None:
    """Looking each up among all before it would take hours."""
    assert len(set(unique_names(["a"] * 20_000))) == 20_000


def test_a_text_said_a_million_times_is_kept_once() -> None:
    """A small Parquet file stays small."""
    rows = 100_000
    kinds = pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array(["x" * 20_000]))
    data = of_parquet(pa.table({"day": [date(2026, 1, 5)] * rows, "kind": kinds}), store_schema=False)
    assert len(data) < 10_000
    assert len(opened(data).cells) == rows


def test_entries_with_names_of_their_own_are_refused() -> None:
    """They are no table, and would be a very wide one."""
    with pytest.raises(Trouble, match="different names"):
        opened(json.dumps([{f"k{n}": 1, "day": "2026-01-05"} for n in range(8000)]).encode())


def test_from_one_time_to_another_is_no_zone() -> None:
    """Neither time is taken in silence."""
    found = there("Date,Activity,Time\n2026-01-05,Walk,09:00-10:30\n2026-01-06,Tea,18:30\n", "Europe/Berlin")
    assert [(r.line, r.reason) for r in found.rejects] == [(2, "is not a time such as 18:30")]


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("Date,Activity\n" + "2026-01-05,x\n" * 300 + "2026-01-06T23:30:00Z,Walk\n", date(2026, 1, 7), time(8, 30)),
        ("Date,Activity\n01/26/2026 23:30:00 UTC,Walk\n", date(2026, 1, 27), time(8, 30)),
        ('Date,Activity\n"Tue, 06 Jan 2026 23:30:00 GMT",Walk\n', date(2026, 1, 7), time(8, 30)),
        ("Date,Time,Activity\n01/26/2026,23:30Z,Walk\n", date(2026, 1, 27), time(8, 30)),
        ("Date,Activity\n2026-01-05 06:30 PM UTC,Walk\n", date(2026, 1, 6), time(3, 30)),
    ],
    ids=["far down", "not ISO", "in words", "in two columns", "with half of the day"],
)
def test_a_zone_is_seen_wherever_it_stands(text: str, day: date, at: time) -> None:
    """By the clock of Tokyo."""
    row = there(text, "Asia/Tokyo").outings.iloc[-1]
    assert (row["day"], row["start"]) == (day, at)


def test_numbers_are_never_read_as_thousands() -> None:
    """6.125 in a cell of numbers is no six thousand; what can't be kept to the cent is told."""
    found = read(json.dumps([{"day": "2026-01-05", "kind": "Tea", "cost": cost} for cost in (6.125, 6.5, 12)]))
    assert found.outings["cost"].tolist() == [Decimal("6.50"), Decimal("12.00")]
    assert len(found.rejects) == 1
    table = pa.table(
        {"day": [date(2026, 1, 5)], "kind": ["Tea"], "cost": pa.array([Decimal("6.500")], pa.decimal128(18, 3))}
    )
    assert read(of_parquet(table)).outings["cost"].tolist() == [Decimal("6.50")]


def test_one_fraction_makes_no_hours_of_minutes() -> None:
    """It is asked, unless all are short enough for hours."""
    assert guess.guess(opened(b"Date,Activity,Duration\n2026-01-05,a,20\n2026-01-07,b,12.5\n")).number_is_hours is None
    assert guess.guess(opened(b"Date,Activity,Duration\n2026-01-05,a,2\n2026-01-07,b,1.5\n")).number_is_hours is True


@pytest.mark.parametrize("text", ["PM 6:30", "du. 6:30", "odp. 6:30", "下午6:30", "6:30 PM", "pm 6.30"])
def test_half_of_the_day_counts_before_and_behind(text: str) -> None:
    """In any language that is read."""
    assert parse_time(text) == time(18, 30)


@pytest.mark.parametrize("text", ["晚上 6:30", "evening 6:30", "abends 8:30"])
def test_a_word_for_an_hour_that_is_not_known_is_told(text: str) -> None:
    """An evening is not made a morning."""
    assert parse_time(text) is None
    assert parse_time("Mo 18:30") == parse_time("at 18:30") == parse_time("Montag, 18:30") == time(18, 30)


def test_a_stray_byte_makes_no_chinese() -> None:
    """The line it stands in is told, or is read as the old programs wrote it."""
    data = b"Date,Activity\n" + b"2026-01-05,Walk\n" * 50 + b"2026-01-06,W\x81lk\n2026-01-07,W\xe9lk\n2026-01-08,Run\n"
    found = opened(data)
    assert found.cells["Activity"].tolist()[-2:] == ["Wélk", "Run"]
    assert [r.reason for r in found.rejects] == ["has a letter that can't be read"]


def test_columns_of_one_name_in_parquet_are_told_apart() -> None:
    """As in any table."""
    table = pa.Table.from_arrays(
        [pa.array(["2026-01-05"]), pa.array(["a"]), pa.array(["b"])], names=["day", "kind", "kind"]
    )
    assert opened(of_parquet(table)).columns == ["day", "kind", "kind (2)"]


@pytest.mark.parametrize(
    "odd",
    [{"gameRefId": [1]}, {"locationRefId": {"a": 1}}, {"playerScores": 5}, {"playerScores": [{"playerRefId": [2]}]}],
    ids=str,
)
def test_an_odd_play_breaks_no_other(odd: dict[str, Any]) -> None:
    """What points nowhere is unknown."""
    plays = [
        {"playDate": "2026-01-05 20:00:00", "gameRefId": 1},
        {"playDate": "2026-01-06 20:00:00", "gameRefId": 1, **odd},
    ]
    lists: tuple[Any, Any] = ([], 5)
    for players in lists:
        found = opened(json.dumps({"games": [{"id": 1, "name": "Azul"}], "players": players, "plays": plays}).encode())
        assert len(found.cells) == 2


def test_a_torn_zip_of_any_kind_is_a_sentence() -> None:
    """Whichever way it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("log.csv", "day,kind\n2026-01-05,Walk\n" * 99)
    data = bytearray(out.getvalue())
    data[60:90] = bytes(30)
    with pytest.raises(Trouble, match=r"unpacked|no table"):
        opened(bytes(data))


def test_a_zip_is_read_by_what_can_be_read() -> None:
    """Not by its longest text; a spreadsheet alone in it keeps its sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("README.txt", "words and more of them\n" * 99)
        packed.writestr("data.csv", "day,kind\n2026-01-05,Walk\n")
    assert opened(out.getvalue()).cells["kind"].tolist() == ["Walk"]


def test_what_is_no_number_is_unknown() -> None:
    """Not the word nan."""
    assert opened(b'[{"day": "2026-01-05", "kind": "Walk", "mine": NaN}]').cells.iloc[0, 2] == ""


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        (b'{"day": "2026-01-05", "kind": "Walk", "tags": ["a", "b"]}', ["day", "kind", "tags"]),
        (b"[Date],Activity\n2026-01-05,Walk\n", ["[Date]", "Activity"]),
        (b'[{"day": "2026-01-05", "day": "2026-01-06"}]', ["day", "day (2)"]),
    ],
    ids=["one entry", "a header in brackets", "a name twice"],
)
def test_json_is_told_from_what_only_looks_like_it(data: bytes, columns: list[str]) -> None:
    """And nothing of it is dropped."""
    assert opened(data).columns == columns


def test_an_error_in_a_cell_is_told() -> None:
    """It reads as empty, and the page says why."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["day", "kind", "mine"])
        page.write_row(1, 0, ["2026-01-05", "Walk"])
        page.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    assert any("#N/A" in remark for remark in opened(out.getvalue()).written.remarks)


def test_ratings_written_in_many_ways_are_still_numbers() -> None:
    """Half of the texts say the same number as another."""
    texts = dict.fromkeys(("4", "4.0", "5", "5.0", "4/5", "5/5", "★★★★"), 3)
    assert propose(texts).scale is not None


def test_bytes_that_are_no_letters_are_told_in_every_format() -> None:
    """Where they can't cost a line of their own, a sign stands for them and the page says so."""
    ics = calendar("UID:1\nDTSTART:20260105T180000\nSUMMARY:Caf\u00e9\nDESCRIPTION:x").replace(
        b"DESCRIPTION:x", b"DESCRIPTION:\xff"
    )
    for data in (ics, '[{"day": "2026-01-05", "kind": "Café", "note": "'.encode() + b'\xff"}]'):
        assert "In 1 place a letter can't be read" in opened(data).written.remarks[0]

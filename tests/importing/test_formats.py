"""Formats told by their content, each read into the same kind of table, and what isn't one said in a sentence."""

import io
import json
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from dashboard.importing import archive, workbook
from dashboard.outings import Trouble
from tests.conftest import opened, read


def book(*sheets: tuple[str, list[list[Any]]], as_ods: bool = False) -> bytes:
    """A spreadsheet with these sheets."""
    out = io.BytesIO()
    if as_ods:
        with pd.ExcelWriter(out, engine="odf") as writer:
            for name, rows in sheets:
                pd.DataFrame(rows[1:], columns=rows[0]).to_excel(writer, sheet_name=name, index=False)
        return out.getvalue()
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(out)
    return out.getvalue()


ROWS: list[list[Any]] = [
    ["day", "kind", "rating", "start", "how long", "cost", "favourite"],
    [date(2026, 1, 5), "Walk", 4, time(18, 30), timedelta(minutes=90), 6.5, True],
    [datetime(2026, 1, 6), "Tea", 5.0, None, 45, 12, False],
]


@pytest.mark.parametrize("as_ods", [False, True], ids=["xlsx", "ods"])
def test_a_spreadsheet_is_read_cell_by_cell(as_ods: bool) -> None:
    """Days, times, lengths, numbers and ticks come as what they are, from Excel and OpenDocument alike."""
    rows = [row[:4] for row in ROWS] if as_ods else ROWS
    found = read(book(("Sheet", rows), as_ods=as_ods)).outings
    assert found["day"].tolist() == [date(2026, 1, 5), date(2026, 1, 6)]
    assert found["mine"].tolist() == [4, 5]
    assert found["start"][0] == time(18, 30)
    if not as_ods:
        assert found["minutes"].tolist() == [90, 45]
        assert found["cost"].tolist() == [Decimal("6.50"), Decimal("12.00")]
        assert found["favourite"].tolist() == [True, False]


def test_sheets_with_the_same_columns_are_read_as_one() -> None:
    """A sheet a year is one log; each sheet can be chosen by itself."""
    header = ["day", "kind"]
    data = book(("2025", [header, [date(2025, 1, 5), "Walk"]]), ("2026", [header, [date(2026, 1, 5), "Tea"]]))
    found = opened(data)
    assert found.cells["kind"].tolist() == ["Walk", "Tea"]
    assert found.written.parts == (workbook.EVERY, "2025", "2026")
    assert opened(data, part="2026").cells["kind"].tolist() == ["Tea"]


def test_the_sheet_that_holds_the_log_is_found() -> None:
    """Not the one with a few words on it."""
    data = book(("Read me", [["These are our outings"]]), ("Log", ROWS), ("Empty", []))
    assert opened(data).written.part == "Log"


def test_a_formula_without_its_result_is_told() -> None:
    """It reads as empty, and the page says why."""
    found = opened(book(("Sheet", [["day", "kind", "mine"], [date(2026, 1, 5), "Walk", "=2+2"]])))
    assert found.cells["mine"].tolist() == [""]
    assert "1 cell holds a formula" in found.written.remarks[0]


def test_a_title_above_the_table_of_a_sheet_is_told() -> None:
    """It is no header, and it is counted."""
    found = opened(book(("Sheet", [["Our outings"], [], *ROWS])))
    assert found.columns[:2] == ["day", "kind"]
    assert [(r.line, r.reason) for r in found.rejects] == [(1, "stands above the table")]
    assert found.cells.index.tolist() == [4, 5]


def test_json_in_the_shapes_programs_write_it() -> None:
    """A list, a list under a name, names within names, lists of words, and a line each."""
    rows = [
        {"day": "2026-01-05", "kind": "Walk", "mine": 4, "where": {"name": "canal"}, "tags": ["sun", "rain"]},
        {"day": "2026-01-06", "kind": "Tea", "mine": None, "extra": True},
    ]
    shapes = (json.dumps(rows), json.dumps({"about": "x", "data": {"entries": rows}}), "\n".join(map(json.dumps, rows)))
    for text in shapes:
        found = opened(text.encode())
        assert found.columns == ["day", "kind", "mine", "where.name", "tags", "extra"]
        assert found.cells.iloc[0].tolist() == ["2026-01-05", "Walk", "4", "canal", "sun | rain", ""]
        assert found.cells.iloc[1].tolist() == ["2026-01-06", "Tea", "", "", "", "yes"]


def test_a_broken_line_of_json_lines_costs_itself() -> None:
    """It is listed with its number."""
    found = opened(b'{"day": "2026-01-05", "kind": "Walk"}\n{"day": \n\n{"day": "2026-01-07", "kind": "Tea"}\n[1]\n')
    assert found.cells.index.tolist() == [1, 4]
    assert [(r.line, r.reason) for r in found.rejects] == [(2, "is not JSON"), (5, "is not an entry with names")]


def test_half_a_letter_in_json_is_a_question_mark() -> None:
    """A lone surrogate can be written in JSON, and nowhere else."""
    assert opened(b'[{"day": "2026-01-05", "kind": "Wa\\ud800lk"}]').cells.iloc[0, 1] == "Wa?lk"


def test_parquet_is_read_with_its_types() -> None:
    """Days, moments, decimals, lists, dictionaries and structs as a person would type them; unknown as empty."""
    table = pa.table({
        "day": pa.array([date(2026, 1, 5), None], pa.date32()),
        "at": pa.array([datetime(2026, 1, 5, 18, 30), None], pa.timestamp("us")),
        "cost": pa.array([Decimal("6.50"), None], pa.decimal128(9, 2)),
        "mine": pa.array([4.0, None]),
        "kind": pa.array(["Walk", "Tea"]).dictionary_encode(),
        "tags": pa.array([["a", "b"], None]),
        "place": pa.array([{"name": "canal"}, None], pa.struct([("name", pa.string())])),
    })  # fmt: skip
    out = io.BytesIO()
    parquet.write_table(table, out)
    found = opened(out.getvalue())
    assert found.cells.iloc[0].tolist() == ["2026-01-05", "2026-01-05 18:30", "6.5", "4", "Walk", "a | b", "canal"]
    assert found.cells.iloc[1].tolist() == ["", "", "", "", "Tea", "", ""]


def test_a_zip_is_opened_and_its_diary_found() -> None:
    """As some programs export: several files in one, the diary proposed, the others to choose."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("ratings.csv", "Date,Name,Letterboxd URI,Rating\n" + "2026-01-01,Brick,x,4\n" * 9)
        packed.writestr("diary.csv", "Date,Name,Letterboxd URI,Rating,Watched Date\n2026-01-02,Brick,x,4,2026-01-01\n")
        packed.writestr("profile.html", "<html>")
    found = opened(out.getvalue())
    assert (found.written.app, found.written.part) == ("Letterboxd", "diary.csv")
    assert set(found.written.parts) == {"diary.csv", "ratings.csv"}
    assert len(opened(out.getvalue(), part="ratings.csv").cells) == 9


def test_a_zip_that_unpacks_to_far_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes are counted as they come, whatever the zip says of itself."""
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 2**20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("log.csv", b"\0" * 2**21)
    with pytest.raises(Trouble, match="larger than 1 MB"):
        opened(out.getvalue())


def test_a_wrong_suffix_changes_nothing() -> None:
    """No reader is told a file's name."""
    assert opened(book(("Sheet", ROWS))).written.format == "spreadsheet"
    assert opened(b"day,kind\n2026-01-05,Walk\n").written.format == "table"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0", b"[", b"{", b"BEGIN:VCALENDAR\n"]),
)
def test_no_bytes_break_a_reader(data: bytes, start: bytes) -> None:
    """Whatever a file begins like, it is read or refused in a sentence."""
    try:
        found = opened(start + data)
    except Trouble as trouble:
        assert str(trouble).endswith(".")  # noqa: PT017
        return
    assert found.lines == len(found.cells) + len(found.rejects) + found.joined + found.left_out


@given(cut=st.integers(0, 400))
def test_no_torn_spreadsheet_breaks_the_reader(cut: int) -> None:
    """A file that was not saved whole gets a sentence."""
    data = book(("Sheet", ROWS))
    with pytest.raises(Trouble):
        opened(data[: max(4, len(data) - 1 - cut * 10)])

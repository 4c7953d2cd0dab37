"""A file as a table: letters, delimiters, quotes and lines, nothing lost on the way."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing.records import BLANK
from dashboard.letters import OVERRIDES
from dashboard.outings import Trouble
from tests.conftest import LOGS, opened

PLAIN = "day,kind,note\n2026-01-05,Spaziergang,schön\n2026-01-06,Café,“nice”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_arrive_whatever_they_are_written_in(encoding: str) -> None:
    """Umlauts, accents and curly quotes come out as they went in."""
    found = opened(PLAIN.encode(encoding))
    assert found.cells["note"].tolist() == ["schön", "“nice”"]
    assert found.cells.columns.tolist() == ["day", "kind", "note"]


def test_cyrillic_arrives() -> None:
    """A Russian export of an old program is read in its own letters."""
    text = "дата;занятие;заметка\n" + "05.01.2026;прогулка;хорошо погуляли вдоль реки вечером\n" * 8
    assert opened(text.encode("cp1251")).cells.iloc[0, 1] == "прогулка"


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_delimiters_are_told_apart(delimiter: str) -> None:
    """Also where cells hold other delimiters, such as decimal commas and tags."""
    rows = [["day", "kind", "cost", "tags"], ["2026-01-05", "Walk", "4,50", "a | b"], ["2026-01-06", "Tea", "3", "c;d"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    found = opened(text.getvalue().encode())
    assert found.written.delimiter == delimiter
    assert found.cells.to_numpy().tolist() == rows[1:]


def test_excels_declaration_is_no_header() -> None:
    """`sep=;` says the delimiter and is no row."""
    found = opened(b"sep=;\r\nday;kind\r\n2026-01-05;Walk\r\n")
    assert (found.written.delimiter, found.cells.index.tolist()) == (";", [3])


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    """Blank lines and line breaks inside quotes don't shift the line a row is said to be on."""
    found = opened(b'day,kind,note\n\n2026-01-05,Walk,"two\nlines"\n2026-01-06,Tea,x,y,z\n2026-01-07,Tea,\n')
    assert found.cells.index.tolist() == [3, 6]
    assert [(r.line, r.reason) for r in found.rejects] == [(5, "has 5 cells where the table has 3 columns")]


def test_a_short_row_is_padded_and_a_long_one_told() -> None:
    """Missing cells at the end are unknown; cells too many can't be placed."""
    found = opened(b"day,kind,note\n2026-01-05,Walk\n2026-01-06,Walk,a,b\n2026-01-07,Walk,a,\n")
    assert found.cells["note"].tolist() == ["", "a"]
    assert len(found.rejects) == 1


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    """What follows a forgotten quote is not swallowed."""
    rows = "".join(f"2026-01-{day:02},Walk,fine\n" for day in range(1, 29))
    found = opened(f'day,kind,note\n2025-12-31,Tea,"oh\n{rows}'.encode())
    assert len(found.cells) == 28
    assert [(r.line, r.reason) for r in found.rejects] == [(2, "has a quotation mark that is never closed")]


def test_titles_above_the_table_are_told() -> None:
    """A title is no header, and no row is lost for it."""
    found = opened(b"Our outings,,\n,,\nday,kind,mine\n2026-01-05,Walk,4\n")
    assert found.cells.columns.tolist() == ["day", "kind", "mine"]
    assert [r.reason for r in found.rejects] == ["stands above the table"]


def test_a_file_without_a_header_loses_no_outing() -> None:
    """The first row is an outing when it holds a day."""
    found = opened(b"2026-01-05,Walk,4\n2026-01-06,Tea,5\n")
    assert (found.written.has_header, len(found.cells)) == (False, 2)


def test_columns_of_one_name_are_told_apart() -> None:
    """Two columns called the same are both there."""
    assert opened(b"day,kind,note,note,\n2026-01-05,a,b,c,d\n").cells.columns.tolist() == [
        "day", "kind", "note", "note (2)", "Column 5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n\n", "empty"),
        (b"day,kind\n", "no rows"),
        (b"just some words\nand more of them\n", "not a table"),
        (b"PK\x03\x04" + b"\0" * 50, "can't be unpacked"),
        (b"PAR1abc", "Parquet"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "spreadsheet is damaged"),
        (b"\x1f\x8b\x08", "packed"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(256)) * 8, "not text|table"),
        (b"[1, 2, 3]", "no list of outings"),
        (b'{"day": "2026-01', "breaks off"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no events"),
        (b"<html><body>", "web page"),
    ],
)
def test_what_is_no_table_gets_a_sentence(data: bytes, says: str) -> None:
    """Anything that can't be read says what it is and what to do instead."""
    with pytest.raises(Trouble, match=says):
        opened(data)


@given(st.binary(max_size=400))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    """Any bytes give a table or a sentence, never anything else."""
    try:
        found = opened(data)
    except Trouble:
        return
    assert found.lines == len(found.cells) + len(found.rejects)


def clean(text: str) -> str:
    """A text as a cell keeps it: one way of writing each letter, no unseen marks."""
    for override in OVERRIDES:
        text = text.replace(override, "")
    return unicodedata.normalize("NFC", text).strip().strip(BLANK)


# Without what is no character, such as U+FFFE, which is taken out of a text as other unseen marks are.
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n"), max_size=12).map(clean)


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8), delimiter=st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_is_read_back(rows: list[tuple[str, ...]], delimiter: str) -> None:
    """Quotes, delimiters and line breaks inside cells come back as they were."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["day", "kind", "note", "more"])
    writer.writerows(("2026-01-05", *row) for row in rows)
    found = opened(text.getvalue().encode(), encoding="utf-8", delimiter=delimiter, has_header=True)
    expected = [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
    assert found.cells.iloc[:, 1:].to_numpy().tolist() == expected


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("daylio-2018-split-dates.csv", 733),
        ("daylio-2019-iso-dates.csv", 1186),
        ("daylio-mostly-untagged.csv", 705),
        ("letterboxd-few-ratings.csv", 2132),
    ],
)
def test_real_logs_are_read_line_for_line(name: str, lines: int) -> None:
    """Each real export has as many rows as its source says."""
    found = opened((LOGS / name).read_bytes())
    assert (found.lines, found.rejects) == (lines, [])


@pytest.mark.parametrize(
    "text",
    [
        'day,kind,note\n2026-01-02,w,"open\n2026-01-03,x,y\n2026-01-04,x,"z"\n2026-01-05,x,y\n',
        'day,kind,note\n2026-01-02,w,y\n2026-01-03,x,y\n2026-01-04,x,y\n"2026-01-05,x\n',
    ],
    ids=["a later quote seems to close it", "on the last line"],
)
def test_a_stray_quote_swallows_no_row(text: str) -> None:
    """Only its own line is set aside, and told."""
    found = opened(text.encode())
    assert (len(found.cells), len(found.rejects), found.lines) == (3, 1, 4)


def test_an_inch_sign_is_no_quote() -> None:
    """A quote inside a cell is a letter."""
    assert opened(b'day,kind,note\n2026-01-02,w,5" tv\n').cells.iloc[0, 2] == '5" tv'


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_without_a_mark(encoding: str) -> None:
    """Some programs leave out the mark that says which way round."""
    assert opened("day,kind\n2026-01-02,Spaziergang\n".encode(encoding)).cells.iloc[0, 1] == "Spaziergang"


def test_brackets_without_end_are_a_sentence() -> None:
    """Nothing nested too deep to read breaks the reader."""
    for data in (b"[" * 100_000, b'{"a":' * 50_000):
        with pytest.raises(Trouble):
            opened(data)


@pytest.mark.parametrize("data", [b"45000,Walk,4\n45001,Film,5\n", b"April 24,Walk\nApril 25,Film\n"])
def test_a_first_row_of_data_is_no_header(data: bytes) -> None:
    """Also where days are a spreadsheet's numbers, or lack their year."""
    assert len(opened(data).cells) == 2


def test_one_word_is_one_word_however_its_accent_was_typed() -> None:
    """Two ways of writing é are one letter, and unseen marks at the ends of a cell are none."""
    found = opened("day,kind\n\u200e2026-01-02,Caf\u00e9\n2026-01-03,Cafe\u0301\u200b\n".encode())
    assert found.cells["kind"].nunique() == 1
    assert found.cells["day"].tolist() == ["2026-01-02", "2026-01-03"]


def test_a_title_with_a_comma_is_no_header() -> None:
    """The longer line below it, with names and no days, is."""
    found = opened(b"Date nights, 2025 and 2026\nday,kind,mine\n2026-01-05,Walk,4\n")
    assert found.cells.columns.tolist() == ["day", "kind", "mine"]


def test_a_header_shorter_than_its_rows_stays_the_header() -> None:
    """Rows that end in a comma are no wider for it."""
    found = opened(b"day,kind\n2026-01-05,Walk,\n2026-01-06,Tea,\n")
    assert found.cells.columns.tolist() == ["day", "kind"]
    assert len(found.cells) == 2


def test_a_number_in_a_header_is_no_day() -> None:
    """A column may be called Rating 10."""
    assert opened(b"day,kind,Rating 10\n2026-01-05,Walk,4\n").written.has_header


def test_a_file_too_large_is_told_what_to_do() -> None:
    """It is refused before it is looked at."""
    with pytest.raises(Trouble, match="Save it in parts"):
        opened(b"day,kind\n" * (18 * 2**20))


def test_an_outing_with_one_cell_is_no_title() -> None:
    """A day alone at the top of a file without a header stays a row."""
    assert len(opened(b"2026-01-05,\n2026-01-06,Walk\n2026-01-07,Tea\n").cells) == 3


@pytest.mark.parametrize("title", ["Our log, 2026", "Exported on,2026-01-05"])
def test_a_title_with_a_number_or_a_day_is_no_header(title: str) -> None:
    """What stands right above the header is above the table."""
    found = opened(f"{title}\nday,kind,mine\n2026-01-05,Walk,4\n".encode())
    assert found.cells.columns.tolist() == ["day", "kind", "mine"]

"""A block at a time: the fast way and the careful way read the same, wherever a block ends."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.importing import delimited, text
from dashboard.importing.records import Records, Reject, Row
from dashboard.importing.table import Table
from tests.conftest import opened

PIECES = st.sampled_from(
    [
        "a",
        "b c",
        ",",
        ",",
        '"',
        '""',
        "\n",
        "\r\n",
        "\r",
        " ",
        "é",
        ";",
        "x,y,z\n",
        '"q, r",s\n',
        "\udcff",
        "'",
        'x"',
        '"a',
        'a,"b ""c""",d\n',
        "\u00a0",
    ]
)


def in_blocks(data: bytes, first: int, more: int) -> Table:
    """The file read in blocks of so many bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "FIRST_BLOCK", first)
        patch.setattr(text, "BLOCK", more)
        return delimited.read(data, encoding="utf-8", delimiter=",", has_header=True)


def said(table: Table) -> tuple[list[tuple[int, list[str]]], list[Reject]]:
    rows = [
        (int(line), row)
        for line, row in zip(table.cells.index, table.cells.astype(object).to_numpy().tolist(), strict=True)
    ]
    return rows, sorted(table.rejects, key=lambda reject: reject.line)


@given(pieces=st.lists(PIECES, max_size=60), block=st.integers(1, 40))
@example(pieces=["x,y,z\n"] * 3 + ['a,"b\nc",d\n'] + ["x,y,z\n"] * 3, block=8)
@example(pieces=["x,y,z\n", 'a,"open,d\n'] + ["x,y,z\n"] * 120, block=8)
@example(pieces=["x,y,z\n"] * 9 + ['k,12" w,"great\n', 'm,S,"nice"\n'] + ["x,y,z\n"] * 9, block=8)
@example(pieces=["x,y,z\n"] * 9 + ['b",x,"a\n', ';\xa0";"\n'] + ["x,y,z\n"] * 9, block=8)
@example(pieces=["x,y\n", "x,y,z,w\n", "\n", "x,y,z\n"], block=1)
def test_where_a_block_ends_changes_nothing(pieces: list[str], block: int) -> None:
    """Cells, lines and rejects are the same in one block, read line by line, as in many, most read at once."""
    data = ("one,two,three\n1,2,3\n" + "".join(pieces)).encode("utf-8", "surrogateescape")
    whole = in_blocks(data, len(data) + 1, len(data) + 1)
    assert said(in_blocks(data, 1, block)) == said(whole)


def test_most_of_a_plain_file_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The careful way takes the first block alone."""
    taken: list[int] = []
    carefully = Records.rows

    def counted(self: Records, text: str, *, final: bool) -> list[Row]:
        taken.append(len(text))
        return carefully(self, text, final=final)

    monkeypatch.setattr(Records, "rows", counted)
    data = b"day,kind\n" + b"".join(b"2026-01-%02d,Walk %d\n" % (n % 28 + 1, n) for n in range(200_000))
    assert len(delimited.read(data).cells) == 200_000
    assert sum(taken) < len(data) / 5


def test_a_byte_that_is_no_text_costs_its_row() -> None:
    """Row 50,000 of 60,000: it is listed with its line, and the others are read."""
    rows = [b"2026-01-%02d,Caf\xc3\xa9,%d" % (n % 28 + 1, n) for n in range(60_000)]
    rows[50_000] = b"2026-01-05,Caf\xe9,broken"
    found = opened(b"day,kind,note\n" + b"\n".join(rows))
    assert (len(found.cells), found.lines) == (59_999, 60_000)
    assert [(r.line, r.value, r.reason) for r in found.rejects] == [
        (50_002, "2026-01-05,Caf\ufffd,broken", "has a letter that can't be read")
    ]


def test_a_line_of_three_megabytes_costs_itself() -> None:
    """Its neighbours are read."""
    found = opened(b"day,kind\n2026-01-05,Walk\n2026-01-06," + b"x" * 3_000_000 + b"\n2026-01-07,Tea\n")
    assert found.cells["kind"].tolist() == ["Walk", "Tea"]
    assert [(r.line, r.reason) for r in found.rejects] == [(3, "has a cell too long to read")]


def test_five_hundred_columns_are_columns() -> None:
    """Most of them without a name."""
    found = opened(b"day,kind" + b"," * 498 + b"\n2026-01-05,Walk" + b",x" * 498 + b"\n")
    assert len(found.columns) == len(set(found.columns)) == 500


@pytest.mark.parametrize("unseen", ["\x00", "\x07", "\u202e", "\u2066", "\uffff"])
def test_what_nobody_sees_is_not_kept(unseen: str) -> None:
    """Control characters and marks that turn the direction of text are taken out of it."""
    assert opened(f"day,kind\n2026-01-05,Wa{unseen}lk\n".encode()).cells.iloc[0, 1] == "Walk"


def test_letters_of_an_old_program_far_down_are_found() -> None:
    """Plain letters for a megabyte, then umlauts as Windows wrote them."""
    data = b"day,kind\n" + b"2026-01-05,Walk\n" * 70_000 + "2026-01-06,Gemütlich\n".encode("cp1252")
    assert opened(data).cells.iloc[-1, 1] == "Gemütlich"

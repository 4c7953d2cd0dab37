"""How much room the sheets of a spreadsheet would take, told before any is made."""

import re

from dashboard.outings import Trouble

MOST_CELLS = 40_000_000
"""Cells, empty ones between filled ones included, that are made room for."""
FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,3})\d+"')
ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
STRINGS = re.compile(rb'<sst\b[^>]*?\buniqueCount="(\d+)"')
REPEAT = re.compile(rb'number-columns-repeated="(\d+)"')


def refuse_too_wide(members: dict[str, bytes]) -> None:
    """Raise `Trouble` for a sheet whose cells lie so far apart that there is no room for what is between."""
    for name, xml in members.items():
        far = 26
        for found in FAR_COLUMN.finditer(xml) if name.startswith("xl/worksheets/") else ():
            letters = found[1]
            far = max(far, sum((letter - 64) * 26**place for place, letter in enumerate(reversed(letters))))
        rows = max(map(int, ROW.findall(xml)), default=0) if name.startswith("xl/worksheets/") else 0
        strings = max(map(int, STRINGS.findall(xml[:10_000])), default=0)
        repeats = _filled_repeats(xml) if name == "content.xml" else 0
        if far * rows > MOST_CELLS or strings > len(xml) or repeats > MOST_CELLS:
            raise Trouble(
                "This spreadsheet is far larger than what is in it: some cell stands very far out. "
                "Copy the rows you mean to a new sheet, or save it as CSV, and choose that."
            )


def _filled_repeats(xml: bytes) -> int:
    """Cells that rows and cells said to be repeated would fill, in a sheet of OpenDocument."""
    cells = 0
    for row in re.finditer(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", xml, re.DOTALL):
        if b"office:value-type" in row[2] or b"<text:" in row[2]:
            times = re.search(rb'number-rows-repeated="(\d+)"', row[1])
            filled = re.finditer(rb"<table:table-cell\b([^>]*office:value-type[^>]*)", row[2])
            wide = sum(int(found[1]) if (found := REPEAT.search(cell[1])) else 1 for cell in filled)
            cells += (int(times[1]) if times else 1) * wide
    return cells

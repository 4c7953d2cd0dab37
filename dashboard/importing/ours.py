"""Our own exports, which come back as they were: nothing trimmed, nothing guessed."""

from dataclasses import replace

from dashboard.fields import EXPORTED, unquoted
from dashboard.importing.columns import retold
from dashboard.importing.ratings import Scale
from dashboard.importing.table import Hints, Table

NEEDED = ("day", "kind", "mine", "theirs", "status", "novelty", "tags", "moment")


def recognised(table: Table) -> Table | None:
    """The table with what its columns mean, or None if it isn't an export of ours."""
    if not set(NEEDED) <= set(table.columns) <= set(EXPORTED):
        return None
    cells = table.cells
    if table.written.format == "table":
        cells = cells.assign(**{name: retold(cells[name], unquoted) for name in table.columns})
    hints = Hints(tuple((name, name) for name in table.columns), scale=Scale.FIVE)
    return replace(table, cells=cells, hints=hints)

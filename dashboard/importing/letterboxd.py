"""Letterboxd: a diary of films, with the day each was seen beside the day it was put down."""

from dataclasses import replace

from dashboard.importing.columns import retold
from dashboard.importing.ratings import Scale
from dashboard.importing.table import Hints, Table

TOGETHER = "Every film counts as one the two of you saw. One you saw alone you can delete in your log."


def recognised(table: Table) -> Table | None:
    """The table with what its columns mean, or None if it isn't from Letterboxd."""
    columns = set(table.columns)
    if not {"Name", "Letterboxd URI"} <= columns:
        return None
    meant = {
        "day": "Watched Date" if "Watched Date" in columns else "Date", "mine": "Rating", "note": "Name",
        "tags": "Tags", "novelty": "Rewatch", "moment": "Review",
    }  # fmt: skip
    cells = table.cells
    if "Rewatch" in columns:
        cells = cells.assign(Rewatch=retold(cells["Rewatch"], lambda text: "familiar" if text == "Yes" else ""))
    named = tuple((name, column) for name, column in meant.items() if column in columns)
    hints = Hints(named, every_kind="Film", scale=Scale.HALVES)
    written = replace(table.written, remarks=(TOGETHER,))
    return replace(table, cells=cells, hints=hints, written=written)

"""An Excel workbook: days as days, numbers as numbers, and every text as text."""

import io
from datetime import date, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
import xlsxwriter

from dashboard.exporting.texts import text_of

ROWS = 1_048_575
"""Rows of a sheet below its header; more go on the next sheet."""


def write(records: pa.RecordBatchReader) -> bytes:
    """The records of a log as an Excel file."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        as_day = book.add_format({"num_format": "yyyy-mm-dd"})
        as_time = book.add_format({"num_format": "hh:mm"})
        header = book.add_format({"bold": True})
        sheet, row = _sheet(book, records.schema.names, header), 0
        for batch in records:
            for record in batch.to_pylist():
                if row == ROWS:
                    sheet, row = _sheet(book, records.schema.names, header), 0
                row += 1
                for column, value in enumerate(record.values()):
                    if isinstance(value, date):
                        sheet.write_datetime(row, column, value, as_day)
                    elif isinstance(value, time):
                        sheet.write_datetime(row, column, value, as_time)
                    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
                        sheet.write_number(row, column, value)
                    elif text := text_of(value):
                        sheet.write_string(row, column, text)
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, names: list[str], header: Any) -> Any:
    """A new sheet with its header, which stays in sight, and room for a day and a kind."""
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, names, header)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 11)
    sheet.set_column(1, 1, 22)
    return sheet

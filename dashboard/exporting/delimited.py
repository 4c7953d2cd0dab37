"""CSV that opens right in a spreadsheet and runs nothing there."""

import csv
import io

import pandas as pd
import pyarrow as pa

from dashboard.exporting.texts import text_of
from dashboard.fields import quoted

MARK = "\ufeff"
"""Tells spreadsheets that the letters are UTF-8."""


def write(records: pa.RecordBatchReader) -> bytes:
    """The records of a log as CSV, a line each, below a header of their fields."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    out.write(MARK)
    writer.writerow(records.schema.names)
    for batch in records:
        columns = [[quoted(text_of(value)) for value in column.to_pylist()] for column in batch.columns]
        writer.writerows(zip(*columns, strict=True))
    return out.getvalue().encode()


def csv_of(frame: pd.DataFrame) -> bytes:
    """Any table as CSV."""
    text = frame.copy()
    for name in text.columns:
        if not pd.api.types.is_numeric_dtype(text[name]):
            text[name] = text[name].map(quoted)
    return f"{MARK}{text.to_csv(index=False)}".encode()

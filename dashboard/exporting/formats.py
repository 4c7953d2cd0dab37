"""The formats an export can have."""

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from dashboard.exporting import calendars, columnar, delimited, documents, workbook


@dataclass(frozen=True)
class Format:
    """One form of file: what it is called, its suffix and type, and what writes it from the log's records."""

    label: str
    suffix: str
    mime: str
    write: Callable[[pa.RecordBatchReader], bytes]


FORMATS = (
    Format("CSV, for any spreadsheet", "csv", "text/csv", delimited.write),
    Format("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.write),
    Format("JSON", "json", "application/json", documents.write),
    Format("Parquet", "parquet", "application/vnd.apache.parquet", columnar.write),
    Format("Calendar", "ics", "text/calendar", calendars.write),
)

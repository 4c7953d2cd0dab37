"""JSON: a list of outings with the names of their fields."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any

import pyarrow as pa

from dashboard.exporting.texts import text_of


def write(records: pa.RecordBatchReader) -> bytes:
    """The records of a log as JSON, one to a line; unknown is null."""
    lines = [
        json.dumps({name: _value(value) for name, value in record.items()}, ensure_ascii=False)
        for batch in records
        for record in batch.to_pylist()
    ]
    return ('{"outings": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return text_of(value) if isinstance(value, date | time) else value

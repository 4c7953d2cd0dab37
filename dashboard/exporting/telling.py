"""Rows on their way out, told how far they are."""

from collections.abc import Iterator

import pyarrow as pa

from dashboard.progress import Progress


def telling(records: pa.RecordBatchReader, rows: int, told: Progress) -> pa.RecordBatchReader:
    """The same records; before each batch it is told what share of so many rows went before. Who is told may raise."""

    def batches() -> Iterator[pa.RecordBatch]:
        done = 0
        for batch in records:
            told(min(1.0, done / max(rows, 1)))
            yield batch
            done += batch.num_rows

    return pa.RecordBatchReader.from_batches(records.schema, batches())

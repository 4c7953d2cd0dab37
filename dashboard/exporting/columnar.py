"""Parquet: the records with the types the log has them in."""

import io

import pyarrow as pa
from pyarrow import parquet


def write(records: pa.RecordBatchReader) -> bytes:
    """The records of a log as a Parquet file."""
    out = io.BytesIO()
    with parquet.ParquetWriter(out, records.schema, compression="zstd") as writer:
        for batch in records:
            writer.write_batch(batch)
    return out.getvalue()

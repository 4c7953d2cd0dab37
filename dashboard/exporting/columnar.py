"""Parquet: the records with the types the log has them in."""

import io
from collections.abc import Iterable

import pyarrow as pa
from pyarrow import parquet


def write(batches: Iterable[pa.RecordBatch]) -> bytes:
    """The records of a log as a Parquet file."""
    out = io.BytesIO()
    writer = None
    for batch in batches:
        writer = writer or parquet.ParquetWriter(out, batch.schema, compression="zstd")
        writer.write_batch(batch)
    if writer:
        writer.close()
    return out.getvalue()

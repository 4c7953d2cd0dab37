"""Parquet: typed columns, each value as the text a person would type for it."""

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from dashboard.fields import joined
from dashboard.importing.table import TEXT, Table, Written, refuse_empty, table_of, unique_names
from dashboard.importing.text import HELP
from dashboard.importing.workbook import text_of
from dashboard.letters import whole
from dashboard.outings import Trouble
from dashboard.progress import Progress

LARGEST_UNPACKED = 2**30
MOST_ROWS = 5_000_000
ROWS_AT_ONCE = 100_000


def read(data: bytes, *, progress: Progress | None = None) -> Table:
    """The table in a Parquet file, a group of rows after another. Raises `Trouble`."""
    try:
        about = parquet.read_metadata(pa.BufferReader(data))
        size = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
        if size > LARGEST_UNPACKED or about.num_rows > MOST_ROWS:
            raise Trouble(
                f"Unpacked, this file has {size // 2**20:,} MB and {about.num_rows:,} rows, more than can be read. "
                "Save what you need of it and choose that."
            )
        # A text that stands in a million rows is kept once.
        schema = about.schema.to_arrow_schema()
        texts = [field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_binary(field.type)]
        file = parquet.ParquetFile(pa.BufferReader(data), read_dictionary=list(dict.fromkeys(texts)))
        names: list[str] = []
        chunks: list[list[pa.Array]] = []
        unread: dict[str, None] = {}
        rows = 0
        for batch in file.iter_batches(ROWS_AT_ONCE):
            table = pa.Table.from_batches([batch])
            while any(pa.types.is_struct(field.type) for field in table.schema):
                table = table.flatten()
            names = names or table.column_names
            chunks = chunks or [[] for _ in names]
            for place, column in enumerate(table.columns):
                try:
                    chunks[place].extend(_texts(column).chunks)
                except (pa.ArrowException, ValueError, OverflowError, KeyError, TypeError):
                    unread[names[place]] = None
                    chunks[place].append(pa.array([""] * len(column)).dictionary_encode())
            rows += batch.num_rows
            if progress:
                progress(rows / max(1, about.num_rows))
    except (pa.ArrowException, OSError, ValueError, OverflowError, KeyError, TypeError, NotImplementedError):
        raise Trouble(f"This Parquet file is damaged, so it can't be read. {HELP}") from None
    if not rows:
        raise Trouble(f"This Parquet file has no rows. {HELP}")
    columns = [pa.chunked_array(parts, TEXT) for parts in chunks]
    remarks = (f"What stands in {', '.join(map(whole, unread))} can't be read.",) if unread else ()
    cells = table_of(unique_names([whole(name).strip() for name in names]), columns, np.arange(1, rows + 1))
    table = Table(cells, Written("Parquet", unit="row", remarks=remarks))
    refuse_empty(table)
    return table


def _texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as text, unknown as empty; each different value is turned into text once."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_nested(kind):
        values = [_said(value) for value in column.to_pylist()]
        return pa.chunked_array([pa.array(values, pa.string()).dictionary_encode()])
    encoded = column if pa.types.is_dictionary(column.type) else pc.dictionary_encode(column)
    arrays = []
    for chunk in encoded.chunks:
        texts = [_cell(value) for value in chunk.dictionary.to_pylist()]
        texts.append("")
        codes = pc.fill_null(chunk.indices.cast(pa.int32()), len(texts) - 1)
        arrays.append(pa.DictionaryArray.from_arrays(codes, pa.array(texts, pa.string())))
    return pa.chunked_array(arrays, TEXT)


def _cell(value: object) -> str:
    return text_of(value.decode("utf-8", "replace") if isinstance(value, bytes) else value)


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return joined(map(text_of, value))
    return whole(json.dumps(value, ensure_ascii=False, default=str))

"""All of a log in one zip: tables that any spreadsheet opens, the photos, and what brings it back as it was."""

import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exporting import delimited

LEFT_AS_THEY_ARE = ("migration", "forgotten")
"""Of no use to a reader."""

READ_ME = """These are personal notes, one person's view.

outings.csv can be uploaded to a log, here or elsewhere. All that is kept is in the folder "more", a table a file, what
is in the bin too; the photos are in "photos". The folder "tables" holds the same for a computer to read. Anyone who has
this file can read all of it.

This whole file brings everything back as it was: on the page "Lock and copies", choose it under "A copy from
elsewhere".
"""


def pack(snapshot: bytes, outings: pa.RecordBatchReader) -> bytes:
    """A snapshot of a log, with all that it holds in readable form beside it."""
    with io.BytesIO() as file:
        file.write(snapshot)
        with zipfile.ZipFile(io.BytesIO(snapshot)) as read, zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("read me.txt", READ_ME)
            packed.writestr("outings.csv", delimited.write(outings))
            for piece in read.namelist():
                name = piece.removeprefix("tables/").removesuffix(".parquet")
                if piece == name or name in LEFT_AS_THEY_ARE:
                    continue
                table = pq.read_table(pa.BufferReader(read.read(piece)))
                if name == "photo":
                    _put_photos(packed, table)
                    table = table.drop_columns(["image"])
                if table.num_rows:
                    packed.writestr(f"more/{name}.csv", delimited.write(table.to_reader()))
        return file.getvalue()


def _put_photos(packed: zipfile.ZipFile, table: pa.Table) -> None:
    for row in table.to_pylist():
        of = f"outing {row['outing']}" if row["outing"] is not None else f"memory {row['memory']}"
        packed.writestr(f"photos/{of}.jpg", row["image"], zipfile.ZIP_STORED)

"""All of a log in one zip: tables that any spreadsheet opens, the photos, and what brings it back as it was."""

import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exporting import delimited
from dashboard.exporting.telling import telling
from dashboard.progress import Progress, untold

LEFT_AS_THEY_ARE = ("migration", "forgotten")
"""Of no use to a reader."""

READ_ME = """These are personal notes, one person's view. Anyone who has this file can read all of it.

To bring everything back as it was, choose this whole file on the page "Lock and copies", under "A copy from elsewhere".

outings.csv can be uploaded to any log. The folder "more" holds all that is kept, what is in the bin too, in a file for
each table; "photos" holds the photos, and "tables" the same for a computer to read.
"""


def pack(snapshot: bytes, outings: pa.RecordBatchReader, told: Progress = untold) -> bytes:
    """A snapshot of a log, with all that it holds in readable form beside it: the outings, then all tables."""
    with io.BytesIO() as file:
        file.write(snapshot)
        with zipfile.ZipFile(io.BytesIO(snapshot)) as read, zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("read me.txt", READ_ME)
            packed.writestr("outings.csv", delimited.write(outings))
            pieces = read.namelist()
            for number, piece in enumerate(pieces):
                name = piece.removeprefix("tables/").removesuffix(".parquet")
                if piece == name or name in LEFT_AS_THEY_ARE:
                    continue
                table = pq.read_table(pa.BufferReader(read.read(piece)))
                if name == "photo":
                    _put_photos(packed, table)
                    table = table.drop_columns(["image"])
                if table.num_rows:
                    rows = telling(table.to_reader(8192), table.num_rows, _from_there(number, len(pieces), told))
                    packed.writestr(f"more/{name}.csv", delimited.write(rows))
        return file.getvalue()


def _from_there(number: int, pieces: int, told: Progress) -> Progress:
    """How far all of it is, from how far one piece is, after the outings."""
    return lambda share: told(0.5 + (number + share) / pieces / 2)


def _put_photos(packed: zipfile.ZipFile, table: pa.Table) -> None:
    for row in table.to_pylist():
        of = f"outing {row['outing']}" if row["outing"] is not None else f"memory {row['memory']}"
        packed.writestr(f"photos/{of}.jpg", row["image"], zipfile.ZIP_STORED)

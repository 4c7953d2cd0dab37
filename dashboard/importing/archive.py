"""Files packed into one: what is in it, unpacked only as far as is safe to hold."""

import io
import zipfile
import zlib
from lzma import LZMAError

from dashboard.importing.text import HELP
from dashboard.outings import Trouble

LARGEST_UNPACKED = 400 * 2**20
MOST_FILES = 2_000
PIECE = 2**20


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files in a zip by name, at most `LARGEST_UNPACKED` bytes of them. Raises `Trouble`.

    What the zip says of its own sizes is not believed: bytes are counted as they come.
    """
    found: dict[str, bytes] = {}
    room = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if len(packed.infolist()) > MOST_FILES:
                raise Trouble(f"This zip holds more than {MOST_FILES:,} files. Unpack it and choose the one you mean.")
            for entry in packed.infolist():
                if entry.flag_bits & 1:
                    raise Trouble("This file is locked with a password. Save a copy without one and choose that.")
                pieces = []
                with packed.open(entry) as stream:
                    while piece := stream.read(PIECE):
                        pieces.append(piece)
                        room -= len(piece)
                        if room < 0:
                            raise Trouble(
                                f"Unpacked, this file is larger than {LARGEST_UNPACKED // 2**20} MB, "
                                "so it was not read. Save what you need of it as CSV and choose that."
                            )
                name, turn = entry.filename, 1
                while name in found:
                    turn += 1
                    name = f"{entry.filename} ({turn})"
                found[name] = b"".join(pieces)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        LZMAError,
    ):
        raise Trouble(f"This file is damaged: it can't be unpacked. {HELP}") from None
    return found

"""Bytes in, blocks of clean text out: which letters a file is written in, and the bytes that are no letter."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from dashboard.letters import CONTROLS, clean
from dashboard.outings import Trouble

ENCODINGS = (
    "utf-8",
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "euc_kr",
)
LATIN = ("cp1252", "cp1250", "cp1254")
FEW = 10
"""Letters too few to tell an encoding by, and control characters too few to call a file noise."""

WIDE = ("utf-16", "utf-16-le", "utf-16-be")
CONTROL_BYTES = CONTROLS.encode()
NO_LETTER = re.compile("[\udc80-\udcff]")
"""What stands for a byte that is no letter, until its line is set aside."""

LARGEST = 150 * 2**20
FIRST_BLOCK = 2**18
BLOCK = 2**20
SAMPLE = 200_000
NOWHERE = {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xC0, 0xC1, 0xFE, 0xFF}
"""Bytes that are neither part of UTF-8 nor a letter people use in the encodings before it."""

HELP = "Download the template below to see what a log looks like."


def refuse_too_large(size: int) -> None:
    """Raise `Trouble` for more bytes than can be read at once."""
    if size > LARGEST:
        raise Trouble(
            f"This file has {size // 2**20:,} MB; up to {LARGEST // 2**20} MB can be read at once. "
            "Save it in parts, for example a year in each, and upload one after the other."
        )


def encoding_of(data: bytes) -> str:
    """The encoding a file is most likely written in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:2000]
    if start.count(0) > len(start) // 4:
        # Two bytes a letter without a mark: in European text one of the two is zero.
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    if data.isascii():
        return "utf-8"
    try:
        codecs.utf_8_decode(data)
    except UnicodeDecodeError as error:
        return _encoding_despite(data, error.start)
    return "utf-8"


def _encoding_despite(data: bytes, where: int) -> str:
    """The encoding of bytes that are not all UTF-8, the first that isn't at `where`."""
    text = data.decode("utf-8", "surrogateescape")
    broken = NO_LETTER.findall(text)
    letters = len(re.sub(r"[\x00-\x7f\udc80-\udcff]", "", text))
    # By chance, other letters hardly ever make up a letter of UTF-8; and some bytes are letters nowhere.
    if letters >= len(broken) or all(ord(byte) - 0xDC00 in NOWHERE for byte in broken):
        return "utf-8"
    middle = max(0, where - SAMPLE // 2)
    sample = data[middle : middle + SAMPLE]
    beyond = re.findall(rb"[\x80-\xff]+", sample)
    alone = sum(len(run) == 1 for run in beyond) > len(beyond) / 2
    if alone and len(beyond) < FEW:
        return "cp1252"
    # Letters of their own alphabet stand side by side; accented ones stand alone among plain ones.
    narrow = list(LATIN) if alone else [name for name in ENCODINGS if name not in ("utf-8", *WIDE)]
    best = from_bytes(sample, cp_isolation=narrow).best()
    if best is None or sample.decode("cp1252", "replace") == sample.decode(best.encoding, "replace"):
        return "cp1252"
    return best.encoding


def blocks(data: bytes, encoding: str) -> Iterator[tuple[str, float]]:
    """A file's clean text, cut at ends of lines, with the share of the file that has been read.

    A byte that is no letter in this encoding comes as a lone surrogate (see `NO_LETTER`).
    """
    if encoding in WIDE:
        data = data.decode(encoding, "replace").removeprefix("\ufeff").encode("utf-8")
        encoding = "utf-8"
    elif data.startswith(codecs.BOM_UTF8):
        data, encoding = data[len(codecs.BOM_UTF8) :], "utf-8"
    at = 0
    while at < len(data):
        end = data.find(b"\n", at + (BLOCK if at else FIRST_BLOCK)) + 1 or len(data)
        # No encoding here has these bytes within a letter; a million lines are cleaned faster as bytes.
        text = data[at:end].translate(None, CONTROL_BYTES).decode(encoding, "surrogateescape")
        yield text if text.isascii() else clean(text), end / len(data)
        at = end


def all_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """A file's clean text as a whole, and what to say where bytes of it are no letters. Raises `Trouble`."""
    encoding = encoding_of(data)
    refuse_noise(data, encoding)
    text = "".join(piece for piece, _ in blocks(data, encoding))
    whole_text, missing = NO_LETTER.subn("\ufffd", text)
    places = "1 place" if missing == 1 else f"{missing:,} places"
    return whole_text, (f"In {places} a letter can't be read; \ufffd stands for it.",) if missing else ()


def start_of(data: bytes) -> str:
    """The first letters of a file, whatever it is written in, for telling formats apart."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:4000].decode("utf-16", "replace").lstrip("\ufeff")
    return data[:4000].decode("utf-8", "replace").lstrip("\ufeff")


def refuse_noise(data: bytes, encoding: str) -> None:
    """Raise `Trouble` where a file is empty or no text at all."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Trouble(f"This file is empty. {HELP}")
    start = data[:BLOCK].decode(encoding, "replace")
    if len(re.findall(f"[{re.escape(CONTROLS)}]", start)) > max(FEW, len(start) // 100):
        raise Trouble(f"This file is not text, so it can't be read as a table. {HELP}")

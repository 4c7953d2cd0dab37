"""Bytes in, text out: which letters a file is written in, and the files that are no text at all."""

import json
import unicodedata

from charset_normalizer import from_bytes

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
    "gb18030",
    "euc_kr",
)
CONTROLS = "".join(chr(code) for code in range(32) if chr(code) not in "\t\n\r")
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LARGEST = 50 * 2**20
HELP = "Download the template below to see what a log looks like."

# First bytes of files people try, and what to do instead.
NOT_TEXT = (
    (b"PK\x03\x04", "This looks like a spreadsheet or a zip file. Open it, save the sheet as CSV, and choose that."),
    (b"\xd0\xcf\x11\xe0", "This looks like an old Excel file. Open it, save the sheet as CSV, and choose that."),
    (b"PAR1", "This is a Parquet file, which can't be read yet. Save it as CSV and choose that."),
    (b"%PDF", f"This is a PDF, not a table. {HELP}"),
    (b"\x89PNG", f"This is a picture, not a table. {HELP}"),
    (b"\xff\xd8\xff", f"This is a picture, not a table. {HELP}"),
    (b"\x1f\x8b", "This file is packed (gzip). Unpack it and choose what was inside."),
    (b"SQLite format 3", "This is a database, not a table. Save the table you want as CSV and choose that."),
)


def text_of(data: bytes, encoding: str | None) -> tuple[str, str]:
    """The text in a file and the encoding it was read in, guessed if not told. Raises `Trouble` if it is none."""
    if len(data) > LARGEST:
        size, largest = len(data) // 2**20, LARGEST // 2**20
        raise Trouble(
            f"This file has {size} MB; up to {largest} MB can be read at once. "
            "Save it in parts, for example a year in each, and upload one after the other."
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Trouble(f"This file is empty. {HELP}")
    for start, sentence in NOT_TEXT:
        if data.startswith(start):
            raise Trouble(sentence)
    encoding = encoding or _encoding(data)
    text = _decoded(data, encoding)
    _refuse_other_formats(text)
    return text, encoding


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data[:2000].count(0) > len(data[:2000]) // 4:
        # Two bytes a letter without a mark: in European text one of the two is zero.
        return "utf-16-le" if data[1:2000:2].count(0) > data[:2000:2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000], cp_isolation=list(ENCODINGS)).best()
        return best.encoding.replace("utf_16", "utf-16") if best else "cp1252"
    return "utf-8"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")
    except UnicodeError:
        text = data.decode("cp1252", errors="replace")
    if sum(text.count(control) for control in CONTROLS) > len(text) // 100:
        raise Trouble(f"This file is not text, so it can't be read as a table. {HELP}")
    # Control characters can't be shown or stored; half a surrogate can't be sent to the browser.
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = text.translate(dict.fromkeys(map(ord, CONTROLS + OVERRIDES)))
    # One letter with its accent, however it was typed, so that a word is one word.
    return unicodedata.normalize("NFC", text)


def _refuse_other_formats(text: str) -> None:
    start = text.lstrip()[:20].upper()
    if start.startswith("BEGIN:VCALENDAR"):
        raise Trouble("This is a calendar file, which can't be read yet. Save the events as CSV and choose that.")
    if start.startswith(("<!DOCTYPE", "<HTML", "<?XML")):
        raise Trouble(f"This is a web page or XML, not a table. {HELP}")
    if start.startswith(("{", "[")):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return
        raise Trouble("This is a JSON file, which can't be read yet. Save it as CSV and choose that.")

"""The letters a text of the log may be written in: those that can be seen, sent and stored.

Belongs here: what is taken out of every text, typed or read from a file. Does not: what it says.
"""

import re
import unicodedata

CONTROLS = "".join(chr(code) for code in (*range(32), 127) if chr(code) not in "\t\n\r")
NO_CHARACTERS = "\ufffe\uffff"
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""What counts as a letter or a sign and shows nothing."""
UNSEEN = re.compile(f"[\x80-\x9f{re.escape(CONTROLS + OVERRIDES + NO_CHARACTERS)}]")


def clean(text: str) -> str:
    """A text without control characters, marks that turn its direction, and two ways of writing one letter."""
    text = UNSEEN.sub("", text)
    # One letter with its accent, however it was typed, so that a word is one word.
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def whole(text: str) -> str:
    """A text that can be sent and stored: half of a pair of surrogates becomes a question mark."""
    return clean(text.encode("utf-8", "replace").decode("utf-8"))


def one_line(text: str) -> str:
    """A whole text on one line, such as a name."""
    return " ".join(whole(text).split())


def name_of(text: str) -> str:
    """A text as a name: on one line, and empty if nothing of it can be seen."""
    name = one_line(text)
    return name if any(unicodedata.category(letter)[0] in "LNPS" and letter not in BLANK for letter in name) else ""

"""Blocks of text that are plain: every line a row, every quote in its place."""

import numpy as np

from dashboard.importing.records import LONGEST_CELL

QUOTE, NEWLINE, RETURN = b'"\n\r'


def is_plain(data: bytes, delimiter: str) -> bool:
    """True if every line is a row: quotes in pairs on each line, no blank lines, nothing too long."""
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return False
    letters = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(letters == NEWLINE)
    if not len(ends) or ends[-1] != len(letters) - 1:
        ends = np.append(ends, len(letters))
    starts = np.append(0, ends[:-1] + 1)
    lengths = ends - starts
    if lengths.max() > LONGEST_CELL or lengths.min() < 2:
        return False
    quotes = np.flatnonzero(letters == QUOTE)
    return not len(quotes) or _are_in_pairs(letters, quotes, starts, ord(delimiter))


def _are_in_pairs(letters: np.ndarray, quotes: np.ndarray, starts: np.ndarray, delimiter: int) -> bool:
    """True if every quote opens a cell, closes one, or is one of two inside, and none stays open at an end of line."""
    lines = np.searchsorted(starts, quotes, "right")
    firsts = np.searchsorted(lines, lines, "left")
    turn = np.arange(len(quotes)) - firsts
    lasts = np.append(lines[1:] != lines[:-1], True)
    if (turn[lasts] % 2 == 0).any():
        return False
    padded = np.concatenate([[NEWLINE], letters, [NEWLINE]])
    before, after = padded[quotes], padded[quotes + 2]
    opens, closes = turn % 2 == 0, turn % 2 == 1
    doubled_before = (before == QUOTE) & (turn > 0)
    good_opens = (before == delimiter) | (before == NEWLINE) | doubled_before
    good_closes = (after == delimiter) | (after == NEWLINE) | (after == RETURN) | (after == QUOTE)
    return bool((good_opens | closes).all() and (good_closes | opens).all())

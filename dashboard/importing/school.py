"""School marks, of which 1 is the best: 2, 2-, 1-2, sehr gut."""

import re
from collections.abc import Iterable

WORST = 6
"""The lowest mark there is; where they end at 5, that is the lowest too."""
BARE = re.compile(r"^\d+(?:[.,]\d+)?$")
MARK = re.compile(r"^([1-6])\s*(?:([+\-–])|[-–]\s*([1-6]))$")
"""A mark as schools write it: 2+, 3-, 1-2."""
THIRD = 0.3
"""What a sign behind a mark is worth."""
WORDS = {
    "sehr gut": 1, "gut": 2, "befriedigend": 3, "ausreichend": 4, "genügend": 4, "mangelhaft": 5, "ungenügend": 6,
}  # fmt: skip


def mark_of(text: str) -> float | None:
    """The mark that a sign or a word says, which a bare number alone doesn't; None if none does."""
    word = " ".join(text.casefold().split())
    if word in WORDS:
        return WORDS[word]
    if not (found := MARK.match(word)):
        return None
    if found[3]:
        return (int(found[1]) + int(found[3])) / 2
    return min(WORST, max(1, int(found[1]) + (-THIRD if found[2] == "+" else THIRD)))


def are_marks(texts: Iterable[str], header: str) -> bool | None:
    """Whether a column holds school marks; None if only the person can tell, since its header may mean that."""
    texts = [text.strip() for text in texts]
    marks = [mark_of(text) for text in texts]
    numbers = [float(text.replace(",", ".")) for text in texts if BARE.match(text)]
    fitting = len(numbers) + sum(mark is not None for mark in marks)
    # A 0 is a mark not given.
    if not fitting or fitting < len(texts) / 2 or any(number > WORST for number in numbers):
        return False
    if re.search(r"schulnote|zensur|school ?mark", header.casefold()):
        return True
    if re.search(r"\bnoten?\b", header.casefold()):
        return any(mark is not None for mark in marks) or None
    # A sign behind a number may be a mark's, or that of a rating where 5 is the best; a word alone is a mood's as well.
    return None if fitting == len(texts) and any(map(MARK.match, texts)) else False

"""Kinds whose names most likely mean the same: proposed for merging, never merged unasked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

import snowballstemmer
from rapidfuzz.distance import OSA

MOST = 400
"""Kinds that are compared, the most frequent first; the work grows with their square."""
LONG_ENOUGH = 5
"""Letters below which one letter more or less makes another word."""
LONG_WORD = 8
"""Letters from which on a word with a slip is still no other word."""
LETTERS_A_SLIP = 5
"""One letter in so many may be wrong, missing, too many, or in its neighbour's place."""

# Words that say nothing of what was done.
FILLERS = {"a", "an", "the", "our", "some", "out", "go", "going", "to", "for", "of", "at", "time", "together"}
# What people call the same thing, also in other languages; the first is what the others count as.
MEANS = (
    ("coffee", "café", "cafe", "kaffee", "koffie", "caffè", "cappuccino", "espresso"),
    ("walk", "stroll", "spaziergang", "spazieren", "paseo", "promenade", "passeggiata", "wandeling"),
    ("film", "movie", "película", "filme", "kino"),
    ("bike", "bicycle", "cycle", "fahrrad", "vélo", "bici"),
    ("dinner", "abendessen", "cena", "dîner"),
    ("run", "jog"),
    ("swim", "schwimmen"),
    ("cook", "kochen", "cocinar", "cuisiner"),
    ("restaurant", "eating out"),
)


def proposals(kinds: Mapping[str, int], told_apart: Iterable[frozenset[str]] = ()) -> list[tuple[str, str]]:
    """Pairs of kinds that seem to be one, the less frequent first; `kinds` is each kind and its outings.

    Each kind is in the first place of one pair at most, and never in it once it is in the second of another.
    """
    apart = {frozenset(name.casefold() for name in pair) for pair in told_apart}
    order = sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:MOST]
    # Worked out once a kind, and for this call only: nothing may remember a name after the log is locked.
    said = {kind: _words(kind) for kind in order}
    found: list[tuple[str, str]] = []
    taken: set[str] = set()
    for place, kind in enumerate(order):
        for other in order[:place]:
            pair = frozenset((kind.casefold(), other.casefold()))
            if other not in taken and pair not in apart and _are_alike(said[kind], said[other]):
                found.append((kind, other))
                taken.add(kind)
                break
    return found


def are_alike(one: str, other: str) -> bool:
    """True for names that differ by case, accents, fillers, endings, a slip of the pen, or the language."""
    return _are_alike(_words(one), _words(other))


def _are_alike(first: frozenset[str], second: frozenset[str]) -> bool:
    if first == second:
        return True
    left, right = " ".join(sorted(first)), " ".join(sorted(second))
    if min(len(left), len(right)) < LONG_ENOUGH or re.findall(r"\d", left) != re.findall(r"\d", right):
        return False
    slips = min(len(left), len(right)) // LETTERS_A_SLIP
    return len(first) == len(second) and OSA.distance(left, right) <= min(slips, 2)


def _words(name: str) -> frozenset[str]:
    """What a name says, word by word: without accents, endings and fillers."""
    words = re.findall(r"\w+", name.casefold())
    said = [_meaning(word) for word in words if word not in FILLERS]
    return frozenset(said or words)


def _meaning(word: str) -> str:
    bare, known = _bare(word), _meanings()
    if bare not in known and len(bare) >= LONG_WORD:
        # A slip of the pen in another language's word is one all the same.
        bare = next((other for other in known if len(other) >= LONG_WORD and OSA.distance(bare, other) == 1), bare)
    return known.get(bare, bare)


@cache
def _meanings() -> dict[str, str]:
    return {_bare(word): _bare(words[0]) for words in MEANS for word in words}


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return str(snowballstemmer.stemmer("english").stemWord(plain))

"""Kinds whose names most likely mean the same: proposed for merging, never merged unasked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

import snowballstemmer
from rapidfuzz.distance import OSA

MOST = 400
"""Kinds that are compared, the most frequent first; the work grows with their square."""
LONG_ENOUGH_FOR_A_SLIP = 4
"""Letters below which even a doubled letter, or two that changed places, make another word."""
LONG_WORD = 8
"""Letters from which on a word with a slip is still no other word."""
LETTERS_A_SLIP = 5
"""One letter in so many may be wrong, missing, too many, or in its neighbour's place."""
TWICE = re.compile(r"(.)\1")

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
    said = {kind: Said.of(kind) for kind in order}
    found: list[tuple[str, str]] = []
    taken: set[str] = set()
    for place, kind in enumerate(order):
        for other in order[:place]:
            pair = frozenset((kind.casefold(), other.casefold()))
            if other not in taken and pair not in apart and said[kind].is_like(said[other]):
                found.append((kind, other))
                taken.add(kind)
                break
    return found


def are_alike(one: str, other: str) -> bool:
    """True for names that differ by case, accents, fillers, endings, a slip of the pen, or the language."""
    return Said.of(one).is_like(Said.of(other))


@dataclass(frozen=True)
class Said:
    """What a name says: what its words mean, fillers aside, and the letters they are written with."""

    means: frozenset[str]
    letters: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> Self:
        """Read a name."""
        words = re.findall(r"\w+", name.casefold())
        said = [word for word in words if word not in FILLERS] or words
        return cls(frozenset(map(_meaning, said)), tuple(sorted(map(_plain, said))))

    def is_like(self, other: "Said") -> bool:
        """True if both say the same, but for a slip of the pen."""
        if self.means == other.means:
            return True
        left, right = " ".join(sorted(self.means)), " ".join(sorted(other.means))
        if re.findall(r"\d", left) != re.findall(r"\d", right) or len(self.letters) != len(other.letters):
            return False
        slips = min(len(left), len(right)) // LETTERS_A_SLIP
        return (slips > 0 and OSA.distance(left, right) <= min(slips, 2)) or _slipped(self.letters, other.letters)


def _slipped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if a letter was written once for twice, or changed places with its neighbour: few words differ by that alone."""
    left, right = " ".join(one), " ".join(other)
    if min(len(left), len(right)) < LONG_ENOUGH_FOR_A_SLIP:
        return False
    swapped = sorted(left) == sorted(right) and OSA.distance(left, right) == 1
    return swapped or TWICE.sub(r"\1", left) == TWICE.sub(r"\1", right)


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
    return str(snowballstemmer.stemmer("english").stemWord(_plain(word)))


def _plain(word: str) -> str:
    """A word without its accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

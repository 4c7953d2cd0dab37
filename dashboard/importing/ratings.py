"""Ratings written as numbers, stars or words, put on five steps; the person sees and corrects each step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

STAR = re.compile(r"^([★⭐*]*)(½?)☆*$")
NUMBER = re.compile(r"^(\d{1,3}(?:[.,]\d+)?)\s*(?:/\s*(\d{1,3})|%|stars?|pts?)?$", re.IGNORECASE)
MANY = 30
"""More different texts than this are not shown one by one."""

# The five moods two big mood trackers begin with, and everyday words; the person confirms them.
KNOWN_WORDS = {
    5: (
        "rad",
        "amazing",
        "awesome",
        "great",
        "lovely",
        "excellent",
        "wonderful",
        "super",
        "perfect",
        "fantastic",
        "very good",
        "love",
        "loved",
        "😀",
        "😄",
        "😍",
        "🤩",
        "prima",
        "top",
        "genial",
        "excelente",
    ),
    4: (
        "good",
        "happy",
        "nice",
        "fun",
        "well",
        "content",
        "pleasant",
        "enjoyed",
        "🙂",
        "😊",
        "gut",
        "bien",
        "bom",
        "bon",
    ),
    3: ("meh", "ok", "okay", "fine", "neutral", "average", "medium", "all right", "alright", "normal", "😐", "😶"),
    2: (
        "bad",
        "poor",
        "so-so",
        "sad",
        "tired",
        "boring",
        "not great",
        "dull",
        "🙁",
        "😕",
        "☹",
        "schlecht",
        "mal",
        "ruim",
    ),
    1: ("awful", "terrible", "horrible", "not good", "very bad", "hated", "worst", "dreadful", "😢", "😡", "😭", "😞"),
}
PLACES = {word: place for place, words in KNOWN_WORDS.items() for word in words}


class Scale(StrEnum):
    """What the top of a scale of numbers is; words have no top."""

    FIVE = "1 to 5"
    HALVES = "half stars, up to 5"
    TEN = "up to 10"
    HUNDRED = "up to 100"
    WORDS = "words"


@dataclass(frozen=True)
class Ratings:
    """How the texts of one column are put on five steps: None is "not rated", absence is "can't be read"."""

    scale: Scale
    placed: tuple[tuple[str, int | None], ...] = ()
    """What the person set for single texts, casefolded; it goes before what the scale says."""

    def step(self, text: str) -> int | None:
        """The step of a text, or None for "not rated"; raises `ValueError` with the reason if it has none."""
        word = fold(text)
        placed = dict(self.placed)
        if word in placed:
            return placed[word]
        if self.scale is Scale.WORDS:
            return PLACES.get(word)
        number = _number(text)
        if number is None:
            raise ValueError(f"is not a rating on a scale {self.scale}")
        return _step(number, self.scale)

    def with_placed(self, more: Mapping[str, int | None]) -> "Ratings":
        """The same, with the person's own word on some texts."""
        return Ratings(self.scale, tuple(sorted({**dict(self.placed), **more}.items())))


def fold(text: str) -> str:
    """A text as it is compared: case and spaces aside."""
    return " ".join(text.casefold().split())


def propose(texts: Mapping[str, int]) -> Ratings:
    """The scale that holds every number of a column, or words; `texts` is each text and its count."""
    numbers = [number for text in texts if (number := _number(text)) is not None]
    if not numbers or len(numbers) < len(texts) / 2:
        return Ratings(Scale.WORDS)
    top = max(numbers)
    if top > 100:
        return Ratings(Scale.WORDS)
    if top > 10:
        return Ratings(Scale.HUNDRED)
    if top > 5:
        return Ratings(Scale.TEN)
    if any(number % 1 for number in numbers):
        return Ratings(Scale.HALVES)
    return Ratings(Scale.FIVE)


def _number(text: str) -> float | None:
    """The number a text says: 4, 3,5, 4/5, 70%, ★★★½."""
    text = text.strip()
    if text and (stars := STAR.match(text)) and (stars[1] or stars[2]):
        return len(stars[1].replace("\ufe0f", "")) + (0.5 if stars[2] else 0)
    if found := NUMBER.match(text):
        return float(found[1].replace(",", "."))
    return None


def _step(number: float, scale: Scale) -> int:
    """Fifths of the scale, the lowest first; a zero is on a scale only where the scale has one."""
    if scale is Scale.FIVE:
        step = floor(number + 0.5)
        if not 1 <= number <= 5:
            raise ValueError("is not on a scale from 1 to 5")
        return step
    top = {Scale.HALVES: 5, Scale.TEN: 10, Scale.HUNDRED: 100}[scale]
    if not 0 <= number <= top or (scale is Scale.HALVES and number == 0):
        raise ValueError(f"is not on a scale {scale}")
    return max(1, ceil(number * 5 / top))

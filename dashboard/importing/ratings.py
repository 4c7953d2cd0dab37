"""Ratings written as numbers, stars or words, put on five steps; the person sees and corrects each step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

from dashboard.importing import school
from dashboard.importing.moods import PLACES

STAR = re.compile(r"^([★⭐*]*)(½?)☆*$")
NUMBER = re.compile(r"^(\d{1,3}(?:[.,]\d+)?)\s*(?:/\s*(5|10|100)|(%)|stars?|pts?)?$", re.IGNORECASE)
FEW = 0.25
"""Share of ratings beyond a scale that may be slips."""

MANY = 30
"""More different texts than this are not shown one by one."""


class Scale(StrEnum):
    """What the top of a scale of numbers is; words have no top."""

    FIVE = "1 to 5"
    THREE = "1 to 3"
    FOUR = "1 to 4"
    SEVEN = "1 to 7"
    HALVES = "half stars, up to 5"
    TEN = "up to 10"
    TWENTY = "up to 20"
    HUNDRED = "up to 100"
    SHARE = "0 to 1, as a share"
    MARKS = "school marks, 1 is the best"
    WORDS = "words"


FROM_ONE = {Scale.THREE: 3, Scale.FOUR: 4, Scale.FIVE: 5, Scale.SEVEN: 7}
"""Scales whose lowest step is 1, and their highest."""

LONG_ENOUGH = 30
"""With so many ratings and none above 3, it may be a scale that ends there."""

ENDS = {
    3: Scale.THREE,
    4: Scale.FOUR,
    5: Scale.FIVE,
    7: Scale.SEVEN,
    10: Scale.TEN,
    20: Scale.TWENTY,
    100: Scale.HUNDRED,
}
"""Where a scale ends, and which it is."""

TOPS = {5: Scale.FIVE, 10: Scale.TEN, 100: Scale.HUNDRED}


@dataclass(frozen=True)
class Ratings:
    """How the texts of one column are put on five steps: None is "not rated", absence is "can't be read"."""

    scale: Scale | None
    """None while only the person can tell."""
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
        found = _number(text)
        if self.scale is Scale.MARKS and (mark := school.mark_of(text)) is not None:
            found = mark, None
        if found is None or self.scale is None:
            raise ValueError(f"is not a rating on a scale {self.scale or 'yet: say which it is'}")
        number, top = found
        return _step(number, TOPS[top] if top else self.scale)

    def oddity(self, text: str) -> str:
        """What is odd about a rating that can be read, worded to follow "this cell ..."; empty if nothing is."""
        found = _number(text)
        if found is None or found[0] != 0 or self.scale is None or self.step(text) not in (None, 1):
            return ""
        if self.scale in FROM_ONE or self.scale is Scale.HALVES:
            return "is 0, below the lowest rating there is, so it counts as not rated"
        return "is 0, so it counts as the lowest"

    def with_placed(self, more: Mapping[str, int | None]) -> "Ratings":
        """The same, with the person's own word on some texts."""
        return Ratings(self.scale, tuple(sorted({**dict(self.placed), **more}.items())))


def fold(text: str) -> str:
    """A text as it is compared: case and spaces aside."""
    return " ".join(text.casefold().split())


def propose(texts: Mapping[str, int], header: str = "") -> Ratings:
    """The scale that holds the numbers of a column, or words; `texts` is each text and its count.

    Open where a few numbers lie beyond the scale that holds the others: a slip of the pen must not
    turn every 5 into a 3. A header such as "Rating /10" says where its scale ends.
    """
    numbers: dict[float, int] = {}
    tops: set[int] = set()
    for text, rows in texts.items():
        if found := _number(text):
            numbers[found[0]] = numbers.get(found[0], 0) + rows
            tops |= {found[1]} if found[1] else set()
    if is_mark := school.are_marks(texts, header):
        return Ratings(Scale.MARKS)
    if not numbers or sum(_number(text) is not None for text in texts) < len(texts) / 2:
        return Ratings(Scale.WORDS)
    if is_mark is None:
        return Ratings(None)
    if len(tops) == 1:
        return Ratings(TOPS[tops.pop()])
    if (said := _top_in(header)) and max(numbers) <= said:
        halves = said == 5 and any(number % 1 for number in numbers)
        return Ratings(Scale.HALVES if halves else ENDS[said])
    if max(numbers) <= 1 and min(numbers) < 1:
        return Ratings(Scale.SHARE if any(number % 1 for number in numbers) else None)
    total = sum(numbers.values())
    for top, scale in ((5, Scale.FIVE), (10, Scale.TEN), (20, None), (100, Scale.HUNDRED)):
        beyond = sum(rows for number, rows in numbers.items() if number > top)
        if not beyond:
            if scale is Scale.FIVE and max(numbers) <= 3 and total >= LONG_ENOUGH:
                return Ratings(None)
            halves = scale is Scale.FIVE and any(number % 1 for number in numbers)
            return Ratings(Scale.HALVES if halves and all(n * 2 % 1 == 0 for n in numbers) else scale)
        if beyond < FEW * total:
            return Ratings(None)
    return Ratings(Scale.WORDS)


def _top_in(header: str) -> int | None:
    """Where the scale ends that a header speaks of: Rating /10, Rating (1-7), out of 5."""
    found = re.search(r"(?:/|out of|1\s?(?:-|–|to|bis))\s?(\d+)", header.casefold())
    return int(found[1]) if found and int(found[1]) in ENDS else None


def reads_as_rating(text: str) -> bool:
    """True for a number or a school mark."""
    return _number(text) is not None or school.mark_of(text) is not None


def _number(text: str) -> tuple[float, int | None] | None:
    """The number a text says, and the top of its scale if it says that too: 4, 3,5, 4/5, 70%, ★★★½."""
    text = text.strip().replace("\ufe0f", "")
    if text and (stars := STAR.match(text)) and (stars[1] or stars[2]):
        return len(stars[1]) + (0.5 if stars[2] else 0), None
    if found := NUMBER.match(text):
        return float(found[1].replace(",", ".")), int(found[2]) if found[2] else 100 if found[3] else None
    return None


def _step(number: float, scale: Scale) -> int | None:
    """The step of five for a number on a scale; None for a 0 where a scale has none, which means not rated."""
    if number == 0 and (scale in FROM_ONE or scale is Scale.HALVES):
        return None
    if scale in FROM_ONE:
        top = FROM_ONE[scale]
        if not 1 <= number <= top:
            raise ValueError(f"is not on a scale from 1 to {top}")
        return floor(1 + (number - 1) * 4 / (top - 1) + 0.5)
    if scale is Scale.MARKS:
        if not 1 <= number <= school.WORST:
            raise ValueError(f"is not on a scale of marks from 1 to {school.WORST}")
        return max(1, floor(6 - number + 0.5))
    top = {Scale.HALVES: 5, Scale.TEN: 10, Scale.TWENTY: 20, Scale.HUNDRED: 100, Scale.SHARE: 1}[scale]
    if not 0 <= number <= top:
        raise ValueError(f"is not on a scale {scale}")
    return max(1, ceil(number * 5 / top))

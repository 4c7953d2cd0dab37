"""What a judgement says: estimates with their words, and which of them are clear."""

from dataclasses import dataclass

ENOUGH = 4
"""Rated outings below which a kind is too early to tell."""

SURE = 0.95
"""How sure it must be that a kind differs from the usual before a sentence says so."""
"""How outings of a kind, a length or a time of day tend to go: levels by partial pooling."""


ENOUGH = 4
"""Rated outings below which a kind is too early to tell."""

SURE = 0.95
"""How sure it must be that a kind differs from the usual before a sentence says so."""


@dataclass(frozen=True)
class Estimate:
    """What one cell's ratings say: counts as they are, the rest pulled toward the person's usual.

    `mean`, `low` and `high` are rating steps (1 to 5); `low` to `high` holds 80 % of the
    probability. `chance` is that of the next one going well, `above` that of the cell's level
    lying above the usual.
    """

    cell: str
    outings: int
    rated: int
    good: int
    did_not_happen: int
    mean: float
    low: float
    high: float
    chance: float
    above: float

    @property
    def is_early(self) -> bool:
        """Too few ratings to say anything of this cell."""
        return self.rated < ENOUGH

    @property
    def is_sparse(self) -> bool:
        """Most were left unrated, so those that were may be the remarkable ones."""
        return self.outings - self.did_not_happen - self.rated > self.rated

    @property
    def word(self) -> str:
        """How it compares with the usual, no surer than it is."""
        if self.rated == 0:
            return "not rated yet"
        if self.is_early:
            return "too early to tell"
        if self.is_sparse:
            return "too few rated to tell"
        if self.above >= SURE:
            return "better than your usual"
        if self.above >= 0.8:
            return "good so far"
        if self.above <= 1 - SURE:
            return "below your usual"
        if self.above <= 0.2:
            return "a little below so far"
        return "about your usual"


@dataclass(frozen=True)
class Judgement:
    """The estimates of all cells, best first, and the usual they are compared with (None if unrated)."""

    estimates: list[Estimate]
    usual: float | None
    rated: int

    def only(self, cells: tuple[str, ...]) -> "Judgement":
        """The same judgement, showing some cells only; () for all. What is shown changes no estimate."""
        shown = [e for e in self.estimates if not cells or e.cell in cells]
        return Judgement(shown, self.usual, self.rated)

    def ordered(self, cells: list[str]) -> "Judgement":
        """The same judgement with its cells in an order of their own."""
        return Judgement(sorted(self.estimates, key=lambda e: cells.index(e.cell)), self.usual, self.rated)

    @property
    def clear(self) -> list[Estimate]:
        """Cells that surely differ from the usual, and of which enough were rated to say so."""
        return [e for e in self.told if not e.is_sparse and not 1 - SURE < e.above < SURE]

    @property
    def told(self) -> list[Estimate]:
        """Cells with enough ratings, best first."""
        return [e for e in self.estimates if not e.is_early]

    @property
    def early(self) -> list[Estimate]:
        """Cells with too few ratings, most outings first."""
        return [e for e in self.estimates if e.is_early]


def in_ten(chance: float) -> str:
    """A chance as people say it: "about 7 in 10", never a certainty."""
    return f"about {min(9, max(1, round(chance * 10)))} in 10"

"""Memories: good times, from the log and from before it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dashboard.entries import Memory, Outing, Part
from dashboard.outings import Trouble
from dashboard.store.logbook import outing_of
from dashboard.store.settings import Settings

AROUND = 3
"""Days around the same day of another year that count as this day."""

A_WHILE = timedelta(days=60)
MOST_OF_A_DAY = 6


@dataclass(frozen=True)
class Remembered:
    """How many good ones there are; `to_keep` are favourites or have a fond bit, `before` are from before the log.

    `away` are favourites that stay away, as of hard days.
    """

    good: int
    favourites: int
    fond_bits: int
    to_keep: int
    before: int
    away: int


class Memories(Settings):
    """What is good to be reminded of. Hard days are never among it."""

    def remembered(self) -> Remembered:
        """How many there are of each."""
        return Remembered(*self._good("counts")[0])

    def on_this_day(self, today: date) -> list[Outing]:
        """Good ones of about this day in earlier years, the nearest to it first, a handful."""
        return self._outings("on_this_day", today=today, around=AROUND, rows=MOST_OF_A_DAY)

    def a_while_ago(self, today: date, turn: int = 0) -> Outing | None:
        """One good one that is a while ago, the same all day; another with each `turn` until all have had theirs."""
        return next(iter(self._outings("a_while_ago", today=today, until=today - A_WHILE, turn=turn)), None)

    def lately(self, today: date, turn: int = 0) -> Outing | None:
        """One good one of all there are, as `a_while_ago` gives one of the older: for a log in which nothing is old yet."""
        return next(iter(self._outings("a_while_ago", today=today, until=today, turn=turn)), None)

    def favourites(self, rows: int, skip: int = 0) -> list[Outing]:
        """One page of the favourites, latest first."""
        return self._outings("favourites", rows=rows, skip=skip)

    def fond_bits(self, rows: int, skip: int = 0) -> list[Outing]:
        """One page of those with a fond or funny bit, latest first."""
        return self._outings("fond_bits", rows=rows, skip=skip)

    def to_keep(self, rows: int) -> list[Outing]:
        """The latest favourites and those with a fond bit, each once, oldest first."""
        return self._outings("to_keep", rows=rows)

    def memories(self, rows: int | None = None, skip: int = 0) -> list[Memory]:
        """Those from before the log, oldest first, those without a year last."""
        found = self._rows("memories", rows=rows, skip=skip)
        return [
            Memory(name, words, year, Part(part) if part else None, id_, changed_at)
            for id_, name, words, year, part, changed_at in found
        ]

    def remember(self, memory: Memory) -> int:
        """Keep a new memory from before the log; returns its id. Raises `Trouble`."""
        with self._change("The memory could not be kept."):
            ((made,),) = self._done("add_memory", **_fields(memory.checked()))
        return int(made)

    def change_memory(self, memory: Memory) -> Memory:
        """Write a memory anew; returns it as it is now. Raises `Trouble`, also if it was changed meanwhile."""
        kept = memory.checked()
        with self._change("The memory could not be changed."):
            found = self._done("change_memory", memory=kept.id, seen=kept.changed_at, **_fields(kept))
            if not found:
                raise Trouble(
                    "This memory was changed or deleted in another window since you opened it. "
                    "Nothing was overwritten; look at it as it is now, and change it there."
                )
        return replace(kept, changed_at=found[0][0])

    def forget_memory(self, memory: int, *, binned: bool = True) -> None:
        """Put a memory into the bin, or bring it back. Raises `Trouble`."""
        with self._change("The memory could not be deleted." if binned else "The memory could not be brought back."):
            self._done("bin_memory", memory=memory, binned=binned)

    def _good(self, question: str, **values: Any) -> list[Any]:
        return self._rows(f"good_{question}", went_well=self.went_well(), **values)

    def _outings(self, question: str, **values: Any) -> list[Outing]:
        return [outing_of(row) for row in self._good(question, **values)]


def _fields(memory: Memory) -> dict[str, Any]:
    return {"name": memory.name, "words": memory.words, "year": memory.year, "part": memory.part and memory.part.value}

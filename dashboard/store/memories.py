"""Memories: good times, from the log and from before it."""

from dashboard.entries import Memory, Part
from dashboard.store.door import Door


class Memories(Door):
    """What is good to be reminded of. Hard days are never among it."""

    def memories(self) -> list[Memory]:
        """Those from before the log, oldest first."""
        rows = self._asked("memories").fetchall()
        return [Memory(name, words, year, Part(part) if part else None, id_) for id_, name, words, year, part in rows]

    def remember(self, memory: Memory) -> int:
        """Keep a memory from before the log, new or changed; returns its id. Raises `Trouble`."""
        kept = memory.checked()
        values = {"name": kept.name, "words": kept.words, "year": kept.year, "part": kept.part and kept.part.value}
        with self._change("The memory could not be kept."):
            if kept.id is None:
                ((made,),) = self._done("add_memory", **values)
                return int(made)
            self._done("change_memory", memory=kept.id, **values)
        return kept.id

    def forget_memory(self, memory: int, *, binned: bool = True) -> None:
        """Put a memory into the bin, or bring it back. Raises `Trouble`."""
        with self._change("The memory could not be deleted." if binned else "The memory could not be brought back."):
            self._done("bin_memory", memory=memory, binned=binned)

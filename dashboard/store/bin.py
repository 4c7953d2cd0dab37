"""The bin: what was deleted, kept for thirty days in case it wasn't meant."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import pandas as pd

from dashboard.progress import Progress, untold
from dashboard.store.logbook import Logbook
from dashboard.vault import erase, text_mark

KEPT = timedelta(days=30)


class Bin(Logbook):
    """Deleted outings and memories. They count nowhere, and come back as they were."""

    def delete(self, outings: Iterable[int]) -> int:
        """Put outings into the bin; returns how many were still there. Raises `Trouble`."""
        with self._change("This could not be deleted."):
            going = list(outings)
            with self._moving(going):
                return self._bin(going)

    def restore(self, outings: Iterable[int]) -> int:
        """Bring outings back from the bin; returns how many were still there. Raises `Trouble`."""
        with self._change("This could not be brought back."):
            wanted = list(outings)
            with self._moving(wanted):
                back = [outing for outing in wanted if self._done("unbin_outing", outing=outing)]
                for outing in back:
                    self._done("empty_bin", outing=outing)
        return len(back)

    def binned(self, rows: int) -> pd.DataFrame:
        """The outings in it, last deleted first: id, day, kind, mine, note, apart, binned_at."""
        return self._frame("bin", rows=rows)

    def binned_memories(self) -> list[tuple[int, str, datetime]]:
        """The memories in it, last deleted first: id, name, when it was deleted."""
        return self._rows("binned_memories")

    def old_in_bin(self, now: datetime) -> tuple[list[int], list[int]]:
        """The outings and the memories that have been in the bin for longer than they are kept."""
        before = now - KEPT
        outings = [outing for (outing,) in self._rows("old_bin", before=before)]
        return outings, [memory for memory, _, binned_at in self.binned_memories() if binned_at < before]

    def empty_bin(self, now: datetime, told: Progress = untold) -> int:
        """Delete for good what has been in the bin for longer than it is kept; returns how many. Raises `Trouble`."""
        outings, memories = self.old_in_bin(now)
        self.erase(outings, memories, told)
        return len(outings) + len(memories)

    def erase(self, outings: Sequence[int], memories: Sequence[int] = (), told: Progress = untold) -> int:
        """Delete for good what is in the bin, so that its text is neither in the file nor in the copies of it.

        A kind that nothing else has goes from the file with it; copies keep their list of kinds. Of an outing that
        came from a file, the marks stay that keep the same file from bringing it back. Returns how many copies can't be
        read and stay as they were. Raises `Trouble`.
        """
        if not outings and not memories:
            return 0
        texts, plans = [], []
        born: dict[str, dict[int, datetime]] = {"outing": {}, "memory": {}}
        with self._change("This could not be deleted."):
            self._keep_number()
            kinds = [kind for (kind,) in self._done("last_of_kinds", outings=outings)]
            for outing in outings:
                for day, note, moment, put_down in self._done("due_outing", outing=outing):
                    born["outing"][outing] = put_down
                    self._done("forget_outing", outing=outing)
                    texts += [text_mark(day, note, moment)] if note or moment else []
                plans += [uid for (uid,) in self._done("clear_plan", outing=outing)]
            for memory in memories:
                for (put_down,) in self._done("due_memory", memory=memory):
                    born["memory"][memory] = put_down
        return erase(
            self._vault,
            {
                "outing": {"id": outings}, "bin": {"id": outings},
                "memory": {"id": memories}, "photo": {"outing": outings, "memory": memories}, "kind": {"id": kinds},
            },
            texts,
            # Here a plan keeps what a calendar and its file know it by, without a word. In copies from before it happened
            # it has no outing yet; and a kind may be that of something else there.
            only_copies={"plan": {"outing": outings, "uid": plans}, "kind": {}},
            born=born,
            told=told,
        )  # fmt: skip

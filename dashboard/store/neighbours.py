"""What depends on an outing's neighbours: how long since the last of its kind, and since a hard one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from dashboard.store.door import NOTHING, Door


class Neighbours(Door):
    """Changes by which outings come, go or are changed, so that those around them know."""

    def _settle(self) -> None:
        """Work out again, within `_change`, what depends on outings' neighbours, all over the log."""
        self._cursor.register("incoming", NOTHING)
        try:
            self._done("neighbours")
        finally:
            self._cursor.unregister("incoming")
        ((last, _),) = self._done("last")
        self._done("settle_neighbours", upto=last)

    @contextmanager
    def _adding(self, failed: str) -> Iterator[None]:
        """A change by which a few outings come. What depends on neighbours is worked out when it is asked next.

        A sealed log is written as a whole with every change: there it is worked out at once.
        """
        with self._change(failed, adds=True):
            yield
            if self._vault.seal:
                self._settle_near(self._done("unsettled"))
            self._vault.came += 1

    @contextmanager
    def _moving(self, outings: Iterable[int]) -> Iterator[None]:
        """Work out again, within `_change`, what depends on these outings' neighbours, as they were and as they are.

        The same as `_settle`, for a few that go or are changed, at a cost that hardly grows with the log.
        """
        which = list(outings)
        stood = self._done("where_they_stand", outings=which)
        yield
        self._settle_near(stood + self._done("where_they_stand", outings=which))

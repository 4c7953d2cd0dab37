"""Outings one at a time, as the person writes them: logged, looked at, changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from dashboard.entries import ChangedMeanwhile, Outing
from dashboard.outings import CHOICES
from dashboard.store.neighbours import Neighbours


class Logbook(Neighbours):
    """The outings as they are written down."""

    def outing(self, outing: int) -> Outing | None:
        """One outing with all that is known of it; None if it was deleted."""
        found = self._rows("outing", outing=outing)
        return outing_of(found[0]) if found else None

    def log(self, outing: Outing, entry: str) -> int:
        """Log an outing, once for each form (`entry`) however often that is sent; returns its id. Raises `Trouble`."""
        new = outing.checked()
        with self._adding("This could not be logged."):
            fields = {"number": self._next(), "entry": entry, **_fields(new)}
            # Where it was not new, the form was sent before, or there is no such kind yet.
            logged = self._done("log_outing", **fields) or self._done("logged", entry=entry)
            if not logged:
                self._done("add_kind", name=fields["kind"])
                logged = self._done("log_outing", **fields)
        return int(logged[0][0])

    def change(self, outing: Outing) -> Outing:
        """Write an outing anew; returns it as it is now. Raises `ChangedMeanwhile`, `Trouble`."""
        (changed,) = self.change_all([outing])
        return changed

    def change_all(self, outings: Sequence[Outing], gone: Iterable[int] = ()) -> list[Outing]:
        """Write several outings anew, and put others into the bin: all of it or nothing.

        Raises `ChangedMeanwhile`, `Trouble`.
        """
        wanted = [outing.checked() for outing in outings]
        changed = []
        with self._change("The outings could not be changed." if len(wanted) > 1 else "This could not be changed."):
            going = list(gone)
            with self._moving([*(new.id for new in wanted if new.id), *going]):
                for new in wanted:
                    self._done("add_kind", name=new.called or new.kind)
                    found = self._done("change_outing", outing=new.id, seen=new.changed_at, **_fields(new))
                    if not found:
                        raise ChangedMeanwhile(self.outing(new.id) if new.id else None)
                    changed.append(replace(new, changed_at=found[0][0]))
                self._bin(going)
        return changed

    def _bin(self, outings: Iterable[int]) -> int:
        """Put outings into the bin, within `_change`; returns how many were still there."""
        there = [outing for outing in outings if self._done("where_they_stand", outings=[outing])]
        for outing in there:
            self._done("bin_outing", outing=outing)
            self._done("remove_outing", outing=outing)
        return len(there)

    def recent_tags(self) -> list[str]:
        """The words of the latest outings, most frequent first."""
        return [tag for (tag,) in self._rows("recent_tags")]


def outing_of(row: Sequence[Any]) -> Outing:
    """An outing from a row of `entries` in `sql/macros.sql`."""
    values = dict(zip(Outing.__match_args__, row, strict=True))
    for name, word in CHOICES.items():
        values[name] = word(values[name]) if values[name] else None
    return Outing(**{**values, "tags": tuple(values["tags"])})


def _fields(outing: Outing) -> dict[str, Any]:
    """The fields of an outing as a change takes them, its kind by its own word."""
    values = dict(vars(outing))
    for name in ("id", "changed_at", "called"):
        del values[name]
    for name in CHOICES:
        values[name] = values[name].value if values[name] else None
    return {**values, "kind": outing.called or outing.kind, "tags": list(outing.tags)}

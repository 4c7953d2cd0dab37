"""Kinds: which there are, and which are shown as one."""

from collections.abc import Mapping

import pandas as pd

from dashboard.store.door import Door


class Kinds(Door):
    """The person's own words for types of outing."""

    def kinds(self) -> list[str]:
        """The kinds that have outings, most frequent first."""
        return [name for (name,) in self._asked("kinds").fetchall()]

    def all_kinds(self) -> pd.DataFrame:
        """A row per kind, most frequent first: id, name, merged_into (a name or None), outings (its own)."""
        return self._frame("all_kinds")

    def told_apart(self) -> set[frozenset[str]]:
        """Pairs of kinds that the person said are not the same."""
        return {frozenset(pair) for pair in self._asked("told_apart").fetchall()}

    def merge(self, kinds: Mapping[str, str]) -> None:
        """Show each of these kinds as another from now on; no outing is changed. Raises `Trouble`."""
        with self._change("The kinds could not be merged."):
            self._merge(kinds)
            self._settle()

    def unmerge(self, kind: str) -> None:
        """Show a kind as itself again. Raises `Trouble`."""
        with self._change("The kinds could not be parted."):
            self._done("unmerge_kind", kind=kind)
            self._settle()

    def tell_apart(self, one: str, other: str) -> None:
        """Remember that two kinds are not the same. Raises `Trouble`."""
        with self._change("This could not be remembered."):
            self._done("tell_apart", one=one, other=other)

    def _merge(self, kinds: Mapping[str, str], upload: int | None = None) -> None:
        for kind, into in kinds.items():
            for name in (kind, into):
                self._done("add_kind", name=name)
            self._done("merge_kind", kind=kind, into=into, upload=upload)

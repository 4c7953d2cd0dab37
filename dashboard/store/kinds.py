"""Kinds: which there are, what they are called, which are shown as one, and which are retired."""

from collections.abc import Mapping

import pandas as pd

from dashboard.letters import name_of
from dashboard.outings import LONGEST_NAME, Trouble
from dashboard.store.neighbours import Neighbours

Kept = list[tuple[int, str, int | None, int | None, bool]]
"""Kinds as they were: id, name, what each is shown as and by which upload, whether it is retired."""


COLUMNS = ("id", "name", "merged_into", "merged_by", "retired")
LEFT = ("left_name", "left_merged_into", "left_merged_by", "left_retired")


class Kinds(Neighbours):
    """The person's own words for types of outing."""

    def kinds(self) -> list[str]:
        """The kinds that have outings, most frequent first."""
        return [name for (name,) in self._rows("kinds")]

    def recent_kinds(self) -> list[str]:
        """The kinds that have outings and are not retired, the one done last first."""
        return [name for (name,) in self._rows("recent_kinds")]

    def all_kinds(self) -> pd.DataFrame:
        """A row per kind, most frequent first: id, name, merged_into (a name or None), retired, outings (its own)."""
        return self._frame("all_kinds")

    def kinds_as_they_are(self) -> Kept:
        """All kinds, to be put back as they were."""
        return self._rows("kinds_as_they_are")

    def put_back_kinds(self, before: Kept, after: Kept, renamed: tuple[str, str] | None = None) -> None:
        """Take back a change of kinds: those it touched, if they still are as it left them. Raises `Trouble`.

        `renamed` are the word before and the word since, if it was a new name.
        """
        left = {kind[0]: kind for kind in after}
        with self._change("The kinds could not be put back."):
            for kind in before:
                now = left.get(kind[0], kind)
                if now == kind or (now[1] != kind[1] and self._done("is_called", name=kind[1], besides=kind[0])):
                    continue
                values = dict(zip(COLUMNS, kind, strict=True))
                self._done("put_back_kind", **values, **dict(zip(LEFT, now[1:], strict=True)))
            if renamed:
                self._done("rename_aside", kind=renamed[1], name=renamed[0])
            self._settle()

    def rename(self, kind: str, name: str) -> None:
        """Call a kind otherwise from now on; its old word stays known, so that files that use it are understood.

        No outing is changed. Raises `Trouble`, also if another kind has this name.
        """
        new = name_of(name)
        if not new or len(new) > LONGEST_NAME:
            raise Trouble(f"A kind needs a name of 1 to {LONGEST_NAME} characters. Nothing was changed.")
        with self._change("The kind could not be renamed."):
            if self._done("other_kind", kind=kind, name=new):
                raise Trouble(
                    f"There is a kind called {new} already, so nothing was renamed. To make them one, show both as one."
                )
            self._done("add_kind", name=new)
            self._done("rename_kind", kind=kind, name=new)
            self._done("spell_kind", kind=new, name=new)
            self._done("rename_aside", kind=kind, name=new)
            self._settle()

    def retire(self, kind: str, *, retired: bool = True) -> None:
        """Suggest and offer a kind no more, or again; its outings stay. Raises `Trouble`."""
        with self._change("The kind could not be changed."):
            self._done("retire_kind", kind=kind, retired=retired)

    def told_apart(self) -> set[frozenset[str]]:
        """Pairs of kinds that the person said are not the same."""
        return {frozenset(pair) for pair in self._rows("told_apart")}

    def merge(self, kinds: Mapping[str, str]) -> None:
        """Show each of these kinds as another from now on; no outing is changed. Raises `Trouble`."""
        with self._change("The kinds could not be shown as one."):
            self._merge(kinds)
            self._settle()

    def unmerge(self, kind: str) -> None:
        """Show a kind as itself again. Raises `Trouble`."""
        with self._change("The kinds could not be parted."):
            self._done("unmerge_kind", kind=kind)
            self._settle()

    def tell_apart(self, one: str, other: str) -> None:
        """Remember that two kinds are not the same. Raises `Trouble`."""
        with self._change("This could not be saved."):
            self._done("tell_apart", one=one, other=other)

    def untell_apart(self, one: str, other: str) -> None:
        """Forget that two kinds are not the same. Raises `Trouble`."""
        with self._change("This could not be changed."):
            self._done("untell_apart", one=one, other=other)

    def _merge(self, kinds: Mapping[str, str], upload: int | None = None) -> None:
        for kind, into in kinds.items():
            for name in (kind, into):
                self._done("add_kind", name=name)
            self._done("merge_kind", kind=kind, into=into, upload=upload)

"""Deleting for good: some of a log, out of its file and of every copy, or all there is of it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.progress import Progress, untold
from dashboard.vault import copies, files, rewriting
from dashboard.vault.archive import packed, unpacked
from dashboard.vault.log import Vault
from dashboard.vault.opening import close_logs, door, held, note_ended
from dashboard.vault.place import set_aside_of
from dashboard.vault.troubles import all_or_nothing

Rows = Mapping[str, Mapping[str, Sequence[int | str]]]
"""Of each table, the column and the numbers or words in it."""

Born = Mapping[str, Mapping[int, datetime]]
"""When each outing and each memory, by its number, was put down."""

MEANS = {
    ("id", "outing"): "outing", ("id", "bin"): "outing", ("outing", "photo"): "outing", ("outing", "plan"): "outing",
    ("id", "memory"): "memory", ("memory", "photo"): "memory",
}  # fmt: skip
"""What the number in a column of a table is one of."""


def erase(
    vault: Vault, gone: Rows, texts: Sequence[str] = (), only_copies: Rows | None = None, born: Born | None = None,
    told: Progress = untold,
) -> int:  # fmt: skip
    """Write the log and its copies anew without some rows, so that their text is in none of them.

    `gone` are the rows that go, `only_copies` those that go from the copies alone, `texts` the marks (`text_mark`) of
    outings that may have other numbers there, `born` when what goes was put down: a copy may be of another log, where
    its number is another's. The log comes last: after a stop in the middle it still says what is to go. Returns how many
    files couldn't be read and stay as they were, of the copies and of what was set aside. Raises `Trouble`.
    """
    left, in_copies = 0, {**gone, **(only_copies or {})}
    if vault.path:
        left = rewriting.rewrite(vault.path, vault.seal, lambda data: _without(data, in_copies, texts, born), told)
    with all_or_nothing("It could not be deleted for good, and is still in the bin."), vault.changing:
        vault.become(_without(vault.snapshot(), gone), vault.seal)
    return left


def end(path: Path) -> list[Path]:
    """Delete the log, its copies and all that was kept beside it; returns what could not be deleted. Raises `Trouble`
    where another program has it.
    """
    # Held until all is gone: another window would open the log again meanwhile, and could write it anew.
    with door:
        path = held(path).path or path
        copies.clear(path)
        ours = [file for copy in copies.listed(path) for file in (files.journal(copy.path), copy.path)]
        ours += [*set_aside_of(path), files.journal(path), path]
        close_logs()
        # Who waits for the log waits for its lock: that goes last.
        ours += [path.with_name(f"{path.name}{suffix}") for suffix in (".door", ".lock")]
        left = []
        for file in ours:
            try:
                file.unlink(missing_ok=True)
            except OSError:
                left.append(file)
        with suppress(OSError):
            (path.parent / copies.FOLDER).rmdir()
        # Who waited at the door would begin a new one.
        note_ended(path, left)
    return left


def text_mark(day: date, note: str | None, moment: str | None) -> str:
    """What an outing is known by in a snapshot where it may have another number."""
    return "\0".join((day.isoformat(), note or "", moment or ""))


def _without(data: bytes, gone: Rows, texts: Sequence[str] = (), born: Born | None = None) -> bytes:
    """The same without some rows: of each table, those whose column holds one of the numbers, and outings with one of
    the text marks. A number that was given to something else here, put down at another moment than `born` says, is
    left alone. Raises `Unreadable`.
    """
    with unpacked(data) as archive:
        said = archive.said()
        kept = {name: archive.table(name, rows).read_all() for name, rows in archive.about().rows.items()}
        for name, columns in (gone if born is None else _the_same(kept, gone, born)).items():
            for column, numbers in columns.items() if name in kept else ():
                if column in kept[name].column_names:
                    there = pc.is_in(kept[name][column], pa.array(numbers, kept[name][column].type))
                    kept[name] = kept[name].filter(pc.invert(there))
        for name in ("outing", "bin") if texts else ():
            if name in kept:
                day, *words = (pc.cast(kept[name][column], pa.string()) for column in ("day", "note", "moment"))
                marks = pc.binary_join_element_wise(day, *(pc.fill_null(word, "") for word in words), "\0")
                kept[name] = kept[name].filter(pc.invert(pc.is_in(marks, pa.array(texts, pa.string()))))
    return packed(((name, rows.to_reader()) for name, rows in kept.items()), said)


def _the_same(kept: Mapping[str, pa.Table], gone: Rows, born: Born) -> Rows:
    """Of these numbers, those that mean the same here."""
    same: dict[str, set[int]] = {}
    for table, what in (("outing", "outing"), ("bin", "outing"), ("memory", "memory")):
        if table in kept:
            rows = kept[table].filter(pc.is_in(kept[table]["id"], pa.array(list(born[what]), kept[table]["id"].type)))
            moments = zip(rows["id"].to_pylist(), rows["created_at"].to_pylist(), strict=True)
            same.setdefault(what, set()).update(number for number, at in moments if born[what][number] == at)
    return {
        table: {
            column: [number for number in numbers if number in same.get(MEANS[column, table], ())]
            if (column, table) in MEANS else numbers
            for column, numbers in columns.items()
        }
        for table, columns in gone.items()
    }  # fmt: skip

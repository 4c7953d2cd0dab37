"""Which copies of the log there are, in the folder 'backups' beside it: what they are called, and which are kept."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import rmtree

from dashboard.vault import files, sealing

FOLDER, OPEN, SEALED, READING = "backups", ".zip", ".sealed", ".reading-"
USUAL = ".duckdb"
STAMP = "%Y%m%d-%H%M%S-%f"
OURS = re.compile(r"(?P<log>.+?)(-format-\d+)?-(?P<when>\d{8}-\d{6}-\d{6})(-(?P<turn>\d{1,9}))?")
NEWEST = 8
"""Copies that are kept however close together."""

KEPT = (("%Y%m%d", 14), ("%G%V", 8), ("%Y%m", 24))
"""Of how many days, weeks and months the last copy is kept."""


@dataclass(frozen=True)
class Copy:
    """A copy of the log: where it is, when it was taken, and as which one, whatever the clock said then."""

    path: Path
    taken_at: datetime
    turn: int = 0

    @property
    def sealed(self) -> bool:
        """True if it takes a key to read it."""
        return sealing.is_sealed_file(self.path)


def listed(log: Path) -> list[Copy]:
    """The copies of a log, newest first."""
    log = files.real(log)
    try:
        found = [_copy(file) for file in (log.parent / FOLDER).iterdir() if _belongs(file, log) and file.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda copy: (copy.turn, copy.taken_at, copy.path.name), reverse=True)


def next_copy(log: Path, suffix: str, now: datetime) -> Copy:
    """Where the next copy goes, and as which one: it is newer than all there are, whatever the clock says."""
    turn = max((copy.turn for copy in listed(log)), default=0) + 1
    return Copy(log.parent / FOLDER / f"{_called(log)}-{now.strftime(STAMP)}-{turn:04}{suffix}", now, turn)


def thin(log: Path) -> None:
    """Let go of older copies of ours: the newest stay, then one a day, one a week, one a month."""
    ours = [copy for copy in listed(log) if OURS.fullmatch(copy.path.stem)]
    for copy in set(ours) - set(_kept(ours)):
        for file in (copy.path, files.journal(copy.path)):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def clear(log: Path) -> None:
    """Take away what a stop in the middle of keeping or reading a copy left behind."""
    with suppress(OSError):
        for left in list((log.parent / FOLDER).iterdir()):
            if left.name.startswith(READING):
                rmtree(left, ignore_errors=True)
            elif left.suffix == files.UNFINISHED and _belongs(left.with_suffix(""), log):
                left.unlink()


def _kept(newest_first: list[Copy]) -> Iterator[Copy]:
    yield from newest_first[:NEWEST]
    for part, many in KEPT:
        last_of: dict[str, Copy] = {}
        for copy in newest_first:
            last_of.setdefault(copy.taken_at.strftime(part), copy)
        yield from list(last_of.values())[:many]


def _belongs(file: Path, log: Path) -> bool:
    """Whether a file is a copy of this log, by its name: another may keep its copies in the same folder."""
    if file.suffix not in (OPEN, SEALED, log.suffix):
        return False
    if ours := OURS.fullmatch(file.stem):
        return ours["log"] == _called(log)
    return file.stem.startswith(log.stem) and not file.stem[len(log.stem) :][:1].isalnum()


def _called(log: Path) -> str:
    """What copies of a log begin with: its own name, with its ending where that isn't the usual one."""
    return log.stem if log.suffix == USUAL else log.name


def _copy(file: Path) -> Copy:
    ours = OURS.fullmatch(file.stem)
    with suppress(ValueError):
        if ours:
            return Copy(file, datetime.strptime(ours["when"], STAMP), int(ours["turn"] or 0))
    return Copy(file, datetime.fromtimestamp(file.stat().st_mtime))

"""What can be wrong with the log's file, each a sentence; pages offer what helps by the kind of trouble."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.outings import Trouble
from dashboard.vault.archive import Unreadable


class Locked(Trouble):
    """The log has a passphrase and nobody has said it since."""


class WrongSecret(Trouble):
    """What was typed opens nothing."""


class Damaged(Trouble):
    """The file is no log, or no longer a whole one. A copy can be brought back."""


class Missing(Trouble):
    """There is no file where a log was, and there are copies of it."""


class Gone(Trouble):
    """The file was taken away, or another put in its place, while it was open: what is open can be written again."""


class Ended(Trouble):
    """Everything was deleted while this process ran, and no new log was asked for since."""


class Elsewhere(Trouble):
    """Another program has the log."""


def log_is_locked() -> Locked:
    """The sentence for a log that has to be unlocked first."""
    return Locked("Your log is locked. Unlock it with your passphrase.")


def damaged(path: Path) -> Damaged:
    """The sentence for a file that is no log, or no longer a whole one."""
    return Damaged(f"The file {path} can't be read as a log: it is damaged or something else. It was left as it was.")


def missing(path: Path) -> Missing:
    """The sentence for a log that isn't where it was."""
    return Missing(f"There is no log at {path}, but there are copies of one. Nothing was changed.")


def log_is_ended() -> Ended:
    """The sentence for a log that was deleted with all that was kept beside it."""
    return Ended("Everything was deleted, here or in another window. No new log was begun.")


def gone(path: Path, *, replaced: bool) -> Gone:
    """The sentence for a file that is no longer the one that was opened."""
    happened = (
        "was replaced or changed by another program while it was open"
        if replaced
        else "was moved or deleted while it was open"
    )
    return Gone(
        f"The log {path.name} {happened}. Your outings are still here as they were before this, and nothing "
        "more is saved until they are written again."
    )


def elsewhere(path: Path) -> Elsewhere:
    """The sentence for a log that another program holds."""
    return Elsewhere(
        f"The log {path.name} is open in another program, perhaps Outings itself in another window. "
        "Nothing was changed. Close that program, then start again."
    )


def newer(path: Path, version: int, known: int) -> Trouble:
    """The sentence for a log of a version yet to come."""
    return Trouble(
        f"The log {path.name} was written by a newer version of Outings (its format is {version}, "
        f"this one knows {known}). Nothing was changed. Start the newer version instead."
    )


def not_brought(path: Path) -> Trouble:
    """The sentence for an older log that could not be brought forward."""
    return Trouble(
        f"The log {path.name} could not be brought to this version's format. It was left as it was. "
        "Check that there is room on the disk, then start again."
    )


@contextmanager
def all_or_nothing(failed: str) -> Iterator[None]:
    """Raise `Trouble` where DuckDB, the disk or a snapshot fails within this; none of it was done then."""
    try:
        yield
    except (OSError, duckdb.Error, Unreadable):
        raise Trouble(
            f"{failed} Your log is as it was. Check that there is room on the disk and that you may write there."
        ) from None

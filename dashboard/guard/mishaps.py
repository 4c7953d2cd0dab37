"""What goes wrong is printed without a value: what kind of error, and where in our files.

Belongs here: whatever Python and the libraries would print. Does not: what the page says of it (`ui.sorry`).
"""

import logging
import os
import sys
import threading
import traceback
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent


def keep_quiet() -> None:
    """From now on nothing that goes wrong in this process is printed with a value, whoever prints it."""
    if os.name == "posix":
        import resource  # noqa: PLC0415  # there is none on Windows

        # A crash would have the system write down all that is in memory, a sealed log and its key too.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.setLogRecordFactory(_record)
    # What can't be logged would be printed with all it holds.
    logging.raiseExceptions = False
    traceback.print_exception = _print_exception
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda failed: _say(failed.exc_value or failed.exc_type)
    threading.excepthook = lambda failed: _say(failed.exc_value or failed.exc_type)
    warnings.showwarning = lambda _message, category, file, line, *_more: _say(category, f"{_in_short(file)}:{line}")


def place(error: BaseException) -> str:
    """Where an error came through our files, the last place last; where it was raised, if it came through none."""
    passed = [(Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__)]
    ours = [(file, line) for file, line in passed if file.is_relative_to(PACKAGE)]
    if not ours and error.__cause__:
        return place(error.__cause__)
    return ", ".join(f"{_in_short(file)}:{line}" for file, line in ours or passed[-1:]) or "an unknown place"


def _in_short(file: Path | str) -> str:
    """A file from our folder on; of another, the last of its path."""
    file = Path(file)
    return str(file.relative_to(PACKAGE.parent)) if file.is_relative_to(PACKAGE) else "/".join(file.parts[-2:])


def _said(error: BaseException | type[BaseException], where: str = "") -> str:
    kind = error if isinstance(error, type) else type(error)
    where = where or ("an unknown place" if isinstance(error, type) else place(error))
    return f"{kind.__name__} at {where}"


def _say(error: BaseException | type[BaseException], where: str = "") -> None:
    print(_said(error, where), file=sys.stderr, flush=True)


def _record(
    name: str, level: int, file: str, line: int, _message: object, _values: object, exc_info: Any, *_more: Any,
    **_others: Any,
) -> logging.LogRecord:  # fmt: skip
    """What a library logs, as the place it does so from: its words may quote what a cell says."""
    error = exc_info[1] if exc_info else None
    said = _said(error) if error else f"noted at {_in_short(file)}:{line}"
    return logging.LogRecord(name, level, file, line, said, (), None)


def _print_exception(*of: Any, **_how: Any) -> None:
    """In place of a traceback, which quotes the message and the lines of the source."""
    error = next((one for one in of if isinstance(one, BaseException)), None)
    if error:
        _say(error)


def _uncaught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    # Ctrl+C is no mishap.
    if not issubclass(kind, KeyboardInterrupt):
        _say(error)

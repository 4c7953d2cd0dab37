"""JSON and JSON Lines: a list of things with names, each thing a row."""

import json
import re
from typing import Any

from dashboard.fields import joined
from dashboard.importing import plays
from dashboard.importing.records import Reject
from dashboard.importing.table import Table, Written, cells_of, unique_names
from dashboard.importing.text import HELP, all_text
from dashboard.importing.workbook import text_of
from dashboard.letters import whole
from dashboard.outings import Trouble
from dashboard.progress import Progress

MOST_COLUMNS = 2_000
DEEPEST = 4
"""Things within things are columns down to here; deeper ones stay as they are written."""


def read(data: bytes, *, part: str | None = None, plain: bool = False, progress: Progress | None = None) -> Table:
    """The table in a JSON file: the longest list of things with names, if not told which. Raises `Trouble`."""
    text, remarks = all_text(data)
    try:
        found = json.loads(text, object_pairs_hook=_names_once)
    except RecursionError:
        raise Trouble(f"This JSON file is nested too deep to be read. {HELP}") from None
    except ValueError as error:
        if _first_line_is_whole(text):
            return _lines(text, remarks, progress)
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Trouble(f"This JSON file breaks off or is damaged{where}, so it can't be read. {HELP}") from None
    if plays.are_in(found) and not plain:
        return plays.read(found)
    lists = _lists(found)
    if not lists:
        raise Trouble(f"This JSON file holds no list of outings. {HELP}")
    part = part if part in lists else max(lists, key=lambda name: len(lists[name]))
    written = Written("JSON", unit="entry", parts=tuple(lists) if len(lists) > 1 else (), part=part, remarks=remarks)
    return _table([(place, entry) for place, entry in enumerate(lists[part], start=1)], [], written)


def _names_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A thing with every one of its names, also where one stands in it twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        found = dict(zip(unique_names([name for name, _ in pairs]), (value for _, value in pairs), strict=True))
    return found


def _first_line_is_whole(text: str) -> bool:
    """True if the first line is a thing of its own, as in JSON Lines."""
    first = text.lstrip().partition("\n")[0]
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(text: str, remarks: tuple[str, ...], progress: Progress | None) -> Table:
    entries: list[tuple[int, Any]] = []
    rejects: list[Reject] = []
    lines = re.split(r"\r\n|\n", text)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entries.append((number, json.loads(line, object_pairs_hook=_names_once)))
        except (ValueError, RecursionError):
            rejects.append(Reject(number, "", whole(line.strip()[:200]), "is not JSON"))
        if progress and number % 20_000 == 0:
            progress(number / len(lines))
    return _table(entries, rejects, Written("JSON Lines", remarks=remarks))


def _lists(found: Any, name: str = "", depth: int = 0) -> dict[str, list[Any]]:
    """The lists of things in a document, by where they stand."""
    if isinstance(found, list):
        return {whole(name) or "the list": found} if any(isinstance(entry, dict) for entry in found) else {}
    lists: dict[str, list[Any]] = {}
    if isinstance(found, dict) and depth < DEEPEST:
        for key, value in found.items():
            lists |= _lists(value, f"{name}.{key}".strip("."), depth + 1)
        if not lists and len(found) > 1 and all(isinstance(value, dict) for value in found.values()):
            return {whole(name) or "the list": [{"key": key, **value} for key, value in found.items()]}
        if not lists and depth == 0 and not all(isinstance(value, dict | list) for value in found.values()):
            return {"the entry": [found]}
    return lists


def _table(entries: list[tuple[int, Any]], rejects: list[Reject], written: Written) -> Table:
    rows: list[tuple[int, dict[str, str]]] = []
    columns: dict[str, None] = {}
    for line, entry in entries:
        if not isinstance(entry, dict):
            rejects.append(Reject(line, "", _said(entry)[:200], "is not an entry with names"))
            continue
        row: dict[str, str] = {}
        _flatten(entry, "", row, 0)
        columns |= dict.fromkeys(row)
        rows.append((line, row))
        if len(columns) > MOST_COLUMNS:
            raise Trouble(f"The entries of this JSON file have more than {MOST_COLUMNS:,} different names. {HELP}")
    if not columns:
        raise Trouble(f"This JSON file holds no entry with names. {HELP}")
    cells = cells_of(
        unique_names([whole(name).strip() for name in columns]),
        [(line, [row.get(name, "") for name in columns]) for line, row in rows],
    )
    return Table(cells, written, rejects)


def _flatten(entry: dict[str, Any], before: str, row: dict[str, str], depth: int) -> None:
    for key, value in entry.items():
        if isinstance(value, dict) and depth < DEEPEST:
            _flatten(value, f"{before}{key}.", row, depth + 1)
        else:
            row[f"{before}{key}"] = _said(value)


def _words_of(entry: Any) -> list[Any]:
    """What an entry of a list says: itself, its name or title, or the words it lists."""
    if not isinstance(entry, dict):
        return [entry]
    lists = [value for value in entry.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else [entry.get("name", entry.get("title"))]


def _said(value: Any) -> str:
    """A value as the text of a cell; a list is its words with bars between."""
    if isinstance(value, list):
        named = [word for entry in value for word in _words_of(entry)]
        if all(isinstance(entry, str | int | float) for entry in named):
            return joined(text_of(entry) for entry in named)
    if isinstance(value, dict | list):
        return whole(json.dumps(value, ensure_ascii=False))
    return text_of(value)

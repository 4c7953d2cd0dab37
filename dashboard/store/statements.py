"""The wording of every question and change: each a file in `sql/`, and in it the outings that a filter lets through."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import duckdb

from dashboard.migrations import SQL

CHOSEN = re.compile(r"\bchosen\(\$(\w+)\)")
"""Where a question reads from the outings that a filter lets through."""

WISH = re.compile(r"^ +and .*\$chosen\['(\w+)'\].*\n", re.MULTILINE)
"""One wish of a filter, a line of `sql/chosen.sql`."""

ALWAYS = {"apart", "whose"}
"""What of a filter every question heeds."""

Wished = tuple[tuple[str, frozenset[str]], ...]


def statement(name: str, values: Mapping[str, Any]) -> str:
    """One of our questions or changes, as it is worded for such values."""
    return _worded(name, _wished(values))


def parsed(connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Any]) -> duckdb.Statement:
    """The same as DuckDB has read it: the longer ones take milliseconds to read, every time."""
    key = name, _wished(values)
    if key not in _parsed:
        (_parsed[key],) = connection.extract_statements(_worded(*key))
    return _parsed[key]


_parsed: dict[tuple[str, Wished], duckdb.Statement] = {}


def _wished(values: Mapping[str, Any]) -> Wished:
    """What each filter among the values wishes for."""
    return tuple(
        (name, frozenset(wish for wish, wanted in value.items() if wanted is not None) - ALWAYS)
        for name, value in values.items()
        if isinstance(value, dict)
    )


@cache
def _worded(name: str, wished: Wished) -> str:
    wishes = dict(wished)

    def chosen(found: re.Match[str]) -> str:
        """The outings of one filter, by those of its wishes that are there."""
        text = _read("chosen")
        lines = {line[1]: line[0] for line in WISH.finditer(text)}
        where = "".join(lines[wish] for wish in sorted(wishes[found[1]]))
        return f"({WISH.sub('', text)}{where})".replace("$chosen[", f"${found[1]}[")

    return CHOSEN.sub(chosen, _read(name))


def _read(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")

"""How an older log becomes a newer one: the steps in `sql/migrations`, all of them taken or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import duckdb

from dashboard.outings import Trouble

SQL = files("dashboard") / "sql"


@dataclass(frozen=True)
class Migration:
    """One step from an older log to a newer one."""

    version: int
    name: str
    statements: str


def migrations() -> list[Migration]:
    """Every migration this version of the dashboard knows, oldest first."""
    steps = sorted((SQL / "migrations").iterdir(), key=lambda step: step.name)
    return [Migration(int(s.name[:4]), s.name[5:-4], s.read_text("utf-8")) for s in steps]


def version_of(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The newest step the log has taken; 0 for a new file. Raises `Trouble` for what is no log."""
    tables = connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = 'log' "
        "union all select schema_name, view_name from duckdb_views() where database_name = 'log' and not internal"
    ).fetchall()
    if not tables:
        return 0
    try:
        rows = connection.execute("select max(version)::integer from log.main.migration").fetchall()
    except duckdb.Error:
        rows = []
    if not rows or not rows[0][0]:
        raise Trouble(
            f"The file {path} is a DuckDB database, but not a log of outings. It was left as it was. "
            "Name another log with OUTINGS_LOG."
        )
    return int(rows[0][0])


def migrate(connection: duckdb.DuckDBPyConnection, version: int, steps: Sequence[Migration]) -> None:
    """Take every step after `version`, all of them or none."""
    todo = [step for step in steps if step.version > version]
    if not todo:
        return
    connection.execute("begin")
    try:
        connection.execute(
            "create table if not exists log.migration ("
            "version integer primary key, name text not null, "
            "applied_at timestamp not null default current_localtimestamp())"
        )
        for step in todo:
            connection.execute(step.statements)
            connection.execute("insert into log.migration (version, name) values (?, ?)", [step.version, step.name])
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise

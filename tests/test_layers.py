"""The house stands as the README draws it: imports run one way, and each library is known to few rooms."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dashboard"

COMMON = {
    "outings",
    "entries",
    "fields",
    "circumstances",
    "letters",
    "manner",
    "wording",
    "spans",
    "front",
    "presence",
    "progress",
}
"""What every room may know."""

# What each room may know of the others.
MAY_KNOW = {
    "__main__": {"app", "guard", "thrift", "vault"},
    "app": {"guard", "ui", "views"},
    "guard": {"ui", "vault"},
    "views": {"ui", "charts", "insights", "importing", "planner", "store"},
    "ui": {"charts", "exporting", "importing", "insights", "planner", "sample", "store", "vault"},
    "sample": {"importing", "store", "vault"},
    "charts": {"insights"},
    "planner": {"insights"},
    "insights": set(),
    "importing": set(),
    "exporting": set(),
    "store": {"vault", "migrations"},
    "vault": {"migrations"},
    "migrations": set(),
    "thrift": set(),
    **{room: set[str]() for room in COMMON},
}
# What each room of a page's parts may know besides what pages share.
PARTS_MAY_KNOW: dict[str, set[str]] = {
    "uploading": {"keeping"},
    "logbook": set(),
    "next": set(),
    "remembering": {"next"},
    "keeping": set(),
    "setting": {"next"},
}
KNOWN_BY = {
    "duckdb": {"store", "vault", "migrations"},
    "streamlit": {"app", "guard", "views", "ui"},
    "starlette": {"guard"},
    "plotly": {"charts"},
    "scipy": set[str](),
    "numpy": {"insights", "importing", "planner", "store"},
    "pyarrow": {"importing", "exporting", "store", "ui", "vault"},
    "cryptography": {"vault"},
    "filelock": {"vault"},
    "icalendar": {"importing", "exporting"},
    "recurring_ical_events": {"importing"},
    "python_calamine": {"importing"},
    "rapidfuzz": {"importing"},
    "snowballstemmer": {"importing"},
    "xxhash": {"importing"},
    "xlsxwriter": {"exporting"},
    "threadpoolctl": {"insights"},
    "pandas": {"insights", "importing", "exporting", "planner", "store", "charts", "ui", "sample"},
    "charset_normalizer": {"importing"},
    "PIL": {"importing"},
    "jinja2": {"exporting"},
    "babel": {"importing", "charts", "wording", "spans"},
}


def rooms() -> list[tuple[str, Path]]:
    files = [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py"]
    return [(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path) for path in files]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "dashboard":
            names |= {f"dashboard.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize(("room", "path"), rooms(), ids=lambda value: str(getattr(value, "name", value)))
def test_imports_run_one_way(room: str, path: Path) -> None:
    """A room imports only from the rooms below it."""
    known = {name.split(".")[1] for name in imported(path) if name.startswith("dashboard.")}
    assert known - {room} - COMMON <= MAY_KNOW[room]


@pytest.mark.parametrize("room", sorted(path.parent.name for path in (PACKAGE / "ui").glob("*/__init__.py")))
def test_the_parts_of_a_page_keep_to_themselves(room: str) -> None:
    """They know what pages share, and of another page's parts no more than is said here."""
    known = {name for path in (PACKAGE / "ui" / room).glob("*.py") for name in imported(path)}
    others = {name.split(".")[2] for name in known if name.startswith("dashboard.ui.")} & set(PARTS_MAY_KNOW)
    assert others - {room} <= PARTS_MAY_KNOW[room]


@pytest.mark.parametrize(("room", "path"), rooms(), ids=lambda value: str(getattr(value, "name", value)))
def test_libraries_stay_in_their_rooms(room: str, path: Path) -> None:
    """DuckDB, Streamlit and the others are each known to the few rooms that need them."""
    tops = {name.split(".")[0] for name in imported(path)}
    assert not [name for name, known_by in KNOWN_BY.items() if name in tops and room not in known_by]


def test_every_room_has_its_rule() -> None:
    """A new room says what it may know."""
    assert {room for room, _ in rooms()} == set(MAY_KNOW)


def test_the_map_stands_in_the_order_of_imports() -> None:
    """A room knows only rooms below it on the README's map, or in its own row."""
    chart = (PACKAGE.parent / "README.md").read_text("utf-8").split("\n## Where things are\n")[1].split("\n## ")[0]
    rows = [re.findall(r"`dashboard/(\w+)", row.split("|")[1]) for row in chart.splitlines() if row.startswith("| `")]
    place = {room: at for at, row in enumerate(rows) for room in row}
    assert set(MAY_KNOW) <= set(place)
    assert not [(room, known) for room, below in MAY_KNOW.items() for known in below if place[known] < place[room]]


def test_no_sql_stands_in_python() -> None:
    """Questions to the log are named files, so no SQL is built from strings."""
    for _, path in rooms():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                word = text.partition(" ")[0]
                # A label of a button begins so, too, but neither all small nor all large.
                is_sql = (
                    word.lower() in ("select", "insert", "delete", "update", "attach") and word != word.capitalize()
                )
                assert not is_sql, path

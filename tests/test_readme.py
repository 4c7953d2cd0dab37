"""The README is true: its commands, its map and its picture."""

import re
import shlex
import tomllib
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(.+?)\n```", README, re.DOTALL)
EXACT = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: ; .+)?$", re.MULTILINE)


def section(name: str) -> str:
    """The text of one section."""
    return README.split(f"\n## {name}\n")[1].split("\n## ")[0]


def test_one_command_starts_and_one_tests() -> None:
    """Each is one line that makes its environment, installs the exact versions and runs."""
    start, test = ([shlex.split(step) for step in command.split("&&")] for command in COMMANDS[:2])
    assert [step[-1] for step in start] == [".venv", "requirements.txt", "dashboard"]
    assert [step[-1] for step in test] == [
        ".venv",
        "tests/requirements.txt",
        ".",
        ".",
        ".venv/bin/mypy",
        "not browser",
        "browser and not further",
    ]
    for step in (*start, *test):
        if "-r" in step:
            assert (ROOT / step[-1]).exists()


def test_the_other_commands_run_what_is_there() -> None:
    """The proof and the benchmarks are one command each."""
    modules = [shlex.split(command)[2:] for command in COMMANDS[2:]]
    assert modules == [["tests.proof"], ["tests.proof", "planning"], ["tests.benchmarks"]]
    assert all(find_spec(f"{module}.__main__") for module, *_ in modules)


def test_the_suggestions_come_without_a_browser(log_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of the README run as they stand."""
    (code,) = re.findall(r"```python\n(.+?)\n```", README, re.DOTALL)
    found: dict[str, Any] = {}
    exec(code.replace("data/outings.duckdb", str(log_path)), found)
    assert found["advice"].suggestions == ()
    assert found["advice"].leave_until is None


def test_ci_runs_the_readmes_test_command() -> None:
    """What newcomers type is what is checked."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "README.md" in script
    assert "pytest" not in script.replace("tests", "")
    assert COMMANDS[1] in section("Test")


def test_every_place_on_the_map_is_there() -> None:
    """Nothing named has gone."""
    for place in re.findall(r"`([\w./-]+)`", section("Where things are").split("\n\n")[1]):
        assert (ROOT / place).exists(), place


def test_every_room_is_on_the_map() -> None:
    """Nothing there is unnamed."""
    rooms = {path for path in (ROOT / "dashboard").iterdir() if path.suffix == ".py" or path.is_dir()}
    named = {ROOT / place for place in re.findall(r"`(dashboard/[\w./-]+)`", section("Where things are"))}
    assert {path.name for path in rooms - named} <= {"__init__.py", "__pycache__"}


def test_the_top_holds_what_it_should() -> None:
    """No file strays to the top."""
    allowed = {"dashboard", "data", "notebooks", "tests", "requirements.txt", "README.md", "pyproject.toml"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} <= allowed


def test_the_steps_to_add_something_name_what_is_there() -> None:
    """Every file, function and field they lead to exists: files by their path, all else as a word of the code."""
    named = set(re.findall(r"`([^`]+)`", section("Add a chart or a page")))
    files = {name for name in named if "/" in name}
    for name in files:
        assert list(ROOT.glob(name)), name
    sources = [
        path for kind in ("*.py", "*.sql") for top in ("dashboard", "tests") for path in (ROOT / top).rglob(kind)
    ]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    words = set(re.findall(r"\w+", code)) | {path.stem for path in sources}
    for name in named - files:
        assert (ROOT / "dashboard" / "importing" / name).exists() or set(name.split(".")) <= words, name


@pytest.mark.parametrize("lock", ["requirements.txt", "tests/requirements.txt"])
def test_locks_are_exact_and_hold_every_dependency(lock: str) -> None:
    """Each line names one version, and nothing we chose is missing."""
    text = (ROOT / lock).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert all(EXACT.match(line) for line in lines)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    chosen = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if "tests" in lock else [])
    assert {name.lower() for name in chosen} <= {name.lower() for name, _ in EXACT.findall(text)}


def test_the_installed_versions_are_the_locked_ones() -> None:
    """The tests speak of what people get."""
    locked = dict(EXACT.findall(Path(ROOT / "tests" / "requirements.txt").read_text("utf-8")))
    for name in ("streamlit", "duckdb", "plotly", "pandas"):
        assert version(name) == locked[name]


def test_every_choice_has_its_reason() -> None:
    """Each dependency to run with says why it is there."""
    block = (ROOT / "pyproject.toml").read_text("utf-8").split("dependencies = [")[1].split("]")[0]
    assert all("#" in line for line in block.strip().splitlines())

"""Every sentence of ours, wherever it is shown or written: none of them presses, judges, promises or speaks jargon."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.never import never

PACKAGE = ROOT / "dashboard"
VOCABULARY = {
    PACKAGE / "importing" / f"{name}.py"
    for name in ("calendar_words", "happened", "headers", "kinds", "moods", "words")
}
"""What files of others are understood by, which is never shown."""

OF_OTHERS = {"Categories", "unexpected end", "read enough bytes"}
"""What other programs say, to be known again."""

CODE = re.compile(
    r"[a-z0-9_./:{}*%=\[\]()\\^$?|+…-]+|[A-Z]+|.*(\b(select|from|where|insert|update|delete|create table) |\(\?|\\[bwds]).*",
    re.DOTALL,
)
"""Names inside the code, patterns and questions to the log: what nobody reads."""


def written(file: Path) -> Iterator[str]:
    """Every text in a file of Python that someone may read, with … for what is filled in; no docstring."""
    tree = ast.parse(file.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent | parts:
            yield node.value


def sentences(file: Path) -> list[str]:
    """What can be read of one file."""
    return [said for said in written(file) if said not in OF_OTHERS and not CODE.fullmatch(said)]


@pytest.mark.parametrize(
    "file", sorted(set(PACKAGE.rglob("*.py")) - VOCABULARY), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_sentence_of_the_dashboard_has_a_word_that_never_is_said(file: Path) -> None:
    """Pages, charts, messages, errors, what the terminal says and what files hold."""
    assert {said: found for said in sentences(file) if (found := never(said))} == {}


def test_nor_has_what_comes_with_it() -> None:
    """The README as far as it speaks to who uses it, the page to keep, the ideas, the columns, the sample."""
    readme = (ROOT / "README.md").read_text("utf-8").split("\n## Test")[0]
    kept = re.sub(r"<style>.*?</style>|<[^>]*>|{[{%].*?[%}]}", " ", (PACKAGE / "exporting" / "keepsake.html").read_text("utf-8"), flags=re.DOTALL)  # fmt: skip
    tables = {}
    for name in ("ideas", "columns", "template", "sample"):
        with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = " | ".join(cell for row in csv.reader(file) for cell in row)
    assert {name: never(said) for name, said in {"README": readme, "page": kept, **tables}.items() if never(said)} == {}


def test_the_words_are_found_where_they_stand() -> None:
    """In any case, with any ending where it says so, by themselves, and not in the phrases that are allowed."""
    assert never("A Streak! Two streaks, because of the Posterior.") == ["Streak", "streaks", "because of", "Posterior"]
    assert never("There: a wrong one is worse than none. But this is worse.") == ["worse"]
    assert never("The scorer of failsafe heroes") == ["scorer"]
    assert sentences(PACKAGE / "charts" / "said.py")

"""The notebooks run from top to bottom, and are kept without output."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")  # the kernel's own
def test_a_notebook_runs_and_is_kept_clean(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell works with the code as it is, and no result is committed that it might not give."""
    monkeypatch.setenv("OUTINGS_DIARIES", "60")
    monkeypatch.setenv("OUTINGS_COUPLES", "2")
    monkeypatch.setenv("OUTINGS_SIZES", "100 1000")
    monkeypatch.setenv("OUTINGS_RUNS", "1")
    notebook = nbformat.read(path, as_version=4)
    assert not [cell for cell in notebook.cells if cell.get("outputs")]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()


def test_there_is_a_notebook() -> None:
    """The answer's working is shown."""
    assert NOTEBOOKS

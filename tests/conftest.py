"""Every test has a log of its own in a throw-away folder; the person's own is fenced off."""

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard import vault
from dashboard.front import Front, show_front
from dashboard.importing import formats, guess, reading
from dashboard.importing.reading import Reading
from dashboard.importing.table import Table
from dashboard.manner import Manner, speak
from dashboard.store import Store
from dashboard.ui import note
from dashboard.vault import passphrase

# A promise is kept or not; how fast is measured elsewhere.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

# Streamlit reads what every installed library says of itself for each page that is tried; they stay the same.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

ROOT = Path(__file__).parent.parent
LOGS = ROOT.parent / "shared" / "logs"
TODAY = date(2026, 11, 22)
"""The day on which files with days of their own are read."""


def pytest_collection_finish() -> None:
    """What is loaded by now stays, so nobody looks through it again and again for what could go."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def log_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where this test's log is, and nowhere else."""
    path = tmp_path / "log.duckdb"
    monkeypatch.setenv("OUTINGS_LOG", str(path))
    # What one guess of a passphrase costs is said once, in a test of its own.
    monkeypatch.setattr(passphrase, "COST", passphrase.Cost(memory=64, iterations=1, lanes=1))
    own = vault.DATA / "outings.duckdb"
    before = own.stat() if own.exists() else None
    yield path
    vault.close_logs()
    st.cache_resource.clear()
    speak(Manner())
    show_front(Front())
    assert (own.stat() if own.exists() else None) == before, "a test touched the person's own log"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty log, as the dashboard begins one: the same for every test, so it is begun once and copied."""
    path = tmp_path_factory.mktemp("empty") / "log.duckdb"
    vault.open_log(path)
    vault.close_logs()
    return path


@pytest.fixture
def begun(log_path: Path, empty: Path) -> Path:
    """An empty log where this test's log is."""
    if not log_path.exists():
        shutil.copy(empty, log_path)
    return log_path


@pytest.fixture
def store(begun: Path) -> Store:
    """A store on a real, empty file."""
    return Store(vault.open_log(begun))


@pytest.fixture
def reopened(log_path: Path) -> Callable[[], Store]:
    """The same file, closed and opened again: what is there is on disk."""

    def reopen() -> Store:
        vault.close_logs()
        return Store(vault.open_log(log_path))

    return reopen


def opened(data: bytes, **said: Any) -> Table:
    """A file as a table of text, in whichever format it is."""
    return formats.read(data, TODAY, formats.Said(**said))


def read(text: str | bytes, today: date = TODAY, **answers: Any) -> Reading:
    """A file read as guessed, with some answers given."""
    rows = opened(text.encode() if isinstance(text, str) else text)
    return reading.understand(rows, guess.guess(rows).changed(**answers), today)


def add(store: Store, text: str | bytes, name: str = "a file", **answers: Any) -> Any:
    """Read a file and add it, today unless it is said otherwise: most of these hold days that were so long ago."""
    found = read(text, **{"today": date.today(), **answers})
    return store.add(
        name, found.outings, left_out=found.left_out, unreadable=len(found.rejects), joined=found.joined,
        merges=found.merges,
    )  # fmt: skip


@pytest.fixture
def app(begun: Path) -> AppTest:
    """The dashboard, without a browser, for someone who has read the note about what it is, over an empty log."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.session_state[note.AWAY] = True
    return app

"""What a page's script costs at any length of log, without a browser.

*First* is the first time after the log was changed; *filter* is after a kind was chosen that wasn't before.
"""

import os
import tempfile
import time
from pathlib import Path
from statistics import median

import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import vault
from tests.benchmarks.logs import RUNS, SIZES, made
from tests.conftest import ROOT

PAGES = ("next", "went_well", "over_time", "memories", "log", "settings", "entry")


def main() -> None:
    """Print the table."""
    pd.set_option("display.width", 200, "display.max_columns", 20)
    print(f"A page's script, medians of {RUNS} runs, in ratios to the shortest log:")
    print(measured().round(2))


def measured() -> pd.DataFrame:
    """A row per page and how it was asked for: milliseconds at the shortest log, and at each length the ratio to that."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for outings in SIZES:
            path = made(Path(folder) / f"{outings}.duckdb", outings)
            rows += [(page, how, outings, took) for page, how, took in _took(path)]
    frame = pd.DataFrame(rows, columns=["page", "how", "outings", "ms"])
    table = frame.pivot_table(index=["page", "how"], columns="outings", values="ms", sort=False)
    ratios = table.div(table[SIZES[0]], axis=0)
    ratios.insert(0, f"ms at {SIZES[0]}", table[SIZES[0]])
    return ratios


def _took(path: Path) -> list[tuple[str, str, float]]:
    os.environ["OUTINGS_LOG"] = str(path)
    at = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=600)
    _run(at)
    found = []
    for page in PAGES:
        at.switch_page(f"views/{page}.py")
        _run(at)
        found += [(page, "first", median(_anew(at, path) for _ in range(RUNS)))]
        found += [(page, "again", median(_run(at) for _ in range(RUNS)))]
        if chooser := [box for box in at.multiselect if box.label == "Kind"]:
            found += [(page, "filter", median(_filtered(at, chooser[0].options[kind]) for kind in range(1, RUNS + 1)))]
            _filtered(at)
    vault.close_logs()
    st.cache_resource.clear()
    return found


def _anew(at: AppTest, path: Path) -> float:
    vault.open_log(path).remembered.forget()
    return _run(at)


def _filtered(at: AppTest, *kinds: str) -> float:
    next(box for box in at.multiselect if box.label == "Kind").set_value(list(kinds))
    return _run(at)


def _run(at: AppTest) -> float:
    start = time.perf_counter()
    at.run()
    took = 1000 * (time.perf_counter() - start)
    assert not at.exception
    return took

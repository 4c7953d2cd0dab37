"""What it takes to log one outing, open and sealed, beside a bare insert that is committed, and one folded into the file.

What stands near it is worked out, and it is folded into the file, after it counts: that is told as "later". A sealed
log is written as a whole before it counts. All ways take turns, so that what else the computer does meets all of them.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median

import duckdb
import pandas as pd

from dashboard import vault
from dashboard.entries import Outing
from dashboard.store import Store
from tests.benchmarks.logs import RUNS, SIZES, made

BARE = """
    insert into outing (
        id, day, start, kind, minutes, mine, theirs, ease, novelty, company, idea, status,
        cost, place, tags, note, moment, favourite, apart, entry
    )
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""The row that ours comes to, field by field."""


def main() -> None:
    """Print the table."""
    pd.set_option("display.width", 200, "display.max_columns", 20)
    print(f"Logging one outing, medians of {RUNS} runs, in milliseconds and in ratios:")
    print(measured().round(2))


def measured() -> pd.DataFrame:
    """A row per length of log: milliseconds of each way, and ours in ratios to the bare ones."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for outings in SIZES:
            path = made(Path(folder) / f"{outings}.duckdb", outings)
            copy = shutil.copy(path, Path(folder) / "bare.duckdb")
            store = Store(vault.open_log(path))
            store._settled()
            with duckdb.connect(str(copy)) as bare:
                insert, folded, ours, later = _took(
                    _insert(bare, 10 * outings), _insert(bare, 20 * outings, "checkpoint"), _log(store), _later(store)
                )
            vault.seal_log(path, "four quiet garden chairs")
            (sealed,) = _took(_log(Store(vault.open_log(path))))
            vault.close_logs()
            rows.append(
                [outings, insert, folded, ours, later, sealed, ours / insert, (ours + later) / folded, sealed / insert]
            )
    columns = ["outings", "bare", "bare, folded", "open", "later", "sealed", "open/bare", "both/folded", "sealed/bare"]
    return pd.DataFrame(rows, columns=columns).set_index("outings")


def _insert(bare: duckdb.DuckDBPyConnection, first: int, after: str = "") -> Callable[[], object]:
    numbers = count(first)

    def insert() -> None:
        number = next(numbers)
        bare.execute(BARE, [number, date(2026, 11, 1), None, 1, None, 4, *[None] * 5, "happened", None, None, [], None, None, False, False,
                            f"form {number}"])  # fmt: skip
        if after:
            bare.execute(after)

    return insert


def _log(store: Store) -> Callable[[], object]:
    forms = count()

    def log() -> None:
        form = next(forms)
        store.log(Outing(date(2026, 11, 1) - timedelta(form), "Kind 1", 4), f"form {store.era} {form}")

    return log


def _later(store: Store) -> Callable[[], object]:
    def later() -> None:
        store._settled()
        store._vault.fold()

    return later


def _took(*works: Callable[[], object]) -> list[float]:
    times: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, took in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            took.append(1000 * (time.perf_counter() - start))
    return [median(took) for took in times]

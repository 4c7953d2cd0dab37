"""What the judgement costs at any length of log, beside the SQL that feeds it.

The model is fitted to counts, so Python's share must stay the same from a hundred outings to a million.
"""

import time
import tracemalloc
from collections.abc import Callable
from statistics import median

import pandas as pd

from dashboard.circumstances import Stretch
from dashboard.insights.answers import Answers
from dashboard.insights.tally import Tally
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.vault import memory_log
from tests.benchmarks.logs import RUNS, SIZES, fill


def main() -> None:
    """Print the table."""
    pd.set_option("display.width", 200, "display.max_columns", 20)
    print(f"A fit and all its figures, medians of {RUNS} runs:")
    print(measured().round(2))


def measured() -> pd.DataFrame:
    """A row per length of log: milliseconds of the SQL and of the judgement, and their ratios to the shortest log."""
    rows = []
    for outings in SIZES:
        store, frame = _made(outings)
        tally = Tally.of(frame)
        rows.append(
            {
                "outings": outings,
                "rows from SQL": len(frame),
                "kinds": len(tally.kinds),
                "SQL ms": _took(lambda store=store: _asked_anew(store)),  # type: ignore[misc]
                "Python ms": _took(lambda frame=frame: _all_answers(frame)),  # type: ignore[misc]
                "Python peak MB": _peak(lambda frame=frame: _all_answers(frame)),  # type: ignore[misc]
            }
        )
    table = pd.DataFrame(rows).set_index("outings")
    table["Python over SQL"] = table["Python ms"] / table["SQL ms"]
    table["Python over the smallest"] = table["Python ms"] / table["Python ms"].iloc[0]
    table["SQL over the smallest"] = table["SQL ms"] / table["SQL ms"].iloc[0]
    return table


def _made(outings: int) -> tuple[Store, pd.DataFrame]:
    store = fill(memory_log(), outings)
    return store, store.tally(Filter(), Stretch.YEAR)


def _asked_anew(store: Store) -> pd.DataFrame:
    store._vault.remembered.forget()
    return store.tally(Filter(), Stretch.YEAR)


def _all_answers(frame: pd.DataFrame) -> tuple[object, ...]:
    answers = Answers(frame)
    return answers.kinds, answers.differences, answers.over_time, answers.changing, answers.slots


def _took(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * median(times)


def _peak(work: Callable[[], object]) -> float:
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 2**20

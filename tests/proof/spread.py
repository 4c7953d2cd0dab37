"""Many cases at once, over as many processes as there are cores."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

FEW = 100


def over_cores(work: Callable[[Any], list[dict[str, object]]], cases: Sequence[Any]) -> list[dict[str, object]]:
    """The rows that `work` gives for every case, in their order."""
    if len(cases) < FEW:
        return [row for case in cases for row in work(case)]
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return [row for rows in pool.map(work, cases, chunksize=20) for row in rows]

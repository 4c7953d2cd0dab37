"""A million lines of CSV into a log, beside the same file read as text and inserted with nothing checked.

Each measurement is a process of its own, so that its peak of memory is its own too.
"""

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import duckdb
import pandas as pd

from dashboard import vault
from dashboard.importing import formats, guess, reading
from dashboard.store import Store

LINES, RUNS = 1_000_000, 5
KINDS = ("Short walk", "Coffee out", "Cooking together", "Film on the sofa", "Dinner out", "Museum", "Swim", "Picnic")
WORDS = [
    "a",
    "lovely",
    "evening",
    "by",
    "the",
    "canal",
    "then",
    "rain",
    "came",
    "so",
    "tea",
    "and",
    "cake",
    "at",
    "home",
    "and",
    "much",
    "laughing",
    "about",
    "the",
    "goose",
]


def main() -> None:
    """Print the table: medians of the ratios, each of two runs beside each other, and peaks of memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        _write(file)
        runs = [{how: _run(how, file) for how in HOWS} for _ in range(RUNS)]
        nothing = _run("blank", file)[1]
        rows = []
        for how in HOWS:
            seconds = median(run[how][0] for run in runs)
            ratios = {f"ours over {how}": median(run["ours"][0] / run[how][0] for run in runs)}
            rows.append([how, seconds, *ratios.values(), median(run[how][1] for run in runs) - nothing])
        table = pd.DataFrame(rows, columns=["how", "seconds", "ours over it", "peak MB over blank"]).set_index("how")
        size = file.stat().st_size / 2**20
    pd.set_option("display.width", 200, "display.max_columns", 20)
    print(f"{LINES:,} lines of CSV, {size:.0f} MB, from the file to the closed log, medians of {RUNS} runs:")
    print(table.round(2))


def _write(file: Path) -> None:
    dice = random.Random(1)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(
            [
                "day",
                "kind",
                "mine",
                "theirs",
                "start",
                "minutes",
                "company",
                "idea",
                "status",
                "ease",
                "cost",
                "place",
                "tags",
                "note",
            ]
        )
        for number in range(LINES):
            writer.writerow([
                date(1990, 1, 1) + timedelta(days=dice.randrange(13_000)), dice.choice(KINDS), dice.choice("12345"),
                dice.choice(["", "3", "4", "5"]), f"{dice.randrange(24):02}:{dice.randrange(60):02}",
                dice.choice(["", "30", "45", "90", "120"]), dice.choice(["", "just us", "with others"]),
                dice.choice(["", "me", "them", "both"]), "happened", dice.choice(["", "light", "in between", "like work"]),
                dice.choice(["", "6.50", "12", "3.20"]), dice.choice(["", "the canal", "home", "town, centre"]),
                dice.choice(["", "sunny | tired", "rain"]),
                "" if number % 2 else f"{' '.join(dice.choices(WORDS, k=8))} {number}",
            ])  # fmt: skip


def _run(how: str, file: Path) -> tuple[float, float]:
    """Seconds and peak MB of one way, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.upload", how, str(file)], capture_output=True, text=True, check=True
    )
    seconds, peak = done.stdout.split()[-2:]
    return float(seconds), float(peak)


def _ours(file: Path, log: Path) -> None:
    store = Store(vault.open_log(log))
    table = formats.read(file.read_bytes(), date.today())
    read = reading.understand(table, guess.guess(table), date.today())
    known = store.known(read.outings)  # the page tells what is new before it is added
    upload = store.add("log.csv", read.outings, left_out=read.left_out, unreadable=len(read.rejects), known=known)
    assert upload.added == LINES
    vault.close_logs()


def _duckdb(file: Path, log: Path) -> None:
    with duckdb.connect(str(log)) as connection:
        connection.execute("create table outing as select * from read_csv(?, all_varchar = true)", [str(file)])


def _pandas(file: Path, log: Path) -> None:
    frame = pd.read_csv(file, dtype=str, keep_default_na=False)
    with duckdb.connect(str(log)) as connection:
        connection.register("frame", frame)
        connection.execute("create table outing as select * from frame")


def _blank(_file: Path, _log: Path) -> None:
    """Nothing: what Python and the libraries take by themselves."""


HOWS = {"ours": _ours, "duckdb": _duckdb, "pandas": _pandas}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        start = time.perf_counter()
        {**HOWS, "blank": _blank}[sys.argv[1]](Path(sys.argv[2]), Path(temporary) / "log.duckdb")
        print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

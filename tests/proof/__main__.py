"""All tables of the proof: `python -m tests.proof`, with how many diaries behind it if not 2100.

And those of planning: `python -m tests.proof planning`, with how many couples a world has if not 300.
"""

import sys

import pandas as pd

from tests.conftest import LOGS
from tests.proof import calibration, foresight, planning


def main(diaries: int) -> None:
    """Print every table of `notebooks/how-sure-are-we.ipynb`."""
    pd.set_option("display.width", 200, "display.max_columns", 30)
    found = calibration.whole(diaries).assign(diaries="all")
    print(f"{found.groupby(['truth name', 'outings', 'seed']).ngroups} diaries, {len(found)} kinds\n")
    for by in ("diaries", "truth name", "outings"):
        print(calibration.coverage(found, by), "\n")
    print(calibration.diagonal(found), "\n")
    print(calibration.words(found), "\n")
    print(calibration.errors(calibration.realistic(diaries // 5)), "\n")
    print(calibration.announced(diaries // 60), "\n")
    log = LOGS / "daylio-2019-iso-dates.csv"
    if log.exists():
        print(foresight.compared(foresight.foretold(foresight.real_log(log, "Partner time"))))


def plan(couples: int) -> None:
    """Print every table of `notebooks/does-planning-help.ipynb`."""
    pd.set_option("display.width", 200, "display.max_columns", 30, "display.max_rows", 200)
    found = planning.lives(couples)
    tables = (
        planning.means(found),
        planning.ahead(found).round(3),
        planning.means(found, "hard"),
        planning.closed(found),
    )
    for table in tables:
        print(table, "\n")


if __name__ == "__main__":
    wanted = sys.argv[1:]
    if wanted[:1] == ["planning"]:
        plan(int(wanted[1]) if len(wanted) > 1 else 300)
    else:
        main(int(wanted[0]) if wanted else 2100)

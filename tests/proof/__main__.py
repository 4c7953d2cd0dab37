"""All tables of the proof: `python -m tests.proof`, with how many diaries behind it if not 2100."""

import sys

import pandas as pd

from tests.conftest import LOGS
from tests.proof import calibration, foresight


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


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2100)

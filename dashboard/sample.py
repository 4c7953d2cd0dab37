"""A made-up log to try the dashboard with: read like any upload, kept in memory, apart from the person's own."""

from datetime import date, timedelta

import pandas as pd

from dashboard.importing import formats, guess, reading
from dashboard.store import Store
from dashboard.vault import DATA, Vault, memory_log


def sample_log(today: date) -> Vault:
    """A log in memory holding the sample, moved by whole weeks so that it ends in the week before `today`."""
    rows = formats.read((DATA / "sample.csv").read_bytes(), today)
    read = reading.understand(rows, guess.guess(rows), date.max)
    outings = read.outings.copy()
    weeks = (today - outings["day"].max()) // timedelta(weeks=1)
    moved = [day + timedelta(weeks=weeks) for day in outings["day"]]
    outings["day"] = pd.Series(moved, dtype=outings["day"].dtype)
    vault = memory_log()
    Store(vault).add("Sample outings", outings, left_out=read.left_out, unreadable=len(read.rejects))
    return vault

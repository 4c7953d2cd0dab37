"""A made-up log to try the dashboard with: read like any upload, kept in memory, apart from the person's own."""

from datetime import date, timedelta

import pandas as pd

from dashboard.importing import guess, reading, table
from dashboard.store import Store
from dashboard.vault import DATA, Vault, memory_log


def sample_log(today: date) -> Vault:
    """A log in memory holding the sample, moved by whole weeks so that it ends in the week before `today`."""
    rows = table.read((DATA / "sample.csv").read_bytes())
    read = reading.understand(rows, guess.guess(rows), date.max)
    outings = read.outings.copy()
    weeks = (today - outings["day"].max()) // timedelta(weeks=1)
    outings["day"] = pd.Series([day + timedelta(weeks=weeks) for day in outings["day"]], dtype=object)
    vault = memory_log()
    Store(vault).add("Sample outings", outings, left_out=read.left_out, unreadable=len(read.rejects))
    return vault

"""Time together and time apart, beside each other: days of both, counted and not judged."""

import pandas as pd

from dashboard.charts.lanes import Lane, lanes
from dashboard.charts.style import Drawing
from dashboard.circumstances import Stretch
from dashboard.wording import counted

TOGETHER = Lane("days_together", "Days together", {"took_place": True})
APART = Lane("days_apart", "Days apart", None)


def beside(found: pd.DataFrame, stretch: Stretch, *, apart: bool) -> Drawing:
    """Draw the rows of `Store.by_stretch`, at least one; days apart only if the log has any."""
    shown = [TOGETHER, APART] if apart else [TOGETHER]
    besides = {"outings": "Outings", "did_not_happen": "Didn't happen"}
    return lanes(found, shown, stretch, sentence(found, apart=apart), besides)


def sentence(found: pd.DataFrame, *, apart: bool) -> str:
    """How many days of each were put down, and no more."""
    said = f"{counted(int(found['days_together'].sum()), 'day')} together"
    if apart:
        said += f" and {counted(int(found['days_apart'].sum()), 'day')} apart"
    return f"{said}, as far as you noted them."

"""What was new, familiar or brought back, over time."""

import pandas as pd

from dashboard.charts.lanes import Lane, lanes
from dashboard.charts.style import Drawing
from dashboard.circumstances import Stretch
from dashboard.outings import Novelty
from dashboard.wording import choice_words, counted, listed, opening

LANES = [Lane(word.value, opening(choice_words(word)), {"novelty": word.value, "took_place": True}) for word in Novelty]


def novelty(found: pd.DataFrame, stretch: Stretch) -> Drawing:
    """Draw the rows of `Store.by_stretch`, at least one."""
    besides = {"not_noted": "Not noted", "outings": "Outings"}
    return lanes(found, LANES, stretch, sentence(found), besides)


def is_noted(found: pd.DataFrame) -> bool:
    """True if of any outing it is noted which it was."""
    return bool(found["not_noted"].sum() < found["outings"].sum())


def sentence(found: pd.DataFrame) -> str:
    """How many of the outings that took place were which."""
    outings, not_noted = int(found["outings"].sum()), int(found["not_noted"].sum())
    counts = {word: int(found[word.value].sum()) for word in Novelty}
    parts = [f"{count:,} {choice_words(word)}" for word, count in counts.items() if count]
    rest = f"; for {not_noted:,} it isn't noted" if not_noted else ""
    return f"Of {counted(outings, 'outing')} that took place: {listed(parts)}{rest}."

"""Real logs foretold: each outing from those before it, beside what plainer guesses would have said."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import ndtr

from dashboard.circumstances import Stretch
from dashboard.importing import formats, guess, reading
from dashboard.importing.ratings import Ratings, Scale, fold
from dashboard.insights.answers import Answers
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.vault import memory_log

# The owner's own scores of their moods (shared with the log), from -2 to 2, put on the five steps.
OWN_SCORES = {
    "rad": 2, "content": 1, "good": 1, "okay": 0, "meh": -0.5, "distracted": -0.75, "bad": -1, "tired": -1,
    "anxious": -1.25, "frustrated": -1.25, "exhausted": -1.75, "in pain": -1.75, "angry": -2, "awful": -2,
    "beyond anxious": -2,
}  # fmt: skip
FIRST = 10
"""Outings that are only learned from."""


def real_log(path: Path, together: str) -> Store:
    """A log of a mood diary's entries that carry the word for together, by the way every upload takes."""
    rows = formats.read(path.read_bytes(), date.today())
    steps = {fold(mood): int(np.floor(score + 0.5 if score >= 0 else score)) + 3 for mood, score in OWN_SCORES.items()}
    placed = Ratings(Scale.WORDS).with_placed(steps)
    mapping = guess.guess(rows).changed(together=(together,), mine=placed)
    read = reading.understand(rows, mapping, date(2026, 11, 22))
    store = Store(memory_log())
    store.add(path.name, read.outings, left_out=read.left_out, unreadable=len(read.rejects))
    return store


def foretold(store: Store, every: int = 1) -> pd.DataFrame:
    """A row per guess and outing (every so many days): its error and the log of the chance it gave what came."""
    found = store.outings(Filter(rated=True), 1_000_000)
    outings = found[["day", "kind", "mine"]].sort_values("day", kind="stable").reset_index(drop=True)
    days = outings["day"].drop_duplicates()
    rows: list[dict[str, object]] = []
    for day in days[days > outings["day"][FIRST - 1]].iloc[::every]:
        before, on = outings[outings["day"] < day], outings[outings["day"] == day]
        until = day.date() - timedelta(days=1)
        first = outings["day"].iloc[0].date()
        answers = Answers(store.tally(Filter(until=until), Stretch.between(first, until)))
        for outing in on.itertuples():
            for name, likely in _guesses(answers, before, str(outing.kind)):
                error = float(likely @ np.arange(1, 6)) - outing.mine
                rows.append({"guess": name, "error": error, "log score": np.log(likely[outing.mine - 1])})
    return pd.DataFrame(rows)


def compared(found: pd.DataFrame) -> pd.DataFrame:
    """Mean log score (higher is better) and root mean squared error of each guess; and ours less each, paired."""
    order = list(found["guess"].unique())
    by = {name: found[found["guess"] == name].reset_index(drop=True) for name in order}
    ours = by[order[0]]
    table = {
        name: {
            "outings": len(rows), "log score": rows["log score"].mean(), "error": (rows["error"] ** 2).mean() ** 0.5,
            "ours better by": (ours["log score"] - rows["log score"]).mean(),
            "give or take": (ours["log score"] - rows["log score"]).std() / len(rows) ** 0.5,
        }
        for name, rows in by.items()
    }  # fmt: skip
    return pd.DataFrame(table).T.round(3)


def _guesses(answers: Answers, before: pd.DataFrame, kind: str) -> Iterator[tuple[str, np.ndarray]]:
    """The chance of each rating by our estimate and by plainer ones, which get a bell as wide as the ratings so far."""
    told = {e.cell: e for e in answers.kinds.estimates}
    rated = [e for e in told.values() if e.counts.rated]
    usual = np.average([e.likely for e in rated], axis=0, weights=[e.counts.rated for e in rated])
    yield "ours", np.array(told[kind].likely) if kind in told else usual
    ratings = before["mine"]
    same = ratings[before["kind"] == kind]
    yield "raw average of the kind", _bell(same.mean() if len(same) else ratings.mean(), ratings.std())
    yield "grand mean", _bell(ratings.mean(), ratings.std())
    yield "most recent of the kind", _bell(same.iloc[-1] if len(same) else ratings.iloc[-1], ratings.std())
    yield (
        "all ratings so far, as often as they came",
        (np.bincount(ratings, minlength=6)[1:] + 0.2) / (len(ratings) + 1),
    )


def _bell(mean: float, spread: float) -> np.ndarray:
    """A bell cut into the five steps: the tails belong to the ends."""
    below = ndtr((np.arange(1.5, 5) - mean) / max(spread, 0.5))
    return np.diff(np.concatenate([[0.0], below, [1.0]])).clip(1e-6)

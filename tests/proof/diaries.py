"""Made-up diaries whose truth is known: the couples the judgement is tried on."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
from scipy.special import ndtri

from dashboard.circumstances import CIRCUMSTANCES, FACTORS, Stretch
from dashboard.insights.tally import COUNTS, PAIR

FIRST = date(2023, 1, 2)
DAYS_BETWEEN = 5
DERIVED = ("week", "gap", "after")
LEVELS = {c.name: (*c.levels, c.unknown) if c.unknown else c.levels for c in CIRCUMSTANCES}


@dataclass(frozen=True)
class Truth:
    """What makes a couple, in rating steps: how far apart kinds, circumstances, times, and couples' usuals are.

    `evenness` of how often each kind is done, `noted` the share of circumstances that were.
    """

    name: str
    kinds: int = 7
    between: float = 0.29
    within: float = 1.05
    usual: float = 3.6
    apart: float = 0.4
    circumstances: float = 0.1
    drift: float = 0.0
    evenness: float = 1.0
    noted: float = 0.85


# Kinds explain 4 to 10 % of how outings go in real diaries: 0.21 to 0.35 of a step beside 1.05 within.
REAL = [Truth(f"kinds explain {share} %", between=1.05 * (share / (100 - share)) ** 0.5) for share in (4, 7, 10)]
TRUTHS = [
    *REAL,
    Truth("few kinds", kinds=3),
    Truth("many kinds", kinds=14),
    Truth("all kinds alike", between=0.0),
    Truth("kinds far apart", between=0.6),
    Truth("drift", drift=0.4),
    Truth("near the ceiling", usual=4.4, within=0.9),
    Truth("near the floor", usual=2.4),
    Truth("unbalanced", evenness=0.3),
    Truth("balanced", evenness=8.0),
    Truth("strong circumstances", circumstances=0.3),
    Truth("only the kind noted", circumstances=0.0, noted=0.0),
]
SIZES = (10, 15, 30, 60, 120, 300, 500)
NO_DIFFERENCE = [
    replace(Truth("none", between=0.0, circumstances=0.0), kinds=kinds, usual=usual)
    for kinds in (3, 6, 12)
    for usual in (3.2, 3.8, 4.3)
]


@dataclass(frozen=True)
class Diary:
    """Rated outings, a row each (the factors' levels, day and rating), and how each kind would go at its end."""

    truth: Truth
    rows: pd.DataFrame
    mean: dict[str, float]
    good: dict[str, float]


def diary(truth: Truth, outings: int, seed: int) -> Diary:
    """Make up the diary of one couple. The same seed gives the same diary."""
    rng = np.random.default_rng([seed, outings, *truth.name.encode()])
    span = outings * DAYS_BETWEEN
    days = np.sort(rng.integers(0, span, outings))
    level = rng.normal(0, truth.between, truth.kinds)
    slope = rng.normal(0, truth.drift)
    kind = rng.choice(truth.kinds, outings, p=rng.dirichlet(np.full(truth.kinds, truth.evenness)))
    usual = truth.usual + rng.normal(0, truth.apart)
    latent = usual + level[kind] + slope * (days / span - 0.5)
    end = usual + level + slope * 0.5
    rows = pd.DataFrame({"kind": [f"kind {k}" for k in kind], "day": [FIRST + timedelta(int(d)) for d in days]})
    for name, levels in LEVELS.items():
        if name in DERIVED:
            continue
        # Drawn as if any of them could be left out: what always is known follows from the day, and is worked out below.
        known = len(levels) - 1
        effect = rng.normal(0, truth.circumstances, known)
        mix = rng.dirichlet(np.full(known, 2.0), truth.kinds)
        chosen = (rng.random(outings)[:, None] > mix.cumsum(axis=1)[kind]).sum(axis=1).clip(max=known - 1)
        latent, end = latent + effect[chosen], end + mix @ effect
        noted = rng.random(outings) < truth.noted
        rows[name] = np.where(noted, np.array(levels)[chosen], levels[-1])
    rows["rating"] = _rated(latent + rng.normal(0, truth.within, outings))
    rows["weekday"] = [str(day.isoweekday()) for day in rows["day"]]
    add_neighbours(rows)
    after = _rated(end[:, None] + truth.within * _bell(2001))
    names = [f"kind {k}" for k in range(truth.kinds)]
    mean, good = after.mean(axis=1), (after >= 4).mean(axis=1)
    return Diary(truth, rows, dict(zip(names, mean, strict=True)), dict(zip(names, good, strict=True)))


def rated(ratings: dict[str, list[int]], **levels: str) -> pd.DataFrame:
    """Outings of some kinds with these ratings, a day each and kinds in turn, nothing else noted but `levels`."""
    turns = [(turn, kind, rating) for kind, values in ratings.items() for turn, rating in enumerate(values)]
    turns.sort(key=lambda one: one[0])
    rows = pd.DataFrame([(kind, rating) for _, kind, rating in turns], columns=["kind", "rating"])
    rows["day"] = [FIRST + timedelta(days=day) for day in range(len(rows))]
    rows["weekday"] = [str(day.isoweekday()) for day in rows["day"]]
    for circumstance in CIRCUMSTANCES:
        rows[circumstance.name] = levels.get(circumstance.name, circumstance.unknown)
    add_neighbours(rows)
    return rows


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows `Store.tally` gives for these outings; a test holds that it does."""
    rows = rows.copy()
    if "status" not in rows:
        rows["status"] = "happened"
    stretch = Stretch.between(rows["day"].min(), rows["day"].max())
    rows["era"] = [
        date(d.year, (d.month - 1) // stretch.months * stretch.months + 1, 1).isoformat() for d in rows["day"]
    ]
    age = np.array([(rows["day"].max() - day).days for day in rows["day"]])
    recent = 0.5 ** (age / max(182.5, age.max() / 4))
    columns = [(factor, level) for factor in FACTORS for level in sorted(set(rows[factor]))]
    at = np.array([rows[factor].to_numpy(object) == level for factor, level in columns], dtype=float)
    rated = (rows["rating"].to_numpy()[:, None] == np.arange(1, 6)).astype(float)
    n = np.stack([(at * rated[:, r]) @ at.T for r in range(5)], axis=-1).astype(int)
    when = (at * np.where(rated.any(axis=1), recent, 0)) @ at.T
    together, missed = (
        (at @ at.T).astype(int),
        ((at * (rows["status"] == "didn't happen").to_numpy()) @ at.T).astype(int),
    )
    one, other = np.nonzero(np.triu(together))
    names = np.array(columns, dtype=object)
    counts = np.column_stack([together[one, other], missed[one, other], n[one, other]])
    found = pd.DataFrame(np.hstack([names[one], names[other]]), columns=PAIR)
    found[["outings", "did_not_happen", *COUNTS]] = counts
    return found.assign(recent=when[one, other])


def add_neighbours(rows: pd.DataFrame) -> None:
    """How soon after the last of its kind, and whether after a hard one, by the rules of `sql/macros.sql`."""
    last: dict[str, date] = {}
    hard, gaps, afters = None, [], []
    for row in rows.itertuples():
        since = (row.day - last[row.kind]).days if row.kind in last else None
        gaps.append(LEVELS["gap"][3 if since is None else 0 if since <= 7 else 1 if since <= 28 else 2])
        afters.append(LEVELS["after"][0 if hard and (row.day - hard).days <= 3 else 1])
        last[row.kind] = row.day
        hard = row.day if row.rating <= 2 else hard
    rows["week"] = [LEVELS["week"][day.isoweekday() > 5] for day in rows["day"]]
    rows["gap"], rows["after"] = gaps, afters


def _rated(latent: np.ndarray) -> np.ndarray:
    return np.clip(np.round(latent), 1, 5).astype(int)


def _bell(points: int) -> np.ndarray:
    """Evenly likely places on a bell, so that a kind's true mean is worked out, not drawn."""
    return np.asarray(ndtri((np.arange(points) + 0.5) / points))

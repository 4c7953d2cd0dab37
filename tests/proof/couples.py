"""Simulated couples whose truth is known: the planner beside what a person would otherwise follow."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from dashboard.circumstances import CIRCUMSTANCES, Length, Stretch
from dashboard.outings import Filter, Plan, Status, Summary
from dashboard.planner import Advice, suggest
from tests.proof.diaries import FIRST, add_neighbours, counted

OUTINGS = 30
BEFORE = 6
"""Outings of a couple's own before any of them is chosen for them."""

SPACING = 4
"""Days from one outing to the next for all who don't care for days."""

WAIT = 7
"""Days someone who was told to leave it waits before asking again, at the least."""

SMALL = 30
"""Minutes of what is new."""

MINUTES = (30, 60, 90, 150, 240)


@dataclass(frozen=True)
class World:
    """What makes couples of one sort, in rating steps.

    `apart` is how differently they like kinds, `within` the noise. Each outing wears its kind by `satiation`,
    which recovers in `recovers` days; moods warm or cool by `warmth` of each step above or below the usual and
    last for `lasts` days; `long` is lost for each hour beyond the first, `crowded` for each further outing in
    seven days; `drift` is how far kinds wander in 150 days; `reluctance` grows in one of the two with outings
    that come soon, take long or go badly, and is forgotten in two weeks.
    """

    name: str
    kinds: int = 6
    apart: float = 0.45
    within: float = 1.0
    usual: float = 3.5
    satiation: float = 0.0
    recovers: float = 10.0
    warmth: float = 0.0
    lasts: float = 6.0
    long: float = 0.0
    crowded: float = 0.0
    drift: float = 0.0
    reluctance: float = 0.0


WORLDS = (
    World("kinds differ"),
    World("kinds differ little", apart=0.3),
    World("kinds differ much", apart=0.8, kinds=8),
    World("noisy", within=1.4),
    World("they tire of kinds", satiation=0.7),
    World("and recover slowly", satiation=0.3, recovers=25),
    World("moods carry over", warmth=0.3),
    World("long ones tire", long=0.35),
    World("crowded weeks tire", crowded=0.5),
    World("tastes drift", drift=1.2),
    World("one grows reluctant", reluctance=1.0),
    World("all of it", satiation=0.5, warmth=0.2, long=0.2, crowded=0.3, drift=0.6),
)


@dataclass(frozen=True)
class Outing:
    """What a couple did, and how it went."""

    day: int
    kind: int
    minutes: int
    rating: int
    status: Status


class Couple:
    """Two people of a world. The same seed gives the same two, with the same luck whatever is chosen for them."""

    def __init__(self, world: World, seed: int) -> None:
        """Let them have a few outings of their own."""
        self.world = world
        rng = np.random.default_rng([seed, *world.name.encode()])
        self._level = rng.normal(0, world.apart, world.kinds)
        self._slope = rng.normal(0, world.drift, world.kinds)
        self._usual = world.usual + rng.normal(0, 0.3)
        self._satiation = world.satiation * rng.uniform(0.5, 1.5)
        self._long = world.long * rng.uniform(0.3, 1.7)
        self.usually = rng.choice(MINUTES, world.kinds, p=[0.15, 0.3, 0.25, 0.2, 0.1])
        self._noise = rng.normal(0, world.within, BEFORE + OUTINGS)
        self._luck = rng.random(BEFORE + OUTINGS)
        self._mood = self._reluctance = 0.0
        self.outings: list[Outing] = []
        habit = rng.dirichlet(np.full(world.kinds, 1.5))
        for place in range(BEFORE):
            kind = int(rng.choice(world.kinds, p=habit))
            self.go(kind, int(self.usually[kind]), 5 * place)

    @property
    def today(self) -> int:
        """The day of the last outing."""
        return self.outings[-1].day if self.outings else 0

    def expected(self, kind: int, minutes: int, day: int) -> float:
        """How an outing would go on average, before the scale ends."""
        world, since = self.world, day - self.today
        worn = sum(np.exp(-(day - one.day) / world.recovers) for one in self.outings if one.kind == kind)
        week = sum(day - one.day < 7 for one in self.outings)
        return float(
            self._usual
            + self._level[kind]
            + self._slope[kind] * min(day, 200) / 150
            + self._mood * np.exp(-since / world.lasts)
            - self._satiation * worn
            - self._long * max(0, minutes - 60) / 60
            - world.crowded * max(0, week - 1)
            - self._reluctance * np.exp(-since / 14)
        )

    def go(self, kind: int, minutes: int, day: int) -> None:
        """Have an outing."""
        world, place, since = self.world, len(self.outings), day - self.today
        rating = int(np.clip(np.round(self.expected(kind, minutes, day) + self._noise[place]), 1, 5))
        self._reluctance *= np.exp(-since / 14)
        if world.reluctance and place >= BEFORE:
            self._reluctance += world.reluctance * (0.25 * (since < 5) + 0.2 * (minutes > 90) + 0.25 * (rating <= 2))
        short = self._luck[place] < 0.35 * min(1.0, self._reluctance)
        self._mood = self._mood * np.exp(-since / world.lasts) + world.warmth * (rating - self._usual)
        status = Status.CUT_SHORT if short else Status.HAPPENED
        self.outings.append(Outing(day, kind, minutes, rating, status))


class Diary:
    """The log of a couple, as the planner asks for it; a test holds that a real log answers the same."""

    def __init__(self, couple: Couple) -> None:
        """Write down what they did so far."""
        done = couple.outings
        columns: dict[str, list[Any]] = {
            "kind": [name_of(one.kind) for one in done],
            "day": [FIRST + timedelta(one.day) for one in done],
            "minutes": [one.minutes for one in done],
            "rating": [one.rating for one in done],
            "status": [str(one.status) for one in done],
            "length": [Length.of(one.minutes).value for one in done],
        }
        columns["weekday"] = [str(day.isoweekday()) for day in columns["day"]]
        unknown = {c.name: [c.unknown] * len(done) for c in CIRCUMSTANCES if c.unknown and c.name != "length"}
        self.rows = pd.DataFrame({**columns, **unknown})
        add_neighbours(self.rows)
        self.couple = couple

    def summary(self, chosen: Filter) -> Summary:
        """Counts, and the first and last day."""
        days = self.rows["day"]
        good = int((self.rows["rating"] >= 4).sum())
        return Summary(len(self.rows), len(self.rows), good, 0, 0, days.min(), days.max(), 0, 0)

    def tally(self, chosen: Filter, stretch: Stretch) -> pd.DataFrame:
        """What the model is fitted to."""
        return counted(self.rows)

    def standing(self, today: date) -> pd.DataFrame:
        """A row per kind."""
        found: list[dict[str, Any]] = []
        for kind in sorted({one.kind for one in self.couple.outings}):
            done = [one for one in self.couple.outings if one.kind == kind]
            lengths = sorted(one.minutes for one in done)
            ages = [(today - FIRST).days - one.day for one in done]
            found.append({
                "kind": name_of(kind), "outings": len(done), "rated": len(done),
                "good": sum(one.rating >= 4 for one in done), "last_day": FIRST + timedelta(done[-1].day),
                "short": lengths[-(-len(lengths) // 4) - 1], "usual": lengths[-(-len(lengths) // 2) - 1],
                "worn": float(sum(np.exp(-age / 10) for age in ages if age < 100)),
            })  # fmt: skip
        return pd.DataFrame(found)

    def latest(self, today: date, rows: int) -> pd.DataFrame:
        """The latest, newest first."""
        found = self.rows.iloc[::-1].head(rows)
        return found[["day", "kind", "minutes", "rating", "status"]].assign(ease=None)

    def plans(self, since: date, rows: int) -> list[Plan]:
        """None: they do at once what they plan."""
        return []


def name_of(kind: int) -> str:
    """What a couple's log calls a kind."""
    return f"kind {kind}"


def advice(couple: Couple, day: int) -> Advice:
    """What the planner says on a day, told of all there is to do."""
    all_there_is = {name_of(kind): SMALL for kind in range(couple.world.kinds)}
    return suggest(Diary(couple), FIRST + timedelta(day), new=all_there_is)


def planner(couple: Couple) -> None:
    """Follow the planner: its first suggestion, on the first day it names; if it says to leave it, leave it."""
    asked = couple.today
    while True:
        found = advice(couple, asked)
        if found.suggestions:
            first = found.suggestions[0]
            couple.go(int(first.kind.split()[1]), first.minutes, (first.not_before - FIRST).days)
            return
        assert found.leave_until is not None
        asked = max(asked + WAIT, (found.leave_until - FIRST).days)


def oracle(couple: Couple) -> None:
    """Do what is best by the truth: kind, length, and how long to leave it."""
    ways = [
        (round(couple.expected(kind, minutes, couple.today + wait), 9), -wait, kind, minutes)
        for kind in range(couple.world.kinds)
        for minutes in (30, 60)
        for wait in (2, 4, 7)
    ]
    _, wait, kind, minutes = max(ways)
    couple.go(kind, minutes, couple.today - wait)


Rng = np.random.Generator


def sums(couple: Couple) -> tuple[np.ndarray, np.ndarray]:
    """Sums of ratings, and how many there are, by kind."""
    total, n = np.zeros(couple.world.kinds), np.zeros(couple.world.kinds)
    for one in couple.outings:
        total[one.kind] += one.rating
        n[one.kind] += 1
    return total, n


def best_average(couple: Couple, rng: Rng) -> int:
    """The kind with the best raw average."""
    total, n = sums(couple)
    return int(np.where(n > 0, total / np.maximum(n, 1), -1).argmax())


def most_done(couple: Couple, rng: Rng) -> int:
    """What they do most."""
    return int(sums(couple)[1].argmax())


def in_turn(couple: Couple, rng: Rng) -> int:
    """Round robin."""
    return (len(couple.outings) - BEFORE) % couple.world.kinds


def at_random(couple: Couple, rng: Rng) -> int:
    """Any kind."""
    return int(rng.integers(couple.world.kinds))


def thompson(couple: Couple, rng: Rng) -> int:
    """The best of a draw for each kind from a bell around its average (Thompson 1933)."""
    total, n = sums(couple)
    return int(((3.5 + total) / (1 + n) + rng.normal(size=len(n)) / np.sqrt(1 + n)).argmax())


def on_even_days(choose: Callable[[Couple, Rng], int]) -> Callable[[Couple, Rng], None]:
    """Follow a rule for kinds, as long as each usually is, on the days all do."""

    def follow(couple: Couple, rng: Rng) -> None:
        kind = choose(couple, rng)
        couple.go(kind, int(couple.usually[kind]), couple.today + SPACING)

    return follow


OURS, ORACLE = "planner", "oracle"
BASELINES = {
    "best raw average": on_even_days(best_average),
    "most done": on_even_days(most_done),
    "in turn": on_even_days(in_turn),
    "at random": on_even_days(at_random),
    "Thompson sampling": on_even_days(thompson),
}
FOLLOWED: dict[str, Callable[[Couple, Rng], None]] = {
    OURS: lambda couple, rng: planner(couple),
    ORACLE: lambda couple, rng: oracle(couple),
    **BASELINES,
}


def lived(world: World, seed: int, followed: str) -> tuple[float, int]:
    """The mean rating of a couple's outings, and how many were hard, following one way through."""
    couple, rng = Couple(world, seed), np.random.default_rng([seed, 7])
    for _ in range(OUTINGS):
        FOLLOWED[followed](couple, rng)
    ratings = np.array([one.rating for one in couple.outings[BEFORE:]])
    return float(ratings.mean()), int((ratings <= 2).sum())

"""Does planning help: simulated couples who follow the planner, beside those who follow something plainer."""

import pandas as pd

from tests.proof.couples import BASELINES, FOLLOWED, ORACLE, OURS, WORLDS, World, lived
from tests.proof.spread import over_cores

Case = tuple[World, int, str]


def lives(couples: int, worlds: tuple[World, ...] = WORLDS) -> pd.DataFrame:
    """A row per world, couple and way followed: the mean rating of 30 outings, and how many were hard."""
    cases = [(world, seed, followed) for world in worlds for seed in range(couples) for followed in FOLLOWED]
    return pd.DataFrame(over_cores(_life, cases))


def _life(case: Case) -> list[dict[str, object]]:
    world, seed, followed = case
    mean, hard = lived(world, seed, followed)
    return [{"world": world.name, "couple": seed, "followed": followed, "mean rating": mean, "hard": hard}]


def means(found: pd.DataFrame, of: str = "mean rating") -> pd.DataFrame:
    """A row per world, a column per way followed."""
    order = list(dict.fromkeys(found["world"]))
    return found.pivot_table(of, "world", "followed").loc[order, list(FOLLOWED)].round(2)


def ahead(found: pd.DataFrame, of: str = "mean rating") -> pd.DataFrame:
    """The planner less each baseline, couple by couple, in each world: how much, give or take a standard error."""
    rows = []
    for world, lived_there in found.groupby("world", sort=False):
        by = lived_there.pivot_table(of, "couple", "followed")
        for baseline in BASELINES:
            apart = by[OURS] - by[baseline]
            rows.append((world, baseline, apart.mean(), apart.std() / len(apart) ** 0.5))
    return pd.DataFrame(rows, columns=["world", "baseline", "ahead", "give or take"])


def closed(found: pd.DataFrame) -> pd.DataFrame:
    """How much of the way from the best raw average to the oracle the planner goes, by world and over all (percent)."""
    by = found.pivot_table("mean rating", "world", "followed", sort=False)
    gap, gone = by[ORACLE] - by["best raw average"], by[OURS] - by["best raw average"]
    table = pd.DataFrame({"gap": gap, "gone": gone, "percent": 100 * gone / gap})
    table.loc["all worlds"] = [gap.mean(), gone.mean(), 100 * gone.mean() / gap.mean()]
    table.loc["mean of the worlds' percents"] = [float("nan"), float("nan"), (100 * gone / gap).mean()]
    return table.round(2)

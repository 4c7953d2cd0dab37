"""Ideas for something small: those that come with the dashboard, and which of them fit today."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

STARTERS = Path(__file__).parents[2] / "data" / "ideas.csv"

WHERE = ("at home", "out")
COSTS = ("free", "cheap", "costs something")
ENERGIES = ("restful", "a little", "lively")
SEASONS = ("any", "warm", "cold")
COLUMNS = ["name", "minutes", "place", "cost", "energy", "season", "seated", "revived"]


@dataclass(frozen=True)
class Wishes:
    """What the person says they have today; None for whatever. `cost` and `energy` are the most there may be."""

    minutes: int | None = None
    place: str | None = None
    cost: str | None = None
    energy: str | None = None
    season: str | None = None
    seated: bool = False


def starters() -> pd.DataFrame:
    """The ideas that come with the dashboard: small, most of them free, for different bodies, budgets and seasons."""
    found = pd.read_csv(STARTERS)
    return found.assign(seated=found["seated"] == "yes", revived=False)[COLUMNS]


def fitting(ideas: pd.DataFrame, wishes: Wishes) -> pd.DataFrame:
    """The ideas that fit, those that used to be easy first, then the shortest and cheapest."""
    ideas = ideas.reset_index(drop=True)
    fits = pd.Series(data=True, index=ideas.index)
    if wishes.minutes is not None:
        fits &= ideas["minutes"] <= wishes.minutes
    if wishes.place:
        fits &= ideas["place"] == wishes.place
    for name, scale, most in (("cost", COSTS, wishes.cost), ("energy", ENERGIES, wishes.energy)):
        if most:
            fits &= ideas[name].isin(scale[: scale.index(most) + 1])
    if wishes.season:
        fits &= ideas["season"].isin(["any", wishes.season])
    if wishes.seated:
        fits &= ideas["seated"]
    costs = ideas["cost"].map({cost: place for place, cost in enumerate(COSTS)})
    order = ideas.assign(costs=costs).sort_values(
        ["revived", "minutes", "costs", "name"], ascending=[False, True, True, True]
    )
    return order.loc[fits[order.index], COLUMNS]


def revived(text: str) -> pd.DataFrame:
    """What used to be easy, a line or a comma apart, as ideas; lengths and the rest are for the person to change."""
    names = list(
        dict.fromkeys(" ".join(part.split())[:80] for part in text.replace("\n", ",").split(",") if part.strip())
    )
    return brought_back(dict.fromkeys(names, 45))


def brought_back(minutes: Mapping[str, int]) -> pd.DataFrame:
    """Names with their minutes as ideas that used to be easy; the rest is for the person to change."""
    return pd.DataFrame(
        [(name, long, "out", "free", "a little", "any", False, True) for name, long in minutes.items()], columns=COLUMNS
    ).astype({"seated": bool, "revived": bool, "minutes": int})

"""Whether ranges hold what they claim, chances come true, and nothing is announced that isn't there."""

from collections.abc import Iterable

import pandas as pd

from dashboard.insights.answers import Answers
from dashboard.insights.model import fit
from dashboard.insights.outlook import Outlook
from dashboard.insights.sorts import Sorts
from dashboard.insights.tally import Tally
from tests.proof.diaries import NO_DIFFERENCE, REAL, SIZES, TRUTHS, Truth, counted, diary
from tests.proof.spread import over_cores

RANGES = (50, 80, 95)
Case = tuple[Truth, int, int]


def cases(truths: list[Truth], sizes: Iterable[int], each: int) -> list[Case]:
    """Every truth at every size, `each` times."""
    return [(truth, outings, seed) for truth in truths for outings in sizes for seed in range(each)]


def estimates(tried: list[Case]) -> pd.DataFrame:
    """A row per kind of each diary: the truth, the estimate with its ranges, and what plainer guesses say."""
    return pd.DataFrame(over_cores(_estimates, tried))


def coverage(found: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many of 100 ranges hold the truth; and how far the chance of going well is from the share that does."""
    held = {f"{r} % range": 100 * found.groupby(by, sort=False)[f"holds {r}"].mean() for r in RANGES}
    off = 100 * (found["chance"] - found["good"]).groupby(found[by], sort=False).mean()
    return pd.DataFrame({"kinds": found.groupby(by, sort=False).size(), **held, "chance too high by": off}).round(1)


def diagonal(found: pd.DataFrame) -> pd.DataFrame:
    """Of the outings said to go well with a chance of about so much, the share that does."""
    tenth = (found["chance"] * 10).round().clip(1, 9) / 10
    return found.groupby(tenth.rename("said"))[["chance", "good"]].mean().assign(kinds=tenth.value_counts()).round(3)


def words(found: pd.DataFrame) -> pd.DataFrame:
    """Of the kinds called so, the share that truly lie above the usual."""
    return found.groupby("word").agg(kinds=("truly above", "size"), above=("truly above", "mean")).round(3)


def errors(found: pd.DataFrame) -> pd.DataFrame:
    """Root of the mean squared error, and ours over the raw average's and the grand mean's, by outings."""
    squares = {name: (found[name] - found["truth"]) ** 2 for name in ("estimate", "raw average", "grand mean")}
    table = pd.DataFrame(squares).groupby(found["outings"]).mean() ** 0.5
    for other in ("raw average", "grand mean"):
        table[f"ours over the {other}'s"] = table["estimate"] / table[other]
    return table.round(3)


def announced(each: int, sizes: Iterable[int] = SIZES) -> pd.DataFrame:
    """The share of diaries with no difference at all that announce one, by outings."""
    found = pd.DataFrame(over_cores(announcements, cases(NO_DIFFERENCE, sizes, each)))
    return (100 * found.groupby("outings").mean()).round(1).assign(diaries=found.groupby("outings").size())


def whole(diaries: int) -> pd.DataFrame:
    """Estimates over all truths and sizes, from about so many diaries."""
    return estimates(cases(TRUTHS, SIZES, max(1, round(diaries / len(TRUTHS) / len(SIZES)))))


def realistic(each: int) -> pd.DataFrame:
    """Estimates over diaries like real ones, from so many diaries a size."""
    return estimates(cases(REAL, (15, 30, 60, 120, 300), max(1, each // len(REAL))))


def _estimates(case: Case) -> list[dict[str, object]]:
    truth, outings, seed = case
    made = diary(truth, outings, seed)
    frame = counted(made.rows)
    answers = Answers(frame)
    ratings = made.rows.groupby("kind")["rating"]
    raw, often = ratings.mean(), ratings.size() / outings
    usual = sum(often[kind] * made.mean[kind] for kind in often.index)
    tally = Tally.of(frame)
    kinds = Outlook.of(fit(tally), Sorts(tally).kinds)
    # The range (low, high) of each kind at each width.
    ranges = {r: dict(zip(tally.kinds, zip(*kinds.between(r / 100), strict=True), strict=True)) for r in RANGES}
    return [
        {
            "truth name": truth.name, "outings": outings, "seed": seed, "kind": e.cell, "rated": e.counts.rated,
            "truth": made.mean[e.cell], "good": made.good[e.cell], "truly above": made.mean[e.cell] > usual,
            "estimate": e.mean, "chance": e.chance, "word": answers.kinds.word(e),
            "raw average": raw[e.cell], "grand mean": made.rows["rating"].mean(),
            **{f"holds {r}": ranges[r][e.cell][0] <= made.mean[e.cell] <= ranges[r][e.cell][1] for r in RANGES},
        }
        for e in answers.kinds.estimates
    ]  # fmt: skip


def announcements(case: Case) -> list[dict[str, object]]:
    truth, outings, seed = case
    answers = Answers(counted(diary(truth, outings, seed).rows))
    said = {"a kind": answers.kinds.clear, "a circumstance": answers.differences, "a kind's change": answers.changing}
    return [
        {"outings": outings, **{what: bool(found) for what, found in said.items()}, "drift": answers.over_time.clear}
    ]

"""What a judgement of kinds or lengths allows one to say, in a sentence and as a table, and no more."""

import pandas as pd

from dashboard.charts.style import counted, few, listed, opening
from dashboard.insights.estimates import Estimate, Judgement, in_ten
from dashboard.outings import Length

LENGTHS: dict[str, str] = {
    Length.SHORT: "outings under an hour",
    Length.MEDIUM: "outings of 1 to 2 hours",
    Length.LONG: "outings of 2 to 4 hours",
    Length.VERY_LONG: "outings over 4 hours",
}


def kinds_sentence(judgement: Judgement) -> str:
    """What the ranking of kinds allows one to say, and no more."""
    better = few([e.cell for e in judgement.clear if e.above > 0.5])
    below = few([e.cell for e in reversed(judgement.clear) if e.above < 0.5])
    if not judgement.rated:
        return "None of these outings is rated yet, so nothing can be said of how they went."
    if not judgement.told:
        if len(judgement.estimates) == 1:
            return opening(f"{judgement.estimates[0].cell}: {judgement.estimates[0].word}.")
        return "It's too early to tell: none of these kinds has four rated outings yet."
    if len(judgement.told) == 1 and not judgement.clear:
        return opening(f"{judgement.told[0].cell}: {judgement.told[0].word}.")
    if better and below:
        return opening(f"{listed(better)} went better than your usual. {opening(listed(below))} went less well.")
    if better:
        return opening(f"{listed(better)} went better than your usual.")
    if below:
        return opening(f"{listed(below)} went less well than your usual.")
    return "No clear difference between kinds yet."


def lengths_sentence(judgement: Judgement) -> str:
    """What the comparison of lengths allows one to say."""
    lengths = [e.cell for e in judgement.estimates if e.cell != Length.UNKNOWN]
    if not lengths:
        return "No length is noted for these outings."
    if len(lengths) == 1:
        return f"All these are {LENGTHS[lengths[0]]}, as far as it is noted, so there is nothing to compare."
    known = [e for e in judgement.clear if e.cell != Length.UNKNOWN]
    if not known:
        return "No clear difference between short and long outings yet."
    said = [f"{LENGTHS[e.cell]} went together with {'higher' if e.above > 0.5 else 'lower'} ratings" for e in known]
    return opening(f"{listed(said)}.")


def count_words(estimate: Estimate) -> str:
    """How many went well, and the chance of the next one where there is enough to tell."""
    if not estimate.rated:
        return f"{counted(estimate.outings, 'outing')}, not rated"
    words = f"{estimate.good:,} of {estimate.rated:,} went well"
    if estimate.is_sparse:
        words += f" · {estimate.outings - estimate.rated - estimate.did_not_happen:,} not rated"
    return words if estimate.is_early else f"{words} · next time {in_ten(estimate.chance)}"


def table(judgement: Judgement, heading: str) -> pd.DataFrame:
    """The same as a table, a row a cell in the chart's order."""
    shown = judgement.told + judgement.early
    return pd.DataFrame(
        {
            heading: [e.cell for e in shown],
            "In words": [e.word for e in shown],
            "Went well": [f"{e.good:,} of {e.rated:,}" for e in shown],
            "Next time": ["" if e.is_early else in_ten(e.chance).removeprefix("about ") for e in shown],
            "Likely between": ["" if e.is_early else f"{e.low:.1f} and {e.high:.1f} of 5" for e in shown],
            "Outings": [e.outings for e in shown],
            "Didn't happen": [e.did_not_happen for e in shown],
        }
    )

"""What a judgement of kinds allows one to say, in a sentence and as a table, and no more."""

import pandas as pd

from dashboard.insights.estimates import Estimate, in_hundred, in_ten
from dashboard.insights.judgement import Judgement
from dashboard.outings import NO_KIND
from dashboard.wording import counted, few, listed, opening, short


def kinds_sentence(judgement: Judgement) -> str:
    """What the ranking of kinds allows one to say, and no more."""
    # Of outings without a name nobody can plan more, or fewer.
    clear = [e for e in judgement.clear if e.cell != NO_KIND]
    better = few([short(e.cell) for e in clear if e.above > 0.5])
    below = few([short(e.cell) for e in reversed(clear) if e.above < 0.5])
    if not judgement.rated:
        return "None of these outings is rated yet, so nothing can be said about how they went."
    if not judgement.told:
        if len(judgement.estimates) == 1:
            return opening(f"{short(judgement.estimates[0].cell)}: {judgement.word(judgement.estimates[0])}.")
        return "It's too early to tell: none of these kinds has four rated outings yet."
    if len(judgement.told) == 1 and not judgement.clear:
        return opening(f"{short(judgement.told[0].cell)}: {judgement.word(judgement.told[0])}.")
    if better and below:
        return opening(f"{listed(better)} went better than your usual. {opening(listed(below))} went less well.")
    if better:
        return opening(f"{listed(better)} went better than your usual.")
    if below:
        return opening(f"{listed(below)} went less well than your usual.")
    return "No clear difference between kinds yet."


def count_words(estimate: Estimate) -> str:
    """How many went well, and the chance of the next one where there is enough to tell."""
    counts = estimate.counts
    if not counts.rated:
        return f"{counted(counts.outings, 'outing')}, not rated"
    if counts.rated == 1:
        # Of one alone, its dot says enough; “0 of 1” would read as a verdict.
        return f"1 rated · {counts.unrated:,} not rated" if counts.is_sparse else "1 rated so far"
    words = f"{counts.good:,} of {counts.rated:,} went well"
    if counts.is_sparse:
        # Where so few are rated that it is too early to tell, a chance would tell all the same.
        return f"{words} · {counts.unrated:,} not rated"
    return words if counts.is_early else f"{words} · next time {in_ten(estimate.chance)}"


def table(judgement: Judgement, heading: str) -> pd.DataFrame:
    """The same as a table, a row a cell in the chart's order."""
    shown = judgement.told + judgement.early
    return pd.DataFrame(
        {
            heading: [e.cell for e in shown],
            **figures(shown),
            "Better than usual": ["" if e.counts.is_early else in_hundred(e.above) for e in shown],
            "In words": [judgement.word(e) for e in shown],
            "Didn't happen": [e.counts.did_not_happen for e in shown],
        }
    )


def figures(shown: list[Estimate]) -> dict[str, list[object]]:
    """The columns that every table of estimates has."""
    return {
        "Went well": [f"{e.counts.good:,} of {e.counts.rated:,}" for e in shown],
        "Next time": ["" if not e.is_comparable else in_ten(e.chance).removeprefix("about ") for e in shown],
        "Likely between": ["" if e.counts.is_early else f"{e.low:.1f} and {e.high:.1f} of 5" for e in shown],
        "Outings": [e.counts.outings for e in shown],
    }

"""What went together with higher or lower ratings, in sentences, and no more than is sure."""

import pandas as pd

from dashboard.charts.said import figures
from dashboard.circumstances import After, Circumstance, DayPart, Gap, Length, Week
from dashboard.insights.estimates import Estimate
from dashboard.insights.judgement import Judgement
from dashboard.outings import Company, Idea, Novelty
from dashboard.wording import listed, opening, their

# `{their}` is the other person's, as they are called.
PHRASES: dict[str, str] = {
    Length.SHORT: "outings under an hour",
    Length.MEDIUM: "outings of 1 to 2 hours",
    Length.LONG: "outings of 2 to 4 hours",
    Length.VERY_LONG: "outings over 4 hours",
    Company.US: "outings of just you two",
    Company.OTHERS: "outings with others",
    DayPart.MORNING: "morning outings",
    DayPart.AFTERNOON: "afternoon outings",
    DayPart.EVENING: "evening outings",
    Week.WEEKDAYS: "outings on weekdays",
    Week.WEEKENDS: "outings at weekends",
    Novelty.NEW: "new outings",
    Novelty.FAMILIAR: "familiar outings",
    Novelty.REVIVED: "outings you brought back",
    Idea.ME: "outings that were your idea",
    Idea.THEM: "outings that were {their} idea",
    Idea.BOTH: "outings you both thought of",
    Gap.WEEK: "outings within a week of the last of their kind",
    Gap.MONTH: "outings one to four weeks after the last of their kind",
    Gap.LONGER: "outings over four weeks after the last of their kind",
    After.HARD: "outings in the three days after a hard one",
    After.OTHER: "outings with no hard one in the three days before",
}

# What a row is called where the level's own word would be misread.
NAMES: dict[str, str] = {
    Company.US: "just you two",
    Idea.ME: "your idea",
    Idea.THEM: "{their} idea",
    Idea.BOTH: "you both thought of it",
    Novelty.REVIVED: "brought back",
    After.HARD: "within three days of one",
    After.OTHER: "none just before",
}


def phrase(level: str) -> str:
    """What outings at a level are called, in a sentence."""
    return PHRASES[level].format(their=their())


def level_words(level: str) -> str:
    """What the row of a level is called."""
    return NAMES.get(level, level).format(their=their())


def differences_sentence(differences: list[tuple[Circumstance, Estimate]], compared: int) -> str:
    """The surest of what went together with other ratings, or that nothing is clear."""
    if not compared:
        return "Too little is noted about these outings yet to tell what went together with better ones."
    if not differences:
        return "Nothing stands out clearly yet."
    circumstance, estimate = differences[0]
    others = list(dict.fromkeys(c.label[0].lower() + c.label[1:] for c, _ in differences if c is not circumstance))
    also = f" {opening(listed(others))} stood out too, marked •." if others else ""
    return opening(f"{phrase(estimate.cell)} went together with {_how(estimate)} ratings.{also}")


def circumstance_sentence(judgement: Judgement, clear: list[Estimate]) -> str:
    """What the levels of one circumstance went together with; `clear` are those that surely did."""
    rated = [e for e in judgement.estimates if e.counts.rated]
    if not rated:
        return "Nothing is noted about that here."
    if len(rated) == 1:
        return f"All of these are {phrase(rated[0].cell)}, as far as it is noted, so there is nothing to compare."
    if len(judgement.told) < 2:
        return "It's too early to compare."
    if clear:
        other = next(e for e in rated if e.cell != clear[0].cell)
        than = phrase(other.cell) if len(rated) == 2 else "the others"
        return " ".join(f"All else alike, {phrase(e.cell)} went together with ratings {_by(e, than)}." for e in clear)
    apart = judgement.clear
    if not apart:
        return "No clear difference here yet."
    surest = max(apart, key=lambda e: e.certainty)
    how = "better" if surest.above > 0.5 else "less well"
    return (
        f"{opening(phrase(surest.cell))} went {how} than your usual. Their kinds or times may be part of that: "
        "all else alike, there is no clear difference yet."
    )


def levels_table(judgement: Judgement, heading: str) -> pd.DataFrame:
    """The levels of a circumstance as a table, in the chart's order, with the difference all else alike."""
    shown = judgement.told + judgement.early
    return pd.DataFrame(
        {
            heading: [level_words(e.cell) for e in shown],
            **figures(shown),
            "All else alike": ["" if e.counts.is_early else _alike(e) for e in shown],
            "Didn't happen": [e.counts.did_not_happen for e in shown],
        }
    )


def _alike(estimate: Estimate) -> str:
    effect = estimate.effect
    return f"{effect.steps:+.1f} ({effect.least:+.1f} to {effect.most:+.1f})"


def _how(estimate: Estimate) -> str:
    return "higher" if estimate.effect.steps > 0 else "lower"


def _by(estimate: Estimate, than: str) -> str:
    near, far = sorted((abs(estimate.effect.least), abs(estimate.effect.most)))
    likely = f"likely {_step(near)} to {_step(far)}; {estimate.counts.rated:,} rated"
    return f"about {_step(estimate.effect.steps)} {_how(estimate)} than {than} ({likely})"


def _step(steps: float) -> str:
    return f"{max(abs(steps), 0.05):.1f}"

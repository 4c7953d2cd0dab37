"""What went together with higher or lower ratings, in sentences, and no more than is sure."""

from dashboard.charts.style import counted, opening
from dashboard.circumstances import After, Circumstance, DayPart, Gap, Length, Week
from dashboard.insights.estimates import Estimate
from dashboard.insights.judgement import Judgement
from dashboard.outings import Company, Idea, Novelty

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
    Novelty.REVIVED: "revived outings",
    Idea.ME: "outings that were your idea",
    Idea.THEM: "outings that were their idea",
    Idea.BOTH: "outings you both thought of",
    Gap.WEEK: "outings within a week of the last of their kind",
    Gap.MONTH: "outings one to four weeks after the last of their kind",
    Gap.LONGER: "outings over four weeks after the last of their kind",
    After.HARD: "outings in the three days after a hard one",
    After.OTHER: "outings with no hard one in the three days before",
}


def differences_sentence(differences: list[tuple[Circumstance, Estimate]], compared: int) -> str:
    """The surest of what went together with other ratings, or that nothing is clear."""
    if not compared:
        return "Too little is noted about these outings to compare them yet."
    if not differences:
        return "Nothing makes a clear difference yet, all else alike."
    circumstance, estimate = differences[0]
    more = len({c.name for c, _ in differences} - {circumstance.name})
    also = f" {opening(counted(more, 'more thing'))} did too, marked below." if more else ""
    return opening(f"{PHRASES[estimate.cell]} went together with {_how(estimate)} ratings.{also}")


def circumstance_sentence(circumstance: Circumstance, judgement: Judgement, clear: list[Estimate]) -> str:
    """What the levels of one circumstance went together with; `clear` are those that surely did."""
    rated = [e for e in judgement.estimates if e.counts.rated]
    about = circumstance.label[0].lower() + circumstance.label[1:]
    if not rated:
        return f"Nothing is noted here about {about}."
    if len(rated) == 1:
        return f"All of these are {PHRASES[rated[0].cell]}, as far as it is noted, so there is nothing to compare."
    if len(judgement.told) < 2:
        return "It's too early to compare."
    if clear:
        other = next(e for e in rated if e is not clear[0])
        than = PHRASES[other.cell] if len(rated) == 2 else "the others"
        return " ".join(opening(f"{PHRASES[e.cell]} went together with ratings {_by(e, than)}.") for e in clear[:2])
    apart = judgement.clear
    if not apart:
        return f"No clear difference by {about} yet."
    surest = max(apart, key=lambda e: e.certainty)
    how = "better" if surest.above > 0.5 else "less well"
    return (
        f"{opening(PHRASES[surest.cell])} went {how} than your usual, but they were also of other kinds or at other times. "
        "All else alike, there is no clear difference yet."
    )


def _how(estimate: Estimate) -> str:
    return "higher" if estimate.effect.steps > 0 else "lower"


def _by(estimate: Estimate, than: str) -> str:
    near, far = sorted((abs(estimate.effect.least), abs(estimate.effect.most)))
    likely = f"likely {_step(near)} to {_step(far)}, {counted(estimate.counts.rated, 'rated outing')}"
    return f"about {_step(estimate.effect.steps)} of a step {_how(estimate)} than {than}, all else alike ({likely})"


def _step(steps: float) -> str:
    return f"{max(abs(steps), 0.05):.1f}"

"""Which three of all there is to do: mostly what went well, sometimes something new."""

from collections.abc import Sequence

from dashboard.planner.weighing import Choice

MOST = 3
FINE = 0.65
"""A chance with which a kind that is known well comes before any that is still to be found out."""

GOOD_ENOUGH = 0.55
"""A chance with which what they have done before comes before what they haven't."""

EVEN = 0.5
"""A chance below which nothing is suggested beside what has a better one."""

BAD_LUCK = 2
"""So many of a kind may have gone badly, and all of them, before it waits while there are others."""


def chosen_of(choices: Sequence[Choice], *, careful: bool) -> list[Choice]:
    """The three to suggest, from all in the order of what they promise.

    After a hard one (`careful`) nothing is tried out. Otherwise one may be new, and one something that was
    done too seldom to tell.
    """
    hopeful = [choice for choice in choices if not choice.never_went_well(0 if careful else BAD_LUCK)]
    choices = hopeful or list(choices)
    if careful:
        return ([choice for choice in choices if not choice.is_new] or choices)[:MOST]
    if not choices:
        return []
    found: list[Choice] = [_first(choices)]
    later: list[Choice] = []
    for choice in choices:
        if choice is not found[0]:
            alike = [other for other in found if other.is_early and other.is_new == choice.is_new]
            (later if choice.is_early and alike else found).append(choice)
    # Of what is new there is one at most, except where all is new.
    done = [choice for choice in later if not choice.is_new]
    fill = later if all(choice.is_new for choice in choices) else done
    best, *others = [*found, *fill]
    if (best.chance or 0) >= EVEN:
        others = [choice for choice in others if (choice.chance or 0) >= EVEN]
    return [best, *others][:MOST]


def _first(choices: Sequence[Choice]) -> Choice:
    """What comes first: the most promising, unless something that is known is good enough."""
    told = [choice for choice in choices if not choice.is_early and (choice.chance or 0) >= FINE]
    done = [choice for choice in choices if not choice.is_new and (choice.chance or 0) >= GOOD_ENOUGH]
    if told:
        return told[0]
    return done[0] if choices[0].is_new and done else choices[0]

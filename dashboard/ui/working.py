"""How an insight was worked out, in three plain sentences each."""

from dashboard.insights.judgement import SURE

SURELY = f"{SURE:.0%}".replace("%", " %")

KINDS = (
    (
        "A kind's ratings are pulled toward your usual, the more the fewer there are; where a kind has changed, newer ones "
        "count more."
    ),
    (
        "The bar is drawn so that it holds where a kind truly lies in about 8 of 10 cases; that was tried on thousands of "
        "made-up logs."
    ),
    (
        f"Kinds are named above only if all of that sentence is at least {SURELY} sure, so a bar may lie clear of the line "
        "and its kind not be named."
    ),
)
CIRCUMSTANCES = (
    (
        "Kind, length, company, time and the rest are weighed together, so that short outings aren't praised for what a "
        "favourite kind did; what isn't noted counts as not known."
    ),
    (
        "Where many things are compared, some differ by chance: each is pulled toward no difference as far as the others "
        f"show none, and named only if all that is named is, taken together, at least {SURELY} sure."
    ),
    "Going together isn't being the reason: short ones may fall on easier days.",
)
TIME = (
    (
        "The line is the chance that an outing of your usual mix goes well, so that a month of favourites doesn't look "
        "like a change; circles are the plain shares."
    ),
    "The band holds the truth in about 8 of 10 cases; it widens where outings are few and stops where there are none.",
    (
        f"A change is named if it is at least {SURELY} sure. Outings that didn't happen can't be rated, so they are "
        "counted beside the line instead of flattering it."
    ),
)
TOGETHER = (
    "A day counts once, however many outings it had; what didn't happen isn't counted.",
    "Days apart are those logged as time apart, so they are as complete as the log; a day can be both.",
    "They stand beside each other to be seen, and neither is better than the other.",
)
NOVELTY = (
    "Each outing that took place is counted once, as new, familiar or brought back, as you noted it.",
    "Where it isn't noted, outings are left out of the chart and counted in the table.",
    "What went together with each is under “Besides the kind” on the page What went well.",
)
CLOSENESS = (
    (
        "The line is the straight one that fits your answers best, pulled a little toward no change; the band holds the "
        "true line in about 8 of 10 cases, if answers scatter by chance."
    ),
    (
        f"A change is named if it is at least {SURELY} sure to be one, and more than a hair; where nothing changed and "
        "answers scattered by chance, that happened in at most about 3 of 100 made-up cases."
    ),
    "With fewer than six answers only the dots are shown.",
)

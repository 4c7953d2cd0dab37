"""How an insight was worked out: three plain sentences beside it, and the way to the whole working."""

import streamlit as st

from dashboard.insights.judgement import SURE

PAGE = "views/working.py"
SURE_WORDS = f"{SURE:.0%}".replace("%", " %")

KINDS = (
    (
        "A kind's ratings are pulled toward your usual, the more the fewer there are; where a kind has changed, newer ones "
        "count more."
    ),
    (
        "The bar is drawn so that it holds a kind's true level in about 8 of 10 cases, which was tried on thousands of "
        "made-up logs whose truth was known."
    ),
    f"Kinds are named as better or less good only where all of that sentence is at least {SURE_WORDS} sure.",
)
CIRCUMSTANCES = (
    (
        "Kind, length, company, time and the rest are weighed together, so that short outings aren't praised for what a "
        "favourite kind did; what isn't noted counts as not known."
    ),
    (
        "Where many things are compared, some differ by chance: each is pulled toward no difference as far as the others "
        f"show none, and named only if everything named is together at least {SURE_WORDS} sure."
    ),
    "Going together isn't being the reason: short ones may fall on easier days.",
)
TIME = (
    (
        "The dark line is the chance that your usual mix of outings goes well, so that a month of favourites doesn't look "
        "like a change; circles are the plain shares."
    ),
    "The band holds the truth in about 8 of 10 cases; it widens where outings are few and stops where there are none.",
    (
        f"A change is named if it is at least {SURE_WORDS} sure. Outings that didn't happen can't be rated, so they are "
        "counted below instead of flattering the line."
    ),
)


def worked_out(sentences: tuple[str, ...], key: str) -> None:
    """Offer the three sentences, and the page that shows all of the working."""
    with st.expander("How this was worked out", key=f"{key}_working"):
        for sentence in sentences:
            st.markdown(sentence)
        st.page_link(PAGE, label="See all of the working")

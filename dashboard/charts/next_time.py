"""What the next outing of a kind might be like: ten equally likely outcomes, each a dot."""

import pandas as pd

from dashboard.charts.style import MARK, QUIET, TEXT, Drawing, faded, figure, marks, unseen
from dashboard.insights.estimates import Estimate
from dashboard.outings import RATING_WORDS, WENT_WELL
from dashboard.wording import listed

DOT, BELOW = 22, 30


def next_time(estimate: Estimate, went_well: int = WENT_WELL) -> Drawing:
    """Draw the chances of the five ratings as ten dots (the quantile dotplot of Kay et al. 2016), those
    that would count as gone well in full colour.
    """
    ratings = estimate.ten
    x, y = [], []
    for place, rating in enumerate(ratings):
        x.append(rating)
        y.append(place - ratings.index(rating))
    tallest = max(y) + 1
    dots = marks(
        x=x, y=y, mode="markers", hoverinfo="skip",
        marker={"size": 15, "color": [MARK if rating >= went_well else faded(0.4) for rating in x]},
    )  # fmt: skip
    foot = {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": -0.6, "y1": -0.6,
            "line": {"color": QUIET, "width": 1}}  # fmt: skip
    across = {
        "tickvals": list(RATING_WORDS), "ticktext": list(RATING_WORDS.values()), "range": [0.5, 5.5],
        "fixedrange": True, "showgrid": False, "zeroline": False, "tickfont": {"color": TEXT, "size": 12},
    }  # fmt: skip
    chart = figure(
        DOT * tallest + BELOW + 12, [dots], shapes=[foot], margin={"b": BELOW}, xaxis=across,
        yaxis=unseen(-0.7, tallest - 0.3),
    )  # fmt: skip
    counts = [ratings.count(rating) for rating in RATING_WORDS]
    table = pd.DataFrame({"How it might be": list(RATING_WORDS.values()), "Of ten": counts})
    words = [f"{count} {RATING_WORDS[rating]}" for rating, count in zip(RATING_WORDS, counts, strict=True) if count]
    sentence = f"Ten ways the next one may go, all equally likely: {listed(words[::-1])}."
    return Drawing(chart, sentence, table, [])

"""What the ratings say of the outings a filter lets through."""

from dashboard.circumstances import Stretch
from dashboard.insights.answers import Answers
from dashboard.outings import Filter
from dashboard.store import Store


def judged(store: Store, chosen: Filter, stretch: Stretch) -> Answers:
    """All the answers there are; the model is fitted once, until the log is changed."""
    return store.worked_out("answers", lambda: Answers(store.tally(chosen, stretch)), chosen, stretch)

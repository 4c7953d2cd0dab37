"""Charts: every outing a dot, every mark leads to its outings, every text harmless, every sentence no surer than it may be."""

from typing import Any

import pytest

from dashboard.charts import rows, said, slots, stretches
from dashboard.charts.style import Drawing, safe
from dashboard.insights.levels import judge
from dashboard.insights.shares import shares_of
from dashboard.outings import Filter
from dashboard.sample import sample_log
from dashboard.store import Store
from tests.conftest import TODAY, add
from tests.test_insights import cells

HOSTILE = ("<a href=https://evil.example>x", "<span style=background:url(//evil.example)>")


@pytest.fixture(scope="module")
def sample() -> Store:
    return Store(sample_log(TODAY))


def drawings(store: Store) -> list[Drawing]:
    """Every chart of the page over a log."""
    summary = store.summary(Filter())
    kinds = judge(store.cells(Filter(), "kind"))
    lengths = judge(store.cells(Filter(), "length"))
    return [
        rows.rows(kinds, store.dots(Filter(), "kind"), "kind", said.kinds_sentence(kinds)),
        rows.rows(lengths, store.dots(Filter(), "length"), "length", said.lengths_sentence(lengths)),
        slots.slots(judge(store.cells(Filter(), "slot"))),
        stretches.stretches(
            shares_of(store.cells(Filter(), "quarter")), summary.good / max(1, summary.rated), "quarter"
        ),
    ]


def marks(drawing: Drawing) -> list[dict[str, Any]]:
    return [mark for trace in drawing.figure.data if trace.customdata is not None for mark in trace.customdata]


def test_every_rated_outing_is_a_dot(sample: Store) -> None:
    """The ranking hides none."""
    dots = [mark for mark in marks(drawings(sample)[0]) if "outing" in mark]
    assert len({mark["outing"] for mark in dots}) == sample.summary(Filter()).rated


def test_every_mark_leads_to_outings(sample: Store) -> None:
    """What a click opens is never empty, and is what the mark is drawn from."""
    for drawing in drawings(sample):
        for mark in marks(drawing):
            assert sample.summary(Filter(**mark)).outings > 0


def test_every_row_of_a_table_leads_to_what_it_counts(sample: Store) -> None:
    """The number in the table is the number of outings behind it."""
    for drawing in drawings(sample):
        assert len(drawing.table) == len(drawing.opens)
        for outings, opens in zip(drawing.table["Outings"], drawing.opens, strict=True):
            assert sample.summary(Filter(**opens)).outings == outings


def test_every_chart_has_its_sentence(sample: Store) -> None:
    """One sentence or two, ending as sentences do."""
    for drawing in drawings(sample):
        assert drawing.sentence.endswith(".")


def test_hostile_names_are_shown_as_they_are(store: Store) -> None:
    """Markup in a kind's name reaches no chart: no link, no style, nothing fetched."""
    for name in HOSTILE:
        add(store, "day,kind,mine\n" + f"2026-01-05,{name},4\n" * 5)
    for drawing in drawings(store):
        for trace in drawing.figure.data:
            shown = [*(trace.text or ()), *(trace.hovertext or ())]
            assert not [text for text in shown if "<a " in text or "<span style=background" in text]


def test_a_long_name_is_cut() -> None:
    """A name never runs over its neighbours."""
    assert safe("x" * 80) == "x" * 29 + "…"


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ({"walk": []}, "None of these outings is rated yet"),
        ({"walk": [5, 5, 5]}, "Walk: too early to tell."),
        ({"walk": [5, 5, 5], "tea": [2]}, "It's too early to tell"),
        ({"walk": [3, 4, 3, 4], "tea": [4, 3, 4, 3]}, "No clear difference between kinds yet."),
        ({"walk": [4, 5, 4, 4] * 8, "tea": [2, 1, 2, 3] * 8}, "Walk went better than your usual. Tea went less well."),
    ],
)
def test_the_headline_says_no_more_than_the_ranges_allow(ratings: dict[str, list[int]], sentence: str) -> None:
    """Nothing, too early, no difference and a difference are four answers."""
    assert said.kinds_sentence(judge(cells(ratings))).startswith(sentence)


def test_no_sentence_says_because(sample: Store) -> None:
    """What was observed together is not called a cause."""
    for drawing in drawings(sample):
        assert "because" not in drawing.sentence


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ({"length not noted": [4, 4]}, "No length is noted for these outings."),
        (
            {"under an hour": [4] * 6, "length not noted": [2] * 6},
            "All these are outings under an hour, as far as it is noted, so there is nothing to compare.",
        ),
        ({"under an hour": [3, 4] * 3, "2 to 4 hours": [4, 3] * 3}, "No clear difference between short and long"),
    ],
)
def test_lengths_are_compared_only_where_there_are_two(ratings: dict[str, list[int]], sentence: str) -> None:
    """Unknown lengths are no length to compare with."""
    assert said.lengths_sentence(judge(cells(ratings))).startswith(sentence)

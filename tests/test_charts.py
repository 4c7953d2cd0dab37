"""Charts: every outing a dot, every mark leads to its outings, every text harmless, every sentence no surer than it may be."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts import beside, differences, eras, next_time, novelty, rows, said, slots, stretches
from dashboard.charts.style import MARK, Drawing, safe
from dashboard.charts.weeks import weeks
from dashboard.circumstances import CIRCUMSTANCES, Stretch
from dashboard.insights.answers import Answers
from dashboard.insights.estimates import Counts, Effect, Estimate
from dashboard.insights.judgement import Judgement
from dashboard.insights.over_time import Era, OverTime
from dashboard.manner import Manner, speak
from dashboard.outings import RATING_WORDS, Filter, Idea
from dashboard.sample import sample_log
from dashboard.store import Store
from tests.conftest import TODAY, add
from tests.never import never
from tests.test_insights import answers

HOSTILE = ("<a href=https://evil.example>x", "<span style=background:url(//evil.example)>")


@pytest.fixture(scope="module")
def sample() -> Store:
    return Store(sample_log(TODAY))


def drawings(store: Store) -> list[Drawing]:
    """Every chart of the page over a log."""
    found = Answers(store.tally(Filter(), Stretch.QUARTER))
    kinds = store.dots(Filter(), "kind")
    drawn = [rows.rows(found.kinds, kinds, "kind", said.kinds_sentence(found.kinds))]
    for circumstance in CIRCUMSTANCES:
        levels = found.circumstance(circumstance)
        clear = [e for c, e in found.differences if c is circumstance]
        sentence = differences.circumstance_sentence(levels, clear)
        dots = store.dots(Filter(), circumstance.name)
        drawn.append(rows.rows(levels, dots, circumstance.name, sentence, circumstance.label))
    return [
        *drawn,
        slots.slots(found.slots),
        stretches.stretches(found.over_time, found.changing, Stretch.QUARTER),
        beside.beside(store.by_stretch(Filter(), Stretch.QUARTER), Stretch.QUARTER, apart=True),
        novelty.novelty(store.by_stretch(Filter(), Stretch.QUARTER), Stretch.QUARTER),
        *(next_time.next_time(estimate) for estimate in found.kinds.told),
    ]


def marks(drawing: Drawing) -> list[dict[str, Any]]:
    return [mark for trace in drawing.figure.data if trace.customdata is not None for mark in trace.customdata]


def test_every_rated_outing_is_a_dot(sample: Store) -> None:
    """The ranking hides none."""
    dots = [mark for mark in marks(drawings(sample)[0]) if "outing" in mark]
    assert len({mark["outing"] for mark in dots}) == sample.summary(Filter()).rated


def test_every_mark_leads_to_outings(sample: Store) -> None:
    """What a click opens is never empty, and is what the mark is drawn from."""
    opened = {Filter(**mark) for drawing in drawings(sample) for mark in marks(drawing)}
    assert opened
    for behind in opened:
        assert sample.summary(behind).outings > 0


def test_a_count_is_of_what_is_behind_it(sample: Store) -> None:
    """Where a mark says a number of outings, so many are behind it; where it says days, they are on so many."""
    told = 0
    for drawing in drawings(sample):
        for trace in drawing.figure.data:
            for words, mark in zip(trace.hovertext or (), trace.customdata or (), strict=False):
                found = re.search(r"<br>([^<]+): ([\d,]+)$", words)
                if mark and found:
                    behind = sample.outings(Filter(**mark), 1_000)
                    days = behind["day"].nunique() if found[1].startswith("Days") else len(behind)
                    assert int(found[2].replace(",", "")) == days, (words, mark)
                    told += 1
    assert told > 20


def test_every_row_of_a_table_leads_to_what_it_counts(sample: Store) -> None:
    """The number in the table is the number of outings behind it."""
    for drawing in drawings(sample):
        if "Outings" not in drawing.table:
            continue
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
    assert safe("A long weekend breakfast with the newspapers", 40) == "A long weekend breakfast with the…"


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ({"walk": [5, 5, 5]}, "Walk: too early to tell."),
        ({"walk": [5, 5, 5], "tea": [2]}, "It's too early to tell"),
        ({"walk": [3, 4, 3, 4], "tea": [4, 3, 4, 3]}, "No clear difference between kinds yet."),
        ({"walk": [4, 5, 4, 4] * 8, "tea": [2, 1, 2, 3] * 8}, "Walk went better than your usual. Tea went less well."),
    ],
)
def test_the_headline_says_no_more_than_the_ranges_allow(ratings: dict[str, list[int]], sentence: str) -> None:
    """Nothing, too early, no difference and a difference are four answers."""
    assert said.kinds_sentence(answers(ratings).kinds).startswith(sentence)


def test_no_sentence_says_more_than_was_seen(sample: Store) -> None:
    """What was observed together is not called a cause; nothing presses, judges or promises."""
    for drawing in drawings(sample):
        assert never(drawing.sentence) == []


def test_nothing_rated_is_said_first() -> None:
    """Where no outing has a rating, no kind is compared."""
    kinds = Judgement.of([estimate("walk", 0)], None)
    assert said.kinds_sentence(kinds).startswith("None of these outings is rated yet")


LENGTH = CIRCUMSTANCES[0]
SHORT, _, LONG, _ = LENGTH.levels


def estimate(cell: str, rated: int, above: float = 0.5, effect: Effect | None = None) -> Estimate:
    likely = (0.1, 0.1, 0.2, 0.3, 0.3)
    return Estimate(cell, Counts(rated, rated, rated // 2, 0), 3.6, 3.2, 4.0, likely, 0.6, above, effect or Effect())


@pytest.mark.parametrize(
    ("levels", "clear", "sentence"),
    [
        ([], [], "Nothing is noted about that here."),
        ([estimate(SHORT, 0)], [], "Nothing is noted about that here."),
        ([estimate(SHORT, 6)], [], "All of these are outings under an hour, as far as it is noted, so there is"),
        ([estimate(SHORT, 6), estimate(LONG, 2)], [], "It's too early to compare."),
        ([estimate(SHORT, 6), estimate(LONG, 9)], [], "No clear difference here yet."),
        (
            [estimate(SHORT, 30, 0.99), estimate(LONG, 40)],
            [],
            "Outings under an hour went better than your usual. Their kinds",
        ),
        (
            [estimate(SHORT, 30, 0.99, Effect(0.99, 0.42, 0.1, 0.7)), estimate(LONG, 40)],
            [0],
            (
                "All else alike, outings under an hour went together with ratings about 0.4 higher than outings of 2 to 4 "
                "hours (likely 0.1 to 0.7; 30 rated)."
            ),
        ),
    ],
)
def test_a_circumstance_is_told_as_far_as_it_is_known(levels: list[Estimate], clear: list[int], sentence: str) -> None:
    """Not noted, one only, too early, no difference, a difference of other kinds, and a difference are six answers."""
    judgement = Judgement.of(levels, 3.5)
    found = differences.circumstance_sentence(judgement, [levels[at] for at in clear])
    assert found.startswith(sentence)


def test_a_level_is_never_compared_with_itself(store: Store) -> None:
    """Of two levels, the other one is the one compared with, whichever comes first."""
    lines = "".join(
        f"2026-0{1 + n % 9}-{1 + n % 27:02},Walk,{5 if n % 2 else 2},{30 if n % 2 else 200}\n" for n in range(60)
    )
    add(store, f"day,kind,mine,minutes\n{lines}")
    found = Answers(store.tally(Filter(), Stretch.MONTH))
    clear = [e for c, e in found.differences if c is LENGTH]
    sentence = differences.circumstance_sentence(found.circumstance(LENGTH), clear)
    assert sentence.startswith("All else alike, outings under an hour went together with ratings about")
    assert "higher than outings of 2 to 4 hours" in sentence


def test_what_is_compared_first_is_said_first() -> None:
    """The surest difference makes the sentence, and others are pointed to."""
    short = estimate(SHORT, 30, 0.99, Effect(0.999, 0.4, 0.1, 0.7))
    us = estimate(CIRCUMSTANCES[1].levels[0], 30, 0.99, Effect(0.98, -0.3, -0.5, -0.1))
    found = differences.differences_sentence([(LENGTH, short), (CIRCUMSTANCES[1], us)], 6)
    assert found == "Outings under an hour went together with higher ratings. Company stood out too, marked •."
    assert differences.differences_sentence([], 6).startswith("Nothing stands out")
    assert differences.differences_sentence([], 0).startswith("Too little is noted")


def test_every_level_has_its_phrase() -> None:
    """No sentence about a circumstance is left without words, and no two circumstances share a level's."""
    levels = [level for circumstance in CIRCUMSTANCES for level in circumstance.levels]
    assert len(levels) == len(set(levels))
    assert set(differences.PHRASES) == {level for circumstance in CIRCUMSTANCES for level in circumstance.levels}


def era(cell: str, share: float | None) -> Era:
    return Era(cell, Counts(4, 0 if share is None else 4, 2, 1), share, share and share - 0.1, share and share + 0.1)


@pytest.mark.parametrize(
    ("shares", "better_now", "changing", "sentence"),
    [
        ([0.5], 0.5, [], "It's too early to say"),
        ([0.5, None], 0.5, [], "It's too early to say"),
        ([0.5, 0.6], 0.9, [], "No clear change yet between January 2026 and February 2026."),
        ([0.3, 0.8], 0.99, [], "Lately outings have been going better than before."),
        ([0.8, 0.3], 0.01, [], "Lately outings have been going less well than before."),
        (
            [0.5, 0.5],
            0.5,
            [estimate("tea", 9, effect=Effect(0.01, -0.5))],
            "No clear change yet between January 2026 and February 2026. Tea lately went less",
        ),
        (
            [0.5, 0.5],
            0.5,
            [estimate("tea", 9, effect=Effect(0.99, 0.5))],
            "No clear change yet between January 2026 and February 2026. Tea lately went better",
        ),
    ],
)
def test_a_change_is_told_as_far_as_it_is_known(
    shares: list[float | None], better_now: float, changing: list[Estimate], sentence: str
) -> None:
    """Too early, no clear change, better, less well, and one kind alone are five answers."""
    eras = [era(f"2026-0{month + 1}-01", share) for month, share in enumerate(shares)]
    assert stretches.sentence(OverTime(eras, better_now), changing).startswith(sentence)


def test_no_line_is_drawn_over_a_gap() -> None:
    """The band and the line stop where nothing was rated, and go on after it."""
    eras = [era("2026-01-01", 0.4), era("2026-02-01", 0.5), era("2026-05-01", 0.6), era("2026-06-01", None)]
    drawing = stretches.stretches(OverTime(eras, 0.5), [], Stretch.MONTH)
    lines = [list(trace.x) for trace in drawing.figure.data if trace.mode == "lines" and not trace.fill]
    assert lines == [[0, 1], [3.88, 4.12]]
    assert drawing.table["Didn't happen"].sum() == 4


def test_two_stretches_make_no_line() -> None:
    """Between two there is no way that outings have been going."""
    drawing = stretches.stretches(OverTime([era("2026-01-01", 0.4), era("2026-02-01", 0.5)], 0.5), [], Stretch.MONTH)
    lines = [list(trace.x) for trace in drawing.figure.data if trace.mode == "lines" and not trace.fill]
    assert lines == [[-0.12, 0.12], [0.88, 1.12]]


def test_the_next_ten_are_dots_and_agree_with_the_words() -> None:
    """Ten dots, as many of them good as the chance says."""
    tea = replace(estimate("tea", 9), likely=(0.04, 0.12, 0.2, 0.3, 0.34))
    drawing = next_time.next_time(tea)
    assert list(drawing.figure.data[0].x) == [2, 2, 3, 3, 4, 4, 4, 5, 5, 5]
    assert drawing.table["Of ten"].sum() == 10
    assert f"3 {RATING_WORDS[5]}, 3 {RATING_WORDS[4]}" in drawing.sentence


def test_the_coming_weeks_name_every_plan_and_day() -> None:
    """The sentence says what is planned and when; the grid starts with this week's Monday and ends after five weeks."""
    today = date(2026, 11, 22)
    drawing = weeks({date(2026, 11, 25): ["Walk", "Tea"], date(2026, 12, 30): ["Film"]}, {today: 2}, today)
    assert len(go.Figure(drawing.figure.to_dict()).data) == 3
    assert drawing.sentence == "In these five weeks: Walk and Tea on Wednesday 25 November."
    numbers = drawing.figure.data[0].text
    assert (numbers[0], numbers[6], len(numbers)) == ("16 Nov", "<b>22</b>", 35)
    assert drawing.figure.data[1].hovertext == ("2 outings",)
    assert drawing.figure.data[2].text == ("2<br>plans",)
    assert weeks({}, {}, today).sentence == "Nothing is planned in these five weeks."


def test_a_hostile_plan_is_shown_as_it_is() -> None:
    """Neither its label nor what shows on pointing at it is read as markup."""
    drawing = weeks({date(2026, 11, 25): ['<a href="x">y</a>']}, {}, date(2026, 11, 22))
    shown = drawing.figure.data[2]
    assert not any("<a" in text for text in (*shown.text, *shown.hovertext))


SUNDAY, SATURDAY = 6, 5


@pytest.mark.parametrize(
    ("starts", "first", "days"),
    [
        (0, "16 Nov", "Mo Di Mi Do Fr Sa So"),
        (SUNDAY, "22 Nov", "So Mo Di Mi Do Fr Sa"),
        (SATURDAY, "21 Nov", "Sa So Mo Di Mi Do Fr"),
    ],
)
def test_the_calendar_begins_the_week_where_the_person_does(starts: int, first: str, days: str) -> None:
    """The first square is the first day of their week, under its own name, and every day stands under its name; the
    month is named there and where one begins.
    """
    today = date(2026, 11, 22)
    speak(Manner(language="de", week_starts=starts))
    drawing = weeks({}, {}, today)
    words = [text.replace("<b>", "").replace("</b>", "") for text in drawing.figure.data[0].text]
    assert words[0].rstrip(".") == first
    assert [word for word in words if " " in word][1:] == ["1 Dez."]
    assert [note.text for note in drawing.figure.layout.annotations] == days.split()
    (here,) = (place for place, word in enumerate(words) if word.split()[0] == "22" and place < 7)
    assert days.split()[here % 7] == "So"


def test_a_time_is_named_only_if_it_stands_out() -> None:
    """Two that are equal are both named; where more are, none is."""
    counts = Counts(outings=2, rated=2, good=1, did_not_happen=0)
    evenings = {("evening", str(day)): counts for day in (1, 5, 6)}
    said = [slots.slots(dict(list(evenings.items())[:many])).sentence for many in (1, 2, 3)]
    assert said == [
        "Most often: Monday evenings, 2 rated outings.",
        "Most often: Monday evenings and Friday evenings, 2 rated outings each.",
        "No day and time stands out.",
    ]


@pytest.mark.parametrize("starts", [0, SUNDAY, SATURDAY])
def test_times_of_the_week_follow_its_order(sample: Store, starts: int) -> None:
    """Whatever day is first, every field stands beside its own day and opens the outings of it."""
    speak(Manner(language="de", week_starts=starts))
    drawing = slots.slots(Answers(sample.tally(Filter(), Stretch.QUARTER)).slots)
    words, fields = drawing.figure.data
    names = drawing.figure.layout.yaxis.ticktext
    beside = {"Mo": 1, "Di": 2, "Mi": 3, "Do": 4, "Fr": 5, "Sa": 6, "So": 7}
    assert names[0] == {0: "Mo", SUNDAY: "So", SATURDAY: "Sa"}[starts]
    assert [beside[names[y]] for y in fields.y] == [mark["weekday"] for mark in fields.customdata]
    assert list(words.y) == sorted(words.y)


def test_times_of_the_week_are_drawn_only_where_a_time_is_noted(sample: Store) -> None:
    """Weekdays alone are compared elsewhere, and a column of unknown times says nothing."""
    counts = Answers(sample.tally(Filter(), Stretch.QUARTER)).slots
    assert slots.is_noted(counts)
    assert not slots.is_noted({slot: found for slot, found in counts.items() if slot[0] == "no time noted"})


def test_charts_name_the_months_and_the_other_person_as_they_are_called(sample: Store) -> None:
    """In the person's language, and with the name they gave, harmless where Plotly reads markup."""
    speak(Manner("Kim & Co <b>", "de"))
    found = Answers(sample.tally(Filter(), Stretch.QUARTER))
    drawn = stretches.stretches(found.over_time, found.changing, Stretch.QUARTER)
    assert any("Dezember" in when or "Oktober" in when for when in drawn.table["When"])
    (by,) = (c for c in CIRCUMSTANCES if c.name == "idea")
    levels = found.circumstance(by)
    drawn = rows.rows(levels, sample.dots(Filter(), "idea"), "idea", "", by.label)
    words = "".join(text for trace in drawn.figure.data for text in trace.text or ())
    assert "Kim &amp; Co &lt;b&gt;’s idea" in words
    assert "Kim & Co <b>’s idea" in list(drawn.table[by.label])
    assert differences.phrase(Idea.THEM) == "outings that were Kim & Co <b>’s idea"


@pytest.mark.parametrize("lowest", [3, 4, 5])
def test_what_went_well_is_shaded_from_where_it_begins(store: Store, lowest: int) -> None:
    """The shade behind the dots, the counts beside it and the full dots of the next ten follow the setting."""
    add(store, "day,kind,mine\n" + "".join(f"2026-01-{day:02},Walk,{1 + day % 5}\n" for day in range(1, 21)))
    store.count_as_well(lowest)
    found = Answers(store.tally(Filter(), Stretch.MONTH))
    drawing = rows.rows(found.kinds, store.dots(Filter(), "kind"), "kind", "")
    assert {shape.x0 for shape in drawing.figure.layout.shapes} == {lowest - 0.5}
    assert list(drawing.table["Went well"]) == [f"{4 * (6 - lowest)} of 20"]
    (dots,) = next_time.next_time(found.kinds.told[0], found.went_well).figure.data
    full = {x for x, colour in zip(dots.x, dots.marker.color, strict=True) if colour == MARK}
    assert full == {x for x in dots.x if x >= lowest}


def test_a_kind_is_called_what_the_person_calls_it(store: Store) -> None:
    """Even where its name is a word of ours."""
    add(store, "day,kind,mine\n2026-01-05,them,4\n")
    drawing = drawings(store)[0]
    assert "<b>them</b>" in "".join(text for trace in drawing.figure.data for text in trace.text or ())


def test_the_axis_of_many_months_says_each_year_once() -> None:
    """A month in three has its name, and the first stretch its year, whatever month it is."""
    starts = eras.every(date(2025, 5, 1), date(2026, 9, 1), Stretch.MONTH)
    said = eras.axis(starts, Stretch.MONTH)["ticktext"]
    assert [text for text in said if text] == [
        " <br>2025", "Jul<br> ", "Oct<br> ", "Jan<br>2026", "Apr<br> ", "Jul<br> ",
    ]  # fmt: skip

"""Every page as a person meets it: empty, with the sample, filtered, emptied by a filter, after an upload."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.circumstances import CIRCUMSTANCES
from dashboard.outings import Filter, Whose
from dashboard.store import Store
from dashboard.ui import working
from dashboard.ui.listing import PAGE
from dashboard.wording import day_of_week
from tests.conftest import LOGS, add

NEXT = "views/next.py"
WENT_WELL = "views/went_well.py"
OVER_TIME = "views/over_time.py"
LOG = "views/log.py"
UPLOAD = "views/upload.py"
THREE_KINDS = "day,kind,mine\n" + "".join(
    f"2026-0{month}-{day:02},{kind},{rating}\n"
    for month in (1, 2, 3)
    for day, kind, rating in ((3, "Walk", 5), (10, "Tea", 3), (12, "Walk", 4), (17, "Dinner", 2), (20, "Tea", 4))
)

BEGIN = ["Log an outing", "Upload a log", "Try it with sample outings"]
HIDE = ":small[Hide (Esc twice)]"


def texts(app: AppTest) -> str:
    """All words on a page."""
    blocks = (app.title, app.header, app.markdown, app.info, app.success, app.warning, app.error, app.caption)
    return "\n".join(str(element.value) for block in blocks for element in block).replace("\\", "")


def charts(app: AppTest) -> list[tuple[str, str]]:
    """Each chart of a page: its figure as JSON and its sentence."""
    return [(element.proto.spec, element.proto.alt) for element in app.get("plotly_chart")]


def listed(app: AppTest) -> str:
    """The outings at the end of a page, as they are told."""
    return next(
        block.value for block in reversed(app.markdown) if block.value.startswith("**") and ":small[" in block.value
    )


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button that says this."""
    return next(button for button in app.button if label in button.label).click().run()


def take_back(app: AppTest) -> AppTest:
    """Undo what was just done."""
    return app.button(key="told_undo").click().run()


def group(app: AppTest, key: str) -> Any:
    """The group of choices with this key, None if it isn't asked."""
    return next((choices for choices in app.get("button_group") if getattr(choices, "key", "") == key), None)


def went_well(app: AppTest) -> AppTest:
    """The page of that name."""
    return app.run().switch_page(WENT_WELL).run()


@pytest.fixture
def sample(app: AppTest) -> AppTest:
    return press(app.run(), "Try it with sample outings").switch_page(WENT_WELL).run()


@pytest.mark.parametrize("page", [None, WENT_WELL, OVER_TIME, LOG])
def test_an_empty_log_says_what_this_is_and_how_to_begin(app: AppTest, log_path: Path, page: str | None) -> None:
    """Two sentences and three buttons, and nothing in the way but the one that hides."""
    # As on the first day, when there is no file yet.
    log_path.unlink()
    app.run()
    if page:
        app.switch_page(page).run()
    assert not app.exception
    assert [button.label for button in app.button] == [*BEGIN, HIDE]
    assert not charts(app)


def test_the_sample_is_marked_on_every_page_and_gone_in_one_click(sample: AppTest, log_path: Path) -> None:
    """It never passes for the person's own log, and leaves no trace in it."""
    for page in (WENT_WELL, OVER_TIME, LOG):
        sample.switch_page(page).run()
        assert not sample.exception
        assert "Sample outings" in texts(sample)
    sample.switch_page(UPLOAD).run()
    assert "looking at the sample" in texts(sample)
    sample.switch_page(LOG).run()
    press(sample, "Leave the sample")
    assert "Sample outings" not in texts(sample)
    assert [button.label for button in sample.button] == [*BEGIN, HIDE]


def test_what_went_well_answers_first_and_shows_why(sample: AppTest) -> None:
    """A sentence in large type, then charts that each say a sentence too."""
    assert not sample.exception
    assert "went better than your usual" in sample.title[0].value.replace("\\", "")
    drawn = charts(sample)
    assert len(drawn) == 3
    assert all(alt.endswith(".") for _, alt in drawn)
    assert drawn[0][1] == sample.title[0].value.replace("\\", "")


def test_what_makes_a_difference_is_compared_by_what_is_picked(sample: AppTest) -> None:
    """Each circumstance has its sentence, and its chart where there is something to compare."""
    for circumstance in CIRCUMSTANCES:
        group(sample, "circumstance").set_value(circumstance.name).run()
        assert not sample.exception
        drawn = next(chart.proto for chart in sample.get("plotly_chart") if chart.proto.id.endswith("-differences_0"))
        assert drawn.alt in texts(sample)
        # The sample has two rated levels of each at the least, so that there is something to compare.
        assert f'"{circumstance.name}":"{circumstance.levels[0]}"' in drawn.spec


def test_how_it_was_worked_out_stands_beside_each_insight(sample: AppTest) -> None:
    """Three plain sentences each, and the way to the whole working, which is there."""
    said = texts(sample)
    for sentences in (working.KINDS, working.CIRCUMSTANCES):
        assert len(sentences) == 3
        assert all(sentence in said for sentence in sentences)
    said = texts(sample.switch_page(OVER_TIME).run())
    for sentences in (working.TIME, working.TOGETHER, working.NOVELTY):
        assert len(sentences) == 3
        assert all(sentence in said for sentence in sentences)
    sample.switch_page("views/working.py").run()
    assert not sample.exception
    assert "One rule for everything" in texts(sample)
    assert not sample.code
    sample.toggle[0].set_value(True).run()
    assert sample.code


def test_whose_rating_counts_is_asked_only_where_there_are_two(
    store: Store, app: AppTest, reopened: Callable[[], Store]
) -> None:
    """It is kept in the log, said on the page, and changes what is judged."""
    add(store, THREE_KINDS)
    assert group(went_well(app), "whose") is None
    add(store, "day,kind,mine,theirs\n" + "".join(f"2026-04-{day:02},Walk,5,1\n" for day in range(1, 9)))
    went_well(app)
    before = app.title[0].value
    group(app, "whose").set_value(Whose.THEIRS).run()
    assert not app.exception
    assert "The rating that counts is theirs, as you guess it." in texts(app)
    assert app.title[0].value != before
    assert reopened().whose() is Whose.THEIRS


@pytest.mark.parametrize("outings", [1, 3, 4, 30])
def test_few_outings_are_few_words(store: Store, app: AppTest, outings: int) -> None:
    """A page on hardly anything says so, draws the dots, and breaks nowhere."""
    kinds = ("Walk", "Tea", "Film")
    lines = (f"2026-0{1 + n % 9}-{1 + n % 27:02},{kinds[n % 3]},{1 + n * 7 % 5}\n" for n in range(outings))
    add(store, "day,kind,mine\n" + "".join(lines))
    went_well(app)
    assert not app.exception
    assert "early" in texts(app) or "No clear" in texts(app)
    assert charts(app)


def test_every_chart_and_the_table_follow_the_filter(sample: AppTest) -> None:
    """One filter for kinds, counts, charts, sentences and the table."""
    before = charts(sample)
    sample.multiselect[0].set_value(["Coffee out"]).run()
    assert not sample.exception
    assert "Coffee out" in sample.title[0].value.replace("\\", "")
    assert "Showing" in texts(sample)
    assert all(now != then for now, then in zip(charts(sample), before, strict=True))
    assert set(re.findall(r"^\*\*(.*?)\*\*", listed(sample), re.MULTILINE)) == {"Coffee out"}


def test_the_filter_is_the_same_on_every_page_and_cleared_in_one_click(sample: AppTest) -> None:
    """Kept when the page changes; one click brings everything back."""
    sample.multiselect[0].set_value(["Coffee out"]).run()
    sample.selectbox[0].set_value("Last 12 months").run()
    sample.switch_page(LOG).run()
    assert sample.multiselect[0].value == ["Coffee out"]
    rows = [element.value for element in sample.markdown if ":small[" in element.value]
    assert rows
    assert all(row.startswith("**Coffee out**") for row in rows)
    press(sample, "Clear")
    assert sample.multiselect[0].value == []
    assert "Showing" not in texts(sample)
    sample.switch_page("views/went_well.py").run()
    assert sample.selectbox[0].value == "All time"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("filter_company", "with others"),
        ("filter_length", "under an hour"),
        ("filter_rated", "not rated"),
        ("filter_tag", "tired"),
    ],
)
def test_each_part_of_the_filter_filters(sample: AppTest, key: str, value: str) -> None:
    """Company, length, rated or not, and a tag each leave fewer outings, and no page breaks."""
    asked = [*sample.get("button_group"), *sample.selectbox]
    next(found for found in asked if str(found.key).startswith(key)).set_value(value).run()
    assert not sample.exception
    assert "Showing" in texts(sample)


def test_an_empty_result_names_the_filter_that_emptied_it(store: Store, app: AppTest) -> None:
    """And letting go of that one brings outings back."""
    add(store, THREE_KINDS)
    went_well(app)
    app.session_state["filter_length"] = "over 4 hours"
    app.run()
    assert "Nothing here fits “over 4 hours”. Without it, 15 outings would be shown." in texts(app)
    press(app, "Clear “")
    assert app.title[0].value
    assert not app.info


def test_a_filter_between_two_days_takes_both(store: Store, app: AppTest) -> None:
    """From and until are both in."""
    add(store, THREE_KINDS)
    went_well(app)
    app.selectbox[0].set_value("Between two days").run()
    app.date_input[0].set_value((date(2026, 2, 3), date(2026, 2, 10))).run()
    assert not app.exception
    assert "Showing 2 of 15 outings" in texts(app)


def test_a_dot_opens_its_outing(store: Store, app: AppTest) -> None:
    """Clicking a mark shows the very outings it stands for."""
    add(store, "day,kind,mine,note\n2026-01-05,Walk,4,the canal\n2026-01-06,Walk,5,the goose\n")
    went_well(app)
    spec = json.loads(charts(app)[0][0])
    marks = [mark for trace in spec["data"] for mark in trace.get("customdata", []) if "outing" in mark]
    app.session_state["kinds_0"] = {"selection": {"points": [{"customdata": marks[0]}], "point_indices": [0]}}
    app.run()
    assert not app.exception
    assert "**Note**: the canal" in texts(app)
    assert "**Note**: the goose" not in texts(app)


def test_a_kind_opens_its_outings(sample: AppTest) -> None:
    """Clicking a name shows the outings of that kind, within the filter."""
    assert "the second encore" not in texts(sample)
    sample.session_state["kinds_0"] = {
        "selection": {"points": [{"customdata": {"kind": "Concert"}}], "point_indices": [0]}
    }
    sample.run()
    assert not sample.exception
    assert "the second encore" in texts(sample)


def test_names_are_shown_as_they_are(store: Store, app: AppTest) -> None:
    """Markup in a kind's name is text: no image is fetched, no link made."""
    add(store, "day,kind,mine\n" + "2026-01-05,![x](https://evil.example/p.png),4\n" * 4)
    went_well(app)
    assert not app.exception
    assert not [block.value for block in (*app.title, *app.markdown) if "![x](" in block.value]


def upload(app: AppTest, data: bytes, name: str = "log.csv") -> AppTest:
    """Choose a file on the upload page."""
    app.run()
    app.switch_page(UPLOAD).run()
    return app.file_uploader[0].upload(name, data).run()


def test_a_plain_file_is_added_seen_and_undone(app: AppTest, reopened: Callable[[], Store]) -> None:
    """Choose, look, add, see what changed, undo: each step in the file on disk."""
    upload(app, THREE_KINDS.encode())
    assert "15 new: 15 lines in all." in texts(app)
    press(app, "Add 15 outings")
    assert "15 outings added" in texts(app)
    assert reopened().summary(Filter()).outings == 15
    take_back(app)
    assert "taken out again" in texts(app)
    assert reopened().summary(Filter()).outings == 0


def test_the_same_file_again_adds_nothing(store: Store, app: AppTest) -> None:
    """And says so, without a button to add."""
    add(store, THREE_KINDS)
    upload(app, THREE_KINDS.encode())
    assert "0 new, 15 already here" in texts(app)
    assert not [button for button in app.button if button.label.startswith("Add")]


def test_ambiguous_days_are_asked(app: AppTest, reopened: Callable[[], Store]) -> None:
    """Nothing can be added until the person says which day is meant."""
    upload(app, b"day,kind\n03/04/2026,Walk\n05/06/2026,Tea\n")
    assert "Say above how the days are written." in texts(app)
    assert not [button for button in app.button if button.label.startswith("Add")]
    app.radio[0].set_value("day, month, year").run()
    press(app, "Add 2 outings")
    assert reopened().summary(Filter()).first_day == date(2026, 4, 3)


def test_a_slip_among_ratings_is_asked(app: AppTest) -> None:
    """One 7 among fives doesn't turn every 5 into a 3."""
    upload(
        app,
        b"day,kind,rating\n"
        + b"".join(b"2026-01-%02d,Walk,%d\n" % (day, day % 5 + 1) for day in range(1, 20))
        + b"2026-01-21,Tea,7\n",
    )
    assert "which scale" in texts(app)
    next(box for box in app.selectbox if box.label == "The scale is").set_value("1 to 5").run()
    rungs = next(frame.value for frame in app.dataframe if "Becomes" in frame.value)
    assert rungs.to_numpy().tolist()[-1] == ["not rated", 1, "7"]
    assert "20 new" in texts(app)


def test_bad_lines_are_listed_and_may_be_kept_in_part(app: AppTest, reopened: Callable[[], Store]) -> None:
    """A cell that can't be read costs its row, unless the person says to leave it empty."""
    upload(app, b"day,kind,minutes\n2026-01-05,Walk,45\n2026-01-06,Tea,ages\nsoon,Tea,30\n")
    assert "1 new, 2 that can't be taken: 3 lines in all." in texts(app)
    frame = next(f.value for f in app.dataframe if "Why" in f.value)
    assert frame.to_numpy().tolist() == [
        [3, "This is not a length such as 45 or 1h30.", "ages", "minutes"],
        [4, "This is not a day.", "soon", "day"],
    ]
    app.toggle[-1].set_value(True).run()
    assert "2 new, 1 that can't be taken" in texts(app)
    press(app, "Add 2 outings")
    assert reopened().outings(Filter(kinds=("Tea",)), 1)["minutes"].isna().all()


def test_outings_alike_are_asked(store: Store, app: AppTest) -> None:
    """A line that says something else of a day and kind already there is neither doubled nor dropped unasked."""
    add(store, "day,kind,mine\n2026-01-05,Walk,4\n2026-01-06,Tea,\n")
    upload(app, b"day,kind,mine\n2026-01-05,Walk,4\n2026-01-06,Tea,5\n2026-01-07,Tea,3\n")
    assert next(b for b in app.button if b.label.startswith("Add")).disabled
    app.radio[-1].set_value("Leave them out, they are the same ones").run()
    assert "1 new, 1 already here, 1 left out: 3 lines in all." in texts(app)
    press(app, "Add 1 outing")
    assert store.summary(Filter()).outings == 3


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"day,kind\n", "no rows"),
        (b"hello there\nyou two\n", "not a table"),
        (b"PK\x03\x04\0\0", "can't be unpacked"),
    ],
)
def test_what_is_no_log_gets_a_sentence(app: AppTest, data: bytes, says: str) -> None:
    """And the template is at hand."""
    upload(app, data)
    assert not app.exception
    assert says in app.warning[0].value.replace("\\", "")
    assert len(app.get("download_button")) == 2


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
@pytest.mark.parametrize("path", sorted(LOGS.glob("*")) if LOGS.exists() else [], ids=lambda path: path.name)
def test_no_real_file_breaks_the_upload_page(app: AppTest, path: Path) -> None:
    """Each gets its questions or its sentence."""
    upload(app, path.read_bytes(), path.name)
    assert not app.exception
    assert app.warning or app.header


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
def test_a_mood_diary_to_a_sensible_page(app: AppTest) -> None:
    """Moods put in order by the person, tags split into kinds, only what was together."""
    upload(app, (LOGS / "daylio-2019-iso-dates.csv").read_bytes())
    controls: list[Any] = list(app.get("button_group"))
    for control in controls:
        if control.label.replace("\\", "").startswith("meh"):
            control.set_value([2]).run()
    press(app, "Add 438 outings")
    press(app, "See what went well")
    assert not app.exception
    # Of those without a name there are most, and they went less well; but nobody can plan fewer of them.
    assert app.title[0].value.replace("\\", "") == "Friends went better than your usual."


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
def test_a_film_diary_with_hardly_a_rating_to_a_sensible_page(app: AppTest) -> None:
    """2,132 films, 6 rated: the page says how little that is."""
    upload(app, (LOGS / "letterboxd-few-ratings.csv").read_bytes())
    app.text_input[0].set_value("Film").run()
    press(app, "Add 2,132 outings")
    press(app, "See what went well")
    assert not app.exception
    assert "too few rated to tell" in app.title[0].value.replace("\\", "")
    charts: list[Any] = list(app.get("plotly_chart"))
    assert "2,126 not rated" in charts[0].proto.spec
    assert "next time" not in charts[0].proto.spec


def test_a_log_that_cant_be_opened_is_said_on_the_page(app: AppTest, log_path: Path) -> None:
    """No traceback, and what to do."""
    log_path.write_bytes(b"this is no log")
    went_well(app)
    assert not app.exception
    assert "left as it was" in app.error[0].value.replace("\\", "")


def test_a_stretch_opens_no_more_than_the_filter_lets_through(store: Store, app: AppTest) -> None:
    """A quarter that began before the period opens only the days within it."""
    add(store, THREE_KINDS)
    app.run().switch_page(OVER_TIME).run()
    app.selectbox[0].set_value("Between two days").run()
    app.date_input[0].set_value((date(2026, 2, 12), date(2026, 3, 3))).run()
    behind = {"since": "2026-01-01", "until": "2026-03-31"}
    app.session_state["over_time_0"] = {"selection": {"points": [{"customdata": behind}], "point_indices": [0]}}
    app.run()
    assert not app.exception
    assert "4 outings, all rated." in texts(app)
    assert "15 outings: 15 rated." not in texts(app)


def test_what_is_not_used_of_a_file_is_said(app: AppTest) -> None:
    """A column nobody took is named, and so is a missing rating."""
    upload(app, b"day,kind,weather\n2026-01-05,Walk,sunny\n")
    assert "Not used: weather." in texts(app)
    assert "No column is read as how it was for you" in texts(app)


def test_what_no_header_says_is_asked_where_one_looks(app: AppTest, reopened: Callable[[], Store]) -> None:
    """What was done and how it was, among the columns that mean nothing else, with their cells beside them."""
    upload(app, b"day,the thing,sparkle,empty\n2026-01-05,Walk,5,\n2026-01-06,Tea,2,\n")
    asked = {box.label: box for box in app.selectbox}
    what, how = asked["Which column says what you did?"], asked["Which column says how it was for you?"]
    assert what.options == ["None: they are all of one kind", "the thing, such as Walk, Tea", "sparkle, such as 5, 2"]
    assert how.value == ""
    what.set_value("the thing").run()
    next(box for box in app.selectbox if box.label == how.label).set_value("sparkle").run()
    assert "Understood: day from day, kind from the thing, how it was for you from sparkle." in texts(app).replace(
        "*", ""
    )
    press(app, "Add 2 outings")
    assert not app.exception
    assert sorted(reopened().outings(Filter(), 9)[["kind", "mine"]].itertuples(index=False, name=None)) == [
        ("Tea", 2), ("Walk", 5),
    ]  # fmt: skip


def test_a_column_called_by_a_name_is_asked_about(app: AppTest, reopened: Callable[[], Store]) -> None:
    """It may be a guess for the other person; one of other numbers, or of words, is not asked about."""
    upload(app, b"day,kind,mine,Sam,km,who\n2026-01-05,Walk,5,3,120,us\n2026-01-06,Tea,2,4,340,us\n")
    asked = next(box for box in app.selectbox if box.label.startswith("Is one of these how it seemed for them"))
    assert asked.options == ["None of them", "Sam, such as 3, 4"]
    asked.set_value("Sam").run()
    press(app, "Add 2 outings")
    assert sorted(reopened().outings(Filter(), 9)["theirs"]) == [3, 4]


@pytest.mark.parametrize("noted", [True, False])
def test_only_what_is_noted_can_be_filtered_by(store: Store, app: AppTest, noted: bool) -> None:
    """Who was along, a length, a rating: each is offered once an outing says it."""
    add(store, f"day,kind,mine,minutes,company\n2026-01-05,Walk,{'4,40,just us' if noted else ',,'}\n")
    app.run().switch_page(LOG).run()
    for key in ("filter_company", "filter_length", "filter_rated"):
        assert (group(app, key) is not None) is noted


def test_mood_words_stand_in_their_order(app: AppTest) -> None:
    """The best first, then those only the person can place, the most frequent first."""
    words = ["meh", "zorp", "awful", "rad", "blip", "blip", "good"]
    lines = "".join(f"2026-01-{day:02},Walk,{word}\n" for day, word in enumerate(words, 1))
    upload(app, f"day,kind,mood\n{lines}".encode())
    groups: list[Any] = list(app.get("button_group"))
    labels = [group.label.replace("\\", "") for group in groups if " · " in group.label]
    asked = [label.partition(" ")[0] for label in labels]
    assert asked == ["rad", "good", "meh", "awful", "blip", "zorp"]


def test_words_that_find_nothing_leave_the_rest_of_the_log_there(store: Store, app: AppTest) -> None:
    """It is said what found nothing; kinds, the bin and the export stay."""
    add(store, THREE_KINDS)
    app.run().switch_page(LOG).run()
    labels = [expander.label for expander in app.expander]
    app.text_input(key="filter_words").set_value("unheard of").run()
    assert "No outing mentions “unheard of”" in texts(app)
    assert [expander.label for expander in app.expander] == labels


def test_an_undo_says_what_another_file_may_have_held_too(store: Store, app: AppTest) -> None:
    """Lines that stood in both files went with the first; the second brings them back."""
    first = add(store, "day,kind\n2026-01-05,Walk\n2026-01-06,Tea\n", name="a.csv")
    add(store, "day,kind\n2026-01-05,Walk\n2026-01-06,Tea\n2026-01-07,Tea\n", name="b.csv")
    app.run()
    app.switch_page(LOG).run()
    app.button(key=f"undo_{first.id}").click().run()
    assert "b.csv may hold some of the same: upload that file once more to keep those." in texts(app)
    assert add(store, "day,kind\n2026-01-05,Walk\n2026-01-06,Tea\n2026-01-07,Tea\n", name="b.csv").added == 2


def test_lines_that_stand_twice_are_told(app: AppTest) -> None:
    """They are kept, and said."""
    upload(app, b"day,kind\n2026-01-05,Walk\n2026-01-05,Walk\n")
    assert "1 line stands in the file more than once" in texts(app)
    assert "2 new" in texts(app)


def test_every_figure_is_one_that_plotly_knows(sample: AppTest) -> None:
    """Pages send figures as they are, unchecked: each field and value of every chart stands in Plotly's own schema."""
    drawn = 0
    for kinds in ([], ["Coffee out"]):
        sample.switch_page(WENT_WELL).run().multiselect[0].set_value(kinds).run()
        for circumstance in CIRCUMSTANCES:
            group(sample, "circumstance").set_value(circumstance.name)
            drawn += checked(sample.run())
        sample.session_state["next_one"] = True
        drawn += checked(sample.run())
        drawn += checked(sample.switch_page(OVER_TIME).run())
    drawn += checked(sample.switch_page(NEXT).run())
    assert drawn > 2 * len(CIRCUMSTANCES)


def checked(app: AppTest) -> int:
    """How many charts a page has. Raises ValueError for one that Plotly doesn't know."""
    figures = [go.Figure(json.loads(spec)) for spec, _ in charts(app)]
    return len(figures)


def test_a_page_of_the_table_that_has_gone_is_no_trouble(sample: AppTest) -> None:
    """Filtering while on the last page shows the first pages there are."""
    sample.session_state["outings_page"] = 3
    sample.run()
    assert not sample.exception
    sample.multiselect[0].set_value(["Coffee out"]).run()
    assert not sample.exception
    sample.multiselect[0].set_value([]).run()
    assert not sample.exception
    assert listed(sample).count(":small[") == PAGE


def test_an_evening_is_the_day_it_was_where_you_were(app: AppTest, reopened: Callable[[], Store]) -> None:
    """A time in UTC is read by the clock of the place the person says, and the page shows what that makes of it."""
    upload(app, b"day,kind\n2026-01-05T01:30:00Z,Concert\n")
    clock = next(box for box in app.selectbox if box.label == "By the clock of which place?")
    assert clock.value == ""
    clock.set_value("America/Chicago").run()
    assert f"2026-01-05T01:30:00Z is {day_of_week(date(2026, 1, 4))} at 19:30 there." in texts(app)
    press(app, "Add 1 outing")
    row = reopened().outings(Filter(), 1).iloc[0]
    assert (str(row["day"].date()), str(row["start"])) == ("2026-01-04", "19:30:00")


def test_another_day_column_asks_anew(app: AppTest) -> None:
    """An answer given for one column is none for another."""
    upload(app, b"day,other,kind\n03/04/2026,07/08/2026,Walk\n05/06/2026,09/10/2026,Tea\n")
    which, order = app.radio[:2]
    assert which.label.startswith("Each line has several days.")
    order.set_value("day, month, year").run()
    assert [button for button in app.button if button.label.startswith("Add")]
    app.radio[0].set_value("other").run()
    assert "Say above how the days are written." in texts(app)


def test_reading_a_file_another_way_and_back_loses_no_answer_of_the_guess(app: AppTest) -> None:
    """With the first line as an outing and back again, the columns are what they were."""
    upload(app, b"day,kind,mine\n2026-01-05,Walk,4\n2026-01-06,Tea,5\n")
    before = texts(app)
    first_line = next(box for box in app.selectbox if box.label == "The first line is")
    first_line.set_value(False).run()
    assert not app.exception
    next(box for box in app.selectbox if box.label == "The first line is").set_value(None).run()
    assert texts(app) == before


@pytest.mark.parametrize(
    ("page", "says"),
    [("views/next.py", "suggest what could be next"), (WENT_WELL, "which kinds of outings went well"),
     (OVER_TIME, "over the months and years"), (LOG, "list your outings")],
)  # fmt: skip
def test_an_empty_page_says_what_will_stand_there(app: AppTest, page: str, says: str) -> None:
    """Beside the three ways to begin, which are the same on each."""
    app.run().switch_page(page).run()
    assert any(says in caption.value for caption in app.caption)

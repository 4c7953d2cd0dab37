"""Settings: kept in the log, undone in one tap, and held wherever they are judged, said or drawn."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, cast

import pytest
from babel import localedata
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.circumstances import After, Gap, Length, Stretch
from dashboard.insights.answers import Answers
from dashboard.insights.prospects import Forecast, Next, Prospects
from dashboard.manner import Manner, Order
from dashboard.outings import WENT_WELL, WENT_WELL_MAY_BE, Filter, Trouble, Whose
from dashboard.planner import suggest
from dashboard.store import Store
from dashboard.ui.places import OTHERS, PLACES
from dashboard.vault import memory_log
from dashboard.wording import day_column
from tests.conftest import add
from tests.proof.diaries import counted, rated
from tests.test_pages import LOG, NEXT, group, press, texts, upload
from tests.test_pages import WENT_WELL as WENT_WELL_PAGE

SETTINGS, ENTRY = "views/settings.py", "views/entry.py"
TODAY = date.today()
NAME = "Kim & Co <b>"
Reopen = Callable[[], Store]

KINDS = st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(1, 5), min_size=1, max_size=20), min_size=1)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.fixture
def walks(store: Store) -> Store:
    """Thirty outings of three kinds, rated for both, each of somebody's idea; and one planned."""
    add(store, "day,kind,mine,theirs,idea,start\n" + "".join(
        f"{ago(5 + 4 * n)},{('Walk', 'Tea', 'Dinner')[n % 3]},{1 + n * 3 % 5},{1 + n * 2 % 5},"
        f"{('me', 'them', 'both')[n // 3 % 3]},{('10:00', '19:00')[n % 2]}\n" for n in range(30)))  # fmt: skip
    store.plan("Picnic", TODAY + timedelta(9))
    return store


def settings_page(app: AppTest) -> AppTest:
    return app.run().switch_page(SETTINGS).run()


# What is kept


@pytest.fixture
def in_memory() -> Store:
    """One log for all cases of a test: what the case before has set makes no difference to what is promised."""
    return Store(memory_log())


@given(
    st.builds(
        Manner, st.text(max_size=60), st.sampled_from(["en", "de", "ja", "zh_Hant"]),
        st.none() | st.sampled_from(Order), st.sampled_from([0, 5, 6]),
    )
)  # fmt: skip
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_manner_that_is_kept_is_the_manner_read(in_memory: Store, manner: Manner) -> None:
    """With the name on one line, no longer than it may be; and keeping what was read changes nothing."""
    store = in_memory
    store.speak_like(manner)
    kept = store.manner()
    assert (kept.language, kept.order, kept.week_starts) == (manner.language, manner.order, manner.week_starts)
    assert len(kept.them) <= 40
    assert " ".join(kept.them.split()) == kept.them
    store.speak_like(kept)
    assert store.manner() == kept


@given(st.dictionaries(
    st.sampled_from(["whose", "went_well", "manner_them", "manner_language", "manner_order", "manner_week_starts"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=50),
))  # fmt: skip
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_can_not_be_is_as_if_it_were_not_set(in_memory: Store, foreign: dict[str, str]) -> None:
    """Whatever stands in the file, each setting is one of those there are."""
    store = in_memory
    for name, value in foreign.items():
        store.set(name, value)
    manner = store.manner()
    assert store.whose() is Whose.MINE
    assert store.went_well() in WENT_WELL_MAY_BE
    assert (manner.language, manner.order) == ("en", None)
    assert manner.week_starts in (0, 5, 6)
    assert store.summary(Filter()).outings == 0


def test_nothing_set_is_as_it_comes(store: Store) -> None:
    """The person's own rating, 4 and better, no name, days as they come, the first place."""
    assert (store.whose(), store.went_well(), store.manner(), store.first_page()) == (
        Whose.MINE,
        WENT_WELL,
        Manner(),
        "",
    )


def test_what_can_not_be_is_not_taken(store: Store) -> None:
    """It is said, and what was set stays."""
    for wrong in (0, 2, 6):
        with pytest.raises(Trouble, match="stays as it was"):
            store.count_as_well(wrong)
    for manner in (Manner(language="tlh"), Manner(week_starts=3)):
        with pytest.raises(Trouble, match="stay as they were"):
            store.speak_like(manner)
    assert (store.went_well(), store.manner()) == (WENT_WELL, Manner())


# What counts as having gone well


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(KINDS)
def test_the_lower_it_begins_the_more_goes_well(ratings: dict[str, list[int]]) -> None:
    """Counts and chances follow, of every kind, stretch and outing to come; what is told of ratings stays the same."""
    found, forecasts = [], []
    for lowest in WENT_WELL_MAY_BE:
        frame = counted(rated(ratings))
        frame.attrs["went_well"] = lowest
        found.append(Answers(frame))
        forecasts.append(Forecast(frame))
    for looser, stricter in pairwise(found):
        assert looser.kinds.sure == stricter.kinds.sure
        for one, other in zip(looser.kinds.estimates, stricter.kinds.estimates, strict=True):
            assert (one.cell, one.mean, one.low, one.high) == (other.cell, other.mean, other.low, other.high)
            assert one.counts.good >= other.counts.good
            assert one.chance >= other.chance
        for era, same in zip(looser.over_time.rated, stricter.over_time.rated, strict=True):
            assert (era.share or 0) >= (same.share or 0)
            assert (era.low or 0) >= (same.low or 0)
    for era in (era for answers in found for era in answers.over_time.rated):
        assert (era.low or 0) <= (era.share or 0) <= (era.high or 0)
    wanted = [Next(kind, Length.UNKNOWN, Gap.MONTH, After.OTHER) for kind in (*ratings, "never done")]
    three, four, five = (Prospects(forecast, wanted) for forecast in forecasts)
    assert (three.chance >= four.chance).all()
    assert (four.chance >= five.chance).all()
    assert (three.between[1] >= five.between[1]).all()
    assert forecasts[0].goes_well(0.6) >= forecasts[1].goes_well(0.6) >= forecasts[2].goes_well(0.6)
    for prospects in (three, four, five):
        low, high = prospects.between
        assert (low <= prospects.chance).all()
        assert (prospects.chance <= high).all()
    for lowest, answers in zip(WENT_WELL_MAY_BE, found, strict=True):
        for estimate in answers.kinds.estimates:
            assert estimate.chance == pytest.approx(sum(estimate.likely[lowest - 1 :]))
            assert estimate.counts.good == sum(rating >= lowest for rating in ratings[estimate.cell])


@pytest.mark.parametrize("lowest", WENT_WELL_MAY_BE)
def test_all_that_counts_what_went_well_agrees(walks: Store, lowest: int) -> None:
    """The counts above a page, those of each kind, of the judgement, of the planner and of the rows are one number."""
    walks.count_as_well(lowest)
    mine = walks.outings(Filter(), 100)["mine"]
    good = int((mine >= lowest).sum())
    frame = walks.tally(Filter(), Stretch.MONTH)
    answers = Answers(frame)
    assert answers.went_well == frame.attrs["went_well"] == answers.kinds.went_well == lowest
    assert walks.summary(Filter()).good == good
    assert int(walks.standing(TODAY)["good"].sum()) == good
    assert sum(e.counts.good for e in answers.kinds.estimates) == good
    assert sum(counts.good for counts in answers.slots.values()) == good
    assert sum(era.counts.good for era in answers.over_time.eras) == good


@pytest.mark.parametrize(("lowest", "grows"), [(3, True), (4, False), (5, False)])
def test_the_gentle_rules_follow(store: Store, lowest: int, *, grows: bool) -> None:
    """Some that were fine are a good run only for someone who calls fine going well; and the reason counts with it."""
    add(store, "day,kind,mine,minutes\n" + "".join(f"{ago(8 + 9 * n)},Walk,3,60\n" for n in range(8)))
    store.count_as_well(lowest)
    advice = suggest(store, TODAY)
    assert any("may be a little longer" in rule for rule in advice.rules) is grows
    assert advice.suggestions[0].reason.startswith(f"{8 if grows else 0} of 8 went well")


# The page


def chosen(page: AppTest, kind: str, key: str) -> Any:
    return next(widget for widget in getattr(page, kind) if widget.key == key)


@pytest.mark.parametrize(
    ("kind", "key", "value", "said", "read", "before"),
    [
        ("", "whose_counts", Whose.LOWER, "now the lower of both", Store.whose, Whose.MINE),
        ("", "lowest_good", 3, "now fine and better", Store.went_well, 4),
        ("text_input", "called", " Kim \n Co ", "it says “Kim Co”", lambda store: store.manner().them, ""),
        ("radio", "order", Order.YEAR, f"written {TODAY}", lambda store: store.manner().order, None),
        ("", "week_starts", 6, "starts on Sunday", lambda store: store.manner().week_starts, 0),
        ("selectbox", "language", "de", "named in Deutsch", lambda store: store.manner().language, "en"),
        ("selectbox", "first_page", LOG, "opens with Log", Store.first_page, NEXT),
    ],
)
def test_each_setting_is_kept_at_once_said_and_undone(
    app: AppTest, walks: Store, reopened: Reopen, kind: str, key: str, value: Any, said: str,
    read: Callable[[Store], Any], before: Any,
) -> None:  # fmt: skip
    """In the file on disk; one tap brings back what was set before, there and in the widget."""
    page = settings_page(app)
    (chosen(page, kind, key) if kind else group(page, key)).set_value(value).run()
    assert not page.exception
    assert said in texts(page)
    kept = "Kim Co" if key == "called" else value
    assert read(reopened()) == kept
    page.run()
    assert (chosen(page, kind, key) if kind else group(page, key)).value == kept
    press(page, "Undo")
    assert read(reopened()) == before
    assert said not in texts(page)
    usual = "" if before is None else before
    assert (chosen(page, kind, key) if kind else group(page, key)).value == usual


def test_languages_are_named_without_learning_them(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Babel knows of fifty languages comes to 50 MB, and stays."""
    learned, load = set(), localedata.load

    def loading(name: Any, *rest: Any) -> Any:
        learned.add(str(name))
        return load(name, *rest)

    monkeypatch.setattr(localedata, "load", loading)
    page = settings_page(app)
    (languages,) = [box for box in page.selectbox if box.key == "language"]
    assert {"Deutsch", "日本語"} <= set(languages.options)
    assert learned <= {"root", "en"}


def test_what_is_left_out_may_be_suggested_again(app: AppTest, walks: Store, reopened: Reopen) -> None:
    """Each with the day until which it waits; taken up in one tap, and back again in another."""
    until = TODAY + timedelta(20)
    walks.set_aside("Opera & *film*", until)
    page = settings_page(app)
    assert "Opera & *film*" in texts(page)
    press(page, "Suggest it again")
    assert reopened().left_out(TODAY) == {}
    assert "Opera & *film* may be suggested again." in texts(page)
    press(page, "Undo")
    assert reopened().left_out(TODAY) == {"Opera & *film*": until}


def test_the_bigger_conversation_may_be_asked_about_again(app: AppTest, walks: Store, reopened: Reopen) -> None:
    """Where it was silenced, and only there."""
    assert "bigger conversation" not in texts(settings_page(app))
    walks.set("conversation_quiet", "yes")
    press(app.run(), "Ask again")
    assert reopened().setting("conversation_quiet") == ""
    press(app, "Undo")
    assert reopened().setting("conversation_quiet") == "yes"


def test_a_change_is_told_once_where_it_is_seen(app: AppTest, walks: Store) -> None:
    """At the foot of the window, in the place of what was told before."""
    page = settings_page(app)
    for place, said in ((LOG, "Log"), (NEXT, "Next")):
        chosen(page, "selectbox", "first_page").set_value(place).run()
        assert texts(page).count("From now on it opens with") == 1
        assert f"From now on it opens with {said}." in texts(page)


@pytest.mark.parametrize("first", list(PLACES))
def test_any_place_may_be_the_first(app: AppTest, walks: Store, first: str) -> None:
    """It is what opens, and every other page is still reached from every page."""
    walks.open_with(first)
    app.run()
    assert not app.exception
    shown = app.title[0].value
    for page in (*PLACES, *OTHERS):
        app.switch_page(page).run()
        assert not app.exception
    app.switch_page(first).run()
    assert app.title[0].value == shown


def test_a_place_that_is_none_opens_the_usual_one(app: AppTest, walks: Store) -> None:
    """A page of another version, or none at all."""
    walks.open_with("views/gone.py")
    app.run()
    assert not app.exception
    assert app.title[0].value.startswith(("Next", "Leave"))


@pytest.mark.parametrize("page", [None, SETTINGS, LOG])
def test_a_log_that_cant_be_opened_is_a_sentence(app: AppTest, log_path: Any, page: str | None) -> None:
    """The router asks it for the settings, and lets the page say what is wrong."""
    log_path.write_bytes(b"this is no log")
    app.run()
    if page:
        app.switch_page(page).run()
    assert not app.exception
    assert "left as it was" in app.error[0].value.replace("\\", "")
    assert len(app.error) == 1


# Held everywhere


def everything(page: AppTest) -> str:
    """All that stands on a page: its words, labels, options, charts and tables."""
    parts = [texts(page)]
    for kind in ("button", "pills", "selectbox", "multiselect", "radio", "text_input", "date_input", "button_group"):
        for widget in cast(Any, page.get(kind)):
            parts += [str(widget.label), *map(str, getattr(widget, "options", []))]
    for chart in page.get("plotly_chart"):
        parts += [str(json.loads(chart.proto.spec)), chart.proto.alt]
    for frame in page.dataframe:
        parts += [frame.proto.columns, frame.value.to_csv(index=False, header=False)]
    return "\n".join(parts).replace("\\", "").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize(
    ("page", "holds"),
    [
        (WENT_WELL_PAGE, "’s idea"),
        (LOG, f"{NAME}’s, as you guess it"),
        (ENTRY, f"How it seemed for {NAME} (your guess)"),
        (NEXT, "Picnic"),
        (SETTINGS, f"How it seemed for {NAME}"),
    ],
)
def test_the_other_person_is_called_by_their_name_everywhere(app: AppTest, walks: Store, page: str, holds: str) -> None:
    """No them, their or theirs stands for them, in words, tables and charts; and the name is shown as it is."""
    walks.speak_like(Manner(NAME))
    app.run().switch_page(page).run()
    if page == WENT_WELL_PAGE:
        group(app, "circumstance").set_value("idea").run()
    assert not app.exception
    said = everything(app)
    assert holds in said
    for word in ("seemed for them", "For them", "their idea", "theirs,", "is theirs", ">them<", "\nthem\n", ",them,"):
        assert word not in said, word
    assert not [block.value for block in (*app.markdown, *app.caption) if "<b>" in block.value]


def test_the_upload_page_calls_them_by_their_name(app: AppTest, store: Store) -> None:
    """In what was understood, in the labels and over their ratings; the columns of the file are still known."""
    store.speak_like(Manner(NAME))
    upload(app, b"day,kind,How it seemed for them (your guess)\n2026-01-05,Walk,4\n2026-01-06,Tea,5\n")
    assert not app.exception
    assert f"how it seemed for {NAME} (your guess) from How it seemed for them" in texts(app).replace("*", "")
    assert f"How it seemed for {NAME} (your guess)" in texts(app)


def unwritten(app: AppTest) -> list[str]:
    """The columns of days in the tables of a page that no one says how to write: they would show a time of day too."""
    return [
        name
        for table in app.dataframe
        for name in table.value
        if any(isinstance(value, date) for value in table.value[name])
        and day_column() not in str(json.loads(table.proto.columns or "{}").get(name))
    ]


@pytest.mark.parametrize("manner", [Manner(NAME, "de", None, 6), Manner("", "en", Order.MONTH, 5)])
def test_every_page_speaks_in_the_manner_chosen(app: AppTest, walks: Store, manner: Manner) -> None:
    """Days in words, in fields and in tables, on each place, with the person's own log and with the sample."""
    walks.speak_like(manner)
    day, english = TODAY + timedelta(9), Manner()
    assert manner != english
    for sample in (False, True):
        app.session_state["looking_at_sample"] = sample
        for page in (*PLACES, *OTHERS):
            app.run().switch_page(page).run()
            assert not app.exception
            for field in app.date_input:
                assert field.proto.format == ("YYYY-MM-DD" if manner.order is None else "MM/DD/YYYY")
            assert unwritten(app) == []
        app.switch_page(WENT_WELL_PAGE).run()
        form = r":small\[\d+\. \w+ \d{4}" if manner.language == "de" else r":small\[\w+ \d+, \d{4}"
        assert re.search(form, texts(app))
    app.session_state["looking_at_sample"] = False
    app.switch_page(NEXT).run()
    said = f"{day.day}. " if manner.language == "de" else f" {day.day}"
    assert said in next(block.value for block in app.markdown if "Picnic" in block.value).replace("\\", "")


def test_in_the_sample_what_counts_is_the_samples_and_the_rest_ones_own(
    app: AppTest, walks: Store, reopened: Reopen
) -> None:
    """Nothing that is tried there changes how one's own log is judged, and each undo goes where the change went."""
    app.session_state["looking_at_sample"] = True
    page = settings_page(app)
    group(page, "lowest_good").set_value(5).run()
    assert "now only lovely" in texts(page)
    assert reopened().went_well() == 4
    page = settings_page(app)
    chosen(page, "text_input", "called").set_value("Kim").run()
    assert reopened().manner().them == "Kim"
    page = settings_page(app)
    press(page, "Undo")
    assert reopened().manner().them == ""


def test_a_page_says_what_counts_where_it_is_not_the_usual(app: AppTest, walks: Store) -> None:
    """So that a number is never read by another measure than it was counted by."""
    walks.count_as_well(5)
    app.run().switch_page(WENT_WELL_PAGE).run()
    assert "What counts as having gone well is only lovely." in texts(app)
    walks.count_as_well(4)
    app.run()
    assert "having gone well" not in texts(app)

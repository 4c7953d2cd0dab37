"""The upload page: what a file means is asked on one screen, shown before anything is added, and remembered."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.ui.uploading.meaning import SOME
from tests.conftest import add
from tests.test_pages import press, texts, upload

DIARY = (
    b"full_date,date,weekday,time,mood,activities,note\n"
    b"2026-01-05,January 5,Monday,18:30,splendid,us | walk | tea,\n2026-01-06,January 6,Tuesday,18:30,grim,work,\n"
    b"2026-01-07,January 7,Wednesday,18:30,grim,us | tea,\n"
)


def mood(app: AppTest, word: str) -> Any:
    """The choice of a step for a mood of the file."""
    groups: list[Any] = list(app.get("button_group"))
    return next(found for found in groups if found.key.endswith(f"words_{word}"))


def box(app: AppTest, label: str) -> Any:
    return next(found for found in app.selectbox if found.label.replace("\\", "").startswith(label))


def together(app: AppTest, *words: str) -> None:
    """Say which words mean the two of you."""
    next(radio for radio in app.radio if radio.label.startswith("Which lines")).set_value(SOME).run()
    next(found for found in app.multiselect if found.label.startswith("Those with any")).set_value(list(words)).run()


def test_a_diary_is_understood_on_one_screen(app: AppTest, reopened: Callable[[], Store]) -> None:
    """Who was there, what becomes of the others, which words are kinds, where each mood stands: then it is added."""
    upload(app, DIARY)
    assert "This looks like an export of Daylio: 3 lines." in texts(app).replace("*", "")
    together(app, "us")
    assert "2 new, 1 left out: 3 lines in all." in texts(app)
    next(r for r in app.radio if "the others" in r.label).set_value(
        "Keep them as time apart, beside your outings"
    ).run()
    assert "2 outings and 1 of time apart" in texts(app)
    mood(app, "splendid").set_value(5).run()
    rungs = next(frame.value for frame in app.dataframe if "Becomes" in frame.value)
    assert rungs.to_numpy().tolist() == [["5 · lovely", 1, "splendid"], ["not rated", 2, "grim"]]
    press(app, "Add 2 outings and 1 of time apart")
    log = reopened()
    assert log.outings(Filter(), 5)[["kind", "tags"]].to_numpy().tolist() == [["tea", ""], ["walk", "tea"]]
    assert log.summary(Filter(apart=True)).outings == 1
    assert log.outings(Filter(kinds=("walk",)), 1)["mine"].tolist() == [5]


def test_what_was_said_of_a_source_is_remembered(app: AppTest, reopened: Callable[[], Store]) -> None:
    """The next file of it is read the same, and can be read afresh."""
    upload(app, DIARY)
    together(app, "us")
    mood(app, "splendid").set_value(5).run()
    press(app, "Add 2 outings")
    upload(app, DIARY + b"2026-02-07,February 7,Saturday,18:30,splendid,us | tea,\n")
    assert "Read as you said last time for such a file." in texts(app)
    assert "1 new, 2 already here, 1 left out" in texts(app)
    press(app, "Add 1 outing")
    assert reopened().outings(Filter(), 1)["mine"].tolist() == [5]
    upload(app, DIARY)
    next(toggle for toggle in app.toggle if toggle.label == "Start afresh").set_value(True).run()
    assert next(radio for radio in app.radio if radio.label.startswith("Which lines")).value is None


SECOND = "day,kind,mine\n2026-02-05,Coffee out,5\n2026-02-06,café,5\n".encode()


def pairs_of(app: AppTest) -> dict[str, Any]:
    """The kinds that may be one, each with the choice of their name."""
    return {pair.label: pair for pair in app.button_group if " and " in pair.label}


def test_kinds_that_seem_one_are_shown_as_one_when_chosen(
    app: AppTest, store: Store, reopened: Callable[[], Store]
) -> None:
    """Proposed on the way in, not done unasked, and shown apart again in the log."""
    add(store, "day,kind,mine\n2026-01-05,coffee,4\n2026-01-06,coffee,4\n")
    upload(app, SECOND)
    pairs = pairs_of(app)
    assert set(pairs) == {"Coffee out and coffee", "café and coffee"}
    assert not any(pair.value for pair in pairs.values())
    pairs["Coffee out and coffee"].set_value("coffee").run()
    press(app, "Add 2 outings")
    assert set(reopened().kinds()) == {"coffee", "café"}
    app.session_state["kinds_open"] = True
    app.switch_page("views/log.py").run()
    assert "Coffee out is shown as coffee." in texts(app).replace("*", "")
    press(app, "They differ")
    assert reopened().told_apart()
    app.run()
    assert not [button for button in app.button if button.label == "They differ"]
    press(app, "Show apart again")
    assert set(reopened().kinds()) == {"coffee", "café", "Coffee out"}


def test_the_name_that_is_shown_is_the_persons_choice(
    app: AppTest, store: Store, reopened: Callable[[], Store]
) -> None:
    """The rarer one too, and where one stands in two pairs all three are shown as the last chosen."""
    add(store, "day,kind,mine\n2026-01-05,coffee,4\n2026-01-06,coffee,4\n")
    upload(app, SECOND)
    pairs = pairs_of(app)
    pairs["Coffee out and coffee"].set_value("Coffee out").run()
    press(app, "Add 2 outings")
    assert set(reopened().kinds()) == {"Coffee out", "café"}
    press(app, "Undo")
    upload(app, SECOND)
    pairs = pairs_of(app)
    pairs["Coffee out and coffee"].set_value("Coffee out").run()
    pairs["café and coffee"].set_value("café").run()
    press(app, "Add 2 outings")
    assert reopened().kinds() == ["café"]


def test_a_scale_is_asked_before_the_kind_is_known(app: AppTest) -> None:
    """What is said to be open can be answered, and lines without a rating are told before anything is added."""
    upload(
        app,
        b"day,the thing,rating\n2026-01-05,Walk,1\n2026-01-06,Tea,7\n2026-01-07,Tea,\n2026-01-08,Tea,5\n"
        + b"2026-01-09,Tea,4\n" * 9,
    )
    assert box(app, "The scale is").value is None
    assert "1 line has no rating here" in texts(app)


def test_two_spellings_of_one_word_are_one_kind(app: AppTest, reopened: Callable[[], Store]) -> None:
    """Nobody is asked, and it is called as it was first met."""
    upload(app, b"day,kind\n2026-01-05,Tea by the lake\n2026-01-06,tea by the lake\n2026-01-07,tea by the lake\n")
    assert not app.checkbox
    press(app, "Add 3 outings")
    assert reopened().kinds() == ["Tea by the lake"]


def test_a_diary_is_asked_who_was_there(app: AppTest, reopened: Callable[[], Store]) -> None:
    """Where no word is known to mean the two, nothing is added before the person says which do, or that all lines do."""
    diary = "full_date,date,weekday,time,mood,activities,note_title,note\n" + "".join(
        f"2026-01-0{day},January {day},Monday,20:00,good,{words},,\n"
        for day, words in ((5, "zz | walk"), (6, "gym"), (7, "dd | tea"))
    )
    upload(app, diary.encode())
    assert "Say above which words mean the two of you" in texts(app)
    assert not [button for button in app.button if button.label.startswith("Add")]
    together(app)
    assert "Say above which words mean the two of you" in texts(app)
    together(app, "zz", "dd")
    press(app, "Add 2 outings")
    assert sorted(reopened().kinds()) == ["tea", "walk"]


def test_a_calendar_of_all_sorts_is_asked_which_are_of_the_two(app: AppTest, reopened: Callable[[], Store]) -> None:
    """A dentist is no outing: nothing is added before the person says so, or which words of a title mean the two."""
    titles = ("Dentist", "Movie with Sam", "Team meeting", "Sam: lunch, maybe", "Tax")
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{place}\r\nDTSTART:202601{place + 10}T180000\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
        for place, title in enumerate(titles)
    )
    upload(app, f"BEGIN:VCALENDAR\r\nX-WR-CALNAME:Home\r\n{events}END:VCALENDAR\r\n".encode())
    assert "Say above which words mean the two of you" in texts(app)
    assert not [button for button in app.button if button.label.startswith("Add")]
    together(app, "Sam")
    press(app, "Add 2 outings")
    assert reopened().outings(Filter(), 5)["note"].tolist() == ["Sam: lunch, maybe", "Movie with Sam"]


def test_plans_and_odd_lines_are_told_before_anything_is_added(app: AppTest, reopened: Callable[[], Store]) -> None:
    """What is still to come, very long or 0 is listed with its line, and is taken as it was said to be."""
    upload(app, b"day,kind,rating,minutes\n2199-12-24,Walk,,\n2026-01-05,Trip,0,2400\n2026-01-06,Tea,5,45\n")
    assert "2 outings and 1 plan" in texts(app)
    odd = next(f.value for f in app.dataframe if "Why" in f.value)
    assert odd["Line"].tolist() == [2, 3, 3]
    press(app, "Add 2 outings and 1 plan")
    assert [plan.kind for plan in reopened().plans(date.min, 5)] == ["Walk"]
    app.switch_page("views/next.py").run()
    assert "Plans" in [header.value for header in app.header]
    app.switch_page("views/log.py").run()
    assert "3 new" in texts(app)


def test_a_sheet_can_be_chosen(app: AppTest) -> None:
    """The longest list is proposed; another has its own columns."""
    lists = {"walks": [{"day": "2026-01-05", "kind": "Walk"}] * 3, "teas": [{"date": "2026-01-05", "what": "Tea"}]}
    upload(app, json.dumps(lists).encode())
    which = box(app, "Which part of it?")
    assert which.value == "walks"
    which.set_value("teas").run()
    assert "kind from what" in texts(app).replace("*", "")


def test_the_first_answer_holds_where_a_file_has_several_parts(app: AppTest) -> None:
    """Which part is read is known before anyone says so: what was answered by then is of the same part."""
    walks = [
        {"day": "2026-01-05", "kind": "Walk", "minutes": 4},
        {"day": "2026-01-06", "kind": "Walk", "minutes": "no"},
    ]
    upload(app, json.dumps({"walks": walks, "teas": walks[:1]}).encode())
    assert "1 new, 1 that can't be taken" in texts(app)
    next(toggle for toggle in app.toggle if toggle.label.startswith("Add outings even so")).set_value(True).run()
    assert "2 new" in texts(app)
    assert next(toggle for toggle in app.toggle if toggle.label.startswith("Add outings even so")).value


def test_adding_even_so_is_offered_where_it_helps(app: AppTest) -> None:
    """Not where a line is no outing of the two, whatever its cells say."""
    upload(app, b"day,kind,company\n2026-01-05,Walk,alone\n2026-01-06,Walk,just us\n")
    assert "1 new, 1 that can't be taken" in texts(app)
    assert not [toggle for toggle in app.toggle if toggle.label.startswith("Add outings even so")]


def test_it_can_be_read_as_a_plain_table(app: AppTest) -> None:
    """Whatever program it looks to be from."""
    upload(app, DIARY)
    next(toggle for toggle in app.toggle if toggle.label == "Read it as a plain table").set_value(True).run()
    assert "This looks like a table: 3 lines." in texts(app).replace("*", "")
    assert not app.exception


def test_days_without_a_year_are_asked_for_one(app: AppTest, reopened: Callable[[], Store]) -> None:
    """And nothing is added before it is said."""
    upload(app, b"date,kind\nJanuary 3,Walk\nDecember 30,Tea\n")
    assert "Say above which year the latest day is in." in texts(app)
    box(app, "Days such as January 3 say no year.").set_value(2025).run()
    press(app, "Add 2 outings")
    assert str(reopened().summary(Filter()).first_day) == "2024-12-30"


@pytest.mark.parametrize("chosen", [True, False])
def test_an_export_is_offered_of_all_or_of_the_filtered(app: AppTest, store: Store, chosen: bool) -> None:
    """With a plain word on who can read it; the choice is there only while something is filtered."""
    add(store, "day,kind,mine\n2026-01-05,coffee,4\n2026-01-06,Walk,4\n")
    app.session_state["export_open"] = True
    app.switch_page("views/log.py").run()
    if chosen:
        app.multiselect[0].set_value(["Walk"]).run()
    assert "Anyone who has the file can read it" in texts(app)
    assert [r.options for r in app.radio if r.label == "What should be in it"] == (
        [["Everything", "Just what is filtered: 1 outing"]] if chosen else []
    )
    downloads: list[Any] = list(app.get("download_button"))
    assert "Download" in [button.label for button in downloads]


def test_a_log_of_plans_alone_can_be_seen_and_undone(app: AppTest, reopened: Callable[[], Store]) -> None:
    """A calendar of days to come is no empty log."""
    upload(app, b"day,kind\n2199-12-24,Walk\n")
    press(app, "Add 1 plan")
    app.switch_page("views/next.py").run()
    assert not app.exception
    assert "Plans" in [header.value for header in app.header]
    press(app.switch_page("views/log.py").run(), "Undo upload")
    assert not reopened().plans(date.min, 5)

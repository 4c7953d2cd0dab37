"""Memories: the good ones come back, the hard days never do, and what is done with them is in the file."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from streamlit.testing.v1 import AppTest

from dashboard import vault
from dashboard.entries import Memory, Outing, Part
from dashboard.exporting import keepsake
from dashboard.importing.photos import small
from dashboard.outings import Ease, Status, Trouble, Whose
from dashboard.planner.ideas import COLUMNS
from dashboard.spans import ago, length
from dashboard.store import Store
from dashboard.ui.remembering.keepsake import page_of
from tests.conftest import add
from tests.exporting.test_keepsake import HOSTILE
from tests.test_pages import HIDE, press, take_back, texts

PAGE = "views/memories.py"
TODAY = date.today()
Reopen = Callable[[], Store]


def log(store: Store, *outings: Outing) -> list[int]:
    return [store.log(outing, f"form {number}, {outing}") for number, outing in enumerate(outings)]


def before(days: int) -> date:
    return TODAY - timedelta(days)


def picture(colour: str = "teal", size: tuple[int, int] = (2000, 1000)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def memories(app: AppTest) -> AppTest:
    """The page of that name."""
    app.run().switch_page(PAGE).run()
    assert not app.exception
    return app


def keyed(app: AppTest, key: str) -> Any:
    """The button with this key."""
    return next(button for button in app.button if button.key == key)


def everything(store: Store) -> list[Outing]:
    """All that any of the questions brings up of late November 2024."""
    today = date(2025, 11, 30)
    turns = range(store.remembered().good + 1)
    return [
        *store.favourites(100), *store.fond_bits(100), *store.to_keep(100),
        *(found for days in range(-6, 14) for found in store.on_this_day(today - timedelta(days))),
        *(found for turn in turns if (found := store.a_while_ago(today, turn))),
        *(found for turn in turns if (found := store.lately(today, turn))),
    ]  # fmt: skip


ratings = st.sampled_from([None, 1, 2, 3, 4, 5])
days = st.integers(0, 12).map(lambda number: date(2024, 11, 20) + timedelta(number))
entry = st.builds(
    Outing, day=days, kind=st.sampled_from(["Walk", "Tea"]), mine=ratings, theirs=ratings,
    status=st.sampled_from([Status.HAPPENED] * 4 + list(Status)), ease=st.sampled_from([None, None, *Ease]),
    favourite=st.booleans(), moment=st.sampled_from(["", "the dog"]), apart=st.sampled_from([False] * 5 + [True]),
)  # fmt: skip


@settings(max_examples=25)
@given(st.lists(entry, min_size=1, max_size=30), st.sampled_from(Whose))
def test_hard_days_never_come_back(outings: list[Outing], whose: Whose) -> None:
    """No hard outing, and none of a day that holds one, is an answer to any question, whoever's rating counts."""
    store = Store(vault.memory_log())
    log(store, *outings)
    store.count_rating_of(whose)
    hard = {
        one.day
        for one in outings
        if 1 in (one.mine, one.theirs) or 2 in (one.mine, one.theirs)
        or one.ease is Ease.WORK or one.status is not Status.HAPPENED
    }  # fmt: skip
    found = everything(store)
    assert not [one for one in found if one.day in hard or one.apart]
    # All that is left and was good does come back.
    left = [one for one in outings if one.day not in hard and not one.apart]
    assert {one.day for one in found} == {one.day for one in left if is_good(one, whose)}


def ending(widgets: Any, end: str, start: str) -> Any:
    """The widget of a form whose key changes with every version of what it changes."""
    return next(found for found in widgets if str(found.key).startswith(start) and str(found.key).endswith(end))


def is_good(one: Outing, whose: Whose) -> bool:
    known = [rating for rating in (one.mine, one.theirs) if rating]
    rating = {Whose.MINE: one.mine, Whose.THEIRS: one.theirs, Whose.LOWER: min(known, default=None)}[whose]
    return (rating or 0) >= 4 or ((rating or 3) >= 3 and bool(one.favourite or one.moment))


@pytest.mark.parametrize(
    ("today", "there", "found"),
    [
        (date(2026, 11, 22), (2025, 11, 22), True),
        (date(2026, 11, 22), (2019, 11, 25), True),
        (date(2026, 11, 22), (2024, 11, 19), True),
        (date(2026, 11, 22), (2025, 11, 18), False),
        (date(2026, 11, 22), (2025, 11, 26), False),
        (date(2026, 11, 22), (2026, 11, 21), False),
        (date(2026, 11, 22), (2027, 11, 22), False),
        (date(2024, 2, 29), (2023, 2, 28), True),
        (date(2027, 3, 1), (2024, 2, 29), True),
        (date(2026, 1, 1), (2024, 12, 30), True),
        (date(2026, 1, 1), (2025, 12, 30), False),
        (date(2025, 12, 31), (2024, 1, 2), True),
        (date(2025, 12, 31), (2025, 1, 2), True),
    ],
)
def test_on_this_day_is_about_this_day_of_earlier_years(
    store: Store, today: date, there: tuple[int, int, int], found: bool
) -> None:
    """Three days around it, over the turn of the year and the last of February, and never this year's."""
    log(store, Outing(date(*there), "Walk", 5))
    assert bool(store.on_this_day(today)) is found


def test_the_nearest_come_first_and_only_a_handful(store: Store) -> None:
    """The day itself before its neighbours, the latest year before earlier ones."""
    found = [date(2020, 5, 10), date(2024, 5, 10), date(2023, 5, 11), date(2022, 5, 8), date(2021, 5, 13)]
    log(store, *(Outing(day, "Walk", 4) for day in [*found, *(date(year, 5, 12) for year in range(2010, 2016))]))
    assert [one.day for one in store.on_this_day(date(2025, 5, 10))] == [
        date(2024, 5, 10), date(2020, 5, 10), date(2023, 5, 11), date(2022, 5, 8), date(2015, 5, 12), date(2014, 5, 12),
    ]  # fmt: skip


def test_a_while_ago_is_the_same_all_day_and_everyone_has_a_turn(store: Store) -> None:
    """At least sixty days ago; another with every turn until all were there; and not always the same one."""
    log(store, *(Outing(before(50 + number), "Walk", 4) for number in range(20)))
    turns = [store.a_while_ago(TODAY, turn) for turn in range(10)]
    assert turns == [store.a_while_ago(TODAY, turn) for turn in range(10)]
    assert {one.day for one in turns if one} == {before(60 + number) for number in range(10)}
    assert store.a_while_ago(TODAY, 10) == turns[0]
    assert len({one.day for number in range(10) if (one := store.a_while_ago(TODAY + timedelta(number)))}) > 2


def test_years_are_said_as_years() -> None:
    """A memory of this day is a year ago, not twelve months."""
    assert ago(date(2025, 11, 22), date(2026, 11, 22)) == "a year ago"
    assert ago(date(2024, 11, 24), date(2026, 11, 22)) == "2 years ago"
    assert ago(date(2026, 5, 22), date(2026, 11, 22)) == "6 months ago"
    assert ago(date(2024, 1, 5), date(2026, 11, 22)) == "over 2 years ago"
    assert ago(date(2025, 10, 5), date(2026, 11, 22)) == "13 months ago"


def test_a_length_is_said_to_the_minute() -> None:
    """As people say it, and nothing rounded: it is what was noted."""
    assert [length(minutes) for minutes in (1, 45, 60, 150)] == [
        "1 minute",
        "45 minutes",
        "1 hour",
        "2 hours 30 minutes",
    ]


def test_an_empty_page_says_what_comes_here(app: AppTest) -> None:
    """One sentence, and a place for something from before; nothing to press but that."""
    memories(app)
    assert "comes back here by itself" in texts(app)
    assert [button.label for button in app.button] == ["Keep it", HIDE]
    assert "A page to print or keep" not in [expander.label for expander in app.expander]


def test_a_favourite_of_a_hard_day_is_said_to_stay_away(store: Store, app: AppTest) -> None:
    """Nobody has to wonder where it went; and a recent one that is done again is familiar, not brought back."""
    add(store, f"day,kind,mine,favourite\n{TODAY - timedelta(9)},Walk,2,yes\n{TODAY - timedelta(5)},Tea,5,yes\n")
    memories(app)
    assert "Hard days don't come up here, 1 favourite of yours among them: it stays in your log." in texts(app)
    press(app, "Plan it, on the next day that has room")
    assert store._cursor.execute("select novelty from log.plan").fetchall() == [("familiar",)]


def test_the_sample_works_like_a_log(app: AppTest, reopened: Reopen) -> None:
    """All sections, a favourite more, a memory more; nothing of it in the person's own log."""
    memories(press(app.run(), "Try it with sample outings"))
    headers = [header.value for header in app.header]
    assert headers == ["On this day", "A while ago", "Favourites", "Funny and fond bits", "From before", "To keep"]
    press(app, "☆ Favourite")
    assert "is a favourite" in texts(app)
    app.text_input(key="before_new_0_name").set_value("The lake")
    press(app, "Keep it")
    assert "The lake" in texts(app)
    assert not app.exception
    assert reopened().remembered().before == 0


def test_the_sections_show_the_good_ones_a_page_at_a_time(store: Store, app: AppTest) -> None:
    """Day in words, how long ago, the fond bit and the note; at most four of a section at once."""
    log(store, *(Outing(before(400 + n), f"Walk {n}", favourite=True, note="Long note") for n in range(9)))
    log(store, Outing(TODAY - timedelta(365), "Picnic", 5, moment="the ants won"))
    memories(app)
    said = texts(app)
    assert "Picnic" in said
    assert "a year ago" in said
    assert "“the ants won”" in said
    assert [f"Walk {n}" in said for n in range(4)] == [True] * 4
    shown = [button for button in app.button if str(button.key).startswith("star_favourites_")]
    assert len(shown) == 4
    app.session_state["favourites_page"] = 3
    app.run()
    shown = [button for button in app.button if str(button.key).startswith("star_favourites_")]
    assert len(shown) == 1
    app.date_input(key="memories_day").set_value(before(404) + timedelta(366)).run()
    assert not app.exception
    assert any(header.value.startswith("Around ") for header in app.header)
    keys = [str(button.key) for button in app.button]
    assert [key for key in keys if key.startswith("star_day_")]
    assert "Walk 4" in texts(app)


def test_a_young_log_shows_a_good_one_too(store: Store, app: AppTest) -> None:
    """Where nothing is a while ago yet, the page keeps its word all the same; a hard one never comes."""
    log(store, Outing(before(5), "Walk", 5), Outing(before(9), "Film", 1), Outing(before(12), "Tea", 4))
    memories(app)
    assert "A good one" in [header.value for header in app.header]
    seen = set()
    for _ in range(4):
        seen |= {name for name in ("Walk", "Tea", "Film") if f"**{name}**" in texts(app)}
        press(app, "Show another")
    assert seen == {"Walk", "Tea"}


def test_show_another_shows_another(store: Store, app: AppTest) -> None:
    """And the same one stays while something else is pressed."""
    log(store, Outing(before(100), "Walk", 5), Outing(before(120), "Tea", 5))
    memories(app)
    (first,) = [button.key for button in app.button if str(button.key).startswith("star_while_")]
    app.run()
    assert first in [button.key for button in app.button]
    press(app, "Show another")
    assert first not in [button.key for button in app.button]


def test_the_star_is_kept_and_can_be_undone(store: Store, app: AppTest, reopened: Reopen) -> None:
    """On and off, and nothing else of the outing changes."""
    (walk,) = log(store, Outing(before(100), "Walk", 5, note="the canal", tags=("sun",), minutes=40))
    press(memories(app), "☆ Favourite")
    kept = reopened().outing(walk)
    assert kept
    assert (kept.favourite, kept.note, kept.tags, kept.minutes, kept.mine) == (True, "the canal", ("sun",), 40, 5)
    take_back(app)
    assert reopened().favourites(5) == []
    press(press(app, "☆ Favourite"), "★ Favourite")
    assert reopened().favourites(5) == []
    take_back(app)
    assert [one.id for one in reopened().favourites(5)] == [walk]


def test_a_good_one_is_revived_as_an_idea(store: Store, app: AppTest, reopened: Reopen) -> None:
    """With its length, as something that used to be easy; once; and undone without touching the others."""
    (walk,) = log(store, Outing(before(100), "Walk, and then ices", 5, minutes=40))
    memories(app)
    keyed(app, f"idea_while_{walk}").click().run()
    assert "is among your ideas now" in texts(app)
    ideas = reopened().ideas().set_index("name")
    assert tuple(ideas.loc["Walk, and then ices", ["minutes", "revived"]]) == (40, True)
    number = len(ideas)
    keyed(app, f"idea_while_{walk}").click().run()
    assert "among your ideas already" in texts(app)
    assert len(reopened().ideas()) == number
    press(app, "Close")
    again = reopened()
    again.keep_ideas(again.ideas()[COLUMNS].query("not revived"))
    keyed(app, f"idea_while_{walk}").click().run()
    assert len(reopened().ideas()) == number
    take_back(app)
    left = set(reopened().ideas()["name"])
    assert len(left) == number - 1
    assert "Walk, and then ices" not in left


def test_a_good_one_is_revived_as_a_plan(store: Store, app: AppTest, reopened: Reopen) -> None:
    """Of its kind and length, on a day with room; a memory from before short; undo withdraws it."""
    (walk,) = log(store, Outing(before(100), "Walk", 5, minutes=40))
    lake = store.remember(Memory("The lake"))
    memories(app)
    keyed(app, f"plan_while_{walk}").click().run()
    keyed(app, f"plan_before_{lake}").click().run()
    assert not app.exception
    assert "Planned: The lake" in texts(app)
    plans = reopened().plans(TODAY, 5)
    assert {(plan.kind, plan.minutes) for plan in plans} == {("Walk", 40), ("The lake", 30)}
    take_back(app)
    assert [plan.kind for plan in reopened().plans(TODAY, 5)] == ["Walk"]
    (novelty,) = reopened()._cursor.execute("select novelty from log.plan where state = 'open'").fetchall()
    assert novelty == ("revived",)


def test_a_memory_from_before_is_kept_with_its_photo(app: AppTest, reopened: Reopen) -> None:
    """What it was, something of it, roughly when; the photo small; and all of it can be undone."""
    memories(app)
    app.text_input(key="before_new_0_name").set_value("The lake")
    app.text_area(key="before_new_0_words").set_value("We swam.")
    app.selectbox(key="before_new_0_part").set_value(Part.SUMMER)
    app.number_input(key="before_new_0_year").set_value(2014)
    app.file_uploader[0].upload("lake.png", picture(), "image/png")
    press(app, "Keep it")
    assert not app.exception
    assert "summer 2014" in texts(app)
    store = reopened()
    (kept,) = store.memories()
    assert (kept.name, kept.words, kept.when) == ("The lake", "We swam.", "summer 2014")
    photo = store.photo(memory=kept.id)
    assert photo
    assert Image.open(BytesIO(photo)).size == (1600, 800)
    assert app.text_input(key="before_new_1_name").value == ""
    take_back(app)
    assert reopened().memories() == []


def test_a_memory_without_a_name_waits_for_one(app: AppTest, reopened: Reopen) -> None:
    """It is said, and what was typed stays; so is a picture that is none."""
    memories(app)
    app.text_area(key="before_new_0_words").set_value("We swam.")
    press(app, "Keep it")
    assert "Say in a few words what it was" in texts(app)
    assert app.text_area(key="before_new_0_words").value == "We swam."
    app.text_input(key="before_new_0_name").set_value("The lake")
    app.file_uploader[0].upload("lake.png", b"no picture", "image/png")
    press(app, "Keep it")
    assert "no picture that can be read" in texts(app)
    assert not app.exception
    assert reopened().memories() == []


def test_a_memory_is_changed_deleted_and_brought_back(store: Store, app: AppTest, reopened: Reopen) -> None:
    """Each with its undo; its photo stays with it."""
    lake = store.remember(Memory("The lake", "We swam.", 2014, Part.SUMMER))
    store.keep_photo(small(picture()), memory=lake)
    memories(app)
    ending(app.text_input, "_name", f"before_{lake}_").set_value("The other lake")
    ending(app.number_input, "_year", f"before_{lake}_").set_value(2015)
    press(app, "Save")
    assert [(one.name, one.when, one.id) for one in reopened().memories()] == [("The other lake", "summer 2015", lake)]
    take_back(app)
    assert reopened().memories()[0].name == "The lake"
    press(app, "Delete")
    assert reopened().memories() == []
    assert "The lake is in the bin for thirty days." in texts(app).replace("\n", " ")
    take_back(app)
    store = reopened()
    assert [one.id for one in store.memories()] == [lake]
    assert store.photo(memory=lake)


def test_a_photo_is_added_replaced_and_removed(store: Store, app: AppTest, reopened: Reopen) -> None:
    """It is kept small in the file itself, shown with what it is, and each step can be undone."""
    (walk,) = log(store, Outing(before(100), "Walk", 5))

    def of() -> bytes | None:
        return reopened().photo(outing=walk)

    memories(app)
    app.file_uploader[0].upload("a.png", picture("teal"), "image/png").run()
    first = of()
    assert first
    assert Image.open(BytesIO(first)).format == "JPEG"
    assert first != picture("teal")
    assert "The photo of Walk is kept." in texts(app)
    assert len(app.get("image")) == 1
    app.file_uploader[0].upload("b.png", picture("red"), "image/png").run()
    second = of()
    assert second not in (None, first)
    take_back(app)
    assert of() == first
    press(app, "Remove the photo")
    assert of() is None
    take_back(app)
    assert of() == first
    app.file_uploader[0].upload("c.heic", b"\0\0\0\x18ftypheic" + bytes(99), "image/heic").run()
    assert "save it as a JPEG" in texts(app)
    assert not app.exception
    assert of() == first


@pytest.mark.parametrize("harm", ["no picture", "cut off", "another format", "too large"])
def test_a_damaged_photo_is_said_and_nothing_else_goes_with_it(store: Store, app: AppTest, harm: str) -> None:
    """As a copy from elsewhere may bring one: the page is there, and what is no photo of ours is opened by nothing."""
    lake = store.remember(Memory("The lake"))
    whole, other, large = small(picture()), BytesIO(), BytesIO()
    Image.new("RGB", (40, 30), "teal").save(other, "EPS")
    Image.new("L", (9000, 9000)).save(large, "JPEG")
    harms = {
        "no picture": b"MZ" + bytes(400), "cut off": whole[: len(whole) // 3], "another format": other.getvalue(),
        "too large": large.getvalue(),
    }  # fmt: skip
    store.keep_photo(harms[harm], memory=lake)
    memories(app)
    assert not app.exception
    assert "The photo here can't be shown" in texts(app)
    assert "The lake" in texts(app)


def test_what_was_written_is_shown_as_text(store: Store, app: AppTest, reopened: Reopen) -> None:
    """Markup and links in a kind, a note, a fond bit or a memory stay letters, on the page and in the file."""
    for number, text in enumerate(HOSTILE):
        log(store, Outing(before(61 + number), text[:80], 5, note=text, moment=text, favourite=True))
        store.remember(Memory(text[:80], text))
    memories(app)
    raw = [str(block.value) for block in app.markdown]
    assert not [block for block in raw if "](http" in block or "<script" in block.replace("\\<", "") or "<img" in block.replace("\\<", "")]  # fmt: skip
    assert not [block for block in app.markdown if block.allow_html]
    page = texts(app).replace("\u2060", "")
    assert len([text for text in HOSTILE if text in page]) >= 4
    read = page_of(reopened()).decode()
    assert "<script" not in read
    assert read.count("<img") == 0
    assert "&lt;script&gt;" in read


def test_the_page_to_keep_holds_each_good_one_once(store: Store, app: AppTest) -> None:
    """Favourites, fond bits and those from before, with their photos; nothing of other days."""
    (walk, *_) = log(
        store,
        Outing(before(90), "Walk", 5, favourite=True, moment="the dog"),
        Outing(before(80), "Opera", 1, favourite=True, moment="left early"),
        Outing(before(70), "Tea", 5),
        Outing(before(60), "Cinema", 3, moment="the popcorn"),
    )
    store.keep_photo(small(picture()), outing=walk)
    store.remember(Memory("The lake", year=2014))
    read = page_of(store).decode()
    assert [read.count(f"<h2>{name}</h2>") for name in ("The lake", "Walk", "Cinema", "Opera", "Tea")] == [
        1,
        1,
        1,
        0,
        0,
    ]
    assert read.index("The lake") < read.index("Walk") < read.index("Cinema")
    assert read.count("data:image/jpeg;base64,") == 1
    assert "had no room" not in read
    memories(app)
    assert "Anyone who has the file can read it." in texts(app)


def test_a_long_page_to_keep_says_what_it_leaves_out(
    store: Store, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The latest are in it, and how many are not is said on the page and in the file."""
    monkeypatch.setattr(keepsake, "MOST", 5)
    add(store, "day,kind,mine,favourite\n" + "".join(f"{before(100 - n)},Walk {n},5,yes\n" for n in range(9)))
    store.remember(Memory("The lake"))
    read = page_of(store).decode()
    assert [f"<h2>Walk {n}</h2>" in read for n in range(9)] == [False] * 5 + [True] * 4
    assert "5 more good ones had no room here." in read
    memories(app)
    assert "It holds 5 of the 10" in texts(app)


def test_a_favourite_deleted_meanwhile_is_said(store: Store, app: AppTest) -> None:
    """In a sentence, and the page goes on."""
    (walk,) = log(store, Outing(before(100), "Walk", 5))
    memories(app)
    press(app, "☆ Favourite")
    store.delete([walk])
    take_back(app)
    assert not app.exception
    assert "deleted in another window" in texts(app)
    with pytest.raises(Trouble):
        store.remember(Memory(" "))

"""Outings as a person writes them: logged once, changed by who saw the latest, deleted and brought back as they were."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import vault
from dashboard.entries import CHANGEABLE, ChangedMeanwhile, Memory, Outing, Part
from dashboard.outings import LONGEST_NOTE, Company, Ease, Filter, Idea, Novelty, Status, Trouble
from dashboard.store import Store
from dashboard.store.bin import KEPT
from tests.conftest import TODAY, add

Reopen = Callable[[], Store]

FULL = Outing(
    date(2026, 3, 14), "Walk", mine=5, theirs=4, start=time(18, 30), minutes=45, company=Company.US, idea=Idea.THEM,
    status=Status.CUT_SHORT, ease=Ease.LIGHT, novelty=Novelty.REVIVED, cost=Decimal("6.50"), place="the canal",
    tags=("sunny", "tired, both"), note="line one\nline two", moment="the goose", favourite=True,
)  # fmt: skip


def known(store: Store, outing: int) -> Outing:
    found = store.outing(outing)
    assert found is not None
    return found


def same(one: Outing, other: Outing) -> bool:
    """Alike in all that can be changed."""
    return all(getattr(one, name) == getattr(other, name) for name in CHANGEABLE)


def test_an_outing_is_on_disk_as_it_was_typed(store: Store, reopened: Reopen) -> None:
    """Every field, and nothing that wasn't said."""
    full, bare = store.log(FULL, "one"), store.log(Outing(TODAY, "  Tea \n time "), "two")
    again = reopened()
    assert same(known(again, full), FULL)
    assert same(known(again, bare), Outing(TODAY, "Tea time"))


def test_the_same_form_logs_once(store: Store, reopened: Reopen) -> None:
    """However often it is sent, and also once what it logged was deleted."""
    first = store.log(FULL, "a form")
    assert store.log(FULL, "a form") == first
    assert store.log(replace(FULL, mine=1), "a form") == first
    store.delete([first])
    assert store.log(FULL, "a form") == first
    assert reopened().summary(Filter()).outings == 0
    assert reopened().log(FULL, "another form") != first


def test_two_alike_on_one_day_are_two(store: Store) -> None:
    """Several outings of a day are kept apart."""
    assert store.log(FULL, "one") != store.log(FULL, "two")
    assert store.summary(Filter()).outings == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "  "}, "Say what you did"),
        ({"kind": "k" * 81}, "81 characters"),
        ({"note": "n" * (LONGEST_NOTE + 1)}, "still here"),
        ({"day": date(1899, 12, 31)}, "1900 to 2199"),
        ({"minutes": 0}, "fourteen days"),
        ({"minutes": 20_161}, "fourteen days"),
        ({"cost": Decimal(-1)}, "cost"),
        ({"mine": 6}, "1 to 5"),
        ({"kind": "\u3164\u200b"}, "Say what you did"),
        ({"tags": ("t" * 10_001,)}, "tag"),
    ],
)
def test_what_a_log_cannot_hold_is_refused_in_a_sentence(store: Store, changes: dict[str, Any], said: str) -> None:
    """And nothing of it is saved."""
    with pytest.raises(Trouble, match=said):
        store.log(replace(FULL, **changes), "form")
    assert store.summary(Filter()).outings == 0


def test_what_did_not_happen_is_not_rated(store: Store) -> None:
    """It costs nothing: no rating is kept with it."""
    made = store.log(replace(FULL, status=Status.DID_NOT_HAPPEN), "form")
    assert (known(store, made).mine, known(store, made).theirs) == (None, None)
    summary = store.summary(Filter())
    assert (summary.rated, summary.did_not_happen) == (0, 1)


def test_a_day_apart_needs_no_words(store: Store) -> None:
    """It is kept beside the outings and counts as none."""
    store.log(Outing(TODAY, "", apart=True), "form")
    assert store.summary(Filter()).outings == 0
    assert store.summary(Filter(apart=True)).outings == 1
    assert store.kinds() == []
    assert store.recent_kinds() == []


texts = st.text(max_size=60)
outings = st.builds(
    Outing,
    day=st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    kind=texts.filter(lambda text: any(letter.isalnum() for letter in text)),
    mine=st.none() | st.integers(1, 5),
    start=st.none() | st.times(),
    minutes=st.none() | st.integers(1, 20_160),
    cost=st.none() | st.decimals(0, 9_999_999, places=2),
    tags=st.lists(texts, max_size=4).map(tuple),
    note=texts,
    moment=texts,
    place=texts,
    favourite=st.booleans(),
)


@settings(max_examples=40)
@given(outings)
def test_whatever_can_be_typed_comes_back(typed: Outing) -> None:
    """Tidied once, it is kept as it is; halves of letters and control characters never reach the log."""
    log = vault.memory_log()
    try:
        store = Store(log)
        tidy = typed.checked()
        assert tidy.checked() == tidy
        back = known(store, store.log(typed, "form"))
        assert same(back, tidy)
        after = store.change(replace(back, note="something else"))
        assert same(store.change(replace(back, changed_at=after.changed_at)), back)
    finally:
        log.close()


def test_who_did_not_see_the_latest_is_told(store: Store, reopened: Reopen) -> None:
    """Two windows, one outing: the second change is refused, and nothing is overwritten."""
    first = known(store, store.log(FULL, "form"))
    store.change(replace(first, note="from one window"))
    with pytest.raises(ChangedMeanwhile, match="what you wrote is still here") as told:
        store.change(replace(first, note="from the other"))
    assert told.value.now is not None
    assert told.value.now.note == "from one window"
    assert known(reopened(), first.id or 0).note == "from one window"


def test_what_was_deleted_meanwhile_is_told(store: Store) -> None:
    """A change of it makes nothing anew."""
    first = known(store, store.log(FULL, "form"))
    store.delete([first.id or 0])
    with pytest.raises(ChangedMeanwhile, match="deleted"):
        store.change(replace(first, note="too late"))
    assert store.summary(Filter()).outings == 0


def test_many_are_changed_together_or_not_at_all(store: Store, reopened: Reopen) -> None:
    """One that was changed elsewhere holds back the others."""
    one, two = (known(store, store.log(FULL, form)) for form in ("one", "two"))
    store.change(replace(two, mine=1))
    with pytest.raises(ChangedMeanwhile):
        store.change_all([replace(one, mine=2), replace(two, mine=3)])
    with pytest.raises(ChangedMeanwhile):
        store.change_all([replace(two, mine=3)], gone=[one.id or 0])
    again = reopened()
    assert [known(again, found.id or 0).mine for found in (one, two)] == [5, 1]
    again.change_all([], gone=[one.id or 0])
    assert reopened().binned(5)["id"].tolist() == [one.id]


def test_a_change_keeps_what_hangs_on_it_right(store: Store) -> None:
    """Days since the last of its kind are worked out anew when a day, a kind or a rating changes."""
    days = [date(2026, 5, 1), date(2026, 5, 11), date(2026, 5, 31)]
    ids = [store.log(Outing(day, "Walk", mine=4), str(day)) for day in days]

    def gaps() -> list[int | None]:
        store._settled()
        rows = store._cursor.execute("select since_last from log.outing order by day").fetchall()
        return [gap for (gap,) in rows]

    assert gaps() == [None, 10, 20]
    store.change(replace(known(store, ids[1]), kind="Tea", called=""))
    assert gaps() == [None, None, 30]
    store.delete([ids[0]])
    assert gaps() == [None, None]
    store.restore([ids[0]])
    assert gaps() == [None, None, 30]


def brought(**changes: Any) -> tuple[Outing, list[str]]:
    """What comes of changing some fields in two windows: `here_` and `there_` before each name."""
    here = {name[5:]: value for name, value in changes.items() if name.startswith("here_")}
    there = {name[6:]: value for name, value in changes.items() if name.startswith("there_")}
    return replace(FULL, **here).brought_over(FULL, replace(FULL, **there))


def test_changes_of_different_fields_are_both_kept() -> None:
    """What the other window wrote stays, what was typed here comes on top."""
    found, clashes = brought(here_note="mine", there_mine=3)
    assert (found.note, found.mine, clashes) == ("mine", 3, [])


def test_changes_of_one_field_are_asked_about() -> None:
    """Until then it keeps what it has; the same change in both is none."""
    found, clashes = brought(here_note="mine", there_note="theirs", here_mine=2, there_mine=2)
    assert (found.note, found.mine, clashes) == ("theirs", 2, ["note"])


def test_the_bin_gives_back_what_it_took(store: Store, reopened: Reopen) -> None:
    """As it was, with its number and its picture; it counts nowhere meanwhile."""
    kept = known(store, store.log(FULL, "form"))
    store.keep_photo(b"a picture", outing=kept.id)
    assert store.delete([kept.id or 0, 99]) == 1
    again = reopened()
    assert again.summary(Filter()).outings == 0
    assert again.binned(5)["kind"].tolist() == ["Walk"]
    assert again.log(FULL, "the next") != kept.id
    assert again.restore([kept.id or 0]) == 1
    assert again.restore([kept.id or 0]) == 0
    assert known(again, kept.id or 0) == kept
    assert again.photo(outing=kept.id) == b"a picture"
    assert again.binned(5).empty


def test_the_bin_keeps_for_thirty_days_and_no_longer(store: Store, reopened: Reopen) -> None:
    """After that text and picture are gone, of memories too."""
    kept = store.log(FULL, "form")
    store.keep_photo(b"a picture", outing=kept)
    memory = store.remember(Memory("The lake", year=2014, part=Part.SUMMER))
    store.keep_photo(b"another", memory=memory)
    store.delete([kept])
    store.forget_memory(memory)
    assert store.empty_bin(datetime.now() + KEPT - timedelta(minutes=1)) == 0
    assert len(store.binned(5)) == len(store.binned_memories()) == 1
    assert store.empty_bin(datetime.now() + KEPT + timedelta(minutes=1)) == 2
    again = reopened()
    assert again.binned(5).empty
    assert again.binned_memories() == []
    assert again.photo(outing=kept) is None
    assert again.photo(memory=memory) is None


FILE = "day,kind,mine,note\n2026-01-03,Walk,5,one\n2026-01-04,Tea,4,two\n2026-01-05,Walk,3,three\n"


@pytest.mark.parametrize("for_good", [False, True])
def test_what_was_deleted_does_not_come_back_with_its_file(store: Store, for_good: bool) -> None:
    """The same file again knows it, in the bin and after; undoing the upload lets all of it come again."""
    upload = add(store, FILE)
    (first, *_) = store.outings(Filter(kinds=("Tea",)), 1)["id"].tolist()
    store.delete([first])
    if for_good:
        store.empty_bin(datetime.now() + KEPT + timedelta(days=1))
    assert add(store, FILE).added == 0
    store.undo(upload.id)
    assert add(store, FILE).added == (3 if for_good else 2)


def test_undoing_an_upload_loses_nothing_typed_by_hand(store: Store, reopened: Reopen) -> None:
    """An outing of the file that was changed goes into the bin; the file may bring its own version again."""
    upload = add(store, FILE)
    changed = known(store, int(store.outings(Filter(kinds=("Tea",)), 1)["id"][0]))
    store.change(replace(changed, note="what I remember of it"))
    assert store.undo(upload.id) == 3
    again = reopened()
    assert again.binned(5)["note"].tolist() == ["what I remember of it"]
    assert add(again, FILE).added == 3
    again.restore([changed.id or 0])
    assert again.summary(Filter()).outings == 4


def test_what_was_changed_is_known_again_by_its_file(store: Store) -> None:
    """A changed outing isn't doubled when its file is read again."""
    add(store, FILE)
    for row in store.outings(Filter(), 5)["id"].tolist():
        store.change(replace(known(store, row), note="otherwise", mine=2, kind="Stroll", called=""))
    assert add(store, FILE).added == 0


def test_words_are_found_wherever_they_stand(store: Store) -> None:
    """In kind, place, tags, note and fond bit, whatever accents and capitals, and never as a pattern."""
    store.log(replace(FULL, note="Café 100 %_ done"), "one")
    store.log(Outing(TODAY, "Tea"), "two")
    for words, found in {
        "cafe": 1, "GOOSE": 1, "canal": 1, "sunny": 1, "tea": 1, "100 %_": 1, "%": 1, "1__ %": 0, "gone": 0,
    }.items():  # fmt: skip
        assert store.summary(Filter(words=words)).outings == found, words


def test_a_kind_is_renamed_with_all_that_was_shown_as_it(store: Store, reopened: Reopen) -> None:
    """No outing changes; the old word stays known, so that a file that uses it is no new kind; and back."""
    for kind in ("Walk", "walkies", "Tea"):
        store.log(Outing(TODAY, kind), kind)
    store.merge({"walkies": "Walk"})
    store.set_aside("Walk", TODAY + timedelta(9))
    before = store.kinds_as_they_are()
    store.rename("Walk", " Stroll ")
    after = store.kinds_as_they_are()
    again = reopened()
    assert again.kinds() == ["Stroll", "Tea"]
    assert again.aside(TODAY) == {"Stroll"}
    add(again, "day,kind\n2026-02-02,WALK\n")
    assert again.kinds() == ["Stroll", "Tea"]
    again.put_back_kinds(before, after, ("Walk", "Stroll"))
    assert again.kinds() == ["Walk", "Tea"]
    assert again.aside(TODAY) == {"Walk"}
    again.rename("Walk", "Stroll")
    again.rename("Stroll", "walk")
    assert again.kinds() == ["walk", "Tea"]
    again.rename("Tea", "TEA")
    assert again.kinds() == ["walk", "TEA"]
    with pytest.raises(Trouble, match="already"):
        again.rename("TEA", "WALK")
    with pytest.raises(Trouble, match="needs a name"):
        again.rename("TEA", "   ")


def test_a_retired_kind_is_offered_no_more(store: Store, reopened: Reopen) -> None:
    """Its outings stay; restored, it is offered again; a new name changes nothing of that."""
    for day, kind in enumerate(("Walk", "Tea"), 1):
        store.log(Outing(date(2026, 1, day), kind, mine=5), kind)
    store.retire("Tea")
    store.rename("Tea", "Cocoa")
    again = reopened()
    assert again.recent_kinds() == ["Walk"]
    assert again.kinds() == ["Cocoa", "Walk"]
    assert again.standing(TODAY)["kind"].tolist() == ["Walk"]
    again.retire("Cocoa", retired=False)
    assert again.recent_kinds() == ["Cocoa", "Walk"]


def test_names_that_differ_in_letters_alone_stay_apart(store: Store) -> None:
    """Straße and Strasse are two words to the log: neither becomes the other by a new name, and both can be logged."""
    for kind in ("Straße", "Strasse", "ΟΔΟΣ"):
        store.log(Outing(TODAY, kind), kind)
    with pytest.raises(Trouble, match="already"):
        store.rename("Straße", "Strasse")
    store.rename("ΟΔΟΣ", "οδος")
    for number, kind in enumerate(("Straße", "Strasse", "οδος")):
        assert store.log(Outing(TODAY, kind), f"again {number}")
    assert sorted(store.kinds()) == ["Strasse", "Straße", "οδος"]


def test_a_number_is_never_given_twice(store: Store, reopened: Reopen) -> None:
    """Whatever is taken out, undone or emptied: what belonged to one outing never belongs to another."""
    plan = store.plan("Walk", TODAY)
    first = store.happened(plan, Status.HAPPENED)
    assert first is not None
    store.take_back(plan)
    second = store.log(Outing(TODAY, "Tea"), "tea")
    store.delete([second])
    store.empty_bin(datetime.now() + KEPT + timedelta(days=1))
    upload = add(reopened(), FILE)
    store = reopened()
    uploaded = store.outings(Filter(), 9)["id"].tolist()
    store.undo(upload.id)
    third = store.log(Outing(TODAY, "Film"), "film")
    assert len({first, second, third, *uploaded}) == 3 + len(uploaded)


def test_taking_a_plan_back_loses_nothing_written_since(store: Store, reopened: Reopen) -> None:
    """What was added to the outing waits in the bin; what was only planned is the plan again."""
    plan = store.plan("Walk", TODAY, minutes=30)
    made = store.happened(plan, Status.HAPPENED)
    assert made is not None
    store.change(replace(known(store, made), note="the goose"))
    store.take_back(plan)
    again = reopened()
    assert [open_.id for open_ in again.plans(TODAY, 5)] == [plan]
    assert again.binned(5)["note"].tolist() == ["the goose"]
    again.happened(plan, Status.HAPPENED)
    again.take_back(plan)
    assert len(again.binned(5)) == 1


def test_undoing_one_change_of_kinds_leaves_the_others(store: Store) -> None:
    """What another window did to other kinds since stays done."""
    for kind in ("Walk", "Tea"):
        store.log(Outing(TODAY, kind), kind)
    before = store.kinds_as_they_are()
    store.rename("Walk", "Stroll")
    after = store.kinds_as_they_are()
    store.rename("Tea", "Chai")
    store.retire("Chai")
    store.put_back_kinds(before, after, ("Walk", "Stroll"))
    assert sorted(store.kinds()) == ["Chai", "Walk"]
    assert store.recent_kinds() == ["Walk"]


def test_a_memory_changed_in_two_windows_is_told(store: Store) -> None:
    """The second is refused, and what the first wrote stays."""
    store.remember(Memory("The lake"))
    (seen,) = store.memories()
    now = store.change_memory(replace(seen, words="from one"))
    with pytest.raises(Trouble, match="another window"):
        store.change_memory(replace(seen, words="from the other"))
    assert store.memories() == [now]


@pytest.mark.parametrize(
    ("year", "part", "said"),
    [
        (2014, Part.SUMMER, "summer 2014"),
        (2014, None, "2014"),
        (None, Part.SUMMER, "one summer"),
        (None, None, ""),
        (2014, Part.EARLY, "early in 2014"),
    ],
)
def test_a_date_is_as_rough_as_it_is(store: Store, year: int | None, part: Part | None, said: str) -> None:
    """Nothing that was said of it is dropped."""
    store.remember(Memory("The lake", year=year, part=part))
    assert store.memories()[0].when == said

"""Plans and ideas on a real file: what is said to be done is in it when it is opened again."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pandas as pd
import pytest

from dashboard import migrations, vault
from dashboard.entries import Outing
from dashboard.outings import Company, Filter, Novelty, Status, Trouble
from dashboard.planner.ideas import COLUMNS, Wishes, fitting, revived, starters
from dashboard.store import Store
from tests.conftest import TODAY, add

DAY = date(2026, 11, 25)
Reopen = Callable[[], Store]


def test_a_plan_is_kept(store: Store, reopened: Reopen) -> None:
    """With its day, time, length and kind; a kind not met before is made."""
    plan = store.plan("Short walk", DAY, minutes=45, start=time(18, 30), novelty=Novelty.NEW)
    (kept,) = reopened().plans(TODAY, 5)
    assert (kept.id, kept.kind, kept.day, kept.start, kept.minutes) == (plan, "Short walk", DAY, time(18, 30), 45)
    assert kept.sequence == 0


def test_a_plan_becomes_an_outing_once(store: Store, reopened: Reopen) -> None:
    """With all that was planned of it, however often it is said; and the plan is open no more."""
    more = Outing(DAY, "Short walk", company=Company.US, place="the canal", tags=("sunny",), note="bring tea")
    plan = store.plan("Short walk", DAY, minutes=45, start=time(18, 30), novelty=Novelty.NEW, like=more)
    outing = store.happened(plan, Status.HAPPENED)
    assert outing is not None
    assert store.happened(plan, Status.HAPPENED) == outing
    store.rate(outing, 4)
    again = reopened()
    (row,) = again.outings(Filter(), 5).to_dict("records")
    assert (row["kind"], row["day"].date(), row["minutes"], row["start"]) == ("Short walk", DAY, 45, time(18, 30))
    assert (row["status"], row["novelty"], row["mine"]) == ("happened", "new", 4)
    assert (row["company"], row["place"], row["tags"], row["note"]) == ("just us", "the canal", "sunny", "bring tea")
    assert again.plans(date.min, 5) == []


def test_how_long_one_took_that_was_cut_short_nobody_knows(store: Store, reopened: Reopen) -> None:
    """Its planned length is not written down as how long it was."""
    store.happened(store.plan("Walk", DAY, minutes=45), Status.CUT_SHORT)
    (row,) = reopened().outings(Filter(), 5).to_dict("records")
    assert (row["status"], pd.isna(row["minutes"])) == ("cut short", True)


def test_an_outing_from_a_plan_knows_its_neighbours(store: Store, reopened: Reopen) -> None:
    """Days since the last of its kind and since a hard one are worked out as for any other."""
    add(store, "day,kind,mine\n2026-11-20,Walk,2\n")
    store.happened(store.plan("walk", DAY), Status.HAPPENED)
    again = reopened()
    again._settled()
    rows = again._cursor.execute("select since_last, since_hard from log.outing order by day").fetchall()
    assert rows == [(None, None), (5, 5)]


def test_what_a_plan_became_can_be_taken_back(store: Store, reopened: Reopen) -> None:
    """The outing goes, the plan is open again; doing it twice changes nothing more."""
    plan = store.plan("Walk", DAY)
    store.happened(plan, Status.HAPPENED)
    store.take_back(plan)
    store.take_back(plan)
    again = reopened()
    assert again.summary(Filter()).outings == 0
    assert [one.id for one in again.plans(TODAY, 5)] == [plan]


def test_what_did_not_happen_has_no_rating(store: Store, reopened: Reopen) -> None:
    """It is put down without one, and can't get one."""
    outing = store.happened(store.plan("Walk", DAY), Status.DID_NOT_HAPPEN)
    assert outing is not None
    store.rate(outing, 5)
    summary = reopened().summary(Filter())
    assert (summary.did_not_happen, summary.rated) == (1, 0)


@pytest.mark.parametrize("close", [Store.withdraw, Store.let_go])
def test_a_closed_plan_counts_for_nothing_and_can_come_back(
    store: Store, reopened: Reopen, close: Callable[[Store, int], None]
) -> None:
    """It is no outing, in no list and in no export, until it is brought back."""
    plan = store.plan("Walk", DAY)
    close(store, plan)
    assert store.happened(plan, Status.HAPPENED) is None
    again = reopened()
    assert again.plans(date.min, 5) == []
    assert again.summary(Filter()).outings == 0
    assert sum(len(batch) for batch in again.records(Filter())) == 0
    again.bring_back(plan)
    assert [one.id for one in reopened().plans(TODAY, 5)] == [plan]


def test_calendars_are_told_of_every_change(store: Store, reopened: Reopen) -> None:
    """The number a calendar goes by rises with each change and with nothing else; the name it knows stays."""
    plan = store.plan("Walk", DAY, minutes=45)
    (first,) = store.plans(TODAY, 5)
    store.move_plan(plan, DAY, None, 45)
    assert store.plans(TODAY, 5) == [first]
    store.move_plan(plan, date(2026, 11, 27), time(9), 30)
    (moved,) = reopened().plans(TODAY, 5)
    assert (moved.uid, moved.sequence, moved.day, moved.start, moved.minutes) == (
        first.uid,
        1,
        date(2026, 11, 27),
        time(9),
        30,
    )
    store = reopened()
    store.withdraw(plan)
    (gone,) = reopened().withdrawn(TODAY, 5)
    assert (gone.uid, gone.sequence) == (first.uid, 2)


def test_nothing_a_log_cannot_hold_is_planned(store: Store) -> None:
    """It is said in a sentence, and the log is as it was."""
    with pytest.raises(Trouble, match="could not be planned"):
        store.plan("Walk", DAY, minutes=0)
    with pytest.raises(Trouble, match="Say what you did"):
        store.plan(" ", DAY)
    assert store.plans(date.min, 5) == []
    assert store.all_kinds().empty


def test_an_uploaded_plan_that_happened_is_known_again(store: Store) -> None:
    """Reading the same calendar once more adds nothing, whatever became of its plans."""
    lines = "day,kind,status\n2026-11-25,Walk,planned\n2026-11-28,Tea,planned\n"
    add(store, lines)
    walk, tea = store.plans(TODAY, 5)
    store.happened(walk.id, Status.HAPPENED)
    store.withdraw(tea.id)
    assert add(store, lines).added == 0


def test_an_older_log_keeps_its_plans(log_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan of the format before is there, open, with a name of its own for calendars."""
    steps = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: steps[:3])
    cursor = vault.open_log(log_path).cursor()
    cursor.execute("insert into log.kind (name) values ('Walk')")
    for plan in (1, 2):
        cursor.execute(
            "insert into log.plan (id, day, kind, note) values (?, date '2026-12-24', 1, 'by the canal')", [plan]
        )
    vault.close_logs()
    monkeypatch.undo()
    monkeypatch.setenv("OUTINGS_LOG", str(log_path))
    one, other = Store(vault.open_log(log_path)).plans(TODAY, 5)
    assert (one.kind, one.day, one.sequence) == ("Walk", date(2026, 12, 24), 0)
    assert one.uid != other.uid


def test_starters_come_once(store: Store, reopened: Reopen) -> None:
    """The ideas that come with the dashboard are put in once; what the person takes out stays out."""
    store.start_ideas(starters())
    ideas = store.ideas()
    assert len(ideas) == len(starters())
    store.keep_ideas(ideas[COLUMNS].iloc[:3])
    again = reopened()
    again.start_ideas(starters())
    assert len(again.ideas()) == 3


def test_ideas_start_small_and_suit_different_people() -> None:
    """Most are free and at most 45 minutes; there is something for those who sit, rest, stay in, or have little."""
    ideas = starters()
    assert (ideas["minutes"] <= 45).mean() > 0.85
    assert (ideas["cost"] == "free").mean() > 0.5
    for wishes in (
        Wishes(seated=True, minutes=20), Wishes(place="out", cost="free", energy="restful"),
        Wishes(place="at home", season="cold"), Wishes(place="out", season="warm", seated=True), Wishes(minutes=15, cost="free"),
    ):  # fmt: skip
        assert len(fitting(ideas, wishes)) >= 3
    assert not ideas["name"].str.casefold().duplicated().any()


def test_what_one_has_narrows_the_ideas() -> None:
    """Time and money are the most there may be; what used to be easy comes first."""
    ideas = pd.concat([starters(), revived("Old bikes, Silly films\nOld bikes")])
    found = fitting(ideas, Wishes(minutes=45, cost="cheap", energy="a little", place="out"))
    assert list(found["name"][:2]) == ["Old bikes", "Silly films"]
    assert set(found["place"]) == {"out"}
    assert set(found["cost"]) <= {"free", "cheap"}
    assert set(found["energy"]) <= {"restful", "a little"}
    assert found["minutes"].max() <= 45
    assert set(fitting(ideas, Wishes(season="warm"))["season"]) == {"any", "warm"}


def test_what_is_set_aside_comes_back(store: Store, reopened: Reopen) -> None:
    """Until its day, and at once when the person takes it up again."""
    store.set_aside("Walk", date(2026, 12, 20))
    assert reopened().aside(TODAY) == {"Walk"}
    store = reopened()
    assert store.aside(date(2026, 12, 20)) == set()
    store.take_up("Walk")
    assert store.aside(TODAY) == set()

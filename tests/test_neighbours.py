"""What depends on an outing's neighbours, worked out near a change, is what it is when all is worked out anew."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard import vault
from dashboard.circumstances import Gap
from dashboard.entries import Outing
from dashboard.outings import Filter, Status, Whose
from dashboard.store import Store

FIRST = date(2026, 1, 1)
TELL = "select id, since_last, since_hard from log.outing where not apart order by id"
CHANGES = ("log", "change", "delete", "restore", "rate", "together")

ratings = st.none() | st.integers(1, 5)
outings = st.builds(
    Outing, day=st.integers(0, 5).map(lambda days: FIRST + timedelta(days)), kind=st.sampled_from(["Walk", "Tea", "Stroll"]),
    mine=ratings, theirs=ratings, start=st.sampled_from([None, time(9), time(18)]),
    status=st.sampled_from([Status.HAPPENED] * 3 + [Status.CUT_SHORT]), apart=st.sampled_from([False] * 4 + [True]),
) | st.builds(
    Outing, day=st.integers(0, 5).map(lambda days: FIRST + timedelta(days)), kind=st.sampled_from(["Walk", "Tea"]),
    status=st.just(Status.DID_NOT_HAPPEN),
)  # fmt: skip
steps = st.lists(st.tuples(st.sampled_from(CHANGES), outings, st.integers(0, 30)), min_size=1, max_size=14)


def told(store: Store) -> list[Any]:
    store._settled()
    return store._cursor.execute(TELL).fetchall()


HARD, EASY, HARD_LATER = (
    Outing(FIRST + timedelta(days), "Tea", mine, start=start)
    for days, mine, start in ((1, 1, None), (3, 4, time(9)), (3, 1, time(18)))
)
BEFORE_ANOTHER_ON_ITS_DAY = [("log", HARD, 0), ("log", EASY, 0), ("log", HARD_LATER, 0), ("delete", HARD, 2)]


@settings(max_examples=25)
@example(BEFORE_ANOTHER_ON_ITS_DAY, Whose.MINE)
@given(steps, st.sampled_from(Whose))
def test_near_is_the_same_as_everywhere(steps: list[tuple[str, Outing, int]], whose: Whose) -> None:
    """Whenever anyone looks, after any logging, changing, moving, deleting, bringing back and rating, by whoever's rating."""
    store = Store(vault.memory_log())
    store.count_rating_of(whose)
    # A kind that is shown as another is of one row with it.
    for kind in ("Walk", "Stroll"):
        store.log(Outing(FIRST, kind, 3), kind)
    store.merge({"Stroll": "Walk"})
    there, gone = [1, 2], []
    for place, (change, wanted, which) in enumerate(steps):
        one = there[which % len(there)] if there else None
        if change == "log" or one is None:
            there.append(store.log(wanted, f"form {place}"))
        elif change == "delete":
            store.delete([one])
            there.remove(one)
            gone.append(one)
        elif change == "restore":
            store.restore(gone)
            there, gone = there + gone, []
        elif change == "rate":
            found = store.outing(one)
            assert found is not None
            if found.status is not Status.DID_NOT_HAPPEN:
                store.rate(one, wanted.mine)
        else:
            with_it = [one] if change == "change" else sorted({one, there[0]})
            new = [
                replace(wanted, id=number, changed_at=as_it_is.changed_at)
                for number in with_it
                if (as_it_is := store.outing(number))
            ]
            store.change_all(new)
        # Nobody looks after some of them, nor asks for it: the next change or look finds more than one that came.
        if which % 3 == 0 and place < len(steps) - 1:
            continue
        near = told(store)
        with store._change("It can't fail."):
            store._settle()
        assert near == told(store)


def test_what_a_stop_came_before_is_worked_out_for_who_looks_next(store: Store, log_path: Path, tmp_path: Path) -> None:
    """Logged and on the disk, its neighbours not knowing of it: whoever asks for it first in the opened log is told right."""
    for form, days in enumerate((0, 9, 3)):
        store.log(Outing(FIRST + timedelta(days), "Tea", mine=1), f"form {form}")
    stopped = tmp_path / "stopped" / "log.duckdb"
    stopped.parent.mkdir()
    for file in log_path.parent.glob("log.duckdb*"):
        copyfile(file, stopped.parent / file.name)
    again = Store(vault.open_log(stopped))
    assert again._cursor.execute(TELL).fetchall() == [(1, -1, None), (2, -1, None), (3, -1, None)]
    assert again.summary(Filter()).outings == 3
    assert again._cursor.execute(TELL).fetchall() == [(1, None, None), (2, 6, 6), (3, 3, 3)]


def test_who_looks_where_nothing_can_be_written_is_answered_all_the_same(store: Store, log_path: Path) -> None:
    """How long since the last of its kind counts as not known then, never as a number."""
    for form, days in enumerate((0, 3)):
        store.log(Outing(FIRST + timedelta(days), "Tea", mine=4), f"form {form}")
    log_path.rename(log_path.with_name("elsewhere.duckdb"))
    assert store.summary(Filter(gap=Gap.UNKNOWN)).outings == 2
    assert store.summary(Filter(gap=Gap.WEEK)).outings == 0

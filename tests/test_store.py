"""The door to the log: nothing twice, nothing half, everything undone."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import store as stores
from dashboard import vault
from dashboard.circumstances import CIRCUMSTANCES, FACTORS, After, DayPart, Gap, Length, Stretch, Week
from dashboard.insights.tally import counts_of
from dashboard.migrations import migrate, migrations
from dashboard.outings import Company, Filter, Novelty, Trouble, Whose
from dashboard.store import Store
from tests.conftest import LOGS, ROOT, add, read

LOG = """day,start,kind,minutes,mine,company,status,tags
2026-01-05,09:30,Walk,30,4,just us,,sun
2026-01-05,09:30,Walk,30,4,just us,,sunny | rain
2026-01-06,20:00,Film,110,3,with others,,
2026-02-07,,Film,,,,didn't happen,
2026-03-08,13:00,walk,70,5,just us,cut short,rain | sun
"""


def test_what_is_added_is_on_disk(store: Store, reopened: Callable[[], Store]) -> None:
    """Every field of a row is in the reopened file."""
    add(store, LOG)
    row = reopened().outings(Filter(kinds=("Film",)), 10).iloc[-1]
    assert (row["day"].date(), row["mine"], row["minutes"], row["company"]) == (date(2026, 1, 6), 3, 110, "with others")


def test_kinds_that_differ_in_case_are_one(store: Store) -> None:
    """A walk is a Walk: the same kind, spelled as first met."""
    add(store, LOG)
    assert store.kinds() == ["Walk", "Film"]


def test_two_outings_alike_stay_two_and_a_second_upload_adds_none(store: Store, reopened: Callable[[], Store]) -> None:
    """Two walks on one day are two; the same file again is none."""
    first, again = add(store, LOG), add(store, LOG)
    assert (first.added, again.added, again.already_here) == (5, 0, 5)
    assert reopened().summary(Filter(kinds=("Walk",))).outings == 3


def test_an_overlapping_file_adds_what_is_new(store: Store) -> None:
    """A longer export of the same log adds only its new lines, and a third like walk."""
    add(store, LOG)
    more = add(store, LOG + "2026-01-05,09:30,Walk,30,4,just us,\n2026-04-01,,Tea,,5,,\n")
    assert (more.added, more.already_here) == (2, 5)


def test_the_same_file_understood_otherwise_is_still_known(store: Store) -> None:
    """Leaving a column out the second time adds nothing twice."""
    add(store, LOG)
    rows = read(LOG)
    columns = tuple((f, c) for f, c in (("day", "day"), ("kind", "kind")))
    again = read(LOG, columns=columns)
    assert len(rows.outings) == len(again.outings)
    assert not store.known(again.outings)["is_new"].any()


@pytest.mark.skipif(not LOGS.exists(), reason="the real logs are not beside this checkout")
def test_two_exports_of_one_real_log_add_each_entry_once(store: Store) -> None:
    """All of the earlier export is in the later one, though its days are written otherwise."""
    early, late = (LOGS / f"daylio-{name}.csv" for name in ("2018-split-dates", "2019-iso-dates"))
    first = add(store, early.read_bytes(), together=())
    second = add(store, late.read_bytes(), together=())
    assert (first.added, second.added, second.already_here) == (733, 1186 - 733, 733)


def test_undo_takes_out_what_came_and_nothing_else(store: Store, reopened: Callable[[], Store]) -> None:
    """After undoing the second of two uploads the log is what it was after the first."""
    add(store, LOG)
    before = store.outings(Filter(), 100)
    second = add(store, LOG.replace("2026", "2025"))
    assert store.undo(second.id) == 5
    assert store.undo(second.id) == 0
    pd.testing.assert_frame_equal(reopened().outings(Filter(), 100), before)


def test_what_was_undone_can_be_uploaded_again(store: Store) -> None:
    """Undo leaves nothing that would make the file look known."""
    store.undo(add(store, LOG).id)
    assert add(store, LOG).added == 5


def test_a_failure_in_the_middle_leaves_the_log_as_it_was(
    store: Store, reopened: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row the database refuses, late in a file, takes everything before it back: outings, kinds, upload."""
    add(store, LOG)
    before = store.outings(Filter(), 100)
    found = read("day,kind\n" + "".join(f"2026-05-{day:02},New kind\n" for day in range(1, 29)))
    broken = found.outings.copy()
    broken.loc[27, "mine"] = 9
    monkeypatch.setattr(stores.uploads, "SLICE", 10)
    with pytest.raises(Trouble, match="exactly as it was"):
        store.add("broken", broken, left_out=0, unreadable=0)
    after = reopened()
    pd.testing.assert_frame_equal(after.outings(Filter(), 100), before)
    assert len(after.uploads()) == 1
    assert add(after, LOG.replace("2026", "2024")).added == 5


def test_an_interruption_leaves_the_log_as_it_was(store: Store, reopened: Callable[[], Store]) -> None:
    """Stopping while the bar moves adds nothing."""

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add("a file", read(LOG).outings, left_out=0, unreadable=0, progress=stop)
    assert reopened().summary(Filter()).outings == 0


@pytest.mark.parametrize(
    "values",
    [
        "date '2026-01-01', 1, 6, 'happened'",
        "date '2026-01-01', 99, 4, 'happened'",
        "date '2026-01-01', 1, 4, 'didn''t happen'",
        "date '1600-01-01', 1, 4, 'happened'",
        "date '2026-01-01', 1, 4, 'who knows'",
    ],
    ids=["rating", "kind", "rated though it didn't happen", "day", "status"],
)
def test_the_rules_hold_in_the_database_too(store: Store, values: str) -> None:
    """A notebook can't write what the pages would refuse."""
    add(store, LOG)
    cursor = vault.open_log(vault.log_path()).cursor()
    change = "insert into log.outing (id, day, kind, mine, status) values (90, {})"
    with pytest.raises(duckdb.ConstraintException):
        cursor.execute(change.format(values))
    cursor.execute(change.format("date '2026-01-01', 1, 4, 'happened'"))


@pytest.mark.parametrize(
    ("chosen", "outings"),
    [
        (Filter(), 5),
        (Filter(kinds=("Walk",)), 3),
        (Filter(since=date(2026, 1, 6), until=date(2026, 2, 7)), 2),
        (Filter(company=Company.OTHERS), 1),
        (Filter(length=Length.SHORT), 2),
        (Filter(length=Length.UNKNOWN), 1),
        (Filter(rated=False), 1),
        (Filter(tag="sun"), 2),
        (Filter(kinds=("Walk",), rating=4), 2),
        (Filter(weekday=1), 2),
        (Filter(part=DayPart.AFTERNOON), 1),
        (Filter(week=Week.WEEKENDS), 2),
        (Filter(gap=Gap.UNKNOWN), 2),
        (Filter(after=After.OTHER), 5),
        (Filter(novelty=Novelty.NEW), 0),
        (Filter(kinds=("Walk",), company=Company.OTHERS), 0),
    ],
)
def test_a_filter_lets_through_what_it_says(store: Store, chosen: Filter, outings: int) -> None:
    """Counts, cells, dots and the table all speak of the same outings."""
    add(store, LOG)
    assert store.summary(chosen).outings == outings
    assert len(store.outings(chosen, 100)) == outings
    rated = store.summary(chosen).rated
    for stretch in Stretch:
        counts = counts_of(store.tally(chosen, stretch))
        for factor in FACTORS:
            assert sum(found.outings for (name, _), found in counts.items() if name == factor) == outings
            assert sum(found.rated for (name, _), found in counts.items() if name == factor) == rated
    for by in ("kind", *(circumstance.name for circumstance in CIRCUMSTANCES)):
        assert store.dots(chosen, by)["outings"].sum() == rated


NEIGHBOURS = """day,start,kind,mine,theirs,status
2026-01-01,10:00,Walk,2,5,
2026-01-03,10:00,Tea,4,1,
2026-01-04,10:00,Walk,4,4,
2026-01-04,18:00,Walk,3,3,
2026-01-20,10:00,Walk,,2,
2026-01-21,10:00,Walk,,,didn't happen
2026-03-20,10:00,Walk,4,4,
"""


def neighbours(store: Store) -> list[tuple[int | None, int | None]]:
    """Days since the last of its kind and since a hard one, as they stand in the file, in order."""
    cursor = vault.open_log(vault.log_path()).cursor()
    return cursor.execute("select since_last, since_hard from log.outing order by day, start").fetchall()


def test_what_went_before_is_known_of_each(store: Store, reopened: Callable[[], Store]) -> None:
    """Days since the last of its kind, and since a hard one; what didn't happen is neither."""
    add(store, NEIGHBOURS)
    expected = [(None, None), (None, 2), (3, 3), (0, 3), (16, 19), (1, 20), (59, 78)]
    assert neighbours(reopened()) == expected


def test_what_went_before_follows_every_change(store: Store) -> None:
    """An earlier outing added or taken out again changes what later ones came after."""
    add(store, NEIGHBOURS)
    before = neighbours(store)
    upload = add(store, "day,start,kind,mine\n2026-01-02,09:00,Walk,1\n")
    assert neighbours(store)[1:4] == [(1, 1), (None, 1), (2, 2)]
    store.undo(upload.id)
    assert neighbours(store) == before


def test_whose_rating_counts_is_a_setting_that_stays(store: Store, reopened: Callable[[], Store]) -> None:
    """Theirs, or the lower of both, counts everywhere once that is set, after a restart as well."""
    add(store, NEIGHBOURS)
    good = {}
    for whose in Whose:
        store.count_rating_of(whose)
        store = reopened()
        assert store.whose() is whose
        good[whose] = store.summary(Filter()).good
        dots = store.dots(Filter(), "kind")
        assert dots[dots["rating"] >= 4]["outings"].sum() == good[whose]
        assert counts_of(store.tally(Filter(), Stretch.MONTH))["kind", "Walk"].good <= good[whose]
    assert good == {Whose.MINE: 3, Whose.THEIRS: 3, Whose.LOWER: 2}
    # For them the tea was the hard one.
    store.count_rating_of(Whose.THEIRS)
    assert neighbours(store)[1:4] == [(None, None), (3, 1), (0, 1)]


def test_an_older_log_learns_what_went_before(log_path: Path) -> None:
    """A log from before the neighbours were kept has them after its upgrade, and every outing still."""
    first = [step for step in migrations() if step.version == 1]
    connection = duckdb.connect()
    connection.execute("attach ? as log", [str(log_path)])
    connection.execute("use log")
    migrate(connection, 0, first)
    connection.execute("insert into log.kind (name) values ('Walk')")
    connection.execute(
        "insert into log.outing (day, kind, mine) values (date '2026-01-01', 1, 2), (date '2026-01-03', 1, 4)"
    )
    connection.close()
    store = Store(vault.open_log(log_path))
    assert neighbours(store) == [(None, None), (2, 2)]
    assert store.summary(Filter()).outings == 2


def test_the_same_log_gives_the_same_counts_to_the_last_digit(store: Store) -> None:
    """A chart whose figures flickered would lose what was chosen in it."""
    lines = "".join(
        f"{2020 + n % 6}-{n % 12 + 1:02}-{n % 28 + 1:02},Kind {n % 7},{n % 5 + 1},{n}\n" for n in range(4000)
    )
    add(store, f"day,kind,mine,note\n{lines}")
    first = store.tally(Filter(), Stretch.MONTH)
    for _ in range(5):
        pd.testing.assert_frame_equal(store.tally(Filter(), Stretch.MONTH), first, check_exact=True)


def test_dots_stand_for_several_when_there_are_thousands(store: Store) -> None:
    """A stack is never higher than the chart can show, and every outing is in exactly one dot."""
    lines = "".join(f"{2000 + n % 20}-{n % 12 + 1:02}-{n % 28 + 1:02},Walk,{n % 2 + 4},{n}\n" for n in range(3000))
    add(store, f"day,kind,mine,note\n{lines}")
    dots = store.dots(Filter(), "kind")
    assert dots.groupby("rating").size().max() <= stores.outings.HIGHEST_STACK
    assert dots["outings"].sum() == 3000


DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 1)).map(date.isoformat)
ROWS = st.tuples(DAYS, st.sampled_from(["Walk", "Tea", "Film"]), st.sampled_from(["", "1", "4"]))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(ROWS, min_size=1, max_size=12), second=st.lists(ROWS, max_size=12))
def test_uploads_in_any_order_give_each_outing_its_greatest_count(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    """However files overlap, an outing stands in the log as often as in the file that has it most."""
    store = Store(vault.memory_log())
    for rows in (first, first + second, first):
        add(store, "day,kind,mine\n" + "".join(",".join(row) + "\n" for row in rows), together=(), delimiter=None)
    assert store.summary(Filter()).outings == len(first) + len(second)


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_order_of_lines_loses_no_outing(store: Store, newest_first: bool) -> None:
    """An outing like one that is here already is found new wherever it stands in the file."""
    head = "day,kind,note\n"
    add(store, f"{head}2026-01-02,Walk,canal\n")
    rows = ["2026-01-02,Walk,park\n", "2026-01-02,Walk,canal\n"]
    assert add(store, head + "".join(rows if newest_first else rows[::-1])).added == 1


@pytest.mark.parametrize("column", ["place", "note", "minutes", "cost", "moment"])
def test_outings_that_differ_in_anything_told_are_two(store: Store, column: str) -> None:
    """Another place, note, length or price on the same day is another outing."""
    add(store, f"day,kind,{column}\n2026-01-02,Walk,20\n")
    assert add(store, f"day,kind,{column}\n2026-01-02,Walk,40\n").added == 1


def test_two_windows_adding_one_file_add_it_once(log_path: Path) -> None:
    """The second to come finds everything here."""
    opened = vault.open_log(log_path)
    found = read("day,kind,note\n" + "".join(f"2026-01-{n % 28 + 1:02},Walk,{n}\n" for n in range(3000)))

    def work() -> int:
        return Store(opened).add("a file", found.outings, left_out=0, unreadable=0).added

    with ThreadPoolExecutor(2) as pool:
        assert sorted(future.result() for future in [pool.submit(work), pool.submit(work)]) == [0, 3000]


def test_alike_is_the_same_day_and_kind_at_no_other_time(store: Store) -> None:
    """A line that may be an outing already here is told apart from one at another hour."""
    add(store, "day,start,kind,mine\n2026-01-02,09:00,Walk,4\n2026-01-03,,Walk,4\n")
    incoming = read("day,start,kind,mine\n2026-01-02,09:00,Walk,5\n2026-01-02,18:00,Walk,5\n2026-01-03,18:00,Walk,5\n")
    assert store.known(incoming.outings)["alike"].tolist() == [True, False, True]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a limit on the size of files")
def test_a_full_disk_is_a_sentence_and_nothing_is_lost(store: Store, log_path: Path, tmp_path: Path) -> None:
    """An upload the disk has no room for leaves the log as it was, and the log goes on working."""
    add(store, LOG)
    vault.close_logs()
    script = tmp_path / "full.py"
    script.write_text(
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from dashboard import vault\n"
        "from dashboard.outings import Filter, Trouble\n"
        "from dashboard.store import Store\n"
        "from tests.conftest import read\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "store = Store(vault.open_log(Path(sys.argv[1])))\n"
        "size = 4 * 2**20\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "rows = ''.join(f'2026-01-{n % 28 + 1:02},Walk,{n} ' + 'words %d ' % (n * 7919) * 200 + chr(10) for n in range(9000))\n"
        "found = read('day,kind,note' + chr(10) + rows)\n"
        "try:\n"
        "    store.add('big', found.outings, left_out=0, unreadable=0)\n"
        "except Trouble as trouble:\n"
        "    print(trouble)\n"
        "print(store.summary(Filter()).outings)\n"
    )
    done = subprocess.run(
        [sys.executable, str(script), str(log_path)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "exactly as it was" in done.stdout, done.stderr
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 5


def test_a_cost_is_kept_to_the_cent(store: Store) -> None:
    """Whatever stands in the cells before it."""
    add(store, "day,kind,cost\n" + "".join(f"2026-01-05,X,{'101.25' if n == 1 else '1.5'}\n" for n in range(2001)))
    assert sorted(store.outings(Filter(), 3000)["cost"].unique()) == [1.5, 101.25]


def test_kinds_are_shown_as_one_and_parted_again(store: Store, reopened: Callable[[], Store]) -> None:
    """No outing is changed by it, and later files follow."""
    add(store, "day,kind,mine\n2026-01-05,coffee,4\n2026-01-06,Coffee out,5\n2026-01-07,café,3\n")
    store.merge({"Coffee out": "coffee"})
    store.merge({"café": "Coffee out"})
    assert store.kinds() == ["coffee"]
    assert store.summary(Filter(kinds=("coffee",))).outings == 3
    add(store, "day,kind\n2026-01-08,coffee OUT\n")
    after = reopened()
    assert after.kinds() == ["coffee"]
    assert after.outings(Filter(), 5)["kind"].unique().tolist() == ["coffee"]
    after.unmerge("Coffee out")
    assert set(after.kinds()) == {"Coffee out", "coffee"}
    assert after.summary(Filter(kinds=("Coffee out",))).outings == 2


def test_days_since_the_last_of_its_kind_follow_a_merge(store: Store) -> None:
    """A coffee three days after a coffee out is within a week of its kind once they are one, and not before."""
    add(store, "day,kind,mine\n2026-01-05,coffee,4\n2026-01-08,Coffee out,5\n")
    first = Filter(gap="first in the log")
    assert store.summary(first).outings == 2
    store.merge({"Coffee out": "coffee"})
    assert store.summary(first).outings == 1
    store.unmerge("Coffee out")
    assert store.summary(first).outings == 2


def test_kinds_told_apart_stay_so(store: Store, reopened: Callable[[], Store]) -> None:
    """Said once, it is not asked again."""
    add(store, "day,kind\n2026-01-05,coffee\n2026-01-06,Coffee out\n")
    store.tell_apart("Coffee out", "coffee")
    store.tell_apart("coffee", "Coffee out")
    assert reopened().told_apart() == {frozenset(("coffee", "Coffee out"))}


def test_time_apart_is_kept_beside_and_counts_for_nothing(store: Store) -> None:
    """It is in no summary, no tally, no list of kinds, and no neighbour of an outing."""
    add(store, "day,kind,mine,apart\n2026-01-05,Walk,1,yes\n2026-01-06,Walk,5,\n2026-01-07,Work,,yes\n")
    assert store.summary(Filter()).outings == 1
    assert store.kinds() == ["Walk"]
    assert (
        store.tally(Filter(), Stretch.MONTH).query("factor == 'kind' and other_factor == 'kind'")["outings"].sum() == 1
    )
    assert store.summary(Filter(gap="first in the log")).outings == 1
    assert store.summary(Filter(after="other days")).outings == 1
    assert store.summary(Filter(apart=True)).outings == 2


def test_what_was_logged_otherwise_is_known_by_what_stands_in_it(store: Store) -> None:
    """An outing without a mark, as from an earlier version or by hand, is not added again by a file that says the same."""
    add(store, LOG)
    store._cursor.execute("update log.outing set mark = null, row_mark = null")
    assert add(store, LOG).added == 0
    assert add(store, LOG.replace(",5", ",4", 1)).added == 1


def test_answers_of_a_source_are_kept(store: Store, reopened: Callable[[], Store]) -> None:
    """The last ones, for each source."""
    store.remember_answers("Daylio", "first")
    store.remember_answers("Daylio", "second")
    assert reopened().answers_for("Daylio") == "second"
    assert reopened().answers_for("Bearable") is None


def test_one_outing_is_one_line_only(store: Store) -> None:
    """Of two lines that look like it in different ways, one is new."""
    header = "full_date,date,weekday,time,mood,activities,note\n"
    first = "2026-01-05,January 5,Monday,6:30 PM,good,walk | sun,\n"
    second = "2026-01-05,January 5,Monday,6:30 PM,good,walk,\n"
    add(store, header + first, only_first=True)
    assert add(store, header + first + second).added == 1
    assert add(store, header + second + first).added == 0


def test_undoing_a_file_parts_the_kinds_it_had_merged(store: Store) -> None:
    """And a kind that is only the name of others comes with them."""
    add(store, "day,kind\n2026-01-05,A\n2026-01-06,B\n")
    found = read("day,kind\n2026-01-07,Stroll out\n")
    upload = store.add("x", found.outings, left_out=0, unreadable=0, merges={"Stroll out": "Wandering", "A": "B"})
    assert set(store.kinds()) == {"B", "Wandering"}
    store.undo(upload.id)
    assert set(store.kinds()) == {"A", "B"}

"""Copies: which are kept, which is the best, what one would bring back, what none may hold any more."""

import json
import os
import shutil
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import migrations, vault
from dashboard.entries import Outing
from dashboard.outings import Filter, Trouble
from dashboard.store import Store
from dashboard.vault import archive, copies, copying, snapshot
from dashboard.vault.copies import KEPT, NEWEST, STAMP, Copy
from dashboard.vault.duck import attached
from tests.conftest import TODAY, add

NOON = datetime(2026, 11, 22, 12)
PASSPHRASE = "four quiet garden chairs"
MARKER, PICTURE = "heron on the weir", b"the bytes of a picture, all of them"
LINES = f"day,kind,mine,note\n2026-01-05,Walk,4,{MARKER}\n2026-01-06,Tea,2,first of all\n"


def seal_if(form: str, path: Path) -> None:
    if form == "sealed":
        vault.seal_log(path, PASSPHRASE)


def beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())


def changed(store: Store, kind: str) -> None:
    store.log(Outing(TODAY, kind, mine=3), f"form of {kind}")


@pytest.mark.parametrize("form", ["open", "sealed"])
def test_a_copy_is_kept_when_something_has_changed_and_only_then(store: Store, log_path: Path, form: str) -> None:
    """An empty log needs none; the same log, closed and opened again, no second one."""
    assert vault.keep_copy(log_path, NOON) is None
    add(store, LINES)
    seal_if(form, log_path)
    kept = vault.keep_copy(log_path, NOON)
    assert kept
    vault.close_logs()
    store = Store(vault.unlock(log_path, PASSPHRASE) if form == "sealed" else vault.open_log(log_path))
    assert vault.keep_copy(log_path, NOON) == kept
    changed(store, "Swim")
    assert vault.keep_copy(log_path, NOON)
    vault.listed(log_path)[0].path.write_bytes(b"damaged since")
    assert vault.keep_copy(log_path, NOON)
    assert [copy.turn for copy in vault.listed(log_path)] == [3, 2, 1]


def test_equal_rows_are_equal_bytes_however_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a copy would be kept of what there is one of already; and no row is lost between two groups."""
    monkeypatch.setattr(archive, "IN_A_GROUP", 20_000)
    # Long enough for several pages of a column, which Parquet ends by how the rows came.
    notes = [None if row % 7 else f"{row} " * 40 for row in range(45_000)]
    rows = pa.table({"id": range(len(notes)), "note": notes, "moment": [f"{row:0200x}" for row in range(len(notes))]})
    one, *others = (
        archive.packed([("outing", rows.to_reader(size))], {}) for size in (333, 2048, 19_999, 20_000, 50_000)
    )
    assert {one} == set(others)
    with zipfile.ZipFile(BytesIO(one)) as pieces:
        assert pq.read_table(BytesIO(pieces.read("tables/outing.parquet"))).equals(rows)
        assert json.loads(pieces.read("about.json"))["rows"] == {"outing": len(notes)}


def test_copies_are_in_the_order_they_were_taken_whatever_the_clock_said(store: Store, log_path: Path) -> None:
    """Set back by an hour or by years, or standing still: the newest is the newest, and none is lost to it."""
    times = [NOON, NOON, NOON - timedelta(hours=1), NOON + timedelta(days=4000), NOON - timedelta(days=700)]
    for n, now in enumerate(times):
        changed(store, f"Kind {n}")
        vault.keep_copy(log_path, now)
    assert [copy.taken_at for copy in vault.listed(log_path)] == times[::-1]
    found = copying.best(log_path)
    assert found
    assert found[2].outings == len(times)


def test_the_one_just_taken_stays_though_the_clock_was_set_back(store: Store, log_path: Path) -> None:
    """Also where a day's worth of later ones is there."""
    for n in range(NEWEST + 4):
        changed(store, f"Kind {n}")
        vault.keep_copy(log_path, NOON + timedelta(minutes=n))
    changed(store, "Swim")
    taken = vault.keep_copy(log_path, NOON - timedelta(hours=1))
    assert taken == vault.listed(log_path)[0]
    assert len(vault.listed(log_path)) == NEWEST


moments = st.lists(st.integers(0, 900 * 24 * 60), max_size=120)


@given(moments)
@settings(max_examples=40)
def test_thinning_keeps_what_it_says(minutes: list[int]) -> None:
    """The newest, and the last of each of the latest days, weeks and months that have any; doing it twice is once."""
    found = [Copy(Path(f"log-{n}.zip"), NOON + timedelta(minutes=at), n) for n, at in enumerate(minutes)][::-1]
    kept = set(copies._kept(found))
    assert set(found[:NEWEST]) <= kept
    expected = set(found[:NEWEST])
    for part, many in KEPT:
        groups: dict[str, list[Copy]] = {}
        for copy in found:
            groups.setdefault(copy.taken_at.strftime(part), []).append(copy)
        expected |= {group[0] for group in list(groups.values())[:many]}
    assert kept == expected
    left = [copy for copy in found if copy in kept]
    assert set(copies._kept(left)) == kept
    assert len(kept) <= NEWEST + sum(many for _, many in KEPT)


def test_the_best_copy_is_the_newest_that_opens(store: Store, log_path: Path) -> None:
    """Newer ones that are damaged, foreign or cut short are passed over."""
    for n in range(5):
        changed(store, f"Kind {n}")
        vault.keep_copy(log_path, NOON + timedelta(days=n))
    newest = vault.listed(log_path)
    newest[0].path.write_bytes(b"")
    newest[1].path.write_bytes(newest[1].path.read_bytes()[:-30])
    newest[2].path.write_bytes(b"PK" + b"\0" * 500)
    found = copying.best(log_path)
    assert found
    assert (found[0], found[2].outings) == (newest[3], 2)


def test_thinning_leaves_what_is_not_ours(store: Store, log_path: Path) -> None:
    """Files the person put there, and the copies of another log in the same folder."""
    folder = log_path.parent / "backups"
    folder.mkdir()
    names = ["log by hand.duckdb", "notes.zip", *(f"log2-{NOON.strftime(STAMP)}-{n:04}.zip" for n in range(40))]
    for name in names:
        (folder / name).write_text("theirs")
    for n in range(12):
        changed(store, f"Kind {n}")
        vault.keep_copy(log_path, NOON + timedelta(minutes=n))
    assert {name for name in names if (folder / name).read_text() == "theirs"} == set(names)
    assert len(vault.listed(log_path)) == NEWEST + 1


@pytest.mark.parametrize("way", ["a file", "no rights"])
def test_changes_are_made_though_no_copy_can_be(store: Store, log_path: Path, way: str) -> None:
    """And that no copy could be kept is said."""
    folder = log_path.parent / "backups"
    if way == "a file":
        folder.write_text("in the way")
    elif os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root writes wherever it likes")
    else:
        folder.mkdir(mode=0o500)
    changed(store, "Walk")
    with pytest.raises(Trouble, match="No copy of the log could be kept"):
        vault.keep_copy(log_path, NOON)
    assert vault.listed(log_path) == []
    vault.close_logs()
    assert Store(vault.open_log(log_path)).summary(Filter()).outings == 1


steps = st.lists(
    st.tuples(st.sampled_from(["log", "change", "delete", "upload"]), st.integers(0, 20)), max_size=5
)  # fmt: skip


@given(before=steps, after=steps, form=st.sampled_from(["open", "sealed"]))
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_preview_tells_what_bringing_back_changes(
    tmp_path: Path, before: list[tuple[str, int]], after: list[tuple[str, int]], form: str
) -> None:
    """As counted one by one; and afterwards nothing is left to change."""
    path = tmp_path / "made" / "log.duckdb"
    shutil.rmtree(path.parent, ignore_errors=True)
    store = Store(vault.open_log(path))
    add(store, LINES)
    seal_if(form, path)
    played(store, before)
    copied = noted(store)
    copy = vault.keep_copy(path, NOON, always=True)
    assert copy
    played(store, after)
    now = noted(store)
    shown = vault.preview(path, copy)
    assert shown.coming == len(copied.keys() - now.keys())
    assert shown.going == len(now.keys() - copied.keys())
    assert shown.differing == sum(copied[one] != now[one] for one in copied.keys() & now.keys())
    assert sorted(day for day, _ in shown.come) == latest(copied, now)
    assert sorted(day for day, _ in shown.go) == latest(now, copied)
    vault.bring_back(path, copy, NOON)
    assert noted(store) == copied
    shown = vault.preview(path, copy)
    assert (shown.coming, shown.going, shown.differing, shown.come, shown.go) == (0, 0, 0, (), ())
    vault.close_logs()


def played(store: Store, steps: list[tuple[str, int]]) -> None:
    for what, n in steps:
        there = sorted(noted(store))
        one = there[n % len(there)] if there else 0
        if what == "log":
            store.log(Outing(TODAY - timedelta(days=n), f"Kind {n % 3}", mine=n % 5 + 1), f"form {datetime.now()}")
        elif what == "upload":
            add(store, LINES.replace("2026", str(2000 + n)))
        elif one and what == "delete":
            store.delete([one])
        elif one and (entry := store.outing(one)):
            store.change(Outing(**{**vars(entry), "note": f"changed {n}"}))


def noted(store: Store) -> dict[int, tuple[Any, ...]]:
    """All that was noted of every outing."""
    found = store._vault.cursor().execute("select * exclude (since_last, since_hard) from log.outing order by id")
    return {row[0]: tuple(map(str, row)) for row in found.fetchall()}


def latest(these: dict[int, tuple[Any, ...]], others: dict[int, tuple[Any, ...]]) -> list[Any]:
    return sorted(sorted(datetime.fromisoformat(these[one][1]).date() for one in these.keys() - others.keys())[-4:])


def test_what_follows_from_neighbours_is_no_difference(store: Store, log_path: Path) -> None:
    """Deleting an outing changes what is worked out for the next of its kind; the person changed one."""
    add(store, "day,kind,mine,note\n2026-01-05,Walk,4,\n2026-01-09,Walk,2,\n")
    copy = vault.keep_copy(log_path, NOON)
    assert copy
    store.delete([1])
    shown = vault.preview(log_path, copy)
    assert (shown.coming, shown.going, shown.differing) == (1, 0, 0)


@pytest.mark.parametrize("form", [1, 2, 3, 4])
def test_a_copy_of_an_older_format_is_brought_back_in_the_newest(store: Store, log_path: Path, form: int) -> None:
    """With all it held; and it stays as it is."""
    changed(store, "Swim")
    connection = attached(None)
    migrations.migrate(connection, 0, migrations.migrations()[:form])
    connection.execute("insert into log.kind (name) values ('Walk')")
    connection.execute("insert into log.outing (id, day, kind, mine, note) values (7, '2020-02-03', 1, 5, 'old')")
    data = snapshot.taken(connection, NOON)
    connection.close()
    path = log_path.parent / "backups" / "log-20200203-120000-000000.zip"
    path.parent.mkdir()
    path.write_bytes(data)
    (copy,) = vault.listed(log_path)
    shown = vault.preview(log_path, copy)
    assert (shown.about.format, shown.coming, shown.going) == (form, 1, 1)
    vault.bring_back(log_path, copy, NOON)
    vault.close_logs()
    store = Store(vault.open_log(log_path))
    assert store.outings(Filter(), 10)["note"].tolist() == ["old"]
    changed(store, "Tea")
    assert store.summary(Filter()).outings == 2
    assert path.read_bytes() == data


def test_a_duckdb_file_as_it_used_to_be_copied_is_brought_back(store: Store, log_path: Path) -> None:
    """The copies an earlier version made, and one put there by hand; nothing is written to either."""
    add(store, LINES)
    vault.close_logs()
    folder = log_path.parent / "backups"
    folder.mkdir()
    for name in ("log-format-4-20260101-100000-000000.duckdb", "log.duckdb"):
        shutil.copyfile(log_path, folder / name)
    store = Store(vault.open_log(log_path))
    store.delete([1])
    whole = (folder / "log.duckdb").read_bytes()
    for copy in vault.listed(log_path):
        assert vault.preview(log_path, copy).coming == 1
        assert copy.path.read_bytes() == whole
    assert {file.name for file in folder.iterdir()} == {copy.path.name for copy in vault.listed(log_path)}
    vault.bring_back(log_path, vault.listed(log_path)[-1], NOON)
    assert store.summary(Filter()).outings == 2
    vault.seal_log(log_path, PASSPHRASE)
    assert MARKER.encode() not in beside(log_path)


def told_otherwise(data: bytes, **said: Any) -> bytes:
    """A snapshot whose own account of itself is another."""
    return repacked(data, {"about.json": lambda old: json.dumps({**json.loads(old), **said}).encode()})


def repacked(data: bytes, changes: dict[str, Callable[[bytes], bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as old, BytesIO() as file:
        with zipfile.ZipFile(file, "w", how) as new:
            for name in {**dict.fromkeys(old.namelist()), **changes}:
                there = old.read(name) if name in old.namelist() else b""
                new.writestr(name, changes[name](there) if name in changes else there)
        return file.getvalue()


def column(data: bytes, name: str, values: Callable[[int], Any]) -> bytes:
    """A table in Parquet with other values in one column."""
    table = pq.read_table(BytesIO(data))
    at = table.column_names.index(name)
    filled = pa.array([values(n) for n in range(len(table))], table.schema.field(name).type)
    return parquet(table.set_column(at, name, filled))


def parquet(table: pa.Table) -> bytes:
    with BytesIO() as file:
        pq.write_table(table, file)
        return file.getvalue()


MANY = 20_000


def long_text(data: bytes) -> bytes:
    """One text of ten thousand letters, said twenty thousand times in a few kilobytes."""
    return parquet(pq.read_table(BytesIO(pointed_at(data))).cast(pq.read_schema(BytesIO(data))))


def pointed_at(data: bytes) -> bytes:
    """The same, said once and pointed at from every row."""
    table = pq.read_table(BytesIO(data)).take([0] * MANY)
    says = pa.DictionaryArray.from_arrays(pa.array([0] * MANY, pa.int32()), ["x" * 10_000])
    for name, values in (("id", pa.array(range(MANY))), ("note", says)):
        table = table.set_column(table.column_names.index(name), name, values)
    return parquet(table)


TABLE = "tables/outing.parquet"
HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "packed a thousandfold": lambda data: repacked(data, {TABLE: lambda _: b"\0" * 2**28}, zipfile.ZIP_DEFLATED),
    "unpacked a thousandfold": lambda data: told_otherwise(
        repacked(data, {TABLE: long_text}), rows={**json.loads(piece(data, "about.json"))["rows"], "outing": MANY}
    ),
    "pointing at one text from everywhere": lambda data: told_otherwise(
        repacked(data, {TABLE: pointed_at}), rows={**json.loads(piece(data, "about.json"))["rows"], "outing": MANY}
    ),
    "numbered beyond counting": lambda data: told_otherwise(data, numbers={"kind_id": 2**62}),
    "numbered below nothing": lambda data: told_otherwise(data, numbers={"kind_id": -5}),
    "endless": lambda data: repacked(data, {"about.json": lambda old: old.replace(b'"format": 5', b'"format": 1e999')}),
    "of a format to come": lambda data: told_otherwise(data, format=99),
    "of a time zone": lambda data: told_otherwise(data, taken_at="2026-01-01T00:00:00+00:00"),
    "of lists": lambda data: told_otherwise(data, rows=[1, 2], numbers="many"),
    "deep": lambda data: repacked(data, {"about.json": lambda _: b"[" * 100_000}),
    "long about itself": lambda data: repacked(data, {"about.json": lambda old: old + b" " * 2**21}),
    "without a table": lambda data: repacked(data, {TABLE: lambda _: b""}),
    "short of a row": lambda data: told_otherwise(data, rows={"outing": 1}),
    "of a rating there is none of": lambda data: repacked(data, {TABLE: lambda old: column(old, "mine", lambda _: 9)}),
    "of a kind there is none of": lambda data: repacked(data, {TABLE: lambda old: column(old, "kind", lambda _: 77)}),
    "of one number for all": lambda data: repacked(data, {TABLE: lambda old: column(old, "id", lambda _: 1)}),
    "of steps to come": lambda data: repacked(
        data, {"tables/migration.parquet": lambda old: column(old, "version", lambda n: (1, 2, 3, 4, 99)[n])}
    ),
}  # fmt: skip


def piece(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read(name)


@pytest.mark.parametrize("way", HOSTILE)
def test_a_hostile_copy_is_refused(store: Store, log_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said to be damaged; the log is as it was, and nothing endless was begun."""
    add(store, LINES)
    copy = vault.keep_copy(log_path, NOON)
    assert copy
    copy.path.write_bytes(HOSTILE[way](copy.path.read_bytes()))
    before = noted(store)
    monkeypatch.setattr(archive, "MOST_BYTES", 2**26)
    tracemalloc.start()
    for tried in (lambda: vault.preview(log_path, copy), lambda: vault.bring_back(log_path, copy, NOON)):
        with pytest.raises(vault.Damaged, match="left as it was"):
            tried()
    assert tracemalloc.get_traced_memory()[1] < 2**25
    tracemalloc.stop()
    assert noted(store) == before


def test_a_copy_with_tables_of_other_names_brings_back_only_ours(store: Store, log_path: Path) -> None:
    """Whatever they are called: they are no part of the log."""
    add(store, LINES)
    copy = vault.keep_copy(log_path, NOON)
    assert copy
    said = {**json.loads(piece(copy.path.read_bytes(), "about.json"))["rows"], "x; drop table log.outing": 3}
    more = {f"tables/{name}.parquet": lambda _: b"any" for name in ("x; drop table log.outing", "../../../etc/passwd")}
    copy.path.write_bytes(told_otherwise(repacked(copy.path.read_bytes(), more), rows=said))
    before = noted(store)
    vault.bring_back(log_path, copy, NOON)
    assert noted(store) == before


def test_a_foreign_database_among_the_copies_is_damaged(store: Store, log_path: Path) -> None:
    """One of recipes, one with tables of hostile names."""
    folder = log_path.parent / "backups"
    folder.mkdir()
    for name, table in (("log a.duckdb", "recipes"), ("log b.duckdb", 'x"; attach y')):
        with duckdb.connect(str(folder / name)) as other:
            other.execute(f'create table "{table.replace(chr(34), chr(34) * 2)}" (name text)')
    assert len(vault.listed(log_path)) == 2
    for copy in vault.listed(log_path):
        with pytest.raises(vault.Damaged, match=f"{copy.path.name} is damaged"):
            vault.preview(log_path, copy)


def test_numbers_go_on_after_what_a_copy_holds(store: Store, log_path: Path) -> None:
    """Also where the copy says otherwise: a new kind gets a number that none has."""
    add(store, LINES)
    copy = vault.keep_copy(log_path, NOON)
    assert copy
    copy.path.write_bytes(told_otherwise(copy.path.read_bytes(), numbers={}))
    vault.bring_back(log_path, copy, NOON)
    changed(store, "Swim")
    assert store.summary(Filter()).outings == 3


@pytest.mark.parametrize("form", ["open", "sealed"])
def test_what_is_erased_is_in_no_byte_of_the_folder(store: Store, log_path: Path, form: str) -> None:
    """Its text and its picture, in the log, its journal and every copy; all else is as it was."""
    add(store, LINES)
    seal_if(form, log_path)
    for n in range(3):
        changed(store, f"Kind {n}")
        vault.keep_copy(log_path, NOON + timedelta(hours=n))
    store.keep_photo(PICTURE, outing=1)
    vault.keep_copy(log_path, NOON + timedelta(hours=3))
    store.delete([1])
    vault.keep_copy(log_path, NOON + timedelta(hours=4))
    before = noted(store)
    assert store.erase([1]) == 0
    assert noted(store) == before
    shown = [vault.preview(log_path, copy).about for copy in vault.listed(log_path)]
    assert [about.outings for about in shown] == [4, 4, 4, 3, 2]
    if form == "sealed":
        vault.unseal_log(log_path)
    for secret in (MARKER.encode(), PICTURE):
        assert secret not in beside(log_path)
        for copy in vault.listed(log_path):
            with zipfile.ZipFile(copy.path) as packed:
                found = [pq.read_table(BytesIO(packed.read(name))) for name in packed.namelist() if "tables" in name]
            assert secret not in repr([table.to_pylist() for table in found]).encode()
    assert noted(store) == before


def test_files_that_may_hold_what_was_erased_are_counted(store: Store, log_path: Path) -> None:
    """Copies that can't be read, and what was found in the log's place."""
    add(store, LINES)
    vault.keep_copy(log_path, NOON)
    vault.listed(log_path)[0].path.write_bytes(MARKER.encode())
    (log_path.parent / "log-as-found-20260101-000000-000000.duckdb").write_text(MARKER)
    assert vault.erase(vault.open_log(log_path), {"outing": {"id": [1]}}) == 2


def test_what_was_set_aside_is_sealed_with_the_log_and_comes_back(store: Store, log_path: Path) -> None:
    """Byte for byte, as are copies that are damaged: a passphrase leaves nothing readable beside the log."""
    add(store, LINES)
    vault.keep_copy(log_path, NOON)
    damaged = vault.listed(log_path)[0].path
    aside = log_path.parent / "log-as-found-20260101-000000-000000.duckdb"
    for file in (damaged, aside, aside.with_name(f"{aside.name}.wal")):
        file.write_text(f"{file.name} {MARKER}")
    vault.seal_log(log_path, PASSPHRASE)
    vault.seal_log(log_path, "seven loud kitchen taps")
    assert MARKER.encode() not in beside(log_path)
    vault.unseal_log(log_path)
    for file in (damaged, aside, aside.with_name(f"{aside.name}.wal")):
        assert file.read_text() == f"{file.name} {MARKER}"


def test_two_copies_of_one_name_are_both_sealed(store: Store, log_path: Path) -> None:
    """One of ours, and a DuckDB file that happens to be called like it."""
    add(store, LINES)
    vault.keep_copy(log_path, NOON)
    changed(store, "Swim")
    vault.close_logs()
    ours = vault.listed(log_path)[0].path
    shutil.copyfile(log_path, ours.with_suffix(".duckdb"))
    vault.open_log(log_path)
    vault.seal_log(log_path, PASSPHRASE)
    assert sorted(vault.preview(log_path, copy).about.outings for copy in vault.listed(log_path)) == [2, 3]


@pytest.mark.parametrize("form", ["open", "sealed", "locked"])
def test_the_end_leaves_nothing_of_ours_and_all_that_is_not(store: Store, log_path: Path, form: str) -> None:
    """Neither log nor copies, journals, locks or what was set aside; another log's and the person's files stay."""
    folder = log_path.parent
    add(store, LINES)
    vault.keep_copy(log_path, NOON)
    seal_if("sealed" if form == "locked" else form, log_path)
    (folder / "log-as-found-20260101-000000-000000.duckdb").write_text("found")
    theirs = [folder / "log.duckdb.mine", folder / "log2.duckdb", folder / "backups" / f"log2-{NOON.strftime(STAMP)}.zip",
              folder / "backups" / "list.txt"]  # fmt: skip
    for file in theirs:
        file.write_text("theirs")
    (folder / "backups" / "log-20260101-000000-000000-0001.zip.unfinished").write_text("left")
    if form == "locked":
        vault.lock_logs()
    assert vault.end(log_path) == []
    assert {file for file in folder.rglob("*") if file.is_file()} == set(theirs)
    assert {file.read_text() for file in theirs} == {"theirs"}


def test_the_end_takes_the_folder_it_made(store: Store, log_path: Path) -> None:
    """Where nothing else is in it; and a new log begins as the first did."""
    add(store, LINES)
    vault.keep_copy(log_path, NOON)
    vault.end(log_path)
    assert list(log_path.parent.iterdir()) == []
    assert Store(vault.begin_log(log_path)).summary(Filter()).outings == 0


def test_two_logs_of_one_name_keep_their_own_copies(store: Store, log_path: Path) -> None:
    """Whatever their endings are: ending one leaves the copies of the other."""
    store.log(Outing(TODAY, "Walk"), "a form")
    own = vault.keep_copy(log_path, NOON)
    other = log_path.with_suffix(".db")
    Store(vault.open_log(other)).log(Outing(TODAY, "Tea"), "a form")
    kept = vault.keep_copy(other, NOON)
    assert own
    assert kept
    assert [copy.path for copy in vault.listed(log_path)] == [own.path]
    vault.end(log_path)
    assert [copy.path for copy in vault.listed(other)] == [kept.path]
    assert kept.path.exists()

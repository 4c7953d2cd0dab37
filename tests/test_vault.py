"""Where the log rests: private, migrated with a backup, refused in a sentence when it can't be opened."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from dashboard import migrations, vault
from dashboard.migrations import Migration
from dashboard.outings import Filter, Trouble
from dashboard.store import Store
from tests.conftest import ROOT, add

ONE = "day,kind,mine\n2026-01-05,Walk,4\n"
LATER = Migration(90, "later", "create table log.later (id integer);")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_log_and_its_journal_are_the_persons_alone(store: Store, log_path: Path) -> None:
    """No other account can read the file, nor what DuckDB writes beside it."""
    add(store, ONE)
    files = list(log_path.parent.glob("log.duckdb*"))
    assert files
    assert {mode(path) for path in files} == {0o600}


def test_a_log_left_open_to_others_is_closed(log_path: Path) -> None:
    """A log copied with loose rights is made private when it is opened."""
    vault.open_log(log_path)
    vault.close_logs()
    log_path.chmod(0o644)
    vault.open_log(log_path)
    assert mode(log_path) == 0o600


def test_copies_left_open_to_others_are_closed(store: Store, log_path: Path) -> None:
    """As the log is."""
    add(store, ONE)
    copy = vault.keep_copy(log_path, datetime(2026, 11, 20, 12))
    assert copy
    vault.close_logs()
    copy.path.chmod(0o644)
    vault.open_log(log_path)
    assert mode(copy.path) == 0o600


def test_an_older_log_is_backed_up_and_brought_forward(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new format comes with a private copy of the log as it was, and all its outings."""
    add(store, ONE)
    vault.close_logs()
    steps = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [*steps, LATER])
    opened = vault.open_log(log_path)
    assert Store(opened).summary(Filter()).outings == 1
    assert opened.cursor().execute("select count(*) from log.later").fetchone() == (0,)
    vault.close_logs()
    monkeypatch.undo()
    assert opened.backup is not None
    assert mode(opened.backup) == 0o600
    (copy,) = vault.listed(log_path)
    assert copy.path == opened.backup
    assert vault.preview(log_path, copy).about.outings == 1


def test_an_interrupted_migration_leaves_the_log_as_it_was(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that can't be taken takes none of the steps before it."""
    add(store, ONE)
    vault.close_logs()
    broken = Migration(91, "broken", "create table log.half (id integer); select no_such_function();")
    steps = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [*steps, LATER, broken])
    with pytest.raises(Trouble, match="left as it was"):
        vault.open_log(log_path)
    monkeypatch.undo()
    opened = vault.open_log(log_path)
    tables = {name for (name,) in opened.cursor().execute("select table_name from duckdb_tables()").fetchall()}
    assert tables == {
        "kind", "outing", "plan", "idea", "set_aside", "upload", "source", "told_apart", "setting", "migration",
        "bin", "forgotten", "memory", "photo", "closeness",
    }  # fmt: skip
    assert Store(opened).summary(Filter()).outings == 1


def test_a_backup_that_cant_be_made_stops_the_upgrade(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no place for the copy, the log is not changed, and a sentence says so."""
    add(store, ONE)
    vault.close_logs()
    before = log_path.read_bytes()
    (log_path.parent / "backups").write_text("in the way")
    steps = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [*steps, LATER])
    with pytest.raises(Trouble, match="exactly as it was"):
        vault.open_log(log_path)
    assert log_path.read_bytes() == before


def test_a_newer_log_is_refused_and_left_alone(log_path: Path) -> None:
    """A log of a version yet to come is not touched, and the sentence says what to do."""
    vault.open_log(log_path).cursor().execute("insert into log.migration (version, name) values (99, 'future')")
    vault.close_logs()
    before = log_path.read_bytes()
    with pytest.raises(Trouble, match="newer version"):
        vault.open_log(log_path)
    assert log_path.read_bytes() == before


def test_a_log_held_by_another_process_is_said_in_a_sentence(log_path: Path) -> None:
    """Two programs never write one log."""
    code = (
        "import sys, time; from pathlib import Path; from dashboard import vault;"
        "vault.open_log(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(log_path)], cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(Trouble, match="open in another program"):
            vault.open_log(log_path)
        other.kill()


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"\0" * 4096], ids=["empty", "text", "zeros"])
def test_a_damaged_log_is_refused_and_left_alone(log_path: Path, content: bytes) -> None:
    """What isn't a log is never overwritten."""
    log_path.write_bytes(content)
    with pytest.raises(Trouble, match="left as it was"):
        vault.open_log(log_path)
    assert log_path.read_bytes() == content


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9])
def test_a_truncated_log_never_shows_fewer_outings(store: Store, log_path: Path, share: float) -> None:
    """Half a file is refused in a sentence, unless all outings are in the half that is left."""
    lines = "".join(f"2026-01-{n % 28 + 1:02},Kind {n % 9},{n % 5 + 1},{n} {'words ' * 40}\n" for n in range(6000))
    add(store, f"day,kind,mine,note\n{lines}")
    vault.close_logs()
    half = log_path.read_bytes()[: int(log_path.stat().st_size * share)]
    log_path.write_bytes(half)
    try:
        found = Store(vault.open_log(log_path))
        assert len(found.outings(Filter(), 10_000)) == found.summary(Filter()).rated == 6000
    except Trouble as trouble:
        assert "left as it was" in str(trouble)  # noqa: PT017
    vault.close_logs()
    assert log_path.read_bytes() == half


def test_another_database_is_no_log(log_path: Path) -> None:
    """A DuckDB file of something else is left alone."""
    with duckdb.connect(str(log_path)) as other:
        other.execute("create table recipes (name text)")
    with pytest.raises(Trouble, match="not a log of outings"):
        vault.open_log(log_path)


@pytest.mark.skipif(os.name != "posix", reason="folders are files everywhere, but rights differ")
def test_a_folder_in_the_way_is_said_in_a_sentence(log_path: Path) -> None:
    """A path that can't hold a log gets a sentence."""
    log_path.mkdir()
    with pytest.raises(Trouble):
        vault.open_log(log_path)
    shutil.rmtree(log_path)
    log_path.parent.joinpath("file").write_text("")
    with pytest.raises(Trouble):
        vault.open_log(log_path.parent / "file" / "log.duckdb")


def test_the_open_log_reaches_nothing_else(store: Store, tmp_path: Path) -> None:
    """DuckDB reads no other file, fetches no extension, and can't be told otherwise."""
    cursor = vault.open_log(tmp_path / "log.duckdb").cursor()
    (tmp_path / "secret.csv").write_text("a\n1\n")
    for statement in (
        f"select * from read_csv('{tmp_path}/secret.csv')",
        f"copy (select 1) to '{tmp_path}/out.csv'",
        f"attach '{tmp_path}/other.duckdb'",
        "install httpfs",
        "set enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            cursor.execute(statement)
    assert not (tmp_path / "out.csv").exists()

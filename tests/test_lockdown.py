"""DuckDB reaches the log and nothing else, writes nothing beside it, and can't be told otherwise."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dashboard import vault
from tests.conftest import ROOT

SETTINGS = (
    "lock_configuration = false", "enable_external_access = true", "allowed_directories = ['/']",
    "allowed_paths = ['/etc/passwd']", "file_search_path = '/'", "home_directory = '/tmp'", "temp_directory = '/tmp'",
    "extension_directory = '/tmp'", "custom_extension_repository = 'http://e.test'", "secret_directory = '/tmp'",
    "autoinstall_known_extensions = true", "autoload_known_extensions = true", "allow_community_extensions = true",
    "allow_unsigned_extensions = true", "python_enable_replacements = true", "python_scan_all_frames = true",
    "http_proxy = 'e.test'", "log_query_path = '/tmp/log'", "profiling_output = '/tmp/log'", "enable_logging = true",
    "memory_limit = '1TB'",
)  # fmt: skip
WAYS_OUT = (
    "load httpfs", "install httpfs", "install excel", "install spatial from community", "select '1.2.3.4'::inet",
    "from read_csv('https://e.test/x.csv')", "from read_parquet('s3://e/x')", "attach 'https://e.test/x.duckdb'",
    "attach '/tmp/x.duckdb'", "from glob('/etc/*')", "from read_text('/etc/passwd')", "from read_blob('/etc/passwd')",
    "from '/etc/passwd'", "copy log.outing to '/tmp/out.csv'", "copy log.outing to '/dev/stderr'",
    "export database '/tmp/out'", "import database '/tmp/out'", "pragma enable_profiling = 'json'",
    "call enable_logging(storage = 'file', storage_config = {'path': '/tmp/logs'})", "create secret (type s3)",
    "create persistent secret s (type http)", "select getenv('HOME')", "from MARK",
)  # fmt: skip


@pytest.fixture
def cursor(log_path: Path) -> duckdb.DuckDBPyConnection:
    return vault.open_log(log_path).cursor()


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_setting_can_be_changed_back(cursor: duckdb.DuckDBPyConnection, setting: str) -> None:
    """Neither for the whole nor for one cursor, and not to what it comes with either."""
    name = setting.split(" = ", maxsplit=1)[0]
    for statement in (f"set {setting}", f"set global {setting}", f"set session {setting}", f"reset {name}"):
        with pytest.raises(duckdb.Error):
            cursor.execute(statement)


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_leads_out(cursor: duckdb.DuckDBPyConnection, way: str) -> None:
    """No file but the log, no address, no extension, no variable of Python's."""
    MARK = [1]  # noqa: F841, N806  # what DuckDB would look for if it could
    with pytest.raises(duckdb.Error):
        cursor.execute(way).fetchall()


def test_nothing_is_written_but_the_log(tmp_path: Path) -> None:
    """Nothing is fetched into the home, and what doesn't fit into memory is not put on the disk in the clear."""
    home = tmp_path / "home"
    home.mkdir()
    code = (
        "import sys; from pathlib import Path; import duckdb; from dashboard import vault\n"
        "cursor = vault.open_log(Path(sys.argv[1])).cursor()\n"
        "assert cursor.execute(\"select current_setting('temp_directory')\").fetchone() == ('',)\n"
        "for way in ('install httpfs', \"from read_csv('https://e.test/x')\"):\n"
        "    try:\n"
        "        cursor.execute(way)\n"
        "    except duckdb.Error:\n"
        "        continue\n"
        "    raise SystemExit(way)\n"
        "cursor.execute('select md5(n::text) as t from range(300000) as r(n) order by t').fetchall()\n"
        "vault.close_logs()\n"
    )
    places = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP"), str(home))
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "log" / "own.duckdb")],
        cwd=home, env={**os.environ, **places, "PYTHONPATH": str(ROOT)}, check=True, timeout=120,
    )  # fmt: skip
    assert list(home.rglob("*")) == []

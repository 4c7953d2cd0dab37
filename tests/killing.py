"""Processes that work on a log and are killed while they do: `Killer` starts them, this file run as a program is them.

Each is forked from one interpreter that has imported everything and opened nothing, which takes a tenth of the time
a new one would. What a process has acknowledged comes through a pipe; what it didn't may be there or not.
"""

import gc
import json
import os
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PASSPHRASE, ANOTHER = "four quiet garden chairs", "seven loud kitchen taps"
MARKER = "heron on the weir"
NOON = datetime(2026, 11, 22, 12)
LINES = 1500

ENTRIES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}

Told = dict[str, Any]
Tell = Callable[..., None]


class Killer:
    """The interpreter that processes are forked from."""

    def __init__(self) -> None:
        self._tried: dict[str, int] = {}
        """How many outings each copy held that was opened once: the same bytes need not be tried again."""
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.killing"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
                 "JE_ARROW_MALLOC_CONF": "background_thread:false"}, text=True,
        )  # fmt: skip

    def run(self, log: Path, work: str, **how: Any) -> list[Told]:
        """What a process told while it worked on a log: all of it, or what it came to before it was killed."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps({"log": str(log), "work": work, "tried": self._tried, **how}) + "\n")
        self._server.stdin.flush()
        told: list[Told] = json.loads(self._server.stdout.readline())
        for one in told:
            self._tried.update(one.pop("tried", {}))
        return told

    def close(self) -> None:
        """End it."""
        self._server.communicate()


def serve() -> None:
    """Fork a process for every line that comes in, kill it when it is time, and say what it told."""
    prepare()
    for line in sys.stdin:
        how = json.loads(line)
        out, into = os.pipe()
        if (child := os.fork()) == 0:
            os.close(out)
            child_of(how, into)
        os.close(into)
        told: list[Told] = []
        begun, took, buffer = None, None, b""
        while True:
            wait: float | None = (
                None if begun is None or how.get("after") is None else max(0, begun + how["after"] - time.monotonic())
            )
            if not select.select([out], [], [], wait)[0]:
                os.kill(child, signal.SIGKILL)
                how["after"] = None
                continue
            if not (piece := os.read(out, 65536)):
                break
            *lines, buffer = (buffer + piece).split(b"\n")
            told += map(json.loads, lines)
            if begun is None and any("begun" in one for one in told):
                begun = time.monotonic()
            if begun and any("did" in one for one in told[-len(lines) :]):
                took = time.monotonic() - begun
        os.close(out)
        os.waitpid(child, 0)
        print(json.dumps([{"took": took}, *told]), flush=True)


def prepare() -> None:
    """Import everything, and make what takes no time in life take none here."""
    from dashboard.importing import formats, reading  # noqa: F401, PLC0415
    from dashboard.store import Store  # noqa: F401, PLC0415
    from dashboard.vault import duck, passphrase  # noqa: PLC0415

    gc.freeze()
    passphrase.COST = passphrase.Cost(memory=64, iterations=1, lanes=1)
    duck.LOCKED_DOWN["threads"] = 1
    assert len(list(Path("/proc/self/task").iterdir()) if Path("/proc/self/task").exists() else [1]) == 1


def child_of(how: dict[str, Any], into: int) -> None:
    """Open the log, tell what is in it, work on it."""

    def tell(**what: Any) -> None:
        os.write(into, json.dumps(what).encode() + b"\n")

    try:
        os.umask(0)
        log = Path(how["log"])
        if how.get("later"):
            _know_a_later_format()
        steps = Steps(log.parent, how.get("step"))
        if how["work"] in OPENING:
            tell(begun=True)
            steps.begin()
            OPENING[how["work"]](log, tell)
            steps.end()
        if how["work"] not in WORK or how.get("look"):
            tell(**found(log, how["tried"], copies=how["work"] not in WORK))
        else:
            store_of(log)
        if how["work"] in WORK:
            tell(begun=True)
            steps.begin()
            WORK[how["work"]](log, tell)
            steps.end()
        tell(done=steps.count, open_to_others=sorted(steps.open_to_others))
    except BaseException as error:  # noqa: BLE001  # whatever it is, the test has to hear of it
        tell(failed=f"{type(error).__name__}: {error}")
    os._exit(0)


class Steps:
    """What changes a folder's entries, counted; the process kills itself before the one it is told to."""

    def __init__(self, folder: Path, fatal: int | None) -> None:
        self.count, self.fatal, self.folder, self.on = 0, fatal, folder, False
        self.open_to_others: set[str] = set()

    def begin(self) -> None:
        """Count from here on."""
        self.on = True
        sys.addaudithook(self._heard)

    def end(self) -> None:
        """Stop counting."""
        self.on = False

    def _heard(self, event: str, args: tuple[Any, ...]) -> None:
        if self.on and event in {"open", "os.chmod", *ENTRIES} and str(args[0]).startswith(str(self.folder)):
            self.on = False
            self.open_to_others |= open_to_others(self.folder)
            self.on = True
            self.count += event in ENTRIES
            if self.count == self.fatal and event in ENTRIES:
                os.kill(os.getpid(), signal.SIGKILL)


def open_to_others(folder: Path) -> set[str]:
    """Files and folders beside a log that other accounts could read."""
    return {path.name for path in folder.rglob("*") if (mode := _mode(path)) is not None and mode & 0o077}


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except OSError:
        return None


def _know_a_later_format() -> None:
    from dashboard import migrations  # noqa: PLC0415

    later = migrations.Migration(
        90, "later", "alter table log.outing add column later integer; update log.outing set later = mine; "
        "create table log.later as select id from log.outing;",
    )  # fmt: skip
    steps = [*migrations.migrations(), later]
    migrations.migrations = lambda: steps


def store_of(log: Path) -> Any:
    """The log, opened or unlocked by whichever passphrase it has."""
    from dashboard import vault  # noqa: PLC0415
    from dashboard.store import Store  # noqa: PLC0415

    if not vault.locked(log):
        return Store(vault.open_log(log))
    try:
        return Store(vault.unlock(log, PASSPHRASE))
    except vault.WrongSecret:
        return Store(vault.unlock(log, ANOTHER))


def found(log: Path, known: dict[str, int], *, copies: bool) -> Told:
    """All there is of a log: its rows by what they say, its copies opened, and the files beside it."""
    from dashboard import vault  # noqa: PLC0415
    from dashboard.vault.copying import read, tried  # noqa: PLC0415

    store = store_of(log)
    opened = vault.open_log(log)
    rows = opened.cursor().execute(
        "select case when starts_with(note, 'file') then split_part(note, ' ', 1) else note end, "
        "count(*)::integer, count(distinct note)::integer, sum(mine)::integer from log.outing group by 1"
    )
    kept = []
    for copy in vault.listed(log) if copies else ():
        data = read(copy, opened.seal)
        if (digest := sha256(data).hexdigest()) not in known:
            known[digest] = tried(data).outings
        kept.append(known[digest])
    (later,) = opened.cursor().execute("select count(*) from duckdb_tables() where table_name = 'later'").fetchall()
    files = [file for file in log.parent.rglob("*") if file.is_file()]
    return {
        "rows": {what: numbers for what, *numbers in rows.fetchall()},
        "later": later[0],
        "binned": len(store.binned(100)),
        "sealed": opened.seal is not None,
        "known_by": next((secret for secret in (PASSPHRASE, ANOTHER) if opened.seal and _opens(log, secret)), None),
        "copies": kept,
        "tried": known,
        "copies_sealed": [copy.sealed for copy in vault.listed(log)],
        "files": sorted(file.name for file in files),
        "readable": any(MARKER.encode() in file.read_bytes() for file in files),
        "open_to_others": sorted(open_to_others(log.parent)),
    }


def _opens(log: Path, secret: str) -> bool:
    from dashboard.vault import WrongSecret, passphrase  # noqa: PLC0415

    try:
        return bool(passphrase.opened(log.read_bytes(), secret))
    except WrongSecret:
        return False


def add(store: Any, text: str, name: str = "a file") -> None:
    """Read a file and add it."""
    from dashboard.importing import formats, guess, reading  # noqa: PLC0415

    rows = formats.read(text.encode(), NOON.date(), formats.Said())
    read = reading.understand(rows, guess.guess(rows), NOON.date())
    store.add(name, read.outings, left_out=read.left_out, unreadable=len(read.rejects))


def saving(log: Path, tell: Tell) -> None:
    """Log, change and delete one outing after the other."""
    from dashboard.entries import Outing  # noqa: PLC0415

    store = store_of(log)
    turn = time.time_ns()
    for n in range(turn, turn + 4):
        note = f"note {n}"
        tell(will="log", note=note)
        outing = store.log(Outing(date(2026, 1, 1) + timedelta(days=n % 300), "Walk", mine=2, note=note), f"form {n}")
        tell(did="log", note=note)
        tell(will="change", note=note)
        entry = store.outing(outing)
        store.change(_with(entry, mine=5))
        tell(did="change", note=note)
        if n % 2 == 0:
            tell(will="delete", note=note)
            store.delete([outing])
            tell(did="delete", note=note)


def _with(entry: Any, **changed: Any) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    return replace(entry, **changed)


def uploading(log: Path, tell: Tell) -> None:
    """Add a file of many lines."""
    name = f"file{time.time_ns()}"
    lines = "".join(
        f"2026-{n % 12 + 1:02}-{n % 28 + 1:02},Kind {n % 7},{n % 5 + 1},{name} line {n}\n" for n in range(LINES)
    )
    tell(will="log", note=name)
    add(store_of(log), f"day,kind,mine,note\n{lines}", name)
    tell(did="log", note=name)


def sealing(log: Path, tell: Tell) -> None:
    """Put a passphrase on an open log."""
    from dashboard import vault  # noqa: PLC0415

    vault.seal_log(log, PASSPHRASE)
    tell(did="seal")


def changing(log: Path, tell: Tell) -> None:
    """Change the passphrase of a sealed one."""
    from dashboard import vault  # noqa: PLC0415

    vault.seal_log(log, ANOTHER)
    tell(did="change the passphrase")


def unsealing(log: Path, tell: Tell) -> None:
    """Take the passphrase off."""
    from dashboard import vault  # noqa: PLC0415

    vault.unseal_log(log)
    tell(did="unseal")


def keeping(log: Path, tell: Tell) -> None:
    """Keep a copy."""
    from dashboard import vault  # noqa: PLC0415

    vault.keep_copy(log, NOON + timedelta(hours=1), always=True)
    tell(did="keep")


def bringing_back(log: Path, tell: Tell) -> None:
    """Bring back the oldest copy."""
    from dashboard import vault  # noqa: PLC0415

    vault.bring_back(log, vault.listed(log)[-1], NOON + timedelta(hours=1))
    tell(did="bring back")


def erasing(log: Path, tell: Tell) -> None:
    """Delete the outing of the marker for good, and its text everywhere."""
    from dashboard import vault  # noqa: PLC0415

    store = store_of(log)
    ids = [one for (one,) in vault.open_log(log).cursor().execute(
        "select id from log.outing where note = ? union all select id from log.bin where note = ?", [MARKER, MARKER]
    ).fetchall()]  # fmt: skip
    store.delete(ids)
    store.empty_bin(datetime.now() + timedelta(days=31))
    tell(did="delete")
    assert vault.erase(vault.open_log(log), {"outing": {"id": [2]}, "bin": {"id": [2]}, "photo": {"outing": [2]}}) == 0
    tell(did="erase")


def opening(log: Path, tell: Tell) -> None:
    """Open it, which begins it or brings it to a newer format."""
    store_of(log)
    tell(did="open")


def preparing(log: Path, tell: Tell) -> None:
    """A log of two outings, one of them with the marker, and two copies, the older one of the first outing alone."""
    from dashboard import vault  # noqa: PLC0415
    from dashboard.store import Store  # noqa: PLC0415

    store = Store(vault.open_log(log))
    add(store, "day,kind,mine,note\n2026-01-05,Walk,4,first\n")
    vault.keep_copy(log, NOON)
    add(store, f"day,kind,mine,note\n2026-01-06,Tea,3,{MARKER}\n")
    store.keep_photo(f"picture of a {MARKER}".encode(), outing=2)
    vault.keep_copy(log, NOON)
    tell(did="prepare")
    vault.close_logs()


def preparing_sealed(log: Path, tell: Tell) -> None:
    """The same, sealed."""
    from dashboard import vault  # noqa: PLC0415

    preparing(log, tell)
    vault.open_log(log)
    vault.seal_log(log, PASSPHRASE)
    vault.close_logs()


WORK = {
    "saving": saving, "uploading": uploading, "sealing": sealing, "changing": changing, "unsealing": unsealing,
    "keeping": keeping, "bringing back": bringing_back, "erasing": erasing,
}  # fmt: skip
OPENING = {"opening": opening, "preparing": preparing, "preparing sealed": preparing_sealed}


if __name__ == "__main__":
    serve()

"""Killed at any moment, the log reopens with every acknowledged change, no half one, and all its copies.

The moments are taken from how long the same takes undisturbed, and every step that changes the folder has its turn
too. `OUTINGS_KILLS=10` kills ten times as often.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.killing import MARKER, Killer, Told

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")

TIMES = int(os.environ.get("OUTINGS_KILLS", "1"))
FIRST, SECOND = {"first": [1, 1, 4]}, {MARKER: [1, 1, 3]}
BOTH = {**FIRST, **SECOND}
UPLOADED = [1340, 1340, 4024]
"""What is new of the lines that are uploaded."""


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    """Where the processes come from that are to be killed."""
    found = Killer()
    yield found
    found.close()


@pytest.fixture(scope="module")
def bases(killer: Killer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An open log and a sealed one, each of two outings and two copies."""
    made = {form: tmp_path_factory.mktemp("base") / "log.duckdb" for form in ("open", "sealed", "none")}
    assert ends(killer.run(made["open"], "preparing"))
    assert ends(killer.run(made["sealed"], "preparing sealed"))
    return {form: log.parent for form, log in made.items()}


def ends(told: list[Told]) -> bool:
    assert not [one["failed"] for one in told if "failed" in one]
    others = [name for one in told for name in one.get("open_to_others", ())]
    assert others == [], "others could read it, if only for a moment"
    return "done" in told[-1] if told else False


def acknowledged(told: list[Told], what: str) -> bool:
    return any(one.get("did") == what for one in told)


def looked_at(told: list[Told]) -> Told:
    """What a process found in the log; nothing unfinished lies beside it then."""
    ends(told)
    (found,) = [one for one in told if "rows" in one]
    assert not [name for name in found["files"] if "unfinished" in name or "reading" in name], found["files"]
    return found


class Moments:
    """When to kill: any moment of how long the same takes undisturbed, or took where that turned out to be less."""

    def __init__(self, undisturbed: list[Told]) -> None:
        assert ends(undisturbed)
        self.takes = undisturbed[0]["took"]
        self.kills = self.amid = 0

    def any(self) -> float:
        """One of them."""
        return random.uniform(0, self.takes)

    def told(self, told: list[Told]) -> None:
        """Learn whether it was in the middle."""
        amid = not ends(told)
        self.kills, self.amid = self.kills + 1, self.amid + amid
        self.takes *= 1.02 if amid else 0.85

    def say(self, record: Callable[[str, object], None], work: str) -> None:
        """Put on record how often it was killed, and how often in the middle."""
        record("killed", f"{work}: {self.kills} times, {self.amid} in the middle")
        print(f"killed while {work}: {self.kills} times, {self.amid} of them in the middle")
        assert self.amid >= self.kills * 0.4, "killed too late to prove anything"


@pytest.mark.parametrize("form", ["open", "sealed"])
@pytest.mark.parametrize("work", ["saving", "uploading"])
def test_every_acknowledged_change_is_there_and_no_half_one(
    killer: Killer, bases: dict[str, Path], tmp_path: Path, form: str, work: str,
    record_property: Callable[[str, object], None],
) -> None:  # fmt: skip
    """One process after the other is killed on the same log; each finds what all before it were told is kept."""
    log = tmp_path / "log" / "log.duckdb"
    shutil.copytree(bases[form], log.parent)
    rows, told = dict(BOTH), killer.run(log, work, look=True)
    moments = Moments(told)
    for _ in range(15 * TIMES):
        rows, doubtful = followed(rows, told)
        told = killer.run(log, work, look=True, after=moments.any())
        found = looked_at(told)["rows"]
        assert found in (rows, doubtful), "an acknowledged change is missing, or half of another is there"
        rows = found
        moments.told(told)
    rows, doubtful = followed(rows, told)
    assert looked_at(killer.run(log, "looking"))["rows"] in (rows, doubtful)
    moments.say(record_property, f"{work}, {form}")


def followed(rows: dict[str, list[int]], told: list[Told]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The rows after what was acknowledged, and with what was begun last."""
    sure, doubtful = dict(rows), dict(rows)
    for one in told:
        note = one.get("note", "")
        for rows_, did in ((sure, one.get("did")), (doubtful, one.get("will"))):
            if did == "delete":
                rows_.pop(note)
            elif did:
                rows_[note] = UPLOADED if note.startswith("file") else [1, 1, 5 if did == "change" else 2]
    return sure, doubtful


def sealing(before: list[Told], left: bool, found: Told) -> None:
    done = acknowledged(before, "seal")
    assert found["sealed"] or not done
    assert not (done and left), "it was said to be sealed, and something readable was left"
    assert found["rows"] == BOTH
    assert found["copies"] == [2, 1]
    if found["sealed"]:
        assert not found["readable"]
        assert all(found["copies_sealed"])


def changing(before: list[Told], left: bool, found: Told) -> None:
    assert found["rows"] == BOTH
    assert found["copies"] == [2, 1], "every copy opens with the passphrase of the log"
    assert found["known_by"] is not None
    assert found["known_by"].startswith("seven") or not acknowledged(before, "change the passphrase")
    assert not left
    assert not found["readable"]


def unsealing(before: list[Told], left: bool, found: Told) -> None:
    assert found["rows"] == BOTH
    assert found["copies"] == [2, 1]
    assert not (found["sealed"] and acknowledged(before, "unseal"))
    assert set(found["copies_sealed"]) == {found["sealed"]}
    assert found["readable"] != found["sealed"]


def keeping(before: list[Told], left: bool, found: Told) -> None:
    assert found["rows"] == BOTH
    assert found["copies"] == [2, 2, 1] or (found["copies"] == [2, 1] and not acknowledged(before, "keep"))


def bringing_back(before: list[Told], left: bool, found: Told) -> None:
    assert found["rows"] == FIRST or (found["rows"] == BOTH and not acknowledged(before, "bring back"))
    assert found["copies"] in ([2, 1], [2, 2, 1])


def erasing(before: list[Told], left: bool, found: Told) -> None:
    if acknowledged(before, "erase"):
        assert not left
        assert found["copies"] == [1, 1]
    assert found["rows"] == FIRST or (found["rows"] == BOTH and not acknowledged(before, "delete"))
    assert found["copies"] in ([2, 1], [1, 1])


def migrating(before: list[Told], left: bool, found: Told) -> None:
    assert found["rows"] == BOTH
    assert found["later"] == 1
    assert found["copies"][-2:] == [2, 1]
    assert set(found["copies"][:-2]) == {2}


def beginning(before: list[Told], left: bool, found: Told) -> None:
    assert found["rows"] == {}
    assert found["copies"] == []


@pytest.mark.parametrize(
    ("form", "work", "judge"),
    [
        ("open", "sealing", sealing), ("sealed", "changing", changing), ("sealed", "unsealing", unsealing),
        ("open", "keeping", keeping), ("sealed", "keeping", keeping), ("open", "bringing back", bringing_back),
        ("sealed", "bringing back", bringing_back), ("open", "erasing", erasing), ("sealed", "erasing", erasing),
        ("open", "opening", migrating), ("sealed", "opening", migrating), ("none", "opening", beginning),
    ],
    ids=lambda value: getattr(value, "__name__", None) or value,
)  # fmt: skip
def test_what_is_done_to_the_log_as_a_whole_is_done_or_not(
    killer: Killer, bases: dict[str, Path], tmp_path: Path, form: str, work: str,
    judge: Callable[[list[Told], bool, Told], None], record_property: Callable[[str, object], None],
) -> None:  # fmt: skip
    """Killed at any moment and before every step: the log opens, with all its copies and nothing left over."""
    later = judge is migrating

    def tried(**moment: float) -> list[Told]:
        log = tmp_path / "log" / "log.duckdb"
        shutil.rmtree(log.parent, ignore_errors=True)
        shutil.copytree(bases[form], log.parent)
        told = killer.run(log, work, later=later, **moment)
        left = any(MARKER.encode() in file.read_bytes() for file in log.parent.rglob("*") if file.is_file())
        ends(told)
        judge(told, left, looked_at(killer.run(log, "looking", later=later)))
        return told

    moments = Moments(tried())
    for _ in range(5 * TIMES):
        moments.told(tried(after=moments.any()))
    for step in count(1):
        if ends(told := tried(step=step)):
            break
        moments.told(told)
    moments.say(record_property, f"{judge.__name__}, {form}")

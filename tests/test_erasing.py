"""What is deleted for good: nowhere readable any more, and nothing else goes with it."""

import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard import vault
from dashboard.entries import Memory, Outing
from dashboard.outings import Filter, Status
from dashboard.store import Store
from tests.conftest import TODAY, add

MORNING = datetime(2026, 11, 20, 8)


def held_in(copy: vault.Copy | None, table: str) -> list[dict[str, Any]]:
    assert copy
    with zipfile.ZipFile(copy.path) as packed:
        found: list[dict[str, Any]] = pq.read_table(io.BytesIO(packed.read(f"tables/{table}.parquet"))).to_pylist()
    return found


def test_numbers_are_not_given_again_after_a_copy_came_back(store: Store, log_path: Path) -> None:
    """Erasing goes by them: an outing logged later must not take another out of the copies."""
    store.log(Outing(TODAY, "Walk"), "a form")
    early = vault.keep_copy(log_path, MORNING)
    store.log(Outing(TODAY, "Swim", note="precious"), "another")
    late = vault.keep_copy(log_path, MORNING + timedelta(hours=1))
    assert early
    assert late
    vault.bring_back(log_path, early, MORNING + timedelta(hours=2))
    junk = store.log(Outing(TODAY, "Tea", note="junk"), "a third")
    store.delete([junk])
    store.erase([junk])
    assert vault.preview(log_path, late).come == ((TODAY, "Swim"),)


def test_a_text_is_erased_from_copies_where_its_outing_has_another_number(store: Store, log_path: Path) -> None:
    """As after an upload that was undone and made again."""
    first = store.log(Outing(TODAY, "Walk", note="the secret"), "a form")
    copy = vault.keep_copy(log_path, MORNING)
    store.delete([first])
    store.erase([first])
    second = store.log(Outing(TODAY, "Walk", note="the secret"), "another")
    assert copy
    copy.path.write_bytes(vault.open_log(log_path).snapshot())
    third = store.log(Outing(TODAY, "Walk", note="the secret"), "a third")
    store.delete([second, third])
    store.erase([third])
    assert vault.preview(log_path, copy).about.outings == 0


def test_an_erasing_that_was_stopped_is_finished_with_the_next_emptying(
    store: Store, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is due from its first step on, and is in the bin until it is nowhere."""
    walk = store.log(Outing(TODAY, "Walk", note="the secret"), "a form")
    store.log(Outing(TODAY, "Tea"), "another")
    vault.keep_copy(log_path, MORNING)
    store.delete([walk])
    monkeypatch.setattr("dashboard.vault.erasing.rewriting.rewrite", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.erase([walk])
    monkeypatch.undo()
    vault.close_logs()
    again = Store(vault.open_log(log_path))
    assert again.empty_bin(datetime.now()) == 1
    assert again.binned(5).empty
    assert again.summary(Filter()).outings == 1
    assert vault.preview(log_path, vault.listed(log_path)[0]).about.outings == 1
    vault.close_logs()
    assert b"the secret" not in b"".join(file.read_bytes() for file in log_path.parent.rglob("*") if file.is_file())


def test_the_plan_of_an_erased_outing_stays_without_a_word(store: Store, log_path: Path) -> None:
    """A calendar and the file that brought it still know it; what was written in it is nowhere."""
    add(store, "day,kind,status,note\n2026-11-25,Walk,planned,by the weir\n", today=TODAY)
    (plan,) = store.plans(TODAY, 5)
    outing = store.happened(plan.id, Status.HAPPENED)
    assert outing
    vault.keep_copy(log_path, MORNING)
    store.delete([outing])
    store.erase([outing])
    assert vault.open_log(log_path).cursor().execute("select uid, note from log.plan").fetchall() == [(plan.uid, None)]
    vault.close_logs()
    assert b"by the weir" not in b"".join(file.read_bytes() for file in log_path.parent.rglob("*") if file.is_file())


def test_a_memory_takes_no_other_out_of_the_copies(store: Store, log_path: Path) -> None:
    """After a copy came back its number may be another's there."""
    store.log(Outing(TODAY, "Walk"), "a form")
    early = vault.keep_copy(log_path, MORNING)
    lake = store.remember(Memory("The lake", words="skimming stones"))
    store.keep_photo(b"picture", memory=lake)
    late = vault.keep_copy(log_path, MORNING + timedelta(hours=1))
    assert early
    vault.bring_back(log_path, early, MORNING + timedelta(hours=2))
    junk = store.remember(Memory("junk"))
    store.forget_memory(junk)
    store.erase([], [junk])
    assert [row["name"] for row in held_in(late, "memory")] == ["The lake"]
    assert len(held_in(late, "photo")) == 1


def test_the_copies_of_a_lost_log_keep_what_they_hold(store: Store, log_path: Path) -> None:
    """A log that is begun anew counts from one again."""
    store.log(Outing(TODAY, "Swim", note="precious"), "a form")
    store.remember(Memory("The lake"))
    kept = vault.keep_copy(log_path, MORNING)
    vault.close_logs()
    log_path.unlink()
    new = Store(vault.begin_log(log_path))
    junk, memory = new.log(Outing(TODAY, "Tea", note="junk"), "another"), new.remember(Memory("junk"))
    new.delete([junk])
    new.forget_memory(memory)
    new.erase([junk], [memory])
    assert [row["note"] for row in held_in(kept, "outing")] == ["precious"]
    assert [row["name"] for row in held_in(kept, "memory")] == ["The lake"]


def test_what_was_noted_of_a_plan_goes_from_copies_taken_before_it_happened(store: Store, log_path: Path) -> None:
    """The outing it became is deleted for good."""
    add(store, "day,kind,status,note\n2026-11-25,Walk,planned,by the weir\n", today=TODAY)
    copy = vault.keep_copy(log_path, MORNING)
    (plan,) = store.plans(TODAY, 5)
    outing = store.happened(plan.id, Status.HAPPENED)
    assert outing
    store.delete([outing])
    assert store.erase([outing]) == 0
    assert held_in(copy, "plan") == []


def kinds(log_path: Path) -> set[str]:
    return {name for (name,) in vault.open_log(log_path).cursor().execute("select name from log.kind").fetchall()}


def test_the_name_of_a_kind_goes_with_its_last_outing(store: Store, log_path: Path) -> None:
    """It may say more than any note; copies list it still, as the page says."""
    store.log(Outing(TODAY, "Walk"), "a form")
    both = [store.log(Outing(TODAY, "Quarrel at the weir"), f"form {number}") for number in range(2)]
    copy = vault.keep_copy(log_path, MORNING)
    store.delete(both)
    store.erase(both[:1])
    assert kinds(log_path) == {"Walk", "Quarrel at the weir"}
    store.erase(both[1:])
    assert kinds(log_path) == {"Walk"}
    assert "Quarrel at the weir" in {row["name"] for row in held_in(copy, "kind")}
    vault.close_logs()
    assert b"Quarrel at the weir" not in log_path.read_bytes()


@pytest.mark.parametrize("by", ["an outing", "the bin", "a plan", "another kind", "a difference", "a pause"])
def test_a_kind_that_something_else_has_stays(store: Store, log_path: Path, by: str) -> None:
    """In the log, in the bin, planned, shown as it, told apart from it, or not to be suggested for a while."""
    gone = store.log(Outing(TODAY, "Swim"), "a form")
    store.log(Outing(TODAY, "Walk"), "another")
    if by in ("an outing", "the bin"):
        other = store.log(Outing(TODAY, "Swim"), "a third")
        store.delete([other] if by == "the bin" else [])
    elif by == "a plan":
        store.plan("Swim", TODAY)
    elif by == "another kind":
        store.merge({"Walk": "Swim"})
    elif by == "a difference":
        store.tell_apart("Walk", "Swim")
    else:
        store.set_aside("Swim", TODAY)
    store.delete([gone])
    assert store.erase([gone]) == 0
    assert kinds(log_path) == {"Walk", "Swim"}

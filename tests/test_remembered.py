"""What was asked before is asked again as soon as it may have another answer."""

from datetime import date
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.entries import Outing
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.vault.remembered import MOST, Remembered
from tests.conftest import read

WALK = Outing(date(2026, 1, 5), "Walk", 4)


def test_another_window_sees_every_change_at_once(log_path: Path) -> None:
    """Whichever window asked before, and whichever changed the log: logging, deleting and undoing, settings."""
    one, other = (Store(vault.open_log(log_path)) for _ in range(2))
    for store in (one, other):
        assert store.summary(Filter()).outings == 0
    walk = one.log(WALK, "a form")
    for store in (one, other):
        assert store.summary(Filter()).outings == 1
        assert store.kinds() == ["Walk"]
    other.delete([walk])
    assert one.summary(Filter()).outings == 0
    one.set("a name", "a value")
    assert other.setting("a name") == "a value"


def test_a_change_that_fails_leaves_what_was_asked_before_true(store: Store) -> None:
    """What was counted within it holds for nobody."""
    store.log(WALK, "a form")
    assert store.summary(Filter()).outings == 1
    counted = []

    def stop(share: float) -> None:
        counted.append(store.summary(Filter()).outings)
        if share == 1 or counted[-1] > 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add("a file", read("day,kind\n2026-01-06,Tea\n").outings, left_out=0, unreadable=0, progress=stop)
    assert counted[-1] == 2
    assert store.summary(Filter()).outings == 1


def test_what_is_given_out_is_the_askers_own(store: Store) -> None:
    """What one page does to its table is not met by the next."""
    store.log(WALK, "a form")
    frame = store.outings(Filter(), 10)
    frame["kind"] = "Tea"
    assert list(store.outings(Filter(), 10)["kind"]) == ["Walk"]


def test_an_answer_that_a_change_overtook_is_not_kept() -> None:
    """Nor one that was being asked while everything was forgotten."""
    remembered = Remembered()
    assert remembered.answer(1, "how many", lambda: remembered.answer(2, "how many", lambda: "two")) == "two"
    assert remembered.answer(1, "how many", lambda: "one") == "one"

    def locked_meanwhile() -> str:
        remembered.forget()
        return "a secret"

    assert remembered.answer(3, "what", locked_meanwhile) == "a secret"
    assert remembered.answer(3, "what", lambda: "nothing") == "nothing"


def test_it_asks_once_and_keeps_no_more_than_it_may() -> None:
    """The latest are known still, the oldest are asked anew."""
    remembered, asked = Remembered(), []
    for question in [*range(MOST + 1), MOST, 0]:
        remembered.answer("state", question, lambda question=question: asked.append(question))  # type: ignore[misc]
    assert asked == [*range(MOST + 1), 0]


def test_locking_forgets(log_path: Path) -> None:
    """Nothing that was asked of a sealed log stays in memory when it is locked."""
    Store(vault.open_log(log_path)).log(WALK, "a form")
    vault.seal_log(log_path, "four quiet garden chairs")
    opened = vault.open_log(log_path)
    assert list(Store(opened).outings(Filter(), 10)["kind"]) == ["Walk"]
    assert opened.remembered._known
    vault.lock_logs()
    assert not opened.remembered._known
    with pytest.raises(vault.Locked):
        Store(opened).summary(Filter())

"""What takes a while can be stopped, wherever it tells how far it is; all is as it was then."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.entries import Outing
from dashboard.outings import Filter
from dashboard.progress import Progress
from dashboard.store import Store
from tests.conftest import TODAY, add

THEN, NOW = datetime(2026, 11, 20, 9, 30), datetime(2026, 11, 22, 12)
LINES = "day,kind,mine,note\n2026-01-05,Walk,4,heron on the weir\n2026-01-06,Tea,2,first of all\n"
FIRST, SECOND = "four quiet garden chairs", "three loud kitchen tables"


class Stopped(BaseException):
    """As Streamlit stops a page: nothing that only catches errors may swallow it."""


def keep(_store: Store, path: Path, told: Progress) -> None:
    vault.keep_copy(path, NOW, always=True, told=told)


def take_in(_store: Store, path: Path, told: Progress) -> None:
    vault.take_in(path, vault.listed(path)[-1].path.read_bytes(), NOW, told)


def look(_store: Store, path: Path, told: Progress) -> None:
    vault.preview(path, vault.listed(path)[-1], told=told)


def bring_back(_store: Store, path: Path, told: Progress) -> None:
    vault.bring_back(path, vault.listed(path)[-1], NOW, told=told)


def seal(_store: Store, path: Path, told: Progress) -> None:
    vault.seal_log(path, SECOND, told)


def unseal(_store: Store, path: Path, told: Progress) -> None:
    vault.unseal_log(path, told)


def erase(store: Store, _path: Path, told: Progress) -> None:
    store.erase([int(store.binned(9)["id"].iloc[0])], told=told)


Work = Callable[[Store, Path, Progress], None]


def copies(path: Path, sealed: str) -> dict[datetime, int]:
    """Each copy, all of them under the log's seal, with the outings it holds."""
    found = {}
    for copy in vault.listed(path):
        assert copy.sealed == (sealed == "sealed")
        found[copy.taken_at] = vault.preview(path, copy).about.outings
    return found


@pytest.mark.parametrize(
    ("work", "form"),
    [
        *((work, "open") for work in (keep, take_in, look, bring_back, seal, erase)),
        *((work, "sealed") for work in (keep, bring_back, seal, unseal, erase)),
    ],
)
def test_what_is_stopped_has_changed_nothing(store: Store, log_path: Path, work: Work, form: str) -> None:
    """At each place where it tells how far it is: the log, its seal and its copies are as they were."""
    add(store, LINES)
    for second in (0, 1):
        vault.keep_copy(log_path, THEN.replace(second=second), always=True)
    if form == "sealed":
        vault.seal_log(log_path, FIRST)
    store = Store(vault.open_log(log_path))
    store.delete([int(store.outings(Filter(kinds=("Walk",)), 1)["id"].iloc[0])])
    store.log(Outing(TODAY, "Swim", mine=5), "a form")
    before = copies(log_path, form)
    times = 0
    for stop_at in range(99):
        told: list[float] = []

        def tell(share: float, told: list[float] = told, stop_at: int = stop_at) -> None:
            told.append(share)
            if len(told) > stop_at:
                raise Stopped

        try:
            work(Store(vault.open_log(log_path)), log_path, tell)
            break
        except Stopped:
            times += 1
        vault.close_logs()
        store = Store(vault.unlock(log_path, FIRST) if form == "sealed" else vault.open_log(log_path))
        assert {row.kind for row in store.outings(Filter(), 9).itertuples()} == {"Tea", "Swim"}
        assert [row.kind for row in store.binned(9).itertuples()] == ["Walk"]
        kept = copies(log_path, form)
        if work is bring_back:  # the copy of the log as it was may stay
            kept = {at: kept[at] for at in before}
        if work is erase:  # what is to go may be gone from some; the bin says that it is to
            assert all(before[at] - kept[at] in (0, 1) for at in before)
            kept = {at: before[at] for at in kept}
        assert before == kept
        assert not list(log_path.parent.rglob("*unfinished*"))
    assert times
    assert told == sorted(told)

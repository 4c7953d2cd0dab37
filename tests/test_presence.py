"""Whether someone is here: by any clock that runs on, so that a night asleep counts."""

import pytest

from dashboard import presence


@pytest.fixture(autouse=True)
def _as_before() -> object:
    yield
    presence.be_patient(None)
    presence.seen()


def test_nobody_is_here_after_a_while_without_a_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A touch begins the wait anew; without a wait it never ends."""
    now = 100.0
    monkeypatch.setattr("dashboard.presence.time.monotonic", lambda: now)
    monkeypatch.setattr("dashboard.presence.time.time", lambda: now)
    presence.seen()
    assert presence.left() is None
    presence.be_patient(60)
    now += 59
    assert presence.left() == 1
    presence.seen()
    assert presence.left() == 60
    now += 500
    assert presence.left() == 0


def test_a_computer_that_slept_all_night_finds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """One clock stands still meanwhile, the other doesn't; one set back keeps nothing open."""
    still, wall = 100.0, 1_000_000.0
    monkeypatch.setattr("dashboard.presence.time.monotonic", lambda: still)
    monkeypatch.setattr("dashboard.presence.time.time", lambda: wall)
    presence.be_patient(900)
    presence.seen()
    wall += 8 * 3600
    assert presence.left() == 0
    wall -= 24 * 3600
    still += 901
    assert presence.left() == 0

"""Whether someone is here: by any clock that runs on, so that a night asleep counts."""

import sys
import time

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
    monkeypatch.setattr("dashboard.presence._now", lambda: now)
    presence.seen()
    assert presence.left() is None
    presence.be_patient(60)
    now += 59
    assert presence.left() == 1
    presence.seen()
    assert presence.left() == 60
    now += 500
    assert presence.left() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the clock that counts a sleeping computer is another elsewhere")
def test_the_time_a_computer_sleeps_counts() -> None:
    """The clock is the one that runs on meanwhile."""
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= presence._now() <= time.clock_gettime(time.CLOCK_BOOTTIME)

"""What is half typed into a log's pages: it waits, sealed with the log, while that is locked."""

import pickle
from contextlib import suppress

from dashboard.vault.sealing import Broken, Seal


class Drafts:
    """What is half typed, by the form it is typed into."""

    def __init__(self) -> None:
        self.unsent: dict[str, object] = {}
        """What is half typed in some window."""
        self.waiting: dict[str, object] = {}
        """What was half typed when the log was locked: whoever goes on with it takes it out."""
        self._put_by: bytes | None = None

    def leave(self) -> None:
        """Have all of it wait for whoever comes next: the windows it was typed in are left."""
        self.waiting, self.unsent = {**self.waiting, **self.unsent}, {}

    def put_by(self, seal: Seal | None) -> None:
        """Let go of all of it; under a seal it waits, readable with that one only."""
        try:
            if seal:
                self._put_by = seal.sealed(pickle.dumps({**self.waiting, **self.unsent}), {})
        finally:
            self.unsent, self.waiting = {}, {}

    def take_up(self, seal: Seal | None) -> None:
        """Have what was put by wait in the open again; what another seal put by is let go."""
        if self._put_by and seal:
            with suppress(Broken):
                # Sealed with this very key, so nobody else wrote it.
                self.waiting = pickle.loads(seal.unsealed(self._put_by))  # noqa: S301
            self._put_by = None

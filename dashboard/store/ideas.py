"""Ideas: small things to start with, and what isn't to be suggested for a while."""

from datetime import date

import pandas as pd
import pyarrow as pa

from dashboard.letters import one_line
from dashboard.store.door import Door

STARTED = "ideas_started"


class Ideas(Door):
    """What could be tried that the log may not have yet."""

    def ideas(self) -> pd.DataFrame:
        """A row per idea, shortest first: id, name, minutes, place, cost, energy, season, seated, revived."""
        return self._frame("ideas")

    def start_ideas(self, starters: pd.DataFrame) -> None:
        """Put in the ideas that come with the dashboard, once in the life of a log. Raises `Trouble`."""
        if not self._rows("setting", name=STARTED):
            with self._change("The ideas could not be added."):
                self._put("add_ideas", starters)
                self._done("set_setting", name=STARTED, value="yes")

    def add_ideas(self, ideas: pd.DataFrame) -> None:
        """Add ideas, in the columns of `ideas`; those there are by name stay as they are. Raises `Trouble`."""
        with self._change("The ideas could not be added."):
            self._put("add_ideas", ideas)

    def keep_ideas(self, ideas: pd.DataFrame) -> None:
        """Have these ideas and no others, as the person edited them. Raises `Trouble`."""
        with self._change("The ideas could not be changed."):
            self._done("clear_ideas")
            self._put("add_ideas", ideas)

    def set_aside(self, name: str, until: date) -> None:
        """Don't suggest a kind or an idea before a day. Raises `Trouble`."""
        with self._change("This could not be left out."):
            self._done("set_aside", name=name, until=until)

    def take_up(self, name: str) -> None:
        """Let something be suggested again. Raises `Trouble`."""
        with self._change("This could not be changed."):
            self._done("take_up", name=name)

    def aside(self, today: date) -> set[str]:
        """What isn't to be suggested on a day."""
        return set(self.left_out(today))

    def left_out(self, today: date) -> dict[str, date]:
        """The same, each with the day from which it may be again, the next first."""
        return dict(self._rows("aside", today=today))

    def _put(self, change: str, ideas: pd.DataFrame) -> None:
        named = ideas.assign(name=ideas["name"].map(one_line))
        self._cursor.register("incoming", pa.Table.from_pandas(named, preserve_index=False))
        try:
            self._done(change)
        finally:
            self._cursor.unregister("incoming")

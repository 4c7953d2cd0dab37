"""What the person has set."""

from dashboard.outings import Whose
from dashboard.store.door import Door


class Settings(Door):
    """What counts, and how things are shown."""

    def whose(self) -> Whose:
        """Whose rating counts: the person's own, unless they set it otherwise."""
        return Whose(dict(self._asked("settings").fetchall()).get("whose", Whose.MINE))

    def count_rating_of(self, whose: Whose) -> None:
        """Let the ratings of another count from now on, wherever the log is read."""
        with self._change("Whose rating counts could not be changed."):
            self._done("set_setting", name="whose", value=whose.value)
            self._settle()

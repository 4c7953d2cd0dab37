"""What the person has set."""

from dashboard.outings import Whose
from dashboard.store.door import Door


class Settings(Door):
    """What counts, and how things are shown."""

    def whose(self) -> Whose:
        """Whose rating counts: the person's own, unless they set it otherwise."""
        return Whose(self.setting("whose") or Whose.MINE)

    def setting(self, name: str) -> str:
        """What the person has set under a name; empty if nothing."""
        found = self._asked("setting", name=name).fetchall()
        return str(found[0][0]) if found else ""

    def set(self, name: str, value: str) -> None:
        """Remember what the person set. Raises `Trouble`."""
        with self._change("This could not be remembered."):
            self._done("set_setting", name=name, value=value)

    def count_rating_of(self, whose: Whose) -> None:
        """Let the ratings of another count from now on, wherever the log is read."""
        with self._change("Whose rating counts could not be changed."):
            self._done("set_setting", name="whose", value=whose.value)
            self._settle()

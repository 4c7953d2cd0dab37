"""How close the two felt to the person, now and then."""

from datetime import date

from dashboard.store.door import Door


class Closeness(Door):
    """The person's own feeling, from 0 (further apart) to 1 (almost one), a day each."""

    def closeness(self) -> list[tuple[date, float]]:
        """Every answer, the first first."""
        return [(day, float(value)) for day, value in self._rows("closeness")]

    def note_closeness(self, day: date, value: float) -> None:
        """Keep the answer of a day, in place of an earlier one of it. Raises `Trouble`."""
        with self._change("Your answer could not be kept."):
            self._done("note_closeness", day=day, value=value)

    def unnote_closeness(self, day: date) -> None:
        """Take the answer of a day out. Raises `Trouble`."""
        with self._change("Your answer could not be taken out."):
            self._done("unnote_closeness", day=day)

"""What the person has set."""

from contextlib import suppress

from dashboard.front import Front, as_kept, to_keep
from dashboard.letters import one_line
from dashboard.manner import LANGUAGES, LONGEST_THEM, WEEK_STARTS, Manner, Order
from dashboard.outings import WENT_WELL, WENT_WELL_MAY_BE, Trouble, Whose
from dashboard.store.neighbours import Neighbours

COUNTS, FIRST_PAGE = "went_well", "first_page"
THEM, LANGUAGE, ORDER, WEEK = (f"manner_{name}" for name in ("them", "language", "order", "week_starts"))
LONGEST_PAGE = 80


class Settings(Neighbours):
    """What counts, and how things are shown. What the log holds and can't be is as if it weren't set."""

    def whose(self) -> Whose:
        """Whose rating counts: the person's own, unless they set it otherwise."""
        with suppress(ValueError):
            return Whose(self.setting("whose"))
        return Whose.MINE

    def went_well(self) -> int:
        """The lowest rating that counts as having gone well."""
        return next((step for step in WENT_WELL_MAY_BE if str(step) == self.setting(COUNTS)), WENT_WELL)

    def manner(self) -> Manner:
        """How the person likes to be spoken to."""
        found = dict(self._rows("all_settings"))
        usual = Manner()
        language, order = found.get(LANGUAGE, ""), found.get(ORDER, "")
        return Manner(
            _name(found.get(THEM, "")),
            language if language in LANGUAGES else usual.language,
            Order(order) if order in list(Order) else None,
            next((day for day in WEEK_STARTS if str(day) == found.get(WEEK)), usual.week_starts),
        )

    def front(self) -> Front:
        """What others could see of the dashboard."""
        return as_kept(dict(self._rows("all_settings")))

    def first_page(self) -> str:
        """The page to open with, as the router names it; empty if none was chosen."""
        return self.setting(FIRST_PAGE)

    def setting(self, name: str) -> str:
        """What the person has set under a name; empty if nothing."""
        found = self._rows("setting", name=name)
        return str(found[0][0]) if found else ""

    def set(self, name: str, value: str) -> None:
        """Remember what the person set. Raises `Trouble`."""
        with self._change("This could not be saved."):
            self._done("set_setting", name=name, value=value)

    def count_rating_of(self, whose: Whose) -> None:
        """Let the ratings of another count from now on, wherever the log is read. Raises `Trouble`."""
        with self._change("Whose rating counts could not be changed."):
            self._done("set_setting", name="whose", value=whose.value)
            self._settle()

    def count_as_well(self, lowest: int) -> None:
        """Let this rating and better ones count as having gone well, wherever it is judged. Raises `Trouble`."""
        if lowest not in WENT_WELL_MAY_BE:
            raise Trouble("What counts as having gone well can be 3, 4 or 5 and better. It stays as it was.")
        self.set(COUNTS, str(lowest))

    def speak_like(self, manner: Manner) -> None:
        """Speak to the person like this from now on. Raises `Trouble`."""
        if manner.language not in LANGUAGES or manner.week_starts not in WEEK_STARTS:
            raise Trouble("Days can't be written like that. They stay as they were.")
        chosen = {
            THEM: _name(manner.them), LANGUAGE: manner.language, ORDER: str(manner.order or ""),
            WEEK: str(manner.week_starts),
        }  # fmt: skip
        self._set_all(chosen)

    def be_seen_as(self, front: Front) -> None:
        """Let others see this from now on, what can't be as usual. Raises `Trouble`."""
        self._set_all(to_keep(as_kept(to_keep(front))))

    def open_with(self, page: str) -> None:
        """Open with this page from now on; with the usual one if it is empty. Raises `Trouble`."""
        self.set(FIRST_PAGE, one_line(page)[:LONGEST_PAGE])

    def _set_all(self, chosen: dict[str, str]) -> None:
        """Remember several settings, all of them or none."""
        with self._change("This could not be saved."):
            for name, value in chosen.items():
                self._done("set_setting", name=name, value=value)


def _name(text: str) -> str:
    """What the other person is called, on one line and no longer than it may be."""
    return one_line(text)[:LONGEST_THEM].strip()

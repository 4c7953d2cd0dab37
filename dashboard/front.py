"""What others could see of the dashboard: what its tab, its icon, its files and its calendar are called, as chosen."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.letters import name_of

ICONS = Path(__file__).parent / "icons"
TITLE, ICON, FILES, CALENDAR = (f"front_{name}" for name in ("title", "icon", "files", "calendar"))
"""What the log keeps them under."""

LONGEST = 40
NOT_ON_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
"""Names no file may have there, whatever its suffix."""


@dataclass(frozen=True)
class Front:
    """The tab's title, the name of its icon, what files that are taken out begin with, what a calendar is called."""

    title: str = "Outings"
    icon: str = "circle"
    files: str = "outings"
    calendar: str = "Calendar"

    @property
    def icon_file(self) -> Path:
        """The picture of the icon; the usual one if there is no such icon."""
        return picture(self.icon if self.icon in icons() else Front.icon)

    def file(self, suffix: str, what: str = "") -> str:
        """The name of a file that is taken out, such as `outings-page.html`."""
        return f"{self.files}-{what}.{suffix}" if what else f"{self.files}.{suffix}"


def icons() -> list[str]:
    """The icons there are to choose from, the usual one first."""
    return sorted((file.stem for file in ICONS.glob("*.png")), key=lambda name: (name != Front.icon, name))


def picture(icon: str) -> Path:
    """The picture of one of the icons there are."""
    return ICONS / f"{icon}.png"


def as_kept(kept: Mapping[str, str]) -> Front:
    """What the log says of it; what it leaves open, or says wrongly, is as usual."""
    usual = Front()
    return Front(
        _name(kept.get(TITLE, "")) or usual.title,
        kept.get(ICON, "") if kept.get(ICON) in icons() else usual.icon,
        file_start(kept.get(FILES, "")) or usual.files,
        _name(kept.get(CALENDAR, "")) or usual.calendar,
    )


def to_keep(chosen: Front) -> dict[str, str]:
    """What the log keeps of it."""
    return {TITLE: chosen.title, ICON: chosen.icon, FILES: chosen.files, CALENDAR: chosen.calendar}


def file_start(text: str) -> str:
    """A text as a file's name may begin on any system: letters, digits and single dashes; empty if it has none."""
    letters = "".join(letter if _in_a_file_name(letter) else " " for letter in _name(text))
    start = "-".join(letters.replace("-", " ").split())
    return f"{start}-" if start.casefold() in NOT_ON_WINDOWS else start


def _in_a_file_name(letter: str) -> bool:
    return letter in "-_" or unicodedata.category(letter)[0] in "LMN"


def _name(text: str) -> str:
    return name_of(text)[:LONGEST].strip()


_front = Front()


def front() -> Front:
    """What others could see now."""
    return _front


def show_front(chosen: Front) -> None:
    """Let this be seen from now on."""
    global _front  # noqa: PLW0603  # one dashboard a process
    _front = chosen

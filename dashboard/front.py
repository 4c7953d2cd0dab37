"""What others could see of the dashboard: what its tab, its icon and its files are called, as the person chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.letters import one_line

ICONS = Path(__file__).parent / "icons"
TITLE, ICON, FILES = "front_title", "front_icon", "front_files"
"""What the log keeps them under."""

LONGEST = 40


@dataclass(frozen=True)
class Front:
    """The tab's title, the name of its icon, and what files that are taken out begin with."""

    title: str = "Outings"
    icon: str = "circle"
    files: str = "outings"

    @property
    def icon_file(self) -> Path:
        """The picture of the icon; the usual one if there is no such icon."""
        file = ICONS / f"{self.icon}.png"
        return file if self.icon in icons() and file.is_file() else ICONS / f"{Front.icon}.png"


def icons() -> list[str]:
    """The icons there are to choose from, the usual one first."""
    return sorted((file.stem for file in ICONS.glob("*.png")), key=lambda name: (name != Front.icon, name))


def as_kept(kept: Mapping[str, str]) -> Front:
    """What the log says of it; what it leaves open, or says wrongly, is as usual."""
    usual = Front()
    return Front(
        one_line(kept.get(TITLE, ""))[:LONGEST].strip() or usual.title,
        kept.get(ICON, "") if kept.get(ICON) in icons() else usual.icon,
        one_line(kept.get(FILES, ""))[:LONGEST].strip() or usual.files,
    )


_front = Front()


def front() -> Front:
    """What others could see now."""
    return _front


def show_front(chosen: Front) -> None:
    """Let this be seen from now on."""
    global _front  # noqa: PLW0603  # one dashboard a process
    _front = chosen

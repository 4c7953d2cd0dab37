"""A page to print or keep: the good ones with their photos, oldest first, in one file that reaches for nothing."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from dashboard.entries import Memory, Outing, Part
from dashboard.wording import counted, day_words

MOST = 500
"""Good ones on a page at the most."""

TEMPLATE = Path(__file__).with_name("keepsake.html")
MONTHS = {Part.EARLY: 1, Part.SPRING: 4, Part.SUMMER: 7, Part.AUTUMN: 10, Part.WINTER: 12, Part.LATE: 12}
"""Where in its year a memory stands among the others."""


@dataclass(frozen=True)
class Kept:
    """A good one as the page shows it. `order` is where it stands; without one it stands at the end."""

    order: date | None
    when: str
    name: str
    bit: str
    words: str
    photo: str


def of_outing(outing: Outing, photo: bytes | None) -> Kept:
    """An outing of the log."""
    return Kept(outing.day, day_words(outing.day), outing.kind, outing.moment, outing.note, _inline(photo))


def of_memory(memory: Memory, photo: bytes | None) -> Kept:
    """A memory from before the log."""
    order = date(memory.year, MONTHS[memory.part] if memory.part else 1, 1) if memory.year else None
    return Kept(order, memory.when, memory.name, "", memory.words, _inline(photo))


def write(kept: Sequence[Kept], *, left_out: int, today: date) -> bytes:
    """The page as a file. Whatever was written is text in it, never markup."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(TEMPLATE.read_text("utf-8"))
    ordered = sorted(kept, key=lambda one: one.order or date.max)
    left = f"{counted(left_out, 'more good one')} had no room here." if left_out > 0 else ""
    return template.render(kept=ordered, left=left, made=day_words(today)).encode()


def _inline(photo: bytes | None) -> str:
    return f"data:image/jpeg;base64,{b64encode(photo).decode()}" if photo else ""

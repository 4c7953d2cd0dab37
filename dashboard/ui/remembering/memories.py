"""Memories on the page: a calm card for each good one, its favourite star, its photo, and the way to bring it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from dashboard.entries import Outing
from dashboard.outings import Trouble
from dashboard.spans import ago
from dashboard.store import Store
from dashboard.store.memories import A_WHILE
from dashboard.ui import photos
from dashboard.ui.remembering import revive
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import day_words, short

SHOWN = 4
"""Cards of a section at once, where there may be many."""

LONG = 300
"""Letters of a note that are shown without asking."""


@dataclass(frozen=True)
class Card:
    """What a card shows, of an outing or of a memory from before the log."""

    key: str
    name: str
    when: str
    bit: str
    words: str
    photo: photos.Of
    minutes: int | None = None
    recent: bool = False


def draw(store: Store, card: Card, today: date, more: Callable[[], object]) -> None:
    """One card, with what can be done with it; `more` draws what is its own."""
    with st.container(border=True, key=f"card_{card.key}"):
        when = f"  \n:small[{card.when}]" if card.when else ""
        st.markdown(f"**{plain(card.name)}**{when}")
        if card.bit:
            st.markdown(f"“{plain(card.bit)}”")
        _words(card)
        photos.show(store, card.photo, f"{card.name}, {card.when}" if card.when else card.name)
        with st.container(horizontal=True):
            revive.offer(store, card.name, card.minutes, today, card.key, recent=card.recent)
            photos.ask(store, card.photo, card.name, card.key)
            more()


def outings(store: Store, found: Sequence[Outing], today: date, section: str) -> None:
    """A card for each outing; an outing may stand in several sections."""
    for outing in found:
        card = Card(
            f"{section}_{outing.id}", outing.kind, f"{day_words(outing.day)}, {ago(outing.day, today)}", outing.moment,
            outing.note, photos.Of(outing=outing.id), outing.minutes, recent=outing.day > today - A_WHILE,
        )  # fmt: skip
        draw(store, card, today, partial(_star, store, outing, card.key))


def page(number: int, section: str) -> int:
    """How many cards to skip for the page of a section the person is on, `number` being all there are."""
    pages = max(1, -(-number // SHOWN))
    return (min(st.session_state.get(f"{section}_page") or 1, pages) - 1) * SHOWN


def turn_pages(number: int, section: str) -> None:
    """Let the person turn the pages of a section, if it has several."""
    if number > SHOWN:
        st.pagination(-(-number // SHOWN), key=f"{section}_page", max_visible_pages=5)


def favour(store: Store, outing: int, *, favourite: bool) -> None:
    """Make an outing a favourite, or no longer. Raises `Trouble`."""
    now = store.outing(outing)
    if now is None:
        raise Trouble("This outing was deleted in another window. Nothing else was changed.")
    store.change(replace(now, favourite=favourite))


def _words(card: Card) -> None:
    """What was noted; of a long note the beginning, with all of it a click away."""
    if not card.words:
        return
    st.markdown(_paragraphs(card.words) if len(card.words) <= LONG else plain(short(card.words, LONG)))
    if len(card.words) > LONG:
        with st.expander("All of it", type="compact"):
            st.markdown(_paragraphs(card.words))


def _paragraphs(text: str) -> str:
    return "\n\n".join(plain(line) for line in text.splitlines() if line.strip())


def _star(store: Store, outing: Outing, key: str) -> None:
    """A star, filled for a favourite; pressing it turns it."""
    assert outing.id is not None  # it comes from the log
    if st.button(f"{'★' if outing.favourite else '☆'} Favourite", key=f"star_{key}", type="tertiary"):
        favour(store, outing.id, favourite=not outing.favourite)
        what = "is not a favourite any more" if outing.favourite else "is a favourite"
        tell(
            f"{outing.kind}, {day_words(outing.day)}, {what}.",
            partial(favour, outing=outing.id, favourite=outing.favourite),
        )
        st.rerun()

"""One outing of the log, open to be changed: which one, as it was when it was opened, and what becomes of it."""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from dashboard.entries import Outing
from dashboard.fields import FIELD
from dashboard.store import Store
from dashboard.ui import unsent
from dashboard.ui.places import here
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import day_words

OPENED, SEEN, TIMES = "opened_outing", "seen_outing_", "outing_forms"


UNSENT = "change of outing "
"""What a change of one waits under while the log is locked."""


@dataclass(frozen=True)
class Change:
    """An outing as it was when it was opened, and as the form for it begins: the same, unless it was half typed into."""

    seen: Outing
    begun: Outing


@dataclass(frozen=True)
class Opened:
    """Which outing is open, and the page to go back to."""

    outing: int
    back_to: str


def open_outing(outing: int) -> None:
    """Go to the page where this outing can be changed, and from there back here."""
    st.session_state[OPENED] = Opened(outing, here())
    st.switch_page("views/outing.py")


def forget() -> None:
    """Nothing is open any more, and nothing was seen."""
    for name in [str(name) for name in st.session_state if str(name).startswith(SEEN)]:
        del st.session_state[name]
    st.session_state.pop(OPENED, None)


def which() -> tuple[int, str]:
    """The outing that is open in this window, and the page to go back to; to the log if none is."""
    found: Opened | None = st.session_state.get(OPENED)
    if found is None:
        st.switch_page("views/log.py")
    return found.outing, found.back_to


def change(store: Store, outing: int) -> Change | None:
    """What is being changed of the outing since it was opened, in this window or before the log was locked."""
    name = _seen(outing)
    if st.session_state.get(name) is None:
        now = store.outing(outing)
        st.session_state[name] = unsent.begun(store, _waits_under(outing), Change(now, now) if now else None)
    found: Change | None = st.session_state[name]
    return found


def keep(store: Store, seen: Outing, wanted: Outing) -> None:
    """Have what is typed wait if the log is locked now."""
    assert seen.id is not None  # it came from the log
    unsent.keep(store, _waits_under(seen.id), Change(seen, wanted), touched=wanted != seen)


def form(seen: Outing) -> str:
    """The form in which this version is changed; another once what was typed was let go."""
    return f"outing_{seen.id}_{seen.changed_at}_{st.session_state.get(TIMES, 0)}"


def leave(store: Store, seen: Outing) -> None:
    """Let go of what was typed."""
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    assert seen.id is not None  # it came from the log
    let_go(store, seen.id)


def let_go(store: Store, outing: int) -> None:
    """See it anew when it is opened next."""
    st.session_state.pop(_seen(outing), None)
    unsent.let_go(store, _waits_under(outing))


def save(store: Store, wanted: Outing, now: Outing, said: str) -> None:
    """Write an outing over the version it is `now`, and say so with the way back. Raises `ChangedMeanwhile`, `Trouble`."""
    after = store.change(replace(wanted, changed_at=now.changed_at))
    assert now.id is not None  # it came from the log
    let_go(store, now.id)
    tell(said, partial(Store.change, outing=replace(now, changed_at=after.changed_at)))


def delete(store: Store, outing: Outing) -> None:
    """Put an outing into the bin, and say so with the way back."""
    assert outing.id is not None  # it came from the log
    store.delete([outing.id])
    let_go(store, outing.id)
    tell(
        f"{outing.kind}, {day_words(outing.day)}, is in the bin for thirty days.",
        partial(Store.restore, outings=[outing.id]),
    )


def show_clashes(wanted: Outing, now: Outing, clashes: list[str]) -> None:
    """What was written here and in another window, beside each other."""
    st.warning(
        "This outing was changed in another window since you opened it. Nothing was overwritten. "
        "You both changed the following; which should stand?"
        if len(clashes) > 1
        else "This outing was changed in another window since you opened it. Nothing was overwritten. Which should stand?"
    )
    for name in clashes:
        here, there = (_shown(getattr(version, name)) for version in (wanted, now))
        st.markdown(f"**{plain(FIELD[name].on_screen)}**  \nHere: {here}  \nIn the other window: {there}")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        value = ", ".join(value)
    return plain(str(value)) if value not in (None, "") else "nothing"


def _seen(outing: int) -> str:
    return f"{SEEN}{outing}"


def _waits_under(outing: int) -> str:
    return f"{UNSENT}{outing}"

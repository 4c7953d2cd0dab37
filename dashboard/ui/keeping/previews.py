"""What bringing back a copy would change: looked into when the person asks, since the whole log is read for it."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import streamlit as st

from dashboard import vault
from dashboard.outings import Trouble
from dashboard.ui import waiting
from dashboard.ui.words import plain
from dashboard.wording import counted, day_words, listed

LOOKED, NEEDS, ONCE = "copy_looked_into", "copy_needs_its_passphrase", "copy_looked_into_at_once"


@dataclass(frozen=True)
class Look:
    """What was found in a copy, how it was opened, and which log it was held against."""

    taken_at: datetime
    secret: str | None
    log: tuple[int, int] | None
    would: vault.Preview


def look_into(path: Path, copy: vault.Copy, *, at_once: bool) -> Look | None:
    """What was found in a copy since the log last changed, if the person asked; the first time without, `at_once`.

    Some copies take a passphrase of their own.
    """
    asked = st.button("See what it would change", key="look_into")
    if at_once and st.session_state.get(ONCE) != copy.taken_at:
        st.session_state[ONCE], asked = copy.taken_at, True
    secret = None
    if st.session_state.get(NEEDS) == copy.taken_at:
        secret = st.text_input(
            "The passphrase it was made with, or its recovery key", type="password", key="copy_secret",
            autocomplete="off", width=420,
        )  # fmt: skip
    found: Look | None = st.session_state.get(LOOKED)
    if found and (found.taken_at, found.log) != (copy.taken_at, vault.state_of(path)):
        # With the passphrase it took.
        del st.session_state[LOOKED]
        found = None
    if asked or (secret and (found is None or found.secret != secret)):
        found = _found(path, copy, secret)
        st.session_state[LOOKED] = found
    return found


def _found(path: Path, copy: vault.Copy, secret: str | None) -> Look | None:
    st.session_state.pop(LOOKED, None)
    try:
        with waiting.at_the_log("Opening the copy", "Stopped. Nothing was changed.", path, copy.path) as told:
            would = vault.preview(path, copy, secret or None, told)
    except vault.WrongSecret as trouble:
        if st.session_state.get(NEEDS) != copy.taken_at:
            st.session_state[NEEDS] = copy.taken_at
            st.rerun()
        st.warning(plain(str(trouble)))
        return None
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return None
    return Look(copy.taken_at, secret or None, vault.state_of(path), would)


def in_words(would: vault.Preview) -> str:
    """What bringing back a copy would change, in sentences."""
    holds = f"It opens, and holds {counted(would.about.outings, 'outing')}."
    if not would.compared:
        return f"{holds} What lies in the log's place now, if anything does, is kept beside it."
    parts = []
    if would.coming:
        parts.append(f"{counted(would.coming, 'outing')} would come back: {_few(would.come, would.coming)}.")
    if would.going:
        parts.append(f"{counted(would.going, 'outing')} would be gone: {_few(would.go, would.going)}.")
    if would.differing:
        parts.append(f"{counted(would.differing, 'outing')} would be as {_they(would.differing)} then.")
    if not parts:
        parts.append("They are the outings your log has now." * bool(would.about.outings))
    parts.append("Memories, plans and settings would be as they were then, too.")
    return " ".join([holds, *filter(None, parts), "Your log as it is now is kept as a copy first."])


def _few(outings: tuple[tuple[date, str], ...], all_of_them: int) -> str:
    named = [plain(f"{kind} of {day_words(day)}") for day, kind in outings]
    return listed(named) if len(named) == all_of_them else f"{', '.join(named)} and others"


def _they(number: int) -> str:
    return "it was" if number == 1 else "they were"

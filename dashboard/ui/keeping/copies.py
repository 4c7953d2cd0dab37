"""The copies of the log on a page: which there are, keeping one, bringing one back."""

from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import vault
from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui import waiting
from dashboard.ui.keeping import previews
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import day_words

TIMES = "copies_from_elsewhere"


def choose(path: Path, *, at_once: bool = False) -> None:
    """Let the person choose a copy, see what it would change (`at_once`, or when they ask), and bring it back."""
    found = vault.listed(path)
    if not found:
        st.markdown("There is no copy yet.")
        return
    names = _names(found)
    # Said outright, or the browser goes on showing the one that was chosen before another came first.
    if st.session_state.get("copy") not in names:
        st.session_state["copy"] = next(iter(names))
    taken_at = st.selectbox(
        "Copies, the newest first", list(names), format_func=names.__getitem__, key="copy", width=320
    )
    # Sealing gives copies another file; the moment they were taken stays.
    chosen = next(copy for copy in found if copy.taken_at == taken_at)
    look = previews.look_into(path, chosen, at_once=at_once)
    if look is None:
        return
    st.markdown(previews.in_words(look.would))
    if look.would.about.rows and st.button("Bring it back", key="bring_back"):
        _bring_back(path, chosen, look.secret)


def keep(path: Path) -> None:
    """Keep a copy now, if the person likes."""
    if st.button("Keep a copy now", key="keep_copy"):
        now = datetime.now()
        try:
            with waiting.at_the_log("Keeping a copy", "Stopped. No copy was kept.", path) as told:
                kept = vault.keep_copy(path, now, told=told)
        except Trouble as trouble:
            tell(str(trouble))
        else:
            said = "A copy is kept. It was opened once, and it is whole."
            if kept is None:
                said = "There is nothing in your log yet, so there is nothing to copy."
            elif kept.taken_at != now:
                said = "The latest copy holds your log as it is now."
            # The newest is the one that is looked at, not one that was chosen before it.
            st.session_state.pop("copy", None)
            tell(said)
        st.rerun()


def keep_first() -> None:
    """Keep a copy before something large is done. If it can't be kept, that can still be done: it has its own undo."""
    path = vault.log_path()
    with (
        suppress(Trouble),
        waiting.at_the_log("Keeping a copy of your log first", "Stopped. Your log is as it was.", path) as told,
    ):
        vault.keep_copy(path, datetime.now(), told=told)


def from_elsewhere(path: Path) -> None:
    """Take in a copy from another place, to be chosen like the others."""
    with st.expander("A copy from elsewhere"):
        st.markdown(
            "Everything as you downloaded it, or a copy from another folder or computer. Nothing in your log "
            "changes until you bring it back."
        )
        times = st.session_state.get(TIMES, 0)
        file = st.file_uploader("Copy", label_visibility="collapsed", key=f"copy_file_{times}")
        if file is None:
            return
        try:
            with waiting.waiting("Opening the copy", _put_down, long=file.size > waiting.LONG_LOG) as told:
                vault.take_in(path, file.getvalue(), datetime.now(), told)
        except Trouble as trouble:
            st.warning(plain(str(trouble)))
            return
        _put_down()
        st.session_state.pop("copy", None)
        tell("It is the first of the copies now. Your log is as it was.")
        st.rerun()


def _put_down() -> None:
    """Let go of the file that was chosen."""
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1


def _bring_back(path: Path, copy: vault.Copy, secret: str | None) -> None:
    try:
        with waiting.at_the_log("Bringing it back", "Stopped. Your log is as it was.", path, copy.path) as told:
            before = vault.bring_back(path, copy, datetime.now(), secret, told)
    except Trouble as trouble:
        st.error(plain(str(trouble)))
        return
    undo = partial(_undo, path=path, copy=before) if before else None
    said = f"Your log is as it was on {_name(copy)}."
    if undo is None and vault.open_log(path).seal is None:
        said += " It has no passphrase."
    tell(said, undo)
    st.rerun()


def _undo(_store: Store, path: Path, copy: vault.Copy) -> None:
    vault.bring_back(path, copy, datetime.now())


def _name(copy: vault.Copy) -> str:
    return f"{day_words(copy.taken_at)}, {copy.taken_at:%H:%M}"


def _names(copies: list[vault.Copy]) -> dict[datetime, str]:
    """What each copy is called, with its seconds where minutes don't tell it from another."""
    names = [_name(copy) for copy in copies]
    return {
        copy.taken_at: name if names.count(name) == 1 else f"{name}:{copy.taken_at:%S}"
        for copy, name in zip(copies, names, strict=True)
    }

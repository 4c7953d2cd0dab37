"""The copies of the log on a page: which there are, what bringing one back would change, and bringing it back."""

from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import vault
from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import counted, day_words, listed

TIMES = "copies_from_elsewhere"


def choose(path: Path) -> None:
    """Let the person choose a copy, see what it would change, and bring it back."""
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
    try:
        would, secret = _opened(path, chosen)
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return
    if would is None:
        return
    st.markdown(in_words(would))
    if would.about.rows and st.button("Bring it back", key="bring_back"):
        _bring_back(path, chosen, secret)


def keep(path: Path) -> None:
    """Keep a copy now, if the person likes."""
    if st.button("Keep a copy now", key="keep_copy"):
        now = datetime.now()
        try:
            kept = vault.keep_copy(path, now)
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
    with suppress(Trouble), st.spinner("Keeping a copy of your log first…"):
        vault.keep_copy(vault.log_path(), datetime.now())


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
            with st.spinner("Opening the copy…"):
                vault.take_in(path, file.getvalue(), datetime.now())
        except Trouble as trouble:
            st.warning(plain(str(trouble)))
            return
        st.session_state[TIMES] = times + 1
        st.session_state.pop("copy", None)
        tell("It is the first of the copies now. Your log is as it was.")
        st.rerun()


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


def _opened(path: Path, copy: vault.Copy) -> tuple[vault.Preview | None, str | None]:
    """What a copy would change, and the passphrase it took, which is asked for if the log's isn't the one."""
    with st.spinner("Opening the copy…"):
        try:
            return vault.preview(path, copy), None
        except vault.WrongSecret as trouble:
            said = str(trouble)
    typed = st.text_input(
        "The passphrase it was made with, or its recovery key", type="password", key="copy_secret",
        autocomplete="off", width=420,
    )  # fmt: skip
    if not typed:
        st.caption(plain(said))
        return None, None
    with st.spinner("Opening the copy…"):
        return vault.preview(path, copy, typed), typed


def _bring_back(path: Path, copy: vault.Copy, secret: str | None) -> None:
    try:
        with st.spinner("Bringing it back…"):
            before = vault.bring_back(path, copy, datetime.now(), secret)
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


def _few(outings: tuple[tuple[date, str], ...], all_of_them: int) -> str:
    named = [plain(f"{kind} of {day_words(day)}") for day, kind in outings]
    return listed(named) if len(named) == all_of_them else f"{', '.join(named)} and others"


def _they(number: int) -> str:
    return "it was" if number == 1 else "they were"

"""The lock on a page: a passphrase set, changed and taken away, the recovery key shown once, and locking by itself."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from dashboard import presence, vault
from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui import waiting
from dashboard.ui.told import forget, tell
from dashboard.ui.words import plain

RECOVERY, AFTER, NEVER = "recovery_key", "lock_after", "never"
STOPPED = "Stopped. Your log and its copies have the passphrase they had, if any."
NOTED, NOT_YET = "recovery_key_noted", "not yet"
MINUTES = {"5": "5 minutes", "15": "15 minutes", "60": "an hour", NEVER: "never"}
USUAL_MINUTES = "15"
LONG_ENOUGH = 60
"""Minutes in which anyone has written down a recovery key, or gone away from it."""


def wait_for_someone(store: Store, *, sealed: bool) -> None:
    """Lock by itself after as long as the person chose without a touch, if there is a lock."""
    with suppress(ValueError):
        minutes = float(store.setting(AFTER) or USUAL_MINUTES)
        if RECOVERY in st.session_state and minutes > 0:
            # It would be gone with the window. Still, a window that was closed must not keep the log open for ever.
            minutes = max(minutes, LONG_ENOUGH)
        presence.be_patient(minutes * 60 if sealed and minutes > 0 else None)
        return
    presence.be_patient(None)


def show(store: Store, path: Path) -> None:
    """The lock as it is, and what can be done about it."""
    st.header("Lock", anchor=False)
    if recovery := st.session_state.get(RECOVERY):
        _show_recovery(store, recovery)
    elif vault.open_log(path).seal:
        _sealed(store, path)
    else:
        _open(path)
    with st.expander("What a lock doesn't hide"):
        st.markdown(
            "- That this program is here, that the log is locked, how large it is and when it was last changed.\n"
            "- What was on the screen while it was unlocked, and what you exported or printed.\n"
            "- The browser's history, which has the tab's title, and its list of downloads.\n"
            "- What was there before the lock: copies that a synced folder or a backup of the computer made, and traces "
            "on the disk.\n"
            "- Traces in the computer's memory, until the program is stopped.\n"
            "- Anything, while it is unlocked, from someone who can change the programs of this computer.\n"
            "- A lock doesn't help where someone could make you open it. *Staying safe* says more."
        )


def _open(path: Path) -> None:
    st.markdown(
        "Whoever uses your account on this computer can read your log. With a passphrase, the log and its copies can't be "
        "read while it is locked, and Esc twice locks as well as hides. Without one, Esc twice only hides: whoever presses "
        "it twice more sees the page again."
    )
    st.markdown("You also get a recovery key. **If you lose both, nobody can open your log again, nor its copies.**")
    with st.form("seal", border=False, width=420):
        first, second = _twice("A passphrase")
        st.caption("At least eight characters. Four or five words are good, if nobody who knows you would guess them.")
        does = st.form_submit_button("Set the passphrase", type="primary")
    if does:
        _seal(path, first, second)


def _sealed(store: Store, path: Path) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Your log has a passphrase.", width="stretch")
        if st.button("Lock now", type="primary", key="lock_now"):
            lock_now()
    if store.setting(NOTED) == NOT_YET:
        st.info(
            "If you don't have the recovery key on paper yet, change the passphrase below: you get a new one with it."
        )
    found = store.setting(AFTER) or USUAL_MINUTES
    st.session_state[AFTER] = found if found in MINUTES else NEVER
    st.pills(
        "Lock by itself when you haven't touched it for", list(MINUTES), format_func=MINUTES.__getitem__, key=AFTER,
        required=True, on_change=lambda: store.set(AFTER, st.session_state[AFTER]),
    )  # fmt: skip
    st.caption(
        "What you have half typed waits until you unlock. Esc twice locks at once, too. Closing the tab alone doesn't."
    )
    with st.expander("Change the passphrase"):
        with st.form("seal_anew", border=False, clear_on_submit=True, width=420):
            st.markdown("You get a new recovery key with it; the one you have won't open the log any more.")
            now = _ask_now("seal_anew_now")
            first, second = _twice("The new passphrase")
            does = st.form_submit_button("Change it")
        if does and _proven(path, now):
            _seal(path, first, second)
    with st.expander("Take the passphrase away"):
        with st.form("unseal", border=False, clear_on_submit=True, width=420):
            st.markdown("Whoever uses your account on this computer can then read the log and its copies.")
            now = _ask_now("unseal_now")
            does = st.form_submit_button("Take it away")
        if does and _proven(path, now):
            _unseal(path)


def lock_now() -> None:
    """Lock the log at once, and let go of all that any window knows of it."""
    vault.lock_logs()
    presence.leave()
    st.cache_data.clear()
    st.cache_resource.clear()
    st.session_state.clear()
    st.rerun()


def _seal(path: Path, first: str, second: str) -> None:
    if first != second:
        st.warning("The two are not the same. Nothing was changed.")
        return
    try:
        with waiting.at_the_log("Locking it with your passphrase", STOPPED, path) as told:
            Store(vault.open_log(path)).set(NOTED, NOT_YET)
            st.session_state[RECOVERY] = vault.seal_log(path, first, told)
            forget()
        # However long that took: the key that is shown once must not be locked away at once.
        presence.seen()
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return
    st.rerun()


def _unseal(path: Path) -> None:
    try:
        with waiting.at_the_log("Taking the passphrase away", STOPPED, path) as told:
            vault.unseal_log(path, told)
    except Trouble as trouble:
        st.error(plain(str(trouble)))
        return
    tell("Your log has no passphrase any more.")
    st.rerun()


def _show_recovery(store: Store, recovery: str) -> None:
    with st.container(border=True, key="recovery_box"):
        st.markdown("**Your log has a passphrase now.** If you forget it, this recovery key opens the log:")
        st.code(recovery, language=None)
        st.markdown(
            "It is shown this once and kept nowhere. Write it down on paper, and keep it where nobody looks but you: "
            "whoever has it can open the log."
        )
        if st.button("I have written it down", type="primary", key="recovery_written"):
            del st.session_state[RECOVERY]
            store.set(NOTED, "yes")
            tell("Your log has a passphrase now.")
            st.rerun()


def _twice(label: str) -> tuple[str, str]:
    """A new passphrase, typed twice."""
    return (
        st.text_input(label, type="password", autocomplete="off"),
        st.text_input("The same again", type="password", autocomplete="off"),
    )


def _ask_now(key: str) -> str:
    return st.text_input("Your passphrase now, or the recovery key", type="password", key=key, autocomplete="off")


def _proven(path: Path, secret: str) -> bool:
    """True if this opens the log; otherwise it is said."""
    try:
        vault.prove(path, secret)
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return False
    return True

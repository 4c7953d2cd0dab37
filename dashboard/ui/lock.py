"""The lock on a page: a passphrase set, changed and taken away, the recovery key shown once, and locking by itself."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from dashboard import presence, vault
from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui.told import forget, tell
from dashboard.ui.words import plain

RECOVERY, AFTER, NEVER = "recovery_key", "lock_after", "never"
MINUTES = {"5": "5 minutes", "15": "15 minutes", "60": "an hour", NEVER: "never"}
USUAL_MINUTES = "15"


def wait_for_someone(store: Store, *, sealed: bool) -> None:
    """Lock by itself after as long as the person chose without a touch, if there is a lock."""
    with suppress(ValueError):
        minutes = float(store.setting(AFTER) or USUAL_MINUTES)
        presence.be_patient(minutes * 60 if sealed and minutes > 0 else None)
        return
    presence.be_patient(None)


def show(store: Store, path: Path) -> None:
    """The lock as it is, and what can be done about it."""
    st.header("Lock", anchor=False)
    if recovery := st.session_state.get(RECOVERY):
        _show_recovery(recovery)
    elif vault.open_log(path).seal:
        _sealed(store, path)
    else:
        _open(path)
    with st.expander("What a lock doesn't hide"):
        st.markdown(
            "That this program is here, how large the log is and when it was last changed. What was on the screen "
            "while it was unlocked. What you exported or printed. The browser's history, which has the tab's title, and "
            "the list of its downloads. Copies that a synchronised folder or a backup of the computer made before. "
            "Someone who can change the programs of this computer could read along while it is unlocked."
        )


def _open(path: Path) -> None:
    st.markdown(
        "Your log is a file that whoever uses your account on this computer can read. A passphrase seals it, and its "
        "copies, so that nobody reads them without it. If you lose it and the recovery key, nobody can bring them back."
    )
    with st.form("seal", border=False, width=420):
        first, second = _twice("A passphrase")
        st.caption("At least eight letters. Four or five words that go together for nobody but you are good.")
        if st.form_submit_button("Seal the log", type="primary"):
            _seal(path, first, second)


def _sealed(store: Store, path: Path) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Your log is sealed with a passphrase.", width="stretch")
        if st.button("Lock now", type="primary", key="lock_now"):
            lock_now()
    found = store.setting(AFTER) or USUAL_MINUTES
    st.session_state[AFTER] = found if found in MINUTES else NEVER
    st.pills(
        "Lock by itself when you haven't touched it for", list(MINUTES), format_func=MINUTES.__getitem__, key=AFTER,
        required=True, on_change=lambda: store.set(AFTER, st.session_state[AFTER]),
    )  # fmt: skip
    st.caption("What you are typing then waits, sealed too.")
    with (
        st.expander("Another passphrase and recovery key"),
        st.form("seal_anew", border=False, clear_on_submit=True, width=420),
    ):
        now = _ask_now("seal_anew_now")
        first, second = _twice("The new passphrase")
        if st.form_submit_button("Change it") and _proven(path, now):
            _seal(path, first, second)
    with (
        st.expander("Take the passphrase away"),
        st.form("unseal", border=False, clear_on_submit=True, width=420),
    ):
        st.markdown("The log and its copies can then be read by whoever uses your account on this computer.")
        now = _ask_now("unseal_now")
        if st.form_submit_button("Take it away") and _proven(path, now):
            try:
                vault.unseal_log(path)
            except Trouble as trouble:
                st.error(plain(str(trouble)))
                return
            tell("Your log has no passphrase any more.")
            st.rerun()


def lock_now() -> None:
    """Lock the log at once, and let go of all this window knows of it."""
    vault.lock_logs()
    st.cache_data.clear()
    st.cache_resource.clear()
    st.session_state.clear()
    st.rerun()


def _seal(path: Path, first: str, second: str) -> None:
    if first != second:
        st.warning("The two are not the same. Nothing was changed.")
        return
    try:
        with st.spinner("Sealing…"):
            st.session_state[RECOVERY] = vault.seal_log(path, first)
            forget()
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return
    st.rerun()


def _show_recovery(recovery: str) -> None:
    with st.container(border=True, key="recovery_box"):
        st.markdown("**Your log is sealed.** This recovery key opens it if you forget the passphrase:")
        st.code(recovery, language=None)
        st.markdown(
            "It is shown this once and kept nowhere. Write it down on paper, and keep that where nobody looks but you."
        )
        if st.button("I have written it down", type="primary", key="recovery_written"):
            del st.session_state[RECOVERY]
            tell("Your log is sealed.")
            st.rerun()


def _twice(label: str) -> tuple[str, str]:
    """A new passphrase, typed twice."""
    return (
        st.text_input(label, type="password", autocomplete="off"),
        st.text_input("The same again", type="password", autocomplete="off"),
    )


def _ask_now(key: str) -> str:
    return st.text_input("The passphrase as it is, or the recovery key", type="password", key=key, autocomplete="off")


def _proven(path: Path, secret: str) -> bool:
    """True if this opens the log; otherwise it is said."""
    try:
        vault.prove(path, secret)
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return False
    return True

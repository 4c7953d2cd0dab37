"""What stands in the place of every page while the log can't be shown: locked, damaged, missing, or moved away."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from dashboard import presence, vault
from dashboard.outings import Trouble
from dashboard.ui import waiting
from dashboard.ui.keeping import copies
from dashboard.ui.told import tell
from dashboard.ui.words import plain

DAMAGE = "a_sealed_log_is_damaged"
"""What was found when a sealed log was to be unlocked."""


def let_in(path: Path) -> None:
    """Return if the log can be shown; otherwise ask for what is missing, and stop."""
    try:
        vault.open_log(path)
    except vault.Locked:
        if damage := st.session_state.get(DAMAGE):
            _bring_back(path, vault.Damaged(damage))
        else:
            _ask(path)
    except vault.Gone as trouble:
        _write_again(path, trouble)
    except (vault.Damaged, vault.Missing) as trouble:
        _bring_back(path, trouble)
    except Trouble as trouble:
        st.error(plain(str(trouble)))
    else:
        st.session_state.pop(DAMAGE, None)
        return
    st.stop()


def _ask(path: Path) -> None:
    st.title("Locked", anchor=False)
    asked = st.container()
    with st.expander("I have lost both"):
        st.markdown(
            "Then nobody can open this log or its copies any more. You can begin a new one; this one stays beside it under "
            "another name, in case the passphrase comes back to you."
        )
        _begin_anew(path)
    with asked:
        _unlock(path)


def _unlock(path: Path) -> None:
    with st.form("unlock", clear_on_submit=True, border=False, width=420):
        secret = st.text_input("Passphrase", type="password", key="unlock_secret", autocomplete="off")
        st.caption("Or your recovery key.")
        if not st.form_submit_button("Unlock", type="primary") or not secret:
            return
    try:
        with st.spinner("Unlocking…"):
            # Before it is open: it must not lock at once again.
            presence.seen()
            vault.unlock(path, secret)
        with waiting.at_the_log("Keeping a copy", "Stopped. No copy was kept.", path) as told:
            vault.keep_copy(path, datetime.now(), told=told)
    except vault.Damaged as trouble:
        st.session_state[DAMAGE] = str(trouble)
    except vault.WrongSecret as trouble:
        st.warning(plain(str(trouble)))
        return
    except Trouble as trouble:
        # It is open; what could not be done is said with the next page.
        if vault.locked(path):
            st.error(plain(str(trouble)))
            return
        tell(str(trouble))
    st.rerun()


def _write_again(path: Path, trouble: vault.Gone) -> None:
    st.title("Your log was moved", anchor=False)
    st.error(plain(str(trouble)))
    st.markdown(
        "Writing it again puts it back where it was, with everything you saw last. If another file lies there now, that "
        "one is kept beside it under another name."
    )
    if st.button("Write it again", type="primary", key="write_again"):
        try:
            vault.write_again(path)
        except Trouble as failed:
            st.error(plain(str(failed)))
            return
        st.rerun()


def _bring_back(path: Path, trouble: Trouble) -> None:
    """Offer the copies there are; and to begin anew where there is no log at all."""
    missing = isinstance(trouble, vault.Missing)
    st.title("Your log isn't there" if missing else "Your log can't be opened", anchor=False)
    st.error(plain(str(trouble)))
    copies.choose(path, at_once=True)
    copies.from_elsewhere(path)
    kept = "The copies stay" if missing else "What is there now is kept beside it, and the copies stay,"
    st.markdown(f"{kept} if you begin a new log.")
    _begin_anew(path)


def _begin_anew(path: Path) -> None:
    if st.button("Begin a new log", key="begin_anew"):
        try:
            vault.begin_log(path)
        except Trouble as trouble:
            st.error(plain(str(trouble)))
            return
        st.session_state.pop(DAMAGE, None)
        st.rerun()

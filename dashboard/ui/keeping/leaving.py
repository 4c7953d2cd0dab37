"""Taking everything along, and ending: one file of all there is, and everything deleted."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import presence, vault
from dashboard.exporting import everything
from dashboard.exporting.telling import telling
from dashboard.front import front
from dashboard.outings import Filter, Trouble
from dashboard.progress import Progress
from dashboard.store import Store
from dashboard.ui import prepared
from dashboard.ui.places import PLACES
from dashboard.ui.words import plain

WORD = "delete"


def take_everything(store: Store, path: Path) -> None:
    """One file with everything in it, readable, that also brings everything back."""
    st.header("Take it all with you", anchor=False)
    st.markdown(
        "One zip file with your outings, memories, photos, plans and settings. Any spreadsheet opens its tables, and it "
        "brings everything back on another computer. **It has no passphrase, even if your log has one: anyone who has "
        "the file can read all of it, notes, photos and what is in the bin included.**"
    )
    outings = store.summary(Filter()).outings

    def make(told: Progress) -> bytes:
        return everything.pack(
            vault.open_log(path).snapshot(), telling(store.records(Filter()), 2 * outings, told), told
        )

    prepared.offer(
        "Download everything", make, front().file("zip", date.today().isoformat()), "application/zip",
        key="take_everything", outings=outings, of=(store.era, store.changes),
    )  # fmt: skip


def end(path: Path) -> None:
    """Delete the log, its copies and all else that is kept, once the person has typed so."""
    st.header("Delete everything", anchor=False)
    st.markdown(
        "The log, its copies, photos and settings, and damaged logs that were kept beside it, all at once and for good. "
        "There is no undo. If you may want it again one day, take it with you first."
    )
    typed = st.text_input(f"Type “{WORD}” to say that you mean it", key="end_word", autocomplete="off", width=320)
    secret = None
    if vault.open_log(path).seal:
        secret = st.text_input(
            "Your passphrase, or the recovery key", type="password", key="end_secret", autocomplete="off", width=320
        )
    if not st.button("Delete everything", key="end"):
        return
    if typed.strip().lower() != WORD:
        st.warning(f"Nothing was deleted. Type “{WORD}” above first.")
        return
    try:
        if secret is not None:
            vault.prove(path, secret)
        vault.end(path)
    except Trouble as trouble:
        st.warning(plain(f"Nothing was deleted. {trouble}"))
    else:
        context = get_script_run_ctx()
        presence.leave(but=context.session_id if context else None)
        st.cache_data.clear()
        st.cache_resource.clear()
        st.session_state.clear()
        st.rerun()


def ended() -> bool:
    """True in every window since everything was deleted, until the person begins a new log."""
    with suppress(Trouble):
        return vault.ended(vault.log_path()) is not None
    return False


def farewell() -> None:
    """That everything is deleted, and what can't be erased from here. Stops the page."""
    left = vault.ended(vault.log_path())
    st.title("Everything is deleted", anchor=False)
    if left:
        st.error(f"These files could not be deleted. Please delete them yourself: {', '.join(map(str, left))}")
    st.markdown("The log, its copies, photos and settings are gone from this folder. What can't be erased from here:")
    st.markdown(
        "- files you exported or printed\n"
        "- your browser's history, and its list of downloads\n"
        "- copies that a synced folder or a backup of the computer made\n"
        "- traces that a disk keeps until it writes over them\n"
        "- this program, which you can delete with its folder"
    )
    st.markdown("You can close this window and stop the program. All the best to you.")
    if st.button("Begin a new log", key="begin_after_end"):
        vault.begin_log(vault.log_path())
        st.switch_page(next(iter(PLACES)))
    st.stop()

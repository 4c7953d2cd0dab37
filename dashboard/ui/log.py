"""The log a page speaks of: the person's own, or the sample while they look at that."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import streamlit as st

from dashboard import presence, vault
from dashboard.front import as_kept, show_front
from dashboard.manner import speak
from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui import filters, told, unsent, waiting
from dashboard.ui.keeping import leaving, lock, unlock
from dashboard.ui.logbook import drafts, grid, look, opened
from dashboard.ui.places import first_of
from dashboard.ui.words import plain

SAMPLE, EMPTIED = "looking_at_sample", "bin_was_emptied"


@st.cache_resource(max_entries=1, show_spinner=False, on_release=lambda log: log.close())
def _sample(week: date) -> vault.Vault:
    # It brings with it all that reads files.
    from dashboard.sample import sample_log  # noqa: PLC0415

    return sample_log(week)


def turn_away() -> NoReturn:
    """Show nothing but how Outings is started: no gate stands before this browser."""
    st.error("To keep this private, Outings is started with `python -m dashboard` from its folder, not this way.")
    st.stop()


def own_store() -> Store:
    """The person's own log, whatever they are looking at. Stops the page with a sentence if it can't be opened."""
    if not presence.guarded() and st.context.headers:
        # One of the pages was served by itself, before a browser without a gate.
        turn_away()
    if leaving.ended():
        leaving.farewell()
    try:
        store = Store(vault.open_log(vault.log_path()))
        if EMPTIED not in st.session_state:
            st.session_state[EMPTIED] = True
            now = datetime.now()
            if any(store.old_in_bin(now)):
                stopped = "Stopped. What has been in the bin for long enough goes the next time."
                with waiting.at_the_log("Emptying the bin", stopped, vault.log_path()) as report:
                    store.empty_bin(now, report)
        return store  # noqa: TRY300  # what could go wrong stands above
    except Trouble as trouble:
        st.error(plain(str(trouble)))
        st.stop()


def own_path() -> Path:
    """Where the person's own log is. Raises `Trouble`."""
    return vault.log_path()


def let_in() -> None:
    """Return if the person's own log can be shown. Otherwise ask for what that takes, and stop. Raises `Trouble`."""
    path = vault.log_path()
    unlock.let_in(path)
    lock.wait_for_someone(Store(vault.open_log(path)), sealed=vault.open_log(path).seal is not None)


def at_hand() -> Store | None:
    """The person's own log if it can be opened now; if not, it is for the page to say why."""
    if leaving.ended():
        return None
    with suppress(Trouble):
        return Store(vault.open_log(vault.log_path()))
    return None


def as_set() -> str:
    """Speak to the person, and look to others, as it was set, in the sample too; returns the place to open with."""
    with suppress(Trouble):
        if own := at_hand():
            speak(own.manner())
            show_front(own.front())
            return first_of(own.first_page())
        show_front(as_kept(vault.shown_at(vault.log_path())))
    return first_of("")


def open_store() -> Store:
    """The log to show, with a line above the page while it is the sample."""
    if not looking_at_sample():
        return own_store()
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="sample_banner"):
        st.markdown("**Sample outings**, all made up. Your own log is untouched.", width="stretch")
        st.button("Leave the sample", on_click=leave_sample)
    today = date.today()
    return Store(_sample(today - timedelta(days=today.weekday())))


def looking_at_sample() -> bool:
    """True while the pages show the sample."""
    return bool(st.session_state.get(SAMPLE))


def look_at_sample() -> None:
    """Show the sample from now on, in this window."""
    st.session_state[SAMPLE] = True
    _leave_behind()


def leave_sample() -> None:
    """Show the person's own log again."""
    st.session_state[SAMPLE] = False
    _leave_behind()


def _leave_behind() -> None:
    """Let go of what belongs to the log that was shown: its numbers mean other outings in the next."""
    filters.clear()
    for module in (told, grid, drafts, opened, look, unsent):
        module.forget()


def welcome(to_come: str = "") -> None:
    """What a page shows while nothing is logged: what this is, the three ways to begin, and what will stand there."""
    st.title("What goes well for the two of you?", anchor=False)
    st.markdown(
        "Log outings you two share, or bring a log you have, and see which kinds went well and how sure that is. "
        "Nothing leaves this computer."
    )
    with st.container(horizontal=True):
        if st.button("Log an outing", type="primary"):
            st.switch_page("views/entry.py")
        if st.button("Upload a log"):
            st.switch_page("views/upload.py")
        st.button("Try it with sample outings", on_click=look_at_sample)
    if to_come:
        st.caption(to_come)
    st.stop()

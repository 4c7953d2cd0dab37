"""The bigger conversation: a private note, mentioned only when things have been going well for a while."""

from functools import partial

import streamlit as st

from dashboard.store import Store
from dashboard.ui import unsent
from dashboard.ui.told import tell

NOTE, QUIET = "conversation", "conversation_quiet"
UNSENT = "the note for later"
"""What it waits under while the log is locked."""

LONGEST = 1000


def show(store: Store, *, going_well: bool) -> None:
    """The note, folded away; and a question above it if it may be a good time."""
    note, quiet = store.setting(NOTE), store.setting(QUIET)
    if going_well and note and not quiet and not st.session_state.get(QUIET):
        with st.container(border=True, key="conversation_asked"):
            st.markdown("Outings have been going well for a while. Is this a calm time for what you noted below?")
            with st.container(horizontal=True):
                if st.button("Not now", key="conversation_later"):
                    st.session_state[QUIET] = True
                    st.rerun()
                if st.button("Don't ask again", key="conversation_never", type="tertiary"):
                    store.set(QUIET, "yes")
                    st.rerun()
    with st.expander("A bigger conversation, for later", key="conversation_open"):
        st.markdown(
            "If there is something bigger to talk about, it can wait here, for you alone. It comes up again, as a "
            "question, once outings have been going well for a while. If you get stuck, a couples counsellor can help."
        )
        written = unsent.text_area(
            "Your note", unsent.begun(store, UNSENT, note), "conversation_note", max_chars=LONGEST,
            label_visibility="collapsed", placeholder="What you would like to talk about one day",
        )  # fmt: skip
        unsent.keep(store, UNSENT, written, touched=written != note)
        if st.button("Keep it", key="conversation_keep"):
            store.set(NOTE, written.strip())
            unsent.let_go(store, UNSENT)
            tell("Your note is kept, for you alone.", partial(Store.set, name=NOTE, value=note))
            if quiet:
                store.set(QUIET, "")
            st.rerun()

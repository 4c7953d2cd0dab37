"""Outings about to be logged, as far as they are typed: where each begins, and where one goes back to from its form."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

import streamlit as st

from dashboard.entries import Outing
from dashboard.store import Store
from dashboard.ui import told, unsent
from dashboard.ui.places import here

DRAFTS, WHICH = "entry_drafts", "entry_draft"
"""What is being typed: new outings, and the same again of past ones; and which of them is open."""
UNSENT = "draft of "
"""What a draft waits under while the log is locked."""


@dataclass(frozen=True)
class Draft:
    """An outing about to be logged: what it starts from, the page to go back to, the form it is typed into.

    `again` is the kind that is done again; `waited` says that it was half typed when the log was locked.
    """

    start: Outing
    back_to: str
    again: str = ""
    entry: str = field(default_factory=lambda: uuid4().hex)
    waited: bool = False


def draft(store: Store) -> Draft:
    """The outing that is being typed in this window; what was half typed when the log was locked; or one of today."""
    drafts, which = st.session_state.setdefault(DRAFTS, {}), st.session_state.get(WHICH)
    found: Draft = drafts.setdefault(which, Draft(Outing(date.today(), ""), "views/next.py"))
    waiting = unsent.first_waiting(store, UNSENT)
    if waiting and which is None and _waits_under(found) not in store.unsent:
        found = drafts[which] = replace(unsent.begun(store, waiting, found), back_to=found.back_to, waited=True)
    return found


def keep(store: Store, draft: Draft, wanted: Outing) -> None:
    """Have what is typed wait if the log is locked now."""
    touched = draft.waited or wanted != draft.start
    unsent.keep(store, _waits_under(draft), replace(draft, start=wanted), touched=touched)


def is_of_another_day(draft: Draft, wanted: Outing) -> bool:
    """True for an empty form that was left open overnight."""
    return wanted == draft.start == Outing(wanted.day, "") and wanted.day != date.today()


def open_form(again: Outing | None = None, back_to: str = "") -> None:
    """Go to the form for an outing, or for the same again, and from there back. What is half typed in either waits there."""
    told.forget()
    back_to = back_to or here()
    which = again.id if again else None
    drafts = st.session_state.setdefault(DRAFTS, {})
    start = again.again(date.today()) if again else Outing(date.today(), "")
    drafts[which] = replace(drafts[which], back_to=back_to) if which in drafts else Draft(start, back_to, start.kind)
    st.session_state[WHICH] = which
    st.switch_page("views/entry.py")


def forget() -> None:
    """Let go of all that is half typed."""
    for name in (DRAFTS, WHICH):
        st.session_state.pop(name, None)


def let_go(store: Store) -> None:
    """The outing of this form is logged; the next form is empty."""
    done: Draft | None = st.session_state.get(DRAFTS, {}).pop(st.session_state.pop(WHICH, None), None)
    if done:
        unsent.let_go(store, _waits_under(done))


def form_of(draft: Draft) -> str:
    """What the keys of its form begin with."""
    return f"entry_{draft.entry}"


def _waits_under(draft: Draft) -> str:
    return f"{UNSENT}{draft.entry}"

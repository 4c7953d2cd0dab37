"""What is half typed: it stays through a tap on a link, and waits, sealed with the log, while that is locked.

Whoever shows a form asks what it begins with, says after each run what is typed, and lets go of it in the end.
"""

from typing import Any, TypeVar

import streamlit as st

from dashboard.store import Store

T = TypeVar("T")

BEGUN, TYPED = "forms_begun_before", "forms_typed_into"
"""What waited and is gone on with in this window; and the forms something is typed into in it."""


def text_area(label: str, text: str, key: str, **more: Any) -> str:
    """Some words, kept as they are typed: a tap on a link can reach Streamlit before the words do, and lose them."""
    kept = f"{key}_kept"
    typed = st.text_area(label, st.session_state.setdefault(kept, text), key=key, persist_state="session", **more) or ""
    st.session_state[kept] = typed
    return typed


def any_words(key: str) -> bool:
    """True if something is typed into this text area, also if it was before another page was looked at."""
    return bool(st.session_state.get(f"{key}_kept"))


def first_waiting(store: Store, beginning: str) -> str | None:
    """A form whose name begins so and that was half typed into when the log was locked."""
    return next((form for form in store.waiting if form.startswith(beginning)), None)


def begun(store: Store, form: str, otherwise: T) -> T:
    """What a form begins with: what was half typed into it when the log was locked, or this."""
    before = st.session_state.setdefault(BEGUN, {})
    if form in store.waiting and form not in before:
        # From here on it waits for this window; it is never in neither place.
        before[form] = store.unsent[form] = store.waiting[form]
        del store.waiting[form]
        st.session_state.setdefault(TYPED, set()).add(form)
    found: T = before.get(form, otherwise)
    return found


def keep(store: Store, form: str, typed: object, *, touched: bool) -> None:
    """Have what is typed into a form wait if the log is locked now; nothing, where it wasn't touched in this window."""
    ours = st.session_state.setdefault(TYPED, set())
    if touched:
        store.unsent[form] = typed
        ours.add(form)
    elif form in ours:
        ours.discard(form)
        store.unsent.pop(form, None)


def let_go(store: Store, form: str) -> None:
    """What was typed into a form is in the log, or isn't wanted."""
    for words in (store.unsent, store.waiting, st.session_state.get(BEGUN, {})):
        words.pop(form, None)


def forget() -> None:
    """What waited belongs to the log that was shown."""
    for name in (BEGUN, TYPED):
        st.session_state.pop(name, None)

"""What is half typed: it stays through a tap on a link, and waits, sealed with the log, while that is locked."""

from typing import Any

import streamlit as st

from dashboard.store import Store


def text_area(store: Store, label: str, text: str, key: str, **more: Any) -> str:
    """Some words, kept as they are typed: a tap on a link can reach Streamlit before the words do, and lose them."""
    kept = f"{key}_kept"
    if kept not in st.session_state:
        st.session_state[kept] = str(store.waiting.pop(key, text))
    typed = st.text_area(label, st.session_state[kept], key=key, persist_state="session", **more) or ""
    st.session_state[kept] = typed
    if typed == text:
        store.unsent.pop(key, None)
    else:
        store.unsent[key] = typed
    return typed


def any_waiting(store: Store, key: str) -> bool:
    """True if something was half typed into this, here or before the log was locked."""
    return bool(st.session_state.get(f"{key}_kept") or store.waiting.get(key))


def let_go(store: Store, beginning: str) -> None:
    """What was typed into the forms whose keys begin so was kept, or isn't wanted."""
    for words in (store.unsent, store.waiting):
        for key in [key for key in words if key.startswith(beginning)]:
            del words[key]

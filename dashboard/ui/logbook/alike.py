"""The same for several outings: which of their fields, and what it is to be for all of them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.entries import MOST_COST, Outing
from dashboard.fields import BETWEEN, FIELD
from dashboard.outings import CHOICES, LONGEST_NAME, LONGEST_OUTING, RATING_WORDS
from dashboard.store import Store
from dashboard.ui.words import plain
from dashboard.wording import choice_words, counted

Cells = dict[str, Any]
OFFERED = ("kind", "mine", "theirs", *CHOICES, "minutes", "cost", "place", "tags")
"""The fields several outings may have in common."""


def ask(store: Store, rows: int, key: str) -> Callable[[Outing], Cells] | None:
    """Ask for a field and what it is to be for so many rows; returns what that makes of each, once the person says so."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="grid_alike"):
        name = st.selectbox(
            f"For {counted(rows, 'row')}", OFFERED, None, key=f"{key}_field", placeholder="Change one thing", width=220,
            format_func=_called,
        )  # fmt: skip
        if name is None:
            return None
        value = _value(store, name, f"{key}_{name}")
        if not st.button("Change these", key=f"{key}_alike", disabled=value in (None, "")):
            return None
    if name == "tags":
        return lambda outing: {"tags": BETWEEN.join(dict.fromkeys([*outing.tags, str(value)]))}
    return lambda _: {name: value}


def _value(store: Store, name: str, key: str) -> object:
    """What the field is to be, as a cell of the grid holds it."""
    label = plain(_called(name))
    shown: Any = {"key": key, "label_visibility": "collapsed", "width": 220}
    if name == "kind":
        return st.selectbox(label, store.recent_kinds(), None, placeholder="Choose one", **shown)
    if name in CHOICES:
        words = [str(word) for word in CHOICES[name]]
        return st.selectbox(label, words, None, placeholder="Choose one", format_func=choice_words, **shown)
    if name in ("mine", "theirs"):
        steps = {step: f"{step} · {word}" for step, word in RATING_WORDS.items()}
        return st.selectbox(label, steps, None, placeholder="Choose one", format_func=steps.__getitem__, **shown)
    if name == "minutes":
        return st.number_input(label, 1, LONGEST_OUTING, None, 15, placeholder="Minutes", **shown)
    if name == "cost":
        return st.number_input(label, 0.0, float(MOST_COST), None, placeholder="A number", **shown)
    return " ".join(str(st.text_input(label, max_chars=LONGEST_NAME, **shown) or "").split())


def _called(name: str) -> str:
    return "A tag to add" if name == "tags" else FIELD[name].on_screen

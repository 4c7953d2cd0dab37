"""Whose rating counts, and from which on an outing went well: asked beside the filter, and said."""

import streamlit as st

from dashboard.outings import RATING_WORDS, WENT_WELL, Filter, Trouble, Whose
from dashboard.store import Store
from dashboard.ui.words import plain
from dashboard.wording import theirs, them


def ask(store: Store) -> None:
    """Ask whose rating counts, from the first that was noted for the other."""
    if not store.summary(Filter()).theirs:
        return

    def remember() -> None:
        try:
            store.count_rating_of(st.session_state["whose"])
        except Trouble as trouble:
            st.error(plain(str(trouble)))

    st.session_state["whose"] = store.whose()
    st.pills(
        "Whose rating counts",
        list(Whose),
        key="whose",
        format_func=lambda whose: plain(whose_words(whose)),
        on_change=remember,
        required=True,
    )
    st.caption(
        f"How it seemed for {plain(them())} is your guess. Guesses tend to be too low, and lean on how you felt "
        "yourself. This choice is kept until you change it."
    )


def in_words(store: Store) -> str:
    """Whose rating counts and from which on it went well, where the person set it otherwise than it comes."""
    whose, lowest = store.whose(), store.went_well()
    said = "" if whose is Whose.MINE else f" The rating that counts is {plain(whose_words(whose))}."
    return said if lowest == WENT_WELL else f"{said} What counts as having gone well is {lowest_words(lowest)}."


def whose_words(whose: Whose) -> str:
    """Whose rating it is, said to the person."""
    words = {Whose.MINE: "yours", Whose.THEIRS: f"{theirs()}, as you guess it", Whose.LOWER: "the lower of both"}
    return words[whose]


def lowest_words(lowest: int) -> str:
    """Which ratings count as having gone well, from the lowest on."""
    word = RATING_WORDS[lowest]
    return f"{word} and better" if lowest < max(RATING_WORDS) else f"only {word}"

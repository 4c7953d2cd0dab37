"""Settings of what counts, what it opens with, and what is left out for now."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.outings import WENT_WELL_MAY_BE, Filter, Whose
from dashboard.store import Store
from dashboard.ui import told
from dashboard.ui.next import conversation
from dashboard.ui.places import PLACES, first_of
from dashboard.ui.setting import kept
from dashboard.ui.whose import lowest_words, whose_words
from dashboard.ui.words import plain
from dashboard.wording import day_of_week, them


def what_counts(store: Store) -> None:
    """Whose rating counts, and from which on an outing went well."""
    st.header("What counts", anchor=False)
    kept.show("whose_counts", store.whose(), store, Store.count_rating_of, _whose_said)
    st.pills(
        "Whose rating counts", list(Whose), key="whose_counts", required=True,
        format_func=lambda whose: plain(whose_words(whose)), on_change=kept.save, args=("whose_counts",),
    )  # fmt: skip
    none = "" if store.summary(Filter()).theirs else f" There is none yet for {them()}."
    st.caption(
        plain(
            f"How it seemed for {them()} is your guess. Guesses tend to be too low, "
            f"and lean on how you felt yourself.{none}"
        )
    )
    kept.show("lowest_good", store.went_well(), store, Store.count_as_well, _lowest_said)
    st.pills(
        "What counts as having gone well", WENT_WELL_MAY_BE, key="lowest_good", required=True,
        format_func=lowest_words, on_change=kept.save, args=("lowest_good",),
    )  # fmt: skip
    st.caption("Counts, chances, charts and suggestions all follow it. No rating changes.")


def start(store: Store) -> None:
    """Which place the dashboard opens with."""
    st.header("Start", anchor=False)
    kept.show("first_page", first_of(store.first_page()), store, Store.open_with, _first_said, own=True)
    st.selectbox(
        "First page", list(PLACES), key="first_page", format_func=PLACES.__getitem__, width=320,
        on_change=kept.save, args=("first_page",),
    )  # fmt: skip


def left_out(store: Store, today: date) -> None:
    """What isn't suggested or asked for now, each to be taken up again."""
    st.header("Left out for now", anchor=False)
    aside, quiet = store.left_out(today), store.setting(conversation.QUIET)
    if not aside and not quiet:
        st.markdown("Nothing. What you leave out on *Next* with “Not for a while” waits here.")
    for name, until in aside.items():
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"left_out:{name}"):
            st.markdown(f"**{plain(name)}**  \n:small[until {day_of_week(until)}]", width="stretch")
            if st.button("Suggest it again", key=f"take_up_{name}"):
                store.take_up(name)
                told.tell(f"{name} may be suggested again.", partial(Store.set_aside, name=name, until=until))
                st.rerun()
    if quiet:
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="left_out_conversation"):
            st.markdown("**The bigger conversation**  \n:small[not asked about]", width="stretch")
            if st.button("Ask again", key="ask_again"):
                store.set(conversation.QUIET, "")
                undo = partial(Store.set, name=conversation.QUIET, value=quiet)
                told.tell("It comes up again once outings have been going well for a while.", undo)
                st.rerun()


def _whose_said(whose: Whose) -> str:
    return f"The rating that counts is now {whose_words(whose)}."


def _lowest_said(lowest: int) -> str:
    return f"What counts as having gone well is now {lowest_words(lowest)}."


def _first_said(page: str) -> str:
    return f"From now on it opens with {PLACES[page]}."

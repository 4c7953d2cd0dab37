"""The settings: each saved as soon as it is changed, said, and taken back in one tap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.manner import LANGUAGES, LONGEST_THEM, WEEK_STARTS, Manner, Order
from dashboard.outings import WENT_WELL_MAY_BE, Filter, Trouble, Whose
from dashboard.store import Store
from dashboard.ui import conversation, told
from dashboard.ui.filters import lowest_words, whose_words
from dashboard.ui.log import own_store
from dashboard.ui.places import PLACES, first_of
from dashboard.ui.words import plain
from dashboard.wording import day_input, day_of_week, day_words, language_name, them, weekday

USUAL = ""
"""As the language has it: no order is kept."""

ORDERS = {USUAL: "As usual in {language}", Order.DAY: "Day first", Order.MONTH: "Month first", Order.YEAR: "Year first"}


def what_counts(store: Store) -> None:
    """Whose rating counts, and from which on an outing went well."""
    st.header("What counts", anchor=False)
    _kept("whose_counts", store.whose(), store, Store.count_rating_of, _whose_said)
    st.pills(
        "Whose rating counts", list(Whose), key="whose_counts", required=True,
        format_func=lambda whose: plain(whose_words(whose)), on_change=_save, args=("whose_counts",),
    )  # fmt: skip
    none = "" if store.summary(Filter()).theirs else f" There is none yet for {them()}."
    st.caption(
        plain(
            f"How it seemed for {them()} is your guess. Guesses tend to be too low: "
            f"they lean on how you felt yourself.{none}"
        )
    )
    _kept("lowest_good", store.went_well(), store, Store.count_as_well, _lowest_said)
    st.pills(
        "What counts as having gone well", WENT_WELL_MAY_BE, key="lowest_good", required=True,
        format_func=lowest_words, on_change=_save, args=("lowest_good",),
    )  # fmt: skip
    st.caption("Everything is worked out anew with it: counts, chances, charts and suggestions. No rating changes.")


def words(store: Store) -> None:
    """What the other person is called."""
    st.header("Words", anchor=False)
    _kept("called", store.manner().them, store, partial(_speak, "them"), _called_said, own=True)
    st.text_input(
        "What the other person is called", key="called", max_chars=LONGEST_THEM, placeholder="them", width=320,
        autocomplete="off", on_change=_save, args=("called",),
    )  # fmt: skip
    st.caption("A name, an initial, anything you like; it stays in your log. Left empty, it says “them”.")


def days(store: Store, today: date) -> None:
    """How days are written, where the week begins, and in which language."""
    st.header("Days", anchor=False)
    now = store.manner()
    _kept("order", now.order or USUAL, store, _write, partial(_order_said, today), own=True)
    st.radio(
        "How days are written", list(ORDERS), key="order", on_change=_save, args=("order",),
        format_func=lambda order: ORDERS[order].format(language=language_name(now.language)),
        captions=[_example(replace(now, order=Order(order) if order else None), today) for order in ORDERS],
    )  # fmt: skip
    _kept("week_starts", now.week_starts, store, partial(_speak, "week_starts"), _week_said, own=True)
    st.pills(
        "The week starts on", WEEK_STARTS, key="week_starts", required=True, on_change=_save, args=("week_starts",),
        format_func=lambda day: weekday(day + 1),
    )  # fmt: skip
    st.caption("Where you pick a day, the little calendar begins its week as your browser's language does.")
    _kept("language", now.language, store, partial(_speak, "language"), _language_said, own=True)
    st.selectbox(
        "Days and months are named in", sorted(LANGUAGES, key=lambda code: language_name(code).casefold()),
        key="language", format_func=language_name, width=320, on_change=_save, args=("language",),
    )  # fmt: skip
    st.caption("All else stays in English.")


def start(store: Store) -> None:
    """Which place the dashboard opens with."""
    st.header("Start", anchor=False)
    _kept("first_page", first_of(store.first_page()), store, Store.open_with, _first_said, own=True)
    st.selectbox(
        "First page", list(PLACES), key="first_page", format_func=PLACES.__getitem__, width=320,
        on_change=_save, args=("first_page",),
    )  # fmt: skip


def left_out(store: Store, today: date) -> None:
    """What isn't suggested or asked for now, each to be taken up again."""
    st.header("Left out for now", anchor=False)
    aside, quiet = store.left_out(today), store.setting(conversation.QUIET)
    if not aside and not quiet:
        st.markdown("Nothing. What you leave out on *Next* with “Not this” stands here until it may come again.")
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
                told.tell("Once things have been going well for a while, it is asked about again.", undo)
                st.rerun()


def _kept(
    key: str, now: Any, store: Store, change: Callable[[Store, Any], object],
    said: Callable[[Any], str], *, own: bool = False,
) -> None:  # fmt: skip
    """Have a widget show what is kept, and know how to keep something else; `own` is for the person's own log only."""
    st.session_state[key] = now
    st.session_state[f"{key}_kept"] = (now, store, change, said, own)


def _save(key: str) -> None:
    """Keep what a widget was set to, say so, and how to take it back."""
    before, store, change, said, own = st.session_state[f"{key}_kept"]
    wanted = st.session_state[key]
    try:
        change(store, wanted)
    except Trouble as trouble:
        told.tell(str(trouble))
        return
    told.tell(said(wanted), lambda shown: change(own_store() if own else shown, before))


def _speak(name: str, store: Store, value: Any) -> None:
    store.speak_like(replace(store.manner(), **{name: value}))


def _write(store: Store, order: str) -> None:
    store.speak_like(replace(store.manner(), order=Order(order) if order else None))


def _example(manner: Manner, today: date) -> str:
    return f"{day_words(today, manner)}, typed as {day_input(manner)}"


def _whose_said(whose: Whose) -> str:
    return f"The rating that counts is now {whose_words(whose)}."


def _lowest_said(lowest: int) -> str:
    return f"What counts as having gone well is now {lowest_words(lowest)}."


def _called_said(name: str) -> str:
    return f"From now on it says “{' '.join(name.split()) or 'them'}”."


def _order_said(today: date, _order: str) -> str:
    return f"Today is now written {day_words(today, own_store().manner())}."


def _week_said(day: int) -> str:
    return f"The week now starts on {weekday(day + 1)}."


def _language_said(language: str) -> str:
    return f"Days and months are now named in {language_name(language)}."


def _first_said(page: str) -> str:
    return f"From now on it opens with {PLACES[page]}."

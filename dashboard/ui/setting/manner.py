"""Settings of how the person is spoken to: what the other is called, and how days are written."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.manner import LANGUAGES, LONGEST_THEM, WEEK_STARTS, Manner, Order
from dashboard.store import Store
from dashboard.ui.log import own_store
from dashboard.ui.setting import kept
from dashboard.wording import day_typed, day_words, weekday

USUAL = ""
"""As the language has it: no order is kept."""

ORDERS = {USUAL: "As usual in {language}", Order.DAY: "Day first", Order.MONTH: "Month first", Order.YEAR: "Year first"}


def words(store: Store) -> None:
    """What the other person is called."""
    st.header("Words", anchor=False)
    kept.show("called", store.manner().them, store, partial(_speak, "them"), _called_said, own=True)
    st.text_input(
        "What the other person is called", key="called", max_chars=LONGEST_THEM, placeholder="them", width=320,
        autocomplete="off", on_change=kept.save, args=("called",),
    )  # fmt: skip
    st.caption("A name, an initial, anything you like; it stays in your log. Left empty, it says “them”.")


def days(store: Store, today: date) -> None:
    """How days are written, where the week begins, and in which language."""
    st.header("Days", anchor=False)
    now = store.manner()
    kept.show("order", now.order or USUAL, store, _write, partial(_order_said, today), own=True)
    st.radio(
        "How days are written", list(ORDERS), key="order", on_change=kept.save, args=("order",),
        format_func=lambda order: ORDERS[order].format(language=LANGUAGES[now.language]),
        captions=[_example(replace(now, order=Order(order) if order else None), today) for order in ORDERS],
    )  # fmt: skip
    kept.show("week_starts", now.week_starts, store, partial(_speak, "week_starts"), _week_said, own=True)
    st.pills(
        "The week starts on", WEEK_STARTS, key="week_starts", required=True, on_change=kept.save, args=("week_starts",),
        format_func=lambda day: weekday(day + 1),
    )  # fmt: skip
    st.caption("Where you pick a day, the little calendar begins its week as your browser's language does.")
    kept.show("language", now.language, store, partial(_speak, "language"), _language_said, own=True)
    st.selectbox(
        "Days and months are named in", sorted(LANGUAGES, key=lambda code: LANGUAGES[code].casefold()),
        key="language", format_func=LANGUAGES.__getitem__, width=320, on_change=kept.save, args=("language",),
    )  # fmt: skip
    st.caption("All else stays in English.")


def _called_said(name: str) -> str:
    return f"From now on it says “{' '.join(name.split()) or 'them'}”."


def _speak(name: str, store: Store, value: Any) -> None:
    store.speak_like(replace(store.manner(), **{name: value}))


def _write(store: Store, order: str) -> None:
    store.speak_like(replace(store.manner(), order=Order(order) if order else None))


def _example(manner: Manner, today: date) -> str:
    surest = "" if manner.order else ", which nobody misreads"
    return f"{day_words(today, manner)}, typed as {day_typed(today, manner)}{surest}"


def _order_said(today: date, _order: str) -> str:
    now = own_store().manner()
    return f"Today is now written {day_words(today, now)}, and typed as {day_typed(today, now)}."


def _week_said(day: int) -> str:
    return f"The week now starts on {weekday(day + 1)}."


def _language_said(language: str) -> str:
    return f"Days and months are now named in {LANGUAGES[language]}."

"""An outing as it is asked for: what is asked at once, and what is folded away."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

from dashboard.entries import MOST_COST, Outing
from dashboard.fields import FIELD
from dashboard.letters import one_line
from dashboard.outings import LONGEST_NAME, LONGEST_OUTING, NO_KIND, RATING_WORDS, Company, Ease, Idea, Novelty, Status
from dashboard.store import Store
from dashboard.ui import unsent
from dashboard.ui.words import plain
from dashboard.wording import choice_words, day_input, them

RECENT = 6
"""Kinds that are one tap away."""

GUESS = "Guesses tend to be too low, and lean on how you felt yourself."


def ask(store: Store, key: str, start: Outing, *, folded: bool = False) -> Outing:
    """Ask for an outing, beginning with what is known of it; the essentials first, all else folded away.

    What is known of the rest is not hidden, unless it may be `folded`: a note that was half typed would seem lost.
    """
    asked: dict[str, Any] = {}
    if not start.apart:
        asked["kind"] = _kind(store, key, start.kind)
    asked["day"] = st.date_input(
        "Day", start.day, format=day_input(), key=f"{key}_day", persist_state="session", width=220
    ) or start.day  # fmt: skip
    took_place = True
    # Of what is still to come nobody knows how it was.
    if not start.apart and not asked["day"] > date.today() >= start.day:
        asked["status"] = _words("Did it happen?", Status, start.status, f"{key}_status", required=True)
        took_place = asked["status"] is not Status.DID_NOT_HAPPEN
        if took_place:
            asked["mine"] = _rating("How was it for you?", start.mine, f"{key}_mine")
    known = start.note or unsent.any_words(f"{key}_note") or (start != _bare(start) and not folded)
    with st.expander("More, if you like", expanded=bool(known), key=f"{key}_more"):
        asked |= _more(store, key, start, took_place=took_place)
    called = start.called if asked.get("kind", start.kind) == start.kind else ""
    return replace(start, **asked, called=called)


def _bare(outing: Outing) -> Outing:
    """The same with nothing but what is asked at once."""
    return Outing(
        outing.day, outing.kind, outing.mine, status=outing.status, apart=outing.apart, id=outing.id,
        called=outing.called, changed_at=outing.changed_at,
    )  # fmt: skip


def _kind(store: Store, key: str, kind: str) -> str:
    """Recent kinds to tap; any other to find; a new one to type, which holds from when its field is left."""
    recent = [name for name in store.recent_kinds() if name != NO_KIND]
    near = list(dict.fromkeys([*([kind] if kind else []), *recent]))[:RECENT]
    tapped, found, typed = f"{key}_kind", f"{key}_another_kind", f"{key}_new_kind"
    others = [name for name in recent if name not in near]

    def alone(name: str) -> None:
        if name == typed and not st.session_state[typed].strip():
            return
        st.session_state.update({other: None for other in (tapped, found) if other != name})
        if name != typed:
            st.session_state[typed] = ""

    picked = another = None
    if near:
        picked = st.pills(
            "What did you do?", near, default=kind or None, key=tapped, persist_state="session", format_func=plain,
            on_change=alone, args=(tapped,),
        )  # fmt: skip
    with st.container(horizontal=True):
        if others:
            another = st.selectbox(
                "Another of your kinds", others, None, key=found, persist_state="session", placeholder="Choose one",
                on_change=alone, args=(found,), width=260,
            )  # fmt: skip
        new = st.text_input(
            "Or something new" if near else "What did you do?", key=typed, persist_state="session",
            placeholder="A walk by the river" if not near else "", max_chars=LONGEST_NAME, autocomplete="off",
            on_change=alone, args=(typed,), width=260,
        )  # fmt: skip
    return one_line(new or "") or str(another or picked or "")


def _more(store: Store, key: str, start: Outing, *, took_place: bool) -> dict[str, Any]:
    """What is optional: less of it for a day apart, and for what didn't take place."""
    asked: dict[str, Any] = {}
    keep: Any = {"persist_state": "session"}
    if start.apart:
        asked["kind"] = st.text_input("What it was", start.kind, key=f"{key}_kind", **keep)
    asked["note"] = unsent.text_area("Note", start.note, f"{key}_note", height=80)
    st.caption(FIELD["note"].meaning)
    if not start.apart and took_place:
        asked["moment"] = unsent.text_area("Funny or fond bit", start.moment, f"{key}_moment", height=80)
        asked["favourite"] = st.toggle("A favourite", start.favourite, key=f"{key}_favourite", **keep)
    with st.container(horizontal=True):
        asked["start"] = st.time_input("Start", start.start, key=f"{key}_start", width=150, **keep)
        asked["minutes"] = st.number_input(
            "Minutes", 1, LONGEST_OUTING, start.minutes, 15, key=f"{key}_minutes", width=150, **keep
        )  # fmt: skip
    if start.apart:
        return asked
    if took_place:
        asked["ease"] = _words("How it felt", Ease, start.ease, f"{key}_ease")
        asked["theirs"] = _rating(plain(f"How it seemed for {them()} (your guess)"), start.theirs, f"{key}_theirs")
        st.caption(GUESS)
    asked["novelty"] = _words("New or familiar", Novelty, start.novelty, f"{key}_novelty")
    asked["company"] = _words("Company", Company, start.company, f"{key}_company")
    asked["idea"] = _words("Whose idea", Idea, start.idea, f"{key}_idea")
    with st.container(horizontal=True):
        cost = None if start.cost is None else float(start.cost)
        asked["cost"] = st.number_input("Cost", 0.0, float(MOST_COST), cost, key=f"{key}_cost", width=150, **keep)
        asked["place"] = st.text_input("Place", start.place, key=f"{key}_place", width=260, **keep)
    asked["cost"] = None if asked["cost"] is None else Decimal(f"{asked['cost']:.2f}")
    tags = list(dict.fromkeys([*start.tags, *store.recent_tags()]))
    asked["tags"] = tuple(
        st.multiselect(
            "Tags", tags, list(start.tags), key=f"{key}_tags", accept_new_options=True,
            placeholder="Choose or type", **keep,
        )
    )  # fmt: skip
    return asked


def _rating(label: str, rating: int | None, key: str) -> int | None:
    return st.pills(
        label, list(RATING_WORDS), default=rating, key=key, persist_state="session",
        format_func=lambda step: f"{step} · {RATING_WORDS[step]}",
    )  # fmt: skip


def _words(label: str, words: Any, chosen: Any, key: str, *, required: bool = False) -> Any:
    return st.pills(
        label, list(words), default=chosen, key=key, persist_state="session", required=required, format_func=_said
    )


def _said(word: Any) -> str:
    return plain(choice_words(word))

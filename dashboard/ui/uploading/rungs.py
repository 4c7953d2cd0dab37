"""Asking where the ratings of a file stand on our five steps, and showing where each ends up."""

import pandas as pd
import streamlit as st

from dashboard.fields import FIELD
from dashboard.importing.guess import BARE
from dashboard.importing.kinds import rows_of
from dashboard.importing.mapping import Mapping
from dashboard.importing.ratings import MANY, Ratings, Scale, fold
from dashboard.importing.table import Table
from dashboard.outings import RATING_WORDS
from dashboard.ui.words import plain
from dashboard.wording import counted, plural

UNREAD = 0
SHOWN = 12
"""Texts of one step that are listed; the others are counted."""


def ask_ratings(table: Table, mapping: Mapping, key: str) -> Mapping:
    """Ask where the ratings of each rated column stand on our five steps."""
    for name in ("mine", "theirs"):
        column = mapping.column(name)
        if column:
            ratings: Ratings = getattr(mapping, name)
            st.header(plain(FIELD[name].on_screen), anchor=False)
            texts, without = rows_of(table, mapping, column)
            placed = _ask_scale(texts, ratings, f"{key}_{name}_{column}", table.written.unit)
            mapping = mapping.changed(**{name: placed})
            if texts and without:
                has, stay = ("has", "It stays") if without == 1 else ("have", "They stay")
                st.caption(
                    f"{counted(without, table.written.unit).capitalize()} {has} no rating here. {stay}, not rated."
                )
    return mapping


def _ask_scale(texts: dict[str, int], ratings: Ratings, key: str, unit: str) -> Ratings:
    folded: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for text, rows in texts.items():
        folded[fold(text)] = folded.get(fold(text), 0) + rows
        spelled.setdefault(fold(text), text)
    if not folded:
        st.markdown("No outing is rated in this file.")
        return ratings
    scale = st.selectbox(
        "The scale is", list(Scale), index=list(Scale).index(ratings.scale) if ratings.scale else None,
        key=f"{key}_scale", width=260, placeholder="Which is it?",
    )  # fmt: skip
    if ratings.scale is None:
        largest = plain(_largest(spelled))
        st.markdown(f"The highest number here is {largest}. Only you can tell which scale that is on.")
    if scale is None:
        return Ratings(None)
    ratings = ratings if scale is ratings.scale else Ratings(scale)
    if scale is Scale.WORDS and len(folded) > MANY:
        st.warning(f"{len(folded)} different texts are too many for ratings. Is it another column?")
        return ratings
    if len(folded) <= MANY and not (scale is Scale.FIVE and all(_step(ratings, text) is not None for text in folded)):
        ratings = ratings.with_placed(_ask_each(folded, spelled, ratings, key, unit))
    _show(folded, spelled, ratings, unit, key)
    return ratings


def _ask_each(
    folded: dict[str, int], spelled: dict[str, str], ratings: Ratings, key: str, unit: str
) -> dict[str, int | None]:
    words = f"1 ({RATING_WORDS[1]}) to 5 ({RATING_WORDS[5]})"
    st.markdown(
        f"Choose {words} for each; several may share a step. Skip any you're unsure of: those outings stay, not rated."
    )
    placed: dict[str, int | None] = {}
    left, right = st.columns(2)
    # The best first, as far as they are known; then those only the person can place, the most frequent first.
    proposed = Ratings(ratings.scale)
    order = sorted(folded, key=lambda text: (-(_step(proposed, text) or 0), -_number(text), -folded[text]))
    for place, text in enumerate(order):
        # Down one side, then the other: on a phone they stand below each other.
        with left if place < len(order) / 2 else right:
            placed[text] = st.segmented_control(
                f"{plain(spelled[text])} · {counted(folded[text], unit)}", list(RATING_WORDS), default=_step(ratings, text),
                key=f"{key}_{ratings.scale}_{text}",
            )  # fmt: skip
    return placed


def _show(folded: dict[str, int], spelled: dict[str, str], ratings: Ratings, unit: str, key: str) -> None:
    """What becomes of each rating, a row for each step, the best first."""
    rows = []
    many = plural(unit).capitalize()
    read = {text: _step(ratings, text, unread=UNREAD) for text in folded}
    for step in (*reversed(RATING_WORDS), None):
        here = [text for text in folded if read[text] == step]
        if here:
            names = ", ".join(spelled[text] for text in here[:SHOWN]) + (" …" if len(here) > SHOWN else "")
            label = f"{step} · {RATING_WORDS[step]}" if step else "not rated"
            rows.append((label, sum(folded[text] for text in here), names))
    skipped = sum(folded[text] for text in folded if read[text] in (None, UNREAD))
    if skipped and ratings.scale in (Scale.WORDS, Scale.MARKS):
        st.caption(
            f"{counted(skipped, unit).capitalize()} would count as not rated. If those were the hard ones, all else would "
            "look better than it was."
        )
    frame = pd.DataFrame(rows, columns=["Becomes", many, "In the file"])
    st.dataframe(
        frame, hide_index=True, key=f"{key}_rungs",
        column_config={many: st.column_config.NumberColumn(format="localized")},
        alt="What each rating of the file becomes in your log.",
    )  # fmt: skip


def _largest(spelled: dict[str, str]) -> str:
    """The text that says the largest number most ratings are below."""
    numbers = {text: _number(folded) for folded, text in spelled.items() if BARE.match(folded)}
    return max(numbers, key=lambda text: numbers[text], default="the largest")


def _number(folded: str) -> float:
    """The number a text is; 0 if it is none."""
    return float(folded.replace(",", ".")) if BARE.match(folded) else 0


def _step(ratings: Ratings, text: str, unread: int | None = None) -> int | None:
    """The step of a text, None for not rated, `unread` for one that is on no step."""
    try:
        return ratings.step(text)
    except ValueError:
        return unread

"""Asking what the cells of a file mean: how days are written, which words are kinds, where ratings stand."""

import streamlit as st

from dashboard.charts.style import counted, day_words
from dashboard.importing import dates
from dashboard.importing import mapping as mappings
from dashboard.importing.dates import Order
from dashboard.importing.guess import BARE
from dashboard.importing.mapping import Mapping
from dashboard.importing.ratings import MANY, Ratings, Scale, fold
from dashboard.importing.table import Table
from dashboard.outings import FIELD, LONGEST_NAME, RATING_WORDS
from dashboard.ui.words import plain

SIGNS = {None: "one kind", " | ": "|", "|": "|", ";": ";", ",": ","}


def ask_days(table: Table, mapping: Mapping, key: str) -> Mapping:
    """Ask how days are written, if they can be read in several ways; say so if one line decided it."""
    texts = mappings.day_texts(table, mapping)
    timed = {name: table.cells[name] for field in ("day", "start") if (name := mapping.column(field))}
    zoned = next((text for cells in timed.values() for text in cells.unique() if dates.has_zone(text)), None)
    if zoned:
        st.markdown(f"Times that name a zone, such as {plain(zoned)}, are kept as they are written.")
    orders = mappings.day_orders(table, mapping)
    if not orders.fitting:
        return mapping
    example = _telling([text for text in texts.unique() if dates.NUMBERS.match(text)])
    meant = {order: f"{day_words(day)} ({order})" for order in Order if (day := dates.parse_day(example, order))}
    options = [order for order in Order if order in orders.fitting or order in meant]
    if len(options) == 1:
        return mapping
    order = st.radio(
        plain(f"Which day is {example}?"), options, key=f"{key}_order_{mapping.column('day')}", horizontal=True,
        index=None if orders.is_open else options.index(orders.fitting[0]),
        format_func=lambda order: meant.get(order, str(order)),
    )  # fmt: skip
    if orders.is_open:
        st.markdown("These days can be read in more than one way, so only you can tell.")
    elif orders.because:
        st.markdown(plain(f"Read like this because of {orders.because}."))
    return mapping.changed(order=order)


def _telling(texts: list[str]) -> str:
    """A day that shows how the orders differ, or the first if none does."""
    return next((t for t in texts if len({dates.parse_day(t, order) for order in Order}) > 2), texts[0])


def ask_kinds(table: Table, mapping: Mapping, key: str) -> Mapping:
    """Ask for the one kind of a file that names none, or which words of its cells are kinds."""
    column = mapping.column("kind")
    if column is None:
        kind = st.text_input(
            "What kind of outing are these?", key=f"{key}_every_kind", placeholder="Film on the sofa",
            max_chars=LONGEST_NAME, help="No column of this file says it, so all its outings get this kind.",
        )  # fmt: skip
        return mapping.changed(every_kind=" ".join((kind or "").split()), delimiter=None)
    key = f"{key}_{column}"
    delimiter = mapping.delimiter
    if delimiter is not None:
        st.header("Which words are kinds", anchor=False)
        several = st.toggle(f"A cell may hold several words, with {SIGNS[delimiter]} between them", value=True,
                            key=f"{key}_several")  # fmt: skip
        if not several:
            mapping = mapping.changed(delimiter=None, together=None)
    if mapping.delimiter is not None:
        mapping = _ask_words(table, mapping, key)
    if "" in set(table.cells[column].unique()) or mapping.kinds is not None or mapping.together:
        name = st.text_input(
            "What should an outing without a kind be called?", value=mappings.NO_KIND, key=f"{key}_no_kind",
            max_chars=LONGEST_NAME, help="Leave it empty to leave those outings out.",
        )  # fmt: skip
        mapping = mapping.changed(no_kind=" ".join((name or "").split()))
    return mapping


def _ask_words(table: Table, mapping: Mapping, key: str) -> Mapping:
    words = mappings.words_in(table, mapping)

    def with_count(word: str | None) -> str:
        return f"{word} · {words.get(word, 0):,}" if word else "None, every line is ours"

    together = st.selectbox(
        "Which word means the two of you?", [None, *words], key=f"{key}_together", format_func=with_count,
        index=list(words).index(mapping.together) + 1 if mapping.together in words else 0,
    )  # fmt: skip
    if together:
        st.markdown(f"Lines that don't say “{plain(together)}” are left out.")
    others = [word for word in words if word != together]
    kinds = st.multiselect(
        "Which words are kinds of outings?", others, default=None, key=f"{key}_kinds", format_func=with_count,
        placeholder="All of them",
    )  # fmt: skip
    st.markdown(
        "Pick the words that are things you do together. The first in a cell is its kind; the others become tags."
    )
    return mapping.changed(together=together, kinds=tuple(kinds) if kinds else None)


def ask_ratings(table: Table, mapping: Mapping, key: str) -> Mapping:
    """Ask where the ratings of each rated column stand on our five steps."""
    for name in ("mine", "theirs"):
        column = mapping.column(name)
        if column:
            ratings: Ratings = getattr(mapping, name)
            st.header(FIELD[name].label, anchor=False)
            mapping = mapping.changed(**{name: _ask_scale(table.values(column), ratings, f"{key}_{name}_{column}")})
    return mapping


def _ask_scale(texts: dict[str, int], ratings: Ratings, key: str) -> Ratings:
    folded: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for text, rows in texts.items():
        folded[fold(text)] = folded.get(fold(text), 0) + rows
        spelled.setdefault(fold(text), text)
    if not folded:
        st.markdown("Nothing is rated in this file.")
        return ratings
    scale = st.selectbox(
        "The scale is", list(Scale), index=list(Scale).index(ratings.scale) if ratings.scale else None,
        key=f"{key}_scale", width=260, placeholder="Which is it?",
    )  # fmt: skip
    if ratings.scale is None:
        st.markdown(
            f"Most are lower than {plain(_largest(spelled))}. Is that a slip, or is the scale longer? Only you can tell."
        )
    if scale is None:
        return Ratings(None)
    ratings = Ratings(scale)
    if ratings.scale is Scale.FIVE and all(_step(ratings, text) is not None for text in folded):
        return ratings
    if len(folded) > MANY:
        if ratings.scale is Scale.WORDS:
            st.warning(f"{len(folded)} different texts are too many for ratings. Is it another column?")
        return ratings
    words = f"1 ({RATING_WORDS[1]}) to 5 ({RATING_WORDS[5]})"
    st.markdown(f"Choose {words} for each. Skip any you're unsure of: those outings stay, not rated.")
    placed: dict[str, int | None] = {}
    left, right = st.columns(2)
    for place, (text, rows) in enumerate(folded.items()):
        with (left, right)[place % 2]:
            placed[text] = st.segmented_control(
                f"{plain(spelled[text])} · {counted(rows, 'line')}", list(RATING_WORDS), default=_step(ratings, text),
                key=f"{key}_{ratings.scale}_{text}",
            )  # fmt: skip
    waiting = [text for text, step in placed.items() if step is None]
    if waiting:
        names = ", ".join(spelled[text] for text in waiting[:6]) + (" …" if len(waiting) > 6 else "")
        lines = counted(sum(folded[text] for text in waiting), "line")
        st.markdown(f":small[{plain(f'Not rated: {names} ({lines}).')}]")
    return ratings.with_placed(placed)


def _largest(spelled: dict[str, str]) -> str:
    """The text that says the largest number."""
    numbers = {text: float(folded.replace(",", ".")) for folded, text in spelled.items() if BARE.match(folded)}
    return max(numbers, key=lambda text: numbers[text], default="the largest")


def _step(ratings: Ratings, text: str) -> int | None:
    try:
        return ratings.step(text)
    except ValueError:
        return None


def ask_lengths(mapping: Mapping, guessed: bool | None, key: str) -> Mapping:
    """Ask whether bare numbers are minutes or hours, where they could be either."""
    column = mapping.column("minutes")
    if column is None or guessed is not None:
        return mapping
    unit = st.segmented_control(
        plain(f"The numbers in {column} are"), ["minutes", "hours"], key=f"{key}_unit_{column}"
    )  # fmt: skip
    return mapping.changed(number_is_hours=None if unit is None else unit == "hours")

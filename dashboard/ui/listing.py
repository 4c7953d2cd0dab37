"""Outings as a list to read and to leaf through: each in two lines, on a phone as well."""

import pandas as pd
import streamlit as st

from dashboard.fields import BETWEEN
from dashboard.outings import RATING_WORDS, Company, Filter, Status
from dashboard.planner.past import HARD
from dashboard.spans import length
from dashboard.store import Store
from dashboard.ui.words import plain
from dashboard.wording import day_words, short

PAGE = 10
"""Outings of a page that is only read."""


def listing(store: Store, chosen: Filter, key: str) -> None:
    """The outings a filter lets through, latest first, a page at a time."""
    page, pages = page_of(store, chosen, key, PAGE)
    rows = store.outings(chosen, PAGE, (page - 1) * PAGE).to_dict("records")
    # One text: a table of them would not fit on a phone, and takes longer to draw than all charts of a page.
    st.markdown("\n\n".join(outing_in_words(row) for row in rows))
    turn(pages, key)


def page_of(store: Store, chosen: Filter, key: str, size: int) -> tuple[int, int]:
    """Which page is open, the first being 1, and how many there are."""
    pages = max(1, -(-store.summary(chosen).outings // size))
    return min(st.session_state.get(f"{key}_page") or 1, pages), pages


def turn(pages: int, key: str) -> None:
    """Leaf on."""
    if pages > 1:
        st.pagination(pages, key=f"{key}_page", max_visible_pages=5)


def outing_in_words(row: dict[str, object], *, apart: bool = False) -> str:
    """One outing in two lines: what and how it went, then when and what there is to remember."""
    known = {name: value for name, value in row.items() if not pd.isna(value) and value not in ("", False)}
    first = [f"**{plain(str(known['kind']))}**"]
    if "mine" in known:
        first.append(RATING_WORDS[int(str(known["mine"]))])
    elif known["status"] != Status.DID_NOT_HAPPEN and not apart:
        first.append("not rated")
    if known["status"] != Status.HAPPENED:
        first.append(str(known["status"]))
    if "favourite" in known:
        first.append("★ a favourite")
    second = [day_words(row["day"])]  # type: ignore[arg-type]
    if "minutes" in known:
        second.append(length(int(str(known["minutes"]))))
    if known.get("company") == Company.OTHERS:
        second.append(str(known["company"]))
    if "tags" in known:
        second.append(plain(short(str(known["tags"]).replace(BETWEEN, ", "), 60)))
    # What was noted of a hard one is there to be opened, not to be met again in passing.
    hard = int(str(known.get("mine", HARD + 1))) <= HARD
    words = str(known.get("moment") or ("" if hard else known.get("note", "")))
    told = f" – {plain(short(' '.join(words.split()), 90))}" if words else ""
    return f"{' · '.join(first)}  \n:small[{', '.join(second)}{told}]"

"""The outings as a list to leaf through, each to be opened and changed."""

import streamlit as st

from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.ui.listing import outing_in_words, page_of, turn
from dashboard.ui.logbook import drafts, opened

PAGE = 25


def leaf(store: Store, chosen: Filter, key: str) -> None:
    """The outings a filter lets through, latest first, a page at a time."""
    page, pages = page_of(store, chosen, key, PAGE)
    for row in store.outings(chosen, PAGE, (page - 1) * PAGE).to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"{key}_row_{row['id']}"):
            st.markdown(outing_in_words(row, apart=chosen.apart), width="stretch")
            if not chosen.apart and _again(key, row["id"]) and (found := store.outing(int(row["id"]))):
                drafts.open_form(found)
            if st.button("Change", key=f"{key}_change_{row['id']}", type="tertiary"):
                opened.open_outing(int(row["id"]))
    turn(pages, key)


def _again(key: str, outing: object) -> bool:
    return st.button(
        "Same again", key=f"{key}_again_{outing}", type="tertiary", help="Log the same kind of outing today"
    )

"""Taking the log along: a file of everything, or of just what is filtered."""

import streamlit as st

from dashboard.exporting.formats import FORMATS, Format
from dashboard.exporting.telling import telling
from dashboard.fields import MOST_EVENTS
from dashboard.front import front
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.ui import prepared
from dashboard.wording import counted

EVERYTHING, FILTERED = "everything", "just what is filtered"


def take_along(store: Store, chosen: Filter, *, nothing_fits: bool = False) -> None:
    """Offer a file in a format of the person's choice, with a plain word on who can read it."""
    # What is above it changes with the filter; without a place of its own it would fold with that.
    with st.expander("Export", on_change="rerun", key="export_open") as asked:
        if not asked.open:
            return
        scope = EVERYTHING
        if nothing_fits:
            st.caption("Nothing fits what is filtered or searched for, so the file holds everything.")
        if not chosen.is_open:
            label = f"{FILTERED}: {counted(store.summary(chosen).outings, 'outing')}"
            options = {EVERYTHING: EVERYTHING.capitalize(), FILTERED: label.capitalize()}
            scope = st.radio(
                "What should be in it", list(options), format_func=options.__getitem__, key="export_scope",
                horizontal=True,
            )  # fmt: skip
        found: Format = st.selectbox(
            "Format", FORMATS, format_func=lambda format_: format_.label, key="export_format", width=260
        )
        st.markdown("Anyone who has the file can read it, notes included. Uploading it here brings its outings back.")
        wanted = chosen if scope == FILTERED else Filter()
        outings = store.summary(wanted).outings
        if found.suffix == "ics" and outings > MOST_EVENTS:
            st.warning(
                f"A calendar file holds at most {MOST_EVENTS:,} outings. Filter by period, or choose another format."
            )
            return
        prepared.offer(
            "Download", lambda told: found.write(telling(store.records(wanted), outings, told)),
            front().file(found.suffix), found.mime,
            key="export", outings=outings, of=(found.suffix, wanted, store.era, store.changes), type="primary",
        )  # fmt: skip

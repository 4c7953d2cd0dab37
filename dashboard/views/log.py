"""The log: every outing to find, open and change, many at once too; kinds, files, the bin, and what is worth a look."""

from datetime import date

import streamlit as st

from dashboard.outings import Filter
from dashboard.ui import filtered, filters, log, told
from dashboard.ui.logbook import binned, book, drafts, grid, kinds, look, taking
from dashboard.ui.outings import in_words
from dashboard.ui.uploading import uploads
from dashboard.wording import day_words

LIST, GRID = "One by one", "Many at once"

store = log.open_store()
told.show(store)
today = date.today()
any_outings = bool(store.summary(Filter()).outings)
any_apart = bool(store.summary(Filter(apart=True)).outings)
if not any_outings and not any_apart and not store.plans(date.min, 1) and store.binned(1).empty:
    log.welcome("This page will list your outings, each to be found and changed.")
# A title beside buttons has no room of its own above it.
st.space("xxsmall")
with st.container(horizontal=True, vertical_alignment="center"):
    st.title("The sample log" if log.looking_at_sample() else "Your log", width="stretch", anchor=False)
    # Where there is no room beside the title, both go below it.
    with st.container(horizontal=True, wrap=False, width="content"):
        if st.button("Log an outing", type="primary"):
            drafts.open_form()
        if st.button("Upload a log"):
            st.switch_page("views/upload.py")

chosen, nothing_fits = Filter(), False
if any_outings:
    chosen = filters.filter_bar(store, searched=True)
    with st.container(horizontal=True, vertical_alignment="center"):
        how = st.segmented_control(
            "Show them", [LIST, GRID], default=LIST, key="log_how", required=True, label_visibility="collapsed",
            persist_state="session",
        )  # fmt: skip
        chosen = filters.search(chosen)
    chosen = look.narrowed(store, chosen, today)
    summary = filtered.shown(store, chosen)
    nothing_fits = not summary.outings
    if nothing_fits:
        chosen = Filter()
    else:
        first, last = day_words(summary.first_day), day_words(summary.last_day)
        st.markdown(f"{in_words(summary)} {f'From {first} to {last}' if first != last else f'On {first}'}.")
        if how == GRID:
            grid.edit(store, chosen, "log")
        else:
            book.leaf(store, chosen, "log")
elif not any_apart:
    st.markdown("There is no outing in your log at the moment.")

if any_outings:
    with st.expander("Worth a look", on_change="rerun", key="worth_a_look") as opened:
        if opened.open:
            look.show(store, today)
    kinds.manage(store)
if any_apart:
    with st.expander(
        f"Time apart · {store.summary(Filter(apart=True)).outings:,}", on_change="rerun", key="apart"
    ) as opened:
        if opened.open:
            book.leaf(store, Filter(apart=True), "apart")
with st.expander("Bin", on_change="rerun", key="bin") as opened:
    if opened.open:
        binned.show(store, today)
taking.take_along(store, chosen, nothing_fits=nothing_fits)
if not log.looking_at_sample():
    uploads.earlier_uploads(store)

"""The log: every outing with all that is known of it, and the files that were read in."""

from datetime import date

import streamlit as st

from dashboard.outings import Filter
from dashboard.ui import filters, kinds, log, taking, uploads
from dashboard.ui.outings import apart_table, in_words, outings_table
from dashboard.wording import day_words

store = log.open_store()
any_outings = bool(store.summary(Filter()).outings)
if not any_outings and not store.plans(date.min, 1) and not store.summary(Filter(apart=True)).outings:
    uploads.tell_what_changed()
    log.welcome()
with st.container(horizontal=True, vertical_alignment="center"):
    st.title("The sample log" if log.looking_at_sample() else "Your log", width="stretch", anchor=False)
    if st.button("Upload a log", type="primary"):
        st.switch_page("views/upload.py")
uploads.tell_what_changed()

chosen = filters.filter_bar(store) if any_outings else Filter()
if any_outings:
    summary = filters.shown(store, chosen)
    st.markdown(f"{in_words(summary)} From {day_words(summary.first_day)} to {day_words(summary.last_day)}.")
    outings_table(store, chosen, "log", everything=True)
taking.take_along(store, chosen)
apart_table(store)

if not log.looking_at_sample():
    kinds.tidy(store)
    uploads.earlier_uploads(store)

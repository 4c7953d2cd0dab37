"""Settings: what counts, what the other person is called, how days are written, and what it opens with."""

from datetime import date

import streamlit as st

from dashboard.ui import log, settings

store, own, today = log.open_store(), log.own_store(), date.today()
st.title("Settings", anchor=False)
if log.looking_at_sample():
    st.markdown("What counts and what is left out is set for the sample, the rest in your own log.")
settings.told_elsewhere(store)
settings.what_counts(store)
settings.words(own, store)
settings.days(own, store, today)
settings.start(own, store)
settings.left_out(store, today)

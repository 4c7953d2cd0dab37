"""Settings: what counts, what the other person is called, how days are written, what it opens with, what others see."""

from datetime import date

import streamlit as st

from dashboard.ui import log, told
from dashboard.ui.setting import front, manner, settings

store, own, today = log.open_store(), log.own_store(), date.today()
st.title("Settings", anchor=False)
if log.looking_at_sample():
    st.markdown("What counts and what is left out is set for the sample, the rest in your own log.")
told.show(store)
settings.what_counts(store)
manner.words(own)
manner.days(own, today)
settings.start(own)
settings.left_out(store, today)
front.choose(own)
st.header("Your log", anchor=False)
st.markdown("A passphrase, copies to bring back, a file of everything, and deleting it all.")
if st.button("Lock and copies", key="to_keeping"):
    st.switch_page("views/keeping.py")

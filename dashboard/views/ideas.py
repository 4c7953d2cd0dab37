"""Ideas: small things to start with, by what you have today, and the list to change."""

from datetime import date

import streamlit as st

from dashboard.ui import told
from dashboard.ui.log import open_store
from dashboard.ui.next import ideas

store = open_store()
today = date.today()
st.title("Something small", anchor=False)
told.show(store)
every = ideas.all_ideas(store)
wishes = ideas.ask_what_you_have()
ideas.show(store, every, wishes, today)
ideas.ask_what_was_easy(store)
with st.expander("Change the list"):
    ideas.edit(store, every)

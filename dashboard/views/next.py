"""Next: what could be next and why, whether what was planned happened, and what is to come."""

from datetime import date

import streamlit as st

from dashboard.outings import Filter
from dashboard.planner import suggest
from dashboard.ui import told
from dashboard.ui.log import open_store, welcome
from dashboard.ui.logbook import drafts
from dashboard.ui.next import conversation, happened, ideas, plans, suggestions
from dashboard.ui.words import plain

store = open_store()
told.show(store)
today = date.today()
if not store.summary(Filter()).outings and not store.plans(date.min, 1):
    welcome("This page will suggest what could be next, and hold what you plan.")
happened.ask(store, today)

new, aside, swapped = ideas.at_hand(store), store.aside(today), suggestions.passed_over()
advice = suggest(store, today, new=new, without=aside | swapped)
if swapped and not advice.suggestions:
    suggestions.start_over()
    advice = suggest(store, today, new=new, without=aside)
st.title(plain(advice.headline), anchor=False)
plans.due(store, today)
for rule in advice.rules:
    st.markdown(rule)
if st.button("Log an outing", key="log_an_outing"):
    drafts.open_form()
if advice.planned and advice.suggestions:
    st.markdown("After that, perhaps one of these:")
suggestions.show(advice, store, today)
if advice.leave_until is None:
    st.page_link("views/ideas.py", label="Something else small", icon=":material/lightbulb:")

plans.to_come(store, today)
conversation.show(store, going_well=advice.going_well)

"""The router: who may come in, which pages there are."""

import sys
from pathlib import Path

import streamlit as st

# Streamlit puts this file's folder on the path, not the one the package lies in.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard import guard
from dashboard.outings import Trouble
from dashboard.ui.words import plain

st.set_page_config(page_title=guard.TITLE, page_icon=str(guard.ICON), layout="centered")
if not guard.may_show():
    st.error("To keep this private, Outings is started with `python -m dashboard` from its folder, not this way.")
    st.stop()

pages = st.navigation(
    [
        st.Page("views/went_well.py", title="What went well", default=True),
        st.Page("views/log.py", title="Log"),
        st.Page("views/upload.py", title="Upload a log", visibility="hidden"),
    ],
    position="top",
)
try:
    pages.run()
except Trouble as trouble:
    st.error(plain(str(trouble)))

"""The router: who may come in, which pages there are."""

import sys
from pathlib import Path

import streamlit as st

# Streamlit puts this file's folder on the path, not the one the package lies in.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard.front import front
from dashboard.guard.served import may_show
from dashboard.outings import Trouble
from dashboard.ui import log
from dashboard.ui.places import PLACES, come_to
from dashboard.ui.words import plain

st.set_page_config(page_title=front().title, page_icon=str(front().icon_file), layout="centered")
if not may_show():
    st.error("To keep this private, Outings is started with `python -m dashboard` from its folder, not this way.")
    st.stop()

first = log.as_set()
others = {
    "views/entry.py": "Log an outing",
    "views/outing.py": "An outing",
    "views/ideas.py": "Ideas",
    "views/upload.py": "Upload a log",
    "views/working.py": "How it is worked out",
}
pages = {page: st.Page(page, title=title, default=page == first) for page, title in (PLACES | others).items()}
# Streamlit's own bar folds into a drawer on a phone, which covers the page it leads to.
current = st.navigation(list(pages.values()), position="hidden")
come_to(next(page for page, found in pages.items() if found == current))
with st.container(horizontal=True, key="places"):
    for page, title in PLACES.items():
        st.page_link(page, label=title)
try:
    current.run()
except Trouble as trouble:
    st.error(plain(str(trouble)))

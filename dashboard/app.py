"""The router: who may come in, which pages there are."""

import sys
from pathlib import Path

import streamlit as st

# Streamlit puts this file's folder on the path, not the one the package lies in. It runs this file again and again.
if (root := str(Path(__file__).parent.parent)) not in sys.path:
    sys.path.insert(0, root)

from dashboard.front import front
from dashboard.guard.served import may_show
from dashboard.outings import Trouble
from dashboard.ui import log, note
from dashboard.ui.keeping import leaving
from dashboard.ui.places import OTHERS, PLACES, SAFE, come_to, way_back
from dashboard.ui.words import plain

allowed, ended = may_show(), leaving.ended()
first = log.as_set() if allowed else ""
st.set_page_config(page_title=front().title, page_icon=str(front().icon_file), layout="centered")
if not allowed:
    log.turn_away()

titles = PLACES | {page: title for page, (title, _) in OTHERS.items()}
pages = {page: st.Page(page, title=title, default=page == first) for page, title in titles.items()}
# Its address stays in the browser's history, so it says nothing.
pages[SAFE] = st.Page(SAFE, title="Staying safe", url_path="about")
# Streamlit's own bar folds into a drawer on a phone, which covers the page it leads to.
current = st.navigation(list(pages.values()), position="hidden")
here = next(page for page, found in pages.items() if found == current)
come_to(here)
own = log.at_hand()
if own:
    with st.container(horizontal=True, key="places"):
        for page, title in PLACES.items():
            st.page_link(page, label=title)
    if here in OTHERS:
        way_back(OTHERS[here][1])
body = st.container(key="page")
# Drawn before the page, which may stop or fail: this row is there whatever becomes of it.
st.space("small")
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="foot"):
    st.page_link(SAFE, label=":small[Staying safe]")
    if not own and here == SAFE:
        st.page_link(first, label=":small[Back]")
    # `watch.js` does what it says, at once and without asking the server first.
    st.button(
        ":small[Hide (Esc twice)]",
        type="tertiary",
        key="hide",
        help="Every window goes blank. Esc twice brings it back.",
    )
with body:
    try:
        if here != SAFE:
            if ended:
                leaving.farewell()
            log.let_in()
            note.show(own)
        current.run()
    except Trouble as trouble:
        st.error(plain(str(trouble)))

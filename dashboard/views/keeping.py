"""Lock and copies: who can read the log, what it can be brought back from, taking it along, and ending it."""

import streamlit as st

from dashboard.ui import log, told
from dashboard.ui.keeping import copies, leaving, lock

store, path = log.own_store(), log.own_path()
st.title("Lock and copies", anchor=False)
if log.looking_at_sample():
    st.markdown("All of this is about your own log, not the sample.")
told.show(store)
lock.show(store, path)
st.header("Copies", anchor=False)
st.markdown(
    "A copy is kept on each day you use this, and before anything large. The newest all stay; older ones thin out to "
    "one a day, a week, a month. Any of them can be brought back. They lie beside your log: what happens to this "
    "computer happens to them. So now and then, take it all with you."
)
copies.keep(path)
copies.choose(path)
copies.from_elsewhere(path)
leaving.take_everything(store, path)
leaving.end(path)

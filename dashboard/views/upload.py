"""Upload a log: choose a file, see what was understood, correct it, see the counts, add it."""

from datetime import date

import streamlit as st

from dashboard.importing import mapping as mappings
from dashboard.importing import reading, table
from dashboard.outings import Trouble
from dashboard.store import Upload
from dashboard.ui import columns, log, meaning, uploads
from dashboard.ui.incoming import offer_rejects, offer_template, preview, remembered
from dashboard.ui.words import plain

store = log.own_store()
st.title("Upload a log", anchor=False)
st.markdown("A CSV file with an outing on each line. It stays on this computer, and nothing is added until you say so.")
if log.looking_at_sample():
    st.info("You are looking at the sample. What you upload goes into your own log, and the sample is left.")
uploads.tell_what_changed(store)
times = st.session_state.get("file_times", 0)
file = st.file_uploader("Choose a file", key=f"file_{times}")
if file is None:
    offer_template()
    st.stop()

key = f"file_{file.file_id}"
name = " ".join(file.name.split())[-80:]
written = st.session_state.get(f"{key}_written", {})
bar = st.progress(0.0, "Reading the file") if file.size > 500_000 else None


def report(share: float) -> None:
    """Move the bar, if there is one."""
    if bar:
        bar.progress(share, "Reading the file")


try:
    rows = remembered("table", (key, tuple(written.items())), lambda: table.read(file.getvalue(), **written, progress=report))
except Trouble as trouble:
    st.warning(plain(str(trouble)))
    columns.ask_how_written(None, key)
    offer_template()
    st.stop()

guess = remembered("guess", (key, tuple(written.items())), lambda: mappings.guess(rows))
mapping = columns.ask_columns(rows, guess, key)
mapping = meaning.ask_days(rows, mapping, key)
mapping = meaning.ask_kinds(rows, mapping, key)
mapping = meaning.ask_ratings(rows, mapping, key)
again = columns.ask_how_written(rows, key)
if {name: value for name, value in again.items() if value is not None} != written:
    st.session_state[f"{key}_written"] = {name: value for name, value in again.items() if value is not None}
    st.rerun()

waiting = mapping.questions(mappings.day_orders(rows, mapping))
read = remembered("reading", (key, mapping), lambda: reading.understand(rows, mapping, date.today(), report))
known = remembered("known", (key, mapping), lambda: store.known(read.outings))
if bar:
    bar.empty()

st.header("What this would add", anchor=False)
if waiting:
    st.info(" ".join(waiting))
    st.stop()
new = int(known["is_new"].sum())
found = Upload(0, name, read.lines, new, len(read.outings) - new, read.left_out, len(read.rejects))
st.markdown(uploads.counts_in_words(found))
preview(read, known)
offer_rejects(read)
if not new:
    st.info("There is nothing new in this file." if len(read.outings) else "No line of this file can be added.")
    st.stop()
if st.button(f"Add {new:,} outings" if new > 1 else "Add this outing", type="primary"):
    adding = st.progress(0.0, "Adding")
    try:
        upload = store.add(
            name, read.outings, left_out=read.left_out, unreadable=len(read.rejects),
            progress=lambda share: adding.progress(share, "Adding"),
        )  # fmt: skip
    except Trouble as trouble:
        st.error(plain(str(trouble)))
        st.stop()
    log.leave_sample()
    uploads.remember(upload)
    # A new uploader lets go of the file's bytes.
    st.session_state["file_times"] = times + 1
    remembered("", (), lambda: None)
    st.rerun()

"""Upload a log: choose a file, see what was understood, correct it, see the counts, add it."""

from datetime import date

import streamlit as st

from dashboard.importing import reading, table
from dashboard.importing.guess import guess
from dashboard.importing.mapping import day_orders
from dashboard.outings import Trouble, Upload
from dashboard.ui import columns, incoming, log, meaning, uploads
from dashboard.ui.words import plain

LARGE = 500_000
"""Bytes from which reading takes long enough to show how far it is."""

store = log.own_store()
st.title("Upload a log", anchor=False)
st.markdown("A CSV file with an outing on each line. It stays on this computer, and nothing is added until you say so.")
if log.looking_at_sample():
    st.info("You are looking at the sample. What you upload goes into your own log, and the sample closes.")
uploads.tell_what_changed()
file = st.file_uploader("Choose a file", key=f"file_{st.session_state.get(incoming.TIMES, 0)}")
if file is None:
    incoming.offer_template()
    st.stop()

key = f"file_{file.file_id}"
data = file.getvalue()
name = " ".join(file.name.split())[-80:]
bar = st.progress(0.0, "Reading the file") if file.size > LARGE else None


def report(share: float) -> None:
    """Move the bar, if there is one."""
    if bar:
        bar.progress(share, "Reading the file")


written = columns.how_written(key)
version = (key, tuple(written.items()))
try:
    rows = incoming.remembered("table", version, lambda: table.read(data, **written, progress=report))
except Trouble as trouble:
    if bar:
        bar.empty()
    st.warning(plain(str(trouble)))
    columns.ask_how_written(None, key)
    incoming.offer_template()
    st.stop()
columns.ask_how_written(rows, key)

# What was answered of a file read one way is no answer for it read another way.
key = f"{key}_{'_'.join(map(str, written.values()))}"
guessed = incoming.remembered("guess", version, lambda: guess(rows))
mapping = columns.ask_columns(rows, guessed, key)
guessed_hours = mapping.number_is_hours
mapping = meaning.ask_days(rows, mapping, key)
mapping = meaning.ask_lengths(mapping, guessed_hours, key)
mapping = meaning.ask_kinds(rows, mapping, key)
mapping = meaning.ask_ratings(rows, mapping, key)
mapping = mapping.changed(leave_empty=bool(st.session_state.get(f"{key}_{incoming.LEAVE_EMPTY}")))

st.header("What this would add", anchor=False)
waiting = mapping.questions(day_orders(rows, mapping))
if waiting:
    if bar:
        bar.empty()
    st.info(plain(" ".join(waiting)))
    st.stop()
understood = (*version, mapping)
read = incoming.remembered("reading", understood, lambda: reading.understand(rows, mapping, date.today(), report))
earlier = store.uploads()
log_now = (len(earlier), earlier["id"].max(), int(earlier["undone_at"].notna().sum()))
known = incoming.remembered("known", (*understood, log_now), lambda: store.known(read.outings))
if bar:
    bar.empty()

alike = incoming.ask_alike(known, key)
taken, left_out = read.outings, read.left_out
if alike is False:
    same = (known["is_new"] & known["alike"]).to_numpy()
    taken, left_out, known = taken[~same], left_out + int(same.sum()), known[~same]
new = int(known["is_new"].sum())
found = Upload(0, name, read.lines, new, len(taken) - new, left_out, len(read.rejects))
st.markdown(uploads.counts_in_words(found))
incoming.preview(taken[known["is_new"].to_numpy()])
incoming.offer_rejects(read, mapping, key)
if not new:
    if found.already_here:
        st.info("There is nothing new in this file. To have it read differently, undo its upload in your log first.")
        st.page_link("views/log.py", label="Go to your log")
    else:
        st.info("No line of this file can be added.")
    st.stop()
label = f"Add {new:,} outings" if new > 1 else "Add this outing"
if st.button(label, type="primary", disabled=alike is None):
    adding = st.progress(0.0, "Adding")
    try:
        upload = store.add(
            name, taken, left_out=left_out, unreadable=len(read.rejects),
            progress=lambda share: adding.progress(share, "Adding"),
        )  # fmt: skip
    except Trouble as trouble:
        st.error(plain(str(trouble)))
        st.stop()
    log.leave_sample()
    uploads.remember(upload)
    incoming.let_go()
    st.rerun()

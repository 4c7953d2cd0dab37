"""Upload a log: choose a file, see what was understood, correct it, see the counts, add it."""

from contextlib import suppress
from datetime import date

import streamlit as st

from dashboard.importing import formats, reading
from dashboard.importing.answers import source_of, taken_up, written_down
from dashboard.importing.finding import lacks_year
from dashboard.importing.guess import guess
from dashboard.importing.mapping import day_orders
from dashboard.letters import one_line
from dashboard.outings import PLANNED, Trouble, Upload
from dashboard.ui import log, told, waiting
from dashboard.ui.keeping import copies
from dashboard.ui.logbook import kinds
from dashboard.ui.uploading import columns, incoming, meaning, rungs, uploads, written
from dashboard.ui.words import plain

LARGE = 500_000
"""Bytes from which reading takes long enough to show how far it is."""

store = log.own_store()
today = date.today()
zone = st.context.timezone or ""
st.title("Upload a log", anchor=False)
st.markdown(
    "A spreadsheet, a CSV or JSON file, a calendar, or what Daylio, Bearable, Letterboxd or Board Game Stats export. "
    "It stays on this computer, and nothing is added until you say so."
)
if log.looking_at_sample():
    st.info("You are looking at the sample. What you upload goes into your own log, and the sample closes.")
told.show(store)
file = st.file_uploader("Choose a file", key=f"file_{st.session_state.get(incoming.TIMES, 0)}")
if file is None:
    incoming.offer_template()
    st.stop()

contents = file.getvalue
key = f"file_{file.file_id}"
name = one_line(file.name)[-80:]
large = file.size > LARGE
said = written.how_written(key)
version = (key, said)
try:
    with waiting.waiting("Reading the file", incoming.let_go, long=large) as report:
        table = incoming.remembered("table", version, lambda: formats.read(contents(), today, said, report))
except Trouble as trouble:
    st.warning(plain(str(trouble)))
    written.ask_how_written(None, key)
    incoming.offer_template()
    st.stop()
written.ask_how_written(table, key)

key = f"{key}_{written.said_in_a_word(said, table)}"
source = source_of(table)
answers = incoming.remembered("answers", version, lambda: store.answers_for(source))
if answers:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Read as you said last time for such a file.")
        if st.toggle("Start afresh", key=f"{key}_afresh"):
            answers = None
            key = f"{key}_afresh"
guessed = incoming.remembered("guess", (*version, answers), lambda: guess(table, zone=zone))
if answers:
    guessed = taken_up(answers, table, guessed)
mapping = columns.ask_columns(table, guessed, key, zone)
guessed_hours = mapping.number_is_hours
mapping = meaning.ask_days(table, mapping, key, today)
mapping = meaning.ask_lengths(mapping, guessed_hours, key)
mapping = meaning.ask_together(table, mapping, key)
mapping = meaning.ask_kinds(table, mapping, key)
mapping = rungs.ask_ratings(table, mapping, key)
mapping = mapping.changed(leave_empty=bool(st.session_state.get(f"{key}_{incoming.LEAVE_EMPTY}")))

st.header("What this would add", anchor=False)
day = mapping.column("day")
no_year = day is not None and lacks_year(table, day)
asked = mapping.questions(day_orders(table, mapping), lacks_year=no_year)
if asked:
    st.info(plain(" ".join(asked)))
    st.stop()
understood = (*version, mapping)
with waiting.waiting("Understanding it", incoming.let_go, long=large) as report:
    read = incoming.remembered("reading", understood, lambda: reading.understand(table, mapping, today, report))
    known = incoming.remembered("known", (*understood, store.changes), lambda: store.known(read.outings))

unit = table.written.unit
alike = incoming.ask_alike(known, key)
taken, left_out = read.outings, read.left_out
if alike is False:
    same = (known["is_new"] & known["alike"]).to_numpy(bool)
    taken, left_out, known = taken[~same], left_out + int(same.sum()), known[~same]
new = taken[known["is_new"].to_numpy(bool)]
found = Upload(
    0, name, read.lines, len(new), len(taken) - len(new), left_out, len(read.rejects), joined=read.joined,
    plans=int((new["status"] == PLANNED).sum()), apart=int(new["apart"].sum()), unit=unit,
)  # fmt: skip
of_kinds = f"{uploads.added_in_words(found)}. " if found.plans or found.apart else ""
st.markdown(of_kinds + uploads.counts_in_words(found))
if len(new) and new["mine"].isna().all():
    st.markdown("None of them is rated yet.")
incoming.preview(new, unit)
incoming.worth_a_look(read.odd, unit)
incoming.offer_rejects(read, mapping, key, unit)
if new.empty:
    if found.already_here:
        st.info("There is nothing new in this file. To have it read differently, undo its upload in your log first.")
        st.page_link("views/log.py", label="Go to your log")
    else:
        st.info(f"No {unit} of this file can be added.")
    st.stop()
merges = read.merges | kinds.propose(store, new, key)


def stop_adding() -> None:
    """What is being added is taken back; the file stays, to be added another time."""
    told.tell(f"Stopped. Nothing of {name} was added, and your log is as it was.")


if st.button(f"Add {uploads.added_in_words(found)}", type="primary", disabled=alike is None):
    copies.keep_first()
    try:
        with waiting.waiting("Adding", stop_adding, long=True) as report:
            upload = store.add(
                name, taken, left_out=left_out, unreadable=len(read.rejects), joined=read.joined, source=source,
                unit=unit, merges=merges, known=known, progress=report,
            )  # fmt: skip
    except Trouble as trouble:
        st.error(plain(str(trouble)))
        st.stop()
    with suppress(Trouble):  # what was added is added; next time the questions are asked again
        store.remember_answers(source, written_down(mapping))
    log.leave_sample()
    uploads.tell_added(upload)
    incoming.let_go()
    st.rerun()

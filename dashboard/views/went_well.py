"""What went well: which kinds, what made a difference, whether it is changing, and the outings themselves."""

import streamlit as st

from dashboard.charts import differences, next_time, rows, said, slots, stretches
from dashboard.charts.dots import each_dot
from dashboard.circumstances import CIRCUMSTANCES, Stretch
from dashboard.insights.estimates import ENOUGH
from dashboard.outings import Filter
from dashboard.ui import filtered, filters, told, whose, working
from dashboard.ui.figure import show
from dashboard.ui.judged import judged
from dashboard.ui.listing import listing
from dashboard.ui.log import open_store, welcome
from dashboard.ui.outings import in_words
from dashboard.ui.words import plain
from dashboard.wording import month_words

store = open_store()
told.show(store)
if not store.summary(Filter()).outings:
    welcome("This page will show which kinds of outings went well, and how sure that is.")
chosen = filters.filter_bar(store)
summary = filtered.shown(store, chosen)
if not summary.outings:
    st.stop()
stretch = Stretch.between(summary.first_day, summary.last_day)
# A kind is judged beside all the others, whichever of them are shown.
beside = judged(store, chosen.without("kinds"), stretch)
kinds = beside.kinds.only(chosen.kinds)
sentence = said.kinds_sentence(kinds)
st.title(plain(sentence), anchor=False)
st.markdown(f"{in_words(summary)} Since {month_words(summary.first_day)}.{whose.in_words(store)}")
dots = store.dots(chosen, "kind")
if kinds.told:
    of_these = "" if chosen.without("kinds").is_open else " Your usual is that of the outings shown."
    st.caption(
        f"{each_dot(dots)}, older ones fainter. The bar is the likely range and the tick the best guess; "
        f"with few outings both stay near your usual. Tap a name or a dot to see the outings.{of_these}"
    )
elif summary.rated:
    st.caption(f"{each_dot(dots)}. Tap a name or a dot to see the outings.")
else:
    st.page_link("views/log.py", label="Rate some in your log", icon=":material/edit:")
kinds_drawing = rows.rows(kinds, dots, "kind", sentence)
show(kinds_drawing, "Kinds", store, chosen, working.KINDS if kinds.told else ())
if kinds.told:
    with st.expander("What the next one might be like", on_change="rerun", key="next_one") as wanted:
        if wanted.open:
            names = {e.cell: e for e in kinds.told}
            name = st.selectbox("Kind", list(names), key="next_time_kind", width=320)
            ten = next_time.next_time(names[name], beside.went_well)
            st.markdown(ten.sentence)
            show(ten, "Next time", store, chosen)

# Of the kinds shown; worked out when the first chart is on its way already.
answers = judged(store, chosen, stretch)
if summary.rated >= ENOUGH:
    st.header("Besides the kind", anchor=False)
    clear = answers.differences
    st.markdown(f"**{plain(differences.differences_sentence(clear, answers.compared))}**")
    marked = {c.name for c, _ in clear}
    by_name = {c.name: c for c in CIRCUMSTANCES}
    # Not a function of this page: the session would keep that, and with it all that the page has worked out.
    labels = {c.name: f"{c.label}{' •' if c.name in marked else ''}" for c in CIRCUMSTANCES}
    picked = st.pills(
        "Compare by", list(by_name), key="circumstance", default=(clear[0][0] if clear else answers.telling).name,
        format_func=labels.__getitem__, required=True, persist_state="session",
    )  # fmt: skip
    by = by_name[picked]
    levels = answers.circumstance(by)
    sentence = differences.circumstance_sentence(levels, [e for c, e in clear if c is by])
    # Where nothing can be compared yet, that is said above.
    if answers.compared:
        st.markdown(plain(sentence))
    if len([e for e in levels.estimates if e.counts.rated]) > 1:
        dots = store.dots(chosen, by.name)
        drawing = rows.rows(levels, dots, by.name, sentence, by.label)
        if dots["each"].iloc[0] > 1:
            st.caption(f"{each_dot(dots)}.")
        show(drawing, "Differences", store, chosen, working.CIRCUMSTANCES)

if summary.rated:
    st.header("Is it changing?", anchor=False)
    st.markdown(f"**{plain(stretches.sentence(answers.over_time, answers.changing, stretch))}**")
    st.page_link("views/over_time.py", label="See it over time")

if summary.rated >= ENOUGH and slots.is_noted(answers.slots):
    st.header("Time of day and week", anchor=False)
    when = slots.slots(answers.slots)
    st.markdown(f"**{plain(when.sentence)}**")
    st.caption("The numbers are how many went well; the stronger the colour, the more outings.")
    show(when, "Times", store, chosen)

st.header("The outings", anchor=False)
listing(store, chosen, "outings")

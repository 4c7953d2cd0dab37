"""What went well: which kinds, how sure that is, when, how long, and the outings themselves."""

import streamlit as st

from dashboard.charts import rows, said, slots, stretches
from dashboard.charts.style import month_words
from dashboard.insights.levels import judge
from dashboard.insights.shares import shares_of
from dashboard.outings import Filter, Length
from dashboard.ui import filters
from dashboard.ui.figure import show
from dashboard.ui.log import open_store, welcome
from dashboard.ui.outings import in_words, outings_table
from dashboard.ui.words import plain

store = open_store()
if not store.summary(Filter()).outings:
    welcome()
chosen = filters.filter_bar(store)
summary = filters.shown(store, chosen)

# A kind is judged beside all the others, whichever of them are shown.
beside = chosen.without("kinds")
kinds = judge(store.cells(beside, "kind")).only(chosen.kinds)
sentence = said.kinds_sentence(kinds)
st.title(plain(sentence), anchor=False)
st.markdown(f"{in_words(summary)} Since {month_words(summary.first_day)}.")
if summary.rated:
    st.markdown(
        ":small[Each dot is an outing, paler the older. The bar shows where a kind most likely lies, the dark tick is "
        "the best guess. With few outings both lean toward your usual. Tap a name or a dot to see the outings.]"
    )
usual = "your usual" if beside.is_open else "the usual here"
show(rows.rows(kinds, store.dots(chosen, "kind"), "kind", sentence, usual), "Kinds", store, chosen)

if summary.rated:
    st.header("Over time", anchor=False)
    stretch = stretches.stretch_for(summary.first_day, summary.last_day)
    shares = shares_of(store.cells(chosen, stretch))
    over_time = stretches.stretches(shares, summary.good / summary.rated, stretch)
    st.markdown(over_time.sentence)
    st.markdown(
        ":small[Each circle is the share that went well; bar and tick show what is likely, leaning toward the dotted "
        "line, the share of all, where there are few.]"
    )
    show(over_time, "Over time", store, chosen)

    st.header("Time of day and week", anchor=False)
    when = slots.slots(judge(store.cells(chosen, "slot")))
    st.markdown(when.sentence)
    st.markdown(":small[How many went well. Filled squares went better than the usual so far.]")
    show(when, "Times", store, chosen)

    st.header("Short and long", anchor=False)
    lengths = judge(store.cells(chosen, "length")).ordered(list(Length))
    sentence = said.lengths_sentence(lengths)
    st.markdown(sentence)
    if len(lengths.estimates) > 1:
        st.markdown(":small[This doesn't say that length is the reason: short ones may fall on easier days.]")
        usual = "your usual" if chosen.is_open else "the usual here"
        show(rows.rows(lengths, store.dots(chosen, "length"), "length", sentence, usual), "Lengths", store, chosen)

st.header("The outings", anchor=False)
outings_table(store, chosen, "outings")

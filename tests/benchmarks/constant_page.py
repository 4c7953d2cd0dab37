"""A Streamlit page with as many widgets and charts as *What went well*, over figures that were made before.

What it costs, Streamlit and Plotly cost: `FIGURES` names a file with the figures of all outings and of one kind.
"""

import json
import os
from pathlib import Path

import streamlit as st

KINDS = [f"Kind {kind}" for kind in range(12)]
st.set_page_config("Constant")
figures = json.loads(Path(os.environ["FIGURES"]).read_text("utf-8"))
for place in range(7):
    st.markdown(f"Place {place}")
with st.container(horizontal=True):
    kinds = st.multiselect("Kind", KINDS, placeholder="All kinds")
    st.selectbox("Period", ["All time", "Last 3 months"])
    with st.popover("More"):
        for label in ("Company", "Length", "Rating"):
            st.pills(label, ["one", "another"])
    st.button("Clear")
st.title("Nothing but constants")
for place, figure in enumerate(figures["one" if kinds else "all"]):
    st.header(f"Chart {place}")
    st.markdown("What it shows, in a sentence.")
    st.plotly_chart(figure, key=f"chart_{place}", on_select="rerun", config={"displayModeBar": False})
    with st.expander("The figures"):
        st.markdown("Folded.")
st.pills("Compare by", [f"circumstance {place}" for place in range(8)])
st.markdown("\n\n".join(f"**{kind}** · good  \n:small[5 January 2026 – a lovely evening]" for kind in KINDS[:10]))
st.pagination(5)

"""How it is all worked out: the notebook, to read here or to run."""

import json
from pathlib import Path

import streamlit as st

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "which-outings-go-well.ipynb"

with_code = st.toggle("Show the code too", key="working_code")
for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]:
    text = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        st.markdown(text)
    elif with_code:
        st.code(text, language="python")
if with_code:
    st.markdown(f"This is `notebooks/{NOTEBOOK.name}`, where every step can be run and its tables seen.")

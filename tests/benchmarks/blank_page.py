"""The least page there is: what a Streamlit server takes by itself."""

import streamlit as st

st.title("Nothing")

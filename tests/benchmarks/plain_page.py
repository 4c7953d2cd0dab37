"""The page most people would write: the whole log in a cached frame, grouped by pandas, drawn by Plotly Express."""

import os

import duckdb
import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def load() -> pd.DataFrame:
    """The whole log."""
    with duckdb.connect(os.environ["LOG"], read_only=True) as log:
        return log.sql(
            "select o.* exclude (kind), k.name as kind from outing as o join kind as k on k.id = o.kind"
        ).df()


st.set_page_config("Plain")
log = load()
kinds = st.multiselect("Kind", sorted(log["kind"].unique()), placeholder="All kinds")
if kinds:
    log = log[log["kind"].isin(kinds)]
st.title("How outings went")
st.metric("Outings", len(log))
means = log.groupby("kind")["mine"].agg(["mean", "count"]).reset_index()
st.plotly_chart(px.bar(means, x="kind", y="mean"))
counts = log.groupby(["kind", "mine"]).size().reset_index(name="outings")
st.plotly_chart(px.bar(counts, x="mine", y="outings", color="kind"))
months = log.groupby(log["day"].dt.to_period("M").dt.to_timestamp())["mine"].mean().reset_index()
st.plotly_chart(px.line(months, x="day", y="mine"))
st.dataframe(log.sort_values("day", ascending=False).head(50))

"""Estimates and counts in, a figure and the sentence that says the same out.

Belongs here: how a thing is drawn and said. Does not: looking anything up, Streamlit.
Every mark that can be clicked carries, as `customdata`, the fields of a `Filter` that name
the outings behind it. Every string that reaches a figure is escaped: Plotly reads markup.
"""

"""Estimates and counts in, a figure and the sentence that says the same out.

Belongs here: how a thing is drawn and said. `style` is the look of all; `rows` (with `layout` and `dots`) and `lanes` (with
`eras`) are drawn by several; `said` and `differences` are sentences and tables; each other file is one chart. Does not: looking
anything up, Streamlit.
Every mark that can be clicked carries, as `customdata`, the fields of a `Filter` that name
the outings behind it. Every string that reaches a figure is escaped: Plotly reads markup.
"""

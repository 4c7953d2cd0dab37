"""A foreign file in, clean outings and rejects out; nothing is decided in silence.

Belongs here: what a file says (`table`), what the person says it means (`mapping`), and the two
put together (`reading`). Every column arrives as text. Does not: SQL, Streamlit.
"""

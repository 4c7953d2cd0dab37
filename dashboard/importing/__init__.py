"""A foreign file in, clean outings and rejects out; nothing is decided in silence.

Belongs here: what a file says (`table`), what the person says it means (`mapping`), and the two
put together (`reading`). Every column arrives as text. Does not: SQL, Streamlit. The way through: `formats` (which
program wrote it; `text`, `delimited`, `documents`, `workbook`, `columnar`, `archive`, `calendars` unpack it, `daylio`,
`bearable`, `letterboxd`, `plays`, `ours` know what theirs mean), `finding` and `guess` (what the columns and cells most
likely mean, by `headers`, `everyday`, `moods`), `dates`, `clocks`, `lengths`, `ratings`, `words` and `amounts` (a cell
each), `kinds` (which rows and which word), `answers` (what was said of such a file before). Apart from it: `photos`.
"""

"""The log out again: outings in, a file out, in a form that this and other programs read.

Belongs here: a file a format, each of which `importing` reads back as it was; the file of everything (`everything`),
which brings a whole log back; and the page to keep (`keepsake`), which nothing reads back. Does not: SQL, Streamlit,
what may be exported and when.
"""

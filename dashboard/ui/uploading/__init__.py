"""The questions of an upload: how the file is written, what its columns and cells mean, and what adding it brings.

Belongs here: what is asked and shown between choosing a file and adding it, and the uploads there were. Does not:
understanding a file (`importing`).
"""

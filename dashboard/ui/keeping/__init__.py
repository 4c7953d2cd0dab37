"""The log's lock, its copies, and the way out.

Belongs here: what is asked and told of them. Does not: how the log is sealed, copied and erased (`vault`).
"""

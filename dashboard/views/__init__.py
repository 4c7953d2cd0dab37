"""One page a file, a script read from top to bottom: ask, look up, judge, draw.

Belongs here: what stands on a page, and in which order. Does not: SQL, estimating, drawing, nor what two pages do
alike (`ui`).
"""

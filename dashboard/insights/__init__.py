"""Judgement: counts in, estimates out. One way to estimate a level and one to estimate a share, for every page.

Belongs here: what the counts of `Store.cells` allow one to say, and how sure that is. Does not:
SQL, drawing, wording longer than a phrase.
"""

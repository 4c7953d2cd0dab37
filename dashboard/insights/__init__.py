"""Judgement: counts in, estimates out. One model of how an outing goes, used by every page.

Belongs here: what the counts of `Store.cells` allow one to say, and how sure that is. Does not:
SQL, drawing, wording longer than a phrase.
"""

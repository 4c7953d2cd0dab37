"""Judgement: counts in, estimates out, every one of them read off one model.

Belongs here: what the counts of `Store.tally` allow one to say, and how sure that is. Does not:
SQL, drawing, wording longer than a phrase. The way through: `tally` (counts), `ordinal` and `prior`
(the pieces of the model), `model` (the fit), `sorts` and `outlook` (what is asked of it and what it
expects), `answers` (all of it, as a page takes it).
"""

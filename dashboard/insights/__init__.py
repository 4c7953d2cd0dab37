"""Judgement: counts in, estimates out; all of how outings go is read off one model.

Belongs here: what the counts of `Store.tally` allow one to say, and how sure that is. Does not:
SQL, drawing, wording longer than a phrase. The way through: `tally` (counts), `ordinal` and `prior`
(the pieces of the model), `model` (the fit), `sorts` and `outlook` (what is asked of it and what it
expects), `answers` (all of it, as a page takes it), `prospects` (the same of what could come next). Apart
from it stands `closeness`: a line through the few answers to how close it feels.
"""

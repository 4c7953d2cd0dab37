"""What to try next, how long, not before which day, and why.

Belongs here: choosing among what the one model expects, and the gentle rules that stand above it.
Does not: estimating (`insights`), looking anything up, drawing. The way through: `past` (what the log says
of now), `pace` (the gentle rules), `ideas` (what is new to try), `weighing` (what each kind promises), `choosing` (which three), `reasons` (the sentences), `advice`
(all of it, as a page takes it).

Without a browser: `suggest(log, today)`, the log being a `Store` or anything that answers `past.Log`.
"""

from dashboard.planner.advice import Advice, Suggestion, first_free, first_of, suggest

__all__ = ["Advice", "Suggestion", "first_free", "first_of", "suggest"]

"""The good ones: shown, added from before the log, done again, and kept as a page to print.

Belongs here: how they are shown. Does not: which of them come up (`sql/good_*.sql`).
"""

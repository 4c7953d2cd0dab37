"""What could be next, what is planned, and what came of it.

Belongs here: how suggestions, ideas and plans are shown, and what can be done with each. Does not: what is suggested, and
why (`planner`).
"""

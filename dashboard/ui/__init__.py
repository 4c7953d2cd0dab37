"""What pages share: the open log, the filter, a chart with its sentence and table, the empty state.

Belongs here: anything two pages do alike. Does not: judging (`insights`), drawing (`charts`).
"""

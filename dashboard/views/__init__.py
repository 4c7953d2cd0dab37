"""One page a file, a script read from top to bottom: ask, look up, judge, draw."""

"""The outings as they are written down: the form, the list and the grid, and what is done with many at once.

Belongs here: logging, finding, changing, deleting and taking along outings, and what their kinds are called. Does not:
what makes an outing valid (`entries`).
"""

"""How it speaks, what others see of it, and what counts as having gone well, as the person likes it.

Belongs here: how that is asked and kept. Does not: what each means (`manner`, `front`, `outings`).
"""

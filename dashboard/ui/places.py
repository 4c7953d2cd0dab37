"""The places of the dashboard, in their order, and which of them it opens with."""

PLACES = {
    "views/next.py": "Next",
    "views/went_well.py": "What went well",
    "views/over_time.py": "Over time",
    "views/memories.py": "Memories",
    "views/log.py": "Log",
    "views/settings.py": "Settings",
}


def first_of(chosen: str) -> str:
    """The place to open with: the one that was chosen, if it is one."""
    return chosen if chosen in PLACES else next(iter(PLACES))

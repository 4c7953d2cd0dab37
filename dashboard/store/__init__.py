"""The only door to the log: questions and changes, each a named file in `sql/`.

Belongs here: which question is asked with which values, and one transaction around every change.
Does not: judging the counts (`insights`), or where the file is (`vault`).
"""

from dashboard.store.bin import Bin
from dashboard.store.closeness import Closeness
from dashboard.store.ideas import Ideas
from dashboard.store.memories import Memories
from dashboard.store.outings import Outings
from dashboard.store.photos import Photos
from dashboard.store.plans import Plans
from dashboard.store.settings import Settings
from dashboard.store.uploads import Uploads


class Store(Outings, Bin, Memories, Photos, Plans, Ideas, Uploads, Closeness, Settings):
    """The log, through one cursor: make one for each script run."""


__all__ = ["Store"]

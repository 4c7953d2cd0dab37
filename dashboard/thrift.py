"""What a question or a copy needed goes back to the system when it is done; the libraries would keep it for the next.

Loaded before they are, since they read this as they are loaded: a log of a million outings takes some 100 MB less.
"""

import ctypes
import os
import sys

ARENA_MAX = -8
"""What glibc's `mallopt` calls the number of heaps that threads have between them (`malloc.h`)."""

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
os.environ.setdefault("DUCKDB_JE_MALLOC_CONF", "dirty_decay_ms:1000,muzzy_decay_ms:0")
# Every page is worked out in a thread of its own, and each would have a heap of its own.
if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
    libc.mallopt(ARENA_MAX, 2)

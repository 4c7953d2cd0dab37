"""A dashboard with its libraries loaded, which starts when it is told where: `python -m tests.warm`."""

import json
import os
import sys

import streamlit.web.bootstrap  # noqa: F401

from dashboard import __main__ as start
from dashboard.guard import served  # noqa: F401
from dashboard.ui import log  # noqa: F401

told = sys.stdin.readline()
if told:
    said = json.loads(told)
    os.environ["OUTINGS_LOG"] = said["log"]
    sys.argv = said["arguments"]
    code = start.main()
    sys.stdout.flush()
    os._exit(code)

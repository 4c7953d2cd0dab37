"""How long things take, in ratios within one run: `python -m tests.benchmarks`, or only some, as `... script save`."""

import sys

from tests.benchmarks import browser, judgement, save, script, upload

ALL = {
    "browser": browser.main,
    "script": script.main,
    "save": save.main,
    "upload": upload.main,
    "judgement": judgement.main,
}

if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(ALL)
    if unknown:
        sys.exit(f"There is no benchmark called {', '.join(sorted(unknown))}. There are: {', '.join(ALL)}.")
    for name in sys.argv[1:] or ALL:
        ALL[name]()
        print()

"""Take the README's picture anew, from the sample: `python -m tests.browser.picture`."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import NAMES, QUIET, Window
from tests.conftest import ROOT
from tests.serving import free_port, started

PICTURE = ROOT / "data" / "what-went-well.png"


def main() -> None:
    """Start over an empty log, look at the sample, and keep the top of the page."""
    port = free_port()
    with (
        tempfile.TemporaryDirectory() as folder,
        started(Path(folder) / "log.duckdb", port) as served,
        sync_playwright() as tool,
    ):
        path = next(found for name in NAMES if (found := shutil.which(name)))
        browser = tool.chromium.launch(executable_path=path, args=QUIET)
        window = Window(browser.new_page(viewport={"width": 860, "height": 1010}), port)
        window.enter(served.link)
        window.press("Got it")
        window.press("Try it with sample outings")
        window.go("What went well")
        window.page.wait_for_selector(".scatterlayer path.point")
        window.settle()
        window.page.mouse.move(0, 500)
        window.page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

"""What a person waits for, in Chromium: a click on a kind until the last chart is redrawn, a start, a reload.

Ours at every length of log, beside a Streamlit page of as many widgets and charts over constants (`constant_page`),
and the page most people would write (`plain_page`); and the memory each server takes over that of a blank page
(`blank_page`): a few seconds after all that, and the most there was.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pandas as pd
import psutil
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from tests.benchmarks.logs import RUNS, SIZES, made
from tests.conftest import ROOT
from tests.serving import free_port, started

STARTS, SETTLING = 3, 4
LAST_DRAWN = """(name) => new Promise((done) => {
    const option = [...document.querySelectorAll('[role=option]')].find(at => at.innerText === name);
    const began = performance.now();
    let last = began;
    const seen = new MutationObserver((found) => {
        if (found.some(({target}) => target.closest?.('.js-plotly-plot, [data-testid="stPlotlyChart"]')))
            last = performance.now();
    });
    seen.observe(document.body, {subtree: true, childList: true, attributes: true});
    option.click();
    const look = () => {
        const now = performance.now();
        const idle = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
        if (idle && last > began && now - last > 2500 || now - began > 120000) { seen.disconnect(); done(last - began); }
        else setTimeout(look, 50);
    };
    look();
})"""
"""Choose a kind; milliseconds from then until nothing of any chart has moved for a good while."""


def main() -> None:
    """Print the tables: medians in milliseconds and MB, and ratios to the page of constants."""
    rows = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        path = next(
            found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))
        )
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        with _served("blank", {}) as (link, process):
            tab = browser.new_page()
            tab.goto(link)
            tab.get_by_role("heading", name="Nothing").wait_for()
            blank = _memory(process)
            tab.close()
        for outings in SIZES:
            log = made(folder / f"{outings}.duckdb", outings)
            figures = folder / f"{outings}.json"
            figures.write_text(json.dumps(_figures(log)), "utf-8")
            rows.append({"page": "constants", "outings": outings, **_measured(browser, "constant", FIGURES=figures)})
            rows.append({"page": "ours", "outings": outings, **_measured(browser, "", OUTINGS_LOG=log)})
            rows.append({"page": "plain", "outings": outings, **_measured(browser, "plain", LOG=log)})
        browser.close()
    table = pd.DataFrame(rows).set_index(["outings", "page"])
    constants = table.xs("constants", level="page")
    for what in ("rerun", "start", "reload"):
        table[f"{what} over"] = table[what] / constants[what].loc[SIZES[0]]
        # A machine that is slower by now is so for both of those measured one after the other.
        table[f"{what} beside"] = table[what] / constants[what]
    for what in ("MB", "own MB", "peak MB"):
        table[f"{what} over"] = table[what] - blank[what.replace("peak ", "")]
    pd.set_option("display.width", 250, "display.max_columns", 30)
    print(
        f"In Chromium, medians of {RUNS} runs, milliseconds; *over* the constants of {SIZES[0]} outings, and of those measured"
    )
    print(
        f"just before, *beside*. A blank page's server, of Streamlit alone, takes {blank['MB']:.0f} MB, {blank['own MB']:.0f} of it"
    )
    print("its own; the rest are libraries as they lie on the disk, which the system drops when it needs the room:")
    print(table.round(2))


def _figures(log: Path) -> dict[str, list[object]]:
    """The figures of *What went well*, of all kinds and of one."""
    os.environ["OUTINGS_LOG"] = str(log)
    at = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=600).run()
    at.switch_page("views/went_well.py").run()
    found = {"all": _charts(at)}
    next(box for box in at.multiselect if box.label == "Kind").set_value(["Kind 1"])
    found["one"] = _charts(at.run())
    from dashboard import vault  # noqa: PLC0415  # a start of ours would find it open

    vault.close_logs()
    return found


def _charts(at: AppTest) -> list[object]:
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def _measured(browser: Browser, page: str, **variables: Path) -> dict[str, float]:
    starts: list[float] = []
    reloads: list[float] = []
    reruns: list[float] = []
    memory: dict[str, float] = {}
    for run in range(STARTS):
        began = time.perf_counter()
        with _served(page, variables) as (link, process):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            tab = context.new_page()
            tab.goto(link)
            _usable(tab)
            starts.append(1000 * (time.perf_counter() - began))
            if run == STARTS - 1:
                for _ in range(RUNS):
                    began = time.perf_counter()
                    tab.reload()
                    _usable(tab)
                    reloads.append(1000 * (time.perf_counter() - began))
                reruns = [_rerun(tab, f"Kind {kind}") for kind in range(1, RUNS + 1)]
                memory = _memory(process)
            context.close()
    return {"rerun": median(reruns), "start": median(starts), "reload": median(reloads), **memory}


def _memory(process: psutil.Process) -> dict[str, float]:
    """What a server takes once it had a moment to give back what it needed for a while, and the most it took, in MB."""
    time.sleep(SETTLING)
    status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    of = {"MB": "VmRSS", "own MB": "RssAnon", "peak MB": "VmHWM"}
    sizes = {line.partition(":")[0]: int(line.split()[1]) / 2**10 for line in status.splitlines() if "kB" in line}
    return {name: sizes[field] for name, field in of.items()}


def _usable(tab: Page) -> None:
    tab.wait_for_selector(".js-plotly-plot .main-svg", timeout=120_000)
    tab.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=120_000)


def _rerun(tab: Page, kind: str) -> float:
    """Choose one more kind, as the first of those chosen."""
    clear = tab.locator('[data-testid="stMultiSelect"] [aria-label="Clear all"]')
    if clear.count():
        clear.first.click()
        tab.wait_for_timeout(1500)
    tab.get_by_role("combobox", name="Kind").first.click()
    tab.get_by_role("option", name=kind, exact=True).wait_for()
    took = float(tab.evaluate(LAST_DRAWN, kind))
    tab.keyboard.press("Tab")
    return took


@contextmanager
def _served(page: str, variables: dict[str, Path]) -> Iterator[tuple[str, psutil.Process]]:
    port = free_port()
    if not page:
        with started(variables["OUTINGS_LOG"], port) as process:
            yield process.link, psutil.Process(process.pid)
        return
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "tests" / "benchmarks" / f"{page}_page.py")]
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    environment = {**os.environ, **{name: str(value) for name, value in variables.items()}}
    with subprocess.Popen(
        [*command, *options], env=environment, cwd=tempfile.gettempdir(), stdout=subprocess.PIPE, text=True
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            next(line for line in process.stdout if "URL" in line)
            yield f"http://localhost:{port}", psutil.Process(process.pid)
        finally:
            process.terminate()
            # Read to its end: a server that can't say that it stops doesn't.
            process.communicate(timeout=60)

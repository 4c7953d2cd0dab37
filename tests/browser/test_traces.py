"""What is left outside the log: on the terminal, on the page that failed, on the disk, in the browser, on the wire."""

import shlex
import shutil
from pathlib import Path

import pytest

from tests import serving
from tests.browser.conftest import Opener
from tests.conftest import ROOT

MARK = "quietmarker7f3a"
"""What stands in notes, files and photos, and must be found in the log and nowhere else."""

FAILING = f'''
"""A page on which everything fails that can fail."""
import logging, threading, traceback, warnings
import streamlit as st
from dashboard.outings import Trouble

class Gone:
    def __del__(self):
        raise ValueError("{MARK} unraisable")

def fail():
    note = "{MARK} in a note"
    raise ValueError(note)

def trouble():
    raise Trouble("Said as it is: <b>{MARK}</b>.")

@st.fragment
def fragment():
    if st.button("In a fragment"):
        fail()
    if st.button("Trouble in a fragment"):
        trouble()

@st.dialog("A dialog")
def dialog():
    if st.button("In a dialog"):
        fail()
    if st.button("Trouble in a dialog"):
        trouble()

st.title("Failing")
st.button("Nothing")
st.button("In a callback", on_click=fail)
st.button("Trouble in a callback", on_click=trouble)
st.download_button("In a file", fail, "x.csv")
if st.button("Open the dialog"):
    dialog()
if st.button("Elsewhere"):
    threading.Thread(target=fail).start()
    warnings.warn("{MARK} in a warning")
    logging.getLogger("a.library").error("in a log: %s", "{MARK}")
    logging.getLogger("asyncio").warning("{MARK}")
    logging.getLogger("a.library").error("%d", "{MARK}")
    Gone()
    try:
        fail()
    except ValueError:
        traceback.print_exc()
        logging.exception("{MARK}")
    st.markdown("All of it failed.")
if st.button("On the page"):
    fail()
if st.button("Trouble on the page"):
    trouble()
fragment()
'''


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the dashboard prints, as it prints it."""
    printed, command = tmp_path / "printed", serving.command
    copied = f'exec "$@" > >(tee -a {shlex.quote(str(printed))}) 2>&1'
    monkeypatch.setattr(serving, "command", lambda *of: ["bash", "-c", copied, "bash", *command(*of)])
    return printed


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard with one page on which everything fails."""
    copy = tmp_path / "copy"
    for name in ("dashboard", ".streamlit", "data"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("*.duckdb*", "__pycache__"))
    (copy / "dashboard" / "views" / "working.py").write_text(FAILING, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(copy))
    monkeypatch.setenv("PYTHONSAFEPATH", "1")


def test_what_goes_wrong_is_said_without_a_value(failing: None, terminal: Path, window: Opener) -> None:
    """Wherever it happens: a sentence on the page, kind and place on the terminal, and never what stood in the log."""
    opened = window()
    page = opened.page
    wrong, said = (
        page.get_by_text("Something went wrong on this page"),
        page.get_by_text(f"Said as it is: <b>{MARK}</b>."),
    )
    page.goto(f"{opened.address}/working")
    for place in ("on the page", "in a fragment", "in a callback", "in a dialog"):
        for name, sentence in ((place.capitalize(), wrong), (f"Trouble {place}", said)):
            if "dialog" in name:
                opened.press("Open the dialog")
            opened.press(name)
            sentence.wait_for()
            assert "Traceback" not in opened.words()
            if sentence is wrong:
                assert MARK not in page.content()
            if "callback" in name:
                opened.press("Show the page again")
            if "dialog" in name:
                page.keyboard.press("Escape")
            opened.press("Nothing")
            sentence.wait_for(state="detached")
    opened.press("Elsewhere")
    page.get_by_text("All of it failed.").wait_for()
    opened.press("In a file")
    page.get_by_text("Failed to generate file").wait_for()
    assert MARK not in page.content()
    printed = terminal.read_text()
    assert MARK not in printed
    assert "a note" not in printed
    lines = printed.splitlines()
    # On the page, in a fragment, a callback, a dialog, a thread, a `__del__`, a traceback, a log.
    assert sum("ValueError at dashboard/" in line for line in lines) == 8
    assert sum("MediaFileStorageError at dashboard/" in line for line in lines) == 1
    assert sum("UserWarning at dashboard/views/working.py:" in line for line in lines) == 1
    assert opened.strays == []

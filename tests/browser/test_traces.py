"""What is left outside the log: on the terminal, on the page that failed, on the disk, in the browser, on the wire."""

import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext

from dashboard.outings import Filter
from dashboard.vault import copies
from tests import serving
from tests.browser.conftest import NAMES, QUIET, Opener, Starter, in_the_file
from tests.browser.test_walks import ADD
from tests.conftest import ROOT

NEWEST = Filter(since=date.today())
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
def start() -> Starter:
    """Watched from its first moment, and in its own environment."""
    return serving.started


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
    for _ in range(100):
        if "MediaFileStorageError" in terminal.read_text():
            break
        page.wait_for_timeout(50)
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


WATCHED = ["strace", "-D", "-f", "--seccomp-bpf", "-qq", "-s", "0", "-e", "trace=network", "-o"]
"""Writes down every socket call, from outside: also those of libraries that Python knows nothing of."""

ADDRESS = re.compile(
    r"(?:connect|bind|sendto|sendmsg|sendmmsg)\(.*?sa_family=AF_INET6?\b.*?"
    r'(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")'
)
ASKED = re.compile(r'connect\(.*?sa_family=AF_UNIX, sun_path="([^"]*resolve[^"]*)"')


NO_STRACE = (
    "all but the sockets was looked at: no strace was found, which sees every one of them; "
    "on Debian or Ubuntu, `sudo apt-get install strace` brings it"
)


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    """The socket calls of the dashboard, as they are made; None where there is no strace, but never in CI."""
    if not shutil.which("strace"):
        assert not os.environ.get("CI"), NO_STRACE
        return None
    written, command = tmp_path / "calls", serving.command
    monkeypatch.setattr(serving, "command", lambda *of: [*WATCHED, str(written), *command(*of)])
    return written


def reached(calls: Path) -> set[str]:
    """The addresses a process bound, connected or sent to, and whom it asked for names."""
    said = calls.read_text("utf-8", "replace")
    return {address for found in ADDRESS.findall(said) for address in found if address} | set(ASKED.findall(said))


def knock(address: str) -> None:
    """Foreign pages, other servers and bare programs ask for a socket, and get none."""
    host = address.removeprefix("http://")
    for origin in ("http://evil.example", "http://192.0.2.1", "http://localhost:1", "null"):
        stranger = {
            "Host": host, "Origin": origin, "Upgrade": "websocket", "Connection": "Upgrade",
            "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec_WebSocket_Version": "13",
        }  # fmt: skip
        assert serving.ask(int(host.rpartition(":")[2]), "/_stcore/stream", **stranger).status in (403, 421)


def test_a_call_elsewhere_is_seen(calls: Path | None) -> None:
    """The watch itself sees connections and packets, in the old form of addresses and the new."""
    if calls is None:
        pytest.skip(NO_STRACE)
    code = (
        "import socket\n"
        "for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):\n"
        "    for family, address in ((socket.AF_INET, '192.0.2.1'), (socket.AF_INET6, '2001:db8::1')):\n"
        "        with socket.socket(family, kind) as one:\n"
        "            one.setblocking(False)\n"
        "            one.connect_ex((address, 53))\n"
    )
    subprocess.run([*WATCHED, str(calls), sys.executable, "-c", code], check=True)
    for _ in range(100):
        if len(reached(calls)) == 2:
            break
        time.sleep(0.05)
    assert reached(calls) == {"192.0.2.1", "2001:db8::1"}


@pytest.fixture
def home(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the dashboard's own, with settings that would have Streamlit tell more, and a temporary folder in it."""
    folder = tmp_path / "home"
    (folder / "tmp").mkdir(parents=True)
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(
        '[logger]\nlevel = "debug"\nenableRich = true\n[client]\nshowErrorDetails = "full"\n'
        "[browser]\ngatherUsageStats = true\n[server]\nenableStaticServing = true\n"
    )
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(folder / "tmp"))
    return folder


@pytest.fixture
def profile(chromium: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that keeps what browsers keep, in the folder "profile"."""
    path = next(found for name in NAMES if (found := shutil.which(name)))
    context = chromium.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=path, args=QUIET, downloads_path=tmp_path / "taken"
    )
    yield context
    context.close()


def holding(folder: Path, *marks: bytes) -> set[str]:
    """The files in a folder that hold one of these, as it is, in UTF-16, or packed."""
    found = set()
    for file in folder.rglob("*"):
        # A browser's sockets and locks are no files to read.
        if file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            whole = [data, *_unpacked(data)]
            if any(mark in part for part in whole for mark in (*marks, *(_wide(mark) for mark in marks))):
                found.add(str(file.relative_to(folder)))
    return found


def _wide(mark: bytes) -> bytes:
    """How a browser may keep a text."""
    return mark.decode("latin-1").encode("utf-16-le")


def _unpacked(data: bytes) -> Iterator[bytes]:
    """All that is in there in gzip's form."""
    for begins in re.finditer(rb"\x1f\x8b\x08", data):
        try:
            yield zlib.decompressobj(31).decompress(data[begins.start() :])
        except zlib.error:
            continue


def test_what_is_packed_is_found(tmp_path: Path) -> None:
    """The search itself finds what it should: as it is, wide, and packed behind something else."""
    for name, data in (
        ("raw", MARK.encode()),
        ("wide", MARK.encode("utf-16-le")),
        ("gz", b"x" + gzip.compress(MARK.encode())),
    ):
        (tmp_path / name).write_bytes(b"before " + data + b" after")
    (tmp_path / "none").write_bytes(b"nothing")
    assert holding(tmp_path, MARK.encode()) == {"raw", "wide", "gz"}


def marked_photo() -> bytes:
    """A photo that says something of itself, as phones' do."""
    exif = Image.Exif()
    exif[0x010E] = MARK
    made = BytesIO()
    Image.effect_noise((300, 200), 90).convert("RGB").save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_what_was_written_is_in_the_log_and_nowhere_else(
    calls: Path | None,
    home: Path,
    failing: None,
    terminal: Path,
    profile: BrowserContext,
    window: Opener,
    log_path: Path,
    tmp_path: Path,
) -> None:
    """After an evening with it: not in the temporary folder, the home, the browser's profile, nor on the terminal.

    And the process has reached this computer alone, in no way that Python knows or doesn't.
    """
    opened = window(into=profile)
    page = opened.page
    # Typed: an outing with a note, and a search for it.
    opened.press("Log an outing")
    page.get_by_role("textbox", name="What did you do?").click()
    page.keyboard.type(f"Walk {MARK}")
    page.keyboard.press("Enter")
    page.get_by_text("More, if you like").click()
    for label in ("Note", "Funny or fond bit", "Place"):
        page.get_by_role("textbox", name=label).click()
        page.keyboard.type(f"{label} {MARK}")
    page.keyboard.press("Tab")
    opened.settle()
    opened.press("Log it")
    page.get_by_text(f"Walk {MARK}, today, is in your log.").wait_for()
    # A file of more than a megabyte, in and out again.
    large = tmp_path / "given" / "large.csv"
    large.parent.mkdir()
    rows = "".join(
        f"2026-0{n % 9 + 1}-{n % 28 + 1:02},Kind {n % 9},{n % 5 + 1},{MARK} {n} {'words ' * 9}\n" for n in range(16_000)
    )
    large.write_text(f"day,kind,mine,note\n{rows}")
    assert large.stat().st_size > 2**20
    opened.go("Log")
    opened.press("Upload a log")
    opened.choose_file(large)
    page.get_by_role("button", name=ADD).click(timeout=60_000)
    page.get_by_text("added from large.csv").wait_for(timeout=60_000)
    opened.go("Log")
    page.get_by_text("Export", exact=True).click()
    opened.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    assert MARK.encode() in Path(download.value.path()).read_bytes()
    page.get_by_role("searchbox").fill(f"Place {MARK}")
    page.keyboard.press("Enter")
    page.get_by_text("Showing 1 of").wait_for()
    opened.settle()
    # A photo.
    opened.press("Change")
    page.get_by_role("button", name="Same again").wait_for()
    page.get_by_role("button", name="Photo").click()
    photo = large.with_name("photo.jpg")
    photo.write_bytes(marked_photo())
    opened.choose_file(photo)
    page.get_by_role("img", name="A photo: Walk").wait_for()
    # A page that fails with what it shows, and a look at the others.
    page.goto(f"{opened.address}/working")
    opened.press("On the page")
    wrong = page.get_by_text("Something went wrong")
    wrong.wait_for()
    above, below = wrong.bounding_box(), page.locator(".st-key-foot").bounding_box()
    assert above, "it can be seen"
    assert below, "so can the foot"
    assert above["y"] < below["y"], "where the page would be, not below its foot"
    for place in ("What went well", "Over time", "Memories", "Next"):
        opened.go(place)
    knock(opened.address)
    # What browsers keep of a page they write down when it is left, and every few seconds.
    page.wait_for_timeout(3_000)
    profile.close()

    with in_the_file(log_path) as store:
        (walk,) = (store.outing(int(number)) for number in store.outings(NEWEST, 1)["id"])
        assert walk is not None
        assert (walk.note, walk.place) == (f"Note {MARK}", f"Place {MARK}")
        kept = store.photo(outing=walk.id)
    assert kept
    assert MARK.encode() not in kept
    pieces = (MARK.encode(), kept[-200:-160], photo.read_bytes()[-200:-160])
    everywhere = holding(tmp_path, *pieces)
    own = {name for name in everywhere if name.startswith((log_path.name, f"{copies.FOLDER}/{log_path.stem}-"))}
    assert log_path.name in own
    # What was handed in, and the page that was made to fail.
    given = {"given/large.csv", "given/photo.jpg", "copy/dashboard/views/working.py"}
    assert everywhere == own | given
    assert list((home / "tmp").iterdir()) == []
    assert {file.name for file in home.iterdir()} <= {".streamlit", "tmp"}
    assert {file.name for file in (home / ".streamlit").iterdir()} == {"config.toml"}
    if calls is None:
        pytest.skip(NO_STRACE)
    assert reached(calls) == {"127.0.0.1"}

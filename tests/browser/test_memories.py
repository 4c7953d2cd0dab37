"""A memory from before the log, with a photo, kept and revived as an idea."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.conftest import OTHER, Opener, in_the_file


def photo(folder: Path) -> Path:
    """A photo as a phone takes it, with the place where."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 13.37), 29: "CANAL-BRIDGE"})
    path = folder / "IMG_0001.jpg"
    Image.new("RGB", (2400, 1800), "teal").save(path, exif=exif)
    assert b"CANAL-BRIDGE" in path.read_bytes()
    return path


@pytest.mark.parametrize(("width", "scheme"), [OTHER(1280, "light"), (390, "dark")])
def test_a_memory_is_kept_shown_revived_and_taken_along(
    window: Opener, log_path: Path, tmp_path: Path, width: int, scheme: str
) -> None:
    """What was typed and chosen is on the page, in a copy of the file, and on the page to keep; nothing goes elsewhere."""
    opened = window(width, scheme)
    page = opened.page
    opened.go("Memories")
    assert "comes back here by itself" in opened.words()
    page.get_by_text("Add a memory from before the log").click()
    opened.settle()
    page.get_by_label("What it was").fill("The lake")
    page.get_by_label("What you remember of it").fill("We swam until it got dark.")
    page.get_by_role("combobox", name="Roughly when").click()
    page.get_by_role("option", name="summer").click()
    page.get_by_label("Year, if you know it").fill("2014")
    # As a hand does that goes on to the file: the field is left before it.
    opened.key("Tab")
    opened.choose_file(photo(tmp_path))
    opened.press("Keep it")
    page.get_by_text("The lake is kept.").wait_for()
    assert "summer 2014" in opened.words()
    shown = page.get_by_role("img", name="A photo: The lake, summer 2014")
    shown.evaluate("image => image.decode()")
    assert shown.evaluate("image => image.naturalWidth > 0 && image.getBoundingClientRect().width <= 360")
    assert opened.too_wide() <= 0

    page.get_by_role("button", name="Do it again").click()
    page.get_by_role("button", name="Add it to your ideas").click()
    page.get_by_text("The lake is among your ideas now.").wait_for()
    page.keyboard.press("Escape")
    page.get_by_text("A page to print or keep").click()
    opened.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "outings-page.html"
    kept = Path(download.value.path()).read_bytes()
    assert b"We swam until it got dark." in kept
    assert b"data:image/jpeg;base64," in kept
    assert opened.strays == []
    assert opened.complaints == []

    for file in log_path.parent.glob("log.duckdb*"):
        assert b"CANAL-BRIDGE" not in file.read_bytes()
    with in_the_file(log_path) as store:
        (memory,) = store.memories()
        assert (memory.name, memory.words, memory.when) == ("The lake", "We swam until it got dark.", "summer 2014")
        image = store.photo(memory=memory.id)
        assert image is not None
        assert Image.open(BytesIO(image)).size == (1600, 1200)
        ideas = store.ideas().set_index("name")
        assert tuple(ideas.loc["The lake", ["minutes", "revived"]]) == (30, True)

    standing = tmp_path / "good-times.html"
    standing.write_bytes(kept)
    page.goto(standing.as_uri())
    assert page.title() == "Good times"
    page.get_by_role("img").evaluate("image => image.decode()")
    assert page.get_by_role("img").evaluate("image => image.naturalWidth") == 1600
    assert opened.too_wide() <= 0

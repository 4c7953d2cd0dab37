"""The page to print or keep: complete, in order, and nothing in it but text and photos."""

from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dashboard.entries import Memory, Outing, Part
from dashboard.exporting import keepsake
from dashboard.manner import Manner, Order, speak

DAY = date(2026, 11, 22)
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=http://example.com/x.png onerror="alert(1)">',
    "[a link](http://example.com) ![x](http://example.com/y.png)",
    "</article></body><iframe src='//example.com'>",
    '" onload="alert(1)',
    "{{ 7 * 7 }}{% raw %}",
    "</style><link rel=stylesheet href=//example.com>",
)


class Read(HTMLParser):
    """A page as a browser reads it: its elements with what they carry, and its text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Text stands there."""
        self.text += data


def page(*kept: keepsake.Kept, left_out: int = 0) -> Read:
    return Read(keepsake.write(kept, left_out=left_out, today=DAY))


def test_it_reaches_for_nothing_and_says_little_of_whose_it_is() -> None:
    """A neutral title, its own style, a policy that allows nothing else, and photos inside it."""
    read = page(keepsake.of_outing(Outing(DAY, "Walk", moment="the dog"), b"jpeg"))
    policy = next(carried for tag, carried in read.elements if carried.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    (image,) = [carried for tag, carried in read.elements if tag == "img"]
    assert image == {"src": "data:image/jpeg;base64,anBlZw==", "alt": "A photo: Walk, 22 November 2026"}
    assert not [tag for tag, carried in read.elements if tag in ("script", "link", "iframe", "a", "base", "form")]
    assert not [tag for tag, carried in read.elements if "src" in carried and not str(carried["src"]).startswith("data:")]  # fmt: skip
    assert "Good times" in read.text
    assert "Personal notes, one person's view." in read.text
    assert "url(" not in read.text
    assert "@import" not in read.text


def test_the_oldest_comes_first_and_what_has_no_date_last() -> None:
    """A rough date has its place too, and every day is written as the person writes days."""
    kept = [
        keepsake.of_outing(Outing(DAY, "Walk"), None),
        keepsake.of_memory(Memory("Somewhen"), None),
        keepsake.of_memory(Memory("Lake", "We swam.", 2014, Part.SUMMER), None),
        keepsake.of_outing(Outing(date(2014, 5, 1), "Tea"), None),
    ]
    text = page(*kept).text
    places = [text.index(name) for name in ("Tea", "1 May 2014", "Lake", "summer 2014", "We swam.", "Walk", "Somewhen")]
    assert places == sorted(places)
    speak(Manner(order=Order.YEAR))
    try:
        assert "2026-11-22" in page(keepsake.of_outing(Outing(DAY, "Walk"), None)).text
    finally:
        speak(Manner())


def test_what_had_no_room_is_said() -> None:
    """How many good ones are not on the page; nothing if all are."""
    assert "had no room" not in page().text
    assert "12 more good ones had no room here." in page(left_out=12).text


def usual() -> list[tuple[str, list[str]]]:
    full = page(
        keepsake.of_outing(Outing(DAY, "Walk", note="a", moment="b"), b"x"),
        keepsake.of_memory(Memory("Lake", "c", 2014), b"x"),
    )
    return [(tag, sorted(carried)) for tag, carried in full.elements]


def with_texts(text: str) -> Read:
    return page(
        keepsake.of_outing(Outing(DAY, text, note=text, moment=text), b"x"),
        keepsake.of_memory(Memory(text, text, 2014), b"x"),
    )


def test_whatever_was_written_is_text() -> None:
    """Markup, links and templates come out letter for letter, and nothing of them becomes an element."""
    for text in HOSTILE:
        read = with_texts(text)
        assert [(tag, sorted(carried)) for tag, carried in read.elements] == usual()
        assert read.text.count(text) == 5


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_text(text: str) -> None:
    """The page has the same elements whatever stands in it."""
    assert [(tag, sorted(carried)) for tag, carried in with_texts(text).elements] == usual()

"""The person's own words on a page, shown as they are: Streamlit would read markup in them."""

import re

WORD_JOINER = "\u2060"
"""Seen by nobody. It stands where an address would be recognised, which no backslash prevents."""


def plain(text: str) -> str:
    """A text that shows exactly itself wherever Streamlit reads Markdown: no link, image, colour or formula."""
    text = " ".join(text.split())
    text = re.sub(r"(?i)(?<=http)(?=s?:)|(?<=www)(?=\.)|(?=@)", WORD_JOINER, text)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)

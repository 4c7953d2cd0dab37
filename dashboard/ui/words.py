"""The person's own words on a page, shown as they are: Streamlit would read markup in them."""

import re

WORD_JOINER = "\u2060"
"""Seen by nobody. It stands where something would be recognised that no backslash prevents."""

RECOGNISED = re.compile(
    r"(?i)(?<=http)(?=s?:)|(?<=www)(?=\.)|(?=@)"  # addresses
    r"|(?<=:)(?=streamlit:|material_)"  # pictures
    r"|(?<=[-<>~])(?=[-=>])"  # arrows and the like: -> becomes one sign, and so do --, >= and ~=
)


def plain(text: str) -> str:
    """A text that shows exactly itself wherever Streamlit reads Markdown: no link, picture, colour or formula."""
    text = " ".join(text.split())
    text = RECOGNISED.sub(WORD_JOINER, text)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)

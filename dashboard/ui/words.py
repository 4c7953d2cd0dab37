"""The person's own words on a page, shown as they are: Streamlit would read markup in them."""

import re


def plain(text: str) -> str:
    """A text that shows exactly itself wherever Streamlit reads Markdown: no link, image, colour or formula."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))

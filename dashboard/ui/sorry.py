"""What a page says when something went wrong that nobody expected: never what the error says, which may quote the log."""

from uuid import uuid4

import streamlit as st

from dashboard.outings import Trouble
from dashboard.ui.places import PLACES, here
from dashboard.ui.words import plain


def say(error: Exception) -> bool:
    """Say it in place of the error, with the way back to the page; True: nothing more is to be shown of it.

    `Trouble` that no page caught, as in the work of a button, has its sentence already.
    """
    where = f"on the page {PLACES[here()]}" if here() in PLACES else "on this page"
    st.error(
        plain(str(error))
        if isinstance(error, Trouble)
        else f"Something went wrong {where}, so not all of it is shown. Nothing half done was written to your log. "
        "If it happens again, stop Outings and start it anew. The terminal names the place in the program, and nothing "
        "of yours."
    )
    # Where a button's own work failed, nothing else of the page is drawn. Two may fail at once, so each has its key.
    st.button("Show the page again", key=f"again_{uuid4().hex}")
    return True

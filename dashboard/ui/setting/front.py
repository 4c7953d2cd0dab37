"""Settings of what others could see: the title and icon of the tab, and what files and calendars are called."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.front import LONGEST, Front, icons, picture
from dashboard.store import Store
from dashboard.ui.log import own_store
from dashboard.ui.setting import kept


def choose(own: Store) -> None:
    """What the tab, its icon, the files that are taken out and their calendar are called."""
    st.header("What others could see", anchor=False)
    now = own.front()
    st.markdown(
        "This changes what shows without opening the page. It is no lock: someone who opens the page sees what it is."
    )
    in_history = "The browser's history shows it too; what is there already keeps its old title."
    _text("title", "Title of the tab", in_history, own, _title_said)
    kept.show("front_icon", now.icon, own, partial(_see, "icon"), _icon_said, own=True)
    st.pills(
        "Icon of the tab", icons(), key="front_icon", required=True, format_func=_pictured,
        on_change=kept.save, args=("front_icon",),
    )  # fmt: skip
    example = f"{now.file('csv')} or {now.file('html', 'page')}"
    _text("files", "Files you download begin with", f"As in {example}.", own, _files_said)
    in_calendar = "For your log as a calendar file. What plans are called is set where you download them, on *Next*."
    _text("calendar", "Name of the calendar", in_calendar, own, _calendar_said)


def _text(name: str, label: str, caption: str, own: Store, said: Callable[[str], str]) -> None:
    key = f"front_{name}"
    kept.show(key, getattr(own.front(), name), own, partial(_see, name), said, own=True)
    st.text_input(
        label, key=key, max_chars=LONGEST, placeholder=getattr(Front(), name), width=320, autocomplete="off",
        on_change=kept.save, args=(key,),
    )  # fmt: skip
    st.caption(caption)


def _see(name: str, store: Store, value: str) -> None:
    store.be_seen_as(replace(store.front(), **{name: value}))


def _pictured(icon: str) -> str:
    picture_of = b64encode(picture(icon).read_bytes()).decode()
    return f"![](data:image/png;base64,{picture_of}) {icon.capitalize()}"


def _title_said(_title: str) -> str:
    return f"The tab is now called “{own_store().front().title}”."


def _icon_said(icon: str) -> str:
    return f"The icon of the tab is now the {icon}."


def _files_said(_start: str) -> str:
    return f"Files you download now begin with “{own_store().front().files}”."


def _calendar_said(_name: str) -> str:
    return f"The calendar is now called “{own_store().front().calendar}”."

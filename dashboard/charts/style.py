"""One look for all charts: colours, the template, and what a drawing is."""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.wording import short

# Streamlit's page replaces these stand-ins by the theme's chart colours, in their order, as it draws:
# so charts are right at first sight in light and dark, and follow a switch. The colours themselves
# stand in `.streamlit/config.toml`.
MARK, BAND, USUAL, TEXT, QUIET, GRID, PAGE = (f"#00000{place}" for place in range(1, 8))


def faded(share: float) -> str:
    """The colour of a mark, `share` of full strength."""
    return f"{MARK}{round(share * 255):02x}"


@dataclass(frozen=True)
class Drawing:
    """A figure, the sentence that says the same, its figures as a table, and what each row of that opens."""

    figure: go.Figure
    sentence: str
    table: pd.DataFrame
    opens: list[dict[str, Any]]


Trace = dict[str, Any]

TEMPLATE = {
    "layout": {
        "font": {"color": TEXT, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "showlegend": False,
        "dragmode": False,
    }
}
# Streamlit's own template would grey these where they stand in ours.
HOVER = {"bgcolor": PAGE, "bordercolor": QUIET, "font": {"color": TEXT}}


def marks(**fields: Any) -> Trace:
    """One trace of a figure: marks, lines or words unless `type` says otherwise."""
    return {"type": "scatter", **fields}


def figure(height: int, traces: list[Trace], **layout: Any) -> go.Figure:
    """A figure in our look, `height` pixels high, with these traces, and what else its layout holds.

    Plotly takes it as it is. To hold every number against its schema would take most of the time a figure takes,
    each time a page is drawn; the tests do that for every chart of every page.
    """
    look = {"template": TEMPLATE, "height": height, "hovermode": "closest", "hoverlabel": HOVER}
    return go.Figure(traces, look | layout, _validate=False)


def unseen(start: float, end: float) -> dict[str, Any]:
    """An axis that holds its place from `start` to `end` and isn't drawn."""
    return {"range": [start, end], "visible": False, "fixedrange": True}


def stay(opacity: float = 1) -> dict[str, object]:
    """Keep a trace's marks as they are when another mark is chosen: fading would look like a change of data."""
    return {state: {"marker": {"opacity": opacity}} for state in ("selected", "unselected")}


def safe(text: str, longest: int = 30) -> str:
    """A text of the person's as Plotly may show it: cut to size, its markup made harmless."""
    return escape(short(text, longest), quote=False)

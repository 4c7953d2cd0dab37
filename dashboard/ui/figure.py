"""A chart with the sentence that says the same, its table one click away, and the outings behind every mark."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.charts.style import Drawing
from dashboard.outings import Filter
from dashboard.store import Store
from dashboard.ui.behind import behind

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def show(drawing: Drawing, name: str, store: Store, chosen: Filter, working: Sequence[str] = ()) -> None:
    """Draw it under a name such as "Kinds". A click on a mark, or on a row of its table, opens the outings behind it.

    `working` are the sentences that say how it was worked out. What has no outings behind it is only drawn.
    """
    key = name.lower().replace(" ", "_")
    if not drawing.opens:
        st.plotly_chart(drawing.figure, key=key, config=CONFIG, alt=drawing.sentence)
        return
    times = st.session_state.get(f"{key}_times", 0)
    event = st.plotly_chart(
        drawing.figure,
        key=f"{key}_{times}",
        on_select="rerun",
        selection_mode="points",
        config=CONFIG,
        alt=drawing.sentence,
    )
    opens = next((point["customdata"] for point in event["selection"]["points"] if point.get("customdata")), None)
    label = "The figures, and how they were worked out" if working else "The figures"
    with st.expander(label, on_change="rerun", key=f"{key}_open") as figures:
        if figures.open:
            picked = st.dataframe(
                drawing.table, hide_index=True, key=f"{key}_table_{times}", on_select="rerun",
                selection_mode="single-row", placeholder="", alt=drawing.sentence,
            )  # fmt: skip
            st.caption("Choose a row to see the outings behind it; by keyboard, with Shift and Space.")
            opens = opens or next((drawing.opens[row] for row in picked["selection"]["rows"]), None)
        for sentence in working:
            st.markdown(sentence)
        if working:
            st.page_link("views/working.py", label="See all of the working")
    if opens:
        behind(store, _narrowed(chosen, opens), key)


def _narrowed(chosen: Filter, opens: dict[str, Any]) -> Filter:
    """The page's filter, narrowed to what stands behind a mark, never widened by it."""
    narrowed = dict(opens)
    for name, tightest in (("since", max), ("until", min)):
        if name in narrowed:
            day, own = date.fromisoformat(narrowed[name]), getattr(chosen, name)
            narrowed[name] = day if own is None else tightest(day, own)
    return chosen.narrowed(**narrowed)

"""Kinds that may be one: proposed, merged when the person says so, and parted again."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.importing.likeness import proposals
from dashboard.outings import Trouble
from dashboard.store import Store
from dashboard.ui.uploads import remember
from dashboard.ui.words import plain


def _counted_with(store: Store, new: pd.DataFrame) -> dict[str, int]:
    """The outings of each kind, those of the log with those on their way in."""
    frame = store.all_kinds()
    own = frame[frame["merged_into"].isna() & (frame["outings"] > 0)]
    counts = dict(zip(own["name"], own["outings"].astype(int), strict=True))
    spelled = {name.casefold(): name for name in frame["name"]}
    together = new[~new["apart"].fillna(value=False)]
    for kind, rows in together["kind"].value_counts().items():
        name = spelled.get(str(kind).casefold(), str(kind))
        counts[name] = counts.get(name, 0) + int(rows)
    return {name: rows for name, rows in counts.items() if name not in set(frame[frame["merged_into"].notna()]["name"])}


def propose(store: Store, new: pd.DataFrame, key: str) -> dict[str, str]:
    """Ask which of the kinds on their way in seem to be one with another; returns those to show as another. None are unless ticked."""
    brought = {str(kind).casefold() for kind in new["kind"].unique()}
    found = proposals(_counted_with(store, new), store.told_apart())
    pairs = [pair for pair in found if brought & {name.casefold() for name in pair}]
    if not pairs:
        return {}
    st.markdown("Some kinds may be one. Tick those that are; you can part them again in your log.")
    return {
        kind: other
        for kind, other in pairs
        if st.checkbox(f"Show {plain(kind)} as {plain(other)}", key=f"{key}_merge_{kind}_{other}")
    }


def tidy(store: Store) -> None:
    """Kinds of the log that seem to be one, and those that were merged."""
    frame = store.all_kinds()
    own = frame[frame["merged_into"].isna() & (frame["outings"] > 0)]
    pairs = proposals(dict(zip(own["name"], own["outings"], strict=True)), store.told_apart())
    merged = frame[frame["merged_into"].notna()]
    if not pairs and merged.empty:
        return
    st.header("Kinds", anchor=False)
    for kind, other in pairs:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(kind)}** and **{plain(other)}** may be one kind.", width="stretch")
            st.button(
                f"Show both as {plain(other)}", key=f"merge_{kind}_{other}", on_click=_merge, args=(store, kind, other)
            )
            st.button("They differ", key=f"differ_{kind}_{other}", on_click=_tell_apart, args=(store, kind, other))
    for row in merged.itertuples():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(row.name)}** is shown as **{plain(row.merged_into)}**.", width="stretch")
            st.button("Part them", key=f"part_{row.name}", on_click=_part, args=(store, row.name))


def _merge(store: Store, kind: str, other: str) -> None:
    _try(lambda: store.merge({kind: other}), f"{kind} is shown as {other} from now on.")


def _part(store: Store, kind: str) -> None:
    _try(lambda: store.unmerge(kind), f"{kind} is a kind of its own again.")


def _tell_apart(store: Store, kind: str, other: str) -> None:
    _try(lambda: store.tell_apart(kind, other), f"{kind} and {other} stay two kinds.")


def _try(change: Callable[[], None], done: str) -> None:
    try:
        change()
    except Trouble as trouble:
        remember(trouble)
        return
    remember(done)

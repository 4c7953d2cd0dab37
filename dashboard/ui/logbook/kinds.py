"""Kinds: those that may be one, and how each is called, merged, parted, retired and restored."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.importing.likeness import proposals
from dashboard.letters import one_line
from dashboard.outings import LONGEST_NAME, Trouble
from dashboard.store import Store
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import counted


def _counted_with(store: Store, new: pd.DataFrame) -> dict[str, int]:
    """The outings of each kind, those of the log with those on their way in."""
    frame = store.all_kinds()
    own = frame[frame["merged_into"].isna() & (frame["outings"] > 0)]
    counts = dict(zip(own["name"], own["outings"].astype(int), strict=True))
    spelled = {name.casefold(): name for name in frame["name"]}
    together = new[~new["apart"].fillna(value=False)].sort_values("line")
    for kind, rows in together["kind"].value_counts(sort=False).items():
        # Two spellings of one word are one kind, called as it was first met.
        name = spelled.setdefault(str(kind).casefold(), str(kind))
        counts[name] = counts.get(name, 0) + int(rows)
    return {name: rows for name, rows in counts.items() if name not in set(frame[frame["merged_into"].notna()]["name"])}


def propose(store: Store, new: pd.DataFrame, key: str) -> dict[str, str]:
    """Ask which of the kinds on their way in are one with another, and as which both are shown; none are unless chosen.

    Returns those to show as another.
    """
    brought = {str(kind).casefold() for kind in new["kind"].unique()}
    found = proposals(_counted_with(store, new), store.told_apart())
    pairs = [pair for pair in found if brought & {name.casefold() for name in pair}]
    if not pairs:
        return {}
    st.markdown(
        "Some kinds may be one. Where two are, choose the name for both; leave the rest as they are. "
        "In your log you can show them apart again."
    )
    merges: dict[str, str] = {}
    for kind, other in pairs:
        shown = st.pills(
            f"{plain(kind)} and {plain(other)}", [other, kind], key=f"{key}_merge:{kind!r}:{other!r}",
            format_func=lambda name: plain(f"Both as {name}"),
        )  # fmt: skip
        if shown:
            aside = kind if shown == other else other
            # A kind that is shown as another already brings that one along.
            merges[merges.get(aside, aside)] = shown
    return merges


def manage(store: Store) -> None:
    """The kinds of the log: those that seem to be one, and any of them to rename, merge, retire or restore."""
    frame = store.all_kinds()
    own = frame[frame["merged_into"].isna() & (frame["outings"] > 0)]
    pairs = proposals(dict(zip(own["name"], own["outings"], strict=True)), store.told_apart())
    label = f"Kinds · {counted(len(pairs), 'pair')} may be one" if pairs else "Kinds"
    with st.expander(label, on_change="rerun", key="kinds_open") as asked:
        if not asked.open:
            return
        for kind, other in pairs:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(kind)}** and **{plain(other)}** may be one kind.", width="stretch")
                for shown, aside in ((other, kind), (kind, other)):
                    if st.button(f"Show both as {plain(shown)}", key=f"merge:{aside!r}:{shown!r}"):
                        _merge(store, aside, shown)
                if st.button("They differ", key=f"differ:{kind!r}:{other!r}"):
                    store.tell_apart(kind, other)
                    tell(f"{kind} and {other} stay two kinds.", partial(Store.untell_apart, one=kind, other=other))
                    st.rerun()
        for row in frame[frame["merged_into"].notna()].itertuples():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(row.name)}** is shown as **{plain(row.merged_into)}**.", width="stretch")
                if st.button("Show apart again", key=f"part_{row.name}"):
                    with _undoable(store, f"{row.name} is a kind of its own again."):
                        store.unmerge(row.name)
        names = frame[frame["merged_into"].isna() & ((frame["outings"] > 0) | frame["retired"])]["name"].tolist()
        retired = set(frame[frame["retired"]]["name"])
        if names:
            _change(store, names, retired)


def _change(store: Store, names: list[str], retired: set[str]) -> None:
    """One kind to be called otherwise, shown as another, or retired."""
    kind = st.selectbox(
        "Change a kind", names, None, key="kind_to_change", placeholder="Choose one", width=320,
        format_func=lambda name: f"{name} (retired)" if name in retired else name,
    )  # fmt: skip
    if kind is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        called = st.text_input("New name", kind, max_chars=LONGEST_NAME, key=f"rename_kind:{kind}", width=320)
        # Live from the first: a tap on it is also what ends the typing, and must not be lost.
        renames = st.button("Rename", key=f"rename_it:{kind}")
    name = one_line(called)
    if renames and name in ("", kind):
        st.warning("Type another name first. Nothing was changed.")
    elif renames:
        with _undoable(store, f"{kind} is called {name} from now on.", (kind, name)):
            store.rename(kind, called)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        others = [name for name in names if name != kind]
        other = st.selectbox(
            "The same as", others, None, key=f"shown_as_kind:{kind}", placeholder="Another kind", width=320
        )  # fmt: skip
        for shown, aside in ((other, kind), (kind, other)) if other else ():
            if st.button(f"Show both as {plain(shown)}", key=f"show_as:{shown!r}:{aside!r}"):
                _merge(store, aside, shown)
    if kind not in retired:
        st.caption("A retired kind keeps its outings; it is suggested and offered no more.")
    if kind in retired:
        if st.button("Restore it", key=f"restore_kind:{kind}", help="Offer and suggest it again"):
            with _undoable(store, f"{kind} is offered and suggested again."):
                store.retire(kind, retired=False)
    elif st.button("Retire it", key=f"retire_kind:{kind}"):
        with _undoable(store, f"{kind} is retired. Its outings stay; it is suggested and offered no more."):
            store.retire(kind)


def _merge(store: Store, kind: str, other: str) -> None:
    with _undoable(store, f"{kind} is shown as {other} from now on."):
        store.merge({kind: other})


@contextmanager
def _undoable(store: Store, done: str, renamed: tuple[str, str] | None = None) -> Iterator[None]:
    """A change of kinds, said with the way back, or why it could not be made."""
    before = store.kinds_as_they_are()
    try:
        yield
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return
    tell(done, partial(Store.put_back_kinds, before=before, after=store.kinds_as_they_are(), renamed=renamed))
    st.rerun()

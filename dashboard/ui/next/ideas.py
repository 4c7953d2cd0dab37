"""Ideas on the page: what fits what you have today, and the list to change."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.outings import LONGEST_NAME, Novelty
from dashboard.planner.ideas import COLUMNS, COSTS, ENERGIES, SEASONS, WHERE, Wishes, fitting, revived, starters
from dashboard.spans import how_long
from dashboard.store import Store
from dashboard.ui import unsent
from dashboard.ui.next import planning
from dashboard.ui.told import tell
from dashboard.ui.words import plain
from dashboard.wording import listed

MINUTES = {15: "15 min", 30: "30 min", 45: "45 min", 90: "90 min"}
SHOWN, HOW_MANY = 12, "ideas_shown"
EASY, LIST = "what used to be easy", "the list of ideas"
"""What the two forms wait under while the log is locked."""


def all_ideas(store: Store) -> pd.DataFrame:
    """The list, with the starters put in the first time."""
    store.start_ideas(starters())
    return store.ideas()


def at_hand(store: Store) -> dict[str, int]:
    """What may be suggested as something new, by what the person said they have; only what suits any season if nothing."""
    wishes = said()
    found = fitting(all_ideas(store), wishes)
    if wishes.season is None:
        found = found[found["season"] == "any"]
    return {str(row.name): int(row.minutes) for row in found.itertuples(index=False)}


def said() -> Wishes:
    """What the person said they have today."""
    state = st.session_state
    return Wishes(
        minutes=state.get("have_minutes"), place=state.get("have_place"), cost=state.get("have_cost"),
        energy=state.get("have_energy"), season=state.get("have_season"), seated=bool(state.get("have_seated")),
    )  # fmt: skip


def ask_what_you_have() -> Wishes:
    """Ask what there is today: time, money, energy. All of it may stay open."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="have"):
        st.pills("Time", list(MINUTES), key="have_minutes", format_func=MINUTES.__getitem__, persist_state="session")
        st.pills("Where", WHERE, key="have_place", persist_state="session")
        st.pills("Money, at the most", COSTS[:2], key="have_cost", persist_state="session")
        more = sum(bool(st.session_state.get(f"have_{name}")) for name in ("energy", "season", "seated"))
        with st.popover(f"More · {more}" if more else "More", key="have_more"):
            st.pills("Energy, at the most", ENERGIES[:2], key="have_energy", persist_state="session")
            st.pills("Weather", SEASONS[1:], key="have_season", persist_state="session")
            st.toggle("Sitting down only", key="have_seated", persist_state="session")
    st.space("xxsmall")
    return said()


def show(store: Store, ideas: pd.DataFrame, wishes: Wishes, today: date) -> None:
    """The ideas that fit, each to be planned."""
    found = fitting(ideas, wishes)
    if found.empty:
        st.markdown("No idea fits all of this. Leave something open, or add your own below.")
    shown = st.session_state.get(HOW_MANY, SHOWN)
    for row in found.head(shown).itertuples(index=False):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"idea_{row.name}"):
            easy = " · used to be easy" if row.revived else ""
            words = f"{how_long(row.minutes)}, {row.place}, {row.cost}{easy}"
            st.markdown(f"**{plain(row.name)}**  \n:small[{words}]", width="stretch")
            if st.button("Plan it", key=f"plan_idea_{row.name}"):
                novelty = Novelty.REVIVED if row.revived else Novelty.NEW
                planning.plan_idea(store, row.name, int(row.minutes), today, novelty)
                st.switch_page("views/next.py")
    if len(found) > shown and st.button(f"Show more, {len(found) - shown} fit besides", key="more_ideas"):
        st.session_state[HOW_MANY] = shown + SHOWN
        st.rerun()


def ask_what_was_easy(store: Store) -> None:
    """Turn what used to be easy between the two into ideas."""
    with st.container(border=True, key="was_easy"):
        text = unsent.text_area(
            "What used to be easy between you?", unsent.begun(store, EASY, ""), f"was_easy_{_times(EASY)}",
            placeholder="Card games, the pool on Sundays, silly films", height=80,
        )  # fmt: skip
        unsent.keep(store, EASY, text, touched=bool(text))
        if st.button("Add to your ideas", key="add_ideas") and text.strip():
            found = revived(text)
            store.add_ideas(found)
            _done(store, EASY)
            tell(f"Added to your ideas: {listed(list(found['name']))}.")
            st.rerun()


def edit(store: Store, ideas: pd.DataFrame) -> None:
    """The whole list, to change, add to and shorten. While something in it isn't saved, it stays as it was begun."""
    select, before = st.column_config.SelectboxColumn, ideas[COLUMNS]
    key = f"ideas_edited_{_times(LIST)}"
    seen, shown = unsent.begun(store, LIST, st.session_state.get(f"{key}_begun") or (before, before))
    edited = st.data_editor(
        shown, hide_index=True, num_rows="dynamic", key=key,
        column_config={
            "name": st.column_config.TextColumn("Idea", required=True, max_chars=LONGEST_NAME, width="medium"),
            "minutes": st.column_config.NumberColumn("Minutes", required=True, min_value=5, max_value=1440, default=30),
            "place": select("Where", options=WHERE, required=True, default=WHERE[0]),
            "cost": select("Cost", options=COSTS, required=True, default=COSTS[0]),
            "energy": select("Energy", options=ENERGIES, required=True, default=ENERGIES[0]),
            "season": select("Season", options=SEASONS, required=True, default=SEASONS[0]),
            "seated": st.column_config.CheckboxColumn("Sitting", default=False),
            "revived": st.column_config.CheckboxColumn("Used to be easy", default=False),
        },
    )  # fmt: skip
    touched = shown is not seen or any((st.session_state.get(key) or {}).values())
    unsent.keep(store, LIST, (seen, edited), touched=touched)
    st.session_state[f"{key}_begun"] = (seen, shown) if touched else None
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Save the list", disabled=not touched, key="save_ideas"):
            # What came to the list since, from the box above or in another window, stays in it.
            came = before[~before["name"].isin(seen["name"])]
            store.keep_ideas(_whole(edited if came.empty else pd.concat([edited, came])))
            _done(store, LIST)
            tell("The list is saved.", partial(Store.keep_ideas, ideas=before))
            st.rerun()
        if touched and st.button("Leave it as it was", type="tertiary", key="let_ideas_go"):
            _done(store, LIST)
            st.rerun()


def _times(form: str) -> int:
    """How often a form was done with in this window: each time it is another one."""
    return int(st.session_state.get(f"{form} times", 0))


def _done(store: Store, form: str) -> None:
    """Show a form as it is before anything is typed into it."""
    unsent.let_go(store, form)
    st.session_state[f"{form} times"] = _times(form) + 1


def _whole(edited: pd.DataFrame) -> pd.DataFrame:
    """The edited list without rows that have no name, each name once, what was left open filled in."""
    names = edited["name"].fillna("").map(lambda name: " ".join(str(name).split())[:LONGEST_NAME])
    kept = edited.assign(name=names)[names != ""]
    kept = kept[~kept["name"].str.casefold().duplicated()]
    filled = {"minutes": 30, "place": WHERE[0], "cost": COSTS[0], "energy": ENERGIES[0], "season": SEASONS[0]}
    kept = kept.fillna({**filled, "seated": False, "revived": False})
    return kept.astype({"minutes": int, "seated": bool, "revived": bool})[COLUMNS]

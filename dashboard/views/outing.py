"""One outing of the log: all that is known of it, to be changed, done again or deleted."""

from dataclasses import replace

import streamlit as st

from dashboard.entries import Outing
from dashboard.outings import Trouble
from dashboard.ui import photos, told
from dashboard.ui.log import open_store
from dashboard.ui.logbook import drafts, entry, opened
from dashboard.ui.words import plain
from dashboard.wording import day_words

store = open_store()
which, back_to = opened.which()
told.show(store)
now, change = store.outing(which), opened.change(store, which)
if change is None:
    st.title("This outing is not in the log any more", anchor=False)
    st.markdown("It was deleted. What is deleted stays in the bin, on your log's page, for thirty days.")
    st.page_link("views/log.py", label="Go to your log")
    st.stop()

seen = change.seen
st.title(plain(f"{seen.kind}, {day_words(seen.day)}"), anchor=False)
key = opened.form(seen)
wanted = entry.ask(store, key, change.begun)
opened.keep(store, seen, wanted)
photos.show(store, photos.Of(outing=which), seen.kind)
if now is None:
    st.warning("This outing was deleted in another window. What you see here is kept as long as you stay.")
    with st.container(horizontal=True):
        if st.button("Bring it back", type="primary", key=f"{key}_bring_back"):
            if not store.restore([which]):
                told.tell("It can't be brought back any more: it was deleted for good.")
            st.rerun()
        if st.button("Leave it deleted", key=f"{key}_leave"):
            opened.let_go(store, which)
            st.switch_page(back_to)
    st.stop()
if wanted == seen != now:
    # Nothing was typed here yet: what another window saved is simply shown.
    opened.let_go(store, which)
    st.rerun()
brought, clashes = wanted.brought_over(seen, now)
if clashes:
    opened.show_clashes(wanted, now, clashes)


def save(version: Outing, said: str, over: Outing = now) -> None:
    """Save one version of it, and go back; or say why not, with all that was typed in its place."""
    try:
        opened.save(store, version, over, said)
    except Trouble as trouble:
        st.warning(plain(str(trouble)))
        return
    st.switch_page(back_to)


said = f"{wanted.kind}, {day_words(wanted.day)},"
with st.container(horizontal=True, vertical_alignment="center"):
    if clashes:
        here = st.button("Keep what is here", type="primary", key=f"{key}_here")
        there = st.button("Keep what is there", key=f"{key}_there")
        saves = False
    else:
        here = there = False
        saves = st.button("Save", type="primary", key=f"{key}_save")
    again = st.button("Same again", key=f"{key}_again", help="Log the same kind of outing today")
    photos.ask(store, photos.Of(outing=which), f"{seen.kind}, {day_words(seen.day)}", f"outing_{which}")
    back = st.button("Leave it as it was" if wanted != seen else "Back", key=f"{key}_back", type="tertiary")
    # Away from the others: nobody should meet it by a slip.
    st.space("stretch")
    deletes = st.button("Delete", key=f"{key}_delete", type="tertiary")
if wanted != seen:
    st.caption("Not saved yet.")
if saves and now != seen:
    save(brought, f"{said} is saved. What was changed in another window meanwhile is kept too.")
elif saves:
    save(brought, f"{said} is saved.")
elif here:
    save(replace(brought, **{name: getattr(wanted, name) for name in clashes}), f"{said} is saved as it was here.")
elif there:
    save(brought, f"{said} is saved as it was in the other window.")
elif again:
    drafts.open_form(now, back_to)
elif deletes:
    opened.delete(store, now)
    st.switch_page(back_to)
elif back:
    opened.leave(store, seen)
    st.switch_page(back_to)

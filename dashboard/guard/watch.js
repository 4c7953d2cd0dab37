// Hides the page at two presses of Escape, leaves it when the server is gone, locked or hidden elsewhere, and tells the
// server that someone is here. It stands in every page before anything else, and in the blank one, which it brings back.
"use strict";

(() => {
    const LOOK = 1000;      // milliseconds between two looks at the server
    const WAIT = 8000;      // until an answer is no longer expected
    const TWICE = 500;      // between the two presses of Escape, at most
    const CALM = 1500;      // without Escape before two presses bring the page back: whoever is startled presses more often
    const SAY = 2000;       // between two words that someone is here
    const LAST = 4;         // seconds before the lock in which what was typed is handed over
    const SOON = 50;        // after a change of the page, until new fields in it are seen to
    const SETTLED = 5000;   // since the last touch of this window, before it follows another that was unlocked
    const TITLE = "New tab";

    const root = document.documentElement;
    const blank = "blank" in root.dataset;
    let hidden = blank;
    let gone = false;

    // In fetch's own mode: others, a beacon too, would not say where they come from, since the pages give no referrer.
    const tell = (path) => fetch(path, { method: "POST", keepalive: true });

    const covers = async (at) => (await tell(`/hide?at=${encodeURIComponent(at)}`)).ok;

    function neutral() {
        if (document.title !== TITLE) document.title = TITLE;
    }

    function empty() {
        // The first line is what counts: nothing inside can be seen any more, whatever is put there later.
        root.style.setProperty("display", "none", "important");
        document.body?.replaceChildren();
        for (const icon of document.querySelectorAll("link[rel~=icon]")) icon.href = "data:,";
        neutral();
        new MutationObserver(neutral).observe(root, { childList: true, subtree: true, characterData: true });
    }

    // Hiding and coming back. -----------------------------------------------------------------------------------------

    async function hide() {
        hidden = true;
        // Nothing is seen from here on; what was typed is handed over before the page goes.
        root.style.setProperty("display", "none", "important");
        document.activeElement?.blur?.();
        empty();
        // Only a server that answers can give the blank page; without one the browser would show its own complaint.
        if (await covers(location.pathname)) location.replace("/blank");
    }

    let coming = null;      // the page, while it is brought back
    let wanted = false;
    let at = "/";           // where it was left
    async function show() {
        wanted = true;
        const answer = await tell("/show");
        if (answer.ok) ({ at } = await answer.json());
        if (answer.ok && wanted) location.replace(at);
        else coming = null;
    }

    // Someone came in just as the page was coming back.
    async function stay() {
        wanted = false;
        await coming;
        if (await covers(at)) location.replace("/blank");
    }

    let last = blank ? 0 : -Infinity;
    let before = last;
    addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.repeat) return;
        const now = performance.now();
        const twice = now - last < TWICE;
        const calm = last - before > CALM;
        before = last;
        last = now;
        if (twice && !hidden) hide().catch(() => {});
        else if (twice && coming) stay().catch(() => {});
        else if (twice && calm) coming = show().catch(() => { coming = null; });
    }, { capture: true });

    addEventListener("click", (event) => {
        if (!event.target.closest?.(".st-key-hide button") || hidden) return;
        event.stopPropagation();
        hide().catch(() => {});
    }, { capture: true });

    // The browser may keep a page as it was and bring it back.
    addEventListener("pageshow", (event) => {
        if (!event.persisted) return;
        empty();
        location.reload();
    });

    if (blank) return;

    // Someone is here. ------------------------------------------------------------------------------------------------

    let touched = -Infinity;
    let saying = false;
    let more = false;

    function say() {
        saying = true;
        more = false;
        tell("/here").catch(() => {});
        setTimeout(() => {
            saying = false;
            if (more) say();
        }, SAY);
    }

    function touch(event) {
        if (!event.isTrusted || hidden || gone) return;
        touched = performance.now();
        if (saying) more = true;
        else say();
    }

    for (const act of ["keydown", "input", "pointerdown", "touchstart", "wheel", "scroll"])
        addEventListener(act, touch, { capture: true, passive: true });

    // Fields hand over what was typed when they are left: so they are, for a moment, before the lock.
    let handed = false;
    function hand(left) {
        if (left === null || left > LAST) handed = false;
        else if (!handed && !more) {
            handed = true;
            const field = document.activeElement;
            if (!field?.matches("input, textarea")) return;
            field.blur();
            field.focus({ preventScroll: true });
        }
    }

    // Browsers keep what stands in a field, on the disk, to bring it back: what was typed, and what a page put there. Not
    // where the field says otherwise.
    const KEPT = "input:not([autocomplete]), input[autocomplete=''], textarea:not([autocomplete=off])";
    function forget() {
        due = false;
        for (const field of document.querySelectorAll(KEPT)) field.autocomplete = "off";
    }

    // A chart that is drawn changes hundreds of times: one look is enough for them.
    let due = false;
    new MutationObserver(() => {
        if (!due) setTimeout(forget, SOON);
        due = true;
    }).observe(root, { childList: true, subtree: true });

    // The server. -----------------------------------------------------------------------------------------------------

    let failed = 0;
    let looking = false;
    let looked = performance.now();
    let was = null;
    let server = null;

    function follow({ state, left, started }) {
        const again = gone || (server !== null && server !== started);
        const elsewhere = was === "locked" && state === "open" && performance.now() - touched > SETTLED;
        const locked = was === "open" && state === "locked";
        was = state;
        server = started;
        if (state === "covered" || locked) empty();
        if (state === "covered") location.replace("/blank");
        else if (locked || elsewhere || again) location.reload();
        else hand(left);
    }

    async function look() {
        if (looking || hidden) return;
        looking = true;
        try {
            const answer = await fetch("/alive", { signal: AbortSignal.timeout(WAIT) });
            if (!answer.ok) throw new Error(answer.status);
            const told = await answer.json();
            if (hidden) return;
            failed = 0;
            root.style.removeProperty("visibility");
            follow(told);
        } catch {
            failed += 1;
            if (failed === 2) {
                gone = true;
                empty();
            }
        } finally {
            looking = false;
            looked = performance.now();
        }
    }

    const keep = () => look().finally(() => setTimeout(keep, LOOK));
    setTimeout(keep, LOOK);

    // A tab in the background is let look rarely; what happened meanwhile comes first.
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState !== "visible" || performance.now() - looked < 2 * LOOK) return;
        root.style.setProperty("visibility", "hidden", "important");
        look();
    });
})();

// Puts right, as they are drawn, what some elements of Streamlit's lack for those who hear a page or want less movement.
"use strict";

(() => {
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (frames, how) {
        return animate.call(this, frames, still.matches ? 0 : how);
    };

    // "st-key-favourites_page" turns the pages of the favourites.
    const words = (key) => key.replace(/^st-key-/, "").replace(/_page$/, "").replaceAll("_", " ");

    function name(pages) {
        const key = [...(pages.closest("[class*=st-key-]")?.classList ?? [])].find((one) => one.startsWith("st-key-"));
        if (key) pages.ariaLabel = `Pages: ${words(key)}`;
    }

    function look() {
        due = false;
        document.querySelectorAll("[data-testid=stPagination] [aria-label=Pagination]").forEach(name);
        // It has a name and takes the focus: it can't be there for the looks only.
        for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]"))
            zone.role = "group";
    }

    // A chart that is drawn changes hundreds of times: one look is enough for them.
    const SOON = 50;
    let due = false;
    new MutationObserver(() => {
        if (!due) setTimeout(look, SOON);
        due = true;
    }).observe(document.documentElement, { childList: true, subtree: true });
})();

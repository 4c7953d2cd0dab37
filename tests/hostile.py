"""Words that would be more than words wherever something reads them as markup, a formula, a link or a template."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from dashboard import vault
from dashboard.entries import Memory, Outing, Part
from dashboard.manner import Manner
from dashboard.outings import Company, Ease, Idea, Novelty, Status
from dashboard.store import Store

OUTSIDE = "e.test"
"""A host that is nobody's."""

NAMES = {
    "image": f"![x](https://{OUTSIDE}/p.png)",
    "image by name": f"![x][r] [r]: https://{OUTSIDE}/r.png",
    "link": f"[y](https://{OUTSIDE}/)",
    "address": f"https://{OUTSIDE}/a?b=c#d www.{OUTSIDE} me@{OUTSIDE}",
    "other addresses": f"ftp://{OUTSIDE} <https://{OUTSIDE}> mailto:me@{OUTSIDE} //{OUTSIDE}",
    "script address": "[z](javascript:window.__xss=1)",
    "img": f"<img src=//{OUTSIDE}/i onerror=window.__xss=2>",
    "script": "<script>window.__xss=3</script>",
    "svg": "<svg/onload=window.__xss=4>",
    "frame": f"<iframe src=//{OUTSIDE}></iframe>",
    "anchor": f"<a href=//{OUTSIDE}>h</a>",
    "style": f'<span style="background:url(//{OUTSIDE}/s)">s</span>',
    "sheet": f"</style><style>@import '//{OUTSIDE}/c';</style>",
    "bold": "<b>b</b> **b** __b__ ~~b~~ `b`",
    "break": "a<br>b</p></div></body></html>",
    "formula in words": r"$\href{https://e.test}{x}$ $$\int$$ \(x\)",
    "colour": ":red[r] :blue-background[b] :rainbow[w] :small[s] :red-badge[x]",
    "icon": ":material/home: :material_home: :heart: :streamlit: :shortcode:",
    "entity": "&lt;b&gt; &amp; &#x3c;i&#62; &copy; &nbsp;x",
    "arrows": "-> <- <-> -- --- ... (c) >= <= ~= 1/2",
    "table": "| a | b | --- # h * l > q 1. n + p - [ ] t",
    "template": "{{ 7*7 }} {% raw %} ${7*7} #{7*7} {0} {x!r} %(x)s %s",
    "hover": "%{x} %{customdata} %{y:.2f}<extra></extra>",
    "spreadsheet": '=HYPERLINK("http://e.test","x")',
    "spreadsheet command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "spreadsheet plus": "+1+1",
    "spreadsheet minus": "-2+3",
    "quotes": '"\'`\\"\' onmouseover=window.__xss=5 x="',
    "sql": "'; drop table log.outing; --",
    "style rule": "x]{} .st-key-a, *{background:url(//e.test/k)}/*",
    "path": "../../../../etc/passwd",
    "unseen": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "turned": "a\u202egnp.exe\u202c \u2066b\u2069",
    "heaped": "Z" + "\u0351" * 36,
    "long": "W" * 80,
    "arabic": "\u0645\u0631\u062d\u0628\u0627 <b> \u05d0\u05d1",
    "nothing": "None nan NULL true 2026-01-05",
}
"""Short enough to be the name of a kind, one line each."""

FOR_FILES = (
    "spreadsheet",
    "spreadsheet command",
    "spreadsheet plus",
    "spreadsheet minus",
    "sql",
    "path",
    "heaped",
    "nothing",
)
DRESSED = [name for which, name in NAMES.items() if which not in FOR_FILES]
"""Those that a browser could make something of."""

TEXTS = {
    **NAMES,
    "lines": f"first\nsecond\n\n    code\n# head\n- item\n| a |\n|---|\n| b |\n[r]: https://{OUTSIDE}/\n![x][r]\n\tend",
    "fence": f"```html\n<img src=//{OUTSIDE}>\n```\n~~~\n:::note\n<!-- x -->",
    "calendar": f"x\nEND:VEVENT\nBEGIN:VEVENT\nURL:https://{OUTSIDE}/\\n;,:",
    "endless": "word" * 2_000,
    "sheet of images": f"![x](https://{OUTSIDE}/p.png)\n" * 40,
}
"""What a note may hold."""

THEM = "<b>K</b>![x](//e.test)$x$"
MERGED = "<i>m</i>"
TITLE = f"<img src=//{OUTSIDE}> ![x](//{OUTSIDE}/c) :red[x]; a,b"
FILE = f"![x](https:){OUTSIDE} <img src={OUTSIDE} onerror=window.__xss=6> :red[x].csv"
"""What the other person, a kind shown as another, an event of a calendar and a file are called."""


def shown(text: str) -> str:
    """A text as it can be read on a page, whichever spaces it has: what nobody sees is left out."""
    unseen = str.maketrans(
        "", "", "\u2060\u200b\u200c\u200d\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    return " ".join(text.translate(unseen).split())


def photo() -> bytes:
    """A picture, for a card that has one."""
    made = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG")
    return made.getvalue()


def fill(path: Path, today: date, names: list[str]) -> None:
    """A log in which every field that takes a text holds one of these, and every page has something to show."""
    store = Store(vault.open_log(path))
    store.speak_like(Manner(THEM))
    texts = [text for text in TEXTS.values() if text in names or text not in NAMES.values()]
    outings = [*_outings(names, texts, today)]
    numbers = [store.log(outing, str(place)) for place, outing in enumerate(outings)]
    store.keep_photo(photo(), outing=numbers[1])
    store.log(Outing(today - timedelta(3), names[4], note=texts[5], apart=True), "apart")
    store.delete(numbers[-2:])
    for place, text in enumerate(texts):
        memory = store.remember(Memory(text[:80], text[:9_000], 2010 + place % 9, Part.SUMMER))
        if place == 0:
            store.keep_photo(photo(), memory=memory)
        if place == 1:
            store.forget_memory(memory)
    _plans(store, names, today)
    store.set("conversation", texts[-1][:900])
    store.set("calendar_title", TITLE[:60])
    store.log(Outing(today - timedelta(2), MERGED, mine=4), "merged")
    store.merge({MERGED: names[0]})
    store.retire(names[-2])
    store.note_closeness(today - timedelta(40), 0.4)
    vault.close_logs()


def _outings(names: list[str], texts: list[str], today: date) -> list[Outing]:
    """Each name as a kind, the first ones often enough to be judged; the last two are to be deleted."""
    kinds = [*names[:3] * 5, *names, *names[3:5]]
    return [
        Outing(
            today - timedelta(place % 300 + 1), kind, mine=(5, 4, 5, 2, 4)[place % 5], theirs=4, minutes=45,
            company=list(Company)[place % 2], idea=list(Idea)[place % 3], ease=list(Ease)[place % 3],
            novelty=list(Novelty)[place % 3], status=Status.HAPPENED, place=texts[(place + 1) % len(texts)],
            tags=(texts[(place + 2) % len(texts)], texts[(place + 3) % len(texts)]), note=texts[place % len(texts)],
            moment=texts[(place + 4) % len(texts)], favourite=place % 3 == 0,
        )
        for place, kind in enumerate(kinds)
    ]  # fmt: skip


def _plans(store: Store, names: list[str], today: date) -> None:
    """Plans to come, one of today, one to be asked about, one that is withdrawn; ideas; and what is set aside."""
    ways: list[Callable[[str], object]] = [
        lambda name: store.plan(name, today - timedelta(2)),
        lambda name: store.plan(name, today, minutes=30),
        lambda name: store.plan(name, today + timedelta(3), minutes=30),
        lambda name: store.plan(name, today + timedelta(4), minutes=30),
        lambda name: store.set_aside(name, today + timedelta(20)),
    ]
    for place, name in enumerate(names):
        ways[place % len(ways)](name)
    store.withdraw(store.plan(names[0], today + timedelta(5)))

"""What the guard itself shows: Streamlit's page under our name, a blank one, and plain ones that tell nothing."""

import re
from html import escape
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path

from starlette.responses import HTMLResponse, Response

from dashboard.front import front

HERE = Path(__file__).parent
BLANK = "New tab"
WATCH = '<script src="/watch.js"></script>'
AID = '<link rel="stylesheet" href="/aid.css"><script src="/aid.js"></script>'
NOT_HERE = "There is nothing to see here. If this is yours, start it again from its folder."
DEAD_LINK = "This link was used already, or is too old. Start it again from its folder to get a new one."

AHEAD = ("PlotlyChart", "DataFrame", "arrowFormatUtils", "Multiselect", "Selectbox", "ButtonGroup", "PageLink")
"""Streamlit's scripts that nearly every page of ours comes to need. The browser would ask for each as it meets it."""

_STYLE = "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto; padding: 0 1.5rem }"


def _plain(
    said: str, *, title: str = BLANK, head: str = "", told: str = "", status: int = HTTPStatus.OK
) -> HTMLResponse:
    """A page of a sentence, or of none, without an icon and without a name."""
    return HTMLResponse(
        f'<!DOCTYPE html>\n<html lang="en" {told}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        f"<title>{title}</title><style>{_STYLE}</style>{head}</head><body>{said}</body></html>",
        status,
    )


def blank() -> Response:
    """A page about nothing, which two presses of Escape bring back from."""
    return _plain("", head=WATCH, told="data-blank")


def refusal(status: HTTPStatus, said: str = NOT_HERE) -> Response:
    """The same few words to everyone who may not come in."""
    return _plain(said, title="Not here", status=status)


def landing(name: str) -> Response:
    """The page a link opens: its script finds the host of that name, trades the key in and leads on."""
    page = _plain(
        "<noscript>This page needs JavaScript.</noscript>",
        head='<script defer src="/open.js"></script>', told=f'data-name="{escape(name)}"',
    )  # fmt: skip
    page.headers["content-security-policy"] = (
        f"default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: http://{name}/pixel; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return page


def index() -> Response:
    """Streamlit's page under our name from its first moment, watched, without the inline script the policy refuses."""
    spec = find_spec("streamlit")
    assert spec is not None  # it is what serves this
    assert spec.origin is not None
    static = Path(spec.origin).parent / "static"
    html = (static / "index.html").read_text("utf-8")
    html = html.replace("<title>Streamlit</title>", f"<title>{escape(front().title)}</title>")
    html = re.sub(r"<script>\s*window\.prerenderReady = false\s*</script>", "", html)
    html = re.sub(
        r"<noscript>.*?</noscript>", "<noscript>This page needs JavaScript.</noscript>", html, flags=re.DOTALL
    )
    html = re.sub(r'<link rel="service-desc"[^>]*>|<!--.*?-->', "", html, flags=re.DOTALL)
    ahead = "".join(
        f'<link rel="modulepreload" fetchpriority="low" crossorigin href="./static/js/{script.name}">'
        for name in AHEAD
        for script in (static / "static" / "js").glob(f"{name}.*.js")
    )
    return HTMLResponse(html.replace("<head>", f"<head>{WATCH}{AID}", 1).replace("</head>", f"{ahead}</head>", 1))


def own(name: str) -> Response:
    """One of the guard's own scripts or styles."""
    kind = "css" if name.endswith(".css") else "javascript"
    return Response((HERE / name).read_bytes(), media_type=f"text/{kind}")

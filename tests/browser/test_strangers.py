"""Pages from elsewhere in the same browser, which has the cookie: they see nothing, and are sent nothing."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.guard import door
from tests.serving import another_link, free_port, started

# Everything a page may try with another: frames, pictures, scripts, styles, reading, sending, sockets.
TRY = """async (host) => {
    const at = `http://${host}`;
    const made = (tag, attribute, path) => new Promise((told) => {
        const element = Object.assign(document.createElement(tag), { onload: () => told(tag), onerror: () => told(null) });
        element[attribute] = at + path;
        if (tag === 'link') element.rel = 'stylesheet';
        document.body.append(element);
        setTimeout(told, 3000, null);
    });
    const got = (how) => fetch(at + '/', how).then((answer) => answer.type === 'opaque' ? null : answer.text()).catch(() => null);
    const socket = new Promise((told) => {
        const one = new WebSocket(`ws://${host}/_stcore/stream`, ['streamlit']);
        one.onopen = () => told('socket');
        one.onerror = () => told(null);
    });
    await fetch(at + '/hide', { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(() => null);
    return (await Promise.all([
        made('img', 'src', '/favicon.png'), made('script', 'src', '/watch.js'), made('script', 'src', '/open.js'),
        made('link', 'href', '/static/css/index.css'), made('object', 'data', '/'),
        got({}), got({ credentials: 'include' }), got({ mode: 'no-cors', credentials: 'include' }), socket,
    ])).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def stranger() -> Iterator[tuple[int, list[str]]]:
    """Another server on this computer, and the cookies it was sent."""
    cookies: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # what the library calls
            cookies.append(self.headers.get("Cookie", ""))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>Elsewhere</title><body>")

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, cookies
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def home(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Path, int]]:
    """A window of the dashboard, its log and its port."""
    log, port = tmp_path_factory.mktemp("strangers") / "log.duckdb", free_port()
    with started(log, port) as dashboard:
        page = chromium.new_context().new_page()
        page.goto(dashboard.link)
        page.wait_for_url("**/")
        page.wait_for_selector("h1")
        yield page, log, port
        page.context.close()


@pytest.mark.parametrize("where", ["127.0.0.1", "localhost"])
def test_a_page_from_elsewhere_gets_nothing(
    home: tuple[Page, Path, int], stranger: tuple[int, list[str]], where: str
) -> None:
    """Not a frame, a picture, a script, a byte or a socket, though the browser has the cookie and it knows the name."""
    ours, log, _ = home
    found = door.beside(log)
    assert found
    page = ours.context.new_page()
    page.goto(f"http://{where}:{stranger[0]}/")
    for host in found.hosts:
        assert page.evaluate(TRY, host) == []
        page.evaluate(
            "host => { const f = document.createElement('iframe'); f.src = `http://${host}/`; document.body.append(f) }",
            host,
        )
    page.wait_for_timeout(1000)
    assert {frame.url for frame in page.frames[1:]} == {"chrome-error://chromewebdata/"}
    assert ours.evaluate("fetch('/alive').then(answer => answer.json()).then(({state}) => state)") == "open"
    page.close()


def test_other_local_servers_are_sent_no_cookie(home: tuple[Page, Path, int], stranger: tuple[int, list[str]]) -> None:
    """Cookies don't know ports; so ours has a host of its own."""
    ours, _, _ = home
    assert [cookie["domain"][:1] for cookie in ours.context.cookies() if cookie["name"] == "seat"] == ["h"]
    page = ours.context.new_page()
    for where in ("127.0.0.1", "localhost", "other.localhost"):
        page.goto(f"http://{where}:{stranger[0]}/")
    page.close()
    assert len(stranger[1]) >= 3
    assert set(stranger[1]) == {""}


def test_a_link_from_elsewhere_shows_nothing(home: tuple[Page, Path, int], stranger: tuple[int, list[str]]) -> None:
    """Led here by another page, the browser is shown the page that tells nothing; by its person, the dashboard."""
    ours, log, _ = home
    found = door.beside(log)
    assert found
    page = ours.context.new_page()
    page.goto(f"http://127.0.0.1:{stranger[0]}/")
    page.evaluate("host => { location.href = `http://${host}/` }", found.hosts[0])
    page.get_by_text("There is nothing to see here").wait_for()
    assert "Outings" not in page.content() + page.title()
    page.goto(f"http://{found.hosts[0]}/")
    page.wait_for_selector("h1")
    page.close()


def test_the_first_host_will_do_where_the_other_isnt_found(chromium: Browser, home: tuple[Page, Path, int]) -> None:
    """A browser that doesn't know names under localhost gets in all the same."""
    _, log, port = home
    context = chromium.new_context()
    context.route("**/pixel", lambda route: route.abort())
    page = context.new_page()
    page.goto(another_link(log, port))
    page.wait_for_url(f"http://127.0.0.1:{port}/")
    page.wait_for_selector("h1")
    page.goto(another_link(log, port))
    page.wait_for_url("**/")
    used = f"http://127.0.0.1:{port}/open?k=0"
    page.goto(used)
    assert "used already" in page.inner_text("body")
    context.close()

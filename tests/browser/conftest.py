"""A real server and a real Chromium. Where Chromium is missing these tests fail: they are never left out."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from kvdash.ui.state import NAAM_COOKIE
from tests import stores
from tests.architecture.regels import REPO

CHROMIUM = Path("/usr/bin/chromium")
ARGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
START_SECONDEN = 60
WACHT_MS = 30_000

# A machine that is busy with other tests is slow, not wrong.
expect.set_options(timeout=WACHT_MS)


class Server(NamedTuple):
    """Where the dashboard answers, and its process."""

    url: str
    proces: subprocess.Popen[bytes]


def start_server(store: Path, *, home: Path, script: str = "app.py", gezond: str = "/gezond") -> Server:
    """Start the dashboard, or another script, on this store with an empty home and wait until it answers."""
    with closing(socket.socket()) as vrij:
        vrij.bind(("127.0.0.1", 0))
        port = vrij.getsockname()[1]
    proces = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"],
        cwd=REPO,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "USERPROFILE": str(home), "KVDASH_STORE": str(store)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + START_SECONDEN
    while not _answers(port, gezond):
        if proces.poll() is not None or time.monotonic() > deadline:
            stop_server(Server("", proces))
            pytest.fail("the dashboard did not start")
        time.sleep(0.1)
    return Server(f"http://127.0.0.1:{port}", proces)


def stop_server(server: Server) -> None:
    if server.proces.poll() is None:
        server.proces.send_signal(signal.SIGINT)
    try:
        server.proces.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.proces.kill()
        server.proces.wait(timeout=20)


def _answers(port: int, gezond: str) -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=2)) as verbinding:
            verbinding.request("GET", gezond)
            return verbinding.getresponse().status == 200
    except OSError:
        return False


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with the demo."""
    store = stores.demo(tmp_path_factory.mktemp("demo") / "kvdash.duckdb")
    server = start_server(store, home=tmp_path_factory.mktemp("home"))
    yield server.url
    stop_server(server)


class Venster:
    """A browser window that notes every request and every error of the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.elders: list[str] = []
        self.fouten: list[str] = []
        page.set_default_timeout(WACHT_MS)
        page.on("request", lambda request: self._note(request.url))
        page.on("websocket", lambda socket_: self._note(socket_.url))
        page.on("pageerror", lambda error: self.fouten.append(str(error)))

    def _note(self, url: str) -> None:
        delen = urlsplit(url)
        if delen.scheme not in ("data", "blob") and delen.hostname != "127.0.0.1":
            self.elders.append(url)

    def open(self, url: str) -> None:
        """Go to an address and wait until the page stands."""
        self.page.goto(url)
        self.page.locator("h1").first.wait_for()
        self.rust()

    def noem(self, naam: str) -> None:
        """Let this browser have a name already, as if its user gave one before."""
        self.page.context.add_cookies([{"name": NAAM_COOKIE, "value": quote(naam), "url": "http://127.0.0.1"}])

    def rust(self) -> None:
        """Wait until the server has nothing more to send."""
        expect(self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
        expect(self.page.locator('[data-testid="stSkeleton"]')).to_have_count(0)


@pytest.fixture
def venster(chromium: Browser) -> Iterator[Venster]:
    """A fresh window of 1280 × 800; afterwards no request may have left the machine and no script failed."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True, locale="nl-NL")
    venster = Venster(context.new_page())
    yield venster
    context.close()
    assert venster.elders == []
    assert venster.fouten == []

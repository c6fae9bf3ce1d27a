"""A filter change on a veldpagina until it is redrawn, against a bare Streamlit page with the same charts.

Usage: python benchmarks/veldpagina.py [number of runs]; needs /usr/bin/chromium.

Measured in the browser: from the key that chooses another year to the last change of the page, once the script has
stopped and nothing has changed for a while. Every change leads to a combination of years that was not shown before.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from meten import KEREN, verslag, wissel_af
from playwright.sync_api import Page, sync_playwright

from kvdash.charts.klein import als_img, klein
from kvdash.charts.scherm import lijn
from kvdash.services.cijfers import themabeelden
from kvdash.services.demo import laad_demo
from kvdash.services.edities import default_keuze, first_editie
from kvdash.services.opslag import open_store
from kvdash.store import Store
from kvdash.taal import grafiektekst

DOEL = 1.5
THEMA = "T1.3"
REPO = Path(__file__).parents[1]
VAN, TOT = range(2015, 2005, -1), range(2024, 2019, -1)

TELLER = """
window.meting = {begin: 0, laatste: 0};
const paneel = document.querySelector('[data-testid="stMain"]');
new MutationObserver(() => { window.meting.laatste = performance.now(); })
    .observe(paneel, {childList: true, subtree: true, attributes: true, characterData: true});
document.addEventListener('keydown', e => {
    if (e.key === 'Enter') window.meting = {begin: performance.now(), laatste: 0};
}, {capture: true});
"""
KLAAR = """
() => document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
    && window.meting.laatste > window.meting.begin && performance.now() - window.meting.laatste > 700
"""


def stappen() -> list[tuple[str, str]]:
    """Keys that walk over all combinations of years, one filter at a time: (filter, arrow)."""
    pad = [(van, tot) for n, tot in enumerate(TOT) for van in (VAN if n % 2 == 0 else VAN[::-1])]
    return [
        ("van" if a[0] != b[0] else "tot", "Arrow" + ("Up" if sum(b) < sum(a) else "Down")) for a, b in pairwise(pad)
    ]


def bewaar_grafieken(store: Store, pad: Path) -> None:
    """The charts of the thema at two choices of years, as the veldpagina draws them."""
    keuze = default_keuze(store, first_editie(store))
    sets = []
    for van in (keuze.van, keuze.van - 1):
        beelden = themabeelden(store, keuze.model_copy(update={"van": van}), THEMA)
        kleine = [als_img(klein(beeld), alt=grafiektekst(beeld)) for beeld in beelden]
        sets.append({"plotly": lijn(beelden[0]).to_json(), "html": kleine})
    pad.write_text(json.dumps(sets), encoding="utf-8")


@contextmanager
def server(script: str, **omgeving: str) -> Iterator[str]:
    """A Streamlit server with the settings of the repo; yields its address."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        adres = f"http://127.0.0.1:{proef.getsockname()[1]}"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", adres.rpartition(":")[2]]
    proces = subprocess.Popen([*command, "--server.headless=true"], cwd=REPO, env=os.environ | omgeving)
    try:
        _wait_until_open(adres)
        yield adres
    finally:
        proces.terminate()
        proces.wait()


def _wait_until_open(adres: str) -> None:
    for _ in range(300):
        try:
            urlopen(adres).close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{adres} does not answer")


def open_page(page: Page, adres: str) -> Page:
    """Open and wait until it is drawn."""
    page.goto(adres)
    page.locator(".js-plotly-plot").wait_for(timeout=60_000)
    page.locator("img[src^='data:image/svg']").first.wait_for()
    page.wait_for_timeout(2_000)
    page.evaluate(TELLER)
    return page


def verander(page: Page, nummer: int) -> float:
    """Change one filter; returns the seconds until the page was redrawn."""
    filter_, pijl = stappen()[nummer]
    invoer = page.locator(f".st-key-{filter_} input")
    invoer.click()
    page.keyboard.press(pijl)
    page.keyboard.press("Enter")
    page.wait_for_function(KLAAR, timeout=60_000)
    meting = page.evaluate("window.meting")
    return (meting["laatste"] - meting["begin"]) / 1000


def main() -> None:
    """Make a demo store, start both servers, measure and print the outcome."""
    keren = int(sys.argv[1]) if len(sys.argv) > 1 else KEREN
    with tempfile.TemporaryDirectory() as naam, sync_playwright() as playwright:
        pad, grafieken = Path(naam) / "kvdash.duckdb", Path(naam) / "grafieken.json"
        with open_store(pad) as store:
            laad_demo(store)
            bewaar_grafieken(store, grafieken)
        kaal = "benchmarks/floors/veldpagina.py"
        with server("app.py", KVDASH_STORE=str(pad)) as onze, server(kaal, VLOER_GRAFIEKEN=str(grafieken)) as vloer:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
            gemeten, bodem = (browser.new_context(viewport={"width": 1920, "height": 1080}).new_page() for _ in "12")
            open_page(gemeten, f"{onze}/veld-1?thema={THEMA}")
            open_page(bodem, vloer)
            uitkomst = wissel_af(lambda n: verander(gemeten, n), vloer=lambda n: verander(bodem, n), keren=keren)
            browser.close()
    print(verslag(uitkomst, naam=f"filterwissel veldpagina ({THEMA})", doel=DOEL))


if __name__ == "__main__":
    main()

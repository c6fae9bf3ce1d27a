"""A filter change on a veldpagina until it is redrawn, against a bare Streamlit page that shows the same content.

Usage: python benchmarks/veldpagina.py [number of runs]; needs /usr/bin/chromium.

500 indicators, 120 gebieden, 15 years. Measured in the browser: from the key that chooses another year to the last
change of the page, once the script has stopped and nothing has changed for a while. Every change leads to a combination
of years that was not shown before; one in three changes the last year, on which the signals depend. The floor replays
what the browser got from kvdash, so that both draw the same columns, texts, widgets and charts.
"""

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from meten import KEREN, OPWARMEN, p95, verslag, wissel_af
from playwright.sync_api import Page, sync_playwright
from server import Klant, Opname, server
from stad import maak_stad

DOEL, DOEL_SERVER = 1.25, 0.150
THEMA = "T1.3"
VAN, TOT = (2012, 2011, 2010), range(2024, 2013, -1)
PAGINA = f"/veld-1?thema={THEMA}&van={VAN[0]}&tot={TOT[0]}"
SCHERM = {"width": 1920, "height": 1080}

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


def open_page(page: Page, adres: str) -> Page:
    """Open and wait until it is drawn."""
    page.goto(adres)
    page.locator(".js-plotly-plot").wait_for(timeout=60_000)
    page.locator(".kv-tekening, img[src^='data:image/svg']").first.wait_for()  # the second as 900553d draws it
    page.wait_for_timeout(2_000)
    page.evaluate(TELLER)
    return page


def verander(page: Page, filter_: str, pijl: str) -> float:
    """Change one filter; returns the seconds until the page was redrawn."""
    page.locator(f".st-key-{filter_} input").click()
    page.keyboard.press(pijl)
    page.keyboard.press("Enter")
    page.wait_for_function(KLAAR, timeout=60_000)
    meting = page.evaluate("window.meting")
    return (meting["laatste"] - meting["begin"]) / 1000


def neem_op(page: Page, adres: str, pad: Path, *, keren: int) -> list[bytes]:
    """Keep for the floor what kvdash sends when the page is opened and at each step; returns what the browser asked."""
    opname = Opname(page)
    open_page(page, adres)
    for stap in stappen()[:keren]:
        verander(page, *stap)
    opname.bewaar(pad, runs=1 + keren)
    return opname.vragen


def vraag(adres: str, vragen: Sequence[bytes]) -> None:
    """Ask the server all this, each when the run before it has finished, and draw nothing."""
    with Klant(adres) as klant:
        for bericht in vragen:
            klant.vraag(bericht)


def servertijd(pad: Path, waar: str, *, keren: int) -> str:
    """Median and 95th percentile of the last script runs, by the clock and of the processor."""
    runs = [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines()[-keren:]]
    klok, rekentijd = ([run[soort] for run in runs] for soort in ("klok", "processor"))
    gehaald = "gehaald" if p95(klok) <= DOEL_SERVER else "niet gehaald"
    delen = [
        f"{naam} mediaan {statistics.median(tijden) * 1000:.0f} ms, p95 {p95(tijden) * 1000:.0f} ms"
        for naam, tijden in (("klok", klok), ("processor", rekentijd))
    ]
    return f"Server {waar}: {'; '.join(delen)}. Doel p95 hoogstens {DOEL_SERVER * 1000:.0f} ms: {gehaald}."


def main() -> None:
    """Make a store, start both servers, measure and print the outcome."""
    keren = int(sys.argv[1]) if len(sys.argv) > 1 else KEREN
    with tempfile.TemporaryDirectory() as naam, sync_playwright() as playwright:
        pad, opname, tijden, alleen = (
            Path(naam) / deel for deel in ("kvdash.duckdb", "opname.json", "tijden.txt", "alleen.txt")
        )
        maak_stad(pad)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        vooraf, gemeten, bodem = (browser.new_context(viewport=SCHERM).new_page() for _ in range(3))
        # Servers of their own: what is recorded must still be new to the one that is measured.
        with server("app.py", KVDASH_STORE=str(pad)) as eerder:
            vragen = neem_op(vooraf, eerder.adres + PAGINA, opname, keren=OPWARMEN + keren)
        vooraf.close()
        with server("app.py", KVDASH_STORE=str(pad), METING_TIJDEN=str(alleen)) as eerder:
            vraag(eerder.adres, vragen)
        with (
            server("app.py", KVDASH_STORE=str(pad), METING_TIJDEN=str(tijden)) as onze,
            server("benchmarks/floors/veldpagina.py", VLOER_OPNAME=str(opname)) as vloer,
        ):
            open_page(gemeten, onze.adres + PAGINA)
            open_page(bodem, vloer.adres)
            uitkomst = wissel_af(
                lambda n: verander(gemeten, *stappen()[n]),
                vloer=lambda n: verander(bodem, *stappen()[n]),
                keren=keren,
            )
        browser.close()
        print(servertijd(tijden, "naast de browser", keren=keren))
        print(servertijd(alleen, "alleen", keren=keren))
        print(f"Eén keer is {len(json.loads(opname.read_text(encoding='ascii'))[0])} onderdelen van de pagina.")
    print(verslag(uitkomst, naam=f"filterwissel veldpagina ({THEMA})", doel=DOEL))


if __name__ == "__main__":
    main()

"""A step to another year on a map of 518 buurten until it is redrawn, against a bare page with the same drawing.

Usage: python benchmarks/kaart.py [number of runs]; needs /usr/bin/chromium.

Measured in the browser, from the key to the last change of the page. The areas are a ragged grid with as many points as
the buurten of Amsterdam have (about 24,000); each step is to a year of other invented figures.
"""

import csv
import io
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from meten import KEREN, verslag, wissel_af
from playwright.sync_api import Page, sync_playwright
from server import server
from veldpagina import KLAAR, TELLER

from kvdash.charts.kaart import kaart_svg
from kvdash.charts.kaartklassen import naar_groepen
from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.services.cijfers import kaartbeeld, kaartvorm, themabeelden
from kvdash.services.edities import begin_editie, default_keuze
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from kvdash.store import Store

DOEL = 1.5
BUURTEN, KOLOMMEN = 518, 23
PUNTEN_PER_RAND = 12
JAREN = range(2015, 2025)
GEMEENTE = "GM9000"
WIE = Sessie.van("meting", "analist")
ZAAD = 7
PAGINA = "/veld-1?thema=T1.3&maat=aantal&weergave=kaart&kaartniveau=buurt"
KAART = "[data-kaart]"
KNOPPEN = ("stap-terug", "stap-verder")


_TEKEN = """
async () => {
    const vak = document.querySelector('.kv-klikbaar');
    const html = vak.innerHTML;
    const begin = performance.now();
    vak.innerHTML = html;
    await new Promise(klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)));
    return performance.now() - begin;
}
"""


def code(nummer: int) -> str:
    wijk, buurt = divmod(nummer, KOLOMMEN)
    return f"BU9000{wijk + 1:02d}{buurt + 1:02d}"


def kaart() -> bytes:
    """The buurten as GeoJSON; neighbours share their border point by point."""
    rng = np.random.default_rng(ZAAD)
    hoeken = rng.uniform(-0.25, 0.25, (KOLOMMEN + 1, KOLOMMEN + 2, 2))
    randen: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[float, float]]] = {}

    def plek(i: int, j: int) -> tuple[float, float]:
        return 4.7 + 0.012 * (j + hoeken[i, j, 0]), 52.2 + 0.008 * (i + hoeken[i, j, 1])

    def rand(a: tuple[int, int], b: tuple[int, int]) -> list[tuple[float, float]]:
        if (b, a) in randen:
            return randen[b, a][::-1]
        ruw = rng.uniform(-0.0003, 0.0003, (PUNTEN_PER_RAND, 2))
        recht = np.linspace(plek(*a), plek(*b), PUNTEN_PER_RAND)
        ruw[[0, -1]] = 0
        randen[a, b] = [(float(x), float(y)) for x, y in recht + ruw]
        return randen[a, b]

    vlakken = []
    for nummer in range(BUURTEN):
        i, j = divmod(nummer, KOLOMMEN)
        rond = [(i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j), (i, j)]
        ring = [punt for a, b in pairwise(rond) for punt in rand(a, b)[:-1]]
        geometrie = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        vlakken.append({"type": "Feature", "properties": {"code": code(nummer)}, "geometry": geometrie})
    return json.dumps({"type": "FeatureCollection", "features": vlakken}).encode()


def _csv(rijen: Iterator[list[object]]) -> bytes:
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=";").writerows(rijen)
    return uit.getvalue().encode()


def kerncijfers() -> Iterator[list[object]]:
    yield ["Wijken en buurten", "Gemeente", "Soort regio", "Code", "Aantal inwoners (aantal)"]
    yield ["Meetstad", "Meetstad", "Gemeente", GEMEENTE, 1500 * BUURTEN]
    for wijk in sorted({code(n)[2:8] for n in range(BUURTEN)}):
        yield [f"Wijk {wijk[4:]} Deel", "Meetstad", "Wijk", f"WK{wijk}", 1500 * KOLOMMEN]
    yield from ([f"Buurt {code(n)}", "Meetstad", "Buurt", code(n), 1500] for n in range(BUURTEN))


def misdrijven() -> Iterator[list[object]]:
    rng = np.random.default_rng(ZAAD)
    yield ["Soort misdrijf", "Perioden", "Wijken en buurten", "Geregistreerde misdrijven (aantal)"]
    for jaar in JAREN:
        yield ["1.4.3 Bedreiging", f"{jaar}JJ00", GEMEENTE, 9000]
        yield from (
            ["1.4.3 Bedreiging", f"{jaar}JJ00", code(n), int(aantal)]
            for n, aantal in enumerate(rng.integers(10, 60, BUURTEN))
        )


def vul(store: Store) -> Editie:
    lees_in(store, WIE, "kerncijfers_2024.csv", _csv(kerncijfers()))
    lees_in(store, WIE, "misdrijven.csv", _csv(misdrijven()))
    lees_in(store, WIE, "buurten_2024.geojson", kaart())
    return begin_editie(store, WIE, gemeente=GEMEENTE)


def tekeningen(store: Store, editie: Editie) -> list[str]:
    """The map of two years, as the page draws it."""
    keuze = default_keuze(store, WIE, editie).model_copy(update={"maat": "aantal"})
    (beeld, *_) = themabeelden(store, WIE, keuze, "T1.3")
    groot = kaartbeeld(store, WIE, keuze, beeld, niveau="buurt")
    vorm = kaartvorm(store, WIE, GEMEENTE, niveau="buurt")
    return [kaart_svg(naar_groepen(groot, jaar=jaar), vorm, alt="Kaart") for jaar in (JAREN[-1], JAREN[-2])]


def stap(page: Page, knop: str) -> float:
    """Press a button by keyboard; returns the seconds until the page was redrawn."""
    page.locator(f".st-key-{knop} button").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(KLAAR, timeout=60_000)
    meting = page.evaluate("window.meting")
    return (meting["laatste"] - meting["begin"]) / 1000


def open_kaart(page: Page, adres: str, kiezer: str) -> Page:
    page.goto(adres)
    page.locator(kiezer).first.wait_for(timeout=60_000)
    page.wait_for_timeout(2_000)
    page.evaluate(TELLER)
    return page


def teken(page: Page) -> float:
    """Draw the map again in the browser alone; returns the seconds until it was painted."""
    milliseconden: float = page.evaluate(_TEKEN)
    return milliseconden / 1000


def main() -> None:
    keren = int(sys.argv[1]) if len(sys.argv) > 1 else KEREN
    with tempfile.TemporaryDirectory() as naam, sync_playwright() as playwright:
        pad, beelden = Path(naam) / "kvdash.duckdb", Path(naam) / "kaarten.json"
        with open_store(pad) as store:
            svgs = tekeningen(store, vul(store))
        beelden.write_text(json.dumps(svgs), encoding="utf-8")
        kaal = "benchmarks/floors/kaart.py"
        with server("app.py", KVDASH_STORE=str(pad)) as onze, server(kaal, VLOER_KAARTEN=str(beelden)) as vloer:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
            gemeten, bodem = (browser.new_context(viewport={"width": 1920, "height": 1080}).new_page() for _ in "12")
            open_kaart(gemeten, onze.adres + PAGINA, KAART)
            open_kaart(bodem, vloer.adres, "img[src^='data:image/svg']")
            uitkomst = wissel_af(
                lambda n: stap(gemeten, KNOPPEN[n % 2]), vloer=lambda n: stap(bodem, KNOPPEN[n % 2]), keren=keren
            )
            getekend = statistics.median(teken(gemeten) for _ in range(keren))
            browser.close()
    print(verslag(uitkomst, naam="ander jaar op de kaart van 518 buurten", doel=DOEL))
    kilobytes = max(len(svg.encode()) for svg in svgs) / 1000
    print(f"Eén kaart is {kilobytes:.0f} kB SVG. Tekenen in de browser: mediaan {getekend * 1000:.0f} ms.")


if __name__ == "__main__":
    main()

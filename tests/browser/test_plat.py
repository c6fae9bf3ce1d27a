"""Text of users and files where Streamlit reads Markdown: in a browser it stands there as it was typed."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kvdash.domain.sessie import Sessie
from kvdash.services.catalogus import deel_in
from kvdash.services.edities import begin_editie
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.inlezen import Toestemming, lees_in
from kvdash.services.opslag import open_store
from kvdash.ui.plat import letterlijk
from tests import bestanden
from tests.browser.conftest import Venster, start_server, stop_server
from tests.stukken import bewaar_groep, markeer_prioriteit, schrijf_bevinding

GEVALLEN = [
    *("[klik](http://kwaad.nl)", "![x](http://kwaad.nl/x.png)", "[x]: http://kwaad.nl", "[^1]", "<http://kwaad.nl>"),
    *("http://kwaad.nl", "https://kwaad.nl/a_b_c?x=1&y=2", "www.kwaad.nl", "a@kwaad.nl", "mailto:a@kwaad.nl"),
    *("$x^2$", "$$x$$", "kosten $5 en $6", "\\$x$", ":red[rood]", ":blue-background[x]", ":orange-badge[x]"),
    *(":small[x]", ":material/home:", ":smile:", ":+1:", ":100:", "12:30:15", ":streamlit:", "a:smile:b", ":x"),
    *("*schuin* **vet** ***x***", "_schuin_ __vet__ a_b_c", "~~weg~~ ~x~", "`code` ``x``", "```x```", "a\\*b\\"),
    *(
        "<b>vet</b>",
        "<img src=x onerror=alert(1)>",
        "<!-- weg -->",
        "&lt;b&gt; &amp; &#42; &nbsp;",
        "<script>1</script>",
    ),
    *("# kop", "###### kop", "- lijst", "+ lijst", "* lijst", "1. lijst", "12) lijst", "> citaat", "---", "===", "***"),
    *(
        "    code",
        "\tcode",
        "- [ ] taak",
        "a | b",
        "|a|b|",
        ":--|--:",
        "-> <- <-> -- --- >= <= != => ->>",
        "(aantal) 1.1",
    ),
    *("1.2.4 Zakkenrollerij", "-5", "+3%", "Veld 1: Veilig", "'s-Gravenhage", "“x” – é 😀"),
]
MEER_REGELS = [
    "kop\n===",
    "kop\n---",
    "a | b\n--|--\n1 | 2",
    "a\n- b\n- c",
    "a\n\n    code",
    "a\n1. b",
    "[x]\n\n[x]: http://k.nl",
]
STUKKEN = [
    "*",
    "_",
    "`",
    "$",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    ":",
    "~",
    "#",
    "-",
    "|",
    "\\",
    "!",
    "&",
    "=",
    "+",
    "@",
    "/",
    " ",
]
WOORDEN = ["a", "red", "smile", "http://k.nl", "www.k.nl", "material/home:", "b", "1.", "amp;", "x@k.nl"]
VERBODEN = (
    "a, em, strong, del, code, pre, img, ul, ol, blockquote, table, hr, h1, h2, h3, h4, h5, h6, .katex, sup, input"
)
OPGEMAAKT = ", span[class], span[style]"
NIET_VAN_ONS = {"badge": VERBODEN, "vet": VERBODEN.replace("strong, ", "") + OPGEMAAKT}
SCRIPT = """
import json, pathlib
import streamlit as st
from kvdash.ui import plat

st.html("<h1>Proef</h1>")
for n, tekst in enumerate(json.loads(pathlib.Path({pad!r}).read_text("utf-8"))):
    with st.container(key=f"vak-{{n}}"):
        {inhoud}
"""
ELEMENTEN = {
    "info": "plat.info(tekst)",
    "markdown": "plat.markdown(tekst)",
    "button": "plat.button(tekst, key=str(n))",
    "expander": "plat.expander(tekst)",
    "checkbox": "plat.checkbox(tekst, key=str(n))",
    "text_input": "plat.text_input(tekst, value=tekst, key=str(n))",
    "metric": 'plat.metric("x", tekst)',
    "radio": 'plat.radio("x", ["x", n], format_func=lambda o: tekst, key=str(n))',
    "pills": 'plat.pills("x", ["x"], format_func=lambda o: tekst, key=str(n))',
    "badge": 'plat.badge(tekst, color="orange", help="x")',
    "vet": "plat.markdown(plat.vet(tekst))",
}


def willekeurig(zaad: int, aantal: int) -> list[str]:
    """Texts of signs and words that mean something, in any order."""
    toeval = random.Random(zaad)
    return ["".join(toeval.choices(STUKKEN + WOORDEN, k=toeval.randint(2, 9))) for _ in range(aantal)]


@pytest.fixture(scope="module")
def pagina(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def toon(pagina: Page, teksten: list[str], tmp_path: Path, *, element: str) -> list[tuple[str, int]]:
    """The text that stands there, and how many parts of it are no text."""
    pad = tmp_path / "teksten.json"
    pad.write_text(json.dumps(teksten), "utf-8")
    script = tmp_path / "proef.py"
    script.write_text(SCRIPT.format(pad=str(pad), inhoud=ELEMENTEN[element]), "utf-8")
    server = start_server(tmp_path / "geen.duckdb", home=tmp_path, script=str(script), gezond="/_stcore/health")
    try:
        pagina.goto(server.url)
        pagina.locator(f".st-key-vak-{len(teksten) - 1} [data-testid=stMarkdownContainer]").first.wait_for()
        pagina.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        pagina.wait_for_timeout(1000)  # the parts that read formulas and emoji come later
        gevonden: list[tuple[str, int]] = pagina.evaluate(
            """([aantal, verboden]) => [...Array(aantal).keys()].map((n) => {
                const vakken = [...document.querySelectorAll(`.st-key-vak-${n} [data-testid=stMarkdownContainer]`)];
                const vak = vakken.filter((v) => v.offsetParent !== null).at(-1);
                return [vak.textContent, vak.querySelectorAll(verboden).length];
            })""",
            [len(teksten), NIET_VAN_ONS.get(element, VERBODEN + OPGEMAAKT)],
        )
    finally:
        stop_server(server)
    return gevonden


def plat(tekst: str) -> str:
    return " ".join(tekst.replace("\u2060", "").split())


@pytest.mark.browser
@pytest.mark.parametrize("element", ELEMENTEN)
def test_no_character_means_anything(pagina: Page, tmp_path: Path, element: str) -> None:
    teksten = GEVALLEN + willekeurig(7, 120) + (MEER_REGELS if element in {"info", "markdown"} else [])
    teksten = [tekst for tekst in teksten if tekst.strip()]
    gevonden = toon(pagina, teksten, tmp_path, element=element)
    anders = [(t, g) for t, g in zip(teksten, gevonden, strict=True) if (plat(g[0]), g[1]) != (plat(t), 0)]
    assert anders == []


WEG = "[klik](http://kwaad.nl) $x^2$ :red[rood] :smile: <b>"


@pytest.fixture(scope="module")
def vijandige_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on which everything that has a name is called `WEG`."""
    pad, wie = tmp_path_factory.mktemp("weg") / "kvdash.duckdb", Sessie.van(WEG, "analist")
    with open_store(pad) as store:
        kern = bestanden.KERNCIJFERS.replace(b"Wijk 01 Haven", WEG.encode()).replace(b"Proefdam", WEG.encode())
        lees_in(store, wie, f"{WEG.replace('/', '')} 2024.csv", kern)
        lees_in(
            store,
            wie,
            f"{WEG.replace('/', '')} 2.csv",
            bestanden.politie(onderwerp=f"meldingen {WEG}"),
            toestemming=Toestemming(notitie=WEG),
        )
        lees_in(store, wie, "nog een.csv", bestanden.politie(onderwerp=f"nieuw {WEG}"))
        (nieuw, *_) = [i for i in store.cijfers.indicatoren() if i.naam == f"meldingen {WEG}"]
        deel_in(store, wie, nieuw.model_copy(update={"thema": "T1.3", "richting": "ongunstig"}))
        editie = begin_editie(store, wie, gemeente="GM9998", naam=WEG)
        schrijf_bevinding(store, wie, editie=editie.id, veld=1, soort="aandachtspunt", onderwerp="T1.3", tekst=WEG)
        markeer_prioriteit(store, wie, editie=editie.id, veld=1, naam=WEG, deelthemas=[WEG])
        bewaar_groep(store, wie, editie=editie.id, naam=WEG, gemeenten=["GM9997"])
        maak_eigen_gebied(store, wie, WEG, ["BU99980101", "BU99980102"])
    server = start_server(pad, home=tmp_path_factory.mktemp("home"))
    yield server.url
    stop_server(server)


ADRESSEN = [
    *("overzicht", "veld-1?thema=T1.3", "veld-1?thema=T1.3&weergave=kaart", "veld-1?paragraaf=2", "prioriteiten"),
    *("wijkprofiel", "rapportage", "toelichting", "gegevens", "gegevens?deel=geschiedenis", "gegevens?deel=indelen"),
    *("gegevens?deel=gebieden", "gegevens?deel=profielen", "gegevens?deel=invoeren", "gegevens?deel=gebeurtenissen"),
]


@pytest.mark.browser
def test_on_every_page_a_name_is_only_a_name(venster: Venster, vijandige_server: str) -> None:
    gezien = 0
    venster.noem(WEG)
    for adres in ADRESSEN:
        venster.open(f"{vijandige_server}/{adres}")
        gezien += venster.page.get_by_text("[klik](http:", exact=False).count()
        for raar in ('a[href*="kwaad"]', ".katex", ".stMarkdownColoredText", "span[style*='color']"):
            assert venster.page.locator(f"[data-testid=stMarkdownContainer] {raar}").count() == 0, (adres, raar)
        assert venster.page.get_by_text("😄").count() == 0, adres
    assert gezien > 20


@pytest.mark.parametrize(
    "naam", ["1.2.4 Zakkenrollerij", "Zwerfvuil (%)", "'s-Gravenhage", "Veld 1: x", "a_b", "12:30", "-5", "R&D", "A+B"]
)
def test_ordinary_names_are_left_alone(naam: str) -> None:
    assert letterlijk(naam) == naam

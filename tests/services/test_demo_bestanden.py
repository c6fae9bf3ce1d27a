"""Files of the demo: made by benchmarks/demo, complete, and adding up."""

import csv
import subprocess
import sys
import zipfile
from collections import defaultdict
from io import StringIO
from pathlib import Path

import pytest

from kvdash.domain.gebied import DEMO_GEMEENTE, niveau_of_code, ouder_of_code
from kvdash.domain.kernbeleid import THEMAS
from kvdash.services.catalogus import laad_catalogus
from kvdash.services.demo import DemoBestand, demo_bestanden
from tests.architecture.regels import REPO

Tabel = list[dict[str, str]]


@pytest.fixture(scope="module")
def bestanden() -> tuple[DemoBestand, ...]:
    return demo_bestanden()


@pytest.fixture(scope="module")
def tabellen(bestanden: tuple[DemoBestand, ...]) -> dict[str, Tabel]:
    return {b.naam: list(csv.DictReader(StringIO(b.inhoud.decode("utf-8-sig")), delimiter=";")) for b in bestanden}


def _long(tabellen: dict[str, Tabel], naam: str) -> dict[tuple[str, str], dict[str, int]]:
    """(subject, year) -> gebied -> value, of a file with a row per figure."""
    gevonden: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for rij in tabellen[naam]:
        onderwerp = next(w for k, w in rij.items() if k in ("Onderwerp", "Soort misdrijf", "Soort overlast"))
        gebied = next(w for w in rij.values() if niveau_of_code(w) is not None)
        waarde = list(rij.values())[-1]
        assert gebied not in gevonden[onderwerp, rij["Perioden"][:4]]
        gevonden[onderwerp, rij["Perioden"][:4]][gebied] = int(waarde)
    return gevonden


LONG = ("voorbeeld_noemers.csv", "voorbeeld_misdrijven.csv", "voorbeeld_overlast.csv", "voorbeeld_misdrijven_cbs.csv")
PER_BUURT = LONG[:3]


def test_what_ships_is_what_the_maker_makes(bestanden: tuple[DemoBestand, ...], tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(REPO / "benchmarks" / "demo"), "--naar", str(tmp_path)], check=True, cwd=REPO)
    for naam in ("toewijzingen.json", "dossier.json"):
        assert (tmp_path / naam).read_bytes() == (REPO / "kvdash" / "data" / "demo" / naam).read_bytes()
    with zipfile.ZipFile(tmp_path / "cijfers.zip") as pakket:
        assert [(naam, pakket.read(naam)) for naam in pakket.namelist()] == [(b.naam, b.inhoud) for b in bestanden]


def test_the_area_file_has_every_gebied_and_no_country(tabellen: dict[str, Tabel]) -> None:
    codes = [rij["Codering (code)"] for rij in tabellen["voorbeeld_kerncijfers_2024.csv"]]
    niveaus = [niveau_of_code(code) for code in codes]
    assert len(codes) == len(set(codes))
    assert {niveau: niveaus.count(niveau) for niveau in niveaus} == {"gemeente": 13, "wijk": 10, "buurt": 40}


def test_exactly_one_buurt_has_too_few_inhabitants_for_a_rate(tabellen: dict[str, Tabel]) -> None:
    inwoners = {
        rij["Wijken en buurten"]: int(rij["Aantal inwoners (aantal)"])
        for rij in tabellen["voorbeeld_kerncijfers_2024.csv"]
    }
    assert [naam for naam, aantal in inwoners.items() if aantal < 500] == ["Industriehaven"]


@pytest.mark.parametrize("naam", PER_BUURT)
def test_buurten_add_up_to_wijken_and_wijken_to_the_gemeente(tabellen: dict[str, Tabel], naam: str) -> None:
    opgeteld = 0
    for sleutel, waarden in _long(tabellen, naam).items():
        delen: dict[str, int] = defaultdict(int)
        for code, waarde in waarden.items():
            delen[ouder_of_code(code) or ""] += waarde
        for code in (c for c in waarden if delen.get(c) is not None):
            assert delen[code] == waarden[code], (sleutel, code)
            opgeteld += 1
    assert opgeteld > 0


def test_months_add_up_to_their_year_and_go_on_in_the_next(tabellen: dict[str, Tabel]) -> None:
    jaren = _long(tabellen, "voorbeeld_misdrijven.csv")
    som: dict[tuple[str, str, str], int] = defaultdict(int)
    maanden: dict[tuple[str, str], set[str]] = defaultdict(set)
    for rij in tabellen["voorbeeld_misdrijven_maanden.csv"]:
        onderwerp, periode, gebied, aantal = rij.values()
        jaar, maand = periode.removesuffix("*").split()
        som[onderwerp, jaar, gebied] += int(aantal)
        maanden[onderwerp, jaar].add(maand)
    for (onderwerp, jaar, gebied), telling in som.items():
        if jaar != "2025":
            assert telling == jaren[onderwerp, jaar][gebied], (onderwerp, jaar, gebied)
    assert {len(m) for (_, jaar), m in maanden.items() if jaar != "2025"} == {12}
    assert {len(m) for (_, jaar), m in maanden.items() if jaar == "2025"} == {9}
    assert len({onderwerp for onderwerp, _ in maanden}) == 5


@pytest.mark.parametrize("naam", LONG)
def test_every_subject_has_all_ten_years(tabellen: dict[str, Tabel], naam: str) -> None:
    jaren: dict[str, set[str]] = defaultdict(set)
    for onderwerp, jaar in _long(tabellen, naam):
        jaren[onderwerp].add(jaar)
    assert set(map(frozenset, jaren.values())) == {frozenset(str(j) for j in range(2015, 2025))}


def test_every_indicator_of_the_catalogue_is_in_a_file(bestanden: tuple[DemoBestand, ...]) -> None:
    tekst = "\n".join(b.inhoud.decode("utf-8-sig") for b in bestanden)
    ontbreekt = [i.code for i in laad_catalogus().indicatoren if i.naam not in tekst and i.bron_sleutel not in tekst]
    assert ontbreekt == []


def test_every_thema_has_an_indicator() -> None:
    gevuld = {thema for i in laad_catalogus().indicatoren for thema in i.themas}
    assert gevuld == {t.code for t in THEMAS}


def test_police_and_cbs_mark_the_last_year_as_provisional(tabellen: dict[str, Tabel]) -> None:
    for naam in LONG[1:]:
        perioden = {rij["Perioden"] for rij in tabellen[naam]}
        assert {p for p in perioden if p.endswith("*")} == {"2024*"}
        assert "2024" not in perioden


def test_margins_enclose_the_value_of_a_survey_in_odd_years(tabellen: dict[str, Tabel]) -> None:
    rijen = tabellen["voorbeeld_veiligheidsmonitor.csv"]
    assert {rij["Perioden"] for rij in rijen} == {f"{jaar}JJ00" for jaar in (2015, 2017, 2019, 2021, 2023)}
    for waarde, onder, boven in zip(rijen[::3], rijen[1::3], rijen[2::3], strict=True):
        for onderwerp in list(waarde)[3:]:
            laag, midden, hoog = (float(rij[onderwerp].replace(",", ".")) for rij in (onder, waarde, boven))
            assert laag < midden < hoog


def test_own_counts_below_the_drempel_are_suppressed_and_one_is_missing(tabellen: dict[str, Tabel]) -> None:
    drempels = {i.code: i.drempel for i in laad_catalogus().indicatoren}
    cellen = []
    for rij in tabellen["voorbeeld_gemeentelijke_bestanden.csv"]:
        code, _, _, gebied, _, *waarden = rij.values()
        assert gebied == DEMO_GEMEENTE
        cellen += waarden
        if drempels[code] and "," not in "".join(waarden):
            assert all(int(w) >= drempels[code] for w in waarden if w.isdigit()), code
    assert cellen.count("x") >= 1
    assert cellen.count(".") == 1


@pytest.mark.parametrize(
    ("onderwerp", "gebied", "verwacht"),
    [
        ("Inbraak en diefstal uit woning", "GM9999", "daalt"),
        ("Diefstal van (brom)fietsen en snorfietsen", "WK999901", "stijgt"),
        ("Diefstal van (brom)fietsen en snorfietsen", "WK999902", "stijgt"),
        ("Diefstal van (brom)fietsen en snorfietsen", "WK999907", "stijgt"),
        ("Cybercrime (aangiften van burgers en bedrijven)", "GM9999", "stijgt"),
        ("Zakkenrollerij", "WK999901", "daalt"),
        ("Winkeldiefstal", "WK999901", "stijgt"),
        ("Bedreiging", "WK999902", "stijgt"),
        ("Vernieling en zaakbeschadiging", "WK999902", "stijgt"),
        ("Vernieling en zaakbeschadiging", "GM9999", "daalt"),
        ("Inbraak en diefstal bedrijven, winkels, scholen, sport", "GM9999", "daalt"),
        ("Meldingen overlast jeugd", "WK999902", "stijgt"),
        ("Meldingen overlast jeugd", "WK999908", "daalt"),
        ("Overlast door verward gedrag", "WK999905", "stijgt"),
        ("Overlast door verward gedrag", "WK999902", "stijgt"),
        ("Brandstichting en aanslagen met explosieven", "GM9999", "stijgt"),
        ("Bezit, handel en productie van drugs", "GM9999", "stijgt"),
        ("Bezit, handel en productie van drugs", "WK999902", "stijgt"),
        ("Wapenbezit en wapenhandel", "GM9999", "stijgt"),
    ],
)
def test_figures_go_the_way_the_texts_say(
    tabellen: dict[str, Tabel], onderwerp: str, gebied: str, verwacht: str
) -> None:
    reeks = {
        int(jaar): waarden[gebied]
        for naam in LONG
        for (label, jaar), waarden in _long(tabellen, naam).items()
        if label.endswith(onderwerp)
    }
    begin, eind = (sum(reeks[j] for j in jaren) for jaren in ((2015, 2016, 2017), (2022, 2023, 2024)))
    assert (begin < eind) == (verwacht == "stijgt")


def test_the_highest_wijk_is_the_one_the_texts_name(tabellen: dict[str, Tabel]) -> None:
    laatste = {
        onderwerp: {c: w for c, w in waarden.items() if c.startswith("WK")}
        for naam in LONG
        for (onderwerp, jaar), waarden in _long(tabellen, naam).items()
        if jaar == "2024"
    }
    per_label = {onderwerp.partition(" ")[2]: waarden for onderwerp, waarden in laatste.items()}
    hoogste = {
        label: max(waarden, key=lambda wijk: waarden[wijk] / laatste[noemer][wijk])
        for label, noemer, waarden in (
            (label, noemer, per_label[label])
            for label, noemer in (
                ("Inbraak en diefstal uit woning", "woningen"),
                ("Winkeldiefstal", "inwoners"),
                ("Mishandeling", "inwoners"),
                ("Meldingen overlast jeugd", "inwoners"),
                ("Overlast door verward gedrag", "inwoners"),
                ("Bedreiging", "inwoners"),
                ("Diefstal uit of vanaf personenauto's", "inwoners"),
                ("Bezit, handel en productie van drugs", "inwoners"),
                ("Inbraak en diefstal bedrijven, winkels, scholen, sport", "bedrijfsvestigingen"),
            )
        )
    }
    assert list(hoogste.values()) == [
        "WK999906",
        "WK999901",
        "WK999901",
        "WK999902",
        "WK999905",
        "WK999902",
        "WK999910",
        "WK999903",
        "WK999903",
    ]


def test_the_coronayears_show_in_nightlife(tabellen: dict[str, Tabel]) -> None:
    reeks = {
        int(jaar): waarden[DEMO_GEMEENTE]
        for (label, jaar), waarden in _long(tabellen, "voorbeeld_overlast.csv").items()
        if label.endswith("Geluidshinder horeca")
    }
    assert min(reeks, key=lambda jaar: reeks[jaar]) == 2020

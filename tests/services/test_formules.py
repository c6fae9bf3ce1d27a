"""No name of a user or a file becomes a formula in anything that goes out, and what comes back is what it was."""

import csv
import io
import re
from datetime import date

import openpyxl
import pytest

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.keuze import Keuze
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Telling, Toewijzing
from kvdash.report.lijsten import schrijf_cijfers_csv, schrijf_cijfers_xlsx
from kvdash.services import dossier
from kvdash.services.catalogus import deel_in
from kvdash.services.cijfers import bewijs_van, themabeelden
from kvdash.services.edities import begin_editie
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.exporteren import export_perioden, export_prioriteiten, export_rapportage, export_signalen
from kvdash.services.handmatig import Invoer, sjabloon, voer_in
from kvdash.services.inlezen import Keuzes, lees_in
from kvdash.store import Store
from kvdash.taal.cellen import lees_cel
from tests import bestanden
from tests.sessies import SESSIE
from tests.store.bouw import jaarcijfers
from tests.stukken import markeer_prioriteit

ONDERWERP, WIJK, THEMA = "=1+2 zwerfvuil", "@SUM(A1:A9)", "T4.1"
NAMEN = [
    *("=1+2", "+1+2", "-1+2", "@SUM(A1)", "\t=1+2", " =1+2", '=HYPERLINK("http://x.nl";"klik")', "＝1+2", "{=1+2}"),
    *("http://x.nl", "'=1+2", "=cmd|' /C calc'!A0", 'naam";=1+2', "naam,=1+2", "naam\n=1+2"),
]


def check_csv(inhoud: bytes) -> list[list[str]]:
    """Each cell, once no program can take one for a formula, whatever it takes for the end of a cell."""
    tekst = inhoud.decode("utf-8-sig")
    for scheiding in ";,\t":
        for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding):
            for cel in rij if scheiding == ";" else ():
                assert not re.match(r"[\s\ufeff]*[=+@＝]|\s*-(?!\d+([.,]\d+)*$)", cel), (scheiding, cel)
    return list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))


def check_xlsx(inhoud: bytes) -> list[str]:
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij if cel.value is not None]
    assert {cel.data_type for cel in cellen} <= {"s", "n", "d"}
    assert all(cel.hyperlink is None for cel in cellen)
    assert all(cel.quotePrefix for cel in cellen if str(cel.value).startswith(("=", "+", "-", "@")))
    return [str(cel.value) for cel in cellen]


@pytest.fixture
def vijandig(store: Store, analist: Sessie) -> Store:
    """A store of which the names of topic, wijk and files all look like formulas."""
    kern = bestanden.KERNCIJFERS.replace(b"Wijk 01 Haven", WIJK.encode())
    lees_in(store, analist, "=kern+cijfers_2024.csv", kern)
    jaren = bestanden.politie(onderwerp=ONDERWERP)
    lees_in(store, analist, "=1+1.csv", jaren)
    lees_in(store, analist, "=1+2.csv", jaren.replace(b"2022JJ00", b"2024MM01").replace(b"2023JJ00", b"2023MM01"))
    (nieuw,) = [i for i in store.cijfers.indicatoren() if i.naam == ONDERWERP]
    deel_in(store, analist, nieuw.model_copy(update={"thema": THEMA, "richting": "ongunstig"}))
    return store


@pytest.fixture
def keuze(vijandig: Store, analist: Sessie) -> Keuze:
    editie = begin_editie(vijandig, analist, gemeente="GM9998")
    return Keuze(editie=editie.id, van=2022, tot=2024, gebieden=("WK999801",))


def _bewijs(store: Store, keuze: Keuze) -> Bewijs:
    beeld = next(b for b in themabeelden(store, SESSIE, keuze, THEMA) if b.indicator.naam == ONDERWERP)
    return bewijs_van(beeld, gebied="WK999801", jaar=2024)


def test_signals_and_months(vijandig: Store, keuze: Keuze) -> None:
    for inhoud in (export_signalen(vijandig, SESSIE, keuze), export_perioden(vijandig, SESSIE, keuze, soort="maand")):
        cellen = {cel for rij in check_csv(inhoud) for cel in rij}
        assert f"'{ONDERWERP}" in cellen
        assert f"'{WIJK}" in cellen


def test_the_figures_behind_a_chart(vijandig: Store, keuze: Keuze) -> None:
    beeld = next(b for b in themabeelden(vijandig, SESSIE, keuze, THEMA) if b.indicator.naam == ONDERWERP)
    assert f"'{WIJK}" in {cel for rij in check_csv(schrijf_cijfers_csv(beeld)) for cel in rij}
    assert {ONDERWERP, WIJK} <= set(check_xlsx(schrijf_cijfers_xlsx(beeld)))


@pytest.mark.parametrize("naam", NAMEN)
def test_mogelijke_prioriteiten(vijandig: Store, keuze: Keuze, naam: str) -> None:
    markeer_prioriteit(
        vijandig,
        Sessie.van(naam, "analist"),
        editie=keuze.editie,
        veld=4,
        naam=naam,
        deelthemas=[naam],
        elementen=[naam],
        bewijs=[_bewijs(vijandig, keuze)],
    )
    (prioriteit,) = dossier.prioriteiten(vijandig, SESSIE, keuze.editie)
    check_xlsx(export_prioriteiten(vijandig, SESSIE, keuze, voor="intern", formaat="xlsx"))
    check_xlsx(export_rapportage(vijandig, SESSIE, keuze, voor="intern", formaat="xlsx"))
    _, rij = check_csv(export_prioriteiten(vijandig, SESSIE, keuze, voor="intern", formaat="csv"))
    assert lees_cel(rij[1]) == " ".join(prioriteit.inhoud.naam.splitlines())


def test_a_template_comes_back_as_it_was(vijandig: Store, keuze: Keuze, analist: Sessie) -> None:
    als_csv = sjabloon(vijandig, SESSIE, editie=keuze.editie, thema=THEMA, formaat="csv")
    als_xlsx = sjabloon(vijandig, SESSIE, editie=keuze.editie, thema=THEMA, formaat="xlsx")
    assert {ONDERWERP, WIJK} <= set(check_xlsx(als_xlsx))
    rijen = check_csv(als_csv)
    assert {f"'{ONDERWERP}", f"'{WIJK}"} <= {cel for rij in rijen for cel in rij}
    ingevuld = als_csv.replace(b";;;;;\r\n", b";;;;;7\r\n")
    assert ingevuld != als_csv
    inlezing = lees_in(vijandig, analist, "ingevuld.csv", ingevuld)
    assert not inlezing.verslag.geweigerd
    assert not inlezing.verslag.nieuwe_indicatoren
    assert not inlezing.herkenning.onbekende_gebieden


@pytest.mark.parametrize("naam", ["=1+2", "@SUM(A1)", "-1+2", "'=1+2"])
def test_an_own_area_keeps_its_name(vijandig: Store, analist: Sessie, naam: str) -> None:
    inlezing = maak_eigen_gebied(vijandig, analist, naam, ["BU99980101", "BU99980102"])
    assert inlezing.upload is not None
    check_csv(vijandig.cijfers.bestand(inlezing.upload.id))
    assert naam in {gebied.naam for gebied in vijandig.cijfers.gebieden().current() if gebied.niveau == "eigen"}


def test_a_counted_table_of_incidents(vijandig: Store, analist: Sessie) -> None:
    regels = "".join(f'{n};{n + 1:02d}-01-2024 1{n}:05;Veld;"=1+1""2"\n' for n in range(8))
    inlezing = lees_in(
        vijandig,
        analist,
        "=voor+vallen.csv",
        f"Nummer;Datum;Wijk;Soort incident\n{regels}".encode(),
        keuzes=Keuzes(
            gemeente="GM9998",
            toewijzing=Toewijzing(telling=Telling(datum="datum", gebied="wijk", onderwerp="soort incident")),
        ),
    )
    assert inlezing.upload is not None
    rijen = check_csv(vijandig.cijfers.bestand(inlezing.upload.id))
    assert rijen[1][2] == "'=1+1\"2"
    assert '=1+1"2' in {i.naam for i in vijandig.cijfers.indicatoren()}


def test_figures_that_were_typed(vijandig: Store, analist: Sessie) -> None:
    (code,) = [i.code for i in vijandig.cijfers.indicatoren() if i.naam == ONDERWERP]
    cijfer = Invoer(indicator=code, gebied="GM9998", jaar=2021, waarde=7)
    inlezing = voer_in(vijandig, analist, [cijfer], bron="=1+2", datum=date(2025, 2, 1))
    assert inlezing.upload is not None
    check_csv(vijandig.cijfers.bestand(inlezing.upload.id))
    rijen = jaarcijfers(vijandig, indicatoren=[code], gebieden=["GM9998"], van=2021, tot=2021)
    assert [(r.bron, r.waarde) for r in rijen] == [("=1+2", 7)]

"""Where a figure comes from: the very lines of the files that were read in."""

import io

import pytest
import xlsxwriter

from kvdash.domain.editie import Editie
from kvdash.domain.herkomst import Bronregel, Cijferherkomst
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode
from kvdash.domain.sessie import Sessie
from kvdash.errors import InvoerError
from kvdash.services.cijfers import beelden, groot_beeld
from kvdash.services.herkomst import cijferherkomst
from kvdash.services.inlezen import lees_in
from kvdash.services.perioden import periodebeeld
from kvdash.store import Store
from tests import bestanden
from tests.sessies import SESSIE

INBRAAK = "woninginbraak"
ONDERWERP = "1.1.1 Diefstal/inbraak woning"


def herkomst(store: Store, editie: Editie, *, gebied: str, jaar: int, van: int = 2022) -> Cijferherkomst:
    keuze = Keuze(editie=editie.id, van=van, tot=2024)
    (klein,) = beelden(store, SESSIE, keuze, [INBRAAK])
    beeld = groot_beeld(store, SESSIE, keuze, klein, spreiding=1.0)
    return cijferherkomst(store, SESSIE, beeld, gebied=gebied, jaar=jaar)


def cel(regel: Bronregel) -> str:
    assert regel.kolom is not None
    return regel.cellen[regel.kolom - 1]


def maanden() -> bytes:
    regels = [f'"{ONDERWERP}";"2024MM{n:02}";"WK999801  ";"{n:>8}"' for n in range(1, 13)]
    kop = '"Soort misdrijf";"Perioden";"Wijken en buurten";"Geregistreerde misdrijven (aantal)"'
    return "\r\n".join([kop, *regels, ""]).encode("utf-8-sig")


def werkmap() -> bytes:
    """The police figures on the second sheet, below a title, in the third column; the first sheet says what it is."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        boek.add_worksheet("Toelichting").write(0, 0, "Cijfers van de politie")
        blad = boek.add_worksheet("Cijfers")
        blad.write_row(2, 1, ["Soort misdrijf", "Perioden", "Wijken en buurten", "Geregistreerde misdrijven (aantal)"])
        for n, (code, aantal) in enumerate([("GM9998", 71), ("WK999801", 52), ("WK999802", 19)]):
            blad.write_row(3 + n, 1, [ONDERWERP, "2024JJ00", code, aantal])
    return uit.getvalue()


def test_a_rate_leads_to_the_line_of_its_count_and_of_its_denominator(gevuld: Store, editie: Editie) -> None:
    gevonden = herkomst(gevuld, editie, gebied="WK999801", jaar=2024, van=2024)
    (regel,), (noemer,) = gevonden.regels, gevonden.noemerregels
    assert (regel.upload.bestand, regel.regel) == ("politie.csv", 7)
    assert cel(regel).strip() == str(bestanden.aantal("WK999801", 2024))
    assert regel.cellen[2].strip() == "WK999801"
    assert regel.koppen[3] == "Geregistreerde misdrijven (aantal)"
    assert (noemer.upload.bestand, noemer.regel, cel(noemer)) == ("kerncijfers_2024.csv", 4, "7000")
    assert gevonden.noemer is not None
    assert gevonden.noemer.naam.lower() == "woningen"


def test_the_line_is_that_of_the_file_byte_for_byte(gevuld: Store, editie: Editie) -> None:
    (regel,) = herkomst(gevuld, editie, gebied="GM9998", jaar=2023).regels
    tekst = bestanden.politie().decode("utf-8-sig").split("\r\n")[regel.regel - 1]
    assert ";".join(f'"{deel}"' for deel in regel.cellen) == tekst


def test_a_year_of_months_has_twelve_lines(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    for upload in gevuld.cijfers.uploads():
        if upload.bestand == "politie.csv":
            gevuld.cijfers.trek_in(upload.id, op=upload.tijdstip)
    lees_in(gevuld, analist, "maanden.csv", maanden())
    regels = herkomst(gevuld, editie, gebied="WK999801", jaar=2024).regels
    assert [int(cel(regel)) for regel in regels] == list(range(1, 13))
    assert [regel.regel for regel in regels] == list(range(2, 14))
    assert [regel.periode.nummer for regel in regels] == list(range(1, 13))


def test_months_beside_a_year_are_not_behind_its_figure(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    lees_in(gevuld, analist, "maanden.csv", maanden())
    (regel,) = herkomst(gevuld, editie, gebied="WK999801", jaar=2024).regels
    assert (regel.upload.bestand, regel.regel) == ("politie.csv", 7)


def test_a_workbook_leads_to_sheet_and_row(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    lees_in(gevuld, analist, "politie.xlsx", werkmap())
    (regel,) = herkomst(gevuld, editie, gebied="WK999801", jaar=2024).regels
    assert (regel.upload.bestand, regel.blad, regel.regel, cel(regel)) == ("politie.xlsx", "Cijfers", 5, "52")
    assert "WK999801" in regel.cellen


def test_a_figure_that_is_not_in_the_picture_is_refused(gevuld: Store, editie: Editie) -> None:
    with pytest.raises(InvoerError, match="geen cijfer"):
        herkomst(gevuld, editie, gebied="WK999801", jaar=1999)


@pytest.mark.parametrize(("code", "regels"), [("2024MM05", [6]), ("2024KW02", [5, 6, 7])])
def test_a_month_or_quarter_leads_to_its_own_lines(
    gevuld: Store, editie: Editie, analist: Sessie, code: str, regels: list[int]
) -> None:
    lees_in(gevuld, analist, "maanden.csv", maanden())
    keuze = Keuze(editie=editie.id, van=2022, tot=2024, gebieden=("WK999801",))
    (klein,) = beelden(gevuld, SESSIE, keuze, [INBRAAK])
    periode = Periode(code=code)
    beeld = periodebeeld(gevuld, SESSIE, keuze, klein, soort=periode.soort, spreiding=1.0)
    gevonden = cijferherkomst(gevuld, SESSIE, beeld, gebied="WK999801", jaar=periode)
    assert [(regel.upload.bestand, regel.regel) for regel in gevonden.regels] == [("maanden.csv", n) for n in regels]
    assert [cel(regel).strip() for regel in gevonden.regels] == [str(n - 1) for n in regels]
    assert gevonden.noemer is None
    with pytest.raises(InvoerError, match="geen cijfer van mei 2019"):
        cijferherkomst(gevuld, SESSIE, beeld, gebied="WK999801", jaar=Periode(code="2019MM05"))

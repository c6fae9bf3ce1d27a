"""Own areas from a list of buurten: recognised, checked as a whole, and never half."""

import io

import openpyxl
import pytest

from kvdash.domain.upload import Leesverslag
from kvdash.errors import NietHerkendError, PersoonsgegevensError
from tests.ingest.test_grenzen import INDELING
from tests.ingest.voorbeelden import open_gebiedsbestand

LIJST = b"""\
eigen gebied;buurtcode
Stadsdeel Noord;BU12340101
Stadsdeel Noord;BU12340102
Kern Sluis;BU123402AA
"""


def lees(inhoud: bytes) -> Leesverslag:
    lezer = open_gebiedsbestand("lijst.csv", inhoud, gebieden=INDELING)
    assert lezer is not None
    assert list(lezer.batches()) == []
    return lezer.verslag()


def delen(verslag: Leesverslag) -> dict[str, tuple[str, ...]]:
    return {gebied.naam: gebied.delen for gebied in verslag.nieuwe_gebieden}


def test_a_list_becomes_areas() -> None:
    verslag = lees(LIJST)
    assert delen(verslag) == {"Stadsdeel Noord": ("BU12340101", "BU12340102"), "Kern Sluis": ("BU123402AA",)}
    noord = verslag.nieuwe_gebieden[0]
    assert (noord.code, noord.niveau, noord.gemeente, noord.ouder) == (
        "EG1234-STADSDEEL-NOORD",
        "eigen",
        "GM1234",
        "GM1234",
    )
    assert (verslag.regels_totaal, verslag.regels_ingelezen, verslag.toegelicht) == (4, 3, {"kopregel": 1})
    assert verslag.omschrijving == (
        "2 eigen gebieden, samen 3 buurten, herkend aan de kolommen 'eigen gebied' en 'buurtcode'"
    )


@pytest.mark.parametrize(
    "inhoud",
    [
        b"Buurtcode,Buurtnaam,Stadsdeel\nBU12340101,Noord,Noord\nBU12340102,Dorp,Noord\n",
        b"Stadsdelen van Verzonnen\n\nstadsdeel\tcode\nNoord\tBU12340101 \nNoord\tbu12340102\nNoord\tBU12340102\n\n",
    ],
)
def test_other_columns_order_and_headers(inhoud: bytes) -> None:
    assert delen(lees(inhoud)) == {"Noord": ("BU12340101", "BU12340102")}


def test_a_workbook_does_as_well() -> None:
    werkmap = openpyxl.Workbook()
    for rij in (["kern", "buurt"], ["Dorp", "BU12340102"]):
        werkmap.worksheets[0].append(rij)
    werkmap.save(uit := io.BytesIO())
    assert delen(lees(uit.getvalue())) == {"Dorp": ("BU12340102",)}


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        (b"Stadsdeel Noord;BU12349999", "buurt BU12349999 staat niet in de gebiedsindeling"),
        (b"Stadsdeel Noord;WK123402", "WK123402 is geen buurt maar een wijk"),
        (b"Stadsdeel Noord;", "de buurtcode ontbreekt"),
        (b";BU123402AA", "de naam van het eigen gebied ontbreekt"),
    ],
)
def test_an_area_with_a_faulty_line_is_refused_as_a_whole(regel: bytes, reden: str) -> None:
    verslag = lees(LIJST + regel + b"\n")
    assert reden in [w.reden for w in verslag.geweigerd]
    assert "Kern Sluis" in delen(verslag)
    if regel.startswith(b"Stadsdeel"):
        assert [w.regel for w in verslag.geweigerd] == [2, 3, 5]
        assert "Stadsdeel Noord" not in delen(verslag)
    assert verslag.regels_ingelezen + verslag.regels_geweigerd + sum(verslag.toegelicht.values()) == 5


def test_a_list_without_one_good_area_is_refused() -> None:
    with pytest.raises(NietHerkendError, match="BU98760101 staat niet in de gebiedsindeling"):
        lees(b"kern;buurtcode\nA;BU98760101\n")


@pytest.mark.parametrize(
    "inhoud",
    [
        b"gebied;buurtcode;aantal\nNoord;BU12340101;4\n",
        b"stadsdeel;buurtcode;jaar;aantal\nNoord;BU12340101;2024;4\n",
        b"stadsdeel;naam\nNoord;x\n",
        b"code;naam\nBU12340101;Noord\n",
    ],
)
def test_other_tables_are_no_list_of_own_areas(inhoud: bytes) -> None:
    assert open_gebiedsbestand("a.csv", inhoud, gebieden=INDELING) is None


def test_personal_data_is_refused_here_too() -> None:
    with pytest.raises(PersoonsgegevensError):
        lees(b"stadsdeel;buurtcode;naam\n" + b"".join(b"Noord;BU12340101;a%d@voorbeeld.nl\n" % n for n in range(3)))

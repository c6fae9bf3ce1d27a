"""A data set of codes with its metadata file: names, units, margins and what each code covers come from there."""

from itertools import product
from pathlib import Path

import pytest

from kvdash.errors import NietHerkendError
from kvdash.ingest import lees_metadata
from tests.ingest.voorbeelden import GEMEENTEN, NOORD, ZUID, Gelezen, als_csv, lees

METADATA = """"TableInfos"
"ID";"Title";"Identifier";"Catalog";"Summary"
"0";"Proefmonitor; regio";"99999NED";"Proefbureau";"Over twee
regels"

"DataProperties"
ID;Position;ParentID;Type;Key;Title;Description;Unit
"0";"0";;"Dimension";"Marges";"Marges";"";
"1";"1";;"Dimension";"Kenmerken";"Kenmerken";"";
"2";"2";;"GeoDimension";"RegioS";"Regio's";"";
"3";"3";;"TimeDimension";"Perioden";"Perioden";"";
"4";;;"TopicGroup";;"Buurt";"";
"5";"4";"4";"Topic";"Mening_1";"Prettig wonen";"Deel dat het prettig vindt
om er te wonen.";"% '(zeer) eens'"
"6";"5";"4";"Topic";"Cijfer_2";"Oordeel";"";"rapportcijfer"

"Marges"
Key;Title;Description
"A1 ";"Waarde";""
"A2 ";"Ondergrens 95%-betrouwbaarheidsinterval";""
"A3 ";"Bovengrens 95%-betrouwbaarheidsinterval";""

"Kenmerken"
Key;Title;Description
"1000";"Totaal personen";""
"2000";"Mannen";""

"RegioS"
Key;Title;Description
"GM9901";"Noorderstad";""
"GM9902";"Zuiddorp";""

"Perioden"
Key;Title;Description;Status
"2022JJ00";"2022";;"Definitief"
"2023JJ00";"2023*";;"Voorlopig"
"""


def dataset() -> list[list[str]]:
    rijen = [["ID", "Marges", "Kenmerken", "RegioS", "Perioden", "Mening_1", "Cijfer_2"]]
    keuzes = product(("A1 ", "A2 ", "A3 "), ("1000", "2000"), (NOORD, ZUID), ("2022JJ00", "2023JJ00"))
    for n, (marge, wie, gebied, periode) in enumerate(keuzes):
        basis = 10 * int(wie[0]) + int(gebied[-1]) + int(periode[3])
        erbij = {"A1 ": 0, "A2 ": -2, "A3 ": 3}[marge]
        rijen.append([str(n), marge, wie, f"{gebied:<10}", periode, f"{basis + erbij}.0", f"7.{erbij + 4}"])
    return rijen


def verklaard(inhoud: str) -> Gelezen:
    return lees(inhoud, gemeente=None, metadata=[METADATA.encode()])


def test_codes_get_name_unit_and_bounds() -> None:
    gelezen = verklaard(als_csv(dataset()))
    assert len(gelezen.rijen) == 2 * 8 and gelezen.verslag.geweigerd == () and gelezen.verslag.waarschuwingen == ()
    rij = next(
        r
        for r in gelezen.rijen
        if (r["gebied"], r["periode"], r["uitsplitsing"], r["kolom"]) == (NOORD, "2023JJ00", "totaal", 6)
    )
    assert (rij["waarde"], rij["onder"], rij["boven"]) == (14.0, 12.0, 17.0)
    assert (rij["maat"], rij["bron"], rij["status"]) == ("percentage", "Proefbureau", "voorlopig")
    assert {r["uitsplitsing"] for r in gelezen.rijen} == {"totaal", "Mannen"}
    mening, oordeel = gelezen.verslag.nieuwe_indicatoren
    assert (mening.naam, mening.eenheid, mening.bron_tabel) == ("Buurt/Prettig wonen", "percentage", "99999NED")
    assert mening.definitie == "Deel dat het prettig vindt om er te wonen."
    assert (oordeel.naam, oordeel.eenheid) == ("Buurt/Oordeel", "rapportcijfer")


def test_file_that_holds_itself_twice_with_its_metadata() -> None:
    tekst = als_csv(dataset())
    assert verklaard(tekst * 2).rijen == verklaard(tekst).rijen
    assert verklaard(tekst * 2).verslag.geweigerd == ()


CODELIJST = (
    'Key,Title,Description,CategoryGroupID\n"1.1.1 ","1.1.1 Diefstal/inbraak woning","A20 Iets\nB20 Anders",\n'
    '"9.9.9 ","Verzonnen delict","Z99 Dekt, wat er staat",\n'
)


def test_code_list_names_the_codes_of_a_long_table() -> None:
    rijen = [["SoortMisdrijf", "RegioS", "Perioden", "GeregistreerdeMisdrijven_1"]]
    rijen += [[f"{s} ", f"{c:<6}", "2023JJ00", f"{7 * n}"] for n, c in enumerate(GEMEENTEN) for s in ("1.1.1", "9.9.9")]
    gelezen = lees(als_csv(rijen), gemeente=None, metadata=[CODELIJST.encode()])
    assert {r["indicator"] for r in gelezen.rijen} == {"woninginbraak", "o_9_9_9_verzonnen_delict"}
    (nieuw,) = gelezen.verslag.nieuwe_indicatoren
    assert (nieuw.naam, nieuw.definitie) == ("9.9.9 Verzonnen delict", "Z99 Dekt, wat er staat")


def test_metadata_of_another_data_set_is_left_aside() -> None:
    rijen = [["gebied", "jaar", "Zwerfvuil (%)"], *([c, "2023", "4,5"] for c in GEMEENTEN)]
    for uitleg in (METADATA, CODELIJST, "geen metadata", "Key;Title\n"):
        assert lees(als_csv(rijen), metadata=[uitleg.encode()]).rijen == lees(als_csv(rijen)).rijen


@pytest.mark.parametrize(("inhoud", "woord"), [(METADATA, "bij tabel 99999NED"), (CODELIJST, "uitleg van codes")])
def test_metadata_alone_says_what_it_needs(inhoud: str, woord: str, tmp_path: Path) -> None:
    pad = tmp_path / "uitleg.csv"
    pad.write_text(inhoud, "utf-8-sig")
    for bestand in (inhoud.encode(), inhoud.encode("utf-16"), pad.read_bytes()):
        with pytest.raises(NietHerkendError, match=f"{woord}.*Kies hem samen met het bestand met de cijfers"):
            lees(bestand)
    assert lees_metadata(pad) == lees_metadata(inhoud.encode())


def test_data_set_of_codes_without_metadata_is_read_as_before() -> None:
    gelezen = lees(als_csv(dataset()).replace("A1 ", "MW00000").replace("A2 ", "MOG0095").replace("A3 ", "MBG0095"))
    assert {r["bron"] for r in gelezen.rijen} == {"CBS"} and len(gelezen.rijen) == 16

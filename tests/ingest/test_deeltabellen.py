"""Two different tables on one sheet or in one file: each can be read, nothing is read of both together."""

import io

import pytest
import xlsxwriter

from kvdash.domain.toewijzing import Toewijzing
from tests.ingest.voorbeelden import Gelezen, als_csv, lees

MARKT, KADE = "BU99010101", "BU99010201"
GEWELD = [
    ["Geweld per buurt"],
    ["Buurtcode", "2022", "2023"],
    [MARKT, "1", "2"],
    [KADE, "3", "4"],
]
ZWERFVUIL = [
    ["Zwerfvuil per wijk"],
    ["Wijk", "Jaar", "Zwerfvuil (%)"],
    ["WK990101", "2023", "11,5"],
    ["WK990102", "2023", "12,5"],
    ["Bron: Proefbureau"],
]
ONDER = [*GEWELD, [], *ZWERFVUIL]
NAAST = [
    [*links, *[""] * (3 - len(links)), "", *rechts, *[""] * (3 - len(rechts))]
    for links, rechts in zip(GEWELD, ZWERFVUIL[:4], strict=True)
]
EERSTE = {(MARKT, "2022JJ00", 1.0), (MARKT, "2023JJ00", 2.0), (KADE, "2022JJ00", 3.0), (KADE, "2023JJ00", 4.0)}
TWEEDE = {("WK990101", "2023JJ00", 11.5), ("WK990102", "2023JJ00", 12.5)}


def _cijfers(gelezen: Gelezen) -> set[tuple[str, str, float]]:
    return {(r["gebied"], r["periode"], r["waarde"]) for r in gelezen.rijen}


def _werkmap(rijen: list[list[str]]) -> bytes:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet("Cijfers")
        for n, rij in enumerate(rijen):
            blad.write_row(n, 0, [int(c) if c.isdigit() else c or None for c in rij])
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "blad"),
    [
        (als_csv(ONDER).encode(), ""),
        (_werkmap(ONDER), "Cijfers "),
        (als_csv(NAAST).encode(), ""),
        (_werkmap(NAAST), "Cijfers "),
    ],
    ids=["onder elkaar", "onder elkaar op een blad", "naast elkaar", "naast elkaar op een blad"],
)
def test_one_of_the_tables_is_read_and_the_other_offered(inhoud: bytes, blad: str) -> None:
    een, twee = f"{blad}tabel 1: Geweld per buurt", f"{blad}tabel 2: Zwerfvuil per wijk"
    eerst = lees(inhoud)
    assert eerst.herkenning.tabellen == eerst.verslag.bladen == (een, twee)
    assert eerst.herkenning.vraagt and eerst.herkenning.blad == een
    assert _cijfers(eerst) == EERSTE
    keuze = lees(inhoud, toewijzing=Toewijzing(blad=twee))
    assert not keuze.herkenning.vraagt
    assert _cijfers(keuze) == TWEEDE
    for verslag in (eerst.verslag, keuze.verslag):
        assert verslag.regels_totaal == verslag.regels_ingelezen + sum(verslag.toegelicht.values())


def test_figures_keep_the_line_and_column_they_stand_in() -> None:
    rijen = lees(_werkmap(NAAST), toewijzing=Toewijzing(blad="Cijfers tabel 2: Zwerfvuil per wijk")).rijen
    assert [(r["regel"], r["kolom"]) for r in rijen] == [(3, 7), (4, 7)]
    onder = lees(als_csv(ONDER), toewijzing=Toewijzing(blad="tabel 2: Zwerfvuil per wijk"))
    assert [r["regel"] for r in onder.rijen] == [8, 9]
    assert onder.verslag.toegelicht["andere tabel"] == 5

"""Every line is accounted for, every figure comes from the cell at its line, and both ways of reading agree."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kvdash.domain.upload import WAARNEMING_KOLOMMEN
from kvdash.errors import BestandError
from kvdash.ingest.invoer import Blok, TekstInvoer, tekst_blokken
from kvdash.ingest.tekst import lees_tekst, splits
from tests.ingest.voorbeelden import (
    GEMEENTEN,
    NOORD,
    Gelezen,
    als_csv,
    brede_tabel,
    codetabel,
    gestapeld,
    kerncijfers,
    lange_tabel,
    lees,
    maandtabel,
    open_bestand,
    statline_lang,
)

TEKSTEN = {
    "lang": als_csv(lange_tabel(), alles_tussen=True, regeleinde="\r\n"),
    "maanden": als_csv(maandtabel(), scheiding=","),
    "gestapeld": gestapeld(),
    "statline": als_csv(statline_lang()),
    "codes": als_csv(codetabel(), alles_tussen=True),
    "breed": als_csv(brede_tabel()),
    "kern": als_csv(kerncijfers(), alles_tussen=True),
}


def reconcile(gelezen: Gelezen, inhoud: bytes) -> None:
    verslag = gelezen.verslag
    geteld = verslag.regels_ingelezen + verslag.regels_geweigerd + sum(verslag.toegelicht.values())
    assert geteld == verslag.regels_totaal == len(inhoud.split(b"\n")) - inhoud.endswith(b"\n")


@pytest.mark.parametrize("soort", TEKSTEN)
def test_each_figure_is_that_of_its_cell(soort: str) -> None:
    tekst = TEKSTEN[soort]
    gelezen = lees(tekst, naam="x 2024.csv")
    reconcile(gelezen, tekst.encode())
    cellen = list(csv.reader(tekst.splitlines(), delimiter="," if soort == "maanden" else ";"))
    assert gelezen.rijen
    for rij in gelezen.rijen:
        cel = cellen[rij["regel"] - 1][rij["kolom"] - 1].strip()
        # 1.101 in the wide table is eleven hundred and one
        getal = cel.replace(".", "") if soort == "breed" and "," not in cel else cel.replace(",", ".")
        assert rij["waarde"] == float(getal)


def test_columns_and_types() -> None:
    lezer = open_bestand("x.csv", TEKSTEN["lang"].encode(), gemeente=NOORD)
    (tabel,) = lezer.batches()
    assert tuple(tabel.column_names) == WAARNEMING_KOLOMMEN
    soorten = {naam: str(tabel.schema.field(naam).type) for naam in WAARNEMING_KOLOMMEN}
    assert soorten["indelingsjaar"] == "int16" and soorten["regel"] == "int64" and soorten["kolom"] == "int32"
    assert soorten["waarde"] == soorten["onder"] == soorten["boven"] == "double"
    assert {r.rol for r in lezer.herkenning().kolommen} == {"onderwerp", "periode", "gebiedsnaam", "waarde"}


def test_from_a_path(tmp_path: Path) -> None:
    pad = tmp_path / "x.csv"
    pad.write_bytes(TEKSTEN["maanden"].encode())
    lezer = open_bestand(pad.name, pad, gemeente=NOORD)
    assert sum(t.num_rows for t in lezer.batches()) == len(maandtabel()) - 1


CELLEN = st.sampled_from(
    [
        "",
        "x",
        ".",
        "5",
        "1O4",
        "7*",
        '"',
        'a"b',
        '"9"',
        "a;b",
        "\n",
        "-99997",
        "Oude Markt",
        "2023",
        "é",
        "\r",
        "1.1.1 A",
        "=1+1",
    ]
)
LASTIG = st.sampled_from(["a", "", "1,5", " x ", 'q"q', "b\nc", "é", '""', "\ufeff", "."])
MUTATIES = st.lists(st.tuples(st.integers(0, 400), CELLEN), max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(TEKSTEN)), MUTATIES, st.lists(st.integers(0, 60), max_size=3))
def test_lines_add_up_whatever_is_wrong(soort: str, mutaties: list[tuple[int, str]], leeg: list[int]) -> None:
    tekst = TEKSTEN[soort]
    for plek, nieuw in mutaties:
        plek = 200 + plek % max(1, len(tekst) - 200)
        tekst = tekst[:plek] + nieuw + tekst[plek:]
    regels = tekst.split("\n")
    for plek in leeg:
        regels.insert(5 + plek % max(1, len(regels) - 5), "")
    tekst = "\n".join(regels)
    try:
        gelezen = lees(tekst, naam="x 2024.csv")
    except BestandError:
        return
    reconcile(gelezen, tekst.encode())
    geweigerd = {w.regel for w in gelezen.verslag.geweigerd}
    assert geweigerd.isdisjoint({r["regel"] for r in gelezen.rijen})


def waarden_van(blok: Blok) -> list[tuple[int, int, tuple[str, ...]]]:
    rijen = zip(blok.regel.tolist(), blok.aantal.tolist(), strict=True)
    return [(regel, aantal, blok.cellen(n)) for n, (regel, aantal) in enumerate(rijen)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["a", "", "1,5", " x ", 'q"q', "b\nc", "é", '""', "\ufeff", "."]), min_size=3, max_size=3
        )
    )
)
def test_fast_and_slow_reading_agree(rijen: list[list[str]]) -> None:
    tekst = lees_tekst(("kop;a;b\n" + als_csv(rijen) + "x;y;z\n").encode())
    gevonden = []
    for snel in (True, False):
        blokken = tekst_blokken(tekst, van=0, tot=tekst.einde, regel=1, scheiding=";", breedte=3, snel=snel)
        gevonden.append([rij for blok in blokken for rij in waarden_van(blok)])
    assert gevonden[0] == gevonden[1]


def test_blocks_in_small_pieces_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rijen = [
        [f"n{n}", 'een "woord"' if n % 7 == 0 else "x", "twee\nregels" if n % 5 == 0 else str(n)] for n in range(300)
    ]
    tekst = lees_tekst(als_csv(rijen).encode())
    heel = list(tekst_blokken(tekst, van=0, tot=tekst.einde, regel=1, scheiding=";", breedte=3))
    monkeypatch.setattr("kvdash.ingest.invoer.STUK", 97)
    delen = list(tekst_blokken(tekst, van=0, tot=tekst.einde, regel=1, scheiding=";", breedte=3))
    assert len(delen) > 10
    assert [r for b in delen for r in waarden_van(b)] == [r for b in heel for r in waarden_van(b)]


def test_sampled_file_reads_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    heel = lees(TEKSTEN["maanden"])
    for naam, aantal in (("ALLES", 20), ("KOP", 10), ("RAAM", 5), ("RAMEN", 9), ("STAART", 4)):
        monkeypatch.setattr(TekstInvoer, naam, aantal)
    assert lees(TEKSTEN["maanden"]).rijen == heel.rijen


REGEL = st.sampled_from(
    ["a;1;2", "b;3;4", 'c;"5";6', "", "noot", "x;y", "z;1;2;3", "w;1;2;", 'stuk";7;8', '"over', 'twee";9;9', "Bron: x"]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(REGEL, min_size=1, max_size=40), st.integers(0, 8), st.integers(0, 8))
@pytest.mark.parametrize("alles", [20_000, 3], ids=["klein", "middelgroot"])
def test_what_is_kept_is_what_reading_again_would_give(
    monkeypatch: pytest.MonkeyPatch, alles: int, regels: list[str], na: int, voor: int
) -> None:
    """The same rows come out of a text that was split once as of one that is split for each look."""
    for naam, aantal in (("ALLES", alles), ("KOP", 5), ("RAAM", 2), ("RAMEN", 3), ("STAART", 4)):
        monkeypatch.setattr(TekstInvoer, naam, aantal)
    tekst = lees_tekst(("kop;a;b\n" + "\n".join(regels) + "\n").encode())
    bewaard, los = (TekstInvoer(tekst, scheiding=";", bewaar=bewaar) for bewaar in (True, False))
    if alles > 3:
        assert bewaard.monster() == los.monster()
        assert bewaard.kop() == [r for r in los.monster() if r.regel <= 5]
    assert bewaard.staart() == los.staart()
    for van, tot in ((1, tekst.regels + 1), (1 + na, tekst.regels + 1 - voor)):
        if van < tot and los.records_op([van]):
            gevonden = [[*invoer.blokken(van=van, tot=tot, breedte=3)] for invoer in (bewaard, los)]
            rijen = [[rij for blok in blokken for rij in waarden_van(blok)] for blokken in gevonden]
            assert rijen[0] == rijen[1]
            zonder = [[record for blok in blokken for record in blok.los] for blokken in gevonden]
            assert zonder[0] == zonder[1]


def test_one_stray_quote_costs_one_line() -> None:
    regels = TEKSTEN["statline"].split("\n")
    regels[5] = '"' + regels[5]
    gelezen = lees("\n".join(regels))
    heel = lees(TEKSTEN["statline"])
    assert {r["regel"] for r in heel.rijen} - {r["regel"] for r in gelezen.rijen} == {6}
    (weigering,) = [w for w in gelezen.verslag.geweigerd if w.regel == 6]
    assert "aanhalingsteken" in weigering.reden


def test_cell_over_two_lines_counts_two() -> None:
    tekst = TEKSTEN["lang"].replace("Grachten", "Grach\nten")
    gelezen = lees(tekst.replace("Grach\nten", "Grachten\n"))
    assert gelezen.verslag.regels_ingelezen == len(lange_tabel())
    records = list(splits(['a;"b', 'c";d', "e;f;g"], eerste=5, scheiding=";", breedte=3))
    assert [(r.regel, r.aantal, r.cellen) for r in records] == [(5, 2, ("a", "b\nc", "d")), (7, 1, ("e", "f", "g"))]


@pytest.mark.parametrize("soort", TEKSTEN)
def test_whole_file_twice(soort: str) -> None:
    enkel, dubbel = lees(TEKSTEN[soort], naam="x 2024.csv"), lees(TEKSTEN[soort] * 2, naam="x 2024.csv")
    assert dubbel.rijen == enkel.rijen
    assert dubbel.verslag.regels_geweigerd == 2 * enkel.verslag.regels_geweigerd
    assert dubbel.verslag.toegelicht["dubbele regel"] > 0
    assert dubbel.verslag.toegelicht["kopregel"] == 2 * enkel.verslag.toegelicht["kopregel"]
    reconcile(dubbel, TEKSTEN[soort].encode() * 2)


def test_contradicting_lines_are_both_refused() -> None:
    rijen = lange_tabel()
    rijen.append([*rijen[2][:3], "99"])
    gelezen = lees(als_csv(rijen))
    assert {(w.regel, w.waarde, w.reden.split(" geeft")[0]) for w in gelezen.verslag.geweigerd} == {
        (3, "7", "regel 8"),
        (8, "99", "regel 3"),
    }
    assert len(gelezen.rijen) == len(lange_tabel()) - 2


def test_line_with_one_refused_cell_is_refused_whole() -> None:
    rijen = brede_tabel()
    rijen[3][3], rijen[3][4] = "1O4", "?!"
    gelezen = lees(als_csv(rijen))
    assert [(w.regel, w.kolom, w.waarde) for w in gelezen.verslag.geweigerd] == [
        (4, "Aantal inwoners", "1O4"),
        (4, "Zwerfvuil (%)", "?!"),
    ]
    assert "letter O" in gelezen.verslag.geweigerd[0].reden
    assert 4 not in {r["regel"] for r in gelezen.rijen}


def test_hidden_figures_are_kept_without_value() -> None:
    rijen = lange_tabel()
    rijen[1][3], rijen[2][3], rijen[3][3] = "x", "-99997", "-99999"
    gelezen = lees(als_csv(rijen))
    assert [(r["waarde"], r["status"]) for r in gelezen.rijen[:2]] == [(None, "onderdrukt")] * 2
    assert gelezen.verslag.toegelicht["geen waarde"] == 1


def test_no_value_comes_before_unknown_area() -> None:
    rijen = statline_lang()
    gelezen = lees(als_csv([*rijen, ["1 Vermogensmisdrijven", "2015", "Onbekend Oord", "", ".", ""]]))
    assert gelezen.verslag.toegelicht["geen waarde"] == 4


def test_percentages_keep_their_gemeenten_apart() -> None:
    assert len({r["gebied"] for r in lees(TEKSTEN["statline"]).rijen}) == len(GEMEENTEN)

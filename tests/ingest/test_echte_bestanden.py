"""Files as people really have them, from the folder that KVDASH_ECHTE_BESTANDEN names.

What each holds is computed here by a reader of its own: the csv module and a few lines, nothing of kvdash.
"""

import csv
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kvdash.charts.kaartvorm import vorm_van
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.landelijk import LANDELIJKE_GEBIEDEN
from kvdash.domain.toewijzing import Toewijzing
from kvdash.errors import NietHerkendError
from tests.ingest.voorbeelden import Gelezen, lees, open_gebiedsbestand

pytestmark = pytest.mark.echte_bestanden


def bestand(deel: str) -> Path:
    (pad,) = Path(os.environ["KVDASH_ECHTE_BESTANDEN"]).glob(f"*{deel}*.csv")
    return pad


def cellen(deel: str, scheiding: str = ";") -> list[list[str]]:
    with bestand(deel).open(encoding="utf-8-sig", newline="") as file:
        return [[cel.strip() for cel in rij] for rij in csv.reader(file, delimiter=scheiding)]


@cache
def kern() -> Gelezen:
    leeg = Gebiedsindeling.van(LANDELIJKE_GEBIEDEN)
    return lees(bestand("kwb2024").read_bytes(), naam="kwb2024.csv", gemeente=None, gebieden=leeg)


@cache
def boom() -> Gebiedsindeling:
    return Gebiedsindeling.van([*LANDELIJKE_GEBIEDEN, *kern().verslag.nieuwe_gebieden])


@cache
def gelezen(deel: str, gemeente: str | None = None) -> Gelezen:
    return lees(bestand(deel).read_bytes(), naam=bestand(deel).name, gemeente=gemeente, gebieden=boom())


@cache
def codes_van_gemeenten() -> dict[str, str]:
    return {rij[0]: rij[3] for rij in cellen("kwb2024") if rij[3].startswith("GM")}


def in_plaats(gemeente: str, soort: str) -> dict[str, str]:
    begin = soort + gemeente[2:]
    namen = [(rij[0], rij[3]) for rij in cellen("kwb2024") if rij[3].startswith(begin)]
    return {naam.split(" ", 2)[2] if naam.startswith("Wijk ") else naam: code for naam, code in namen}


def getal(tekst: str) -> float:
    return float(tekst.replace(",", "."))


def amsterdam() -> Iterator[tuple[str, str, float]]:
    buurten = in_plaats("GM0363", "BU")
    for rij in cellen("47018NED")[1:]:
        yield buurten[rij[2]], f"{rij[1]}JJ00", getal(rij[3])


def rotterdam() -> Iterator[tuple[str, str, float]]:
    buurten, wijken = in_plaats("GM0599", "BU"), in_plaats("GM0599", "WK")
    for rij in cellen("47022NED", ",")[1:]:
        naam, _, soort = rij[2].partition(" (")
        code = "GM0599" if soort == "Gemeente)" else wijken[naam] if soort else buurten[naam]
        yield code, f"{rij[1][:4]}MM{rij[1][5:7]}", getal(rij[5])


def gemeenten() -> Iterator[tuple[str, str, float]]:
    namen = codes_van_gemeenten() | {"Nederland": "NL00"}
    eenheden = ["Noord-Nederland", "Oost-Nederland", "Midden-Nederland", "Noord-Holland", "Amsterdam"]
    eenheden += ["Den Haag", "Rotterdam", "Zeeland - West-Brabant", "Oost-Brabant", "Limburg"]
    namen |= {f"{naam} (RE)": f"RE{n:02d}" for n, naam in enumerate(eenheden, start=1)}
    for rij in cellen("47013NED"):
        code = namen.get(rij[0].removesuffix(" (gemeente)")) if rij else None
        for kolom, jaar in ((1, "2022"), (2, "2023")) if code else ():
            yield str(code), f"{jaar}JJ00", getal(rij[kolom])


def statline() -> Iterator[tuple[str, str, float]]:
    namen = codes_van_gemeenten()
    for rij in cellen("83648NED")[1:]:
        code = namen.get(rij[2].removesuffix(" (gemeente)"))
        for cel in rij[3:] if code else ():
            if cel:
                yield str(code), f"{rij[1]}JJ00", getal(cel)


def monitor() -> Iterator[tuple[str, str, float]]:
    for rij in cellen("81877NED_Untyped")[1:]:
        if rij[1] == "1":
            for cel in rij[4:]:
                if cel != ".":
                    yield rij[2], rij[3], getal(cel)


def kerncijfers() -> Iterator[tuple[str, str, float]]:
    for rij in cellen("kwb2024")[1:]:
        for cel in rij[5:]:
            if cel != ".":
                yield rij[3], "2024JJ00", getal(cel)


GEVALLEN: list[tuple[str, str | None, Callable[[], Iterator[tuple[str, str, float]]]]] = [
    ("47018NED", "GM0363", amsterdam),
    ("47022NED", "GM0599", rotterdam),
    ("47013NED", None, gemeenten),
    ("83648NED", None, statline),
    ("81877NED_Untyped", None, monitor),
]


@pytest.mark.parametrize(("deel", "gemeente", "verwacht"), GEVALLEN)
def test_all_figures(deel: str, gemeente: str | None, verwacht: Callable[[], Iterator[tuple[str, str, float]]]) -> None:
    gevonden = [(r["gebied"], r["periode"], r["waarde"]) for r in gelezen(deel, gemeente).rijen]
    assert sorted(gevonden) == sorted(verwacht())


def test_area_tree_and_denominators() -> None:
    assert sorted((r["gebied"], r["periode"], r["waarde"]) for r in kern().rijen) == sorted(kerncijfers())
    rijen = cellen("kwb2024")[1:]
    assert {g.code: g.naam for g in kern().verslag.nieuwe_gebieden} == {
        r[3]: " ".join(r[0].split()) for r in rijen if r[3] != "NL00"
    }
    ouders = {g.code: g.ouder for g in kern().verslag.nieuwe_gebieden}
    assert all(ouders[c] == (f"WK{c[2:8]}" if c.startswith("BU") else f"GM{c[2:6]}") for c in ouders if c[:2] != "GM")


@pytest.mark.parametrize(("deel", "gemeente"), [geval[:2] for geval in GEVALLEN])
def test_every_line_is_accounted_for(deel: str, gemeente: str | None) -> None:
    verslag = gelezen(deel, gemeente).verslag
    data = bestand(deel).read_bytes()
    assert verslag.regels_totaal == data.count(b"\n") + (not data.endswith(b"\n"))
    explained = sum(verslag.toegelicht.values())
    assert verslag.regels_totaal == verslag.regels_ingelezen + verslag.regels_geweigerd + explained


def test_only_abolished_gemeenten_are_refused() -> None:
    geweigerd = {w.waarde for w in gelezen("83648NED").verslag.geweigerd}
    bekend = codes_van_gemeenten()
    assert geweigerd == {
        rij[2]
        for rij in cellen("83648NED")[1:]
        if any(rij[3:]) and rij[2].removesuffix(" (gemeente)") not in bekend and "ingedeeld" not in rij[2]
    }


def test_margins_are_bounds() -> None:
    rijen = cellen("81877NED_Untyped")
    marges = {(r[2], r[3], k): getal(c) for r in rijen if r[1] == "2" for k, c in enumerate(r, 1) if k > 4 and c != "."}
    uit = gelezen("81877NED_Untyped").rijen
    assert len(uit) > 2000
    for rij in uit:
        marge = marges[rij["gebied"], rij["periode"], rij["kolom"]]
        assert (rij["onder"], rij["boven"]) == pytest.approx((rij["waarde"] - marge, rij["waarde"] + marge))


def test_what_they_measure_and_who_says_so() -> None:
    assert {(r["indicator"], r["bron"], r["maat"]) for r in gelezen("47018NED", "GM0363").rijen} == {
        ("fietsendiefstal", "Politie", "aantal")
    }
    assert {(r["indicator"], r["bron"]) for r in gelezen("47013NED").rijen} == {("politie_totaal", "Politie")}
    assert {r["bron"] for r in gelezen("83648NED").rijen} == {"CBS"}
    assert {r["maat"] for r in gelezen("83648NED").rijen} == {"aantal", "percentage", "per 1.000"}
    assert {r["bron"] for r in gelezen("47022NED", "GM0599").rijen} == {"Politie"}
    gemeenten_2026 = {r["indelingsjaar"] for r in gelezen("47013NED").rijen if r["gebied"].startswith("GM")}
    assert gemeenten_2026 == {2026}


@pytest.mark.parametrize("deel", ["81877NED_Metadata", "71950ned", "SoortMisdrijf", "Overlast"])
def test_files_without_figures_per_area(deel: str) -> None:
    with pytest.raises(NietHerkendError):
        gelezen(deel)


def test_a_national_file_is_read_once_it_is_known_to_be_of_nederland() -> None:
    data = bestand("71950ned").read_bytes()
    gevonden = lees(data, naam="x.csv", gemeente=None, gebieden=boom(), toewijzing=Toewijzing(gebied="NL00"))
    assert {r["gebied"] for r in gevonden.rijen} == {"NL00"}
    assert any(r["onder"] is not None for r in gevonden.rijen)


def test_amsterdam_without_gemeente_asks_for_it() -> None:
    with pytest.raises(NietHerkendError, match=r"Geef de gemeente op \(waarschijnlijk Amsterdam, GM0363\)"):
        gelezen("47018NED")


@pytest.mark.parametrize(
    ("deel", "gemeente", "vlakken", "grenzen", "sleutel"),
    [
        ("amsterdam_buurten", None, 518, 517, "cbsCode"),  # one buurt came after the borders of 2024
        ("haaglanden_wijken", None, 72, 70, "WK_CODE"),
        ("rotterdam_gebieden", "GM0599", 22, 18, "name"),
    ],
)
def test_maps(deel: str, gemeente: str | None, vlakken: int, grenzen: int, sleutel: str) -> None:
    (pad,) = Path(os.environ["KVDASH_ECHTE_BESTANDEN"]).glob(f"{deel}*.geojson")
    lezer = open_gebiedsbestand(pad.name, pad, gebieden=boom(), gemeente=gemeente)
    assert lezer is not None
    verslag = lezer.verslag()
    assert (verslag.regels_totaal, len(verslag.grenzen)) == (vlakken, grenzen)
    assert f"herkend aan '{sleutel}'" in verslag.omschrijving
    geteld = verslag.regels_ingelezen + verslag.regels_geweigerd + sum(verslag.toegelicht.values())
    assert geteld == verslag.regels_totaal
    vorm = vorm_van({grens.code: grens.geometrie for grens in verslag.grenzen})
    assert sum(map(len, vorm.paden.values())) < 60_000


def test_a_map_with_names_only_asks_for_the_gemeente() -> None:
    (pad,) = Path(os.environ["KVDASH_ECHTE_BESTANDEN"]).glob("rotterdam_gebieden*.geojson")
    with pytest.raises(NietHerkendError, match=r"passen bij Rotterdam \(GM0599\)"):
        open_gebiedsbestand(pad.name, pad, gebieden=boom())


def _op_regel(gelezen: Gelezen, velden: tuple[str, ...]) -> list[list[Any]]:
    rijen = sorted(gelezen.rijen, key=lambda rij: (rij["regel"], rij["kolom"]))
    return [[rij[veld] for veld in velden] for rij in rijen]


def test_metadata_gives_names_units_and_the_same_figures() -> None:
    zonder = gelezen("81877NED_Untyped")
    data = bestand("81877NED_Untyped").read_bytes()
    uitleg = [bestand("81877NED_Metadata").read_bytes(), bestand("SoortMisdrijf_codelist").read_bytes()]
    verklaard = lees(data, naam="81877NED.csv", gemeente=None, gebieden=boom(), metadata=uitleg)
    assert {w.soort for w in zonder.verslag.waarschuwingen} == {"eenheid"} and verklaard.verslag.waarschuwingen == ()
    plaats = ("gebied", "periode", "waarde", "onder", "boven", "regel", "kolom")
    assert _op_regel(verklaard, plaats) == _op_regel(zonder, plaats)
    namen = {i.naam: i for i in verklaard.verslag.nieuwe_indicatoren}
    assert namen["Kans om slachtoffer te worden: Van zakkenrollerij"].eenheid == "percentage"
    assert {(i.bron, i.bron_tabel) for i in namen.values()} == {("CBS", "81877NED")}


def test_rounding_is_seen_and_no_figure_is_suspected() -> None:
    verslagen = {
        d: gelezen(d, g).verslag for d, g in (("47018NED", "GM0363"), ("47022NED", "GM0599"), ("83648NED", None))
    }
    afgerond = {d: {a.bron: a.op for a in v.afrondingen} for d, v in verslagen.items()}
    assert afgerond == {"47018NED": {"Politie": 1}, "47022NED": {"Politie": 1}, "83648NED": {"CBS": 5}}
    assert not [w for v in verslagen.values() for w in v.waarschuwingen if w.vraagt_reden]


def test_names_of_abolished_gemeenten_are_offered_others() -> None:
    onbekend = {o.naam: o for o in gelezen("83648NED").herkenning.onbekende_gebieden}
    assert len(onbekend) > 50 and all(o.regels for o in onbekend.values())

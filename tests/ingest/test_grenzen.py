"""Maps: which grid, which property names the areas, what is refused and why, and that neighbours stay neighbours."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
import shapely.geometry
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.upload import Leesverslag
from kvdash.errors import NietHerkendError, OnleesbaarError, PersoonsgegevensError
from kvdash.ingest.grenzen import naar_wgs84
from kvdash.ingest.vereenvoudig import vereenvoudig, voeg_samen
from tests.ingest.voorbeelden import open_gebiedsbestand


def gebied(code: str, naam: str, niveau: Any, *, jaar: int = 2024) -> Gebied:
    return Gebied(code=code, naam=naam, niveau=niveau, indelingsjaar=jaar, gemeente=f"GM{code[2:6]}")


INDELING = Gebiedsindeling.van(
    [
        gebied("GM1234", "Verzonnen", "gemeente"),
        gebied("WK123401", "Wijk 01 Noord", "wijk", jaar=2023),
        gebied("WK123401", "Wijk 01 Noord", "wijk"),
        gebied("WK123402", "Wijk 02 IJdijk", "wijk"),
        gebied("BU12340101", "Noord", "buurt"),
        gebied("BU12340102", "Dorp", "buurt"),
        gebied("BU123402AA", "Sluis", "buurt"),
    ]
)
WGS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
RD = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


def ring(x: float, y: float, zijde: float) -> list[list[float]]:
    return [[x, y], [x + zijde, y], [x + zijde, y + zijde], [x, y + zijde], [x, y]]


def vlak(nummer: int, eigenschappen: Mapping[str, object], *, rd: bool = False, **rest: object) -> dict[str, Any]:
    rand = ring(120_000 + 500 * nummer, 480_000, 500) if rd else ring(4 + nummer / 100, 52, 0.01)
    geometrie = {"type": "Polygon", "coordinates": [rand]}
    return {"type": "Feature", "properties": eigenschappen, "geometry": geometrie, **rest}


def kaart(vlakken: Sequence[Mapping[str, Any]], **rest: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", **rest, "features": vlakken}).encode()


def lees(
    inhoud: bytes, *, naam: str = "kaart.geojson", gemeente: str | None = None, jaar: int | None = None
) -> Leesverslag:
    lezer = open_gebiedsbestand(naam, inhoud, gebieden=INDELING, gemeente=gemeente, jaar=jaar)
    assert lezer is not None
    assert list(lezer.batches()) == []
    return lezer.verslag()


def codes(verslag: Leesverslag) -> list[str]:
    return [grens.code for grens in verslag.grenzen]


def wijken(sleutel: str, waarden: Sequence[str], **rest: Any) -> bytes:
    return kaart([vlak(n, {sleutel: waarde}) for n, waarde in enumerate(waarden)], **rest)


def eerste_punt(verslag: Leesverslag) -> list[float]:
    punt: list[float] = json.loads(verslag.grenzen[0].geometrie)["coordinates"][0][0]
    return punt


# the grid


@pytest.mark.parametrize(
    ("x", "y", "lat", "lon"),
    [
        # the check points of Schreutelkamp & Strang van Hees: Amersfoort, Westertoren, Martinitoren
        (155_000.0, 463_000.0, 52.15517440, 5.38720621),
        (120_700.723, 487_525.501, 52.37453253, 4.88352559),
        (233_883.131, 582_065.167, 53.21938317, 6.56820053),
    ],
)
def test_rd_becomes_wgs84_within_a_metre(x: float, y: float, lat: float, lon: float) -> None:
    ((gevonden_lon, gevonden_lat),) = naar_wgs84(np.array([[x, y]]))
    noord, oost = (gevonden_lat - lat) * 111_320, (gevonden_lon - lon) * 111_320 * np.cos(np.radians(lat))
    assert np.hypot(noord, oost) < 1


@pytest.mark.parametrize(
    "crs",
    [
        None,
        WGS84,
        {"type": "name", "properties": {"name": "EPSG:4326"}},
        {"type": "EPSG", "properties": {"code": 4258}},
    ],
)
def test_degrees_are_taken_as_they_are(crs: object) -> None:
    verslag = lees(kaart([vlak(0, {"statcode": "WK123401"})], **({"crs": crs} if crs else {})))
    assert codes(verslag) == ["WK123401"]
    assert 4 <= eerste_punt(verslag)[0] <= 4.01
    assert "RD" not in verslag.omschrijving


@pytest.mark.parametrize("crs", [None, RD, {"type": "name", "properties": {"name": "Amersfoort / RD New"}}])
def test_rd_is_converted_also_when_the_file_does_not_say_so(crs: object) -> None:
    verslag = lees(kaart([vlak(0, {"statcode": "WK123401"}, rd=True)], crs=crs))
    lon, lat = eerste_punt(verslag)
    assert (round(lon, 2), round(lat, 2)) == (4.87, 52.31)
    assert "omgerekend van RD New" in verslag.omschrijving


@pytest.mark.parametrize(
    ("crs", "rand", "melding"),
    [
        ({"type": "name", "properties": {"name": "EPSG:3857"}}, ring(500_000, 6_800_000, 900), "EPSG:3857"),
        (None, ring(500_000, 6_800_000, 900), "niet van WGS84 en ook niet van RD"),
        (RD, ring(4, 52, 0.1), "passen niet bij RD New"),
        (WGS84, ring(120_000, 480_000, 900), "zijn van RD New"),
        (None, ring(52, 4, 0.1), "omgekeerd"),
    ],
)
def test_another_grid_is_refused_with_the_reason(crs: object, rand: list[list[float]], melding: str) -> None:
    feature = {
        "type": "Feature",
        "properties": {"c": "WK123401"},
        "geometry": {"type": "Polygon", "coordinates": [rand]},
    }
    with pytest.raises(NietHerkendError, match=melding):
        lees(kaart([feature], crs=crs))


# the key


@pytest.mark.parametrize("sleutel", ["WK_CODE", "wijkCode", "cbsCode", "statcode", "WKC", "gekke kop"])
def test_the_key_is_found_by_its_values(sleutel: str) -> None:
    verslag = lees(kaart([vlak(n, {"OBJECTID": n, "naam": "x", sleutel: f"WK12340{n}  "}) for n in (1, 2)]))
    assert codes(verslag) == ["WK123401", "WK123402"]
    assert f"'{sleutel}' (zeker: 2 van de 2" in verslag.omschrijving


def test_the_finest_unique_code_is_the_key() -> None:
    delen = [("BU12340101", "WK123401"), ("BU12340102", "WK123401"), ("BU123402AA", "WK123402")]
    verslag = lees(kaart([vlak(n, {"GM": "GM1234", "WK": wk, "BU": bu}) for n, (bu, wk) in enumerate(delen)]))
    assert codes(verslag) == ["BU12340101", "BU12340102", "BU123402AA"]


def test_codes_without_letters_are_completed() -> None:
    verslag = lees(wijken("WKC", ["123401", "123402"]))
    assert codes(verslag) == ["WK123401", "WK123402"]
    assert "waarschijnlijk" in verslag.omschrijving


def test_names_need_the_gemeente() -> None:
    inhoud = wijken("name", ["Noord", "Ĳdijk", "Nergens"])
    with pytest.raises(NietHerkendError, match=r"passen bij Verzonnen \(GM1234\)"):
        lees(inhoud)
    verslag = lees(inhoud, gemeente="GM1234")
    assert codes(verslag) == ["WK123401", "WK123402"]  # of Noord the wijk: a map has one niveau
    assert [(w.regel, w.kolom, w.waarde) for w in verslag.geweigerd] == [(3, "name", "Nergens")]


def test_the_id_of_a_feature_can_be_the_key() -> None:
    assert codes(lees(kaart([vlak(0, {}, id="WK123401")]))) == ["WK123401"]


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (wijken("code", ["WK987601"]), "staat in de gebiedsindeling. Lees eerst de kerncijfers"),
        (wijken("code", ["x"]), "geen code of naam van een bekend gebied. Gezien: 'code'"),
        (wijken("provincie", ["PV27"]), "geen code of naam"),
        (kaart([]), "geen vlakken"),
        (
            kaart([{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [4, 52]}}]),
            "punten",
        ),
        (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
        (b'{"type": "FeatureCollection"}', "FeatureCollection"),
    ],
)
def test_what_cannot_be_used_says_why_and_what_to_do(inhoud: bytes, melding: str) -> None:
    with pytest.raises(NietHerkendError, match=melding):
        lees(inhoud)


@pytest.mark.parametrize("knip", [30, 120, 200])
def test_half_a_file_is_refused_with_the_place(knip: int) -> None:
    with pytest.raises(OnleesbaarError, match="regel 1, teken"):
        lees(wijken("c", ["WK123401"])[:knip])


@pytest.mark.parametrize(
    "inhoud",
    [
        b'{"type": "FeatureCollection", "features": ' + b"[" * 100_000,
        wijken("c", ["WK123401"]).replace(b"52", b"NaN", 1),
        b'{"type": "FeatureCollection", "features": ["\xff\xfe"]}',
    ],
)
def test_damaged_json_gives_a_message(inhoud: bytes) -> None:
    with pytest.raises(OnleesbaarError):
        lees(inhoud)


@pytest.mark.parametrize(
    ("geometrie", "reden"),
    [
        (None, "geen grens"),
        ({"type": "Point", "coordinates": [4, 52]}, "geen vlak"),
        ({"type": "Polygon", "coordinates": [[[4, 52], [5, 52]]]}, "coördinaten"),
        ({"type": "Polygon", "coordinates": [[[4, "a"], [5, 52], [5, 53], [4, "a"]]]}, "coördinaten"),
        ({"type": "Polygon", "coordinates": [ring(4.5, 52, 0.1)[:-1]]}, "coördinaten"),
        ({"type": "Polygon", "coordinates": [[[4, 52], [5, 52], [4, 52], [4, 52]]]}, "geen oppervlakte"),
    ],
)
def test_a_faulty_area_is_refused_and_the_others_are_read(geometrie: object, reden: str) -> None:
    fout = {"type": "Feature", "properties": {"c": "WK123402"}, "geometry": geometrie}
    verslag = lees(kaart([vlak(0, {"c": "WK123401"}), fout]))
    assert codes(verslag) == ["WK123401"]
    (weigering,) = verslag.geweigerd
    assert (weigering.regel, weigering.waarde) == (2, "WK123402")
    assert reden in weigering.reden
    assert verslag.regels_ingelezen + verslag.regels_geweigerd == verslag.regels_totaal == 2


def test_an_area_that_occurs_twice_is_refused_twice() -> None:
    verslag = lees(wijken("c", ["WK123401", "WK123402", "WK123402"]))
    assert codes(verslag) == ["WK123401"]
    assert [(w.regel, w.reden) for w in verslag.geweigerd] == [
        (2, "WK123402 staat 2 keer in het bestand"),
        (3, "WK123402 staat 2 keer in het bestand"),
    ]


def test_codes_that_contradict_each_other_are_refused() -> None:
    verslag = lees(
        kaart([vlak(0, {"c": "BU12340101", "wijk": "WK123401"}), vlak(1, {"c": "BU12340102", "wijk": "WK123402"})])
    )
    assert codes(verslag) == ["BU12340101"]
    assert verslag.geweigerd[0].reden == "'wijk' zegt WK123402, maar de code is van WK123401"


def test_pseudo_areas_are_skipped() -> None:
    verslag = lees(wijken("c", ["WK123401", "GM0999"]))
    assert verslag.toegelicht == {"pseudogebied": 1}


@pytest.mark.parametrize(
    ("naam", "jaar", "verwacht"),
    [
        ("kaart.geojson", None, 2024),
        ("wijken_2023.geojson", None, 2023),
        ("wijken_1999.json", None, 2024),
        ("k", 2022, 2022),
    ],
)
def test_the_year_of_borders_is_kept(naam: str, jaar: int | None, verwacht: int) -> None:
    verslag = lees(wijken("c", ["WK123401", "WK123402"]), naam=naam, jaar=jaar)
    assert {grens.indelingsjaar for grens in verslag.grenzen} == {verwacht}


@pytest.mark.parametrize(
    "inhoud",
    [
        kaart([vlak(n, {"c": f"WK12340{n}", "contact": f"jan{n}@voorbeeld.nl"}) for n in (1, 2)]),
        kaart([vlak(1, {"c": "WK123401"})], metadata={"beheerder": "piet.jansen@voorbeeld.nl"}),
    ],
)
def test_properties_may_not_tell_about_persons(inhoud: bytes) -> None:
    with pytest.raises(PersoonsgegevensError, match="e-mailadressen") as fout:
        lees(inhoud)
    assert "voorbeeld.nl" not in str(fout.value)


def test_a_map_that_does_not_fit_in_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kvdash.ingest.grenzen.MEESTE_BYTES", 50)
    with pytest.raises(OnleesbaarError, match="alleen de gebieden van uw gemeente"):
        lees(wijken("c", ["WK123401"]))


def test_other_files_are_left_to_others() -> None:
    assert open_gebiedsbestand("a.csv", b"a;b\n1;2\n", gebieden=INDELING) is None
    with pytest.raises(OnleesbaarError, match="JSON-bestand"):
        open_gebiedsbestand("a.json", b'{"value": [{"a": 1}]}', gebieden=INDELING)


def test_a_path_is_read_as_well_as_bytes(tmp_path: Path) -> None:
    pad = tmp_path / "kaart.geojson"
    pad.write_bytes(b"\xef\xbb\xbf" + wijken("c", ["WK123401"]))
    lezer = open_gebiedsbestand(pad.name, pad, gebieden=INDELING)
    assert lezer is not None
    assert codes(lezer.verslag()) == ["WK123401"]


# drawing


def _rooster(rng: np.random.Generator, n: int, stappen: int) -> dict[str, shapely.Geometry]:
    """n × n areas with ragged borders that neighbours share point by point."""
    schaal = 0.01
    lijnen: dict[tuple[int, int, int, int], list[tuple[float, float]]] = {}
    hoeken = {
        (i, j): (4 + schaal * (i + rng.uniform(-0.2, 0.2)), 52 + schaal * (j + rng.uniform(-0.2, 0.2)))
        for i in range(n + 1)
        for j in range(n + 1)
    }

    def lijn(a: tuple[int, int], b: tuple[int, int]) -> list[tuple[float, float]]:
        if (*b, *a) in lijnen:
            return lijnen[*b, *a][::-1]
        (x0, y0), (x1, y1) = hoeken[a], hoeken[b]
        delen = [k / stappen for k in range(1, stappen)]
        ruw = schaal / (3 * stappen)
        tussen = [
            (x0 + (x1 - x0) * d + rng.uniform(-ruw, ruw), y0 + (y1 - y0) * d + rng.uniform(-ruw, ruw)) for d in delen
        ]
        lijnen[*a, *b] = [(x0, y0), *tussen, (x1, y1)]
        return lijnen[*a, *b]

    vlakken = {}
    for i in range(n):
        for j in range(n):
            rond = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1), (i, j)]
            punten = [p for a, b in pairwise(rond) for p in lijn(a, b)[:-1]]
            vlakken[f"{i}-{j}"] = shapely.geometry.Polygon([*punten, punten[0]])
    return vlakken


@settings(max_examples=25, deadline=None)
@given(zaad=st.integers(0, 10_000), n=st.integers(1, 4), stappen=st.integers(2, 40))
def test_simplified_neighbours_leave_no_gap_and_no_overlap(zaad: int, n: int, stappen: int) -> None:
    vlakken = _rooster(np.random.default_rng(zaad), n, stappen)
    assume(all(vlak.is_valid for vlak in vlakken.values()) and shapely.coverage_is_valid(list(vlakken.values())))
    dun = {code: shapely.from_geojson(grens) for code, grens in vereenvoudig(vlakken).items()}
    assert shapely.coverage_is_valid(list(dun.values()))
    geheel = shapely.union_all(list(dun.values()))
    assert len(getattr(geheel, "interiors", ())) == 0
    assert sum(d.area for d in dun.values()) == pytest.approx(geheel.area, rel=1e-9)
    assert shapely.get_num_coordinates(geheel) <= shapely.get_num_coordinates(shapely.union_all(list(vlakken.values())))


def test_joined_areas_have_one_outline() -> None:
    a, b = (json.dumps({"type": "Polygon", "coordinates": [ring(x, 52, 0.01)]}) for x in (4, 4.01))
    samen = json.loads(voeg_samen([a, b]))
    assert samen["type"] == "Polygon"
    assert len(samen["coordinates"]) == 1


def test_bowties_are_repaired() -> None:
    strik = [[4, 52], [4.1, 52.1], [4.1, 52], [4, 52.1], [4, 52]]
    feature = {
        "type": "Feature",
        "properties": {"c": "WK123401"},
        "geometry": {"type": "Polygon", "coordinates": [strik]},
    }
    grens = json.loads(lees(kaart([feature])).grenzen[0].geometrie)
    assert shapely.geometry.shape(grens).is_valid

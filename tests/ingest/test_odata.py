"""Pages of OData as a publisher serves them, saved to disk: versions 3 and 4, with what explains their codes."""

import json
from typing import Any

import pytest

from kvdash.errors import NietHerkendError, OnleesbaarError
from kvdash.services.inlezen import splits_uitleg
from tests.ingest.voorbeelden import lees

V3 = "https://opendata.example/ODataApi/odata/99999NED/$metadata#Cbs.OData.WebAPI."
V4 = "https://datasets.example/odata/v1/CBS/99999NED/$metadata#"
MARKT, KADE = "BU99010101", "BU99010201"


def v3(deel: str, rijen: list[dict[str, Any]], **meer: Any) -> bytes:
    return json.dumps({"odata.metadata": V3 + deel, "value": rijen} | meer).encode()


def v4(deel: str, rijen: list[dict[str, Any]], **meer: Any) -> bytes:
    return json.dumps({"@odata.context": V4 + deel, "value": rijen} | meer, indent=1).encode()


TYPED = [
    {
        "ID": n,
        "SoortMisdrijf": soort,
        "WijkenEnBuurten": f"{gebied}  ",
        "Perioden": f"{jaar}JJ00",
        "GeregistreerdeMisdrijven_1": waarde,
    }
    for n, (soort, gebied, jaar, waarde) in enumerate(
        [
            ("9.1.1 ", MARKT, 2022, 4),
            ("9.1.1 ", MARKT, 2023, 0),
            ("9.1.1 ", KADE, 2022, None),
            ("9.1.1 ", KADE, 2023, 12),
            ("9.2.2 ", MARKT, 2022, 7),
            ("9.2.2 ", MARKT, 2023, 8),
            ("9.2.2 ", KADE, 2022, 9),
            ("9.2.2 ", KADE, 2023, 10),
        ]
    )
]
EIGENSCHAPPEN = v3(
    "DataProperties",
    [
        {"ID": 0, "ParentID": None, "Type": "Dimension", "Key": "SoortMisdrijf", "Title": "Soort misdrijf"},
        {"ID": 1, "ParentID": None, "Type": "GeoDimension", "Key": "WijkenEnBuurten", "Title": "Wijken en buurten"},
        {"ID": 2, "ParentID": None, "Type": "TimeDimension", "Key": "Perioden", "Title": "Perioden"},
        {
            "ID": 3,
            "ParentID": None,
            "Type": "Topic",
            "Key": "GeregistreerdeMisdrijven_1",
            "Title": "Geregistreerde misdrijven",
            "Unit": "aantal",
        },
    ],
)
SOORTEN = v3(
    "SoortMisdrijf",
    [
        {"Key": "9.1.1 ", "Title": "9.1.1 Vogelroof", "Description": "Wat het dekt", "CategoryGroupID": 1},
        {"Key": "9.2.2 ", "Title": "9.2.2 Tuinkabouterdiefstal", "Description": None, "CategoryGroupID": 1},
    ],
)
OBSERVATIES = [
    {
        "Id": n,
        "Measure": maat,
        "ValueAttribute": attribuut,
        "Value": waarde,
        "StringValue": None,
        "WijkenEnBuurten": gebied,
        "Perioden": periode,
    }
    for n, (maat, attribuut, waarde, gebied, periode) in enumerate(
        [
            ("M000001", "None", 4.0, MARKT, "2022JJ00"),
            ("M000001", "None", 0.0, MARKT, "2023JJ00"),
            ("M000001", "Impossible", None, KADE, "2022JJ00"),
            ("M000001", "Confidential", None, KADE, "2023JJ00"),
            ("M000002", "None", 11.5, MARKT, "2022JJ00"),
            ("M000002", "None", 12.25, MARKT, "2023JJ00"),
        ]
    )
]
MATEN = v4(
    "MeasureCodes",
    [
        {"Identifier": "M000001", "Index": 1, "Title": "Gezien", "Description": "Met het oog", "Unit": "aantal"},
        {"Identifier": "M000002", "Index": 2, "Title": "Hinder van meeuwen", "Description": None, "Unit": "%"},
    ],
)
PERIODEN = v4(
    "PeriodenCodes",
    [
        {"Identifier": "2022JJ00", "Title": "2022", "Description": "", "Status": "Definitief"},
        {"Identifier": "2023JJ00", "Title": "2023", "Description": "", "Status": "Voorlopig"},
    ],
)


def _cijfers(inhoud: bytes, *metadata: bytes) -> set[tuple[Any, ...]]:
    return {
        (r["indicator"], r["maat"], r["gebied"], r["periode"], r["waarde"], r["status"])
        for r in lees(inhoud, metadata=metadata).rijen
    }


def test_version_3_with_what_explains_it() -> None:
    gelezen = lees(v3("TypedDataSet", TYPED), metadata=[EIGENSCHAPPEN, SOORTEN])
    assert {i.naam for i in gelezen.verslag.nieuwe_indicatoren} == {"9.1.1 Vogelroof", "9.2.2 Tuinkabouterdiefstal"}
    assert len(gelezen.rijen) == 7 and gelezen.verslag.toegelicht["geen waarde"] == 1
    rij = next(r for r in gelezen.rijen if r["waarde"] == 12)
    assert (rij["gebied"], rij["periode"], rij["maat"], rij["regel"]) == (KADE, "2023JJ00", "aantal", 5)


def test_version_3_as_texts_means_the_same() -> None:
    untyped = [{k: "       ." if w is None else w if k == "ID" else f"{w:>8}" for k, w in r.items()} for r in TYPED]
    gewoon = _cijfers(v3("TypedDataSet", TYPED), EIGENSCHAPPEN, SOORTEN)
    assert _cijfers(v3("UntypedDataSet", untyped), EIGENSCHAPPEN, SOORTEN) == gewoon


def test_version_4_with_what_explains_it() -> None:
    wijken = v4("WijkenEnBuurtenCodes", [{"Identifier": MARKT, "Title": "Oude Markt", "DimensionGroupId": "GM9901"}])
    dimensies = v4("Dimensions", [{"Identifier": "Perioden", "Title": "Perioden", "Kind": "TimeDimension"}])
    gelezen = lees(v4("Observations", OBSERVATIES), metadata=[MATEN, PERIODEN, wijken, dimensies])
    assert {i.naam for i in gelezen.verslag.nieuwe_indicatoren} == {"Gezien", "Hinder van meeuwen"}
    assert {(r["maat"], r["waarde"] in (11.5, 12.25)) for r in gelezen.rijen} == {
        ("aantal", False),
        ("percentage", True),
    }
    cijfers = {(r["gebied"], r["periode"], r["waarde"], r["status"]) for r in gelezen.rijen}
    assert cijfers == {
        (MARKT, "2022JJ00", 4.0, "definitief"),
        (MARKT, "2023JJ00", 0.0, "voorlopig"),
        (KADE, "2023JJ00", None, "onderdrukt"),
        (MARKT, "2022JJ00", 11.5, "definitief"),
        (MARKT, "2023JJ00", 12.25, "voorlopig"),
    }


def test_pages_in_any_order_are_one_data_set() -> None:
    een = v3("TypedDataSet", TYPED[:5], **{"odata.nextLink": "https://opendata.example/TypedDataSet?$skip=5"})
    twee = v3("TypedDataSet", TYPED[5:])
    assert splits_uitleg([twee, EIGENSCHAPPEN, een, SOORTEN]) == ([2], [1, 3, 0])
    heel = _cijfers(v3("TypedDataSet", TYPED), EIGENSCHAPPEN, SOORTEN)
    assert _cijfers(een, EIGENSCHAPPEN, twee, SOORTEN) == heel
    assert lees(een, metadata=[EIGENSCHAPPEN, twee, SOORTEN]).verslag.waarschuwingen == ()


@pytest.mark.parametrize(
    ("paginas", "tekst"),
    [
        ([v3("TypedDataSet", TYPED[:5], **{"odata.nextLink": "…"})], "nog een pagina"),
        (
            [
                v3("TypedDataSet", TYPED[:3], **{"odata.nextLink": "…"}),
                v3("TypedDataSet", TYPED[5:]),
            ],
            "nummer 3 tot en met 4",
        ),
        ([v4("Observations", OBSERVATIES, **{"@odata.nextLink": "…"}), MATEN], "nog een pagina"),
    ],
)
def test_a_page_that_is_not_there_is_said(paginas: list[bytes], tekst: str) -> None:
    waarschuwingen = lees(paginas[0], metadata=paginas[1:]).verslag.waarschuwingen
    assert [w.tekst for w in waarschuwingen if w.soort == "half bestand" and tekst in w.tekst]


@pytest.mark.parametrize("inhoud", [v3("TypedDataSet", TYPED)[:-40], v3("X", []), v3("X", [])[:-1]])
def test_half_a_page_or_an_empty_one_is_refused(inhoud: bytes) -> None:
    with pytest.raises((OnleesbaarError, NietHerkendError)):
        lees(inhoud)

"""The Plotly figures: the essentials as a golden file, the rules apart."""

import json
from pathlib import Path
from typing import Any

from kvdash.charts.grafieken import balken_scene, lijn_scene
from kvdash.charts.palet import INKT, VLAK
from kvdash.charts.plotly import figuur, gekozen_cijfer
from kvdash.charts.scene import WERKBLAD
from kvdash.charts.trechter import trechter_scene
from kvdash.domain.reeks import IndicatorBeeld, Reeks
from tests.charts.maak import (
    CENTRUM,
    NOORD,
    beeld_met_gebeurtenissen,
    gewone_trechter,
    gewoon_beeld,
    maak_beeld,
    maak_gebied,
    maak_punt,
    maak_reeks,
)

GOLDEN = Path(__file__).parent / "golden"


def lijn(beeld: IndicatorBeeld) -> Any:
    return figuur(lijn_scene(beeld, WERKBLAD))


def balken(beeld: IndicatorBeeld, *, jaar: int) -> Any:
    return figuur(balken_scene(beeld, WERKBLAD, jaar=jaar))


def als_dict(figuur: Any) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads(figuur.to_json())
    return inhoud


def kern(figuur: Any) -> dict[str, Any]:
    """What a reader sees: traces without fine detail, words, axes."""
    alles = als_dict(figuur)
    sporen = ("type", "name", "mode", "x", "y", "customdata", "base")
    assen = ("range", "tickvals", "ticktext", "tickformat")
    layout = alles["layout"]
    return {
        "data": [{k: spoor[k] for k in sporen if k in spoor} for spoor in alles["data"]],
        "words": [a["text"] for a in layout.get("annotations", [])],
        "axes": {as_: {k: layout[as_][k] for k in assen if k in layout[as_]} for as_ in ("xaxis", "yaxis")},
        "separators": layout["separators"],
    }


def golden(naam: str) -> Any:
    return json.loads((GOLDEN / naam).read_text("utf-8"))


def test_lines_are_as_before() -> None:
    assert kern(lijn(gewoon_beeld())) == golden("lijn.json")


def test_bars_are_as_before() -> None:
    assert kern(balken(gewoon_beeld(), jaar=2024)) == golden("balken.json")


def test_the_trechter_is_as_before() -> None:
    trechter = figuur(trechter_scene(gewone_trechter(), gekozen=frozenset({"WK999903"}), medium=WERKBLAD))
    merken = {k: als_dict(trechter)["data"][-1]["marker"][k] for k in ("symbol", "color")}
    assert {**kern(trechter), "marker": merken} == golden("trechter.json")


def test_lines_with_events_are_as_before() -> None:
    tekening = lijn(beeld_met_gebeurtenissen())
    vormen = [{k: vorm[k] for k in ("type", "x0", "x1")} for vorm in als_dict(tekening)["layout"]["shapes"]]
    assert {**kern(tekening), "shapes": vormen} == golden("lijn_gebeurtenissen.json")


def test_the_provisional_part_is_dashed_with_an_open_marker() -> None:
    sporen = als_dict(lijn(maak_beeld(maak_reeks(CENTRUM, [1.0, 2.0, 3.0], voorlopig=1))))["data"]
    assert [spoor["line"]["dash"] for spoor in sporen if spoor["mode"] == "lines"] == ["solid", "3px,3px"]
    assert sporen[-1]["marker"]["color"] == [INKT, INKT, VLAK]
    assert sporen[-1]["marker"]["line"]["color"] == INKT


def test_a_band_shows_the_interval() -> None:
    band = als_dict(lijn(maak_beeld(maak_reeks(CENTRUM, [5.0, 6.0], marge=1.0))))["data"][0]
    assert (band["fill"], band["y"]) == ("toself", [6.0, 7.0, 5.0, 4.0])


def test_the_hover_is_dutch_and_whole() -> None:
    punten = als_dict(lijn(maak_beeld(maak_reeks(CENTRUM, [1234.5], voorlopig=1, marge=0.5))))["data"][-1]
    assert punten["customdata"] == ["<b>Centrum</b>: 1.234,5 (voorlopig cijfer), marge 1.234,0 tot 1.235,0"]


def test_without_figures_both_say_so() -> None:
    leeg = maak_beeld(maak_reeks(CENTRUM, [None]), wijken=[maak_reeks(CENTRUM, [None])])
    for tekening in (lijn(leeg), balken(leeg, jaar=2020)):
        assert kern(tekening)["words"] == ["Geen cijfers in deze jaren"]


def test_a_wijk_without_a_figure_is_named_and_no_bar() -> None:
    onderdrukt = Reeks(gebied=NOORD, punten=(maak_punt(2024, None, status="onderdrukt"),))
    tekening = kern(balken(maak_beeld(wijken=[onderdrukt, maak_reeks(CENTRUM, [4.0], vanaf=2024)]), jaar=2024))
    assert tekening["data"][0]["x"] == [4.0, None]
    assert tekening["axes"]["yaxis"]["ticktext"] == ["Centrum", "Noord"]
    assert "te klein om te publiceren" in tekening["words"]


def test_bars_show_the_intervals() -> None:
    beeld = maak_beeld(wijken=[maak_reeks(CENTRUM, [4.0], marge=0.5), maak_reeks(NOORD, [3.0])])
    marge = als_dict(balken(beeld, jaar=2020))["data"][0]["error_x"]
    assert (marge["visible"], marge["array"], marge["arrayminus"]) == (True, [0.5, 0], [0.5, 0])


def test_names_are_no_markup() -> None:
    gebied = maak_gebied("<b>X</b>", code="WK999909")
    beeld = maak_beeld(maak_reeks(gebied, [1.0, 2.0]), wijken=[maak_reeks(gebied, [1.0, 2.0])])
    for tekening in (lijn(beeld), balken(beeld, jaar=2021)):
        assert "<b>X" not in json.dumps(als_dict(tekening)["layout"])


def test_a_point_that_was_clicked_is_the_figure_it_shows() -> None:
    beeld = gewoon_beeld()
    for scene in (lijn_scene(beeld, WERKBLAD), balken_scene(beeld, WERKBLAD, jaar=2024)):
        sporen = als_dict(figuur(scene))["data"]
        for n, spoor in enumerate(sporen):
            for m, uitleg in enumerate(spoor.get("customdata", [])):
                keuze = gekozen_cijfer(scene, {"curve_number": n, "point_index": m})
                assert keuze is not None
                assert uitleg == f"<b>{keuze.naam}</b>{keuze.uitleg}"
                reeks = next(r for r in (*beeld.wijken, *beeld.alle_reeksen) if r.gebied.code == keuze.gebied)
                assert isinstance(keuze.wanneer, int)
                punt = reeks.punt(keuze.wanneer)
                assert punt is not None
                assert punt.waarde == (spoor["x"] if spoor["type"] == "bar" else spoor["y"])[m]


def test_a_click_on_what_is_gone_chooses_nothing() -> None:
    scene = lijn_scene(gewoon_beeld(), WERKBLAD)
    assert gekozen_cijfer(scene, {"curve_number": 99, "point_index": 0}) is None
    assert gekozen_cijfer(scene, {"curve_number": 0, "point_index": 0}) is None

"""What the map is made of: the figures of all areas of a niveau, their outlines and their signals."""

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Sessie
from kvdash.services.cijfers import (
    beelden,
    eigen_beeld,
    groot_beeld,
    kaartbeeld,
    kaartniveaus,
    kaartsignalen,
    kaartvorm,
)
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.inlezen import lees_in, trek_in
from kvdash.statistiek import count_interval
from kvdash.store import Store
from kvdash.taal import balktekst
from tests.bestanden import aantal, maak_kaart
from tests.sessies import SESSIE

KADE, PIER, AKKER = "BU99980101", "BU99980102", "BU99980201"


def _keuze(editie: Editie) -> Keuze:
    return Keuze(editie=editie.id, van=2022, tot=2024, maat="aantal")


def _beeld(store: Store, editie: Editie) -> IndicatorBeeld:
    (beeld,) = beelden(store, SESSIE, _keuze(editie), ["woninginbraak"])
    return beeld


def test_all_areas_of_a_niveau_have_their_figures(gevuld: Store, editie: Editie) -> None:
    groot = kaartbeeld(gevuld, SESSIE, _keuze(editie), _beeld(gevuld, editie), niveau="buurt")
    waarden = {r.gebied.code: p.waarde for r in groot.wijken if (p := r.punt(2023)) is not None}
    assert waarden == {code: aantal(code, 2023) for code in (KADE, PIER, AKKER)}


def test_areas_without_figures_are_there_too(gevuld: Store, editie: Editie) -> None:
    (inwoners,) = beelden(gevuld, SESSIE, _keuze(editie), ["woninginbraak"])
    anders = inwoners.model_copy(update={"bron": "Een andere bron"})
    groot = kaartbeeld(gevuld, SESSIE, _keuze(editie), anders, niveau="wijk")
    assert [r.gebied.code for r in groot.wijken] == ["WK999801", "WK999802"]
    assert all(r.laatste is None for r in groot.wijken)


def test_own_areas_are_a_niveau_while_they_exist(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    assert kaartniveaus(gevuld, SESSIE, "GM9998") == ("wijk", "buurt")
    inlezing = maak_eigen_gebied(gevuld, analist, "Haven en veld", [KADE, AKKER])
    assert kaartniveaus(gevuld, SESSIE, "GM9998") == ("wijk", "buurt", "eigen")
    groot = kaartbeeld(gevuld, SESSIE, _keuze(editie), _beeld(gevuld, editie), niveau="eigen")
    (punt,) = [r.punt(2023) for r in groot.wijken]
    assert punt is not None and punt.waarde == aantal(KADE, 2023) + aantal(AKKER, 2023)
    assert inlezing.upload is not None
    trek_in(gevuld, analist, inlezing.upload.id)
    assert kaartniveaus(gevuld, SESSIE, "GM9998") == ("wijk", "buurt")
    assert kaartbeeld(gevuld, SESSIE, _keuze(editie), _beeld(gevuld, editie), niveau="eigen").wijken == ()


def test_own_areas_stand_in_the_bars_with_their_margins(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    maak_eigen_gebied(gevuld, analist, "Haven en veld", [KADE, AKKER])
    keuze, samen = _keuze(editie), aantal(KADE, 2023) + aantal(AKKER, 2023)
    groot = groot_beeld(gevuld, SESSIE, keuze, _beeld(gevuld, editie), spreiding=2.0)
    eigen = eigen_beeld(gevuld, SESSIE, keuze, groot)
    (reeks,) = eigen.wijken
    (punt,) = [p for p in reeks.punten if p.periode.jaar == 2023]
    assert (reeks.gebied.naam, punt.waarde, eigen.reeksen) == ("Haven en veld", samen, groot.reeksen)
    assert (punt.onder, punt.boven) == pytest.approx([2 * grens for grens in count_interval(samen / 2)])
    assert balktekst(eigen, jaar=2023).startswith("Inbraak en diefstal uit woning per eigen gebied in 2023, aantal.")
    tempo = eigen_beeld(gevuld, SESSIE, keuze, groot.model_copy(update={"maat": "per 1.000"}))
    assert tempo.wijken[0].laatste is not None and tempo.wijken[0].laatste.noemer


def test_outlines_are_made_of_buurten_where_all_have_one(gevuld: Store, analist: Sessie) -> None:
    assert kaartvorm(gevuld, SESSIE, "GM9998", niveau="wijk").paden == {}
    lees_in(gevuld, analist, "buurten.geojson", maak_kaart(KADE, PIER))
    assert set(kaartvorm(gevuld, SESSIE, "GM9998", niveau="buurt").paden) == {KADE, PIER}
    assert set(kaartvorm(gevuld, SESSIE, "GM9998", niveau="wijk").paden) == {"WK999801"}
    maak_eigen_gebied(gevuld, analist, "Kust", [KADE, PIER])
    (pad,) = kaartvorm(gevuld, SESSIE, "GM9998", niveau="eigen").paden.values()
    assert pad.count("M") == 1


def test_signals_are_of_the_same_indicator_and_bron(gevuld: Store, editie: Editie) -> None:
    beeld, keuze = _beeld(gevuld, editie), _keuze(editie)
    signalen = kaartsignalen(gevuld, SESSIE, keuze, beeld, jaar=2024, niveau="wijk")
    assert set(signalen) == {"WK999801", "WK999802"}
    assert all(signaal.indicator.code == "woninginbraak" for signaal in signalen.values())
    assert kaartsignalen(gevuld, SESSIE, keuze, beeld.model_copy(update={"bron": "x"}), jaar=2024, niveau="wijk") == {}
    assert kaartsignalen(gevuld, SESSIE, keuze, beeld, jaar=2024, niveau="eigen") == {}


def test_signals_are_against_the_chosen_comparator(gevuld: Store, editie: Editie) -> None:
    keuze = _keuze(editie).model_copy(update={"vergelijker": "nederland"})
    signalen = kaartsignalen(gevuld, SESSIE, keuze, _beeld(gevuld, editie), jaar=2024, niveau="wijk")
    assert {signaal.vergelijking.vergelijker for signaal in signalen.values()} == {"nederland"}

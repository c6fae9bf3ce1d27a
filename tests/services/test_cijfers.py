import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Sessie
from kvdash.errors import GebiedNotFoundError, InvoerError
from kvdash.services.cijfers import bewijs_van, met_wijken, themabeelden, zichtbare_gebieden
from kvdash.services.inlezen import lees_in, trek_in
from kvdash.store import Store
from kvdash.taal import bewijszin
from tests import bestanden
from tests.sessies import SESSIE

HAVEN = "WK999801"


def _inbraak(store: Store, editie: Editie, **keuze: object) -> IndicatorBeeld:
    gekozen = Keuze.model_validate({"editie": editie.id, "van": 2022, "tot": 2024, **keuze})
    (beeld,) = (b for b in themabeelden(store, SESSIE, gekozen, "T1.3") if b.indicator.code == "woninginbraak")
    return met_wijken(store, SESSIE, gekozen, beeld)


def test_counts_are_shown_while_most_years_lack_a_denominator(gevuld: Store, editie: Editie) -> None:
    beeld = _inbraak(gevuld, editie)
    assert beeld.maat == "aantal"
    assert beeld.noemer_jaren_ontbreken == (2022, 2023)
    assert [p.waarde for p in beeld.reeksen[0].punten] == [bestanden.aantal("GM9998", j) for j in (2022, 2023, 2024)]


def test_a_rate_is_computed_in_the_year_that_has_a_denominator(gevuld: Store, editie: Editie) -> None:
    beeld = _inbraak(gevuld, editie, van=2024, gebieden=(HAVEN,))
    assert (beeld.maat, beeld.noemer_naam) == ("per 1.000", "woningen")
    assert beeld.reeksen[0].punten[0].waarde == pytest.approx(bestanden.aantal(HAVEN, 2024) / 7000 * 1000)
    assert beeld.vergelijking is not None
    assert beeld.vergelijking.gebied.code == "GM9998"


def test_the_nearest_denominator_can_be_allowed_and_is_marked(gevuld: Store, editie: Editie) -> None:
    punten = _inbraak(gevuld, editie, noemer_dichtstbij=True).reeksen[0].punten
    assert [p.kanttekening for p in punten] == ["noemer_ander_jaar", "noemer_ander_jaar", None]
    assert punten[0].waarde == pytest.approx(60 / 12000 * 1000)


def test_below_the_minimum_the_count_stays(gevuld: Store, editie: Editie) -> None:
    punt = _inbraak(gevuld, editie, van=2024, gebieden=("BU99980102",)).reeksen[0].punten[0]
    assert (punt.waarde, punt.aantal, punt.kanttekening) == (None, 1, "noemer_te_klein")


def test_counts_can_be_asked_for(gevuld: Store, editie: Editie) -> None:
    assert _inbraak(gevuld, editie, van=2024, maat="aantal").maat == "aantal"


def test_the_bars_hold_the_wijken_of_the_gemeente_only(gevuld: Store, editie: Editie) -> None:
    assert [reeks.gebied.code for reeks in _inbraak(gevuld, editie).wijken] == ["WK999801", "WK999802"]


def test_an_unknown_gebied_is_refused(gevuld: Store, editie: Editie) -> None:
    with pytest.raises(GebiedNotFoundError, match="WK000001"):
        _inbraak(gevuld, editie, gebieden=("WK000001",))


def test_evidence_keeps_the_figure_as_it_stood(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    bewijs = bewijs_van(_inbraak(gevuld, editie, maat="aantal"), gebied=HAVEN, jaar=2024)
    later = lees_in(gevuld, analist, "politie_later.csv", bestanden.politie(extra=5))
    nieuw = bewijs_van(_inbraak(gevuld, editie, maat="aantal"), gebied=HAVEN, jaar=2024)
    assert (bewijs.waarde, nieuw.waarde) == (30, 35)
    assert later.upload is not None
    assert nieuw.upload == later.upload.id != bewijs.upload
    trek_in(gevuld, analist, later.upload.id)
    assert bewijs_van(_inbraak(gevuld, editie, maat="aantal"), gebied=HAVEN, jaar=2024) == bewijs


def test_evidence_says_that_the_denominator_is_of_another_year(gevuld: Store, editie: Editie) -> None:
    beeld = _inbraak(gevuld, editie, noemer_dichtstbij=True)
    ander, zelfde = (bewijs_van(beeld, gebied="GM9998", jaar=jaar) for jaar in (2022, 2024))
    assert (ander.noemer, ander.noemer_jaar, zelfde.noemer_jaar) == ("woningen", 2024, None)
    zin = bewijszin(ander, indicator="Inbraak", gebied="Proefdam")
    assert zin == (
        "Inbraak in Proefdam, 2022: 5,0 per 1.000 woningen (gerekend met het aantal woningen van 2024, Politie)"
    )


def test_evidence_of_a_figure_that_is_not_shown_is_refused(gevuld: Store, editie: Editie) -> None:
    with pytest.raises(InvoerError, match="2019"):
        bewijs_van(_inbraak(gevuld, editie), gebied=HAVEN, jaar=2019)


def test_own_areas_come_first_and_demo_areas_never(gevuld: Store, editie: Editie) -> None:
    codes = [gebied.code for gebied in zichtbare_gebieden(gevuld, SESSIE, editie)]
    assert codes[:3] == ["GM9998", "WK999801", "WK999802"]
    assert {"GM9997", "NL00"} <= set(codes)
    assert not any("9999" in code for code in codes)


def _alleen(*codes: str) -> bytes:
    """The police file without the lines of other gebieden."""
    kop, *regels = bestanden.politie(onderwerp="1.4.6 Straatroof").decode("utf-8-sig").splitlines()
    return "\n".join([kop, *(regel for regel in regels if any(code in regel for code in codes))]).encode()


@pytest.mark.parametrize("van", [2022, 2024])
def test_figures_of_parts_are_shown_when_the_gemeente_has_none(
    gevuld: Store, editie: Editie, analist: Sessie, van: int
) -> None:
    lees_in(gevuld, analist, "rob.csv", _alleen("BU99980101", "BU99980201"))
    keuze = Keuze(editie=editie.id, van=van, tot=2024)
    (beeld,) = (b for b in themabeelden(gevuld, SESSIE, keuze, "T1.3") if b.indicator.code == "straatroof")
    assert beeld.alleen_hoogste
    # By count Kade is highest (29 against 24), per inhabitant Akker is (24 of 12.000 against 29 of 17.600).
    hoogste = ["BU99980101", "BU99980201"] if van == 2022 else ["BU99980201", "BU99980101"]
    assert [r.gebied.code for r in beeld.reeksen] == hoogste
    assert beeld.maat == ("aantal" if van == 2022 else "per 1.000")
    assert all(r.laatste is not None for r in beeld.reeksen)
    assert [r.gebied.niveau for r in beeld.wijken] == ["buurt", "buurt"]


def test_a_chosen_gebied_without_figures_stays_a_gap(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    lees_in(gevuld, analist, "rob.csv", _alleen("BU99980101"))
    keuze = Keuze(editie=editie.id, van=2024, tot=2024, gebieden=("WK999802",))
    beelden = [b for b in themabeelden(gevuld, SESSIE, keuze, "T1.3") if b.indicator.code == "straatroof"]
    assert [(b.alleen_hoogste, b.reeksen[0].laatste) for b in beelden] == [(False, None)]


def test_the_bars_stay_complete_when_every_wijk_is_chosen(gevuld: Store, editie: Editie) -> None:
    beeld = _inbraak(gevuld, editie, gebieden=("WK999801", "WK999802"))
    assert len(beeld.wijken) == 2


def test_rounding_is_told_with_the_figures(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    assert _inbraak(gevuld, editie).afgerond_op == 1
    regels = ["Soort misdrijf;Perioden;Gebied;Aantal"]
    for n, gebied in enumerate(("GM9998", "WK999801", "WK999802")):
        for jaar in range(2018, 2025):
            regels.append(f"1.1.1 Diefstal/inbraak woning;{jaar};{gebied};{5 * (n + jaar % 7 + 1)}")
    inlezing = lees_in(gevuld, analist, "afgerond.csv", "\n".join([*regels, ""]).encode())
    assert inlezing.upload is not None
    assert gevuld.cijfers.afrondingen()[inlezing.upload.id, "Politie"] == 5
    assert _inbraak(gevuld, editie).afgerond_op == 5

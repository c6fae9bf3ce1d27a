"""What small numbers can show, and figures of several years or wijken as one."""

from uuid import UUID

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.domain.vergelijking import Vergelijking
from kvdash.services.cijfers import beelden, met_wijken
from kvdash.services.wijken import bewijs_samen, gebieden_samen, jaren_samen, zichtbaar
from kvdash.statistiek import count_interval, detectable_change, rate_ratio_p_value
from kvdash.store import Store
from kvdash.taal import samenzin, zichtbaarzin
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, voeg_editie_toe

STAD = Gebied(code="GM1234", naam="Stad", niveau="gemeente", indelingsjaar=2024)
NOORD, ZUID = (
    Gebied(code=f"WK12340{n}", naam=n_, niveau="wijk", indelingsjaar=2024) for n, n_ in ((1, "Noord"), (2, "Zuid"))
)
INBRAAK = Indicator(code="inbraak", naam="Woninginbraak", thema="T1.3", richting="ongunstig", noemer="woningen")


def _signalen(*tellingen: tuple[Gebied, float | None], spreiding: float = 1.0) -> Signalen:
    met_wie = Vergelijking(vergelijker="gemeente", gebied=STAD)
    alle = [
        Signaal(
            indicator=INBRAAK,
            bron="Politie",
            maat="per 1.000",
            gebied=gebied,
            vergelijking=met_wie,
            jaar=2024,
            waarde=1.0,
            aantal=aantal,
            spreiding=spreiding,
        )
        for gebied, aantal in tellingen
    ]
    return Signalen(
        gemeente=STAD, vergelijking=met_wie, jaar=2024, niveau="wijk", vergelijkingen=0, signalen=tuple(alle)
    )


def test_the_smallest_visible_rise_is_that_of_the_test() -> None:
    noord, zuid = zichtbaar(_signalen((ZUID, 40.0), (NOORD, 6.0)), "inbraak", bron="Politie")
    assert (noord.gebied, noord.verschil, noord.is_groot) == (NOORD, detectable_change(6), True)
    assert (zuid.verschil, zuid.aantal) == (detectable_change(40), 40)
    assert rate_ratio_p_value(40 + zuid.verschil, 1, 40, 1) < 0.05
    assert zichtbaarzin(zuid) == (
        f"Zuid telde er 40 in 2024. Een stijging valt daar pas op vanaf {zuid.verschil} meer "
        f"({round(zuid.verschil / 40 * 100)}%)."
    )


def test_spread_beyond_chance_hides_more() -> None:
    (zuid,) = zichtbaar(_signalen((ZUID, 40.0), spreiding=4.0), "inbraak", bron="Politie")
    assert zuid.verschil == 4 * detectable_change(10)


def test_a_count_of_zero_and_figures_that_are_no_counts() -> None:
    (nul,) = zichtbaar(_signalen((NOORD, 0.0), (ZUID, None)), "inbraak", bron="Politie")
    assert (nul.deel, nul.is_groot, nul.verschil) == (None, True, detectable_change(0))
    assert "%" not in zichtbaarzin(nul)
    assert zichtbaar(_signalen((NOORD, 3.0)), "inbraak", bron="CBS") == ()


def _reeks(gebied: Gebied, noemer: float, *aantallen: float | None) -> Reeks:
    punten = [
        Punt(
            periode=Periode.van_jaar(2025 - len(aantallen) + n),
            waarde=None if aantal is None else aantal / noemer * 1000,
            aantal=aantal,
            noemer=noemer,
        )
        for n, aantal in enumerate(aantallen)
    ]
    return Reeks(gebied=gebied, punten=tuple(punten))


def _beeld(*wijken: Reeks) -> IndicatorBeeld:
    return IndicatorBeeld(
        indicator=INBRAAK,
        bron="Politie",
        maat="per 1.000",
        noemer_naam="woningen",
        reeksen=(_reeks(STAD, 10_000, 90, 100, 110),),
        wijken=wijken,
    )


def test_years_are_added_with_their_denominators(store: Store) -> None:
    beeld = _beeld(_reeks(NOORD, 2_000, 3, 8, 4))
    samen = jaren_samen(store, SESSIE, beeld, NOORD.code, spreiding=2.0)
    assert samen is not None
    onder, boven = count_interval(15 / 2)
    assert (samen.aantal, samen.waarde, samen.jaren) == (15, 2.5, (2022, 2023, 2024))
    assert (samen.onder, samen.boven) == pytest.approx(((onder or 0) * 2 / 6, boven * 2 / 6))
    assert (samen.vergelijking, samen.waarde_vergelijking) == (STAD, 10.0)
    assert [b.waarde for b in bewijs_samen(beeld, samen)] == [1.5, 4.0, 2.0]
    zin = samenzin(samen)
    assert zin.startswith(
        "Woninginbraak in Noord, samengeteld over 2022–2024: 2,5 per 1.000 woningen per jaar (15 in totaal"
    )
    assert zin.endswith("In Stad was het in dezelfde tijd 10,0.")


def test_wijken_are_added_over_one_year(store: Store) -> None:
    beeld = _beeld(_reeks(NOORD, 2_000, 3, 8, 4), _reeks(ZUID, 3_000, 1, 1, 6))
    samen = gebieden_samen(store, SESSIE, beeld, (NOORD.code, ZUID.code), spreiding=1.0)
    assert samen is not None
    assert (samen.aantal, samen.waarde, samen.jaren) == (10, 2.0, (2024,))
    assert samenzin(samen).startswith(
        "Woninginbraak in Noord en Zuid samen, 2024: 2,0 per 1.000 woningen (10 in totaal"
    )


def test_what_misses_a_year_is_not_added(store: Store) -> None:
    beeld = _beeld(_reeks(NOORD, 2_000, 3, None, 4), _reeks(ZUID, 3_000, 1, 1, 6))
    assert jaren_samen(store, SESSIE, beeld, NOORD.code, spreiding=1.0) is None
    assert gebieden_samen(store, SESSIE, beeld, (ZUID.code,), spreiding=1.0) is None
    assert gebieden_samen(store, SESSIE, beeld, (ZUID.code, "WK999999"), spreiding=1.0) is None
    assert jaren_samen(store, SESSIE, beeld.model_copy(update={"maat": "aantal"}), ZUID.code, spreiding=1.0) is None


def _lees_grenzen(store: Store, *, nieuw: str) -> UUID:
    """Three years of which `nieuw` (a gebied, or all) has the newest within borders in which Zuid is another area."""
    stad, noord, zuid = (g.code for g in (STAD, NOORD, ZUID))
    gebieden = [
        Gebied(
            code=code,
            naam=f"{code} {grens}" if code == zuid else code,
            niveau="gemeente" if code == stad else "wijk",
            indelingsjaar=grens,
            ouder=None if code == stad else stad,
            gemeente=stad,
        )
        for grens in (2023, 2024)
        for code in (stad, noord, zuid)
    ]
    rijen = [
        Rij(*soort, gebied=code, periode=f"{jaar}JJ00", indelingsjaar=grens, waarde=waarde, regel=n)
        for n, code in enumerate((stad, noord, zuid), 1)
        for jaar in (2022, 2023, 2024)
        for grens in [2024 if jaar == 2024 and nieuw in (code, "alle") else 2023]
        for soort, waarde in ((("inbraak", "Politie", "aantal"), 40.0), (("woningen", "CBS", "aantal"), 5000.0))
    ]
    woningen = Indicator(code="woningen", naam="Woningen")
    lees_in(
        store, rijen, indicatoren=(woningen, INBRAAK.model_copy(update={"eenheid": "per 1.000"})), gebieden=gebieden
    )
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    return editie.id


@pytest.mark.parametrize(
    ("nieuw", "noord", "zuid", "samen"),
    [
        ("", True, True, True),
        ("alle", True, False, True),
        ("WK123401", True, True, False),
        ("GM1234", True, True, True),
    ],
)
def test_figures_within_other_borders_are_not_taken_together(
    store: Store, nieuw: str, noord: bool, zuid: bool, samen: bool
) -> None:
    """Zuid is another area since 2024; Noord and the gemeente are the same within either borders."""
    editie = _lees_grenzen(store, nieuw=nieuw)
    keuze = Keuze(editie=editie, van=2022, tot=2024)
    (klein,) = beelden(store, SESSIE, keuze, ["inbraak"])
    beeld = met_wijken(store, SESSIE, keuze, klein)
    gevonden = [jaren_samen(store, SESSIE, beeld, code, spreiding=1.0) for code in (NOORD.code, ZUID.code)]
    assert [s is not None for s in gevonden] == [noord, zuid]
    beide = gebieden_samen(store, SESSIE, beeld, (NOORD.code, ZUID.code), spreiding=1.0)
    assert (beide is not None) is samen
    assert all(s.vergelijking is not None for s in (*gevonden, beide) if s is not None)

"""A break is one rule: chart, signals of years, months, sentences and figures taken together all obey it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.charts.vorm import gebeurtenismerken, lijnen_van
from kvdash.domain.breuk import telwijze
from kvdash.domain.editie import Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode, PeriodeSoort, perioden_van
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.services.cijfers import beelden, met_wijken
from kvdash.services.signalen import signalen
from kvdash.services.wijken import jaren_samen
from kvdash.store import Store
from kvdash.taal import gebeurtenisregels, grafiektekst, grafiektitel, signaalzin
from tests.services.test_signalen import GEBIEDEN, INBRAAK, INWONERS, JAREN, NOEMER, WIJKEN, Reeks, _reeks, _rijen
from tests.sessies import SESSIE
from tests.store.bouw import lees_in, maak_editie, maak_gebeurtenis, voeg_editie_toe

SOORTEN: tuple[PeriodeSoort, ...] = ("jaar", "kwartaal", "maand")
ZEDEN = INBRAAK.model_copy(update={"code": "zedenmisdrijf", "naam": "Seksuele misdrijven"})
HOGER = {"WK123401": [200.0] * 10, "WK123402": [60.0, 60, 60, 60, 60, 60, 75, 90, 105, 120]}
SPRONG = {code: [40.0] * 9 + [80.0] for code in WIJKEN}  # twice as many, as counted from 2024 on


def _lees(store: Store, reeks: Reeks, indicator: Indicator = INBRAAK, jaren: Sequence[int] = JAREN) -> Editie:
    noemers = _rijen("inwoners", {code: [aantal] * len(JAREN) for code, aantal in INWONERS.items()})
    rijen = [rij for rij in _rijen(indicator.code, reeks) if int(rij.periode[:4]) in jaren]
    lees_in(store, [*rijen, *noemers], indicatoren=(NOEMER, indicator), gebieden=GEBIEDEN)
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    return editie


def _breuk(store: Store, editie: Editie, dag: date, *, gebieden: Iterable[str] = (), **velden: Any) -> Gebeurtenis:
    breuk = maak_gebeurtenis(editie, van=dag, gebieden=tuple(gebieden), is_breuk=True, **velden)
    store.dossier.schrijf(breuk)
    return breuk.inhoud


def _van(alle: Signalen, gebied: str) -> Signaal:
    return next(s for s in alle.signalen if s.gebied.code == gebied)


def _beeld(store: Store, editie: Editie, *gebieden: str, van: int = 2015, code: str = "inbraak") -> IndicatorBeeld:
    keuze = Keuze(editie=editie.id, van=van, tot=2024, gebieden=gebieden)
    (klein,) = beelden(store, SESSIE, keuze, [code])
    return met_wijken(store, SESSIE, keuze, klein)


def test_the_law_of_2024_keeps_signals_of_seksuele_misdrijven_from_the_years_before(store: Store) -> None:
    editie = _lees(store, SPRONG, ZEDEN)
    for niveau in ("wijk", "gemeente"):
        for signaal in signalen(store, SESSIE, editie=editie.id, jaar=2024, niveau=niveau).signalen:
            assert (signaal.verandering, signaal.trend, signaal.waarde_2019) == (None, "niet te bepalen", None)
            assert signaal.breukjaar == 2024
            assert "Met jaren vóór 2024 vergelijken we niet" in signaalzin(signaal)
    vorig = _van(signalen(store, SESSIE, editie=editie.id, jaar=2023), WIJKEN[0])
    assert (vorig.breukjaar, vorig.trend) == (None, "geen duidelijke trend")
    assert vorig.verandering is not None
    assert "vóór 2024" not in signaalzin(vorig)


def test_a_law_is_no_spread_from_year_to_year(store: Store) -> None:
    """The jump of 2024 falls in some wijken only: counted as spread it would hide what stands out."""
    grillig = {code: [40.0] * 9 + [160.0 if n % 2 else 20.0] for n, code in enumerate(WIJKEN)}
    editie = _lees(store, grillig, ZEDEN, jaren=range(2022, 2025))
    assert {s.spreiding for s in signalen(store, SESSIE, editie=editie.id, jaar=2024).signalen} == {1.0}


def test_an_own_break_takes_a_dubbel_signaal_away(store: Store) -> None:
    editie = _lees(store, _reeks(**HOGER))
    assert [s.gebied.code for s in signalen(store, SESSIE, editie=editie.id, jaar=2024).dubbel] == ["WK123402"]
    _breuk(store, editie, date(2022, 3, 1))
    alle = signalen(store, SESSIE, editie=editie.id, jaar=2024)
    assert alle.dubbel == ()
    gevonden = _van(alle, "WK123402")
    assert (gevonden.trend, gevonden.breukjaar, gevonden.waarde_2019) == ("niet te bepalen", 2022, None)
    assert gevonden.verandering is not None and gevonden.verandering.jaar == 2023


@pytest.mark.parametrize(
    "velden",
    [
        {"gebieden": ["WK123401"]},  # another wijk
        {"themas": ("T3.1",)},  # other figures
        {"cijferbron": "CBS"},
        {"dag": date(2020, 12, 31)},  # before the five years
        {"dag": date(2025, 1, 1)},  # after them
    ],
)
def test_a_break_elsewhere_leaves_a_signal_as_it_is(store: Store, velden: dict[str, Any]) -> None:
    editie = _lees(store, _reeks(**HOGER))
    voor = _van(signalen(store, SESSIE, editie=editie.id, jaar=2024), "WK123402")
    dag = velden.pop("dag", date(2022, 3, 1))
    _breuk(store, editie, dag, **velden)
    na = _van(signalen(store, SESSIE, editie=editie.id, jaar=2024), "WK123402")
    if dag.year == 2020:
        assert (na.verandering, na.breukjaar) == (voor.verandering, None)
        assert na.trend == voor.trend
    else:
        assert (na.trend, na.verandering, na.breukjaar) == (voor.trend, voor.verandering, None)


def test_a_break_is_only_of_the_gebied_it_touches(store: Store) -> None:
    editie = _lees(store, _reeks())
    _breuk(store, editie, date(2022, 3, 1), gebieden=["WK123401"])
    beeld = _beeld(store, editie, "WK123401", "WK123402")
    lengte = {lijn.naam: [len(stuk.punten) for stuk in lijn.stukken] for lijn in lijnen_van(beeld)}
    assert lengte == {"WK123401": [7, 3], "WK123402": [10], "GM1234": [10]}
    assert [len(reeks.vergelijkbaar.punten) for reeks in beeld.reeksen] == [3, 10]
    assert {s.gebied.code for s in signalen(store, SESSIE, editie=editie.id, jaar=2024).signalen if s.breukjaar} == {
        "WK123401"
    }


def test_no_break_is_named_of_a_series_that_ended_before_it(store: Store) -> None:
    editie = _lees(store, _reeks(), ZEDEN, jaren=range(2015, 2018))
    beeld = _beeld(store, editie, code="zedenmisdrijf")
    assert grafiektitel(beeld).endswith(": in GM1234 van 10,0 in 2015 naar 10,0 in 2017")
    assert not any("niet te vergelijken" in regel for regel in (*gebeurtenisregels(beeld), grafiektekst(beeld)))
    assert not any(merk.is_breuk for merk in gebeurtenismerken(beeld))
    assert {s.breukjaar for s in signalen(store, SESSIE, editie=editie.id, jaar=2017).signalen} == {None}


def test_a_break_before_the_first_figure_shown_is_not_named(store: Store) -> None:
    editie = _lees(store, _reeks())
    _breuk(store, editie, date(2022, 3, 1))
    assert not any("niet te vergelijken" in regel for regel in gebeurtenisregels(_beeld(store, editie, van=2022)))
    assert any("niet te vergelijken" in regel for regel in gebeurtenisregels(_beeld(store, editie, van=2021)))


def test_one_figure_after_a_break_is_said_so(store: Store) -> None:
    beeld = _beeld(store, _lees(store, SPRONG, ZEDEN), code="zedenmisdrijf")
    assert grafiektitel(beeld).endswith(": te weinig cijfers sinds de breuk van 2024 om te vergelijken")


def test_years_on_either_side_of_a_break_are_not_taken_together(store: Store) -> None:
    editie = _lees(store, _reeks())
    assert jaren_samen(store, SESSIE, _beeld(store, editie), "WK123401", spreiding=1.0) is not None
    _breuk(store, editie, date(2023, 6, 1), gebieden=["WK123401"])
    beeld = _beeld(store, editie)
    assert jaren_samen(store, SESSIE, beeld, "WK123401", spreiding=1.0) is None
    assert jaren_samen(store, SESSIE, beeld, "WK123402", spreiding=1.0) is not None


dagen = st.dates(date(2018, 1, 1), date(2026, 12, 31))


@given(st.sampled_from(SOORTEN), st.lists(dagen, max_size=3), st.data())
def test_two_periods_compare_where_no_break_lies_after_the_begin_of_one_and_up_to_the_end_of_the_other(
    soort: PeriodeSoort, breuken: list[date], data: st.DataObject
) -> None:
    alle = perioden_van(soort, van=2018, tot=2026)
    een, twee = sorted(data.draw(st.tuples(st.sampled_from(alle), st.sampled_from(alle))), key=lambda p: p.begin)
    if soort == "jaar":
        tussen = any(een.jaar < dag.year <= twee.jaar for dag in breuken)
    else:
        tussen = any(een.begin < dag <= twee.einde for dag in breuken) and een != twee
    assert (telwijze(een, breuken) != telwijze(twee, breuken)) is tussen


@given(st.sampled_from(SOORTEN), st.lists(dagen, max_size=3))
def test_what_is_counted_in_another_way_is_later(soort: PeriodeSoort, breuken: list[date]) -> None:
    wijzen = [telwijze(periode, breuken) for periode in perioden_van(soort, van=2018, tot=2026)]
    assert (np.diff(wijzen) >= 0).all()


def test_a_month_with_a_break_is_joined_to_neither_side() -> None:
    april, mei, juni = (Periode(code=f"2024MM0{n}") for n in (4, 5, 6))
    assert len({telwijze(p, [date(2024, 5, 15)]) for p in (april, mei, juni)}) == 3
    assert telwijze(mei, [date(2024, 5, 1)]) == telwijze(juni, [date(2024, 5, 1)])

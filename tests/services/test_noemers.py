"""The denominator of a count is one rule: page, evidence, map, signal and funnel have the same, or none of them has."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied
from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import IndicatorBeeld, Punt
from kvdash.domain.signaal import Signaal
from kvdash.services.cijfers import beelden, bewijs_van, kaartbeeld, met_wijken
from kvdash.services.kubus import Plekken, kies_noemers
from kvdash.services.opslag import open_store
from kvdash.services.signalen import signalen
from kvdash.services.wijken import trechter_van
from kvdash.store import Store
from tests.services.test_signalen import INBRAAK, NOEMER
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, voeg_editie_toe

GEMEENTE, WIJKEN = "GM1234", ["WK123401", "WK123402"]
JAREN, GRENZEN = (2023, 2024), (2023, 2024)
ANDERS = WIJKEN[1]  # has another name, and so is another area, within the borders of 2024


def _gebieden() -> list[Gebied]:
    return [
        Gebied(
            code=code,
            naam=f"{code} {grens}" if code == ANDERS else code,
            niveau="gemeente" if code == GEMEENTE else "wijk",
            indelingsjaar=grens,
            ouder=None if code == GEMEENTE else GEMEENTE,
            gemeente=GEMEENTE,
        )
        for grens in GRENZEN
        for code in (GEMEENTE, *WIJKEN)
    ]


class Inwoners(NamedTuple):
    """What one bron says of the inhabitants of a gebied in a year; `waarde` None: nothing."""

    bron: str
    gebied: str
    jaar: int
    grens: int
    waarde: float | None


class Wereld(NamedTuple):
    """The denominators of two bronnen, read in one after the other, and the borders of the counts of each year."""

    inwoners: tuple[Inwoners, ...]
    eerst: str
    grenzen: dict[int, int]


@st.composite
def werelden(draw: st.DrawFn) -> Wereld:
    waarde = st.one_of(st.none(), st.sampled_from([0.0, 400.0, 499.0, 500.0, 4000.0, 5000.0]))
    inwoners = tuple(
        Inwoners(bron, gebied, jaar, draw(st.sampled_from(GRENZEN)), draw(waarde))
        for bron in ("BRP", "CBS")
        for gebied in (GEMEENTE, *WIJKEN)
        for jaar in JAREN
    )
    grenzen = {jaar: draw(st.sampled_from(GRENZEN)) for jaar in JAREN}
    return Wereld(inwoners, draw(st.sampled_from(["BRP", "CBS"])), grenzen)


def _lees(store: Store, wereld: Wereld) -> Editie:
    tellingen = [
        Rij(gebied=gebied, periode=f"{jaar}JJ00", waarde=40.0 + n, indelingsjaar=wereld.grenzen[jaar])
        for n, gebied in enumerate((GEMEENTE, *WIJKEN))
        for jaar in JAREN
    ]
    lees_in(store, tellingen, indicatoren=(NOEMER, INBRAAK), gebieden=_gebieden())
    for bron in sorted({"BRP", "CBS"}, key=lambda bron: bron != wereld.eerst):
        rijen = [
            Rij("inwoners", bron, "aantal", i.gebied, f"{i.jaar}JJ00", i.grens, waarde=i.waarde, regel=n)
            for n, i in enumerate(wereld.inwoners)
            if i.bron == bron and i.waarde is not None
        ]
        if rijen:
            lees_in(store, rijen, inhoud=bron.encode())
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    return editie


def _verwacht(wereld: Wereld, gebied: str, jaar: int) -> float | None:
    """By hand: of the bronnen that fit the one that was read in last."""
    grens = wereld.grenzen[jaar]
    past = [
        i
        for i in wereld.inwoners
        if (i.gebied, i.jaar) == (gebied, jaar) and i.waarde is not None and (i.grens == grens or gebied != ANDERS)
    ]
    return max(past, key=lambda i: i.bron != wereld.eerst).waarde if past else None


TWEE_BRONNEN = Wereld(
    inwoners=(
        Inwoners("BRP", ANDERS, 2024, 2023, 4000.0),
        Inwoners("CBS", ANDERS, 2024, 2024, 5000.0),
        Inwoners("BRP", GEMEENTE, 2024, 2024, 5000.0),
    ),
    eerst="BRP",
    grenzen={2023: 2023, 2024: 2023},
)


def _punten(beeld: IndicatorBeeld, jaar: int) -> dict[str, Punt]:
    reeksen = (*beeld.alle_reeksen, *beeld.wijken)
    return {r.gebied.code: p for r in reeksen if (p := r.punt(jaar)) is not None}


@example(TWEE_BRONNEN)
@given(werelden())
@settings(max_examples=12, deadline=None)
def test_page_map_evidence_signal_and_funnel_agree(tmp_path_factory: pytest.TempPathFactory, wereld: Wereld) -> None:
    with open_store(tmp_path_factory.mktemp("noemers") / "proef.duckdb") as store:
        editie = _lees(store, wereld)
        for jaar in JAREN:
            _agrees(store, editie, wereld, jaar)


def _agrees(store: Store, editie: Editie, wereld: Wereld, jaar: int) -> None:
    keuze = Keuze(editie=editie.id, van=jaar, tot=jaar, gebieden=(GEMEENTE, *WIJKEN))
    (klein,) = beelden(store, SESSIE, keuze, ["inbraak"])
    beeld = met_wijken(store, SESSIE, keuze, klein)
    kaart = kaartbeeld(store, SESSIE, keuze, klein, niveau="wijk")
    wijken = signalen(store, SESSIE, editie=editie.id, jaar=jaar)
    alle = (*wijken.signalen, *signalen(store, SESSIE, editie=editie.id, jaar=jaar, niveau="gemeente").signalen)
    signaal = {s.gebied.code: s for s in alle}
    trechter = trechter_van(wijken, "inbraak", bron="Politie")
    for code, punt in _punten(beeld, jaar).items():
        noemer = _verwacht(wereld, code, jaar)
        heeft = noemer is not None and noemer >= INBRAAK.laagste_noemer
        assert (code in signaal) is heeft
        # With no rate to show at all the page shows counts, which have no denominator.
        if beeld.maat == "per 1.000":
            assert (punt.noemer, punt.waarde is not None) == (noemer, heeft)
        if heeft:
            _same_rate(punt, signaal[code], noemer or 0.0)
            assert bewijs_van(beeld, gebied=code, jaar=jaar).waarde == punt.waarde
            if code in WIJKEN:
                assert _punten(kaart, jaar)[code] == punt
    if trechter is not None:
        assert {p.gebied.code: p.omvang for p in trechter.punten} == {
            code: s.omvang for code, s in signaal.items() if code in WIJKEN
        }


def _eenheid_inwoners(*gebieden: str) -> Wereld:
    """Inhabitants of these gebieden only, over the whole time."""
    inwoners = tuple(
        Inwoners(bron, gebied, jaar, 2023, 5000.0 if gebied in gebieden and bron == "BRP" else None)
        for bron in ("BRP", "CBS")
        for gebied in (GEMEENTE, *WIJKEN)
        for jaar in JAREN
    )
    return Wereld(inwoners, "BRP", {2023: 2023, 2024: 2023})


@pytest.mark.parametrize("met_noemer", [(GEMEENTE,), tuple(WIJKEN), (WIJKEN[0],), (GEMEENTE, *WIJKEN), ()])
@pytest.mark.parametrize("gekozen", [(), (GEMEENTE,), (WIJKEN[1],), tuple(WIJKEN)])
def test_chart_bars_table_map_and_files_have_one_unit(
    store: Store, met_noemer: tuple[str, ...], gekozen: tuple[str, ...]
) -> None:
    """A map decided by its own gebieden, and showed rates beside bars of counts, or the other way round."""
    editie = _lees(store, _eenheid_inwoners(*met_noemer))
    keuze = Keuze(editie=editie.id, van=2023, tot=2024, gebieden=gekozen)
    (klein,) = beelden(store, SESSIE, keuze, ["inbraak"])
    groot = met_wijken(store, SESSIE, keuze, klein)
    kaart = kaartbeeld(store, SESSIE, keuze, klein, niveau="wijk")
    in_beeld = {GEMEENTE, *gekozen}
    assert klein.maat == ("per 1.000" if in_beeld & {*met_noemer} else "aantal")
    assert (groot.maat, kaart.maat) == (klein.maat, klein.maat)
    assert [r.gebied.code for r in groot.wijken] == WIJKEN
    assert groot.wijken == kaart.wijken
    assert groot.noemer_jaren_ontbreken == kaart.noemer_jaren_ontbreken == klein.noemer_jaren_ontbreken


def _same_rate(punt: Punt, signaal: Signaal, noemer: float) -> None:
    assert (signaal.waarde, signaal.omvang) == (punt.waarde, noemer)
    assert math.isclose(signaal.waarde, (punt.aantal or 0.0) / noemer * 1000)


def test_two_bronnen_of_which_the_newer_has_other_borders(store: Store) -> None:
    """The page said 'noemer ontbreekt' where the signal had a rate."""
    editie = _lees(store, TWEE_BRONNEN)
    keuze = Keuze(editie=editie.id, van=2024, tot=2024, gebieden=(ANDERS,))
    (beeld,) = beelden(store, SESSIE, keuze, ["inbraak"])
    punt = beeld.reeksen[0].punten[0]
    assert (punt.noemer, punt.waarde, punt.kanttekening) == (4000.0, 42 / 4, None)
    (signaal,) = (s for s in signalen(store, SESSIE, editie=editie.id, jaar=2024).signalen if s.gebied.code == ANDERS)
    assert signaal.waarde == punt.waarde


def _plekken(*plekken: tuple[int, int, int]) -> Plekken:
    return Plekken(*np.array(plekken, np.intp).reshape(-1, 3).T)


def _kies(
    telling: tuple[int, int, int], *noemers: tuple[int, int, int], volgorde: Sequence[int] = (), dichtstbij: bool = True
) -> int:
    orde = np.array(volgorde or range(len(noemers)), np.intp)
    return int(kies_noemers(_plekken(telling), _plekken(*noemers), volgorde=orde, dichtstbij=dichtstbij)[0])


def test_the_denominator_is_of_the_same_gebied_year_and_borders() -> None:
    telling = (0, 2024, 2020)
    assert _kies(telling, (1, 2024, 2020), (0, 2023, 2020), (0, 2024, 2024), dichtstbij=False) == -1
    assert _kies(telling, (0, 2024, 2020), (0, 2024, 2024), dichtstbij=False) == 0
    assert _kies(telling, (0, 2024, 2020), (0, 2024, 2020), dichtstbij=False) == 1
    assert _kies(telling, (0, 2024, 2020), (0, 2024, 2020), volgorde=(2, 1), dichtstbij=False) == 0
    assert _kies(telling, dichtstbij=False) == -1


def test_the_nearest_year_is_at_most_three_away_and_the_earlier_on_a_tie() -> None:
    telling = (0, 2024, 2020)
    assert _kies(telling, (0, 2021, 2020), (0, 2026, 2020)) == 1
    assert _kies(telling, (0, 2023, 2020), (0, 2025, 2020)) == 0
    assert _kies(telling, (0, 2020, 2020), (0, 2028, 2020)) == -1


def test_other_borders_serve_only_where_no_year_has_the_same() -> None:
    telling = (0, 2024, 2020)
    assert _kies(telling, (0, 2024, 2024), (0, 2021, 2020)) == 1
    assert _kies(telling, (0, 2024, 2024), (0, 2020, 2020)) == 0


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(2018, 2026), st.integers(2020, 2021)), max_size=8))
def test_all_at_once_is_as_one_by_one(noemers: list[tuple[int, int, int]]) -> None:
    tellingen = [(g, jaar, grens) for g in range(3) for jaar in range(2018, 2027) for grens in (2020, 2021)]
    samen = kies_noemers(
        _plekken(*tellingen), _plekken(*noemers), volgorde=np.arange(len(noemers)), dichtstbij=True
    ).tolist()
    assert samen == [_kies(telling, *noemers) for telling in tellingen]

"""Signals against the scalar functions of kvdash.statistiek, on invented figures of one gemeente."""

import csv
import io
import math
import random
from collections.abc import Iterable, Mapping, Sequence

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.signaal import Signaal, SignaalNiveau, Signalen
from kvdash.domain.vergelijking import Vergelijker
from kvdash.services.exporteren import export_signalen
from kvdash.services.signalen import signalen
from kvdash.statistiek import (
    benjamini_hochberg,
    overdispersion_factor,
    proportion_p_value,
    rate_funnel_limits,
    rate_interval,
    rate_ratio_p_value,
)
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, voeg_editie_toe

JAREN = range(2015, 2025)
WIJKEN = [f"WK1234{nummer:02d}" for nummer in range(1, 7)]
INWONERS = {code: 4000.0 + 500 * nummer for nummer, code in enumerate(WIJKEN)}
NOEMER = Indicator(code="inwoners", naam="inwoners")
VELDEN = {"thema": "T1.3", "eenheid": "per 1.000", "noemer": "inwoners", "richting": "ongunstig", "ontstaan": "breng"}
INBRAAK = Indicator.model_validate({"code": "inbraak", "naam": "Woninginbraak", **VELDEN})
VM = Indicator(code="vm", naam="Voelt zich onveilig", thema="T1.4", eenheid="percentage", richting="ongunstig")
GEBIEDEN = [
    Gebied(
        code=code,
        naam=code,
        niveau="gemeente" if code.startswith("GM") else "wijk",
        indelingsjaar=2024,
        ouder=None if code.startswith("GM") else "GM1234",
        gemeente="GM1234",
    )
    for code in ("GM1234", *WIJKEN)
]
Reeks = Mapping[str, Sequence[float]]  # wijk -> a count for each of JAREN


def _met_gemeente(reeks: Reeks) -> dict[str, list[float]]:
    return {
        "GM1234": [sum(jaar) for jaar in zip(*reeks.values(), strict=True)],
        **{k: list(v) for k, v in reeks.items()},
    }


def _rijen(code: str, reeks: Reeks, *, borders: Mapping[int, int] | None = None) -> list[Rij]:
    return [
        Rij(
            indicator=code,
            gebied=gebied,
            periode=f"{jaar}JJ00",
            waarde=w,
            indelingsjaar=(borders or {}).get(jaar, 2024),
        )
        for gebied, waarden in _met_gemeente(reeks).items()
        for jaar, w in zip(JAREN, waarden, strict=True)
    ]


def _bereken(
    store: Store,
    rijen: Iterable[Rij],
    *indicatoren: Indicator,
    jaar: int = 2024,
    niveau: SignaalNiveau = "wijk",
    gebieden: Iterable[Gebied] = GEBIEDEN,
) -> Signalen:
    noemers = _rijen("inwoners", {code: [aantal] * len(JAREN) for code, aantal in INWONERS.items()})
    lees_in(store, [*rijen, *noemers], indicatoren=(NOEMER, *indicatoren), gebieden=gebieden)
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    return signalen(store, SESSIE, editie=editie.id, jaar=jaar, niveau=niveau)


def _reeks(**anders: Sequence[float]) -> dict[str, Sequence[float]]:
    """Counts of about 10 per 1.000, equal in all years, but for some wijken."""
    return {code: anders.get(code, [INWONERS[code] // 100] * len(JAREN)) for code in WIJKEN}


def _van(uitkomst: Signalen, gebied: str) -> Signaal:
    (found,) = (s for s in uitkomst.signalen if s.gebied.code == gebied)
    return found


HOOG = {"WK123402": [90.0] * 9 + [95.0]}


def test_the_level_is_tested_against_the_rest_of_the_gemeente_within_the_family(store: Store) -> None:
    reeks = _reeks(**HOOG, WK123405=[60.0] * 9 + [74.0])
    uitkomst = _bereken(store, _rijen("inbraak", reeks), INBRAAK)
    totaal, inwoners = sum(r[-1] for r in reeks.values()), sum(INWONERS.values())
    p = [rate_ratio_p_value(reeks[w][-1], INWONERS[w], totaal - reeks[w][-1], inwoners - INWONERS[w]) for w in WIJKEN]
    verwacht = dict(zip(WIJKEN, benjamini_hochberg(p), strict=True))
    assert {s.gebied.code: s.p_waarde for s in uitkomst.signalen} == pytest.approx(verwacht, rel=1e-9)
    hoog = _van(uitkomst, "WK123402")
    assert (hoog.sterkte, hoog.kant, hoog.oordeel) == ("afwijkend", "hoger", "ongunstig")
    assert (hoog.waarde, hoog.waarde_vergelijking) == pytest.approx((95 / 4500 * 1000, totaal / inwoners * 1000))
    assert (hoog.onder, hoog.boven) == pytest.approx(rate_interval(95, 4500), rel=1e-9)
    assert uitkomst.signalen[0] == hoog
    assert uitkomst.vergelijkingen == 6


def test_outside_95_percent_only_is_mogelijk(store: Store) -> None:
    reeks = _reeks(WK123403=[50.0] * 9 + [69.0])
    p = rate_ratio_p_value(69, 5000, sum(r[-1] for r in reeks.values()) - 69, sum(INWONERS.values()) - 5000)
    assert 0.05 / 6 < p < 0.05
    assert _van(_bereken(store, _rijen("inbraak", reeks), INBRAAK), "WK123403").sterkte == "mogelijk"


def test_more_comparisons_in_the_family_ask_for_more(store: Store) -> None:
    reeks = _reeks(WK123403=[50.0] * 9 + [76.0])
    rustig = [Indicator.model_validate({"code": f"rustig{n}", "naam": "Rustig", **VELDEN}) for n in range(12)]
    alleen = _van(_bereken(store, _rijen("inbraak", reeks), INBRAAK), "WK123403")
    assert alleen.sterkte == "afwijkend"
    erbij = [rij for indicator in rustig for rij in _rijen(indicator.code, _reeks())]
    samen = _bereken(store, [*_rijen("inbraak", reeks), *erbij], INBRAAK, *rustig)
    gevonden = next(s for s in samen.signalen if s.indicator == INBRAAK and s.gebied.code == "WK123403")
    assert (gevonden.sterkte, samen.vergelijkingen) == ("mogelijk", 78)


def test_where_visitors_come_only_the_own_past_is_compared(store: Store) -> None:
    reeks = _reeks(WK123402=[40, 40, 40, 40, 40, 60, 75, 90, 105, 160])
    druk = INBRAAK.model_copy(update={"bezoekers": True})
    uitkomst = _bereken(store, _rijen("inbraak", reeks), druk)
    gevonden = _van(uitkomst, "WK123402")
    assert (gevonden.sterkte, gevonden.reden, gevonden.dubbel) == ("niet te bepalen", "bezoekers", False)
    assert gevonden.verandering is not None
    assert (gevonden.verandering.kant, gevonden.verandering.sterkte) == ("hoger", "afwijkend")
    assert (gevonden.trend, gevonden.ontwikkeling, uitkomst.vergelijkingen) == ("stijgt", "ongunstig", 0)


@pytest.mark.parametrize(
    ("velden", "reden"), [({"richting": "geen"}, "geen richting"), ({"ontstaan": "haal", "richting": "geen"}, "haal")]
)
def test_without_richting_there_is_a_side_but_no_judgement(store: Store, velden: dict[str, str], reden: str) -> None:
    uitkomst = _bereken(store, _rijen("inbraak", _reeks(**HOOG)), INBRAAK.model_copy(update=velden))
    gevonden = _van(uitkomst, "WK123402")
    assert (gevonden.kant, gevonden.sterkte, gevonden.oordeel, gevonden.reden) == ("hoger", "afwijkend", "geen", reden)
    assert uitkomst.vergelijkingen == 0


def test_ongunstig_and_rising_is_dubbel_and_comes_first(store: Store) -> None:
    reeks = _reeks(WK123401=[200.0] * 10, WK123402=[60, 60, 60, 60, 60, 60, 75, 90, 105, 120])
    uitkomst = _bereken(store, _rijen("inbraak", reeks), INBRAAK)
    assert [s.gebied.code for s in uitkomst.dubbel] == ["WK123402"]
    assert uitkomst.signalen[0].dubbel
    assert uitkomst.signalen[0].waarde_2019 == pytest.approx(60 / 4500 * 1000)


def test_years_after_the_corona_window_are_not_compared_with_2019(store: Store) -> None:
    assert _van(_bereken(store, _rijen("inbraak", _reeks()), INBRAAK, jaar=2019), "WK123401").waarde_2019 is None


def test_later_years_do_not_change_the_answer(store: Store) -> None:
    reeks = _reeks(WK123402=[45.0] * 9 + [400.0])
    uitkomst = _bereken(store, _rijen("inbraak", reeks), INBRAAK, jaar=2023)
    assert {s.sterkte for s in uitkomst.signalen} == {"vergelijkbaar"}


def test_spread_from_year_to_year_widens_tests_and_intervals(store: Store) -> None:
    """One offender's series, now here, now there: the high level of this year says less."""
    generator = random.Random(2)
    grillig = {w: [max(0, 50 + generator.gauss(0, 25)) // 1 for _ in JAREN] for w in WIJKEN}
    grillig["WK123403"][-1] = 95
    gevonden = _van(_bereken(store, _rijen("inbraak", grillig), INBRAAK), "WK123403")
    totaal = sum(r[-1] for r in grillig.values())
    p = rate_ratio_p_value(95, 5000, totaal - 95, sum(INWONERS.values()) - 5000)
    assert gevonden.p_waarde > 10 * p
    factor = _factor(grillig)
    assert factor > 5
    assert (gevonden.onder, gevonden.boven) == pytest.approx(rate_interval(95 / factor, 5000 / factor), rel=1e-9)


def _factor(reeks: Mapping[str, Sequence[float]]) -> float:
    totaal = [sum(jaar) for jaar in zip(*reeks.values(), strict=True)]
    scores = []
    for waarden in reeks.values():
        for j in range(1, len(JAREN)):
            samen, kans = waarden[j] + waarden[j - 1], totaal[j] / (totaal[j] + totaal[j - 1])
            scores.append((waarden[j] - samen * kans) / (samen * kans * (1 - kans)) ** 0.5)
    return overdispersion_factor(scores)


def test_too_small_a_denominator_gives_no_signal(store: Store) -> None:
    streng = INBRAAK.model_copy(update={"min_noemer": 4200})
    codes = {s.gebied.code for s in _bereken(store, _rijen("inbraak", _reeks()), streng).signalen}
    assert codes == set(WIJKEN) - {"WK123401"}


def test_a_count_without_denominator_is_compared_with_itself_only(store: Store) -> None:
    telling = Indicator(code="inbraak", naam="Woninginbraak", thema="T1.3", richting="ongunstig")
    gevonden = _van(_bereken(store, _rijen("inbraak", _reeks(WK123402=[20.0] * 9 + [60.0])), telling), "WK123402")
    assert (gevonden.reden, gevonden.maat, gevonden.waarde) == ("geen noemer", "aantal", 60)
    assert gevonden.verandering is not None and gevonden.verandering.sterkte == "afwijkend"


def test_other_borders_do_not_compare_unless_the_area_is_the_same(store: Store) -> None:
    rijen = _rijen("inbraak", _reeks(**HOOG), borders={jaar: 2020 for jaar in JAREN if jaar < 2024})
    oud = [g.model_copy(update={"indelingsjaar": 2020}) for g in GEBIEDEN if g.code != "WK123402"]
    uitkomst = _bereken(store, rijen, INBRAAK, gebieden=[*GEBIEDEN, *oud])
    anders, zelfde = _van(uitkomst, "WK123402"), _van(uitkomst, "WK123401")
    assert (anders.verandering, anders.trend) == (None, "niet te bepalen")
    assert anders.sterkte == "afwijkend"
    assert zelfde.verandering is not None


def _enquete(rondes: Mapping[int, tuple[float, float]], gebied: str = "GM1234") -> list[Rij]:
    """Rounds: year -> percentage and half the width of its margin."""
    return [
        Rij("vm", "Veiligheidsmonitor", "percentage", gebied, f"{j}JJ00", waarde=w, onder=w - m, boven=w + m)
        for j, (w, m) in rondes.items()
    ]


def test_a_survey_compares_two_rounds_by_their_margins(store: Store) -> None:
    (gevonden,) = _bereken(store, _enquete({2021: (15, 2), 2023: (22, 2)}), VM, niveau="gemeente").signalen
    omvang = [p * (100 - p) * 1.96**2 / 4 for p in (22, 15)]
    p = proportion_p_value(0.22 * omvang[0], omvang[0], 0.15 * omvang[1], omvang[1])
    assert p < 0.001
    assert (gevonden.jaar, gevonden.reden) == (2023, "gemeente zelf")
    assert gevonden.verandering is not None
    assert (gevonden.verandering.jaar, gevonden.verandering.sterkte) == (2021, "afwijkend")
    assert gevonden.ontwikkeling == "ongunstig"


def test_the_break_of_2021_is_never_crossed(store: Store) -> None:
    rondes = {2017: (15, 2.0), 2019: (16, 2.0), 2021: (40, 2.0)}
    (na,) = _bereken(store, _enquete(rondes), VM, niveau="gemeente", jaar=2022).signalen
    assert (na.jaar, na.verandering) == (2021, None)
    (voor,) = signalen(store, SESSIE, editie=store.dossier.edities()[0].id, jaar=2020, niveau="gemeente").signalen
    assert voor.verandering is not None and voor.verandering.jaar == 2017


def test_a_survey_of_a_wijk_is_tested_against_the_rest(store: Store) -> None:
    rijen = [*_enquete({2023: (20, 1.0)}), *_enquete({2023: (35, 3.0)}, WIJKEN[0])]
    gevonden = _van(_bereken(store, rijen, VM), WIJKEN[0])
    assert (gevonden.sterkte, gevonden.kant, gevonden.waarde_vergelijking) == ("afwijkend", "hoger", 20)


def test_figures_without_margins_are_not_tested(store: Store) -> None:
    kaal = [rij._replace(onder=None, boven=None) for rij in _enquete({2021: (15, 2), 2023: (40, 2)}, WIJKEN[0])]
    gevonden = _van(_bereken(store, kaal, VM), WIJKEN[0])
    assert (gevonden.reden, gevonden.sterkte) == ("geen marges", "niet te bepalen")
    assert gevonden.verandering is not None and gevonden.verandering.sterkte == "niet te bepalen"


def test_chance_alone_stays_within_the_promise(store: Store) -> None:
    generator = random.Random(8)
    soorten = [Indicator.model_validate({"code": f"soort{n}", "naam": "Soort", **VELDEN}) for n in range(60)]
    rijen = []
    for soort in soorten:
        trek = {
            w: [float(sum(generator.random() < 0.01 for _ in range(int(n)))) for _ in (1, 2)]
            for w, n in INWONERS.items()
        }
        rijen += _rijen(soort.code, {w: [waarden[0]] * 9 + [waarden[1]] for w, waarden in trek.items()})
    uitkomst = _bereken(store, rijen, *soorten)
    assert uitkomst.vergelijkingen == 360
    assert sum(s.wijkt_af for s in uitkomst.signalen) <= 1.2 * uitkomst.verwacht_door_toeval
    assert sum(s.sterkte == "afwijkend" for s in uitkomst.signalen) <= 1


def test_without_figures_there_are_no_signals(store: Store) -> None:
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    uitkomst = signalen(store, SESSIE, editie=editie.id, jaar=2024)
    assert (uitkomst.signalen, uitkomst.vergelijkingen) == ((), 0)


LEDEN = ("GM1235", "GM1236", "GM1237")
MET_ANDEREN = [
    *GEBIEDEN,
    *(Gebied(code=code, naam=code, niveau="gemeente", indelingsjaar=2024, gemeente=code) for code in LEDEN),
]


def _elders(soort: str, waarden: Mapping[str, float]) -> list[Rij]:
    return [Rij(soort, gebied=code, periode=f"{jaar}JJ00", waarde=w) for code, w in waarden.items() for jaar in JAREN]


def _tegen(store: Store, vergelijker: Vergelijker, anderen: Mapping[str, float]) -> Signalen:
    """The signals against others that all have 30,000 inhabitants (the country 300,000) and these counts."""
    noemers = _elders("inwoners", {code: 300_000.0 if code == "NL00" else 30_000.0 for code in (*LEDEN, "NL00")})
    rijen = [*_rijen("inbraak", _reeks(**HOOG)), *_elders("inbraak", anderen), *noemers]
    _bereken(store, rijen, INBRAAK, gebieden=MET_ANDEREN)
    return signalen(store, SESSIE, editie=store.dossier.edities()[0].id, jaar=2024, vergelijker=vergelijker)


def test_a_level_is_tested_against_the_rest_of_the_country(store: Store) -> None:
    uitkomst = _tegen(store, "nederland", {"NL00": 3600.0})
    p = [rate_ratio_p_value(x, INWONERS[w], 3600 - x, 300_000 - INWONERS[w]) for w, x in _laatste().items()]
    assert {s.gebied.code: s.p_waarde for s in uitkomst.signalen} == pytest.approx(
        dict(zip(WIJKEN, benjamini_hochberg(p), strict=True)), rel=1e-9
    )
    hoog = _van(uitkomst, "WK123402")
    assert hoog.vergelijking.gebied.naam == "Nederland"
    assert hoog.waarde_vergelijking == pytest.approx(12)
    assert (hoog.sterkte, hoog.trechter) == ("afwijkend", "buiten 99,8%")


def _laatste() -> dict[str, float]:
    return {wijk: reeks[-1] for wijk, reeks in _reeks(**HOOG).items()}


def test_a_level_is_tested_against_a_group_as_one(store: Store) -> None:
    uitkomst = _tegen(store, "vergelijkbaar", {"GM1235": 200.0, "GM1236": 300.0})
    p = [rate_ratio_p_value(x, INWONERS[w], 500, 60_000) for w, x in _laatste().items()]
    assert {s.gebied.code: s.p_waarde for s in uitkomst.signalen} == pytest.approx(
        dict(zip(WIJKEN, benjamini_hochberg(p), strict=True)), rel=1e-9
    )
    signaal = uitkomst.signalen[0]
    assert [g.code for g in signaal.vergelijking.leden] == list(LEDEN)
    assert signaal.waarde_vergelijking == pytest.approx(500 / 60)


def test_a_group_of_which_few_have_figures_is_no_comparator(store: Store) -> None:
    signaal = _tegen(store, "vergelijkbaar", {"GM1235": 200.0}).signalen[0]
    assert (signaal.reden, signaal.sterkte, signaal.trechter) == ("geen vergelijking", "niet te bepalen", None)


def test_the_gemeente_itself_is_compared_with_others(store: Store) -> None:
    _tegen(store, "nederland", {"NL00": 3600.0})
    editie = store.dossier.edities()[0].id
    (zelf,) = signalen(store, SESSIE, editie=editie, jaar=2024, niveau="gemeente", vergelijker="nederland").signalen
    assert zelf.reden is None
    assert zelf.waarde_vergelijking == pytest.approx(12)
    (niet,) = signalen(store, SESSIE, editie=editie, jaar=2024, niveau="gemeente").signalen
    assert (niet.reden, niet.waarde_vergelijking) == ("gemeente zelf", None)


def test_a_survey_is_compared_with_the_mean_of_a_group_in_the_same_round(store: Store) -> None:
    noemers = _elders("inwoners", dict.fromkeys(LEDEN, 30_000.0))
    rijen = [*_enquete({2021: (30, 2), 2023: (30, 2)}), *noemers]
    for code, waarde in zip(LEDEN, (20, 22, 27), strict=True):
        rijen += _enquete({2023: (waarde, 2.0)}, code)
    _bereken(store, rijen, VM, niveau="gemeente", gebieden=MET_ANDEREN)
    editie = store.dossier.edities()[0].id
    (gevonden,) = signalen(
        store, SESSIE, editie=editie, jaar=2024, niveau="gemeente", vergelijker="vergelijkbaar"
    ).signalen
    marge = (3 * 2.0**2) ** 0.5 / 3
    n1, n0 = 30 * 70 * 1.96**2 / 2**2, 23 * 77 * 1.96**2 / marge**2
    assert gevonden.p_waarde == pytest.approx(proportion_p_value(0.3 * n1, n1, 0.23 * n0, n0), rel=1e-9)
    assert gevonden.waarde_vergelijking == pytest.approx(23)
    assert (gevonden.jaar, gevonden.oordeel) == (2023, "ongunstig")


def test_the_place_in_the_funnel_is_that_of_its_limits(store: Store) -> None:
    reeks = _reeks(**HOOG, WK123405=[60.0] * 9 + [98.0])
    uitkomst = _bereken(store, _rijen("inbraak", reeks), INBRAAK)
    gemiddelde = sum(r[-1] for r in reeks.values()) / sum(INWONERS.values())
    for signaal in uitkomst.signalen:
        x, n = reeks[signaal.gebied.code][-1], INWONERS[signaal.gebied.code]
        buiten = [
            not ((lo or 0.0) <= x / n <= (math.inf if hi is None else hi))
            for lo, hi in (rate_funnel_limits(gemiddelde, x, confidence=c) for c in (0.95, 0.998))
        ]
        assert signaal.spreiding == 1
        assert signaal.trechter == ("binnen 95%", "buiten 95%", "buiten 99,8%")[sum(buiten)]
    assert len({s.trechter for s in uitkomst.signalen}) == 3


def test_page_and_export_give_the_same_answer_whatever_is_chosen(store: Store) -> None:
    uitkomst = _bereken(store, _rijen("inbraak", _reeks(**HOOG)), INBRAAK)
    editie = store.dossier.edities()[0].id
    alles = Keuze(editie=editie, van=2015, tot=2024)
    gekozen = Keuze(editie=editie, van=2022, tot=2024, gebieden=(WIJKEN[0],), maat="aantal")
    assert export_signalen(store, SESSIE, alles) == export_signalen(store, SESSIE, gekozen)
    rijen = list(csv.DictReader(io.StringIO(export_signalen(store, SESSIE, alles).decode("utf-8-sig")), delimiter=";"))
    per_gebied = {rij["gebiedscode"]: rij for rij in rijen[:-1]}
    assert per_gebied.keys() == {s.gebied.code for s in uitkomst.signalen}
    for signaal in uitkomst.signalen:
        rij = per_gebied[signaal.gebied.code]
        assert (rij["zekerheid"], rij["oordeel"]) == (signaal.sterkte, signaal.oordeel)
        assert (rij["vergeleken met"], rij["jaar"]) == ("de rest van GM1234", "2024")
    assert rijen[-1]["onderwerp"].startswith("6 vergelijkingen met de rest van GM1234 in 2024.")

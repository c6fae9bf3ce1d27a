"""Months, quarters and the year so far against scipy and by hand, on invented figures of one gemeente."""

import csv
import io
import random
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from scipy.stats import binom

from kvdash.domain.gebied import Gebied
from kvdash.domain.gebruiker import Gebruiker
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode, PeriodeSoort, perioden_van
from kvdash.domain.periodevergelijking import Periodevergelijking, Periodevergelijkingen
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import SignaalNiveau
from kvdash.services.cijfers import beelden, met_wijken
from kvdash.services.exporteren import export_perioden
from kvdash.services.overnemen import neem_periode_over
from kvdash.services.perioden import periodebeeld, periodesoorten, periodevergelijkingen
from kvdash.statistiek import benjamini_hochberg, count_interval, overdispersion_factor, rate_ratio_p_value
from kvdash.store import Store
from kvdash.taal import periodezin
from tests.store.bouw import Rij, lees_in, maak_editie, maak_gebeurtenis

WIJKEN = [f"WK1234{nummer:02d}" for nummer in range(1, 7)]
GEMEENTE = "GM1234"
INBRAAK = Indicator(code="inbraak", naam="Inbraak", thema="T1.3", richting="ongunstig", ontstaan="breng")
DRUGS = Indicator(code="drugs", naam="Drugs", thema="T1.3", richting="ongunstig", ontstaan="haal")
VELDEN = {"indelingsjaar": 2024, "gemeente": GEMEENTE}
BUURTEN = [
    Gebied.model_validate({"code": f"BU12340{n}01", "naam": f"Buurt {n}", "niveau": "buurt", "ouder": wijk, **VELDEN})
    for n, wijk in enumerate(WIJKEN[:2], 1)
]
KERN = Gebied.model_validate(
    {"code": "EG1234_kern", "naam": "Kern", "niveau": "eigen", "delen": tuple(b.code for b in BUURTEN), **VELDEN}
)
GEBIEDEN = [
    Gebied.model_validate({"code": GEMEENTE, "naam": "Verzonnen", "niveau": "gemeente", **VELDEN}),
    *(
        Gebied.model_validate({"code": code, "naam": code, "niveau": "wijk", "ouder": GEMEENTE, **VELDEN})
        for code in WIJKEN
    ),
    *BUURTEN,
]
MAART = datetime(2025, 4, 15, 9, tzinfo=UTC)  # March was over, April was not

Maanden = Mapping[str, Mapping[str, float | None]]  # gebied -> periode -> count


def _rijen(maanden: Maanden, *, indicator: str = "inbraak", **velden: object) -> list[Rij]:
    return [
        Rij(indicator=indicator, gebied=gebied, periode=periode, waarde=waarde, **velden)  # type: ignore[arg-type]
        for gebied, waarden in maanden.items()
        for periode, waarde in waarden.items()
    ]


def _trek(zaad: int, *, tot: str = "2025MM03", wijken: Iterable[str] = WIJKEN) -> dict[str, dict[str, float | None]]:
    """Counts of wijken from January 2021 on, and those of the gemeente, which are their sum."""
    rng = random.Random(zaad)
    codes = [p.code for p in perioden_van("maand", van=2021, tot=2025) if p.code <= tot]
    per_wijk = {wijk: {code: float(rng.randint(2, 30)) for code in codes} for wijk in wijken}
    som = {code: sum(waarden[code] for waarden in per_wijk.values()) for code in codes}
    return {GEMEENTE: dict(som), **{wijk: dict(waarden) for wijk, waarden in per_wijk.items()}}


def _lees(store: Store, rijen: list[Rij], *, tijdstip: datetime = MAART) -> UUID:
    return lees_in(store, rijen, gebieden=GEBIEDEN, indicatoren=[INBRAAK, DRUGS], tijdstip=tijdstip)


def _editie(store: Store) -> UUID:
    editie = maak_editie()
    store.dossier.voeg_editie_toe(editie, gebruiker="analist")
    return editie.id


def _alle(
    store: Store,
    editie: UUID,
    *,
    tot: int = 2024,
    niveau: SignaalNiveau = "wijk",
    soort: PeriodeSoort = "maand",
    tot_nu_toe: bool = False,
) -> Periodevergelijkingen:
    return periodevergelijkingen(store, editie=editie, tot=tot, niveau=niveau, soort=soort, tot_nu_toe=tot_nu_toe)


def _van(alle: Periodevergelijkingen, gebied: str, *, indicator: str = "inbraak") -> Periodevergelijking:
    return next(v for v in alle.alle if v.gebied.code == gebied and v.indicator.code == indicator)


def _exact(x1: float, n1: float, x0: float, n0: float) -> float:
    """Twice the binomial tail of x1 given both, on its own side."""
    kans, samen = n1 / (n1 + n0), x1 + x0
    staart = binom.sf(x1 - 1, samen, kans) if x1 / n1 > x0 / n0 else binom.cdf(x1, samen, kans)
    return min(1.0, 2 * float(staart))


def _beeld(
    store: Store, editie: UUID, *, soort: PeriodeSoort = "maand", gebieden: tuple[str, ...] = (), tot: int = 2024
) -> IndicatorBeeld:
    keuze = Keuze(editie=editie, van=2022, tot=tot, gebieden=gebieden)
    (jaren,) = beelden(store, keuze, ["inbraak"])
    return periodebeeld(store, keuze, met_wijken(store, keuze, jaren), soort=soort, spreiding=1.0)


def test_the_last_month_that_is_over_is_tested_exactly_against_the_same_of_the_year_before(store: Store) -> None:
    """Of a figure of the gemeente alone nothing widens the test."""
    _lees(store, _rijen({GEMEENTE: {"2024MM03": 18, "2025MM02": 40, "2025MM03": 35}}))
    v = _van(_alle(store, _editie(store), tot=2025, niveau="gemeente"), GEMEENTE)
    assert (v.van, v.tot, v.aantal, v.vorige, v.kant) == (v.tot, Periode(code="2025MM03"), 35, 18, "hoger")
    assert v.p_waarde == pytest.approx(_exact(35, 31, 18, 31), rel=1e-9)
    assert (v.sterkte, v.oordeel) == ("afwijkend", "ongunstig")
    assert (v.onder, v.boven) == pytest.approx(count_interval(35))


@pytest.mark.parametrize(("toen", "nu"), [(28, 29), (29, 28), (10, 10), (40, 12)])
def test_february_of_a_leap_year_is_tested_per_day(store: Store, toen: int, nu: int) -> None:
    _lees(store, _rijen({GEMEENTE: {"2023MM02": toen, "2024MM02": nu}}), tijdstip=datetime(2024, 3, 9, tzinfo=UTC))
    v = _van(_alle(store, _editie(store), tot=2024, niveau="gemeente"), GEMEENTE)
    if nu * 28 == toen * 29:
        assert (v.kant, v.p_waarde) == (None, 1.0)
    else:
        assert v.p_waarde == pytest.approx(_exact(nu, 29, toen, 28), rel=1e-9)
    assert v.heeft_andere_lengte


def test_the_spread_of_months_between_years_widens_test_and_interval(store: Store) -> None:
    maanden = _trek(7)
    _lees(store, _rijen(maanden))
    alle = _alle(store, _editie(store))
    gemeente = maanden[GEMEENTE]
    scores = []
    for wijk in WIJKEN:
        for code, nu in maanden[wijk].items():
            eerder = Periode(code=code).jaar_eerder.code
            if (toen := maanden[wijk].get(eerder)) is not None and nu is not None:
                kans = (gemeente[code] or 0) / ((gemeente[code] or 0) + (gemeente[eerder] or 0))
                scores.append((nu - (nu + toen) * kans) / ((nu + toen) * kans * (1 - kans)) ** 0.5)
    factor = overdispersion_factor(scores)
    assert factor > 2
    p = []
    for wijk in WIJKEN:
        v = _van(alle, wijk)
        assert v.spreiding == pytest.approx(factor)
        onder, boven = count_interval(v.aantal / factor)
        assert (v.onder, v.boven) == pytest.approx(((onder or 0) * factor, boven * factor))
        p.append((wijk, v.aantal, v.vorige))
    ruw = [rate_ratio_p_value(nu / factor, 31 / factor, (toen or 0) / factor, 31 / factor) for _, nu, toen in p]
    for (wijk, *_), verwacht in zip(p, benjamini_hochberg(ruw), strict=True):
        assert _van(alle, wijk).p_waarde == pytest.approx(verwacht)


def test_all_gebieden_and_indicators_with_a_richting_are_one_family(store: Store) -> None:
    _lees(store, [*_rijen(_trek(1)), *_rijen(_trek(2), indicator="drugs")])
    alle = _alle(store, _editie(store))
    assert len(alle.alle) == 12
    assert alle.vergelijkingen == 6
    assert alle.verwacht_door_toeval == pytest.approx(0.3)
    assert {v.oordeel for v in alle.van("drugs", bron="Politie")} == {"geen"}


@pytest.mark.parametrize(
    ("gelezen", "laatste"),
    [
        (datetime(2025, 3, 20, 12, tzinfo=UTC), "2025MM02"),
        (datetime(2025, 3, 31, 12, tzinfo=UTC), "2025MM02"),  # its last day is not over
        (datetime(2025, 3, 31, 22, 30, tzinfo=UTC), "2025MM03"),  # in the Netherlands it is the first of April
        (datetime(2025, 4, 1, 12, tzinfo=UTC), "2025MM03"),
    ],
)
def test_a_month_read_in_before_it_was_over_is_not_compared(store: Store, gelezen: datetime, laatste: str) -> None:
    _lees(store, _rijen(_trek(3)), tijdstip=gelezen)
    editie = _editie(store)
    assert {v.tot.code for v in _alle(store, editie).alle} == {laatste}
    (punt,) = [p for p in _beeld(store, editie).reeksen[0].punten if p.periode.code == "2025MM03"]
    assert punt.waarde is not None
    assert (punt.kanttekening, punt.aantal is None) == (
        (None, False) if laatste == "2025MM03" else ("niet_afgelopen", True)
    )


def test_an_unfinished_month_is_over_once_a_later_file_has_it(store: Store) -> None:
    _lees(store, _rijen(_trek(3)), tijdstip=datetime(2025, 3, 20, tzinfo=UTC))
    _lees(store, _rijen({GEMEENTE: {"2025MM03": 50}, WIJKEN[0]: {"2025MM03": 9}}), tijdstip=MAART)
    editie = _editie(store)
    assert {v.tot.code for v in _alle(store, editie, niveau="gemeente").alle} == {"2025MM03"}
    alle = _alle(store, editie)
    assert [v.gebied.code for v in alle.alle] == [WIJKEN[0]]


def test_zeros_of_months_that_had_not_begun_are_no_figures(store: Store) -> None:
    maanden = _trek(4, tot="2025MM12")
    _lees(store, _rijen({g: {p: 0.0 if p > "2025MM04" else w for p, w in m.items()} for g, m in maanden.items()}))
    editie = _editie(store)
    assert {v.tot.code for v in _alle(store, editie, tot=2025).alle} == {"2025MM03"}
    laatste = _beeld(store, editie, tot=2025).reeksen[0].punten[-1]
    assert (laatste.periode.code, laatste.kanttekening) == ("2025MM04", "niet_afgelopen")


def test_without_the_year_before_there_is_no_comparison(store: Store) -> None:
    maanden = {g: {p: w for p, w in m.items() if p != "2024MM03"} for g, m in _trek(5).items()}
    _lees(store, _rijen(maanden))
    alle = _alle(store, _editie(store))
    assert {(v.reden, v.sterkte, v.vorige) for v in alle.alle} == {("geen vorig jaar", "niet te bepalen", None)}
    assert alle.vergelijkingen == 0


def test_a_suppressed_month_is_a_gap_and_not_compared(store: Store) -> None:
    maanden = _trek(6)
    _lees(store, _rijen(maanden))
    _lees(store, _rijen({WIJKEN[0]: {"2024MM03": None}, WIJKEN[1]: {"2025MM03": None}}, status="onderdrukt"))
    editie = _editie(store)
    alle = _alle(store, editie)
    assert _van(alle, WIJKEN[0]).reden == "geen vorig jaar"
    assert WIJKEN[1] not in {v.gebied.code for v in alle.alle}
    wijk = next(r for r in _beeld(store, editie).wijken if r.gebied.code == WIJKEN[0])
    punt = wijk.punt(Periode(code="2024MM03"))
    assert punt is not None
    assert (punt.waarde, punt.status) == (None, "onderdrukt")


def test_other_borders_are_not_compared(store: Store) -> None:
    maanden = _trek(8)
    _lees(store, _rijen({g: {p: w for p, w in m.items() if p < "2024MM10"} for g, m in maanden.items()}))
    nieuw = {g: {p: w for p, w in m.items() if p >= "2024MM10"} for g, m in maanden.items()}
    lees_in(
        store,
        _rijen(nieuw, indelingsjaar=2025),
        # The first wijk keeps its name, the second has another: it is another area.
        gebieden=[
            g.model_copy(update={"indelingsjaar": 2025, "naam": "Anders" if g.code == WIJKEN[1] else g.naam})
            for g in GEBIEDEN
        ],
        tijdstip=MAART,
    )
    alle = _alle(store, _editie(store))
    assert _van(alle, WIJKEN[0]).reden is None
    assert _van(alle, WIJKEN[1]).reden == "andere grenzen"


def test_a_breuk_is_not_crossed_where_it_touches(store: Store) -> None:
    _lees(store, _rijen(_trek(9)))
    editie = maak_editie()
    store.dossier.voeg_editie_toe(editie, gebruiker="analist")
    breuk = maak_gebeurtenis(editie, van=date(2024, 11, 1), gebieden=(WIJKEN[0],), is_breuk=True)
    store.dossier.voeg_gebeurtenis_toe(breuk, gebruiker="analist")
    alle = _alle(store, editie.id)
    assert {v.gebied.code for v in alle.alle if v.reden == "breuk"} == {WIJKEN[0]}
    assert alle.vergelijkingen == 5


def test_the_year_so_far_is_the_sum_of_the_same_months(store: Store) -> None:
    maanden = _trek(10)
    _lees(store, _rijen(maanden))
    alle = _alle(store, _editie(store), tot_nu_toe=True)
    v = _van(alle, WIJKEN[2])
    assert (v.van.code, v.tot.code, v.is_tot_nu_toe) == ("2025MM01", "2025MM03", True)
    nu, toen = (sum(maanden[WIJKEN[2]][f"{jaar}MM0{m}"] or 0 for m in (1, 2, 3)) for jaar in (2025, 2024))
    assert (v.aantal, v.vorige) == (nu, toen)
    assert v.heeft_andere_lengte


def test_a_year_so_far_with_a_month_missing_has_no_comparison(store: Store) -> None:
    maanden = _trek(10)
    del maanden[WIJKEN[0]]["2024MM02"]
    del maanden[WIJKEN[1]]["2025MM02"]
    _lees(store, _rijen(maanden))
    alle = _alle(store, _editie(store), tot_nu_toe=True)
    assert _van(alle, WIJKEN[0]).reden == "geen vorig jaar"
    assert WIJKEN[1] not in {v.gebied.code for v in alle.alle}


def test_a_year_that_is_whole_has_no_year_so_far(store: Store) -> None:
    _lees(store, _rijen(_trek(11, tot="2024MM12")))
    editie = _editie(store)
    assert _alle(store, editie, tot_nu_toe=True).alle == ()
    assert {v.tot.code for v in _alle(store, editie).alle} == {"2024MM12"}


def test_an_earlier_last_year_looks_no_further(store: Store) -> None:
    _lees(store, _rijen(_trek(12)))
    assert {v.tot.code for v in _alle(store, _editie(store), tot=2023).alle} == {"2023MM12"}


def test_what_ended_before_the_last_year_is_not_compared(store: Store) -> None:
    _lees(store, [*_rijen(_trek(13, tot="2023MM06")), *_rijen(_trek(14), indicator="drugs")])
    assert {v.indicator.code for v in _alle(store, _editie(store)).alle} == {"drugs"}


def test_a_quarter_is_the_sum_of_its_months_where_no_file_gives_it(store: Store) -> None:
    maanden = _trek(15, tot="2025MM05")
    _lees(store, [*_rijen(maanden), *_rijen({WIJKEN[0]: {"2024KW01": 500}})], tijdstip=datetime(2025, 6, 2, tzinfo=UTC))
    editie = _editie(store)
    v = _van(_alle(store, editie, soort="kwartaal"), WIJKEN[0])
    som = sum(maanden[WIJKEN[0]][f"2025MM0{m}"] or 0 for m in (1, 2, 3))
    assert (v.tot.code, v.aantal, v.vorige) == ("2025KW01", som, 500)
    punten = {p.periode.code: p for p in _beeld(store, editie, soort="kwartaal").reeksen[0].punten}
    assert punten["2025KW01"].maanden == 3
    onvolledig = punten["2025KW02"]
    assert (onvolledig.waarde, onvolledig.kanttekening, onvolledig.maanden) == (None, "onvolledig", 2)


def test_a_quarter_with_a_month_that_was_not_over_is_not_over(store: Store) -> None:
    _lees(store, _rijen(_trek(16, tot="2025MM03")), tijdstip=datetime(2025, 3, 20, tzinfo=UTC))
    editie = _editie(store)
    assert {v.tot.code for v in _alle(store, editie, soort="kwartaal").alle} == {"2024KW04"}
    assert _beeld(store, editie, soort="kwartaal").reeksen[0].punten[-1].kanttekening == "niet_afgelopen"


def test_an_own_area_is_the_sum_of_its_buurten(store: Store) -> None:
    maanden = _trek(17)
    buurten = {b.code: maanden[w] for b, w in zip(BUURTEN, WIJKEN, strict=False)}
    del buurten[BUURTEN[1].code]["2024MM05"]
    _lees(store, _rijen({GEMEENTE: maanden[GEMEENTE], **buurten}))
    lees_in(store, [], gebieden=[KERN])
    editie = _editie(store)
    v = _van(_alle(store, editie, niveau="eigen"), KERN.code)
    assert v.aantal == sum(maanden[w]["2025MM03"] or 0 for w in WIJKEN[:2])
    (reeks,) = _beeld(store, editie, gebieden=(KERN.code,)).reeksen
    gat = reeks.punt(Periode(code="2024MM05"))
    assert gat is not None
    assert (gat.waarde, gat.kanttekening) == (None, "buurten_ontbreken")


def test_the_picture_has_every_month_of_the_years_and_the_one_going_on(store: Store) -> None:
    upload = _lees(store, _rijen(_trek(18), status="voorlopig", regel=9, kolom=4))
    editie = _editie(store)
    beeld = _beeld(store, editie, gebieden=(WIJKEN[0],))
    assert (beeld.per, beeld.maat, beeld.vergelijking) == ("maand", "aantal", None)
    (reeks,) = beeld.reeksen
    assert [p.periode.code for p in reeks.punten] == [
        p.code for p in perioden_van("maand", van=2022, tot=2025) if p.code <= "2025MM03"
    ]
    punt = reeks.punten[0]
    assert punt.herkomst is not None
    assert (punt.herkomst.upload, punt.herkomst.regel, punt.herkomst.kolom) == (upload, 9, 4)
    assert punt.status == "voorlopig"
    assert (punt.onder, punt.boven) == pytest.approx(count_interval(punt.waarde or 0))
    assert "cijfers.csv, ingelezen op 15 april 2025" in beeld.bijgewerkt


@pytest.mark.parametrize("tot_nu_toe", [False, True])
def test_a_sentence_is_taken_over_with_both_years_as_evidence(store: Store, tot_nu_toe: bool) -> None:
    maanden = _trek(19)
    _lees(store, _rijen(maanden))
    editie = _editie(store)
    v = _van(_alle(store, editie, tot_nu_toe=tot_nu_toe), WIJKEN[0])
    gebruiker = Gebruiker(naam="analist")
    bevinding = neem_periode_over(store, v, editie=editie, thema="T1.3", gebruiker=gebruiker)
    assert bevinding.tekst == periodezin(v)
    assert (bevinding.automatisch, bevinding.gebieden) == (True, (WIJKEN[0],))
    maand = (1, 2, 3) if tot_nu_toe else (3,)
    codes = [f"{jaar}MM0{m}" for jaar in (2025, 2024) for m in maand]
    assert [b.periode for b in bevinding.bewijs] == codes
    assert [b.waarde for b in bevinding.bewijs] == [maanden[WIJKEN[0]][code] for code in codes]


@pytest.mark.parametrize("tot_nu_toe", [False, True])
@pytest.mark.parametrize("soort", ["maand", "kwartaal"])
def test_without_months_nothing_is_compared(store: Store, soort: PeriodeSoort, tot_nu_toe: bool) -> None:
    _lees(store, [Rij(periode="2024JJ00")])
    alle = _alle(store, _editie(store), soort=soort, tot_nu_toe=tot_nu_toe)
    assert (alle.alle, alle.vergelijkingen) == ((), 0)


def test_which_kinds_of_period_an_indicator_has(store: Store) -> None:
    _lees(store, [*_rijen({GEMEENTE: {"2024MM01": 1}}), *_rijen({WIJKEN[0]: {"2024KW01": 1}}, indicator="drugs")])
    editie = _editie(store)
    assert periodesoorten(store, editie, "inbraak", bron="Politie") == ("maand", "kwartaal")
    assert periodesoorten(store, editie, "drugs", bron="Politie") == ("kwartaal",)
    assert periodesoorten(store, editie, "drugs", bron="CBS") == ()


def test_false_alarms_stay_below_what_is_said(store: Store) -> None:
    """Where nothing changed, at most 6 % of the comparisons is mogelijk."""
    rng = random.Random(1)
    rijen = [
        rij
        for nummer in range(120)
        for rij in _rijen(
            {
                wijk: {
                    f"{jaar}MM03": float(sum(rng.random() < 0.02 for _ in range(600))) for jaar in (2023, 2024, 2025)
                }
                for wijk in WIJKEN
            },
            indicator=f"i{nummer}",
        )
    ]
    veel = [INBRAAK.model_copy(update={"code": f"i{nummer}"}) for nummer in range(120)]
    lees_in(store, rijen, gebieden=GEBIEDEN, indicatoren=veel, tijdstip=MAART)
    alle = _alle(store, _editie(store))
    assert alle.vergelijkingen == 720
    assert sum(v.sterkte == "mogelijk" for v in alle.alle) <= 0.06 * 720
    assert sum(v.sterkte == "afwijkend" for v in alle.alle) <= 1


def test_the_export_of_months_has_both_families_and_says_how_many(store: Store) -> None:
    _lees(store, _rijen(_trek(20)))
    editie = _editie(store)
    keuze = Keuze(editie=editie, van=2021, tot=2024, gebieden=(WIJKEN[0],))
    inhoud = export_perioden(store, keuze, soort="maand").decode("utf-8-sig")
    kop, *rijen = list(csv.reader(io.StringIO(inhoud), delimiter=";"))
    assert kop[3:6] == ["gebied", "periode", "aantal"]
    regels = [dict(zip(kop, rij, strict=True)) for rij in rijen if len(rij) == len(kop)]
    alle = [*_alle(store, editie).alle, *_alle(store, editie, tot_nu_toe=True).alle]
    assert [(r["gebied"], float(r["aantal"]), r["zekerheid"]) for r in regels] == [
        (v.gebied.naam, v.aantal, v.sterkte) for v in alle
    ]
    assert {r["vergeleken met"] for r in regels} == {"maart 2024", "januari tot en met maart 2024"}
    assert [rij[0].split(".")[0] for rij in rijen[-2:]] == [
        "6 vergelijkingen van de laatste maand met een jaar eerder",
        "6 vergelijkingen van dit jaar tot nu toe met een jaar eerder",
    ]

"""Quarters, own areas and pictures of months; and what leaves the page: duiding and export."""

import csv
import io
from datetime import UTC, datetime

import pytest

from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode, PeriodeSoort, perioden_van
from kvdash.domain.sessie import Sessie
from kvdash.services.exporteren import export_perioden
from kvdash.services.overnemen import neem_periode_over
from kvdash.services.perioden import periodesoorten
from kvdash.statistiek import count_interval
from kvdash.store import Store
from kvdash.taal import periodezin
from tests.services.maanden import (
    BUURTEN,
    GEMEENTE,
    KERN,
    WIJKEN,
    lees_maanden,
    maandrijen,
    nieuwe_editie,
    teken,
    trek,
    van_gebied,
    vergelijk,
)
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in


def test_a_quarter_is_the_sum_of_its_months_where_no_file_gives_it(store: Store) -> None:
    maanden = trek(15, tot="2025MM05")
    lees_maanden(
        store,
        [*maandrijen(maanden), *maandrijen({WIJKEN[0]: {"2024KW01": 500}})],
        tijdstip=datetime(2025, 6, 2, tzinfo=UTC),
    )
    editie = nieuwe_editie(store)
    v = van_gebied(vergelijk(store, editie, soort="kwartaal"), WIJKEN[0])
    som = sum(maanden[WIJKEN[0]][f"2025MM0{m}"] or 0 for m in (1, 2, 3))
    assert (v.tot.code, v.aantal, v.vorige) == ("2025KW01", som, 500)
    punten = {p.periode.code: p for p in teken(store, editie, soort="kwartaal").reeksen[0].punten}
    assert punten["2025KW01"].maanden == 3
    onvolledig = punten["2025KW02"]
    assert (onvolledig.waarde, onvolledig.kanttekening, onvolledig.maanden) == (None, "onvolledig", 2)


def test_a_quarter_with_a_month_that_was_not_over_is_not_over(store: Store) -> None:
    lees_maanden(store, maandrijen(trek(16, tot="2025MM03")), tijdstip=datetime(2025, 3, 20, tzinfo=UTC))
    editie = nieuwe_editie(store)
    assert {v.tot.code for v in vergelijk(store, editie, soort="kwartaal").alle} == {"2024KW04"}
    assert teken(store, editie, soort="kwartaal").reeksen[0].punten[-1].kanttekening == "niet_afgelopen"


def test_an_own_area_is_the_sum_of_its_buurten(store: Store) -> None:
    maanden = trek(17)
    buurten = {b.code: maanden[w] for b, w in zip(BUURTEN, WIJKEN, strict=False)}
    del buurten[BUURTEN[1].code]["2024MM05"]
    lees_maanden(store, maandrijen({GEMEENTE: maanden[GEMEENTE], **buurten}))
    lees_in(store, [], gebieden=[KERN])
    editie = nieuwe_editie(store)
    v = van_gebied(vergelijk(store, editie, niveau="eigen"), KERN.code)
    assert v.aantal == sum(maanden[w]["2025MM03"] or 0 for w in WIJKEN[:2])
    (reeks,) = teken(store, editie, gebieden=(KERN.code,)).reeksen
    gat = reeks.punt(Periode(code="2024MM05"))
    assert gat is not None
    assert (gat.waarde, gat.kanttekening) == (None, "buurten_ontbreken")


def test_the_picture_has_every_month_of_the_years_and_the_one_going_on(store: Store) -> None:
    upload = lees_maanden(store, maandrijen(trek(18), status="voorlopig", regel=9, kolom=4))
    editie = nieuwe_editie(store)
    beeld = teken(store, editie, gebieden=(WIJKEN[0],))
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
    maanden = trek(19)
    lees_maanden(store, maandrijen(maanden))
    editie = nieuwe_editie(store)
    v = van_gebied(vergelijk(store, editie, tot_nu_toe=tot_nu_toe), WIJKEN[0])
    gebruiker = Sessie.van("analist", "analist")
    bevinding = neem_periode_over(store, gebruiker, v, editie=editie, thema="T1.3").inhoud
    assert bevinding.tekst == periodezin(v)
    assert (bevinding.automatisch, bevinding.gebieden) == (True, (WIJKEN[0],))
    maand = (1, 2, 3) if tot_nu_toe else (3,)
    codes = [f"{jaar}MM0{m}" for jaar in (2025, 2024) for m in maand]
    assert [b.periode for b in bevinding.bewijs] == codes
    assert [b.waarde for b in bevinding.bewijs] == [maanden[WIJKEN[0]][code] for code in codes]


@pytest.mark.parametrize("tot_nu_toe", [False, True])
@pytest.mark.parametrize("soort", ["maand", "kwartaal"])
def test_without_months_nothing_is_compared(store: Store, soort: PeriodeSoort, tot_nu_toe: bool) -> None:
    lees_maanden(store, [Rij(periode="2024JJ00")])
    alle = vergelijk(store, nieuwe_editie(store), soort=soort, tot_nu_toe=tot_nu_toe)
    assert (alle.alle, alle.vergelijkingen) == ((), 0)


def test_which_kinds_of_period_an_indicator_has(store: Store) -> None:
    lees_maanden(
        store, [*maandrijen({GEMEENTE: {"2024MM01": 1}}), *maandrijen({WIJKEN[0]: {"2024KW01": 1}}, indicator="drugs")]
    )
    editie = nieuwe_editie(store)
    assert periodesoorten(store, SESSIE, editie, "inbraak", bron="Politie") == ("maand", "kwartaal")
    assert periodesoorten(store, SESSIE, editie, "drugs", bron="Politie") == ("kwartaal",)
    assert periodesoorten(store, SESSIE, editie, "drugs", bron="CBS") == ()


def test_the_export_of_months_has_both_families_and_says_how_many(store: Store) -> None:
    lees_maanden(store, maandrijen(trek(20)))
    editie = nieuwe_editie(store)
    keuze = Keuze(editie=editie, van=2021, tot=2024, gebieden=(WIJKEN[0],))
    inhoud = export_perioden(store, SESSIE, keuze, soort="maand").decode("utf-8-sig")
    kop, *rijen = list(csv.reader(io.StringIO(inhoud), delimiter=";"))
    assert kop[3:6] == ["gebied", "periode", "aantal"]
    regels = [dict(zip(kop, rij, strict=True)) for rij in rijen if len(rij) == len(kop)]
    alle = [*vergelijk(store, editie).alle, *vergelijk(store, editie, tot_nu_toe=True).alle]
    assert [(r["gebied"], float(r["aantal"]), r["zekerheid"]) for r in regels] == [
        (v.gebied.naam, v.aantal, v.sterkte) for v in alle
    ]
    assert {r["vergeleken met"] for r in regels} == {"maart 2024", "januari tot en met maart 2024"}
    assert [rij[0].split(".")[0] for rij in rijen[-2:]] == [
        "6 vergelijkingen van de laatste maand met een jaar eerder",
        "6 vergelijkingen van dit jaar tot nu toe met een jaar eerder",
    ]

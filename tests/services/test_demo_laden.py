"""The demo read in through the ordinary importer into a real store."""

import shapely

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.keuze import Keuze
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.upload import Inlezing
from kvdash.services.catalogus import laad_catalogus
from kvdash.services.cijfers import beelden, met_wijken, themabeelden
from kvdash.services.demo import demo_bestanden, demo_dossier
from kvdash.services.inlezen import Keuzes, lees_in
from kvdash.store import Store
from tests.services.conftest import demo_grenzen
from tests.sessies import SESSIE

DOSSIER = demo_dossier()
KEUZE = Keuze(editie=DOSSIER.van(Editie)[0].id, van=2015, tot=2024)


def test_no_line_of_any_file_is_refused(demo: Store) -> None:
    uploads = demo.cijfers.uploads()
    assert {u.bestand for u in uploads} == {b.naam for b in demo_bestanden()}
    assert [(u.bestand, u.regels_geweigerd) for u in uploads if u.regels_geweigerd] == []
    assert all(u.is_demo for u in uploads)


def test_reading_the_files_in_again_changes_nothing(demo: Store) -> None:
    for bestand in demo_bestanden():
        inlezing: Inlezing = lees_in(
            demo,
            Sessie.van("analist", "analist"),
            bestand.naam,
            bestand.inhoud,
            keuzes=Keuzes(gemeente=DEMO_GEMEENTE),
            proef=True,
        )
        assert (inlezing.plan.nieuw, inlezing.plan.gewijzigd) == (0, 0), bestand.naam
        assert inlezing.verslag.nieuwe_indicatoren == (), bestand.naam
        assert inlezing.verslag.waarschuwingen == (), bestand.naam


def test_the_buurtenquete_tells_of_each_wijk_with_margins(demo: Store) -> None:
    (beeld,) = (b for b in themabeelden(demo, SESSIE, KEUZE, "T1.3") if b.indicator.code == "buurtenquete_onveilig")
    assert (beeld.indicator.ingedeeld, beeld.bron) == (True, "Buurtenquête Voorbeeldstad")
    wijken = met_wijken(demo, SESSIE, KEUZE, beeld).wijken
    punten = {reeks.gebied.naam: punt for reeks in wijken if (punt := reeks.punt(2023)) is not None}
    assert len(punten) == 10
    noord = punten["Noord"]
    assert (noord.waarde, noord.onder, noord.boven) == (25, 18.9, 31.1)
    assert demo.cijfers.niet_ingedeeld() == ()


def test_every_thema_shows_figures(demo: Store) -> None:
    leeg = [t.code for t in THEMAS if not themabeelden(demo, SESSIE, KEUZE, t.code)]
    assert leeg == []


def test_every_indicator_of_the_catalogue_has_figures_in_its_own_maat(demo: Store) -> None:
    indicatoren = [i for i in laad_catalogus().indicatoren if i.thema]
    gevonden = {(b.indicator.code, b.bron): b for b in beelden(demo, SESSIE, KEUZE, [i.code for i in indicatoren])}
    assert {(i.code, i.bron) for i in indicatoren} == set(gevonden)
    for indicator in indicatoren:
        beeld = gevonden[indicator.code, indicator.bron]
        assert beeld.maat == indicator.eenheid, indicator.code
        assert beeld.noemer_jaren_ontbreken == (), indicator.code
        assert bool(met_wijken(demo, SESSIE, KEUZE, beeld).wijken) == (indicator.niveau == "buurt"), indicator.code


def test_a_small_buurt_has_counts_but_no_rate(demo: Store) -> None:
    (beeld,) = beelden(demo, SESSIE, KEUZE.model_copy(update={"gebieden": ("BU99990302",)}), ["politie_totaal"])
    punt = beeld.reeksen[0].laatste or beeld.reeksen[0].punten[-1]
    assert (punt.waarde, punt.kanttekening) == (None, "noemer_te_klein")
    assert punt.aantal is not None


def test_the_last_year_of_the_police_is_provisional(demo: Store) -> None:
    (beeld,) = beelden(demo, SESSIE, KEUZE, ["woninginbraak"])
    status = {p.periode.jaar: p.status for p in beeld.reeksen[0].punten}
    assert (status[2023], status[2024]) == ("definitief", "voorlopig")


def test_surveys_keep_their_interval(demo: Store) -> None:
    (beeld,) = beelden(demo, SESSIE, KEUZE, ["vm_overlast"])
    punt = beeld.reeksen[0].laatste
    assert punt is not None and punt.waarde is not None and punt.onder is not None and punt.boven is not None
    assert punt.onder < punt.waarde < punt.boven


def test_a_suppressed_figure_and_a_missing_one_are_no_zeros(demo: Store) -> None:
    onderdrukt, ontbreekt = beelden(demo, SESSIE, KEUZE, ["integriteitsmeldingen", "evenement_incidenten"])
    assert "onderdrukt" in {p.status for p in onderdrukt.reeksen[0].punten if p.waarde is None}
    punt = ontbreekt.reeksen[0].punt(2020)
    assert punt is not None
    assert (punt.waarde, punt.status) == (None, "ontbrekend")


def test_texts_carry_their_evidence_down_to_the_line(demo: Store) -> None:
    editie = KEUZE.editie
    stukken: tuple[Stuk[Bevinding] | Stuk[Prioriteit], ...] = (
        *demo.dossier.stukken(Bevinding, editie),
        *demo.dossier.stukken(Prioriteit, editie),
    )
    bewijs = {stuk.id: stuk.inhoud.bewijs for stuk in stukken if stuk.inhoud.bewijs}
    assert {id_: len(lijst) for id_, lijst in bewijs.items()} == {
        id_: len(lijst) for id_, lijst in DOSSIER.bewijs.items()
    }
    assert all(
        b.waarde is not None and b.upload is not None and b.regel is not None for x in bewijs.values() for b in x
    )


def test_boundaries_come_in_as_a_map_and_keep_their_shape(demo: Store) -> None:
    getekend, bedacht = demo.cijfers.grenzen(list(demo_grenzen())), demo_grenzen()
    assert set(getekend) == set(bedacht)
    for code, grens in bedacht.items():
        vlak, kopie = shapely.from_geojson(grens), shapely.from_geojson(getekend[code])
        assert vlak.symmetric_difference(kopie).area < 0.01 * vlak.area, code


def test_own_areas_have_the_sum_of_their_buurten(demo: Store) -> None:
    keuze = KEUZE.model_copy(update={"gebieden": ("EG9999-STADSDEEL-NOORD",), "maat": "aantal"})
    (beeld,) = beelden(demo, SESSIE, keuze, ["woninginbraak"])
    delen = demo.cijfers.gebieden().get("EG9999-STADSDEEL-NOORD").delen
    (buurten,) = beelden(demo, SESSIE, keuze.model_copy(update={"gebieden": delen}), ["woninginbraak"])
    som = sum(punt.waarde or 0 for reeks in buurten.reeksen if (punt := reeks.punt(2024)) is not None)
    punt = beeld.reeksen[0].punt(2024)
    assert punt is not None
    assert (len(delen), punt.waarde) == (len(buurten.reeksen), som)

"""Texts of the demo: every paragraph of every veld is filled, and what they refer to exists."""

from collections import Counter

import pytest

from kvdash.domain.bevinding import Bevinding, BevindingSoort
from kvdash.domain.editie import Deelstatus
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.kernbeleid import RUBRIEKEN, THEMAS, VELDEN, themas_van
from kvdash.domain.prioriteit import Prioriteit
from kvdash.services.catalogus import laad_catalogus
from kvdash.services.demo import DemoDossier, demo_dossier
from tests.services.conftest import demo_grenzen


@pytest.fixture(scope="module")
def dossier() -> DemoDossier:
    return demo_dossier()


def _per_onderwerp(dossier: DemoDossier, *soorten: BevindingSoort) -> Counter[str | None]:
    return Counter(b.inhoud.onderwerp for b in dossier.van(Bevinding) if b.inhoud.soort in soorten)


def test_ids_are_unique(dossier: DemoDossier) -> None:
    ids = [stuk.id for stuk in dossier.stukken]
    assert len(ids) == len(set(ids))


def test_every_thema_has_duiding_and_two_to_four_aandachtspunten(dossier: DemoDossier) -> None:
    duiding, punten = _per_onderwerp(dossier, "duiding"), _per_onderwerp(dossier, "aandachtspunt")
    for thema in THEMAS:
        assert duiding[thema.code] >= 1, thema.code
        assert 2 <= punten[thema.code] <= 4, thema.code


def test_the_aanpak_is_ordered_by_rubriek_in_veld_1_and_by_thema_elsewhere(dossier: DemoDossier) -> None:
    verwacht = {r.code for r in RUBRIEKEN} | {t.code for v in VELDEN if v.nummer > 1 for t in themas_van(v.nummer)}
    assert set(_per_onderwerp(dossier, "accent")) == verwacht
    assert set(_per_onderwerp(dossier, "verbeterpunt")) == verwacht


def test_every_veld_heard_bewoners_and_ondernemers_and_has_candidates(dossier: DemoDossier) -> None:
    for veld in VELDEN:
        van_veld = [b.inhoud for b in dossier.van(Bevinding) if b.inhoud.veld == veld.nummer]
        gehoord = Counter(b.soort for b in van_veld if b.paragraaf == 4)
        assert all(3 <= gehoord[soort] <= 5 for soort in ("bewoners", "ondernemers")), veld.naam
        kandidaten = [p.inhoud for p in dossier.van(Prioriteit) if p.inhoud.veld == veld.nummer]
        assert 2 <= len(kandidaten) <= 3
        assert all(p.deelthemas and p.elementen for p in kandidaten)


def test_a_thema_stands_in_its_own_veld(dossier: DemoDossier) -> None:
    for b in (stuk.inhoud for stuk in dossier.van(Bevinding)):
        if b.onderwerp is not None and b.onderwerp.startswith("T"):
            assert b.onderwerp[1] == str(b.veld)


def test_statuses_and_rubriceringen_are_mixed(dossier: DemoDossier) -> None:
    assert {b.status for b in dossier.van(Bevinding)} == {"concept", "beoordeeld", "akkoord"}
    assert {b.rubricering for b in dossier.van(Bevinding)} == {"openbaar", "intern", "vertrouwelijk"}


def test_gebieden_and_evidence_exist(dossier: DemoDossier) -> None:
    gebieden = set(demo_grenzen())
    indicatoren = {i.code for i in laad_catalogus().indicatoren}
    ids = {b.id for b in dossier.van(Bevinding)} | {p.id for p in dossier.van(Prioriteit)}
    genoemd = {g for b in dossier.van(Bevinding) for g in b.inhoud.gebieden}
    assert genoemd | {g for p in dossier.van(Prioriteit) for g in p.inhoud.gebieden} <= gebieden
    bewijs = dossier.bewijs
    assert len(bewijs) >= 10
    assert set(bewijs) <= ids
    for indicator, gebied, jaar in (v for lijst in bewijs.values() for v in lijst):
        assert indicator in indicatoren
        assert gebied in gebieden
        assert 2015 <= jaar <= 2024


def test_every_candidate_rests_on_figures(dossier: DemoDossier) -> None:
    assert {p.id for p in dossier.van(Prioriteit)} <= set(dossier.bewijs)


def test_some_thema_parts_are_closed_with_a_reason(dossier: DemoDossier) -> None:
    assert {s.inhoud.status for s in dossier.van(Deelstatus)} == {"niet van toepassing", "geen cijfers beschikbaar"}
    assert all(s.inhoud.reden for s in dossier.van(Deelstatus))


def test_the_events_touch_figures_that_exist(dossier: DemoDossier) -> None:
    bekend = {indicator.code for indicator in laad_catalogus().indicatoren}
    assert {g.inhoud.soort for g in dossier.van(Gebeurtenis)} == {"maatregel", "plaatsing", "registratie"}
    for gebeurtenis in (stuk.inhoud for stuk in dossier.van(Gebeurtenis)):
        assert set(gebeurtenis.indicatoren) <= bekend
        assert set(gebeurtenis.themas) <= {thema.code for thema in THEMAS}
        assert gebeurtenis.indicatoren or gebeurtenis.themas

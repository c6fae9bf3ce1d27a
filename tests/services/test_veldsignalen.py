"""The short signals of a veld tell the same as all of them, on the demo gemeente."""

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.kernbeleid import VELDEN, themas_van
from kvdash.services.edities import first_editie
from kvdash.services.signalen import ongunstige_signalen, signalen, themasignalen, veldsignalen
from kvdash.store import Store
from tests.sessies import SESSIE

JAREN = (2024, 2021)


@pytest.fixture(scope="module")
def editie(demo: Store) -> Editie:
    found = first_editie(demo, SESSIE)
    assert found is not None
    return found


@pytest.mark.parametrize("jaar", JAREN)
@pytest.mark.parametrize("veld", [veld.nummer for veld in VELDEN])
def test_the_short_signals_of_a_veld_stand_as_all_of_them(demo: Store, editie: Editie, veld: int, jaar: int) -> None:
    themas = [thema.code for thema in themas_van(VELDEN[veld - 1])]
    alle = signalen(demo, SESSIE, editie=editie.id, jaar=jaar, themas=themas)
    kort = ongunstige_signalen(demo, SESSIE, editie=editie.id, jaar=jaar, vergelijker="gemeente", themas=themas)
    assert set(kort.signalen) < set(alle.signalen)
    assert (kort.opvallend, kort.dubbel) == (alle.opvallend, alle.dubbel)
    assert kort.vergelijkingen == alle.vergelijkingen
    for thema in themas:
        assert kort.alleen_thema(thema).stand == alle.alleen_thema(thema).stand


def test_they_are_of_the_indicators_that_belong_to_a_thema_and_of_no_other(demo: Store, editie: Editie) -> None:
    alle = signalen(demo, SESSIE, editie=editie.id, jaar=2024)
    van_thema = themasignalen(demo, SESSIE, editie=editie.id, jaar=2024, vergelijker="gemeente", thema="T1.3").wijken
    assert van_thema.signalen == alle.van_thema("T1.3")
    assert 0 < len(van_thema.signalen) < len(alle.signalen)


def test_a_veld_counts_per_thema_the_indicators_that_stand_out(demo: Store, editie: Editie) -> None:
    gevonden = veldsignalen(demo, SESSIE, editie=editie.id, jaar=2024, vergelijker="gemeente", veld=1)
    alle = signalen(demo, SESSIE, editie=editie.id, jaar=2024)
    verwacht = {
        thema.code: len({s.indicator.code for s in alle.van_thema(thema.code) if s.valt_op and s.is_beoordeeld})
        for thema in themas_van(VELDEN[0])
    }
    assert gevonden.ongunstig == verwacht
    assert any(verwacht.values())
    assert gevonden.belangrijkste[0] in alle.opvallend

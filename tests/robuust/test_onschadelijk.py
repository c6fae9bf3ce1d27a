"""A file in another coat holds the same figures, all of them: nothing new, nothing changed, nothing missing."""

import random

import pytest

from kvdash.services.inlezen import Keuzes, lees_in
from kvdash.store import Store
from tests.ingest.voorbeelden import NOORD
from tests.robuust.bronnen import BRONNEN, WIE, Bron
from tests.robuust.mutaties import onschadelijk

AANTAL = 85


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda b: b.naam)
def test_every_figure_is_read_as_in_the_original(vol: Store, bron: Bron) -> None:
    origineel = lees_in(vol, WIE, bron.naam, bron.tekst.encode(), keuzes=Keuzes(gemeente=NOORD), proef=True)
    verwacht = (0, 0, origineel.plan.gelijk)
    assert verwacht[2] > 5
    for zaad in range(AANTAL):
        mutant = onschadelijk(bron.tekst, bron.scheiding, random.Random(f"{bron.naam}{zaad}"), is_tabel=bron.is_tabel)
        plan = lees_in(vol, WIE, bron.naam, mutant, keuzes=Keuzes(gemeente=NOORD), proef=True).plan
        assert (plan.nieuw, plan.gewijzigd, plan.gelijk) == verwacht, (zaad, mutant[:200])

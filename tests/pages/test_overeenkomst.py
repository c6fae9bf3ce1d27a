"""The page shows the figures that the services give, in some small worlds."""

import random
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.keuze import Keuze
from kvdash.services.cijfers import beelden
from kvdash.services.opslag import open_store
from kvdash.taal import cijfer
from kvdash.ui import data
from kvdash.ui.text.filters import VERGELIJKERS as VERGELIJKERS_IN_WOORDEN
from tests.pages.conftest import Bladeren
from tests.services.test_overeenkomst import VASTE_ZADEN, VERGELIJKERS, WIJKEN, lees_wereld, maak_wereld
from tests.sessies import SESSIE


@pytest.mark.parametrize("zaad", VASTE_ZADEN)
def test_the_table_of_a_page_has_the_figures_of_its_picture(store_pad: Path, blader: Bladeren, zaad: int) -> None:
    rng = random.Random(zaad)
    with open_store(store_pad) as store:
        editie = lees_wereld(store, maak_wereld(rng))
        wijk, vergelijker = rng.choice(WIJKEN), rng.choice(VERGELIJKERS)
        keuze = Keuze(editie=editie, van=2020, tot=2024, gebieden=(wijk,), vergelijker=vergelijker)
        (beeld,) = beelden(store, SESSIE, keuze, ["inbraak"])
    met_wie = VERGELIJKERS_IN_WOORDEN[vergelijker]
    adres = {"van": "2020", "tot": "2024", "vergelijk": met_wie, "weergave": "tabel", "thema": "T1.3"}
    try:
        at = blader("veld-1", gebieden=[beeld.reeksen[0].gebied.naam], **adres)
        assert not at.exception and not at.error
        tekst = _alles_op(at)
        for reeks in beeld.alle_reeksen:
            for punt in reeks.punten:
                assert punt.waarde is None or cijfer(punt.waarde, maat=beeld.maat) in tekst
    finally:
        data.sluit()


def _alles_op(at: AppTest) -> str:
    """All that the browser gets, also in components."""
    return "\n".join(str(getattr(element, "proto", "")) for element in at._tree)

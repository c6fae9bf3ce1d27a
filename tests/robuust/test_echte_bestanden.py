"""The same mutations over real files, cut small, from the folder that KVDASH_ECHTE_BESTANDEN names."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.domain.upload import TE_BEVESTIGEN
from kvdash.errors import KvdashError
from kvdash.services.inlezen import Keuzes, Toestemming, lees_in
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests.robuust.bronnen import WIE, Bron
from tests.robuust.mutaties import onschadelijk, schadelijk

pytestmark = pytest.mark.echte_bestanden

REGELS, AANTAL = 90, 20
DELEN = [
    ("47018NED", ";", "GM0363", True),
    ("47022NED", ",", "GM0599", True),
    ("47013NED", ";", None, False),
    ("83648NED", ";", None, True),
    ("81877NED_Untyped", ";", None, True),
]


def bestand(deel: str) -> Path:
    (pad,) = Path(os.environ["KVDASH_ECHTE_BESTANDEN"]).glob(f"*{deel}*.csv")
    return pad


@pytest.fixture(scope="module")
def echt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("echt") / "echt.duckdb") as store:
        lees_in(store, WIE, "kwb2024.csv", bestand("kwb2024"))
        yield store


@pytest.mark.parametrize(("deel", "scheiding", "gemeente", "is_tabel"), DELEN, ids=[d[0] for d in DELEN])
def test_real_files_in_another_coat_and_damaged(
    echt: Store, deel: str, scheiding: str, gemeente: str | None, is_tabel: bool
) -> None:
    regels = bestand(deel).read_text("utf-8-sig").splitlines()
    bron = Bron(bestand(deel).name, "\n".join([*regels[:REGELS], *regels[-2:]]) + "\n", scheiding, is_tabel)
    aanvaard = dict.fromkeys(TE_BEVESTIGEN, "Een knipsel mist jaren.")
    heel = lees_in(
        echt,
        WIE,
        bron.naam,
        bron.tekst.encode(),
        keuzes=Keuzes(gemeente=gemeente),
        toestemming=Toestemming(aanvaard=aanvaard),
    )
    assert heel.plan.nieuw > REGELS / 3
    voor = echt.hash_tabellen()
    for zaad in range(AANTAL):
        toeval = random.Random(f"{deel}{zaad}")
        mutant = onschadelijk(bron.tekst, scheiding, toeval, is_tabel=is_tabel)
        plan = lees_in(echt, WIE, bron.naam, mutant, keuzes=Keuzes(gemeente=gemeente), proef=True).plan
        assert (plan.nieuw, plan.gewijzigd, plan.gelijk) == (0, 0, heel.plan.nieuw), (zaad, mutant[:300])
        schade = schadelijk(bron.tekst.encode(), toeval)
        try:
            lees_in(echt, WIE, bron.naam, schade.inhoud, keuzes=Keuzes(gemeente=gemeente), proef=True)
        except KvdashError as fout:
            assert str(fout)
    assert echt.hash_tabellen() == voor

"""A damaged file is refused with everything left as it was, or read with only the figures of its undamaged lines."""

import io
import random
from contextlib import suppress
from typing import Any

import pytest
from openpyxl import Workbook

from kvdash.domain.upload import TE_BEVESTIGEN
from kvdash.errors import KvdashError, OnleesbaarError
from kvdash.services.inlezen import Keuzes, Toestemming, lees_in, weiger_onzeker
from kvdash.store import Store
from tests.ingest.voorbeelden import NOORD, lange_tabel
from tests.robuust.bronnen import BRONNEN, WIE, Bron
from tests.robuust.mutaties import beschadig_werkmap, schadelijk, zipbom
from tests.store.bouw import lees_waarnemingen

AANTAL = 70
WERKMAPPEN = 160


def rijen(store: Store, bron: Bron, inhoud: bytes) -> list[dict[str, Any]]:
    aanvaard = dict.fromkeys(TE_BEVESTIGEN, "Met opzet beschadigd.")
    inlezing = lees_in(
        store, WIE, bron.naam, inhoud, keuzes=Keuzes(gemeente=NOORD), toestemming=Toestemming(aanvaard=aanvaard)
    )
    assert inlezing.upload is not None
    return list(lees_waarnemingen(store, inlezing.upload.id).to_pylist())


def sleutel(rij: dict[str, Any]) -> tuple[Any, ...]:
    """Not the indicator and maat: what is cut may take away what told them."""
    return rij["gebied"], rij["periode"], rij["waarde"]


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda b: b.naam)
def test_damage_never_changes_what_stands_elsewhere(vol: Store, bron: Bron) -> None:
    goed = rijen(vol, bron, bron.tekst.encode())
    cijfers, waarden = {sleutel(r) for r in goed}, {r["waarde"] for r in goed}
    eerste = min(r["regel"] for r in goed)
    voor = vol.hash_tabellen()
    for zaad in range(AANTAL):
        mutant = schadelijk(bron.tekst.encode(), random.Random(f"{bron.naam}{zaad}"))
        try:
            inlezing = lees_in(vol, WIE, bron.naam, mutant.inhoud, keuzes=Keuzes(gemeente=NOORD), proef=True)
            weiger_onzeker(inlezing)
        except KvdashError:
            with pytest.raises(KvdashError):
                lees_in(vol, WIE, bron.naam, mutant.inhoud, keuzes=Keuzes(gemeente=NOORD))
            assert vol.hash_tabellen() == voor
            continue
        if not inlezing.plan.nieuw and not inlezing.plan.gewijzigd:
            continue
        in_kop = min(mutant.regels) < eerste
        for rij in rijen(vol, bron, mutant.inhoud):
            ergens = rij["waarde"] in waarden if in_kop else sleutel(rij) in cijfers
            assert ergens or rij["regel"] in mutant.regels, (zaad, mutant, rij)
        voor = vol.hash_tabellen()


def werkmap() -> bytes:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    for rij in lange_tabel():
        blad.append([int(c) if c.strip().isdigit() else c for c in rij])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_damaged_workbooks(vol: Store) -> None:
    heel = werkmap()
    lees_in(vol, WIE, "lang.xlsx", heel, keuzes=Keuzes(gemeente=NOORD))
    goed = {float(rij[3]) for rij in lange_tabel()[1:]}
    for zaad in range(WERKMAPPEN):
        mutant = beschadig_werkmap(heel, random.Random(zaad))
        with suppress(KvdashError):
            plan = lees_in(vol, WIE, "lang.xlsx", mutant, keuzes=Keuzes(gemeente=NOORD), proef=True).plan
            anders = [w for w in plan.wijzigingen if w.nieuw not in goed]
            assert len(anders) <= 3, (zaad, plan)


@pytest.mark.parametrize("formule", ["=SUM(A1:A9)", "=1/0", "=D3"])
def test_formulas_without_a_stored_value_are_no_figure(vol: Store, formule: str) -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    for n, rij in enumerate(lange_tabel()):
        blad.append([*rij[:3], rij[3] if n == 0 else formule if n == 2 else int(rij[3])])
    uit = io.BytesIO()
    boek.save(uit)
    plan = lees_in(vol, WIE, "lang.xlsx", uit.getvalue(), keuzes=Keuzes(gemeente=NOORD), proef=True).plan
    assert (plan.nieuw, plan.gewijzigd, plan.gelijk) == (0, 0, len(lange_tabel()) - 2)


@pytest.mark.parametrize(
    "inhoud",
    [
        ";".join(f"k{n}" for n in range(1_000_000)).encode() + b"\n",
        b"a;" * 400_000 + b"\n" + b"1;" * 400_000 + b"\n",
        b"Regio;Jaar;Aantal\n" + b";" * 900_000 + b"\n",
        zipbom(),
    ],
    ids=["miljoen kolommen", "brede regels", "lege kolommen", "zipbom"],
)
def test_what_would_fill_the_memory_is_refused(vol: Store, inhoud: bytes) -> None:
    voor = vol.hash_tabellen()
    with pytest.raises(OnleesbaarError):
        lees_in(vol, WIE, "groot.xlsx", inhoud, keuzes=Keuzes(gemeente=NOORD))
    assert vol.hash_tabellen() == voor

"""Workbook, document and evidence have the figures that are drawn, in some small worlds."""

import io
import random
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.report.documenten import cijfertabel
from kvdash.report.lijsten import schrijf_cijfers_xlsx
from kvdash.services.cijfers import beelden, bewijs_van
from kvdash.services.exporteren import export_rapportage
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests.services.test_overeenkomst import VASTE_ZADEN, VERGELIJKERS, WIJKEN, lees_wereld, maak_wereld
from tests.sessies import SESSIE
from tests.stukken import schrijf_bevinding


@pytest.mark.parametrize("zaad", VASTE_ZADEN)
def test_workbook_document_and_evidence_have_what_is_drawn(tmp_path: Path, zaad: int) -> None:
    rng = random.Random(zaad)
    wereld = maak_wereld(rng)
    with open_store(tmp_path / "proef.duckdb") as store:
        editie = lees_wereld(store, wereld)
        gekozen, vergelijker = (rng.choice(WIJKEN),), rng.choice(VERGELIJKERS)
        keuze = Keuze(editie=editie, van=2020, tot=2024, gebieden=gekozen, vergelijker=vergelijker)
        alle = beelden(store, SESSIE, keuze, ["inbraak", "vm"])
        document = Document(io.BytesIO(export_rapportage(store, SESSIE, keuze, formaat="docx", voor="intern")))
        tabellen = [[[cel.text for cel in rij.cells] for rij in tabel.rows] for tabel in document.tables]
        for beeld in alle:
            _workbook_agrees(beeld)
            tabel = cijfertabel(beeld, reeksen=beeld.alle_reeksen)
            juist = [[cel.tekst for cel in rij] for rij in tabel.rijen]
            assert any(gedrukt[1:] == juist for gedrukt in tabellen)
            _evidence_stays(store, keuze, beeld)


def _workbook_agrees(beeld: IndicatorBeeld) -> None:
    blad = CalamineWorkbook.from_filelike(io.BytesIO(schrijf_cijfers_xlsx(beeld))).get_sheet_by_index(0)
    rijen = {(rij[1], str(rij[3])[:4]): rij for rij in blad.to_python() if len(rij) > 8 and rij[1]}
    for reeks in beeld.alle_reeksen:
        for punt in reeks.punten:
            cel = rijen[reeks.gebied.code, str(punt.periode.jaar)][4]
            assert cel == "" if punt.waarde is None else cel == pytest.approx(punt.waarde)


def _evidence_stays(store: Store, keuze: Keuze, beeld: IndicatorBeeld) -> None:
    """The figure under what was written is that of the picture, with its lower and upper bound and its line."""
    reeks = beeld.reeksen[0]
    for punt in (p for p in reeks.punten if p.waarde is not None):
        bewijs = bewijs_van(beeld, gebied=reeks.gebied.code, jaar=punt.periode.jaar)
        schrijf_bevinding(
            store, SESSIE, editie=keuze.editie, veld=1, soort="aandachtspunt", tekst="Let op.", bewijs=[bewijs]
        )
        bewaard = [b for stuk in store.dossier.stukken(Bevinding, keuze.editie) for b in stuk.inhoud.bewijs]
        assert bewijs in bewaard
        assert (bewijs.waarde, bewijs.onder, bewijs.boven) == (punt.waarde, punt.onder, punt.boven)
        assert punt.herkomst is not None and bewijs.regel == punt.herkomst.regel

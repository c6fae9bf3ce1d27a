"""The documents of the demo say what those of the first version said: texts, tables, captions, pictures in words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kvdash.services.edities import default_keuze, first_editie
from kvdash.services.exporteren import export_prioriteiten, export_rapportage
from kvdash.store import Store
from tests.report.uittreksel import uittreksel, zonder_dag
from tests.sessies import SESSIE

_VAST = Path(__file__).parents[1] / "report" / "vast"


@pytest.mark.parametrize(
    ("naam", "export"), [("rapportage_demo", export_rapportage), ("overzicht_demo", export_prioriteiten)]
)
def test_it_reads_as_the_first_version(demo: Store, naam: str, export: Callable[..., bytes]) -> None:
    keuze = default_keuze(demo, SESSIE, first_editie(demo, SESSIE))
    docx = export(demo, SESSIE, keuze, formaat="docx", voor="vertrouwelijk")
    toen = [r for r in (_VAST / f"{naam}.txt").read_text("utf-8").splitlines() if not r.startswith("#")]
    assert list(map(zonder_dag, uittreksel(docx))) == toen

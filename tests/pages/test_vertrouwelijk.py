"""Beside a download stands how many texts it leaves out."""

from kvdash.domain.editie import Editie
from kvdash.ui import data
from tests.pages.conftest import Bladeren, tekst_op
from tests.sessies import SESSIE
from tests.stukken import markeer_prioriteit, schrijf_bevinding


def test_beside_the_button_stands_what_is_not_in_the_file(editie: Editie, blader: Bladeren) -> None:
    assert "weggelaten" not in tekst_op(blader("rapportage"))
    store = data.opslag().store
    schrijf_bevinding(store, SESSIE, editie=editie.id, rubricering="vertrouwelijk", tekst="Alleen voor ons.")
    markeer_prioriteit(store, SESSIE, editie=editie.id, rubricering="vertrouwelijk", naam="Ook alleen voor ons")
    data.sluit()
    assert "1 tekst en 1 kandidaat zijn weggelaten uit het bestand" in tekst_op(blader("rapportage"))
    op_pagina = tekst_op(blader("prioriteiten"))
    assert "1 kandidaat is weggelaten uit het bestand" in op_pagina
    assert "Ook alleen voor ons" in op_pagina

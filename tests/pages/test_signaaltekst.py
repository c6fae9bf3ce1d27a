"""The words of a signal taken over as duiding, and figures taken together on one click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.stuk import Stuk
from kvdash.services.demo import demo_dossier
from kvdash.taal import AUTOMATISCH
from kvdash.ui import data
from tests import stores
from tests.pages.conftest import Bladeren, bevindingen, klik, tekst_op

EDITIE = demo_dossier().stukken[0].editie


@pytest.fixture(autouse=True)
def demo(store_pad: Path) -> Iterator[None]:
    stores.demo(store_pad)
    yield
    data.sluit()


def _knop(at: AppTest, sleutel: str) -> Button:
    assert not at.exception and not at.error
    return next(knop for knop in at.button if knop.key is not None and knop.key.startswith(sleutel))


def _automatisch() -> list[Stuk[Bevinding]]:
    return [b for b in bevindingen(EDITIE) if b.inhoud.automatisch]


def test_a_sentence_becomes_duiding_until_someone_edits_it(blader: Bladeren) -> None:
    at = blader("veld-1", thema="T1.3", indicator="woninginbraak")
    at.session_state["in-woorden"] = True
    at.run()
    na = _knop(at, "neem-over-woninginbraak").click().run()
    (bevinding,) = _automatisch()
    assert (bevinding.inhoud.soort, bevinding.inhoud.onderwerp) == ("duiding", "T1.3")
    assert bevinding.inhoud.bewijs[0].upload is not None and bevinding.inhoud.bewijs[0].onder is not None
    pagina = tekst_op(na)
    assert bevinding.inhoud.tekst.split(":")[0] in pagina and AUTOMATISCH in pagina
    bewerk = _knop(na, f"wijzig-{bevinding.id}").click().run()
    (vak,) = [vak for vak in bewerk.text_area if vak.key == f"bewerk-{bevinding.id}-tekst"]
    vak.set_value("Inbraak komt hier vaker voor.")
    klik(bewerk, "Bewaren")
    assert _automatisch() == []


def test_three_years_are_one_figure_on_one_click(blader: Bladeren) -> None:
    at = blader("veld-1", thema="T1.3", indicator="straatroof", gebieden="Noord")
    assert "Wat is hier nog zichtbaar?" in [deel.label for deel in at.expander]
    at.session_state["zichtbaar"] = True
    at.run()
    samen = _knop(at, "samen-straatroof-jaren").click().run()
    assert "in Noord, samengeteld over 2022–2024:" in tekst_op(samen)
    _knop(samen, "neem-samen-over-").click().run()
    (bevinding,) = _automatisch()
    assert [b.periode for b in bevinding.inhoud.bewijs] == ["2022JJ00", "2023JJ00", "2024JJ00"]


def test_chosen_wijken_are_one_figure_on_one_click(blader: Bladeren) -> None:
    at = blader("veld-1", thema="T1.3", indicator="straatroof", gebieden=["Noord", "Centrum"])
    at.session_state["zichtbaar"] = True
    at.run()
    samen = _knop(at, "samen-straatroof-wijken").click().run()
    assert "in Centrum en Noord samen, 2024:" in tekst_op(samen)

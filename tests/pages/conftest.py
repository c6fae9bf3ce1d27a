"""Pages run by Streamlit's own harness, on a small store of invented figures."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Stuk
from kvdash.services import dossier
from kvdash.services.opslag import open_store
from kvdash.ui import data, state
from tests import stores
from tests.architecture.regels import REPO
from tests.sessies import SESSIE

ANALIST = stores.ANALIST

Bladeren = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def naam(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The name that the browser keeps (AppTest shows no cookies): that of ANALIST, until a test gives another."""

    def zet(naam: str) -> None:
        monkeypatch.setattr(state, "_naam_in_cookie", lambda: naam)

    zet(ANALIST.gebruiker)
    return zet


@pytest.fixture
def editie(store_pad: Path) -> Iterator[Editie]:
    """An edition of Proefdam with figures, in the store that the pages will open; closed again afterwards."""
    with open_store(stores.proefdam(store_pad)) as store:
        (editie,) = store.dossier.edities()
    yield editie
    data.sluit()


@pytest.fixture
def leeg(store_pad: Path) -> Iterator[Path]:
    """A store without an edition."""
    stores.nieuw(store_pad)
    yield store_pad
    data.sluit()


@pytest.fixture
def blader() -> Bladeren:
    """Open a page, by its address and what stands behind the question mark."""

    def open_(pagina: str = "", **adres: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(REPO / "kvdash" / "ui" / "main.py"), default_timeout=60)
        for naam, waarde in adres.items():
            at.query_params[naam] = waarde
        if pagina:
            at._page_hash = calc_hash(pagina)  # switch_page knows only pages that are files
        return at.run()

    return open_


def bevindingen(editie: UUID) -> tuple[Stuk[Bevinding], ...]:
    return dossier.bevindingen(data.opslag().store, SESSIE, editie)


def prioriteiten(editie: UUID) -> tuple[Stuk[Prioriteit], ...]:
    return dossier.prioriteiten(data.opslag().store, SESSIE, editie)


def tekst_op(at: AppTest) -> str:
    """All words on the page that are Markdown, HTML, also of our own parts, or a heading."""
    delen = (*at.title, *at.subheader, *at.markdown, *at.get("html"))
    eigen = (json.loads(deel.proto.json)["html"] for deel in at.get("bidi_component"))
    return "\n".join([*(str(getattr(deel, "value", "")) for deel in delen), *eigen])


def klik(at: AppTest, label: str) -> AppTest:
    """Press the only button with this label."""
    (knop,) = [knop for knop in at.button if knop.label == label]
    return knop.click().run()


def meer(at: AppTest) -> AppTest:
    """Unfold what else can be done with the only text on the page."""
    (sleutel,) = [naam for naam in at.session_state if naam.startswith("meer-")]
    at.session_state[sleutel] = True
    return at.run()


def vul(at: AppTest, label: str, tekst: str) -> None:
    """Fill the only text field whose label begins so."""
    (vak,) = [vak for vak in (*at.text_area, *at.text_input) if vak.label.startswith(label)]
    vak.set_value(tekst)

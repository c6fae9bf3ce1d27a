"""Mogelijke prioriteiten: the card, and the form that marks and edits one."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.kernbeleid import KOP_DEELTHEMAS, KOP_ELEMENTEN
from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Stuk
from kvdash.taal import kort
from kvdash.ui import data, plat, state
from kvdash.ui.components import stukken
from kvdash.ui.components.bewijs import te_houden, zinnen
from kvdash.ui.components.stukken import Vorm
from kvdash.ui.opmaak import alinea, lange_alinea, lijst, veilig
from kvdash.ui.text import dossier as tekst

_KOP = 200  # characters of a name that fit above a card


def toon_lijst(
    prioriteiten: Sequence[Stuk[Prioriteit]],
    *,
    velden: Sequence[int] = (),
    met_veld: bool = False,
    te_verplaatsen: bool = True,
) -> None:
    """The cards, those of these velden or of all; the one being edited as a form. One can be moved within its veld."""
    weg = data.prioriteiten(state.keuze().editie, velden=tuple(velden), verwijderd=True)
    vorm = _vorm(met_veld=met_veld, alle=prioriteiten if te_verplaatsen else ())
    stukken.toon_lijst(vorm, prioriteiten, plek="prioriteiten", weg=weg)


def markeer(*, veld: int, bewijs: Sequence[Bewijs] = (), deel: str) -> None:
    """The form for a new mogelijke prioriteit; `deel` is the part of the page in which it is open."""
    nieuw = Prioriteit(veld=veld, naam="", gebieden=tuple({b.gebied: None for b in bewijs}), bewijs=tuple(bewijs))
    vorm = _vorm(met_veld=False)._replace(velden=lambda sleutel, _: _velden(sleutel, nieuw))
    stukken.schrijf(vorm, deel=deel, bewaard=lambda _: tekst.GEMARKEERD)


def _vorm(*, met_veld: bool, alle: Sequence[Stuk[Prioriteit]] = ()) -> Vorm[Prioriteit]:
    return Vorm(
        toon=partial(_toon, met_veld=met_veld, alle=alle),
        velden=_velden,
        weg=tekst.INTREKKEN,
        verwijderd=tekst.INGETROKKEN,
    )


def _toon(stuk: Stuk[Prioriteit], *, met_veld: bool, alle: Sequence[Stuk[Prioriteit]]) -> None:
    prioriteit = stuk.inhoud
    with st.container(key=f"prioriteit-{stuk.id}", gap=None):
        veld = f"{find_veld(prioriteit.veld).label} · " if met_veld else ""
        meta = f"{veld}{stuk.status} · {tekst.door(stuk)} · {stuk.rubricering}"
        st.html(
            f'<h3 class="kv-kaartkop">{veilig(kort(prioriteit.naam, hoogstens=_KOP))}</h3>'
            + (lange_alinea(prioriteit.naam) if len(prioriteit.naam) > _KOP else "")
            + '<div class="kv-tweeluik">'
            + _deel(KOP_DEELTHEMAS, prioriteit.deelthemas)
            + _deel(KOP_ELEMENTEN, prioriteit.elementen)
            + "</div>"
            + lijst(zinnen(prioriteit.bewijs), klasse="kv-bewijs")
            + alinea(meta, klasse="kv-meta")
        )
        with st.container(horizontal=True, gap="small"):
            stukken.wijzigknop(stuk, plek="prioriteiten")
            van_veld = [ander for ander in alle if ander.inhoud.veld == prioriteit.veld]
            stukken.meer(_vorm(met_veld=met_veld), stuk, lijst=van_veld)


def _deel(kop: str, regels: Sequence[str]) -> str:
    return f"<div>{alinea(kop, klasse='kv-deelkop')}{lijst(regels)}</div>" if regels else ""


def _velden(sleutel: str, nu: Prioriteit | None) -> Callable[[], Prioriteit]:
    assert nu is not None
    naam = plat.text_input(tekst.NAAM, value=nu.naam, key=f"{sleutel}-naam")
    deelthemas = plat.text_area(
        tekst.DEELTHEMAS, value="\n".join(nu.deelthemas), key=f"{sleutel}-deelthemas", height=100
    )
    elementen = plat.text_area(tekst.ELEMENTEN, value="\n".join(nu.elementen), key=f"{sleutel}-elementen", height=100)
    bewijs = te_houden(nu.bewijs, sleutel=sleutel) if nu.naam else nu.bewijs
    return lambda: nu.model_copy(
        update={
            "naam": naam,
            "deelthemas": tuple(deelthemas.splitlines()),
            "elementen": tuple(elementen.splitlines()),
            "bewijs": bewijs,
        }
    )

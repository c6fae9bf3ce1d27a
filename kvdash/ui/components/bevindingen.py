"""Bevindingen: the list of a thema or rubriek, and the form of one."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from kvdash.domain.bevinding import Bevinding, BevindingSoort, Bewijs
from kvdash.domain.stuk import Stuk
from kvdash.taal import AUTOMATISCH
from kvdash.ui import plat
from kvdash.ui.components import akkoord, stukken
from kvdash.ui.components.bewijs import te_houden, zet_erbij, zinnen
from kvdash.ui.components.stukken import Vorm
from kvdash.ui.opmaak import alinea, lange_alinea, lijst
from kvdash.ui.text import dossier as tekst


def toon_lijst(
    bevindingen: Sequence[Stuk[Bevinding]],
    *,
    plek: str,
    in_beeld: Bewijs | None = None,
    weg: Sequence[Stuk[Bevinding]] = (),
) -> None:
    """The bevindingen, each with its evidence and its buttons; the one being edited as a form.

    `in_beeld` is the figure on screen, which each can be given; `weg` were removed.
    """
    stukken.toon_lijst(_vorm(plek, in_beeld, bevindingen), bevindingen, plek=plek, weg=weg)


def schrijf(
    *, veld: int, soort: BevindingSoort, onderwerp: str | None, bewijs: Sequence[Bewijs] = (), deel: str
) -> None:
    """The form for a new bevinding; `deel` is the part of the page in which it is open."""
    nieuw = Bevinding(
        veld=veld,
        soort=soort,
        onderwerp=onderwerp,
        tekst="",
        gebieden=tuple({b.gebied: None for b in bewijs}),
        bewijs=tuple(bewijs),
    )
    vorm = _vorm(deel)._replace(velden=lambda sleutel, _: _velden(sleutel, None, nieuw))
    stukken.schrijf(vorm, deel=deel, bewaard=lambda stuk: f"{tekst.SOORT[stuk.inhoud.soort]}: {tekst.BEWAARD.lower()}")


def _vorm(plek: str, in_beeld: Bewijs | None = None, alle: Sequence[Stuk[Bevinding]] = ()) -> Vorm[Bevinding]:
    return Vorm(
        toon=partial(_toon, plek=plek, in_beeld=in_beeld, alle=alle),
        velden=lambda sleutel, nu: _velden(sleutel, nu, nu),
        weg=tekst.VERWIJDEREN,
        verwijderd=tekst.VERWIJDERD,
        statussen=("concept", "beoordeeld"),
    )


def _toon(stuk: Stuk[Bevinding], *, plek: str, in_beeld: Bewijs | None, alle: Sequence[Stuk[Bevinding]]) -> None:
    bevinding = stuk.inhoud
    with st.container(key=f"bevinding-{stuk.id}", horizontal=True, gap="small"):
        delen = [tekst.door(stuk), stuk.status, stuk.rubricering]
        meta = " · ".join([*delen, AUTOMATISCH] if bevinding.automatisch else delen)
        st.html(
            lange_alinea(bevinding.tekst, klasse="kv-tekst")
            + lijst(zinnen(bevinding.bewijs), klasse="kv-bewijs")
            + alinea(meta, klasse="kv-meta")
        )
        stukken.wijzigknop(stuk, plek=plek)
        akkoord.toon(stuk)
        erbij = partial(zet_erbij, stuk, in_beeld, knop=tekst.DIT_CIJFER_ERBIJ) if in_beeld is not None else None
        stukken.meer(_vorm(plek), stuk, eerst=erbij, lijst=alle)


def _velden(sleutel: str, nu: Bevinding | None, basis: Bevinding | None) -> Callable[[], Bevinding]:
    """`basis` is what the text comes in."""
    assert basis is not None
    label, hoogte = (tekst.TEKST, 140) if nu else (tekst.NIEUW[basis.soort], 120)
    nieuw = plat.text_area(label, value=nu.tekst if nu else "", key=f"{sleutel}-tekst", height=hoogte)
    bewijs = te_houden(nu.bewijs, sleutel=sleutel) if nu else basis.bewijs
    return lambda: basis.met_tekst(nieuw).model_copy(update={"bewijs": bewijs})

"""The group of gemeenten that is compared with: its members by name, and choosing, making or changing another one."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.domain.stuk import Stuk
from kvdash.domain.vergelijking import Groepskeuze, Vergelijking, Vergelijkingsgroep
from kvdash.taal import ledenzin, opsomming
from kvdash.ui import data, plat, state
from kvdash.ui.components import stukken
from kvdash.ui.components.stukken import Vorm
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import vergelijking as tekst

_DEEL = _PLEK = "groep"


def toon(keuze: Keuze, editie: Editie) -> None:
    """Nothing while figures are not compared with a group."""
    if keuze.vergelijker != "vergelijkbaar":
        return
    met_wie = data.met_wie_te_vergelijken(editie.id, keuze.vergelijker)
    if not met_wie.leden:
        plat.info(tekst.ONTBREEKT)
        return
    with st.container(key="groepsregel", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(alinea(ledenzin(met_wie), klasse="kv-meta"), width="content")
        with plat.popover(tekst.AANPASSEN, type="tertiary", key="groep-aanpassen", on_change="rerun") as vak, vang():
            if vak.open:
                _kies(editie, met_wie)
                _groep(editie, met_wie)


def _kies(editie: Editie, met_wie: Vergelijking) -> None:
    """Which of the groups that were kept; nothing where there are none."""
    namen = ["", *(groep.inhoud.naam for groep in data.vergelijkingsgroepen(editie.id))]
    keuze, nu = _keuze(editie), met_wie.groep or ""
    versie = keuze.versie if keuze else 0  # what another chose meanwhile is seen first
    if len(namen) > 1:
        gekozen = plat.selectbox(
            tekst.WELKE,
            namen,
            index=namen.index(nu),
            format_func=lambda naam: naam or tekst.STANDAARD,
            key=f"groepskeuze-{nu}-{versie}",
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if len(namen) > 1 and plat.button(tekst.GEBRUIKEN, key=f"gebruik-groep-{versie}") and gekozen != nu:
            doe(
                partial(data.kies_groep, editie=editie.id, groep=gekozen or None),
                klaar=lambda _: Melding(tekst.GEKOZEN, partial(data.kies_groep, editie=editie.id, groep=met_wie.groep)),
            )
        if keuze is not None:
            stukken.toon_geschiedenis(keuze, knop=tekst.EERDERE_KEUZES)


def _keuze(editie: Editie) -> Stuk[Groepskeuze] | None:
    return next(iter(data.stukken(Groepskeuze, editie=editie.id)), None)


def _groep(editie: Editie, met_wie: Vergelijking) -> None:
    """The group that is compared with, those that were removed, and the form for a new one."""
    alle, vorm = data.vergelijkingsgroepen(editie.id), _vorm(editie)
    nu = [groep for groep in alle if groep.inhoud.naam == met_wie.groep]
    onder_andere_naam = {groep.ouder for groep in alle}
    weg = data.stukken(Vergelijkingsgroep, editie=editie.id, verwijderd=True)
    weg = tuple(groep for groep in weg if groep.id not in onder_andere_naam)
    stukken.toon_lijst(vorm, nu, plek=_PLEK, weg=weg)
    if state.open_deel(_DEEL) is None:
        plat.button(tekst.NIEUW, key="open-groep", on_click=partial(state.zet_open_deel, _DEEL, "nieuw"))
        return
    begin = Vergelijkingsgroep(naam="", gemeenten=tuple(g.code for g in met_wie.leden))
    nieuw = vorm._replace(velden=lambda sleutel, _: _velden(sleutel, begin, editie=editie))
    stukken.schrijf(nieuw, deel=_DEEL, bewaard=partial(_bewaard, editie=editie))


def _vorm(editie: Editie) -> Vorm[Vergelijkingsgroep]:
    return Vorm(
        toon=partial(_toon, editie=editie),
        velden=partial(_velden, editie=editie),
        weg=tekst.VERWIJDEREN,
        verwijderd=tekst.VERWIJDERD,
        gewijzigd=partial(_bewaard, editie=editie),
    )


def _toon(stuk: Stuk[Vergelijkingsgroep], *, editie: Editie) -> None:
    namen = {g.code: g.naam for g in data.andere_gemeenten(editie.id)}
    leden = opsomming([namen.get(code, code) for code in stuk.inhoud.gemeenten])
    with st.container(key=f"vergelijkingsgroep-{stuk.id}", horizontal=True, gap="small"):
        st.html(alinea(f"{stuk.inhoud.naam}: {leden}", klasse="kv-tekst"))
        stukken.knoppen(_vorm(editie), stuk, plek=_PLEK)


def _velden(sleutel: str, nu: Vergelijkingsgroep | None, *, editie: Editie) -> Callable[[], Vergelijkingsgroep]:
    assert nu is not None
    namen = {g.code: g.naam for g in data.andere_gemeenten(editie.id)}
    naam = plat.text_input(tekst.NAAM, value=nu.naam, key=f"{sleutel}-naam")
    codes = plat.multiselect(
        tekst.GEMEENTEN,
        list(namen),
        default=[code for code in nu.gemeenten if code in namen],
        format_func=namen.__getitem__,
        key=f"{sleutel}-gemeenten",
    )

    return lambda: Vergelijkingsgroep(naam=naam, gemeenten=tuple(codes))


def _bewaard(groep: Stuk[Vergelijkingsgroep], *, editie: Editie) -> str:
    """What was made or changed is compared with from now on."""
    keuze = _keuze(editie)
    if keuze is None or keuze.inhoud.groep != groep.inhoud.naam:
        data.kies_groep(editie=editie.id, groep=groep.inhoud.naam)
    return tekst.BEWAARD

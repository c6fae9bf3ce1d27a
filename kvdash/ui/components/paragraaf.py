"""Paragraphs N.2 to N.5 of a veld: everything that was written, in the order of the report."""

from collections.abc import Sequence

import streamlit as st

from kvdash.domain.bevinding import CONSULTATIES, Bevinding, BevindingSoort
from kvdash.domain.editie import DeelParagraaf
from kvdash.domain.kernbeleid import Paragraaf, Veld, onderwerpen_van
from kvdash.domain.stuk import Stuk
from kvdash.ui import data, plat, state
from kvdash.ui.components import afsluiten, bevindingen, prioriteiten
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import dossier as tekst

_SOORTEN: dict[int, tuple[BevindingSoort, ...]] = {
    2: ("aandachtspunt",),
    3: ("accent", "verbeterpunt"),
}
_DELEN: dict[int, DeelParagraaf] = {2: 2, 3: 3, 4: 4}


def toon(paragraaf: Paragraaf, veld: Veld) -> None:
    """One paragraph of the whole veld."""
    with st.container(key="paragraaf", gap="small"):
        st.html(alinea(paragraaf.inleiding(veld), klasse="kv-aanhef"))
        if paragraaf.nummer == 5:
            _prioriteiten(veld)
        elif paragraaf.nummer == 4:
            for soort in CONSULTATIES:
                _groep(veld, paragraaf, kop=tekst.SOORTEN[soort], soorten=(soort,), onderwerp=None)
        else:
            for onderwerp in onderwerpen_van(veld, paragraaf=paragraaf.nummer):
                soorten = _SOORTEN[paragraaf.nummer]
                _groep(veld, paragraaf, kop=onderwerp.groepskop, soorten=soorten, onderwerp=onderwerp.code)


def _groep(
    veld: Veld, paragraaf: Paragraaf, *, kop: str, soorten: Sequence[BevindingSoort], onderwerp: str | None
) -> None:
    alle = data.bevindingen(state.keuze().editie, veld=veld.nummer)
    st.html(f'<h2 class="kv-groepkop">{veilig(kop)}</h2>')
    leeg = not any(b.inhoud.soort in soorten and (onderwerp is None or b.inhoud.onderwerp == onderwerp) for b in alle)
    afsluiten.toon_deel(veld.nummer, _DELEN[paragraaf.nummer], onderwerp or soorten[0], leeg=leeg)
    for soort in soorten:
        eigen = [b for b in alle if b.inhoud.soort == soort and (onderwerp is None or b.inhoud.onderwerp == onderwerp)]
        _soort(veld, soort, eigen, onderwerp=onderwerp, met_kop=len(soorten) > 1)


def _soort(
    veld: Veld, soort: BevindingSoort, eigen: Sequence[Stuk[Bevinding]], *, onderwerp: str | None, met_kop: bool
) -> None:
    if met_kop and eigen:
        st.html(f'<h3 class="kv-groep">{tekst.SOORTEN[soort]}</h3>')
    deel = f"{soort}-{onderwerp or veld.nummer}"
    weg = [
        stuk
        for stuk in data.stukken(Bevinding, editie=state.keuze().editie, verwijderd=True)
        if (stuk.inhoud.veld, stuk.inhoud.soort) == (veld.nummer, soort) and onderwerp in (None, stuk.inhoud.onderwerp)
    ]
    bevindingen.toon_lijst(eigen, plek=deel, weg=weg)
    if state.open_deel(deel) is not None:
        with st.container(border=True):
            bevindingen.schrijf(veld=veld.nummer, soort=soort, onderwerp=onderwerp, deel=deel)
    elif plat.button(tekst.NIEUW[soort], key=f"open-{deel}"):
        state.zet_open_deel(deel, soort)
        st.rerun()


def _prioriteiten(veld: Veld) -> None:
    eigen = data.prioriteiten(state.keuze().editie, velden=(veld.nummer,))
    if not eigen:
        st.html(alinea(tekst.GEEN_PRIORITEITEN, klasse="kv-meta"))
    prioriteiten.toon_lijst(eigen, velden=(veld.nummer,))
    deel = f"prioriteit-{veld.nummer}"
    if state.open_deel(deel) is not None:
        with st.container(border=True):
            prioriteiten.markeer(veld=veld.nummer, deel=deel)
    elif plat.button(tekst.NIEUWE_PRIORITEIT, key=f"open-{deel}"):
        state.zet_open_deel(deel, "nieuw")
        st.rerun()

"""The wijkprofiel: who lives there and where, what stands out, what people said, and every figure among the others."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from kvdash.charts.kaart import ligging_svg
from kvdash.domain.gebied import Gebied
from kvdash.domain.kernbeleid import VELDEN
from kvdash.domain.keuze import Keuze
from kvdash.domain.wijkprofiel import Wijkprofiel
from kvdash.taal import niveaunaam, profielzinnen
from kvdash.ui import data, plat, state
from kvdash.ui.components import klikbaar, profielverhaal, signalen, spintabel
from kvdash.ui.opmaak import alinea, lijst, veilig
from kvdash.ui.text import wijkprofiel as tekst


def kies(gebieden: Sequence[Gebied], gekozen: Sequence[str]) -> tuple[Gebied, Gebied | None]:
    """The gebied of the profile and the one beside it, kept in the address.

    Else it is the first of the filter, or the wijk where most stands out.
    """
    by_code = {g.code: g for g in gebieden}
    opvallend = Counter(s.gebied.code for s in signalen.lees(state.keuze()).opvallend)
    volgorde = (*gekozen, *(code for code, _ in opvallend.most_common()), gebieden[0].code)
    standaard = next(code for code in volgorde if code in by_code)
    if "gebied" not in st.query_params:
        st.session_state["gebied"] = standaard
    state.volg_adres("gebied", "gebied", list(by_code), standaard=standaard)
    state.volg_adres("met", "met", ["", *by_code], standaard="")
    with st.container(key="profielkeuze", horizontal=True, gap="small", vertical_alignment="bottom"):
        code = _keuze(tekst.GEBIED, "gebied", by_code, list(by_code))
        met = _keuze(tekst.MET, "met", by_code, ["", *(c for c in by_code if c != code)])
        st.html(alinea(tekst.PRINT_UITLEG, klasse="kv-meta"))
    return by_code[code], by_code.get(met)


def _keuze(label: str, naam: str, gebieden: dict[str, Gebied], codes: list[str]) -> str:
    gekozen: str = plat.selectbox(
        label,
        codes,
        format_func=lambda code: _naam(gebieden[code]) if code else tekst.NIEMAND,
        key=naam,
        width=280,
        on_change=lambda: state.naar_adres(naam, st.session_state[naam]),
    )
    return gekozen


def _naam(gebied: Gebied) -> str:
    return gebied.naam if gebied.niveau == "wijk" else f"{gebied.naam} ({tekst.NIVEAU[gebied.niveau].lower()})"


def toon(gebied: Gebied, *, ander: Gebied | None) -> None:
    """The whole profile."""
    keuze = state.keuze()
    profiel = data.wijkprofiel(keuze, gebied, ander=ander)
    with st.container(key="wijkprofiel", gap="small"):
        _kop(profiel, keuze)
        profielverhaal.toon(data.over_gebied(editie=keuze.editie, gebied=gebied.code))
        st.html(f'<h2 class="kv-groepkop">{veilig(tekst.CIJFERS.format(gebieden=niveaunaam(gebied.niveau)))}</h2>')
        uitleg = alinea(tekst.EIGEN_UITLEG, klasse="kv-meta") if gebied.niveau == "eigen" else ""
        st.html(uitleg + spintabel.legenda(profiel))
        velden = "".join(spintabel.toon(profiel, veld) for veld in VELDEN)
        klikbaar.toon(f'<div class="kv-profielvelden">{velden}</div>', sleutel="profielvelden")


def _kop(profiel: Wijkprofiel, keuze: Keuze) -> None:
    """Name, niveau, inhabitants and place, beside what stands out."""
    gebied = profiel.gebied
    inwoners = tekst.inwonersregel(data.inwoners(gebied.code, tot=keuze.tot))
    links, rechts = st.columns([3, 1], gap="medium")
    with links:
        st.html(
            f"<h1>{veilig(gebied.naam)}</h1>"
            + alinea(f"{tekst.NIVEAU[gebied.niveau]} in {profiel.gemeente.naam} · {inwoners}", klasse="kv-onder")
            + f"<h2>{tekst.VALT_OP}</h2>{lijst(profielzinnen(profiel), klasse='kv-opvallend')}"
        )
    with rechts:
        vorm = data.ligging(gebied)
        if vorm is None:
            st.html(alinea(tekst.GEEN_GRENZEN, klasse="kv-meta"))
        else:
            alt = tekst.LIGGING.format(gebied=gebied.naam, gemeente=profiel.gemeente.naam)
            ligging = ligging_svg(vorm, gekozen=[gebied.code], alt=alt)
            klikbaar.toon(f'<div class="kv-ligging">{ligging}</div>', sleutel="ligging")

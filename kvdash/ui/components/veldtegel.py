"""A veld at a glance, and the list of what is still to do."""

from collections.abc import Sequence

import streamlit as st

from kvdash.charts.grafieken import vonk_scene
from kvdash.charts.svg import op_scherm
from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.domain.signaal import Signalen
from kvdash.services.overzicht import Openstaand, VeldOverzicht
from kvdash.taal import grafiektekst, signaalkop
from kvdash.ui import navigatie, plat
from kvdash.ui.components import klikbaar
from kvdash.ui.components.koppen import kort
from kvdash.ui.components.signalen import woorden
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import overzicht as tekst
from kvdash.ui.text.toelichting import onderwerpen_ongunstig

_ZICHTBAAR = 12


def toon(overzicht: VeldOverzicht, gevonden: Signalen) -> None:
    """The tile of one veld: onderwerpen that are ongunstig, the clearest, what changed most, how far the text is."""
    veld = find_veld(overzicht.veld)
    with st.container(key=f"tegel-{veld.nummer}", gap=None, height="stretch"):
        navigatie.link(f"veld-{veld.nummer}", label=plat.vet(veld.label))
        beeld = overzicht.beeld
        if beeld is None:
            st.html(alinea(tekst.GEEN_CIJFERS, klasse="kv-meta"))
            navigatie.link("gegevens", label=tekst.NAAR_GEGEVENS)
        else:
            verandering = f"{tekst.STERKSTE} {beeld.indicator.korte_naam}, {kort(beeld)}"
            klikbaar.toon(
                _signaal(overzicht, gevonden)
                + alinea(verandering, klasse="kv-meta kv-verandering")
                + op_scherm(vonk_scene(beeld), alt=grafiektekst(beeld)),
                sleutel=f"veldtegel-{veld.nummer}",
            )
        st.html(f'<p class="kv-stand">{veilig(tekst.stand(overzicht))}</p>')


def _signaal(overzicht: VeldOverzicht, gevonden: Signalen) -> str:
    """How many stand out and the clearest of them; where nothing could be judged, how many have figures."""
    aantal, van = gevonden.stand
    if not van:
        return alinea(tekst.aantal_indicatoren(overzicht.indicatoren), klasse="kv-meta")
    telling = alinea(onderwerpen_ongunstig(aantal, van=van), klasse="kv-tekst-ongunstig" if aantal else "kv-meta")
    if not gevonden.opvallend:
        return telling
    eerste = gevonden.opvallend[0]
    return f'{telling}{alinea(signaalkop(eerste), klasse="kv-zin")}<p class="kv-signaal">{woorden(eerste)}</p>'


def toon_openstaand(overzichten: Sequence[VeldOverzicht]) -> None:
    """What is still empty, each with a link to its place."""
    openstaand = [deel for overzicht in overzichten for deel in overzicht.openstaand]
    plat.subheader(f"{tekst.NOG_TE_DOEN} ({len(openstaand)})", anchor=False)
    if not openstaand:
        st.html(alinea(tekst.NIETS_TE_DOEN))
    with st.container(key="openstaand", gap=None):
        for deel in openstaand[:_ZICHTBAAR]:
            _regel(deel)
        if rest := openstaand[_ZICHTBAAR:]:
            with plat.expander(tekst.MEER.format(aantal=len(rest)), type="compact"), st.container(gap=None):
                for deel in rest:
                    _regel(deel)


def _regel(deel: Openstaand) -> None:
    parameters = {"paragraaf": str(deel.paragraaf)}
    if deel.paragraaf == 1 and deel.onderwerp:
        parameters["thema"] = deel.onderwerp
    navigatie.link(f"veld-{deel.veld}", label=tekst.openstaand(deel), parameters=parameters)

"""One indicator, large: the finding, a chart to work in or the table behind it, and what must be said beside it."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kvdash.domain.indicator import Indicator
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Signaal
from kvdash.taal import (
    bronregel,
    hoogstemelding,
    niveaumelding,
    noemermelding,
    ondertitel,
    optelmelding,
    periodeondertitel,
    periodetitel,
    signaalzin,
    waarzin,
)
from kvdash.ui import data, plat, state
from kvdash.ui.components import (
    adreskeuze,
    cijferkeuze,
    downloads,
    gebeurtenissen,
    grafieken,
    kaart,
    kleurentabel,
    perioden,
    signalen,
    tabellen,
    trechter,
)
from kvdash.ui.components.koppen import is_te_klein, vondst
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import veld as tekst

_SIGNALEN = 3

# Views with a form of their own; each draws it, and gives what draws it as a picture, None where there is none. All
# others are charts by their name.
_EIGEN_VORM: dict[str, Callable[..., downloads.Tekening | None]] = {
    "trechter": trechter.toon,
    "kaart": kaart.toon,
    "kleuren": kleurentabel.toon,
    "tabel": tabellen.toon,
}


def toon(beeld: IndicatorBeeld, *, gevonden: Sequence[Signaal], thema: str, sleutel: str) -> IndicatorBeeld:
    """The block of one picture with its signals, of years or of what the user chose; returns the picture as drawn.

    `thema` (a code) is where a sentence is taken over to; `sleutel` tells the block apart on the page.
    """
    with st.container(key=f"groot-{sleutel}", gap="xsmall"):
        with st.container(horizontal=True, gap="small", key=f"kop-{sleutel}"):
            # Filled below. A placeholder would first clear what stands here, so that the chart jumps up and back.
            titel = st.container()
            weergave = adreskeuze.kies("weergave", tekst.WEERGAVE, tekst.WEERGAVEN)
        zinnen = st.container()
        per, ernaast = perioden.kies(beeld, weergave=weergave, sleutel=sleutel)
        stand = None if per == "jaar" else data.periodestand(state.keuze(), beeld, soort=per)
        if stand is not None:
            beeld, bestand = stand.beeld, f"{weergave}_per_{per}"
            titel.html(_kop(periodetitel(beeld, stand.genoemd)))
            boven, onder = perioden.kort(stand), f"{periodeondertitel(beeld)}."
            teken: downloads.Tekening | None = perioden.toon(stand, weergave=weergave, sleutel=sleutel)
        else:
            beeld = grafieken.kies_niveau(beeld) if weergave == "wijken" else beeld
            bestand = weergave
            titel.html(_kop(vondst(beeld)))
            zin = alinea(signaalzin(gevonden[0]), klasse="kv-signaalzin") if gevonden else ""
            boven, onder = _signaalregel(gevonden) + zin, f"{ondertitel(beeld)}. {waarzin(beeld)}".strip()
            teken = _EIGEN_VORM.get(weergave, partial(grafieken.toon, weergave))(beeld, sleutel=sleutel)
        _schrijf(zinnen, ernaast, boven, alinea(onder, klasse="kv-onder"))
        _meldingen(beeld)
        st.html(alinea(bronregel(beeld), klasse="kv-bron"))
        gebeurtenissen.toon_bij(beeld)
        downloads.toon_grafiek(beeld, teken=teken, weergave=bestand, sleutel=sleutel)
        cijferkeuze.toon(beeld)
        _uitleg(beeld.indicator)
        if stand is not None:
            perioden.toon_erbij(stand, thema=thema)
    return beeld


def _schrijf(zinnen: DeltaGenerator, ernaast: DeltaGenerator | None, boven: str, onder: str) -> None:
    """What is said above the chart, its last line beside the choice of periods where there is one."""
    if ernaast is None:
        zinnen.html(boven + onder)
        return
    ernaast.html(onder)
    if boven:
        zinnen.html(boven)


def _kop(titel: str) -> str:
    return f'<h2 class="kv-vondst">{veilig(titel)}</h2>'


def _signaalregel(gevonden: Sequence[Signaal]) -> str:
    """Where these figures stand out, the first few."""
    rest = len(gevonden) - _SIGNALEN
    meer = f'<span class="kv-meta">{tekst.EN_NOG.format(aantal=rest)}</span>' if rest > 0 else ""
    regels = "".join(signalen.regel(signaal) for signaal in gevonden[:_SIGNALEN])
    return f'<div class="kv-signaalregel">{regels}{meer}</div>' if regels else ""


def _meldingen(beeld: IndicatorBeeld) -> None:
    """What must be said before the figures can be read: other gebieden, missing denominators, too small."""
    if melding := hoogstemelding(beeld):
        plat.info(melding)
    if melding := optelmelding(beeld):
        plat.info(melding)
    if melding := noemermelding(beeld.noemer_jaren_ontbreken, noemer=beeld.noemer_naam or ""):
        plat.warning(melding)
    if te_klein := [r.gebied for r in beeld.reeksen if is_te_klein(beeld, r.gebied.niveau)]:
        namen = ", ".join(g.naam for g in te_klein)
        plat.info(f"{namen}: {niveaumelding(beeld.indicator.niveau)}.")


def _uitleg(indicator: Indicator) -> None:
    """What counts, and how to read it."""
    regels = [indicator.definitie] if indicator.definitie else []
    if indicator.ontstaan == "haal":
        regels.append(tekst.HAAL)
    if indicator.bezoekers:
        regels.append(tekst.BEZOEKERS)
    if regels:
        with plat.expander(tekst.WAT_TELT_MEE, type="compact"):
            st.html("".join(alinea(regel) for regel in regels))

"""The trechtergrafiek: which wijken differ more than chance easily gives, with its table and how to read it."""

import streamlit as st

from kvdash.charts.trechter import TEKENS, trechtergrafiek
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import signaalniveau
from kvdash.domain.trechter import Trechter, Trechterpunt
from kvdash.taal import (
    cijfer,
    geentrechterzin,
    getal,
    hoofdletter,
    omvangnaam,
    trechterlegenda,
    trechterplek,
    trechtertitel,
    trechteruitleg,
)
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import grafieken, klikbaar
from kvdash.ui.components.downloads import Tekening
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import trechter as tekst


def toon(beeld: IndicatorBeeld, *, sleutel: str) -> Tekening | None:
    """The wijken of one year around the average, or why that cannot be drawn."""
    jaar = grafieken.kies_jaar(beeld)
    if jaar is None:
        return None
    keuze = state.keuze()
    niveau = signaalniveau(beeld.wijken[0].gebied)
    signalen = data.signalen(editie=keuze.editie, jaar=jaar, niveau=niveau, vergelijker=keuze.vergelijker)
    trechter = data.trechter_van(signalen, beeld.indicator.code, bron=beeld.bron)
    if trechter is None or trechter.jaar != jaar:
        reden = data.waarom_geen_trechter(signalen, beeld.indicator.code, bron=beeld.bron)
        plat.info(geentrechterzin(reden))
        return None
    gekozen = frozenset(reeks.gebied.code for reeks in beeld.reeksen)
    grafiek = trechtergrafiek(trechter, beeld, gekozen=gekozen)
    st.html(f'<h3 class="kv-kaarttitel">{veilig(grafiek.titel)}</h3>{alinea(grafiek.onder, klasse="kv-onder")}')
    tekening = grafieken.toon_grafiek(grafiek, sleutel=f"trechter-{sleutel}")
    _eronder(trechter, sleutel=sleutel)
    return tekening


def _eronder(trechter: Trechter, *, sleutel: str) -> None:
    """What the markers mean, how to read it, and the same points as a table."""
    st.html(_legenda(trechter))
    with st.container(key="trechteruitleg", horizontal=True, gap="small"):
        st.html(alinea(trechteruitleg(trechter), klasse="kv-meta"), width="content")
        navigatie.link("toelichting", label=tekst.TOELICHTING)
    with plat.expander(tekst.TABEL, type="compact"):
        klikbaar.toon(
            _tabel(trechter),
            sleutel=f"trechtertabel-{sleutel}",
            bij_keuze=lambda code: state.kies_cijfer(code, trechter.jaar),
        )


def _legenda(trechter: Trechter) -> str:
    """What each marker means; what the colours mean only where there are any."""
    regels = "".join(f"<li>{TEKENS[plek]} {veilig(zin)}</li>" for plek, zin in trechterlegenda(trechter))
    kleuren = any(punt.oordeel != "geen" for punt in trechter.punten)
    uitleg = alinea(tekst.KLEUREN, klasse="kv-meta") if kleuren else ""
    return f'<ul class="kv-legenda kv-kaart" aria-label="{tekst.LEGENDA}">{regels}</ul>{uitleg}'


def _tabel(trechter: Trechter) -> str:
    """The same points, the clearest first; choosing a gebied speaks of its figure."""
    gebied, waarde, plek = tekst.TABEL_KOPPEN
    koppen = (gebied, hoofdletter(omvangnaam(trechter)), waarde, plek)
    plekken = list(TEKENS)
    punten = sorted(trechter.punten, key=lambda punt: (plekken.index(punt.plek), -punt.waarde))
    rijen = "".join(_rij(trechter, punt, eerste=n == 0) for n, punt in enumerate(punten))
    bijschrift = trechtertitel(trechter)
    return (
        f'<div class="kv-tabelvak" role="region" tabindex="0" aria-label="{veilig(bijschrift)}">'
        f'<table class="kv-tabel kv-trechter" data-rooster><caption>{veilig(bijschrift)}</caption><thead><tr>'
        + "".join(f'<th scope="col">{veilig(kop)}</th>' for kop in koppen)
        + f"</tr></thead><tbody>{rijen}</tbody></table></div>"
    )


def _rij(trechter: Trechter, punt: Trechterpunt, *, eerste: bool) -> str:
    cellen = (
        getal(round(punt.omvang)),
        cijfer(punt.waarde, maat=trechter.maat),
        f"{TEKENS[punt.plek]} {trechterplek(punt, trechter)}",
    )
    return (
        f'<tr><th scope="row"><button type="button" tabindex="{0 if eerste else -1}" class="kv-gebiedknop" '
        f"{klikbaar.kies(punt.gebied.code)}>{veilig(punt.gebied.naam)}</button></th>"
        + "".join(f"<td>{veilig(cel)}</td>" for cel in cellen)
        + "</tr>"
    )

"""Where does this come from: what a figure is, how it was made, and the line of the file it stands in."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from kvdash.domain.herkomst import Bronregel
from kvdash.domain.reeks import IndicatorBeeld, Wanneer
from kvdash.taal import herkomstzinnen, periode, tijdstip
from kvdash.ui import data, navigatie
from kvdash.ui.components import geschiedenis
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import herkomst as tekst

_ROND = 2  # columns shown on either side of the cell
_VOORAAN = 4  # columns shown of the start of a line


def toon(beeld: IndicatorBeeld, *, gebied: str, jaar: Wanneer) -> None:
    """All that is known of one figure of a picture."""
    herkomst = data.cijferherkomst(beeld, gebied=gebied, jaar=jaar)
    punt = next(r.punt(jaar) for r in (*beeld.alle_reeksen, *beeld.wijken) if r.gebied.code == gebied)
    with st.container(key="herkomst", border=True, gap="small"):
        zinnen = herkomstzinnen(beeld, punt) if punt else ()
        delen = [f'<h3 class="kv-groep">{tekst.KOP}</h3>']
        delen += [f"<p><b>{veilig(kop)}</b> {veilig(zin)}</p>" for kop, zin in zinnen]
        delen.append(_regels(herkomst.regels, kop=tekst.REGELS))
        if herkomst.noemer:
            kop = tekst.NOEMERREGELS.format(noemer=herkomst.noemer.naam.lower())
            delen.append(_regels(herkomst.noemerregels, kop=kop))
        st.html("".join(delen))
        for upload in {regel.upload.id: regel.upload for regel in (*herkomst.regels, *herkomst.noemerregels)}.values():
            adres = {"deel": "geschiedenis", geschiedenis.UPLOAD: str(upload.id)}
            navigatie.link("gegevens", label=tekst.GESCHIEDENIS.format(bestand=upload.bestand), parameters=adres)


def _regels(regels: Sequence[Bronregel], *, kop: str) -> str:
    """The lines of each file as a table, the cell marked."""
    delen = [f'<h4 class="kv-deelkop">{veilig(kop)}</h4>', "" if regels else alinea(tekst.GEEN_REGELS)]
    for upload, van_bestand in groupby(regels, key=lambda regel: regel.upload):
        eigen = list(van_bestand)
        blad = f", {tekst.BLAD} {eigen[0].blad}" if eigen[0].blad else ""
        wanneer = tekst.INGELEZEN.format(tijdstip=tijdstip(upload.tijdstip), wie=upload.gebruiker)
        delen.append(_tabel(eigen, bijschrift=f"{upload.bestand}{blad}. {wanneer}"))
    return "".join(delen)


def _tabel(regels: Sequence[Bronregel], *, bijschrift: str) -> str:
    kolommen = _getoond(regels)
    koppen = "".join(f'<th scope="col">{veilig(_kop(regels[0], k))}</th>' for k in kolommen)
    rijen = "".join(
        f'<tr><th scope="row">{tekst.REGEL} {regel.regel}</th><td>{veilig(periode(regel.periode))}</td>'
        + "".join(_cel(regel, k) for k in kolommen)
        + "</tr>"
        for regel in regels
    )
    return (
        f'<div class="kv-tabelvak" tabindex="0" role="region" aria-label="{veilig(bijschrift)}">'
        f'<table class="kv-tabel kv-herkomst"><caption>{veilig(bijschrift)}</caption><thead><tr>'
        f'<th scope="col">{tekst.PLAATS}</th><th scope="col">{tekst.PERIODE}</th>{koppen}</tr></thead>'
        f"<tbody>{rijen}</tbody></table></div>"
    )


def _getoond(regels: Sequence[Bronregel]) -> list[int]:
    """Which columns (from 1) to show: the start of the line, and those around each cell."""
    breedte = max(len(regel.cellen) for regel in regels)
    rond = {k + n for regel in regels if (k := regel.kolom) for n in range(-_ROND, _ROND + 1)}
    return [k for k in range(1, breedte + 1) if k <= _VOORAAN or k in rond]


def _kop(regel: Bronregel, kolom: int) -> str:
    kop = regel.koppen[kolom - 1] if kolom <= len(regel.koppen) else ""
    return kop or f"{tekst.KOLOM} {kolom}"


def _cel(regel: Bronregel, kolom: int) -> str:
    cel = veilig(regel.cellen[kolom - 1]) if kolom <= len(regel.cellen) else ""
    if kolom != regel.kolom:
        return f"<td>{cel}</td>"
    return f'<td class="kv-cel"><mark>{cel}</mark> <span class="kv-meta">{tekst.DIT_CIJFER}</span></td>'

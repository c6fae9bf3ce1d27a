"""The figures of a veld as a table in which each row has its vergelijkingsbalk: chart and table in one."""

from collections.abc import Sequence
from urllib.parse import urlencode

from kvdash.charts.grafieken import vergelijkingsbalk_scene
from kvdash.charts.svg import op_scherm
from kvdash.domain.gebied import Gebied
from kvdash.domain.kernbeleid import Thema, Veld, themas_van
from kvdash.domain.wijkprofiel import Vergelijkingsrij, Wijkprofiel
from kvdash.taal import (
    cijfer,
    eenheid,
    niveaunaam,
    ontwikkelingswoord,
    oordeelreden,
    signaalwoord,
    uiterstezin,
    vergelijkingszin,
)
from kvdash.ui import data, state
from kvdash.ui.components.filters import gebiedslabels
from kvdash.ui.opmaak import veilig
from kvdash.ui.text import wijkprofiel as tekst


def legenda(profiel: Wijkprofiel) -> str:
    """What the marks mean, and where the figures come from."""
    ander = [("vierkant", profiel.ander.naam)] if profiel.ander else []
    regels = [
        ("stip", tekst.LEGENDA_STIP.format(gebied=profiel.gebied.naam)),
        ("streep", profiel.vergelijking.gebied.naam),
    ]
    delen = "".join(
        f'<li><span class="kv-merk kv-merk-{merk}"></span>{veilig(uitleg)}</li>'
        for merk, uitleg in (*regels, *ander, ("balk", tekst.LEGENDA_BALK))
    )
    return f'<ul class="kv-legenda">{delen}</ul><p class="kv-meta">{veilig(tekst.LEGENDA_KANT)}</p>'


def toon(profiel: Wijkprofiel, veld: Veld) -> str:
    """The table of a veld, a group per thema; the name of each figure leads to its chart."""
    per_thema = {thema: profiel.van_thema(thema.code) for thema in themas_van(veld)}
    groepen = "".join(_groep(profiel, thema, rijen) for thema, rijen in per_thema.items() if rijen)
    leeg = _zonder(profiel, [thema for thema, rijen in per_thema.items() if not rijen])
    return (_tabel(profiel, veld, groepen) if groepen else "") + leeg


def _koppen(profiel: Wijkprofiel) -> list[str]:
    ander = [profiel.ander.naam] if profiel.ander else []
    vergelijking = profiel.vergelijking
    met_wie = tekst.GEMEENTE if vergelijking.vergelijker == "gemeente" else vergelijking.gebied.naam
    return [tekst.CIJFER, tekst.HIER, met_wie, *ander, tekst.LIGGING_BALK, tekst.OORDEEL]


def _tabel(profiel: Wijkprofiel, veld: Veld, groepen: str) -> str:
    koppen = "".join(f'<th scope="col">{veilig(kop)}</th>' for kop in _koppen(profiel))
    naam = veilig(f"{veld.nummer} {veld.naam}")
    return f'<table class="kv-tabel kv-spin"><caption>{naam}</caption><thead><tr>{koppen}</tr></thead>{groepen}</table>'


def _groep(profiel: Wijkprofiel, thema: Thema, rijen: Sequence[Vergelijkingsrij]) -> str:
    breed = len(_koppen(profiel))
    kop = f'<tr><th class="kv-rijgroep" scope="rowgroup" colspan="{breed}">{veilig(thema.naam)}</th></tr>'
    return f"<tbody>{kop}{''.join(_rij(profiel, thema, rij) for rij in rijen)}</tbody>"


def _rij(profiel: Wijkprofiel, thema: Thema, rij: Vergelijkingsrij) -> str:
    eigen = rij.eigen
    waarden = zip(_koppen(profiel)[1:-2], (eigen.waarde, eigen.waarde_vergelijking, rij.ander), strict=False)
    cellen = "".join(
        f'<td class="kv-getal" data-kop="{veilig(kop)}">{veilig(cijfer(waarde, maat=eigen.maat))}</td>'
        for kop, waarde in waarden
    )
    balk = op_scherm(vergelijkingsbalk_scene(rij), alt=vergelijkingszin(rij, profiel=profiel))
    maat = f"{eenheid(eigen.maat, noemer=eigen.noemer_naam)}, {eigen.jaar}"
    adres = _adres(thema, gebieden=_label(eigen.gebied), indicator=eigen.indicator.code)
    return (
        f'<tr><th scope="row"><a href="{veilig(adres)}" target="_self">{veilig(eigen.indicator.korte_naam)}</a>'
        f'<span class="kv-meta">{veilig(maat)}</span></th>{cellen}'
        f'<td class="kv-balk">{balk}<span class="kv-meta">{veilig(uiterstezin(rij))}</span></td>'
        f"<td>{_oordeel(rij)}</td></tr>"
    )


def _label(gebied: Gebied) -> str:
    """The name by which the filter bar knows the gebied."""
    editie = state.editie()
    return gebiedslabels(data.gebieden(editie))[gebied.code] if editie else gebied.naam


def _oordeel(rij: Vergelijkingsrij) -> str:
    """Level and trend in words, coloured only where they are judged; else why there is no judgement."""
    eigen = rij.eigen
    delen = [(signaalwoord(eigen), eigen.oordeel), (ontwikkelingswoord(eigen), eigen.ontwikkeling)]
    woorden = [f'<span class="kv-woord kv-tekst-{kant}">{veilig(woord)}</span>' for woord, kant in delen if woord]
    if reden := oordeelreden(eigen):
        woorden.append(f'<span class="kv-meta">{veilig(reden)}</span>')
    return "<br>".join(woorden)


def _zonder(profiel: Wijkprofiel, themas: Sequence[Thema]) -> str:
    """Which thema's have no figures here, each with the way to what there is."""
    if not themas:
        return ""
    links = ", ".join(f'<a href="{veilig(_adres(t))}" target="_self">{veilig(t.naam)}</a>' for t in themas)
    leeg = tekst.GEEN_RIJEN.format(niveau=niveaunaam(profiel.gebied.niveau, aantal=1), jaar=profiel.jaar)
    return f'<p class="kv-meta kv-zonder">{veilig(leeg)} {links}.</p>'


def _adres(thema: Thema, **erbij: str) -> str:
    """A thema on its veldpagina, with the filters as they stand."""
    return f"veld-{thema.veld}?{urlencode(state.filters_in_adres() | erbij | {'thema': thema.code})}"

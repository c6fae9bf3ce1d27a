"""The wijken over the years as a table whose colours show high and low; the figures stand in it."""

from functools import partial

from kvdash.charts import plaat
from kvdash.charts.grafieken import kleurentabel
from kvdash.charts.kleuren import Kleurcel, kleurcellen
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import eenheid
from kvdash.ui import state
from kvdash.ui.components import grafieken, klikbaar
from kvdash.ui.components.downloads import Tekening
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import veld as tekst


def toon(beeld: IndicatorBeeld, *, sleutel: str) -> Tekening | None:
    """One row per wijk, one cell per year; a cell that is chosen becomes the figure that is spoken of."""
    rijen = kleurcellen(beeld)
    if not rijen:
        grafieken.toon_geen_wijken(beeld)
        return None
    koppen = "".join(f'<th scope="col">{cel.jaar}</th>' for cel in rijen[0].cellen)
    body = "".join(
        f'<tr class="{"kv-gekozen" if rij.gekozen else ""}"><th scope="row">{veilig(rij.naam)}</th>'
        + "".join(_cel(rij.code, cel, eerste=n == m == 0) for m, cel in enumerate(rij.cellen))
        + "</tr>"
        for n, rij in enumerate(rijen)
    )
    bijschrift = f"{beeld.indicator.naam}, {eenheid(beeld.maat, noemer=beeld.noemer_naam)}"
    klikbaar.toon(
        f'<div class="kv-tabelvak kv-kleurvak" role="region" aria-label="{veilig(bijschrift)}">'
        f'<table class="kv-kleuren" data-rooster><caption>{veilig(bijschrift)}</caption><thead><tr>'
        f'<th scope="col">{tekst.GEBIED}</th>{koppen}</tr></thead><tbody>{body}</tbody></table></div>'
        + alinea(tekst.KLEUREN_UITLEG, klasse="kv-meta"),
        sleutel=f"kleuren-{sleutel}",
        bij_keuze=_kies,
    )
    return partial(plaat.teken, kleurentabel(beeld))


def _cel(code: str, cel: Kleurcel, *, eerste: bool) -> str:
    tab = 0 if eerste else -1
    return (
        f'<td class="kv-k{cel.klasse}"><button type="button" tabindex="{tab}" title="{veilig(cel.uitleg)}" '
        f"{klikbaar.kies(f'{code}|{cel.jaar}')}>{veilig(cel.tekst)}</button></td>"
    )


def _kies(keuze: str) -> None:
    gebied, jaar = keuze.split("|")
    state.kies_cijfer(gebied, int(jaar))

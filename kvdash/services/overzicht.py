"""The overview: per veld what is known, what was written, and what is still to do."""

from typing import Literal

from kvdash.domain.bevinding import CONSULTATIES, Bevinding
from kvdash.domain.editie import Deelstatussen
from kvdash.domain.kernbeleid import VELDEN, onderwerpen_van, themas_van
from kvdash.domain.keuze import Keuze
from kvdash.domain.model import Model
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Sessie
from kvdash.domain.verloop import is_veranderd
from kvdash.services.cijfers import beelden
from kvdash.services.dossier import bevindingen, prioriteiten
from kvdash.services.edities import deelstatussen
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store

_GEORDEND: tuple[Literal[1, 2, 3], ...] = (1, 2, 3)  # the paragraphs in parts by thema or rubriek


class Openstaand(Model):
    """Openstaand: a part of the analyse that is still empty: paragraph 1-5 of a veld, under a thema or rubriek."""

    veld: int
    paragraaf: int
    onderwerp: str | None = None


class VeldOverzicht(Model):
    """VeldOverzicht: one veld at a glance. `compleet` is the share (0-1) of its parts that are filled or closed.

    `beeld` is the indicator of the veld that changed most in the years shown, None without figures.
    """

    veld: int
    indicatoren: int
    aandachtspunten: int
    prioriteiten: int
    compleet: float
    openstaand: tuple[Openstaand, ...]
    beeld: IndicatorBeeld | None


@gebruiksgeval("lezen")
def veldoverzichten(store: Store, sessie: Sessie, keuze: Keuze) -> tuple[VeldOverzicht, ...]:
    """The five velden, in order. Raises InvoerError for an unknown edition."""
    indicatoren = store.cijfers.indicatoren(op=keuze.op)
    alle = beelden(store, sessie, keuze, [i.code for i in indicatoren if i.thema])
    return tuple(_overzicht(store, sessie, keuze, veld.nummer, alle) for veld in VELDEN)


def _overzicht(
    store: Store, sessie: Sessie, keuze: Keuze, veld: int, alle: tuple[IndicatorBeeld, ...]
) -> VeldOverzicht:
    themas = [thema.code for thema in themas_van(veld)]
    eigen = [beeld for beeld in alle if beeld.indicator.thema in themas]
    geschreven = tuple(stuk.inhoud for stuk in bevindingen(store, sessie, keuze.editie, veld=veld))
    kandidaten = prioriteiten(store, sessie, keuze.editie, velden=[veld])
    gesloten = deelstatussen(store, sessie, keuze.editie, veld=veld)
    met_cijfers = {thema for beeld in alle for thema in beeld.indicator.themas}
    parts = _parts(veld, geschreven, met_cijfers=met_cijfers, gesloten=gesloten, kandidaten=bool(kandidaten))
    openstaand = tuple(part for part, filled in parts if not filled)
    return VeldOverzicht(
        veld=veld,
        indicatoren=len({beeld.indicator.code for beeld in eigen}),
        aandachtspunten=sum(b.soort == "aandachtspunt" for b in geschreven),
        prioriteiten=len(kandidaten),
        compleet=1 - len(openstaand) / len(parts),
        openstaand=openstaand,
        beeld=max(eigen, key=_change, default=None),
    )


def _parts(
    veld: int,
    geschreven: tuple[Bevinding, ...],
    *,
    met_cijfers: set[str],
    gesloten: Deelstatussen,
    kandidaten: bool,
) -> list[tuple[Openstaand, bool]]:
    """Every part the report has for this veld, with whether it is filled, or closed with a reason."""
    filled = {(b.paragraaf, b.onderwerp) for b in geschreven} | {(1, thema) for thema in met_cijfers}
    soorten = {b.soort for b in geschreven}
    onderwerpen = [
        (paragraaf, onderwerp.code)
        for paragraaf in _GEORDEND
        for onderwerp in onderwerpen_van(veld, paragraaf=paragraaf)
    ]
    parts = [
        (
            Openstaand(veld=veld, paragraaf=paragraaf, onderwerp=onderwerp),
            (paragraaf, onderwerp) in filled or gesloten.van(paragraaf, onderwerp) is not None,
        )
        for paragraaf, onderwerp in onderwerpen
    ]
    gehoord = all(soort in soorten or gesloten.van(4, soort) is not None for soort in CONSULTATIES)
    parts.append((Openstaand(veld=veld, paragraaf=4), gehoord))
    parts.append((Openstaand(veld=veld, paragraaf=5), kandidaten))
    return parts


def _change(beeld: IndicatorBeeld) -> tuple[bool, float]:
    """Whether the first reeks changed more than chance easily gives, and how much relative to its first figure."""
    reeks = beeld.alle_reeksen[0].vergelijkbaar
    waarden = [p.waarde for p in reeks.punten if p.waarde is not None]
    duidelijk = is_veranderd(reeks, maat=beeld.maat)
    return duidelijk, abs(waarden[-1] / waarden[0] - 1) if duidelijk and waarden[0] else 0.0

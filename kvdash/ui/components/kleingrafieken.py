"""The charts of a thema, small and side by side: the signals first, marked with sign and word; each can be opened."""

from collections import Counter
from collections.abc import Mapping

from kvdash.charts.grafieken import lijn_scene
from kvdash.charts.scene import KLEIN
from kvdash.charts.svg import op_scherm
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Signaal
from kvdash.taal import eenheid, grafiektekst, hoofdletter
from kvdash.ui import state
from kvdash.ui.components import cijferkeuze, klikbaar, signalen
from kvdash.ui.components.koppen import kort
from kvdash.ui.opmaak import veilig
from kvdash.ui.text import veld as tekst


def toon(beelden: Mapping[str, IndicatorBeeld], *, gekozen: str, merken: Mapping[str, Signaal | None]) -> None:
    """One card for each picture with its mark, `gekozen` as the open one; all by their key."""
    kop = f'<h3 class="kv-groep">{tekst.ALLE_CIJFERS} <span>{len(beelden)}</span></h3>'
    vaker = Counter(beeld.indicator.code for beeld in beelden.values())
    kaarten = "".join(
        _kaart(
            beeld,
            sleutel=sleutel,
            is_open=sleutel == gekozen,
            met_bron=vaker[beeld.indicator.code] > 1,
            signaal=merken[sleutel],
        )
        for sleutel, beeld in beelden.items()
    )

    def bij_keuze(keuze: str) -> None:
        wat, sleutel = keuze.split(":", maxsplit=1)
        state.open_grafiek(sleutel)
        if wat == "punt":
            cijferkeuze.begin_aandachtspunt(beelden[sleutel])

    klikbaar.toon(f'{kop}<div class="kv-kleintjes">{kaarten}</div>', sleutel="kleine-grafieken", bij_keuze=bij_keuze)


def _kaart(beeld: IndicatorBeeld, *, sleutel: str, is_open: bool, met_bron: bool, signaal: Signaal | None) -> str:
    # One indicator can have several pictures: of other bronnen, or in other units.
    welke = f" ({beeld.bron}, {eenheid(beeld.maat, noemer=beeld.noemer_naam)})" if met_bron else ""
    naam = f"{beeld.indicator.korte_naam}{welke}"
    merk = signalen.regel(signaal) if signaal else ""
    tekening = op_scherm(lijn_scene(beeld, KLEIN), alt=grafiektekst(beeld))
    return (
        f'<article class="kv-klein{" kv-open" if is_open else ""}">'
        f'<button type="button" class="kv-naam" aria-pressed="{str(is_open).lower()}" '
        f"{klikbaar.kies(f'open:{sleutel}')}>{veilig(naam)}</button>{merk}"
        f'<p class="kv-kort">{veilig(hoofdletter(kort(beeld)))}</p>{tekening}'
        f'<button type="button" class="kv-punt" {klikbaar.kies(f"punt:{sleutel}")} '
        f'aria-label="{veilig(tekst.AANDACHTSPUNT_VAN.format(naam=naam))}">{tekst.AANDACHTSPUNT}</button></article>'
    )

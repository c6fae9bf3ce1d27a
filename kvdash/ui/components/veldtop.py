"""The top of a veld: how it stands in a few sentences, and the signals that matter as tiles that open their chart."""

from kvdash.domain.kernbeleid import Veld
from kvdash.domain.signaal import Signaal
from kvdash.taal import signaalkop, signaalkort
from kvdash.ui import state
from kvdash.ui.components import klikbaar, signalen
from kvdash.ui.components.indicatorsleutel import sleutel_van
from kvdash.ui.opmaak import alinea, lijst, veilig
from kvdash.ui.text import veld as tekst


def toon(veld: Veld) -> None:
    """The sentences beside the tiles, one message to the browser; nothing where there is nothing to say."""
    gevonden = signalen.lees_veld(state.keuze(), veld.nummer)
    zinnen = gevonden.zinnen
    if not zinnen:
        return
    html = f'<div class="kv-veldzinnen">{alinea(zinnen[0], klasse="kv-opval")}{lijst(zinnen[1:])}</div>'
    if tegels := "".join(_tegel(signaal, veld) for signaal in gevonden.belangrijkste):
        html += f'<div class="kv-signaaltegels" role="group" aria-label="{tekst.SIGNALEN_VAN_VELD}">{tegels}</div>'
    klikbaar.toon(f'<div class="kv-veldtop">{html}</div>', sleutel=f"veldtop-{veld.nummer}", bij_keuze=_open)


def _tegel(signaal: Signaal, veld: Veld) -> str:
    thema = next(code for code in signaal.indicator.themas if int(code[1]) == veld.nummer)
    sleutel = sleutel_van(signaal.indicator, bron=signaal.bron)
    return (
        f'<button type="button" {klikbaar.kies(f"{thema}|{sleutel}|{signaal.gebied.code}")}>'
        f"<b>{veilig(signaalkop(signaal))}</b>"
        f'<span class="kv-signaal">{signalen.woorden(signaal)}</span>'
        f'<span class="kv-meta">{veilig(signaalkort(signaal))}</span></button>'
    )


def _open(keuze: str) -> None:
    thema, indicator, gebied = keuze.split("|")
    state.open_grafiek(indicator, thema=thema, gebied=gebied)

"""One indicator per month or quarter: what changed since a year before, its chart or table, sentences to take over."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kvdash.charts import grafieken as charts
from kvdash.charts import plaat
from kvdash.domain.bevinding import Bevinding
from kvdash.domain.periode import PeriodeSoort
from kvdash.domain.periodevergelijking import Periodevergelijking
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.stuk import Stuk
from kvdash.report.lijsten import reeksen_van
from kvdash.taal import (
    STREEPJE,
    getal,
    onafmelding,
    periode,
    periodefamiliezin,
    periodekort,
    periodewoord,
    periodezin,
    tijdspanne,
)
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import adreskeuze, grafieken, tabellen
from kvdash.ui.components.downloads import Tekening
from kvdash.ui.components.signaaltekst import overgenomen
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import Tabel, alinea, tabel, veilig
from kvdash.ui.schrijven import doe
from kvdash.ui.text import perioden as tekst
from kvdash.ui.text import signaal as signaaltekst

_WEERGAVEN = ("lijn", "tabel")  # that have months; all others are of one year
_HOOGSTENS, _KORT = 12, 4


def kies(beeld: IndicatorBeeld, *, weergave: str, sleutel: str) -> tuple[PeriodeSoort, DeltaGenerator | None]:
    """Years, quarters or months, kept in the address, with the place beside the choice; without a choice None."""
    soorten = data.periodesoorten(state.keuze().editie, beeld.indicator.code, bron=beeld.bron)
    if not soorten or weergave not in _WEERGAVEN:
        return "jaar", None
    opties: tuple[PeriodeSoort, ...] = ("jaar", *(s for s in ("kwartaal", "maand") if s in soorten))
    with st.container(horizontal=True, gap="small", key=f"kop-onder-{sleutel}"):
        ernaast = st.container()
        return adreskeuze.kies("per", tekst.PER, {soort: tekst.PER_WOORDEN[soort] for soort in opties}), ernaast


def toon(stand: data.Periodestand, *, weergave: str, sleutel: str) -> Tekening:
    """The chart or the table, and what was not over yet."""
    grafiek = charts.perioden(stand.beeld, stand.genoemd)
    if weergave == "tabel":
        _tabel(stand.beeld, sleutel=sleutel)
    else:
        grafieken.toon_grafiek(grafiek, sleutel=f"lijn-{stand.beeld.per}-{sleutel}")
    if melding := onafmelding(stand.beeld):
        plat.info(melding)
    return partial(plaat.teken, grafiek)


def kort(stand: data.Periodestand) -> str:
    """Of the first gebied the last period and the year so far, then what differs clearly elsewhere, as HTML."""
    eerste = stand.beeld.reeksen[0].gebied
    genoemd = [v for v in stand.genoemd if v.gebied == eerste or v.valt_op]
    return "".join(f'<p class="kv-signaal">{veilig(periodekort(v))}, {_woord(v)}</p>' for v in genoemd[:_KORT])


def toon_erbij(stand: data.Periodestand, *, thema: str) -> None:
    """The sentences of all gebieden drawn with their buttons, and all parts of the gemeente in a table."""
    with plat.expander(tekst.IN_WOORDEN, type="compact"), vang():
        for v in stand.genoemd[:_HOOGSTENS]:
            sleutel = f"{v.indicator.code}-{v.bron}-{v.gebied.code}-{v.van.code}-{v.tot.code}"
            with st.container(key=f"periodetekst-{sleutel}", gap=None):
                st.html(alinea(periodezin(v), klasse="kv-tekst"))
                if plat.button(signaaltekst.OVERNEMEN, key=f"neem-over-{sleutel}", type="tertiary"):
                    doe(partial(_neem_over, v, thema), klaar=overgenomen)
        for familie in stand.families:
            st.html(alinea(periodefamiliezin(familie), klasse="kv-meta"))
        navigatie.link("toelichting", label=tekst.TOELICHTING)
    if stand.delen:
        keuze, soort = state.keuze(), stand.beeld.per
        with plat.expander(tekst.PER_DEEL, type="compact"):
            st.html("".join(tabel(_deeltabel(list(eigen))) for _, eigen in groupby(stand.delen, key=_tijd)))
            plat.download_button(
                tekst.DOWNLOAD,
                data=partial(data.export_perioden, keuze, soort=soort),
                file_name=f"per_{soort}_naast_een_jaar_eerder.csv",
                mime="text/csv",
                on_click="ignore",
                type="tertiary",
            )


def _woord(v: Periodevergelijking) -> str:
    """The judgement, marked and coloured only where there is one, as of a signal; the colour says nothing by itself."""
    if not v.valt_op:
        return veilig(periodewoord(v))
    mogelijk = " kv-mogelijk" if v.sterkte == "mogelijk" else ""
    return f'<b class="kv-{v.oordeel}{mogelijk}">{veilig(periodewoord(v))}</b>'


def _tijd(v: Periodevergelijking) -> str:
    return tijdspanne(v.van, v.tot)


def _deeltabel(eigen: Sequence[Periodevergelijking]) -> Tabel:
    """The parts of the gemeente, those that rose most first."""
    op_volgorde = sorted(eigen, key=lambda v: (v.vorige is None, (v.vorige or 0.0) - v.aantal, v.gebied.naam))
    rijen = [
        [v.gebied.naam, getal(v.aantal), STREEPJE if v.vorige is None else getal(v.vorige), periodewoord(v)]
        for v in op_volgorde
    ]
    v = eigen[0]
    return Tabel(f"{v.indicator.naam}, {_tijd(v)}", tekst.DEEL_KOPPEN, rijen)


def _neem_over(v: Periodevergelijking, thema: str) -> Stuk[Bevinding]:
    return data.neem_periode_over(v, editie=state.keuze().editie, thema=thema)


def _tabel(beeld: IndicatorBeeld, *, sleutel: str) -> None:
    """One line per month or quarter, the newest first; the gebieden beside each other."""
    reeksen = reeksen_van(beeld)
    rijen = [
        [periode(punt.periode), *(tabellen.kort(reeks.punten[n], beeld) for reeks in reeksen)]
        for n, punt in reversed(list(enumerate(beeld.reeksen[0].punten)))
    ]
    koppen = [tekst.PERIODE[beeld.per], *(reeks.gebied.naam for reeks in reeksen)]
    bijschrift = f"{beeld.indicator.naam}, aantal per {beeld.per}"
    tabellen.toon_kopieerbaar(Tabel(bijschrift, koppen, rijen), sleutel=f"{beeld.per}-{sleutel}")

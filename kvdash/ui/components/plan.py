"""What a file holds and what reading it in would change."""

from collections.abc import Sequence
from typing import cast

import streamlit as st

from kvdash.domain.indicator import Maat
from kvdash.domain.periode import Periode
from kvdash.domain.upload import Gebiedsplan, Inlezing, Plan, Waarschuwing, Weigering, Wijziging
from kvdash.taal import (
    cijfer,
    getal,
    hoofdletter,
    kort,
    periode,
    waarschuwingsadvies,
    waarschuwingskop,
    waarschuwingszin,
)
from kvdash.taal.cellen import Cel, schrijf_csv
from kvdash.ui import data, plat
from kvdash.ui.opmaak import Tabel, alinea, lijst, tabel
from kvdash.ui.text import gegevens as tekst
from kvdash.ui.text import toewijzen as toewijstekst

_GEWEIGERD_ZICHTBAAR = 100
_BEWIJS_ZICHTBAAR = 100
_WAARSCHUWINGEN_ZICHTBAAR = 20


def toon_gezien(inlezing: Inlezing, *, met_vragen: bool) -> None:
    """What the file holds, by which profiel it was read, and what may be wrong in it.

    `met_vragen` points at names that are not known; not where the mapping below asks for them.
    """
    verslag = inlezing.verslag
    plat.subheader(tekst.WAT_WE_ZAGEN, anchor=False)
    zinnen = [tekst.regels(inlezing), tekst.gelezen_blad(verslag)]
    zinnen += [tekst.afgerond(a) for a in verslag.afrondingen if a.op > 1]
    bijzonderheden = "".join(alinea(zin, klasse="kv-meta") for zin in zinnen if zin)
    st.html(alinea(f"{verslag.omschrijving}.") + bijzonderheden)
    if inlezing.profiel is not None:
        st.html(alinea(toewijstekst.PROFIEL.format(naam=inlezing.profiel.naam)))
    if inlezing.herkenning.kolommen:
        st.html(alinea(f"{hoofdletter(toewijstekst.gezien(inlezing.herkenning))}.", klasse="kv-meta"))
    _waarschuwingen(verslag.waarschuwingen)
    if met_vragen:
        _onbekende_namen(inlezing)


def _onbekende_namen(inlezing: Inlezing) -> None:
    onbekend = [gebied.naam for gebied in inlezing.herkenning.onbekende_gebieden]
    if onbekend:
        plat.info(toewijstekst.onbekend(onbekend))
    nieuw = [indicator for indicator in inlezing.verslag.nieuwe_indicatoren if not indicator.ingedeeld]
    if nieuw:
        plat.info(tekst.NIEUWE_INDICATOREN)
        st.html(lijst((indicator.naam for indicator in nieuw), klasse="kv-kolommen"))


def toon_verandering(inlezing: Inlezing) -> None:
    """What reading in would change, and what is refused with the reason."""
    verslag, plan = inlezing.verslag, inlezing.plan
    plat.subheader(tekst.WAT_VERANDERT, anchor=False)
    _telling(plan)
    if plan.wijzigingen:
        st.html(tabel(Tabel(tekst.WIJZIGINGEN, tekst.WIJZIGING_KOPPEN, [_wijziging(w) for w in plan.wijzigingen])))
    _bewijs(plan)
    if plan.verdwenen:
        st.html(alinea(tekst.VERDWENEN_UITLEG))
        rijen = [_wijziging(w)[:-1] for w in plan.voorbeelden_verdwenen]
        st.html(tabel(Tabel(f"{tekst.VERDWENEN} ({getal(plan.verdwenen)})", tekst.VERDWENEN_KOPPEN, rijen)))
    if verslag.geweigerd:
        _geweigerd(verslag.geweigerd)


def _waarschuwingen(waarschuwingen: Sequence[Waarschuwing]) -> None:
    """One block per kind: what it is, what to do, and the places."""
    for soort in dict.fromkeys(w.soort for w in waarschuwingen):
        zinnen = [waarschuwingszin(w) for w in waarschuwingen if w.soort == soort]
        plat.warning(f"{waarschuwingskop(soort)} ({getal(len(zinnen))}). {waarschuwingsadvies(soort)}")
        st.html(lijst(zinnen[:_WAARSCHUWINGEN_ZICHTBAAR]))


def _telling(plan: Plan) -> None:
    """How much is new, other and the same."""
    telling: Plan | Gebiedsplan = plan.gebieden or plan
    soort = plan.gebieden.soort if plan.gebieden else None
    labels = (
        tekst.GEBIEDEN_NIEUW[soort] if soort else tekst.NIEUW,
        tekst.GEBIEDEN_GEWIJZIGD[soort] if soort else tekst.GEWIJZIGD,
        tekst.GELIJK,
    )
    with st.container(horizontal=True, gap="medium", key="plan"):
        for label, aantal in zip(labels, (telling.nieuw, telling.gewijzigd, telling.gelijk), strict=True):
            plat.metric(label, getal(aantal), width=230)
    if not telling.nieuw and not telling.gewijzigd:
        plat.info(tekst.GEBIEDEN_NIETS_NIEUWS[soort] if soort else tekst.NIETS_NIEUWS)


def _bewijs(plan: Plan) -> None:
    """What changes under bevindingen and prioriteiten."""
    if not plan.bewijs and not plan.bewijs_verborgen:
        return
    plat.warning(tekst.geraakt(plan))
    if not plan.bewijs:
        return
    rijen = [[kort(b.tekst), *_wijziging(b.wijziging)] for b in plan.bewijs[:_BEWIJS_ZICHTBAAR]]
    st.html(tabel(Tabel(f"{tekst.BEWIJS} ({getal(len(plan.bewijs))})", tekst.BEWIJS_KOPPEN, rijen)))


def _wijziging(wijziging: Wijziging) -> list[str]:
    indicator, indeling = data.indicatoren().get(wijziging.indicator), data.indeling()
    gebied = indeling.get(wijziging.gebied).naam if wijziging.gebied in indeling else wijziging.gebied
    oud, nieuw = (cijfer(w, maat=cast("Maat", wijziging.maat)) for w in (wijziging.oud, wijziging.nieuw))
    naam = indicator.naam if indicator else wijziging.indicator
    return [naam, gebied, periode(Periode(code=wijziging.periode)), oud, nieuw]


def _geweigerd(geweigerd: Sequence[Weigering]) -> None:
    rijen = [[getal(w.regel), w.kolom, w.waarde, w.reden] for w in geweigerd[:_GEWEIGERD_ZICHTBAAR]]
    bijschrift = f"{tekst.GEWEIGERD} ({getal(len(geweigerd))})"
    st.html(tabel(Tabel(bijschrift, tekst.GEWEIGERD_KOPPEN, rijen, cijfers=False)))
    if len(geweigerd) > _GEWEIGERD_ZICHTBAAR:
        st.html(alinea(tekst.GEWEIGERD_MEER.format(aantal=_GEWEIGERD_ZICHTBAAR), klasse="kv-meta"))
    plat.download_button(
        tekst.GEWEIGERD_DOWNLOAD,
        data=lambda: _as_csv(geweigerd),
        file_name="geweigerde_regels.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _as_csv(geweigerd: Sequence[Weigering]) -> bytes:
    rijen: list[list[Cel]] = [[w.regel, w.kolom, w.waarde, w.reden] for w in geweigerd]
    return schrijf_csv([tekst.GEWEIGERD_KOPPEN, *rijen])

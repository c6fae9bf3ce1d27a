"""The mapping of a file: what its columns, topics and names of areas are, to be seen, changed and confirmed."""

from typing import NamedTuple, get_args

import streamlit as st

from kvdash.domain.herkenning import Herkenning, Kolombeeld
from kvdash.domain.toewijzing import Kolomkeuze, Notatie, Rol, Toewijzing
from kvdash.errors import InvoerError
from kvdash.ui import data, plat
from kvdash.ui.components import toewijzen_namen
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import toewijzen as tekst

_ROLLEN: tuple[Rol, ...] = get_args(Rol)
_NOTATIES: tuple[Notatie, ...] = get_args(Notatie)
_ZICHTBAAR = 12  # columns that are shown at once
_BELANGRIJK = frozenset({"gebiedscode", "gebiedsnaam", "gemeente", "periode", "maand", "onderwerp", "uitsplitsing"})


class Bevestigd(NamedTuple):
    """What a user confirmed, and the name to keep it under (empty: do not keep it)."""

    toewijzing: Toewijzing
    profielnaam: str


def vraag(herkenning: Herkenning, *, was: Toewijzing, sleutel: str, profielnaam: str) -> Bevestigd | None:
    """Draw the mapping; `was` is what was confirmed before. Returns what is confirmed in this run, else None.

    Raises InvoerError if what was chosen cannot be read.
    """
    with st.container(key="toewijzen", border=True):
        plat.subheader(tekst.KOP, anchor=False)
        st.html(alinea(tekst.UITLEG, klasse="kv-aanhef"))
        rollen = _kolommen(herkenning, sleutel=sleutel)
        heel = _heel_bestand(herkenning, was=was, sleutel=sleutel)
        onderwerpen = toewijzen_namen.onderwerpen(herkenning, was=was, sleutel=sleutel)
        gebieden = toewijzen_namen.gebieden(herkenning, was=was, sleutel=sleutel)
        naam = plat.text_input(
            tekst.ONTHOUD, value=profielnaam, help=tekst.ONTHOUD_UITLEG, width=420, key=f"{sleutel}-profiel"
        )
        if not plat.button(tekst.ZO_KLOPT_HET, type="primary", key=f"{sleutel}-klopt"):
            return None
    kolommen = tuple(Kolomkeuze(kop=vorm, rol=rol) for vorm, rol in rollen.items())
    _check(kolommen)
    return Bevestigd(
        heel.model_copy(update={"kolommen": kolommen, "onderwerpen": onderwerpen(), "gebieden": gebieden}),
        naam.strip(),
    )


def _check(kolommen: tuple[Kolomkeuze, ...]) -> None:
    """What no file can do without, or have twice, whatever else it holds."""
    rollen = [keuze.rol for keuze in kolommen]
    if "waarde" not in rollen:
        raise InvoerError(tekst.GEEN_CIJFER)
    for rol in ("gebiedscode", "gebiedsnaam", "periode"):
        if rollen.count(rol) > 1:
            raise InvoerError(tekst.DUBBEL.format(rol=tekst.ROLLEN[rol]))


def _kolommen(herkenning: Herkenning, *, sleutel: str) -> dict[str, Rol]:
    """A choice per column; returns the role per kopvorm, of all columns."""
    rollen = {kolom.vorm: kolom.rol for kolom in herkenning.kolommen}
    st.html(alinea(tekst.KOLOMMEN, klasse="kv-groepkop"))
    eerst = sorted(herkenning.kolommen, key=_rang)
    getoond = eerst
    if len(eerst) > _ZICHTBAAR and not plat.toggle(
        tekst.ALLE_KOLOMMEN.format(aantal=len(eerst)), key=f"{sleutel}-alle-kolommen"
    ):
        getoond = eerst[:_ZICHTBAAR]
    for kolom in sorted(getoond, key=herkenning.kolommen.index):
        rollen[kolom.vorm] = _kolom(kolom, sleutel=sleutel)
    return rollen


def _rang(kolom: Kolombeeld) -> int:
    """Columns that need a look first, then those that tell what the figures are about."""
    return 0 if kolom.is_onzeker else 1 if kolom.rol in _BELANGRIJK else 2


def _kolom(kolom: Kolombeeld, *, sleutel: str) -> Rol:
    with st.container(horizontal=True, vertical_alignment="center", key=f"kolomrij-{kolom.vorm}"):
        klasse = "kv-kolomkop kv-onzeker" if kolom.is_onzeker else "kv-kolomkop"
        st.html(
            alinea(kolom.kop or tekst.ZONDER_KOP, klasse=klasse) + alinea(tekst.voorbeelden(kolom), klasse="kv-meta"),
            width=320,
        )
        rol: Rol = plat.selectbox(
            tekst.KOLOM_IS.format(kop=kolom.kop),
            _ROLLEN,
            index=_ROLLEN.index(kolom.rol),
            format_func=tekst.ROLLEN.__getitem__,
            label_visibility="collapsed",
            width=260,
            key=f"{sleutel}-rol-{kolom.vorm}",
        )
        st.html(alinea(tekst.zekerheid(kolom), klasse="kv-meta"), width=320)
    return rol


def _heel_bestand(herkenning: Herkenning, *, was: Toewijzing, sleutel: str) -> Toewijzing:
    """What holds for all lines."""
    st.html(alinea(tekst.HEEL_BESTAND, klasse="kv-groepkop"))
    niveaus = list(tekst.NIVEAUS)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        niveau = plat.selectbox(
            tekst.NIVEAU,
            niveaus,
            index=niveaus.index(was.niveau) if was.niveau in niveaus else None,
            format_func=tekst.NIVEAUS.__getitem__,
            placeholder=tekst.NIVEAU_VRIJ,
            width=200,
            key=f"{sleutel}-niveau",
        )
        notatie = plat.selectbox(
            tekst.NOTATIE,
            _NOTATIES,
            index=_NOTATIES.index(was.notatie) if was.notatie else None,
            format_func=tekst.NOTATIES.__getitem__,
            placeholder=tekst.NOTATIE_VRIJ,
            width=200,
            key=f"{sleutel}-notatie",
        )
        gebied = _gebied(herkenning, was=was, sleutel=sleutel)
        bron = plat.text_input(tekst.BRON, value=was.bron or "", width=300, key=f"{sleutel}-bron")
    return was.model_copy(
        update={
            "niveau": niveau,
            "gebied": gebied,
            "notatie": notatie,
            "bron": " ".join(bron.split()) or None,
            "blad": was.blad if was.telling else herkenning.blad or None,
        }
    )


def _gebied(herkenning: Herkenning, *, was: Toewijzing, sleutel: str) -> str | None:
    """The gebied of all lines, asked where no column tells it."""
    if any(kolom.rol in ("gebiedscode", "gebiedsnaam") for kolom in herkenning.kolommen):
        return was.gebied
    gebieden = {g.code: g for g in data.indeling().current() if g.niveau in ("land", "gemeente")}
    codes = sorted(gebieden, key=lambda code: (gebieden[code].niveau != "land", gebieden[code].naam))
    return plat.selectbox(
        tekst.GEBIED,
        codes,
        index=codes.index(was.gebied) if was.gebied in codes else None,
        format_func=lambda code: gebieden[code].naam,
        placeholder=tekst.GEBIED_VRIJ,
        width=300,
        key=f"{sleutel}-heel-gebied",
    )

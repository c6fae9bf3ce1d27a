"""Reading in a file: choose it, see what it holds and would change, and only then read it in."""

from functools import partial
from typing import NamedTuple

import streamlit as st

from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.domain.upload import Inlezing
from kvdash.errors import InvoerError, NietHerkendError, PlanAndersError, TeVeelGeweigerdError, VoorvallenError
from kvdash.ingest import Bronbestand
from kvdash.services.logbestand import meld_weigering
from kvdash.taal import opsomming
from kvdash.ui import data, plat, state
from kvdash.ui.components import aanvaarden, inbox, plan, tellen, toewijzen
from kvdash.ui.components.gekozen import Gekozen, kies_bestanden
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst
from kvdash.ui.text import toewijzen as toewijstekst

_UPLOADER = "uploader"
_PROEF, _GETOOND, _BEVESTIGD, _BLAD, _GELEZEN = "_proef", "_getoond", "_bevestigd", "_blad", "_gelezen"
_DEEL = "toewijzen"


class Bestand(NamedTuple):
    """A file on the page, with what the user said about all of it, and the files that explain codes.

    `is_laatste` says whether no other file on the page waits to be read in.
    """

    upload: Gekozen
    uitleg: tuple[Gekozen, ...]
    is_laatste: bool
    gemeente: str | None
    jaar: int | None

    @property
    def metadata(self) -> dict[str, bytes]:
        """The content by name of the files that explain codes."""
        return {upload.naam: upload.inhoud for upload in self.uitleg}

    @property
    def bron(self) -> Bronbestand:
        """The file with those beside it, opened once however often the page is drawn."""
        sleutel = (self.upload.file_id, tuple(upload.file_id for upload in self.uitleg))
        return data.bronbestand(sleutel, self.upload.naam, self.upload.inhoud, self.metadata)

    @property
    def keuzes(self) -> data.Keuzes:
        """What the user said about how it is read."""
        return data.Keuzes(self.gemeente, self.jaar, self.toewijzing)

    @property
    def bevestigd(self) -> toewijzen.Bevestigd | None:
        """What the user confirmed about its columns, None while nothing was."""
        eerder: tuple[str, toewijzen.Bevestigd] | None = st.session_state.get(_BEVESTIGD)
        return eerder[1] if eerder is not None and eerder[0] == self.upload.file_id else None

    @property
    def toewijzing(self) -> Toewijzing | None:
        """What was confirmed, or the sheet that was chosen; None leaves all to the importprofiel and kvdash."""
        if self.bevestigd is not None:
            return self.bevestigd.toewijzing
        gekozen: tuple[str, str] | None = st.session_state.get(_BLAD)
        return Toewijzing(blad=gekozen[1]) if gekozen is not None and gekozen[0] == self.upload.file_id else None


def toon() -> None:
    """The part of the page Gegevens where files come in."""
    st.html(alinea(tekst.INLEZEN_UITLEG, klasse="kv-aanhef"))
    gekozen = kies_bestanden(state.formulier(_UPLOADER))
    uploads = gekozen or inbox.gekozen()
    if not uploads:
        inbox.toon_wachtend()
        return
    if not gekozen and plat.button(tekst.INBOX_TERUG, key="inbox-terug", type="tertiary"):
        inbox.sluit()
        st.rerun()
    cijfers, uitleg = ([uploads[n] for n in deel] for deel in data.splits_uitleg([u.inhoud for u in uploads]))
    gelezen: set[str] = st.session_state.get(_GELEZEN, set())
    open_ = [upload for upload in cijfers if upload.file_id not in gelezen] or uitleg
    upload = _kies_bestand(open_)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        gemeente = plat.text_input(
            tekst.GEMEENTE, value=_eigen_gemeente(), help=tekst.GEMEENTE_UITLEG, key="inlees-gemeente", width=330
        )
        jaar = plat.text_input(tekst.JAAR, help=tekst.JAAR_UITLEG, key="inlees-jaar", width=260)
    with vang():
        _bekijk(
            Bestand(
                upload,
                uitleg=tuple(ander for ander in uitleg if ander != upload),
                is_laatste=len(open_) == 1,
                gemeente=gemeente.strip().upper() or None,
                jaar=_jaar(jaar.strip()),
            )
        )


def _kies_bestand(uploads: list[Gekozen]) -> Gekozen:
    """Of several files one at a time, the others after it."""
    if len(uploads) == 1:
        return uploads[0]
    return plat.selectbox(
        tekst.WELK_BESTAND,
        uploads,
        format_func=lambda upload: upload.naam,
        width=420,
        key=f"bestand-{'-'.join(upload.file_id for upload in uploads)}",
    )


def _eigen_gemeente() -> str:
    """The gemeente of the edition on screen; none for the demo, whose areas are invented."""
    editie = state.editie()
    return editie.gemeente if editie is not None and not editie.is_demo else ""


def _jaar(waarde: str) -> int | None:
    if not waarde:
        return None
    if not (waarde.isdigit() and len(waarde) == 4):
        raise InvoerError(tekst.JAAR_FOUT.format(waarde=waarde))
    return int(waarde)


def _bekijk(bestand: Bestand) -> None:
    """What we saw, the mapping where it must be looked at, what would change, and Inlezen."""
    try:
        inlezing = _proef(bestand)
    except VoorvallenError:
        _stel_tellen_voor(bestand)
        return
    except (NietHerkendError, TeVeelGeweigerdError) as error:
        if data.is_metadata(bestand.upload.inhoud):
            raise  # no column of it holds figures, whatever it is taken for
        _help_herkennen(bestand, error)
        return
    twijfelt = inlezing.herkenning.vraagt
    vraagt = (twijfelt or bestand.upload.is_uit_inbox) and bestand.bevestigd is None and inlezing.profiel is None
    is_open = vraagt or state.open_deel(_DEEL) == bestand.upload.file_id
    plan.toon_gezien(inlezing, met_vragen=not is_open)
    _toon_uitleg(bestand, inlezing)
    _kies_blad(bestand, inlezing)
    if is_open:
        if vraagt:
            _zeg_waarom(inlezing)
        _wijs_toe(bestand, inlezing)
        return
    if inlezing.herkenning.kolommen and plat.button(toewijstekst.AANPASSEN, key="aanpassen"):
        state.zet_open_deel(_DEEL, bestand.upload.file_id)
        st.rerun()
    plan.toon_verandering(inlezing)
    _lees_in(bestand, inlezing)


def _zeg_waarom(inlezing: Inlezing) -> None:
    """Why the mapping is asked for."""
    if tabellen := inlezing.herkenning.tabellen:
        plat.warning(toewijstekst.MEER_TABELLEN.format(aantal=len(tabellen)))
    else:
        plat.warning(toewijstekst.ONZEKER if inlezing.herkenning.vraagt else toewijstekst.UIT_INBOX)


def _toon_uitleg(bestand: Bestand, inlezing: Inlezing) -> None:
    """Which of the files chosen with it explain its codes, and which do not."""
    over = [naam for naam in bestand.metadata if naam not in inlezing.uitleg]
    for zin, namen in ((tekst.MET_UITLEG, inlezing.uitleg), (tekst.ZONDER_UITLEG, over)):
        if namen:
            st.html(alinea(zin.format(bestanden=opsomming(namen)), klasse="kv-meta"))


def _kies_blad(bestand: Bestand, inlezing: Inlezing) -> None:
    """Another sheet of a workbook is another table: what was confirmed of this one does not count for it."""
    bladen = inlezing.verslag.bladen
    if len(bladen) < 2:
        return
    gekozen = plat.selectbox(
        toewijstekst.TABEL if inlezing.herkenning.tabellen else toewijstekst.BLAD,
        bladen,
        index=bladen.index(inlezing.verslag.blad),
        width=330,
        key=f"blad-{bestand.upload.file_id}",
    )
    if gekozen != inlezing.verslag.blad:
        st.session_state[_BLAD] = (bestand.upload.file_id, gekozen)
        st.session_state.pop(_BEVESTIGD, None)
        st.rerun()


def _stel_tellen_voor(bestand: Bestand) -> None:
    """The rows are incidents: how they can be counted."""
    voorvallen = data.herken_voorvallen(bestand.bron, keuzes=bestand.keuzes)
    if voorvallen is not None:
        sleutel = f"t{bestand.upload.file_id}"
        _neem_over(bestand, tellen.vraag(voorvallen, sleutel=sleutel, profielnaam=_profielnaam(bestand)))


def _help_herkennen(bestand: Bestand, error: NietHerkendError | TeVeelGeweigerdError) -> None:
    """What is wrong, and the columns as far as they can be told, for the user to say what they are."""
    plat.error(meld_weigering(error))
    herkenning = data.herken_kolommen(bestand.bron, keuzes=bestand.keuzes)
    st.html(alinea(toewijstekst.NIET_GELUKT))
    _neem_over(
        bestand,
        toewijzen.vraag(
            herkenning,
            was=bestand.toewijzing or GEEN_TOEWIJZING,
            sleutel=f"t{bestand.upload.file_id}",
            profielnaam=_profielnaam(bestand),
        ),
    )


def _wijs_toe(bestand: Bestand, inlezing: Inlezing) -> None:
    was = bestand.toewijzing or (inlezing.profiel.toewijzing if inlezing.profiel else GEEN_TOEWIJZING)
    naam = inlezing.profiel.naam if inlezing.profiel else _profielnaam(bestand)
    sleutel = f"t{bestand.upload.file_id}"
    _neem_over(bestand, toewijzen.vraag(inlezing.herkenning, was=was, sleutel=sleutel, profielnaam=naam))
    if state.open_deel(_DEEL) is not None and plat.button(toewijstekst.SLUITEN, type="tertiary", key="toewijzen-sluit"):
        state.zet_open_deel(_DEEL, None)
        st.rerun()
    if bestand.bevestigd is not None and plat.button(toewijstekst.TERUG, type="tertiary"):
        st.session_state.pop(_BEVESTIGD, None)
        state.zet_open_deel(_DEEL, None)
        st.rerun()


def _profielnaam(bestand: Bestand) -> str:
    """A name to keep the mapping under: the file's, without years and extension."""
    if bestand.bevestigd is not None:
        return bestand.bevestigd.profielnaam
    return toewijstekst.profielnaam(bestand.upload.naam)


def _neem_over(bestand: Bestand, bevestigd: toewijzen.Bevestigd | None) -> None:
    if bevestigd is None:
        return
    st.session_state[_BEVESTIGD] = (bestand.upload.file_id, bevestigd)
    state.zet_open_deel(_DEEL, None)
    st.rerun()


def _lees_in(bestand: Bestand, inlezing: Inlezing) -> None:
    gezien: Inlezing = st.session_state.get(_GETOOND, inlezing)  # by who now agrees: on the page before this run
    st.session_state[_GETOOND] = inlezing
    redenen = aanvaarden.vraag(inlezing)
    notitie = plat.text_input(tekst.NOTITIE)
    if not plat.button(tekst.INLEZEN, type="primary", key="inlezen"):
        return
    profielnaam = bestand.bevestigd.profielnaam if bestand.bevestigd else ""
    toestemming = data.Toestemming(aanvaard=redenen, notitie=notitie, profielnaam=profielnaam)
    lees = partial(data.bekrachtig, bestand.bron, bestand.keuzes, gezien=gezien, toestemming=toestemming)
    try:
        with plat.spinner(tekst.BEZIG_INLEZEN):
            doe(lees, klaar=partial(_ingelezen, bestand))
    except PlanAndersError as error:  # the new plan is on the page from now on
        state.zet_melding(Melding(meld_weigering(error)))
        st.rerun()


def _proef(bestand: Bestand) -> Inlezing:
    """What reading in would do; kept until the file, what was said about it or the store change."""
    uitleg = tuple(upload.file_id for upload in bestand.uitleg)
    vraag = (bestand.upload.file_id, uitleg, bestand.keuzes, data.stand())
    eerder: tuple[object, Inlezing] | None = st.session_state.get(_PROEF)
    if eerder is not None and eerder[0] == vraag:
        return eerder[1]
    with plat.spinner(tekst.BEKIJKEN):
        inlezing = data.plan_bestand(bestand.bron, bestand.keuzes)
    st.session_state[_PROEF] = (vraag, inlezing)
    return inlezing


def _ingelezen(bestand: Bestand, inlezing: Inlezing) -> Melding:
    gelezen = st.session_state.pop(_GELEZEN, set())
    if bestand.is_laatste:
        state.volgend_formulier(_UPLOADER)
    else:
        st.session_state[_GELEZEN] = gelezen | {bestand.upload.file_id}
    for sleutel in (_PROEF, _BEVESTIGD, _BLAD, _GETOOND):
        st.session_state.pop(sleutel, None)
    if bestand.is_laatste:
        inbox.sluit()
    upload = inlezing.upload
    return Melding(tekst.ingelezen(inlezing), partial(data.trek_in, upload.id) if upload else None)

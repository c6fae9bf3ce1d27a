"""What was read in, with the original file and the way back."""

from functools import partial

import streamlit as st

from kvdash.domain.upload import Upload
from kvdash.taal import tijdstip
from kvdash.ui import data, plat
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea, lijst
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst
from kvdash.ui.text import toewijzen as toewijstekst

UPLOAD = "upload"  # in the address: the one a figure came with


def toon() -> None:
    """The uploads, the newest first; above them the one that the address asks for."""
    uploads = data.uploads()
    if not uploads:
        plat.info(tekst.GEEN_UPLOADS)
    gevraagd = [upload for upload in uploads if str(upload.id) == st.query_params.get(UPLOAD)]
    if gevraagd:
        plat.subheader(tekst.GEVRAAGDE_UPLOAD, anchor=False)
        with st.container(key="gevraagde-upload", border=True):
            _toon(gevraagd[0])
        plat.subheader(tekst.ANDERE_UPLOADS, anchor=False)
    for upload in uploads:
        if upload not in gevraagd:
            _toon(upload)


def _toon(upload: Upload) -> None:
    with st.container(key=f"upload-{upload.id}", gap=None):
        notitie = f" · {upload.notitie}" if upload.notitie else ""
        profiel = f" · {toewijstekst.PROFIEL.format(naam=upload.profiel)}" if upload.profiel else ""
        status = f" · {tekst.INGETROKKEN}" if upload.ingetrokken else ""
        st.html(
            alinea(f"{upload.volgnummer}. {upload.bestand}{status}", klasse="kv-tekst kv-sterk")
            + alinea(tekst.uploadregel(upload))
            + alinea(f"{upload.gebruiker}, {tijdstip(upload.tijdstip)}{notitie}{profiel}", klasse="kv-meta")
            + alinea(tekst.controlegetal(upload), klasse="kv-meta kv-hash")
            + lijst((tekst.aanvaard(a) for a in upload.aanvaard), klasse="kv-meta")
        )
        with st.container(horizontal=True, gap="small"):
            plat.download_button(
                tekst.ORIGINEEL,
                data=partial(data.origineel, upload.id),
                file_name=upload.bestand,
                key=f"origineel-{upload.id}",
                type="tertiary",
                on_click="ignore",
            )
            for bijlage in upload.bijlagen:
                plat.download_button(
                    tekst.BIJLAGE.format(bestand=bijlage.bestand),
                    data=partial(data.bijlage, bijlage),
                    file_name=bijlage.bestand,
                    key=f"bijlage-{upload.id}-{bijlage.sha256}",
                    type="tertiary",
                    on_click="ignore",
                )
            label = tekst.HERSTELLEN if upload.ingetrokken else tekst.INTREKKEN
            if plat.button(label, key=f"keer-{upload.id}", type="tertiary"):
                with vang():
                    _keer(upload)


def _keer(upload: Upload) -> None:
    """Take the upload out of the figures, or back in."""
    heen, terug = (data.herstel, data.trek_in) if upload.ingetrokken else (data.trek_in, data.herstel)
    zin = tekst.IS_HERSTELD if upload.ingetrokken else tekst.IS_INGETROKKEN
    doe(
        lambda: heen(upload.id),
        klaar=lambda _: Melding(zin.format(bestand=upload.bestand), lambda: terug(upload.id)),
    )

"""Workbooks of other programs (.xls, .ods) are read as an .xlsx is."""

import base64
import io
import zipfile
import zlib
from collections.abc import Sequence

import pytest

from kvdash.errors import OnleesbaarError
from tests.ingest.test_groepen import DRAAITABEL, VERWACHT, als_werkmap
from tests.ingest.voorbeelden import lees

_KOP = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Cijfers">'
)
_VOET = "</table:table></office:spreadsheet></office:body></office:document-content>"
_INHOUD = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
LEEG = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>'


def _cel(tekst: str) -> str:
    if tekst.isdigit():
        return f'<table:table-cell office:value-type="float" office:value="{tekst}"><text:p>{tekst}</text:p>'
    return f'<table:table-cell office:value-type="string"><text:p>{tekst}</text:p>' if tekst else "<table:table-cell>"


def als_ods(rijen: Sequence[Sequence[str]], *, erbij: str = f"{LEEG}</table:table-row>") -> bytes:
    cellen = ("".join(f"{_cel(cel)}</table:table-cell>" for cel in rij) for rij in rijen)
    regels = (f"<table:table-row>{rij}</table:table-row>" for rij in cellen)
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as werkmap:
        werkmap.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        werkmap.writestr("META-INF/manifest.xml", _INHOUD)
        werkmap.writestr("content.xml", f"{_KOP}{''.join(regels)}{erbij}{_VOET}")
    return uit.getvalue()


# DRAAITABEL as xlwt 1.3 writes it (zlib, base64): no library in use here writes .xls.
XLS = zlib.decompress(
    base64.b64decode(
        "eNrtWE1oE0EU/mZ3k7ShTZPaFhohhoJVay/ixUsbrWhPrbUHK0XQ1IySJmzLNkX0YrXmKAieLCIUevFS9eIPKujNg1DRgyAIrR49"
        "CQo9tFnfvN3EpObQgBaV/ZZ5M/t+vnm787M/b5Yiy/MPoivYgF7oKNj18JfpBJX64kkYZLdt1SzWdVRsD/8U6utoIP0+PG18HVBj"
        "qMZ7BRruGy9JAp+onMIkBidMGd9C9HEOSaFy6CEpcJs0IbRzVs0sz7LcxvIeez5jeZA111n2kO+yGMVSYrDrgDuLT2odbAtB8T7i"
        "mA+s2YdWvFKz+PIN4fj6cMhKJ7N/pyFmNGABNG790pRWMruMFhrABXy348C34kp9Eff0W6sXIP1qpT5QRX9TM4AZ2Gd4gufRhFVd"
        "WQI4nB4/J62pNQzzrup3dt5jZkpaF6Q16QP6pqetXAgYTWYy0rQmsllppceD5DSdkvGBpJXJUeSInMplkilJ+hPSMtMymzbPBxUb"
        "r/twxbpv5PXQQDJFqah2hFdFmHJYu/v17cDYUOI0a2Y4K+eJsFNdBGxcUREUHGKLj6WydHHEXpZXmXU7t6MsW8iT6s6hVrdxdJZ9"
        "rrG1k/rZz3iX2FXW3k3t/Jfjj2P5z4k91F7sX7nUsvg+MY8Ouk8pilfHLLpFt5i7pfAkUayFu3t8ZNn+y05Sp4Xd3G33sdeEdQS5"
        "GWHpnKm7o67/OfGBIiOY26E87pDUmUVUYRHMorksgll0l0Uwi589VA8Oi7aBRWh+1kWYwRklw2XQmCHE1uYSg14lD519fG4eekUe"
        "OrO0sUe0xGJUycMo5WFU5GEwQ4ytHczQqzXjoUqbduefCMKDBw8ePHjw4MHD1kLwuyvcd0Tnvd3PnyDOf511KgXvN8l/i2FM0JGj"
        "D9MjMKm2cLGm+dMGnyhyiU3GFP8XKoxQ7xYyGOM8MjXPX/rmEeXXs+nA8O9bQrX2X6glzz/c/w+ZxOMW"
    )
)


@pytest.mark.parametrize(("inhoud", "naam"), [(XLS, "x.xls"), (als_ods(DRAAITABEL), "x.ods")], ids=["xls", "ods"])
def test_figures_and_cells_are_those_of_an_xlsx(inhoud: bytes, naam: str) -> None:
    gelezen = lees(inhoud, naam=naam)
    assert gelezen.kort() == VERWACHT
    assert gelezen.rijen == lees(als_werkmap(DRAAITABEL), naam=naam).rijen
    assert gelezen.verslag.blad == "Cijfers"


def test_a_row_that_repeats_itself_a_million_times_is_refused() -> None:
    rij = '<table:table-row table:number-rows-repeated="1000000">' + (_cel("1") + "</table:table-cell>") * 20
    with pytest.raises(OnleesbaarError, match="meer dan 10 miljoen cellen"):
        lees(als_ods(DRAAITABEL, erbij=f"{rij}</table:table-row>"), naam="x.ods")


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (XLS[:3000], "oud Office-bestand, maar geen hele werkmap"),
        (als_ods(DRAAITABEL)[:300], "Download het opnieuw"),
        (als_ods(DRAAITABEL, erbij="<table:table-row>"), "De werkmap is beschadigd of niet heel"),
    ],
    ids=["half xls", "half ods", "kapotte inhoud"],
)
def test_what_is_not_whole_is_refused(inhoud: bytes, woord: str) -> None:
    with pytest.raises(OnleesbaarError, match=woord):
        lees(inhoud, naam="x")

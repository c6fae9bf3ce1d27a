"""Sheets of an .ods workbook before they are opened: over how many cells each stretches."""

import zipfile
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError, iterparse

from kvdash.errors import OnleesbaarError

_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_WAARDE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_SOORT = b"application/vnd.oasis.opendocument.spreadsheet"


def is_ods(zip_bestand: zipfile.ZipFile) -> bool:
    if "mimetype" not in zip_bestand.namelist():
        return False
    with zip_bestand.open("mimetype") as soort:
        return soort.read(len(_SOORT)) == _SOORT


def tel_cellen(zip_bestand: zipfile.ZipFile) -> int:
    """The cells with anything in them, repeated ones as often as they are repeated: as many would be kept in memory.

    Raises OnleesbaarError for a workbook that is not whole.
    """
    try:
        with zip_bestand.open("content.xml") as inhoud:
            return sum(map(_cellen, _rijen(iterparse(inhoud))))
    except (KeyError, ParseError, ValueError):
        raise OnleesbaarError("De werkmap is beschadigd of niet heel. Bewaar of download hem opnieuw.") from None


def _rijen(stroom: Iterable[tuple[str, Element]]) -> Iterator[Element]:
    for _, element in stroom:
        if element.tag == f"{_TABEL}table-row":
            yield element
            element.clear()


def _cellen(rij: Element) -> int:
    """The width of a row up to its last filled cell, times how often it is repeated."""
    breedte = gevuld = 0
    for cel in rij:
        breedte += int(cel.get(f"{_TABEL}number-columns-repeated", "1"))
        gevuld = breedte if len(cel) or cel.text or _WAARDE in cel.attrib else gevuld
    return gevuld * int(rij.get(f"{_TABEL}number-rows-repeated", "1"))

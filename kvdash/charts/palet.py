"""The one palette: what a colour, dash and marker means is the same on screen, in small charts and in documents."""

from typing import Literal, NamedTuple

INKT = "#16202E"
VERGELIJKING = "#6B7280"
LICHT = "#B8BFCA"
RASTER = "#E3E6EB"
AS = "#8A93A1"
BALK = "#8A93A1"
BAND = 0.12  # opacity of an interval
TEKST = "#374151"
VLAK = "#FFFFFF"
ACCENT = "#154273"
GUNSTIG = "#1F5FA8"
ONGUNSTIG = "#C4500C"
# Low to high, L* 92, 75, 58, 41 and 24 of one hue: still five steps when printed in grey.
KAARTTINTEN = ("#EAE7EE", "#C0B4CC", "#9685A6", "#6B5A7C", "#40354B")

Streep = Literal["vol", "streep", "punt", "streep-punt"]
Merk = Literal["cirkel", "vierkant", "ruit", "driehoek", "driehoek-neer"]


class Stijl(NamedTuple):
    """How one reeks is drawn; `breedte` in px. Two gebieden differ in dash or marker as well as in shade."""

    kleur: str
    streep: Streep
    merk: Merk
    breedte: float


STIJL_VERGELIJKING = Stijl(VERGELIJKING, "vol", "cirkel", 1.5)

_TINTEN = (INKT, "#4A5A70", "#2F4A6D")
_STREPEN: tuple[Streep, ...] = ("vol", "streep", "punt", "streep-punt")
_MERKEN: tuple[Merk, ...] = ("cirkel", "vierkant", "ruit", "driehoek", "driehoek-neer")


def stijl_van_gebied(nummer: int) -> Stijl:
    """The style of the chosen gebied at this place (from 0); dash and marker together are unique for the first 20."""
    streep, merk = _STREPEN[nummer % len(_STREPEN)], _MERKEN[nummer % len(_MERKEN)]
    return Stijl(_TINTEN[nummer % len(_TINTEN)], streep, merk, 2.5)

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
KLEUREN = ("#F4F6F9", "#EEF2F8", "#D3DEEC", "#A9C0DA", "#3F6A9E", "#154273")  # no figure, then low to high
GUNSTIG = "#164A88"
ONGUNSTIG = "#C4500C"
# Low to high, L* 92, 75, 58, 41 and 24 of one hue: still five steps when printed in grey.
KAARTTINTEN = ("#EAE7EE", "#C0B4CC", "#9685A6", "#6B5A7C", "#40354B")

Toestand = Literal["gunstig", "mogelijk gunstig", "vergelijkbaar", "niet te bepalen", "mogelijk ongunstig", "ongunstig"]


class Toestandstijl(NamedTuple):
    """How a state is drawn everywhere: its ground, its edge and words in `lijn`, and the share of the ground (0-1) that
    hatching in `lijn` covers. `tekst` is for words on the ground.
    """

    vlak: str
    lijn: str
    tekst: str
    dekking: float = 0.0


# In grey too each state is a step of its own: L* 100, 83, 64, 49 and 32; in the dark 8, 26, 43, 60 and 77.
TOESTANDEN: dict[Toestand, Toestandstijl] = {
    "gunstig": Toestandstijl(GUNSTIG, GUNSTIG, VLAK),
    "mogelijk gunstig": Toestandstijl(VLAK, GUNSTIG, GUNSTIG),
    "vergelijkbaar": Toestandstijl("#C9CED6", VERGELIJKING, INKT),
    "niet te bepalen": Toestandstijl("#C9CED6", TEKST, INKT, dekking=0.5),
    "mogelijk ongunstig": Toestandstijl(VLAK, ONGUNSTIG, ONGUNSTIG),
    "ongunstig": Toestandstijl(ONGUNSTIG, ONGUNSTIG, VLAK),
}
_NACHT, _GUNSTIG_DONKER, _ONGUNSTIG_DONKER = "#12181F", "#5E97DC", "#F2B088"
TOESTANDEN_DONKER: dict[Toestand, Toestandstijl] = {
    "gunstig": Toestandstijl(_GUNSTIG_DONKER, _GUNSTIG_DONKER, _NACHT),
    "mogelijk gunstig": Toestandstijl(_NACHT, _GUNSTIG_DONKER, _GUNSTIG_DONKER),
    "vergelijkbaar": Toestandstijl("#353F4C", "#9AA3B0", "#E8ECF1"),
    "niet te bepalen": Toestandstijl("#353F4C", "#9AA3B0", "#E8ECF1", dekking=0.27),
    "mogelijk ongunstig": Toestandstijl(_NACHT, _ONGUNSTIG_DONKER, _ONGUNSTIG_DONKER),
    "ongunstig": Toestandstijl(_ONGUNSTIG_DONKER, _ONGUNSTIG_DONKER, _NACHT),
}

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

"""The one palette: what a colour, dash and marker means is the same on screen, in small charts and in documents."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Kleur: TypeAlias = Literal[
    "inkt", "tint-2", "tint-3", "vergelijking", "licht", "raster", "as", "tekst", "vlak", "accent",
    "gunstig", "ongunstig", "schaal-0", "schaal-1", "schaal-2", "schaal-3", "schaal-4", "schaal-5", "op-schaal",
]  # fmt: skip
Kleuren: TypeAlias = Mapping[Kleur, str]

INKT = "#16202E"
VERGELIJKING = "#6B7280"
LICHT = "#B8BFCA"
RASTER = "#E3E6EB"
AS = "#8A93A1"
BAND = 0.12  # opacity of an interval
TEKST = "#374151"
VLAK = "#FFFFFF"
ACCENT = "#154273"
GUNSTIG = "#164A88"
ONGUNSTIG = "#C4500C"
# Low to high, L* 92, 75, 58, 41 and 24 of one hue: still five steps when printed in grey.
KAARTTINTEN = ("#EAE7EE", "#C0B4CC", "#9685A6", "#6B5A7C", "#40354B")

OP_LICHT: Kleuren = {
    "inkt": INKT,
    "tint-2": "#4A5A70",
    "tint-3": "#2F4A6D",
    "vergelijking": VERGELIJKING,
    "licht": LICHT,
    "raster": RASTER,
    "as": AS,
    "tekst": TEKST,
    "vlak": VLAK,
    "accent": ACCENT,
    "gunstig": GUNSTIG,
    "ongunstig": ONGUNSTIG,
    # No figure, then low to high; on the two darkest words are in op-schaal.
    "schaal-0": "#F4F6F9",
    "schaal-1": "#EEF2F8",
    "schaal-2": "#D3DEEC",
    "schaal-3": "#A9C0DA",
    "schaal-4": "#3F6A9E",
    "schaal-5": "#154273",
    "op-schaal": "#FFFFFF",
}
_NACHT, _GUNSTIG_DONKER, _ONGUNSTIG_DONKER = "#12181F", "#5E97DC", "#F2B088"
OP_DONKER: Kleuren = {
    **OP_LICHT,
    "inkt": "#E8ECF1",
    "tint-2": "#B4C0D1",
    "tint-3": "#9DBDE6",
    "vergelijking": "#9AA3B0",
    "licht": "#566272",
    "raster": "#2A333E",
    "as": "#7C8796",
    "tekst": "#C9D1DB",
    "vlak": _NACHT,
    "accent": "#8FB8E8",
    "gunstig": _GUNSTIG_DONKER,
    "ongunstig": _ONGUNSTIG_DONKER,
}
# As the page names them: one drawing for light and dark.
OP_SCHERM: Kleuren = {kleur: f"var(--kv-{kleur})" for kleur in OP_LICHT}

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

    kleur: Kleur
    streep: Streep
    merk: Merk
    breedte: float


STIJL_VERGELIJKING = Stijl("vergelijking", "vol", "cirkel", 1.5)

_TINTEN: tuple[Kleur, ...] = ("inkt", "tint-2", "tint-3")
_STREPEN: tuple[Streep, ...] = ("vol", "streep", "punt", "streep-punt")
_MERKEN: tuple[Merk, ...] = ("cirkel", "vierkant", "ruit", "driehoek", "driehoek-neer")


def stijl_van_gebied(nummer: int) -> Stijl:
    """The style of the chosen gebied at this place (from 0); dash and marker together are unique for the first 20."""
    streep, merk = _STREPEN[nummer % len(_STREPEN)], _MERKEN[nummer % len(_MERKEN)]
    return Stijl(_TINTEN[nummer % len(_TINTEN)], streep, merk, 2.5)

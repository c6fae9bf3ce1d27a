"""Makes the letter of the charts from Source Sans 3: two weights, no features, so that a width is a sum of advances.

Usage: python benchmarks/letter.py; needs `pip install fonttools fontpkg-source-sans-3`.

Its figures are of one width by default. A changed font may not keep the reserved name 'Source' (OFL), hence its own.
"""

import json
import shutil
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILIE = "Kvdash Sans"
DIKTEN = {400: "Regular", 600: "Semibold"}
UIT = Path(__file__).resolve().parent.parent / "kvdash" / "charts" / "letter"
TEKENS = (*range(0x20, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2600))
_MERK, _LICENTIE = (7, 8, 9, 11, 12, 16, 17, 18, 21, 22, 25), (0, 13, 14)


def main() -> None:
    """Write both fonts, their widths and the licence."""
    bron = Path(str(files("fontpkg_source_sans_3")))
    breedtes: dict[str, dict[str, int]] = {}
    for dikte, stijl in DIKTEN.items():
        font = TTFont(bron / "files" / "SourceSans3[wght].ttf", recalcTimestamp=False)
        font = instantiateVariableFont(font, {"wght": dikte})
        opties = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"])
        subsetter = Subsetter(opties)
        subsetter.populate(unicodes=[teken for teken in TEKENS if teken in font.getBestCmap()])
        subsetter.subset(font)
        _hernoem(font, stijl)
        font["OS/2"].usWeightClass = dikte
        font.save(UIT / f"KvdashSans-{stijl}.ttf")
        maten = font["hmtx"].metrics
        assert font["head"].unitsPerEm == 1000
        breedtes[str(dikte)] = {chr(teken): maten[naam][0] for teken, naam in sorted(font.getBestCmap().items())}
        assert len({breedtes[str(dikte)][cijfer] for cijfer in "0123456789"}) == 1
    tekst = json.dumps(breedtes, ensure_ascii=True, separators=(",", ":"))
    (UIT / "breedtes.json").write_text(f"{tekst}\n", encoding="ascii")
    shutil.copy(bron / "LICENSE", UIT / "OFL.txt")


def _hernoem(font: TTFont, stijl: str) -> None:
    """Its own name in each place of names, but for what must be kept of the licence."""
    namen = font["name"]
    voluit, postscript = f"{FAMILIE} {stijl}", f"{FAMILIE}-{stijl}".replace(" ", "")
    nieuw = {1: FAMILIE, 2: stijl, 3: f"kvdash {postscript}", 4: voluit, 6: postscript}
    namen.names = [naam for naam in namen.names if naam.nameID in (*nieuw, *_LICENTIE, 5) and naam.nameID not in _MERK]
    for naam in namen.names:
        if naam.nameID in nieuw:
            naam.string = nieuw[naam.nameID]


if __name__ == "__main__":
    main()

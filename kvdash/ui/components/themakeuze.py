"""The choice of one of the 21 thema's."""

from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.ui import plat
from kvdash.ui.text import gegevens as tekst


def kies_thema(sleutel: str) -> str:
    """Draw the choice; returns the code of the thema."""
    return plat.selectbox(
        tekst.THEMA, [t.code for t in THEMAS], format_func=lambda code: find_thema(code).kop, key=sleutel, width=380
    )

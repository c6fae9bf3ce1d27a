"""The invented originals that are mutated, one per layout."""

from dataclasses import dataclass

from kvdash.domain.sessie import Sessie
from tests.ingest.test_groepen import DRAAITABEL, ONDER_ELKAAR, TUSSENKOPPEN
from tests.ingest.voorbeelden import (
    als_csv,
    brede_tabel,
    codes_met_naam,
    codetabel,
    gestapeld,
    kerncijfers,
    kwartaaltabel,
    kwartalen_onder_jaren,
    lange_tabel,
    maandtabel,
    margerijen,
    sjabloon,
    statline_lang,
)

WIE = Sessie.van("proef", "analist")


@dataclass(frozen=True)
class Bron:
    """Bron: an original; `is_tabel` says that its columns can stand in any order."""

    naam: str
    tekst: str
    scheiding: str = ";"
    is_tabel: bool = True


def _eigen(rijen: list[list[str]]) -> str:
    """With topics of its own: those of lang.csv have other figures."""
    return als_csv(rijen).replace("Zakkenrollerij", "Losse tegels").replace("Vernieling", "Volle bakken")


BRONNEN = (
    Bron("lang.csv", als_csv(lange_tabel())),
    Bron("maand.csv", als_csv(maandtabel(), scheiding=","), ","),
    Bron("gestapeld.csv", gestapeld(), is_tabel=False),
    Bron("statline.csv", als_csv(statline_lang())),
    Bron("codes.csv", als_csv(codetabel())),
    Bron("breed.csv", als_csv(brede_tabel())),
    Bron("kerncijfers_2024.csv", als_csv(kerncijfers())),
    Bron("sjabloon.csv", als_csv(sjabloon())),
    Bron("kwartaal.csv", als_csv(kwartaaltabel())),
    Bron("onder_jaren.csv", als_csv(kwartalen_onder_jaren()), is_tabel=False),
    Bron("marges.csv", als_csv(margerijen())),
    Bron("codes_met_naam.csv", als_csv(codes_met_naam())),
    Bron("draaitabel.csv", _eigen(DRAAITABEL)),
    Bron("tussenkoppen.csv", _eigen(TUSSENKOPPEN), is_tabel=False),
    Bron("onder_elkaar.csv", _eigen(ONDER_ELKAAR), is_tabel=False),
)

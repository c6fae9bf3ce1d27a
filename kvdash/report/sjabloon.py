"""A template of one thema to send to partners: indicator codes and own gebieden filled in, the years to fill."""

from collections.abc import Iterator, Sequence

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.model import Model
from kvdash.report.werkmap import Werkmap
from kvdash.taal.cellen import schrijf_csv

_KOPPEN = ("indicator", "naam", "eenheid", "gebied", "gebiedsnaam")
_BREEDTES = (24, 44, 14, 14, 26)


class Sjabloon(Model):
    """Sjabloon: what a partner is asked to fill in: these indicators for these gebieden and years."""

    titel: str
    indicatoren: tuple[Indicator, ...]
    gebieden: tuple[Gebied, ...]
    jaren: tuple[int, ...]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The filled cells of each row; an indicator known only for the gemeente gets only that row."""
        for indicator in self.indicatoren:
            # A rate is computed by kvdash: partners give the count.
            eenheid = "aantal" if indicator.eenheid == "per 1.000" else indicator.eenheid
            for gebied in self.gebieden:
                if indicator.niveau != "gemeente" or gebied.niveau == "gemeente":
                    yield indicator.code, indicator.naam, eenheid, gebied.code, gebied.naam


def schrijf_sjabloon_csv(sjabloon: Sjabloon) -> bytes:
    """The template as CSV with `;`, UTF-8 with BOM, as Excel opens it in the Netherlands."""
    leeg = [""] * len(sjabloon.jaren)
    return schrijf_csv([_header(sjabloon.jaren), *([*row, *leeg] for row in sjabloon.rows())])


def schrijf_sjabloon_xlsx(sjabloon: Sjabloon) -> bytes:
    """The template as a workbook with one sheet, its header row fixed."""
    boek = Werkmap(titel=sjabloon.titel)
    blad = boek.add_worksheet("Invullen")
    kop = boek.add_format({"bold": True, "bottom": 1})
    blad.write_row(0, 0, _header(sjabloon.jaren), kop)
    for nummer, row in enumerate(sjabloon.rows(), start=1):
        blad.write_row(nummer, 0, row)
    for kolom, breedte in enumerate(_BREEDTES):
        blad.set_column(kolom, kolom, breedte)
    blad.freeze_panes(1, 0)
    return boek.als_bytes()


def _header(jaren: Sequence[int]) -> list[str]:
    return [*_KOPPEN, *(str(jaar) for jaar in jaren)]

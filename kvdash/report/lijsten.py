"""Lists of figures for a spreadsheet: those behind a chart, signals, months and quarters, a template to fill in."""

from collections.abc import Iterator, Sequence

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.model import Model
from kvdash.domain.periodevergelijking import Periodevergelijking, Periodevergelijkingen
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.report import text
from kvdash.report.werkmap import Werkmap
from kvdash.taal import (
    bronregel,
    eenheid,
    gebeurtenisregels,
    periode,
    periodefamiliezin,
    periodezin,
    punttekst,
    signaalzin,
    tijdspanne,
    vergelijkingenzin,
    vergelijkingsnaam,
)
from kvdash.taal.cellen import Cel, schrijf_csv

# The widths of columns, in characters.
_CIJFERBREEDTES = (34, 14, 24, 8, 12, 12, 12, 20, 12, 40)
_SJABLOONBREEDTES = (24, 44, 14, 14, 26)
_SJABLOONKOPPEN = ("indicator", "naam", "eenheid", "gebied", "gebiedsnaam")


def schrijf_cijfers_csv(beeld: IndicatorBeeld) -> bytes:
    """The figures as Dutch Excel opens them: semicolons, decimal commas, UTF-8 with a mark; bron in the last rows."""
    return schrijf_csv([_cijferkolommen(beeld), *_cijferrijen(beeld), *([regel] for regel in _onderaan(beeld))])


def schrijf_cijfers_xlsx(beeld: IndicatorBeeld) -> bytes:
    """The figures as .xlsx: one sheet with a real table, numbers as numbers; bron below it."""
    boek = Werkmap(titel=beeld.indicator.naam)
    blad = boek.add_worksheet(text.CIJFERBLAD)
    getal, kop = boek.add_format({"num_format": "#,##0.0##"}), boek.add_format({"bold": True})
    rijen = _cijferrijen(beeld)
    for nummer, breed in enumerate(_CIJFERBREEDTES):
        blad.set_column(nummer, nummer, breed)
    kolommen = [{"header": naam, "header_format": kop} for naam in _cijferkolommen(beeld)]
    blad.add_table(0, 0, max(len(rijen), 1), len(kolommen) - 1, {"columns": kolommen, "name": "Cijfers"})
    for nummer, rij in enumerate(rijen, 1):
        for kolom, cel in enumerate(rij):
            if cel is not None:
                blad.write(nummer, kolom, cel, getal if isinstance(cel, float) else None)
    for nummer, regel in enumerate(_onderaan(beeld), len(rijen) + 2):
        blad.write_string(nummer, 0, regel)
    blad.freeze_panes(1, 0)
    return boek.als_bytes()


def reeksen_van(beeld: IndicatorBeeld) -> list[Reeks]:
    """Every gebied once: chosen, comparator, wijken."""
    gevonden: dict[str, Reeks] = {}
    for reeks in (*beeld.alle_reeksen, *beeld.wijken):
        gevonden.setdefault(reeks.gebied.code, reeks)
    return list(gevonden.values())


def _cijferkolommen(beeld: IndicatorBeeld) -> list[str]:
    return [beeld.per if naam == "jaar" else naam for naam in text.CIJFERBLAD_KOLOMMEN]


def _cijferrijen(beeld: IndicatorBeeld) -> list[list[Cel]]:
    maat = eenheid(beeld.maat, noemer=beeld.noemer_naam)
    return [
        [
            beeld.indicator.naam,
            reeks.gebied.code,
            reeks.gebied.naam,
            punt.periode.jaar if beeld.per == "jaar" else periode(punt.periode),
            punt.waarde,
            punt.onder,
            punt.boven,
            maat,
            punt.aantal,
            _opmerking(punt, beeld),
        ]
        for reeks in reeksen_van(beeld)
        for punt in reeks.punten
    ]


def _opmerking(punt: Punt, beeld: IndicatorBeeld) -> str:
    if punt.status == "definitief" and punt.kanttekening is None:
        return ""
    return punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam)


def _onderaan(beeld: IndicatorBeeld) -> list[str]:
    return [*gebeurtenisregels(beeld), bronregel(beeld)]


def schrijf_signalen_csv(signalen: Signalen) -> bytes:
    """As Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a mark; the last row counts the comparisons."""
    return schrijf_csv([text.SIGNAAL_KOPPEN, *map(_signaalrij, signalen.signalen), [vergelijkingenzin(signalen)]])


def _signaalrij(signaal: Signaal) -> list[Cel]:
    verandering = signaal.verandering
    return [
        signaal.indicator.naam,
        signaal.bron,
        signaal.gebied.code,
        signaal.gebied.naam,
        signaal.jaar,
        signaal.waarde,
        eenheid(signaal.maat, noemer=signaal.noemer_naam),
        signaal.onder,
        signaal.boven,
        vergelijkingsnaam(signaal.vergelijking),
        signaal.waarde_vergelijking,
        signaal.kant or "",
        signaal.sterkte,
        signaal.oordeel,
        signaal.trechter or "",
        verandering.jaar if verandering else "",
        verandering.waarde if verandering else None,
        verandering.sterkte if verandering else "",
        signaal.trend,
        "ja" if signaal.dubbel else "nee",
        signaalzin(signaal),
    ]


def schrijf_perioden_csv(families: Sequence[Periodevergelijkingen]) -> bytes:
    """As Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a mark; the last rows count the comparisons."""
    rijen = [_perioderij(v) for familie in families for v in familie.alle]
    return schrijf_csv([text.PERIODE_KOPPEN, *rijen, *([periodefamiliezin(familie)] for familie in families)])


def _perioderij(v: Periodevergelijking) -> list[Cel]:
    return [
        v.indicator.naam,
        v.bron,
        v.gebied.code,
        v.gebied.naam,
        tijdspanne(v.van, v.tot),
        v.aantal,
        v.onder,
        v.boven,
        tijdspanne(v.van.jaar_eerder, v.tot.jaar_eerder),
        v.vorige,
        v.kant or "",
        v.sterkte,
        v.oordeel,
        "ja" if v.is_voorlopig else "nee",
        periodezin(v),
    ]


class Sjabloon(Model):
    """Sjabloon: what a partner is asked to fill in: these indicators for these gebieden and years."""

    titel: str
    indicatoren: tuple[Indicator, ...]
    gebieden: tuple[Gebied, ...]
    jaren: tuple[int, ...]

    def rijen(self) -> Iterator[tuple[str, ...]]:
        """The filled cells of each row; an indicator known only for the gemeente gets only that row."""
        for indicator in self.indicatoren:
            # A rate is computed by kvdash: partners give the count.
            maat = "aantal" if indicator.eenheid == "per 1.000" else indicator.eenheid
            for gebied in self.gebieden:
                if indicator.niveau != "gemeente" or gebied.niveau == "gemeente":
                    yield indicator.code, indicator.naam, maat, gebied.code, gebied.naam


def schrijf_sjabloon_csv(sjabloon: Sjabloon) -> bytes:
    """The template as CSV with `;`, UTF-8 with BOM, as Excel opens it in the Netherlands."""
    leeg = [""] * len(sjabloon.jaren)
    return schrijf_csv([_sjabloonkop(sjabloon.jaren), *([*rij, *leeg] for rij in sjabloon.rijen())])


def schrijf_sjabloon_xlsx(sjabloon: Sjabloon) -> bytes:
    """The template as a workbook with one sheet, its header row fixed."""
    boek = Werkmap(titel=sjabloon.titel)
    blad = boek.add_worksheet("Invullen")
    kop = boek.add_format({"bold": True, "bottom": 1})
    blad.write_row(0, 0, _sjabloonkop(sjabloon.jaren), kop)
    for nummer, rij in enumerate(sjabloon.rijen(), start=1):
        blad.write_row(nummer, 0, rij)
    for kolom, breedte in enumerate(_SJABLOONBREEDTES):
        blad.set_column(kolom, kolom, breedte)
    blad.freeze_panes(1, 0)
    return boek.als_bytes()


def _sjabloonkop(jaren: Sequence[int]) -> list[str]:
    return [*_SJABLOONKOPPEN, *(str(jaar) for jaar in jaren)]

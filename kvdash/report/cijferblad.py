"""The figures behind a chart as CSV and as a workbook: one line per gebied and year, the bron below."""

from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.report import text
from kvdash.report.werkmap import Werkmap
from kvdash.taal import bronregel, eenheid, gebeurtenisregels, periode, punttekst
from kvdash.taal.cellen import Cel, schrijf_csv

_BREED = (34, 14, 24, 8, 12, 12, 12, 20, 12, 40)  # of the columns, in characters


def schrijf_cijfers_csv(beeld: IndicatorBeeld) -> bytes:
    """The figures as Dutch Excel opens them: semicolons, decimal commas, UTF-8 with a mark; bron in the last rows."""
    return schrijf_csv([_kolommen(beeld), *_rijen(beeld), *([regel] for regel in _onderaan(beeld))])


def schrijf_cijfers_xlsx(beeld: IndicatorBeeld) -> bytes:
    """The figures as .xlsx: one sheet with a real table, numbers as numbers; bron below it."""
    boek = Werkmap(titel=beeld.indicator.naam)
    blad = boek.add_worksheet(text.CIJFERBLAD)
    getal, kop = boek.add_format({"num_format": "#,##0.0##"}), boek.add_format({"bold": True})
    rijen = _rijen(beeld)
    for nummer, breed in enumerate(_BREED):
        blad.set_column(nummer, nummer, breed)
    kolommen = [{"header": naam, "header_format": kop} for naam in _kolommen(beeld)]
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


def _kolommen(beeld: IndicatorBeeld) -> list[str]:
    return [beeld.per if naam == "jaar" else naam for naam in text.CIJFERBLAD_KOLOMMEN]


def _rijen(beeld: IndicatorBeeld) -> list[list[Cel]]:
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

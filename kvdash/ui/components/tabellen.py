"""The figures behind a chart as a table, to read and to copy."""

from functools import partial

from kvdash.charts import plaat
from kvdash.charts.grafieken import lijnen
from kvdash.charts.vorm import is_voorlopig
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.report.lijsten import reeksen_van
from kvdash.taal import STREEPJE, cijfer, eenheid, punttekst
from kvdash.ui.components import klikbaar
from kvdash.ui.components.downloads import Tekening
from kvdash.ui.opmaak import Tabel, alinea, tabel
from kvdash.ui.text import veld as tekst


def toon(beeld: IndicatorBeeld, *, sleutel: str) -> Tekening:
    """The table of all gebieden in the picture and the wijken; as a picture these are lines."""
    reeksen = reeksen_van(beeld)
    jaren = _jaren(reeksen)
    rijen = [[r.gebied.naam, *(kort(r.punt(jaar), beeld) for jaar in jaren)] for r in reeksen]
    bijschrift = f"{beeld.indicator.naam}, {eenheid(beeld.maat, noemer=beeld.noemer_naam)}"
    toon_kopieerbaar(Tabel(bijschrift, [tekst.GEBIED, *map(str, jaren)], rijen), sleutel=sleutel)
    return partial(plaat.teken, lijnen(beeld))


def toon_kopieerbaar(inhoud: Tabel, *, sleutel: str) -> None:
    """A table of figures with a button that copies it, and what a star in it means."""
    noot = alinea(tekst.STERRETJE, klasse="kv-meta") if any("*" in cel for rij in inhoud.rijen for cel in rij) else ""
    knop = (
        f'<button type="button" class="kv-kopieer" data-kopieer="{tekst.GEKOPIEERD}">{tekst.KOPIEER}</button>'
        '<span role="status" class="kv-meta"></span>'
    )
    klikbaar.toon(tabel(inhoud) + noot + knop, sleutel=f"tabel-{sleutel}")


def _jaren(reeksen: list[Reeks]) -> list[int]:
    return sorted({punt.periode.jaar for reeks in reeksen for punt in reeks.punten})


def _cel(punt: Punt | None, beeld: IndicatorBeeld) -> str:
    return punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam) if punt else STREEPJE


def kort(punt: Punt | None, beeld: IndicatorBeeld) -> str:
    """The figure in a cell, with a star where the only thing to say beside it is that it is provisional."""
    if punt is not None and punt.waarde is not None and punt.kanttekening is None and is_voorlopig(punt):
        return f"{cijfer(punt.waarde, maat=beeld.maat)}*"
    return _cel(punt, beeld)

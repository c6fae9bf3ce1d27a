"""The figures behind a chart, as a table on the page and as a CSV file."""

import csv
import io

import streamlit as st

from kvdash.charts.vorm import is_voorlopig
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.taal import STREEPJE, bronregel, cijfer, eenheid, punttekst
from kvdash.ui.opmaak import Tabel, alinea, tabel
from kvdash.ui.text import veld as tekst


def toon(beeld: IndicatorBeeld, *, sleutel: str) -> None:
    """The table of all gebieden in the picture and the wijken, with its download."""
    reeksen = _reeksen(beeld)
    jaren = _jaren(reeksen)
    rijen = [[r.gebied.naam, *(_kort(r.punt(jaar), beeld) for jaar in jaren)] for r in reeksen]
    bijschrift = f"{beeld.indicator.naam}, {eenheid(beeld.maat, noemer=beeld.noemer_naam)}"
    noot = alinea(tekst.STERRETJE, klasse="kv-meta") if any("*" in cel for rij in rijen for cel in rij) else ""
    st.html(tabel(Tabel(bijschrift, [tekst.GEBIED, *map(str, jaren)], rijen)) + noot)
    st.download_button(
        tekst.CSV,
        data=lambda: als_csv(beeld),
        file_name=f"{beeld.indicator.code}.csv",
        mime="text/csv",
        key=f"csv-{sleutel}",
        on_click="ignore",
    )


def als_csv(beeld: IndicatorBeeld) -> bytes:
    """The figures as Dutch Excel opens them: semicolons, decimal commas, UTF-8 with a mark; source in the last row."""
    uit = io.StringIO(newline="")
    writer = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    writer.writerow(tekst.CSV_KOPPEN)
    for reeks in _reeksen(beeld):
        for punt in reeks.punten:
            waarde = "" if punt.waarde is None else f"{punt.waarde:.10g}".replace(".", ",")
            aantal = "" if punt.aantal is None else f"{punt.aantal:.10g}".replace(".", ",")
            opmerking = "" if punt.status == "definitief" and punt.kanttekening is None else _cel(punt, beeld)
            maat = eenheid(beeld.maat, noemer=beeld.noemer_naam)
            rij = [beeld.indicator.naam, reeks.gebied.code, reeks.gebied.naam, punt.periode.jaar, waarde, maat, aantal]
            writer.writerow([*rij, opmerking])
    writer.writerow([bronregel(beeld)])
    return uit.getvalue().encode("utf-8-sig")


def _reeksen(beeld: IndicatorBeeld) -> list[Reeks]:
    """Every gebied once: chosen, comparator, wijken."""
    alle = {r.gebied.code: r for r in (*beeld.wijken, *beeld.alle_reeksen)}
    eerst = {r.gebied.code: r for r in beeld.alle_reeksen}
    return list((eerst | alle).values())


def _jaren(reeksen: list[Reeks]) -> list[int]:
    return sorted({punt.periode.jaar for reeks in reeksen for punt in reeks.punten})


def _cel(punt: Punt | None, beeld: IndicatorBeeld) -> str:
    return punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam) if punt else STREEPJE


def _kort(punt: Punt | None, beeld: IndicatorBeeld) -> str:
    """As `_cel`, with a star where the only thing to say is that the figure is provisional."""
    if punt is not None and punt.waarde is not None and punt.kanttekening is None and is_voorlopig(punt):
        return f"{cijfer(punt.waarde, maat=beeld.maat)}*"
    return _cel(punt, beeld)

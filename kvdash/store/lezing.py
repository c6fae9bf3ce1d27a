"""Reading figures: the current ones, or as they stood, as columns. Only kvdash.services.kubus asks for them here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from kvdash.domain.gebied import EIGEN
from kvdash.domain.herkomst import Herkomstrij
from kvdash.domain.indicator import Maat
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import PeriodeSoort
from kvdash.store.query import sql
from kvdash.store.rijen import peil
from kvdash.taal import TIJDZONE

if TYPE_CHECKING:
    from kvdash.store.cijfers import Cijfers

_LETTERS: dict[PeriodeSoort, str] = {"jaar": "JJ", "kwartaal": "KW", "maand": "MM"}
_EERSTE_JAAR, _LAATSTE_JAAR = 0, 9998


def lees_cijfers(
    cijfers: "Cijfers",
    *,
    indicatoren: Sequence[str],
    gebieden: Sequence[str],
    soort: PeriodeSoort = "jaar",
    van: int = _EERSTE_JAAR,
    tot: int = _LAATSTE_JAAR,
    op: Peilmoment = NU,
) -> pa.Table:
    """The figures of periods of one kind in the years `van` to `tot` (both included), as columns in no order.

    indicator, bron, maat, gebied, jaar, nummer (of a quarter or month, else 0), indelingsjaar, waarde, onder, boven,
    status, is_af, maanden, opgeteld (how many figures it is the sum of), upload (text), regel, kolom, ontbreekt.

    A figure is that of the period itself, else the sum of the months or quarters in it (maat aantal only, all of one
    indelingsjaar): `maanden` is then how many months it has, and with fewer than its period `waarde` is null. Months
    and quarters are counts. Of each key the newest upload counts that is not undone, of each period the newest
    indelingsjaar; what had not begun when it was read in does not, and `is_af` is whether it was over then. `upload`,
    `regel` and `kolom` are its first cell in the newest upload. The count of an own area is the sum of its buurten,
    where no file gives it; `ontbreekt` has the codes of those without a figure, and `waarde` is then null.
    Raises InvoerError if there is no such upload.
    """
    if op.upload is not None:
        cijfers.upload(op.upload)
    paren = _samenstelling(cijfers, [code for code in gebieden if code.startswith(EIGEN)], op)
    gelezen = {u.volgnummer: u.tijdstip.astimezone(TIJDZONE) for u in cijfers.uploads(op=op)}
    parameters = {
        "indicatoren": list(indicatoren),
        "gevraagd": list(gebieden),
        "gebieden": sorted({*gebieden, *(deel for _, deel in paren)}),
        "soort": _LETTERS[soort],
        "van_periode": f"{van:04d}",
        "tot_periode": f"{tot + 1:04d}",
        "volgnummers": list(gelezen),
        "gelezen": [moment.year * 12 + moment.month - 1 for moment in gelezen.values()],
        **peil(op),
    }
    if paren:
        parameters["eigen"], parameters["delen"] = map(list, zip(*paren, strict=True))
    with cijfers._engine.cursor() as cursor:
        return cursor.execute(sql("cijfers_eigen" if paren else "cijfers"), parameters).to_arrow_table()


def lees_herkomst(
    cijfers: "Cijfers", *, indicator: str, maat: Maat, gebied: str, jaar: int, op: Peilmoment = NU
) -> list[Herkomstrij]:
    """The rows of one indicator, gebied and year that count, of all bronnen and periods, ordered by these."""
    parameters = {
        "indicator": indicator,
        "maat": maat,
        "gebied": gebied,
        "van_periode": f"{jaar:04d}",
        "tot_periode": f"{jaar + 1:04d}",
        **peil(op),
    }
    with cijfers._engine.cursor() as cursor:
        return [Herkomstrij(*rij) for rij in cursor.execute(sql("herkomst"), parameters).fetchall()]


def _samenstelling(cijfers: "Cijfers", eigen: Sequence[str], op: Peilmoment) -> list[tuple[str, str]]:
    """Each of these own areas with each of its buurten."""
    if not eigen:
        return []
    with cijfers._engine.cursor() as cursor:
        rijen = cursor.execute(sql("samenstelling"), {"gebieden": list(eigen), **peil(op)}).fetchall()
    return [(code, deel) for code, delen in rijen for deel in delen]

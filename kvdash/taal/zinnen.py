"""A picture in words: what it shows, what happened meanwhile, and what a figure of it is and how it was made."""

from collections.abc import Mapping, Sequence

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.indicator import Maat
from kvdash.domain.periode import Periode, PeriodeSoort, laatst_afgelopen
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.vergelijking import Vergelijking
from kvdash.taal.grafieken import niveaunaam
from kvdash.taal.meldingen import punttekst, toelichting
from kvdash.taal.schrijfwijze import (
    cijfer,
    cijfer_met_eenheid,
    datum,
    eenheid,
    gebiedenlijst,
    getal,
    hoofdletter,
    jaren,
    meervoud,
    opsomming,
    periode,
)

_GENOEMD = 3  # gebieden with their figures in a title


def gebeurtenisperiode(gebeurtenis: Gebeurtenis) -> str:
    """When it was: "12 maart 2020 – 23 maart 2022", or "vanaf 1 juli 2024" where no end is known."""
    begin = datum(gebeurtenis.van)
    if gebeurtenis.tot is None:
        return f"vanaf {begin}"
    return begin if gebeurtenis.tot == gebeurtenis.van else f"{begin} – {datum(gebeurtenis.tot)}"


def gebeurteniszin(
    gebeurtenis: Gebeurtenis, *, gebieden: Mapping[str, str], per: PeriodeSoort = "jaar", is_breuk: bool | None = None
) -> str:
    """What it was, where and when, what it means for the figures, and how that is known.

    `gebieden` gives names by code; a gebied without a name here is not named. `per` is the kind of period of the
    figures. `is_breuk` tells whether it keeps the figures shown apart; None: whether it is a breuk at all.
    """
    namen = [gebieden[code] for code in gebeurtenis.gebieden if code in gebieden]
    waar = f" in {gebiedenlijst(namen)}" if namen else ""
    bron = f" ({gebeurtenis.bron})" if gebeurtenis.bron else ""
    zin = f"{gebeurtenis.naam}{waar}, {gebeurtenisperiode(gebeurtenis)}{bron}."
    if gebeurtenis.is_breuk if is_breuk is None else is_breuk:
        erin = periode(laatst_afgelopen(per, op=gebeurtenis.van).volgende)
        vanaf = f"het {erin}" if per == "kwartaal" else erin
        zin += f" Cijfers van vóór {vanaf} zijn niet te vergelijken met die van daarna."
    return zin


def gebeurtenisregels(beeld: IndicatorBeeld) -> tuple[str, ...]:
    """The gebeurtenissen of a picture, each with the number it has in the chart: "1. Coronamaatregelen, ..."."""
    namen = {reeks.gebied.code: reeks.gebied.naam for reeks in beeld.alle_reeksen}
    return tuple(
        f"{nummer}. {gebeurteniszin(g, gebieden=namen, per=beeld.per, is_breuk=beeld.is_breuk(g))}"
        for nummer, g in enumerate(beeld.gebeurtenissen, 1)
    )


def filterzin(gebieden: Sequence[str], *, van: int, tot: int, vergelijking: Vergelijking | None = None) -> str:
    """What the filters show: "Centrum en Noord, 2015–2024, vergeleken met Voorbeeldstad".

    Without gebieden it is the whole gemeente, which is not compared with itself.
    """
    delen = [gebiedenlijst(gebieden) if gebieden else "De hele gemeente", jaren(van, tot)]
    if vergelijking is not None and (gebieden or vergelijking.vergelijker != "gemeente"):
        delen.append(f"vergeleken met {vergelijking.gebied.naam}")
    return ", ".join(delen)


def grafiektitel(beeld: IndicatorBeeld) -> str:
    """The name with its `verloopzin`."""
    return f"{beeld.indicator.naam}: {verloopzin(beeld)}"


def verloopzin(beeld: IndicatorBeeld) -> str:
    """From where to where it went: "in Centrum van 12,3 in 2015 naar 4,5 in 2024 en in Noord van 4,2 naar 6,1".

    Figures with their years, and no word for how sure or lasting a change is: that is for the signals to say, so that
    title and signal cannot contradict each other. Over a break nothing is compared: it begins after the last one.
    """
    reeksen = [reeks.vergelijkbaar for reeks in beeld.reeksen]
    bekend = [(reeks.gebied.naam, paar) for reeks in reeksen if (paar := reeks.uitersten) is not None]
    if not bekend:
        breuk = max((jaar for reeks in beeld.reeksen if (jaar := reeks.breukjaar)), default=None)
        te_kort = f"te weinig cijfers sinds de breuk van {breuk} om te vergelijken"
        return te_kort if breuk else _zonder_verloop(reeksen)
    delen: list[str] = []
    eerder: tuple[str, ...] = ()
    for naam, paar in bekend[:_GENOEMD]:
        wanneer = tuple(periode(punt.periode) for punt in paar)
        van, naar = (cijfer(punt.waarde, maat=beeld.maat) for punt in paar)
        jaar_van, jaar_naar = ("", "") if wanneer == eerder else (f" in {woord}" for woord in wanneer)
        delen.append(f"in {naam} van {van}{jaar_van} naar {naar}{jaar_naar}")
        eerder = wanneer
    if rest := bekend[_GENOEMD:]:
        delen.append(f"nog {meervoud(len(rest), 'gebied', 'gebieden')}")
    return opsomming(delen)


def ondertitel(beeld: IndicatorBeeld) -> str:
    """Unit, period and comparator: "Per 1.000 woningen, 2015–2024, vergeleken met Voorbeeldstad"."""
    delen = [hoofdletter(eenheid(beeld.maat, noemer=beeld.noemer_naam))]
    if beeld.zoals_gepubliceerd and beeld.maat == "per 1.000":
        delen[0] += " (zoals gepubliceerd)"
    if reeksjaren := [p.periode.jaar for r in beeld.alle_reeksen for p in r.punten]:
        delen.append(jaren(min(reeksjaren), max(reeksjaren)))
    if beeld.vergelijking:
        delen.append(f"vergeleken met {beeld.vergelijking.gebied.naam}")
    return ", ".join(delen)


def bronregel(beeld: IndicatorBeeld) -> str:
    """Source, vintage and rounding, below each chart and table: "Bron: Politie (misdrijven.csv, ingelezen op ...)"."""
    regel = f"Bron: {beeld.bron}" + (f" ({beeld.bijgewerkt})" if beeld.bijgewerkt else "")
    if beeld.afgerond_op > 1:
        regel += f". De aantallen zijn afgerond op {beeld.afgerond_op}-tallen"
    return f"{regel}. Voorbeeldgegevens." if beeld.is_demo else f"{regel}."


def grafiektekst(beeld: IndicatorBeeld) -> str:
    """The alternative text of a line chart: name and unit, of each line first, last, lowest and highest, and what
    happened meanwhile. Of a line with a break only what came after it.
    """
    reeksen = (reeks.vergelijkbaar for reeks in beeld.alle_reeksen)
    zinnen = [beeld.indicator.naam, ondertitel(beeld), *(_reekszin(r, maat=beeld.maat) for r in reeksen)]
    return " ".join([*(f"{zin}." for zin in zinnen), *gebeurtenisregels(beeld)])


def balktekst(beeld: IndicatorBeeld, *, jaar: int) -> str:
    """The alternative text of the bars of the wijken in one year: highest, lowest, and the comparator."""
    bekend = [(r.gebied.naam, p) for r in beeld.wijken if (p := r.punt(jaar)) is not None and p.waarde is not None]
    per = f"per {wijknaam(beeld)}"
    kop = f"{beeld.indicator.naam} {per} in {jaar}, {eenheid(beeld.maat, noemer=beeld.noemer_naam)}."
    if not bekend:
        return f"{kop} Er zijn geen cijfers {per}."
    geordend = sorted(bekend, key=lambda paar: paar[1].waarde or 0.0)
    delen = [f"Hoogste: {_bij(geordend[-1], maat=beeld.maat)}.", f"Laagste: {_bij(geordend[0], maat=beeld.maat)}."]
    vergelijking = beeld.vergelijking or next((r for r in beeld.reeksen if r.gebied.niveau == "gemeente"), None)
    if vergelijking and (punt := vergelijking.punt(jaar)):
        delen.append(f"{vergelijking.gebied.naam}: {punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam)}.")
    return " ".join([kop, *delen])


def wijknaam(beeld: IndicatorBeeld) -> str:
    """What the `wijken` of a picture are: "wijk", "buurt", "eigen gebied"."""
    return niveaunaam(beeld.wijken[0].gebied.niveau if beeld.wijken else "wijk", aantal=1)


def waarzin(beeld: IndicatorBeeld) -> str:
    """Where the newest figures are highest and lowest: "Hoogst in 2024: Noord (4,3); laagst: Duinrand (1,0)."

    Empty where fewer than two wijken have a figure of one year.
    """
    bekend = [(r.gebied.naam, p) for r in beeld.wijken for p in r.punten if p.waarde is not None]
    laatste = max((p.periode.jaar for _, p in bekend), default=0)
    nieuwste = sorted(
        (paar for paar in bekend if paar[1].periode.jaar == laatste), key=lambda paar: paar[1].waarde or 0
    )
    if len(nieuwste) < 2:
        return ""
    laagst, hoogst = (_bij(paar, maat=beeld.maat) for paar in (nieuwste[0], nieuwste[-1]))
    return f"Hoogst in {laatste}: {hoogst}; laagst: {laagst}."


def bewijszin(bewijs: Bewijs, *, indicator: str, gebied: str) -> str:
    """A figure as it stood when something was written at it: "Straatroof in Centrum, 2024: 1,2 per 1.000 (Politie)".

    `indicator` and `gebied` are names. Raises ValueError for a periode that is none.
    """
    punt = Punt(
        periode=Periode(code=bewijs.periode),
        waarde=bewijs.waarde,
        status=bewijs.status,
        noemer_jaar=bewijs.noemer_jaar,
        kanttekening="noemer_ander_jaar" if bewijs.noemer_jaar else None,
    )
    erbij = toelichting(punt, noemer=bewijs.noemer)
    if punt.waarde is None:
        tekst, erbij = erbij or "geen cijfer", ""
    else:
        tekst = cijfer_met_eenheid(punt.waarde, maat=bewijs.maat, noemer=bewijs.noemer)
    bron = ", ".join(deel for deel in (erbij, bewijs.bron) if deel)
    return f"{indicator} in {gebied}, {periode(punt.periode)}: {tekst} ({bron})"


def _reekszin(reeks: Reeks, *, maat: Maat) -> str:
    """One line in words: "Centrum: van 12,3 in 2015 naar 4,5 in 2024, laagste 4,1 in 2022, hoogste 13 in 2016"."""
    uitersten = reeks.uitersten
    if uitersten is None:
        return f"{reeks.gebied.naam}: {_zonder_verloop([reeks])}"
    bekend = [(p.waarde, p) for p in reeks.punten if p.waarde is not None]
    laagste, hoogste = min(bekend, key=lambda paar: paar[0])[1], max(bekend, key=lambda paar: paar[0])[1]
    eerste, laatste, laag, hoog = (_in_jaar(p, maat=maat) for p in (*uitersten, laagste, hoogste))
    zin = f"{reeks.gebied.naam}: van {eerste} naar {laatste}, laagste {laag}, hoogste {hoog}"
    gaten = [str(p.periode.jaar) for p in reeks.punten if p.waarde is None]
    return f"{zin}; geen cijfer over {opsomming(gaten)}" if gaten else zin


def _zonder_verloop(reeksen: Sequence[Reeks]) -> str:
    """What to say where no reeks has two figures to compare."""
    bekend = sorted({p.periode.jaar for r in reeksen for p in r.punten if p.waarde is not None})
    if not bekend:
        return "nog geen cijfers"
    return f"cijfers over {bekend[0]}" if len(bekend) == 1 else "te weinig cijfers om te vergelijken"


def _in_jaar(punt: Punt, *, maat: Maat) -> str:
    return f"{cijfer(punt.waarde, maat=maat)} in {periode(punt.periode)}"


def _bij(paar: tuple[str, Punt], *, maat: Maat) -> str:
    return f"{paar[0]} ({cijfer(paar[1].waarde, maat=maat)})"


def herkomstzinnen(beeld: IndicatorBeeld, punt: Punt) -> tuple[tuple[str, str], ...]:
    """Heading and sentence: the figure, how it was computed, what counts, bron, vintage, margin and status."""
    indicator = beeld.indicator
    tabel = f", tabel {indicator.bron_tabel} {indicator.bron_sleutel}".rstrip() if indicator.bron_tabel else ""
    delen = (
        ("Cijfer:", f"{hoofdletter(cijfer_met_eenheid(punt.waarde, maat=beeld.maat, noemer=beeld.noemer_naam))}."),
        ("Berekend:", _berekening(beeld, punt)),
        ("Marge:", _marge(beeld, punt)),
        ("Wat telt mee:", indicator.definitie),
        ("Bron:", f"{beeld.bron}{tabel if beeld.bron == indicator.bron else ''}."),
        ("Stand:", f"{beeld.bijgewerkt}." if beeld.bijgewerkt else ""),
        ("Status:", f"{hoofdletter(toelichting(punt, noemer=beeld.noemer_naam) or 'definitief cijfer')}."),
    )
    return tuple((kop, zin) for kop, zin in delen if zin)


def _berekening(beeld: IndicatorBeeld, punt: Punt) -> str:
    """The sum behind a rate, and the months behind a year."""
    maanden = f"De som van {punt.maanden} maanden. " if punt.maanden else ""
    if beeld.maat != "per 1.000" or punt.aantal is None or not punt.noemer:
        return maanden.strip()
    jaar = f" ({punt.noemer_jaar})" if punt.noemer_jaar not in (None, punt.periode.jaar) else ""
    return (
        f"{maanden}{getal(punt.aantal)} gedeeld door {getal(punt.noemer)} {beeld.noemer_naam}{jaar}, keer 1.000, is "
        f"{cijfer(punt.waarde, maat=beeld.maat)}."
    )


def _marge(beeld: IndicatorBeeld, punt: Punt) -> str:
    if punt.onder is None or punt.boven is None:
        return ""
    onder, boven = (cijfer(grens, maat=beeld.maat) for grens in (punt.onder, punt.boven))
    return f"Door toeval kan zo'n cijfer ongeveer tussen {onder} en {boven} liggen."

"""What is drawn, before it is known with what: lines with their styles, dashes, gaps and labels."""

from itertools import pairwise
from typing import NamedTuple

from kvdash.charts.palet import STIJL_VERGELIJKING, Stijl, stijl_van_gebied
from kvdash.charts.schaal import Schaal, schaal_van, spreid
from kvdash.domain.indicator import Maat
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.taal import cijfer, punttekst, toelichting

GEEN_CIJFERS = "Geen cijfers in deze jaren"

MEESTE_BALKEN = 30  # more do not fit on a screen; the table holds all

VOORLOPIG = frozenset({"voorlopig", "nader voorlopig"})


class Stuk(NamedTuple):
    """A part of a line without gaps, as (jaar, waarde); the provisional part is its own Stuk."""

    punten: tuple[tuple[int, float], ...]
    voorlopig: bool


class Lijn(NamedTuple):
    """One reeks as it is drawn; `sprong` is how many years two figures may lie apart to be joined."""

    reeks: Reeks
    stijl: Stijl
    sprong: int = 1

    @property
    def naam(self) -> str:
        return self.reeks.gebied.naam

    @property
    def getekend(self) -> tuple[Punt, ...]:
        """The points that have a value."""
        return tuple(p for p in self.reeks.punten if p.waarde is not None)

    @property
    def stukken(self) -> tuple[Stuk, ...]:
        """The parts of the line; a single year between gaps has none, only a marker."""
        stukken: list[Stuk] = []
        for van, tot in pairwise(self.getekend):
            if tot.periode.jaar - van.periode.jaar > self.sprong:
                continue
            begin, eind = (van.periode.jaar, van.waarde or 0.0), (tot.periode.jaar, tot.waarde or 0.0)
            voorlopig = is_voorlopig(van) or is_voorlopig(tot)
            if stukken and stukken[-1].punten[-1] == begin and stukken[-1].voorlopig == voorlopig:
                stukken[-1] = Stuk((*stukken[-1].punten, eind), voorlopig)
            else:
                stukken.append(Stuk((begin, eind), voorlopig))
        return tuple(stukken)

    @property
    def banden(self) -> tuple[tuple[tuple[int, float, float], ...], ...]:
        """The interval as (jaar, onder, boven), one run per unbroken series of years that have both bounds."""
        runs: list[list[tuple[int, float, float]]] = []
        for punt in self.getekend:
            if punt.onder is None or punt.boven is None:
                continue
            hoek = (punt.periode.jaar, punt.onder, punt.boven)
            if runs and hoek[0] - runs[-1][-1][0] <= self.sprong:
                runs[-1].append(hoek)
            else:
                runs.append([hoek])
        return tuple(tuple(run) for run in runs)


class Eindlabel(NamedTuple):
    """A name and newest value beside the end of a line; `plaats` is its height above the x axis.

    It is drawn with the marker of its `stijl` before it, so that colour is never needed to find its line.
    """

    tekst: str
    stijl: Stijl
    plaats: float
    vet: bool


class Balk(NamedTuple):
    """One wijk in one year. `tekst` is the figure, or why there is none; `toelichting` what must be said beside it."""

    naam: str
    waarde: float | None
    onder: float | None
    boven: float | None
    tekst: str
    toelichting: str
    voorlopig: bool
    gekozen: bool


def is_voorlopig(punt: Punt) -> bool:
    return punt.status in VOORLOPIG


def lijnen_van(beeld: IndicatorBeeld) -> tuple[Lijn, ...]:
    """The lines of a picture in the order they are drawn: the comparator at the back, the first gebied on top."""
    # Surveys are held every other year: the years between are no gap.
    sprong = 2 if beeld.indicator.ontstaan == "enquete" else 1
    gekozen = [Lijn(reeks, stijl_van_gebied(i), sprong) for i, reeks in enumerate(beeld.reeksen)]
    achter = [Lijn(beeld.vergelijking, STIJL_VERGELIJKING, sprong)] if beeld.vergelijking else []
    return (*achter, *reversed(gekozen))


def jaren_van(beeld: IndicatorBeeld) -> tuple[int, ...]:
    """All years of the picture, with or without a figure, ascending."""
    return tuple(sorted({p.periode.jaar for reeks in beeld.alle_reeksen for p in reeks.punten}))


def schaal_van_lijnen(lijnen: tuple[Lijn, ...], *, beeld: IndicatorBeeld) -> Schaal:
    """The y axis that holds every point and interval of these lines."""
    waarden = [p.waarde for lijn in lijnen for p in lijn.getekend if p.waarde is not None]
    grenzen = [grens for lijn in lijnen for band in lijn.banden for hoek in band for grens in hoek[1:]]
    return schaal_van([*waarden, *grenzen], maat=beeld.maat)


def eindlabels(beeld: IndicatorBeeld, *, hoogte: float, afstand: float, hoogstens: int) -> tuple[Eindlabel, ...]:
    """The labels beside the line ends, at least `afstand` apart on a plot of `hoogte`, both in the same unit.

    Names have at most `hoogstens` characters. A reeks that ends before the others says so; one without figures has no
    label.
    """
    lijnen = lijnen_van(beeld)
    schaal = schaal_van_lijnen(lijnen, beeld=beeld)
    einden = [(lijn, lijn.getekend[-1]) for lijn in lijnen if lijn.getekend]
    laatste = max((punt.periode.jaar for _, punt in einden), default=0)
    gewenst = [schaal.deel(punt.waarde or 0.0) * hoogte for _, punt in einden]
    plaatsen = spreid(gewenst, afstand=afstand, hoogte=hoogte)
    return tuple(
        Eindlabel(
            tekst=_labeltekst(lijn, punt, laatste=laatste, maat=beeld.maat, hoogstens=hoogstens),
            stijl=lijn.stijl,
            plaats=plaats,
            vet=lijn.reeks is beeld.reeksen[0],
        )
        for (lijn, punt), plaats in zip(einden, plaatsen, strict=True)
    )


def _labeltekst(lijn: Lijn, punt: Punt, *, laatste: int, maat: Maat, hoogstens: int) -> str:
    naam = kort(lijn.naam, hoogstens=hoogstens)
    tot = f" ({punt.periode.jaar})" if punt.periode.jaar < laatste else ""
    return f"{naam} {cijfer(punt.waarde, maat=maat)}{tot}"


def kort(naam: str, *, hoogstens: int) -> str:
    """The name, cut with an ellipsis when it is too long for its place."""
    return naam if len(naam) <= hoogstens else f"{naam[: hoogstens - 1].rstrip()}…"


def balken_van(beeld: IndicatorBeeld, *, jaar: int) -> tuple[Balk, ...]:
    """The wijken in this year, highest value first; those without a figure last, by name. At most MEESTE_BALKEN."""
    balken = [_balk(reeks, beeld=beeld, jaar=jaar) for reeks in beeld.wijken]
    return tuple(sorted(balken, key=lambda b: (b.waarde is None, -(b.waarde or 0.0), b.naam))[:MEESTE_BALKEN])


def ijkpunt(beeld: IndicatorBeeld, *, jaar: int) -> Balk | None:
    """What the wijken are held against in this year: the comparator, else the gemeente; None if it has no figure."""
    gemeentes = (r for r in beeld.reeksen if r.gebied.niveau == "gemeente")
    tegen = beeld.vergelijking or next(gemeentes, None)
    balk = _balk(tegen, beeld=beeld, jaar=jaar) if tegen else None
    return balk if balk and balk.waarde is not None else None


def _balk(reeks: Reeks, *, beeld: IndicatorBeeld, jaar: int) -> Balk:
    punt = reeks.punt(jaar) or Punt(periode=Periode.van_jaar(jaar), waarde=None, status="ontbrekend")
    if punt.waarde is None:
        tekst, erbij = punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam), ""
    else:
        tekst, erbij = cijfer(punt.waarde, maat=beeld.maat), toelichting(punt, noemer=beeld.noemer_naam)
    return Balk(
        naam=reeks.gebied.naam,
        waarde=punt.waarde,
        onder=punt.onder,
        boven=punt.boven,
        tekst=tekst,
        toelichting=erbij,
        voorlopig=is_voorlopig(punt),
        gekozen=any(r.gebied.code == reeks.gebied.code for r in beeld.reeksen),
    )

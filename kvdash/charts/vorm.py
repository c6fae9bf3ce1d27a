"""What is drawn, before it is known with what: lines with their styles, dashes, gaps and labels."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kvdash.charts.palet import STIJL_VERGELIJKING, Stijl, stijl_van_gebied
from kvdash.charts.schaal import Schaal, schaal_van, spreid
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.indicator import Maat
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.taal import cijfer, punttekst, toelichting

GEEN_CIJFERS = "Geen cijfers in deze jaren"

MEESTE_BALKEN = 30  # more do not fit on a screen; the table holds all

RAND = 0.3  # of a year, free on either side of the first and last figure
_LABELDEEL, _BREUKDEEL = 0.03, 0.06  # of the axis, between the numbers of two gebeurtenissen; with the word breuk

VOORLOPIG = frozenset({"voorlopig", "nader voorlopig"})


class Stuk(NamedTuple):
    """A part of a line without gaps, as (jaar, waarde); the provisional part is its own Stuk."""

    punten: tuple[tuple[int, float], ...]
    voorlopig: bool


class Lijn(NamedTuple):
    """One reeks as it is drawn; `sprong` is how many years two figures may lie apart to be joined.

    No line crosses from before one of the years in `breuken` to it or beyond.
    """

    reeks: Reeks
    stijl: Stijl
    sprong: int = 1
    breuken: tuple[int, ...] = ()

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
            if not self._loopt_door(van.periode.jaar, tot.periode.jaar):
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
            if runs and self._loopt_door(runs[-1][-1][0], hoek[0]):
                runs[-1].append(hoek)
            else:
                runs.append([hoek])
        return tuple(tuple(run) for run in runs)

    def _loopt_door(self, van: int, tot: int) -> bool:
        return tot - van <= self.sprong and not any(van < breuk <= tot for breuk in self.breuken)


class Gebeurtenismerk(NamedTuple):
    """A gebeurtenis on the axis of years, where the figure of a year stands in the middle of that year.

    `nummer` is the one it has in the list below the chart, `label` the place of that number: apart from the others.
    `tot` is None for a moment. A breuk lies between two figures.
    """

    nummer: int
    van: float
    tot: float | None
    is_breuk: bool
    label: float


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
    breuken = tuple(g.jaar for g in beeld.gebeurtenissen if g.is_breuk)
    gekozen = [Lijn(reeks, stijl_van_gebied(i), sprong, breuken) for i, reeks in enumerate(beeld.reeksen)]
    achter = [Lijn(beeld.vergelijking, STIJL_VERGELIJKING, sprong, breuken)] if beeld.vergelijking else []
    return (*achter, *reversed(gekozen))


def gebeurtenismerken(beeld: IndicatorBeeld, *, afstand: float | None = None) -> tuple[Gebeurtenismerk, ...]:
    """What happened beside these figures, as far as it lies within the years drawn.

    Their numbers stand at least `afstand` (a part of the axis) apart; by default what `breuknaam` needs on a wide axis.
    """
    jaren = jaren_van(beeld)
    if not jaren:
        return ()
    eerste, laatste = jaren[0] - RAND, jaren[-1] + RAND
    plekken = [_plek(g) for g in beeld.gebeurtenissen]
    spannen = [(max(van, eerste), tot if tot is None else min(tot, laatste)) for van, tot in plekken]
    midden = [van if tot is None else (van + tot) / 2 for van, tot in spannen]
    if afstand is None:
        afstand = _BREUKDEEL if any(g.is_breuk for g in beeld.gebeurtenissen) else _LABELDEEL
    lengte = laatste - eerste
    labels = spreid([m - eerste for m in midden], afstand=afstand * lengte, hoogte=lengte)
    return tuple(
        Gebeurtenismerk(nummer, van, tot, gebeurtenis.is_breuk, label + eerste)
        for nummer, (gebeurtenis, (van, tot), label) in enumerate(
            zip(beeld.gebeurtenissen, spannen, labels, strict=True), 1
        )
    )


def breuknaam(merk: Gebeurtenismerk) -> str:
    """Its number, and that figures on either side do not compare where that is so."""
    return f"{merk.nummer} breuk" if merk.is_breuk else str(merk.nummer)


def _plek(gebeurtenis: Gebeurtenis) -> tuple[float, float | None]:
    if gebeurtenis.is_breuk:
        return gebeurtenis.jaar - 0.5, None
    tot = gebeurtenis.tot
    return _op_as(gebeurtenis.van), _op_as(tot) if tot is not None and tot != gebeurtenis.van else None


def _op_as(dag: date) -> float:
    """The figure of a year stands at its number: that is the middle of the year."""
    return dag.year - 0.5 + (dag.timetuple().tm_yday - 1) / 365


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

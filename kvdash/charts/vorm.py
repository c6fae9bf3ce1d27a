"""What is drawn, before it is known with what: lines with their styles, dashes, gaps and labels."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kvdash.charts.palet import STIJL_VERGELIJKING, Stijl, stijl_van_gebied
from kvdash.charts.schaal import Schaal, jaartikken, schaal_van, spreid
from kvdash.domain.breuk import telwijze
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.indicator import Maat
from kvdash.domain.periode import PER_JAAR, Periode, PeriodeSoort, laatst_afgelopen
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.taal import cijfer, periode_kort, punttekst, toelichting

GEEN_CIJFERS = "Geen cijfers in deze jaren"

MEESTE_BALKEN = 30  # more do not fit on a screen; the table holds all

RAND, _RAND_PERIODE = 0.3, 0.08  # of a year, free on either side of the first and last figure
_TIKKEN = 5  # periods named below a chart of months
_LABELDEEL, _BREUKDEEL = 0.03, 0.06  # of the axis, between the numbers of two gebeurtenissen; with the word breuk

VOORLOPIG = frozenset({"voorlopig", "nader voorlopig"})


class Stuk(NamedTuple):
    """A part of a line without gaps, as (plek, waarde); the provisional part is its own Stuk."""

    punten: tuple[tuple[float, float], ...]
    voorlopig: bool


class Lijn(NamedTuple):
    """One reeks as it is drawn, on an axis of years; `sprong` is how far two figures may lie apart to be joined.

    No line joins figures that were counted in different ways, nor goes to a period that was not over. Without
    `met_band` its interval is not drawn.
    """

    reeks: Reeks
    stijl: Stijl
    sprong: float = 1
    met_band: bool = True

    @property
    def naam(self) -> str:
        return self.reeks.gebied.naam

    @property
    def getekend(self) -> tuple[Punt, ...]:
        """The points that have a value."""
        return tuple(p for p in self.reeks.punten if p.waarde is not None)

    @property
    def vergeleken(self) -> frozenset[Periode]:
        """The last month or quarter that is over, and the same of the year before; of years none."""
        laatste = next((p.periode for p in reversed(self.getekend) if not p.is_onaf), None)
        if laatste is None or laatste.soort == "jaar":
            return frozenset()
        return frozenset({laatste, laatste.jaar_eerder})

    @property
    def stukken(self) -> tuple[Stuk, ...]:
        """The parts of the line; a single year between gaps has none, only a marker."""
        stukken: list[Stuk] = []
        for van, tot in pairwise(self.getekend):
            if not self._loopt_door(van.periode, tot.periode) or tot.is_onaf:
                continue
            begin, eind = (van.periode.plek, van.waarde or 0.0), (tot.periode.plek, tot.waarde or 0.0)
            voorlopig = is_voorlopig(van) or is_voorlopig(tot)
            if stukken and stukken[-1].punten[-1] == begin and stukken[-1].voorlopig == voorlopig:
                stukken[-1] = Stuk((*stukken[-1].punten, eind), voorlopig)
            else:
                stukken.append(Stuk((begin, eind), voorlopig))
        return tuple(stukken)

    @property
    def banden(self) -> tuple[tuple[tuple[float, float, float], ...], ...]:
        """The interval as (plek, onder, boven), one run per unbroken series of periods that have both bounds."""
        runs: list[list[tuple[float, float, float]]] = []
        vorige: Periode | None = None
        for punt in self.getekend if self.met_band else ():
            if punt.onder is None or punt.boven is None:
                continue
            hoek = (punt.periode.plek, punt.onder, punt.boven)
            if vorige is not None and self._loopt_door(vorige, punt.periode):
                runs[-1].append(hoek)
            else:
                runs.append([hoek])
            vorige = punt.periode
        return tuple(tuple(run) for run in runs)

    def _loopt_door(self, van: Periode, tot: Periode) -> bool:
        breuken = self.reeks.breuken
        zelfde = not breuken or telwijze(van, breuken) == telwijze(tot, breuken)
        return zelfde and tot.plek - van.plek <= self.sprong


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

    code: str
    naam: str
    waarde: float | None
    onder: float | None
    boven: float | None
    tekst: str
    toelichting: str
    voorlopig: bool
    gekozen: bool

    @property
    def met_ster(self) -> str:
        return f"{self.tekst}*" if self.toelichting else self.tekst


def is_voorlopig(punt: Punt) -> bool:
    return punt.status in VOORLOPIG


def lijnen_van(beeld: IndicatorBeeld) -> tuple[Lijn, ...]:
    """The lines of a picture in the order they are drawn: the comparator at the back, the first gebied on top."""
    sprong = _sprong(beeld)
    gekozen = [
        # The intervals of months move up and down as much as the lines: of more than one nothing could be read.
        Lijn(reeks, stijl_van_gebied(i), sprong, met_band=beeld.per == "jaar" or i == 0)
        for i, reeks in enumerate(beeld.reeksen)
    ]
    achter = [Lijn(beeld.vergelijking, STIJL_VERGELIJKING, sprong)] if beeld.vergelijking else []
    return (*achter, *reversed(gekozen))


def _sprong(beeld: IndicatorBeeld) -> float:
    if beeld.per != "jaar":
        return 1.5 / PER_JAAR[beeld.per]
    # Surveys are held every other year: the years between are no gap.
    return 2 if beeld.indicator.ontstaan == "enquete" else 1


def gebeurtenismerken(beeld: IndicatorBeeld, *, afstand: float | None = None) -> tuple[Gebeurtenismerk, ...]:
    """What happened beside these figures, as far as it lies within the years drawn.

    Their numbers stand at least `afstand` (a part of the axis) apart; by default what `breuknaam` needs on a wide axis.
    """
    if not plekken_van(beeld):
        return ()
    eerste, laatste = bereik_van(beeld)
    breuken = [beeld.is_breuk(g) for g in beeld.gebeurtenissen]
    plekken = [_plek(g, beeld.per, is_breuk=b) for g, b in zip(beeld.gebeurtenissen, breuken, strict=True)]
    spannen = [(max(van, eerste), tot if tot is None else min(tot, laatste)) for van, tot in plekken]
    midden = [van if tot is None else (van + tot) / 2 for van, tot in spannen]
    if afstand is None:
        afstand = _BREUKDEEL if any(breuken) else _LABELDEEL
    lengte = laatste - eerste
    labels = spreid([m - eerste for m in midden], afstand=afstand * lengte, hoogte=lengte)
    return tuple(
        Gebeurtenismerk(nummer, van, tot, is_breuk, label + eerste)
        for nummer, (is_breuk, (van, tot), label) in enumerate(zip(breuken, spannen, labels, strict=True), 1)
    )


def breuknaam(merk: Gebeurtenismerk) -> str:
    """Its number, and that figures on either side do not compare where that is so."""
    return f"{merk.nummer} breuk" if merk.is_breuk else str(merk.nummer)


def _plek(gebeurtenis: Gebeurtenis, per: PeriodeSoort, *, is_breuk: bool) -> tuple[float, float | None]:
    if is_breuk:
        return _breukplek(gebeurtenis, per), None
    tot = gebeurtenis.tot
    return _op_as(gebeurtenis.van), _op_as(tot) if tot is not None and tot != gebeurtenis.van else None


def _breukplek(gebeurtenis: Gebeurtenis, per: PeriodeSoort) -> float:
    """Before the period in which it falls: that one is already partly counted in the new way."""
    erin = laatst_afgelopen(per, op=gebeurtenis.van).volgende
    return erin.plek - 0.5 / PER_JAAR[per]


def _op_as(dag: date) -> float:
    """The figure of a year stands at its number: that is the middle of the year."""
    return dag.year - 0.5 + (dag.timetuple().tm_yday - 1) / 365


def jaren_van(beeld: IndicatorBeeld) -> tuple[int, ...]:
    """All years of the picture, with or without a figure, ascending."""
    return tuple(sorted({p.periode.jaar for reeks in beeld.alle_reeksen for p in reeks.punten}))


def plekken_van(beeld: IndicatorBeeld) -> tuple[float, ...]:
    """Where all its periods lie on the axis of years, ascending."""
    return tuple(sorted({p.periode.plek for reeks in beeld.alle_reeksen for p in reeks.punten}))


def bereik_van(beeld: IndicatorBeeld) -> tuple[float, float]:
    """Both ends of the axis of years."""
    plekken, rand = plekken_van(beeld), RAND if beeld.per == "jaar" else _RAND_PERIODE
    return plekken[0] - rand, plekken[-1] + rand


def periodetikken(beeld: IndicatorBeeld) -> tuple[tuple[float, str], ...]:
    """Place and name of the periods to name below a chart of months or quarters: of each year the first, by its year.

    At most five; over less than two years the first and the last.
    """
    alle = sorted({p.periode.code: p.periode for r in beeld.alle_reeksen for p in r.punten}.items())
    eerste = {periode.jaar: periode for _, periode in alle if periode.nummer == 1}
    genoemd = [eerste[jaar] for jaar in jaartikken(list(eerste), hoogstens=_TIKKEN) if jaar in eerste]
    if len(genoemd) < 2:
        return tuple((periode.plek, periode_kort(periode)) for _, periode in (alle[0], alle[-1]))
    return tuple((periode.plek, str(periode.jaar)) for periode in genoemd)


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
    heel = [(lijn, [punt for punt in lijn.getekend if not punt.is_onaf]) for lijn in lijnen]
    einden = [(lijn, punten[-1]) for lijn, punten in heel if punten]
    laatste = max((punt.periode.plek for _, punt in einden), default=0)
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


def _labeltekst(lijn: Lijn, punt: Punt, *, laatste: float, maat: Maat, hoogstens: int) -> str:
    naam = kort(lijn.naam, hoogstens=hoogstens)
    tot = f" ({periode_kort(punt.periode)})" if punt.periode.plek < laatste else ""
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
        code=reeks.gebied.code,
        naam=reeks.gebied.naam,
        waarde=punt.waarde,
        onder=punt.onder,
        boven=punt.boven,
        tekst=tekst,
        toelichting=erbij,
        voorlopig=is_voorlopig(punt),
        gekozen=any(r.gebied.code == reeks.gebied.code for r in beeld.reeksen),
    )

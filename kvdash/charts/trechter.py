"""The trechter: each gebied by its size, with how far chance alone reaches, and names that keep apart."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kvdash.charts.grafieken import Grafiek
from kvdash.charts.palet import Kleur, Merk
from kvdash.charts.scene import (
    As,
    Deel,
    Keuze,
    Lijnstuk,
    Medium,
    Merkteken,
    Merktekens,
    Scene,
    Tik,
    Woord,
    kantlijn,
    tekstbreedte,
    waardeas,
)
from kvdash.charts.schaal import Schaal, ronde_tikken, schaal_van, spreid
from kvdash.charts.vorm import kort
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Oordeel, Trechterplek
from kvdash.domain.trechter import Trechter, Trechterpunt
from kvdash.taal import (
    bronregel,
    cijfer,
    getal,
    hoofdletter,
    omvangnaam,
    trechterlegenda,
    trechterondertitel,
    trechterpunttekst,
    trechtertekst,
    trechtertitel,
    trechteruitleg,
)

# The marker tells the place; the colour only what its signal says too.
MERKEN: dict[Trechterplek | None, Merk] = {
    "buiten 99,8%": "vierkant",
    "buiten 95%": "ruit",
    "binnen 95%": "cirkel",
    None: "driehoek-neer",
}
_PLEKKEN = list(MERKEN)
TEKENS: dict[Trechterplek | None, str] = {"buiten 99,8%": "■", "buiten 95%": "◆", "binnen 95%": "●", None: "▼"}
_OORDEEL: dict[Oordeel, Kleur] = {"gunstig": "gunstig", "ongunstig": "ongunstig"}
_NAAM = 20  # characters of a name beside its point
_OVER = 1.1  # times the highest point, to where a limit that runs away is still drawn
_STIP = 7.0  # half a marker with some room around it, on a screen
_AF = 9.0  # from the middle of a marker to its name
_SMALST = 220  # px of the plot on a narrow screen: names that fit there fit everywhere
_OMVANGTIKKEN = 6
_HOGER = {False: 1.23, True: 1.05}  # times the height of lines, on paper and on a screen: names take room

Vak = tuple[float, float, float, float]


class Stip(NamedTuple):
    """One gebied as it is drawn; outlined is a signal that is only mogelijk."""

    punt: Trechterpunt
    merk: Merk
    vlak: Kleur
    rand: Kleur
    gekozen: bool


class Stiplabel(NamedTuple):
    """The name of a gebied beside its point: right of it (`kant` 1) or left (-1), `hoger` above its middle."""

    stip: Stip
    tekst: str
    kant: int
    hoger: float


class Lijnlabel(NamedTuple):
    """What a line is, at its right end; `plaats` is the height above the x axis."""

    tekst: str
    plaats: float
    vet: bool


class Assen(NamedTuple):
    """Both axes; that of the sizes runs from `van` to `tot`, as the limits do."""

    waarde: Schaal
    van: float
    tot: float

    def deel(self, omvang: float) -> float:
        """Where a size lies, as a part of its axis."""
        return (omvang - self.van) / (self.tot - self.van)


class Maten(NamedTuple):
    """A plot in any unit: its size, that of its letters, and how many such units a screen pixel is."""

    breedte: float
    hoogte: float
    letter: float
    px: float = 1.0

    @property
    def regel(self) -> float:
        return self.letter * 1.15


def trechtergrafiek(trechter: Trechter, beeld: IndicatorBeeld, *, gekozen: frozenset[str]) -> Grafiek:
    """The trechter, with what its markers mean and how to read it."""
    merken = " \u2003 ".join(f"{TEKENS[plek]} {woorden}" for plek, woorden in trechterlegenda(trechter))
    return Grafiek(
        lambda medium: trechter_scene(trechter, gekozen=gekozen, medium=medium),
        trechtertitel(trechter),
        trechterondertitel(trechter, beeld),
        (merken, trechteruitleg(trechter)),
        bronregel(beeld),
        trechtertekst(trechter, beeld),
    )


def trechter_scene(trechter: Trechter, *, gekozen: frozenset[str], medium: Medium) -> Scene:
    """The points with the average and the limits; the chosen gebieden (by code) and those outside by name."""
    hoogte = medium.hoogte * _HOGER[medium.is_werkblad]
    medium = medium._replace(onder=medium.letter * 4)
    assen, stippen = assen_van(trechter), stippen_van(trechter, gekozen=gekozen)
    vlakhoogte = hoogte - medium.boven - medium.onder
    labels = lijnlabels(trechter, assen, hoogte=vlakhoogte, afstand=medium.letter * 1.3)
    y = waardeas(assen.waarde)
    links = kantlijn(y.tikken, medium)
    breedst = max(tekstbreedte(label.tekst, letter=medium.letter, vet=label.vet) for label in labels)
    rechts = breedst + 0.5 * medium.letter + medium.rand
    vlakbreedte = _SMALST if medium.is_werkblad else medium.breedte - links - rechts
    maten = Maten(vlakbreedte, vlakhoogte, medium.letter, px=medium.dikte)
    woorden = (
        *(_lijnwoord(label, hoogte=vlakhoogte, medium=medium) for label in labels),
        *(_stipwoord(label, medium) for label in stiplabels(stippen, trechter, assen, maten)),
    )
    punten = Merktekens(tuple(_merkteken(stip, trechter) for stip in stippen))
    x = _omvangas(trechter, assen)
    return Scene(medium, hoogte, links, rechts, x, y, (*_lijnen(trechter, assen), punten, *woorden))


def _omvangas(trechter: Trechter, assen: Assen) -> As:
    tikken = tuple(Tik(n, getal(n)) for n in ronde_tikken(assen.van, assen.tot, hoogstens=_OMVANGTIKKEN))
    return As(assen.van, assen.tot, tikken, lijn=True, vast=False, titel=hoofdletter(omvangnaam(trechter)))


def _lijnen(trechter: Trechter, assen: Assen) -> Iterator[Lijnstuk]:
    for lijn in trechter.lijnen:
        punten = _tot(lijn.punten, hoogst=assen.waarde.boven)
        yield Lijnstuk(punten, "as", 1.3, "punt" if lijn.kans == "95%" else "vol", lijn.kans)
    hoogte, naam = trechter.gemiddelde, trechter.vergelijking.gebied.naam
    yield Lijnstuk(((assen.van, hoogte), (assen.tot, hoogte)), "vergelijking", 1.3, "streep", naam)


def _tot(punten: Sequence[tuple[float, float]], *, hoogst: float) -> tuple[tuple[float, float], ...]:
    """A limit as far as it lies below the top of the plot."""
    delen = [*punten[:1]]
    for (x0, y0), (x1, y1) in pairwise(punten):
        if (y0 > hoogst) != (y1 > hoogst):
            delen.append((x0 + (x1 - x0) * (hoogst - y0) / (y1 - y0), hoogst))
        delen.append((x1, y1))
    return tuple((x, y) for x, y in delen if y <= hoogst)


def _lijnwoord(label: Lijnlabel, *, hoogte: float, medium: Medium) -> Woord:
    kleur: Kleur = "vergelijking" if label.vet else "tekst"
    plaats = Deel(label.plaats / hoogte)
    return Woord(label.tekst, Deel(1), plaats, "begin", dx=medium.letter * 0.5, kleur=kleur, vet=label.vet)


def _stipwoord(label: Stiplabel, medium: Medium) -> Woord:
    """The name of a gebied beside its point."""
    punt, rechts = label.stip.punt, label.kant == 1
    return Woord(
        label.tekst,
        punt.omvang,
        punt.waarde,
        "begin" if rechts else "eind",
        dx=_AF * medium.dikte * label.kant,
        dy=label.hoger,
        vet=label.stip.gekozen,
    )


def _merkteken(stip: Stip, trechter: Trechter) -> Merkteken:
    gebied, uitleg = stip.punt.gebied, trechterpunttekst(stip.punt, trechter)
    return Merkteken(
        stip.punt.omvang,
        stip.punt.waarde,
        stip.merk,
        stip.vlak,
        stip.rand,
        grootte=13 if stip.gekozen else 10,
        randbreedte=2.5 if stip.gekozen else 1.5,
        keuze=Keuze(gebied.code, trechter.jaar, gebied.naam, f": {uitleg}"),
    )


def stippen_van(trechter: Trechter, *, gekozen: frozenset[str]) -> tuple[Stip, ...]:
    """The points as they are drawn, those that lie outside and those that are chosen (by code) last: on top."""
    stippen = [_stip(punt, gekozen=punt.gebied.code in gekozen) for punt in trechter.punten]
    return tuple(sorted(stippen, key=lambda stip: (stip.gekozen, -_PLEKKEN.index(stip.punt.plek))))


def assen_van(trechter: Trechter) -> Assen:
    """The axes: all points, and the limits of 95 % as far as they stay near those."""
    hoogste = max([p.waarde for p in trechter.punten] + [trechter.gemiddelde]) * _OVER
    grenzen = [min(w, hoogste) for li in trechter.lijnen for _, w in li.punten]
    schaal = schaal_van([*(p.waarde for p in trechter.punten), *grenzen], maat=trechter.maat)
    omvang = [n for li in trechter.lijnen for n, _ in li.punten]
    return Assen(schaal, min(omvang), max(omvang))


def lijnlabels(trechter: Trechter, assen: Assen, *, hoogte: float, afstand: float) -> tuple[Lijnlabel, ...]:
    """The average and each limit by name at its end, at least `afstand` apart on a plot of `hoogte`."""
    einden = [(li.kans, li.punten[-1][1]) for li in trechter.lijnen if li.punten]
    naam = kort(trechter.vergelijking.gebied.naam, hoogstens=_NAAM)
    teksten = [*einden, (f"{naam} {cijfer(trechter.gemiddelde, maat=trechter.maat)}", trechter.gemiddelde)]
    gewenst = [min(assen.waarde.deel(waarde), 1.0) * hoogte for _, waarde in teksten]
    plaatsen = spreid(gewenst, afstand=afstand, hoogte=hoogte)
    return tuple(
        Lijnlabel(tekst, plaats, vet=tekst not in ("95%", "99,8%"))
        for (tekst, _), plaats in zip(teksten, plaatsen, strict=True)
    )


def stiplabels(stippen: Sequence[Stip], trechter: Trechter, assen: Assen, maten: Maten) -> tuple[Stiplabel, ...]:
    """The names of the chosen and outlying gebieden that fit without lying over each other, a point or the edge.

    On a wider plot with letters of the same size they lie further apart, so they still fit there.
    """
    plekken = {s.punt.gebied.code: _plek(s, assen, maten) for s in stippen}
    bezet = [_rondom(x, y, _STIP * maten.px) for x, y in plekken.values()]
    labels: list[Stiplabel] = []
    for stip in _te_noemen(stippen, trechter):
        for label, vak in _kandidaten(stip, plekken[stip.punt.gebied.code], maten):
            eigen = _rondom(*plekken[stip.punt.gebied.code], _STIP * maten.px)
            if _past(vak, maten) and not any(_raakt(vak, ander) for ander in bezet if ander != eigen):
                labels.append(label)
                bezet.append(vak)
                break
    return tuple(labels)


def _stip(punt: Trechterpunt, *, gekozen: bool) -> Stip:
    kleur = _OORDEEL.get(punt.oordeel)
    if kleur is None:
        stil = punt.plek is None or punt.plek == "binnen 95%"
        vlak: Kleur = "licht" if stil else "tekst"
        rand: Kleur = "as" if stil else "tekst"
        return Stip(punt, MERKEN[punt.plek], "inkt" if gekozen else vlak, "inkt" if gekozen else rand, gekozen)
    return Stip(
        punt,
        MERKEN[punt.plek],
        kleur if punt.sterkte == "afwijkend" else "vlak",
        "inkt" if gekozen else kleur,
        gekozen,
    )


def _te_noemen(stippen: Iterable[Stip], trechter: Trechter) -> list[Stip]:
    """The chosen ones first, then those outside, the furthest first."""
    eigen = [s for s in stippen if s.gekozen or s.punt.plek in ("buiten 95%", "buiten 99,8%")]
    midden = trechter.gemiddelde
    return sorted(eigen, key=lambda s: (not s.gekozen, _PLEKKEN.index(s.punt.plek), -abs(s.punt.waarde - midden)))


def _plek(stip: Stip, assen: Assen, maten: Maten) -> tuple[float, float]:
    return assen.deel(stip.punt.omvang) * maten.breedte, assen.waarde.deel(stip.punt.waarde) * maten.hoogte


def _kandidaten(stip: Stip, plek: tuple[float, float], maten: Maten) -> Iterator[tuple[Stiplabel, Vak]]:
    tekst = kort(stip.punt.gebied.naam, hoogstens=_NAAM)
    x, y = plek
    breed, af = tekstbreedte(tekst, letter=maten.letter, vet=stip.gekozen), _AF * maten.px
    for hoger in (0.0, maten.regel, -maten.regel):
        for kant in (1, -1):
            links = x + af if kant == 1 else x - af - breed
            onder = y + hoger - maten.regel * 0.6
            yield Stiplabel(stip, tekst, kant, hoger), (links, onder, links + breed, onder + maten.regel * 1.2)


def _rondom(x: float, y: float, half: float) -> Vak:
    return x - half, y - half, x + half, y + half


def _past(vak: Vak, maten: Maten) -> bool:
    return vak[0] >= 0 and vak[1] >= 0 and vak[2] <= maten.breedte and vak[3] <= maten.hoogte


def _raakt(een: Vak, ander: Vak) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]

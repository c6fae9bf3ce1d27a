"""What is drawn of a trechter, before it is known with what: points with their looks, scales, and labels apart."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kvdash.charts.palet import AS, GUNSTIG, INKT, LICHT, ONGUNSTIG, TEKST, VLAK, Merk
from kvdash.charts.schaal import Schaal, schaal_van, spreid
from kvdash.charts.vorm import kort
from kvdash.domain.signaal import Trechterplek
from kvdash.domain.trechter import Trechter, Trechterpunt
from kvdash.taal import cijfer

# The marker tells the place; the colour only what its signal says too.
MERKEN: dict[Trechterplek | None, Merk] = {
    "buiten 99,8%": "vierkant",
    "buiten 95%": "ruit",
    "binnen 95%": "cirkel",
    None: "driehoek-neer",
}
_PLEKKEN = list(MERKEN)
TEKENS: dict[Trechterplek | None, str] = {"buiten 99,8%": "■", "buiten 95%": "◆", "binnen 95%": "●", None: "▼"}
_OORDEEL = {"gunstig": GUNSTIG, "ongunstig": ONGUNSTIG}
_NAAM = 20  # characters of a name beside its point
_OVER = 1.1  # times the highest point, to where a limit that runs away is still drawn
_STIP = 7.0  # half a marker with some room around it, in the unit of the plot
_AF = 9.0  # from the middle of a marker to its name

Vak = tuple[float, float, float, float]


class Stip(NamedTuple):
    """One gebied as it is drawn. `vlak` and `rand` are colours: outlined is a signal that is only mogelijk."""

    punt: Trechterpunt
    merk: Merk
    vlak: str
    rand: str
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
    letterbreedte: float
    px: float = 1.0


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
        kleur, rand = (LICHT, AS) if stil else (TEKST, TEKST)
        return Stip(punt, MERKEN[punt.plek], INKT if gekozen else kleur, INKT if gekozen else rand, gekozen)
    vlak = kleur if punt.sterkte == "afwijkend" else VLAK
    return Stip(punt, MERKEN[punt.plek], vlak, INKT if gekozen else kleur, gekozen)


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
    breed, af = len(tekst) * maten.letterbreedte, _AF * maten.px
    for hoger in (0.0, maten.letter, -maten.letter):
        for kant in (1, -1):
            links = x + af if kant == 1 else x - af - breed
            onder = y + hoger - maten.letter * 0.6
            yield Stiplabel(stip, tekst, kant, hoger), (links, onder, links + breed, onder + maten.letter * 1.2)


def _rondom(x: float, y: float, half: float) -> Vak:
    return x - half, y - half, x + half, y + half


def _past(vak: Vak, maten: Maten) -> bool:
    return vak[0] >= 0 and vak[1] >= 0 and vak[2] <= maten.breedte and vak[3] <= maten.hoogte


def _raakt(een: Vak, ander: Vak) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]

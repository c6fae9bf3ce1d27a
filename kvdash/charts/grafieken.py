"""The kinds of charts of an IndicatorBeeld: each a drawing with its words, and the smallest drawings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kvdash.charts.kleuren import Kleurrij, kleurcellen
from kvdash.charts.palet import Kleur
from kvdash.charts.scene import (
    MM,
    As,
    Band,
    Deel,
    Keuze,
    Lijnstuk,
    Medium,
    Merkteken,
    Merktekens,
    Onderdeel,
    Peil,
    Scene,
    Staaf,
    Staven,
    Tijdvak,
    Tik,
    Vak,
    Woord,
    kantlijn,
    leeg,
    tekstbreedte,
    waardeas,
)
from kvdash.charts.schaal import jaartikken, schaal_van
from kvdash.charts.vorm import (
    GEEN_CIJFERS,
    Balk,
    Eindlabel,
    Gebeurtenismerk,
    Lijn,
    balken_van,
    bereik_van,
    breuknaam,
    eindlabels,
    gebeurtenismerken,
    ijkpunt,
    is_voorlopig,
    jaren_van,
    kort,
    lijnen_van,
    periodetikken,
    schaal_van_lijnen,
)
from kvdash.domain.periode import Periode
from kvdash.domain.periodevergelijking import Periodevergelijking
from kvdash.domain.reeks import IndicatorBeeld, Punt
from kvdash.domain.signaal import Oordeel
from kvdash.domain.wijkprofiel import Vergelijkingsrij
from kvdash.taal import (
    balktekst,
    bronregel,
    cijfer,
    gebeurtenisregels,
    grafiektekst,
    grafiektitel,
    onafmelding,
    ondertitel,
    periode,
    periodeondertitel,
    periodetekst,
    periodetitel,
    punttekst,
    wijknaam,
)

_BALK = 28  # px per bar on a screen, white included
_REGEL = 5.2 * MM  # the same on paper
_BALKNAAM = 28  # characters of a name beside its bar
_KLASSEN: tuple[Kleur, ...] = ("schaal-0", "schaal-1", "schaal-2", "schaal-3", "schaal-4", "schaal-5")
_DONKER = 4  # the class from which words are light
_PER_JAAR = 2.0  # times the width of a year, from one named year to the next

VONK = Medium(220, 84, 13, boven=20, onder=20, namen=0, rand=2, dikte=0.8)
_VONKWOORD = 0.16  # of the width, for the last value
_BALKJE = Medium(240, 24, 12, boven=0, onder=0, namen=0, rand=9)
_OORDEEL: dict[Oordeel, Kleur] = {"gunstig": "gunstig", "ongunstig": "ongunstig", "geen": "inkt"}
_KLEUREN_NOOT = (
    "Hoe donkerder, hoe hoger: vijf groepen van ongeveer gelijke grootte. Gearceerd: geen cijfer. "
    "* bij dit cijfer hoort een toelichting; die staat in de tabel."
)


class Grafiek(NamedTuple):
    """Grafiek: a drawing for any medium, with its finding, what stands below that, its notes, its bron, and what it
    says for who cannot see it.
    """

    scene: Callable[[Medium], Scene]
    titel: str
    onder: str
    noten: Sequence[str]
    bron: str
    alt: str


def lijnen(beeld: IndicatorBeeld) -> Grafiek:
    """The lines over the years."""
    return Grafiek(
        lambda medium: lijn_scene(beeld, medium),
        grafiektitel(beeld),
        ondertitel(beeld),
        gebeurtenisregels(beeld),
        bronregel(beeld),
        grafiektekst(beeld),
    )


def perioden(beeld: IndicatorBeeld, genoemd: Sequence[Periodevergelijking]) -> Grafiek:
    """The lines over months or quarters, with what changed since a year before."""
    return lijnen(beeld)._replace(
        titel=periodetitel(beeld, genoemd),
        onder=periodeondertitel(beeld),
        noten=tuple(filter(None, (onafmelding(beeld), *gebeurtenisregels(beeld)))),
        alt=periodetekst(beeld, genoemd),
    )


def balken(beeld: IndicatorBeeld, jaar: int) -> Grafiek:
    """The wijken of one year as bars."""
    alle = (*balken_van(beeld, jaar=jaar), *filter(None, [ijkpunt(beeld, jaar=jaar)]))
    return Grafiek(
        lambda medium: balken_scene(beeld, medium, jaar=jaar),
        f"{beeld.indicator.naam} per {wijknaam(beeld)} in {jaar}",
        ondertitel(beeld),
        tuple(f"* {noot}." for noot in sorted({balk.toelichting for balk in alle} - {""})),
        bronregel(beeld),
        balktekst(beeld, jaar=jaar),
    )


def kleurentabel(beeld: IndicatorBeeld) -> Grafiek:
    """The kleurentabel of the wijken."""
    titel, onder = f"{beeld.indicator.naam} per {wijknaam(beeld)} en jaar", ondertitel(beeld)
    return Grafiek(
        lambda medium: kleuren_scene(beeld, medium),
        titel,
        onder,
        (_KLEUREN_NOOT,),
        bronregel(beeld),
        f"{titel}. {onder}.",
    )


# By the name of the weergave; what has a form of its own on screen (map, table, kleurentabel, trechter) is no part.
GRAFIEKEN: Mapping[str, Callable[[IndicatorBeeld], Grafiek]] = {"lijn": lijnen}
JAARGRAFIEKEN: Mapping[str, Callable[[IndicatorBeeld, int], Grafiek]] = {"wijken": balken}


def lijn_scene(beeld: IndicatorBeeld, medium: Medium) -> Scene:
    """The reeksen and the comparator over the years, each named at its end; a gap where there is no figure.

    The provisional part is dashed with open markers; a band shows the interval where the bron gives one.
    """
    lijnen = lijnen_van(beeld)
    if not any(lijn.getekend for lijn in lijnen):
        return leeg(medium, GEEN_CIJFERS)
    schaal, letter = schaal_van_lijnen(lijnen, beeld=beeld), medium.letter
    hoogte = medium.hoogte - medium.boven - medium.onder
    labels = eindlabels(beeld, hoogte=hoogte, afstand=letter * 1.3, hoogstens=medium.namen)
    y = waardeas(schaal)
    links = kantlijn(y.tikken, medium)
    rechts = max((_eindbreedte(label, medium) for label in labels), default=0.0) + 0.6 * letter + medium.rand
    vlakbreedte = medium.breedte - links - rechts
    merken = gebeurtenismerken(beeld, afstand=_gebeurtenisbreedte(beeld, medium) / vlakbreedte)
    delen: tuple[Onderdeel, ...] = (
        *map(_gebeurtenis, merken),
        *(deel for lijn in lijnen for deel in _lijndelen(lijn, beeld, medium)),
        *(_eindwoord(label, medium, hoogte=hoogte) for label in labels),
        *(_merkwoord(merk, medium, kort=medium.is_klein) for merk in merken),
    )
    return Scene(medium, medium.hoogte, links, rechts, _tijdas(beeld, medium, breedte=vlakbreedte), y, delen)


def _eindbreedte(label: Eindlabel, medium: Medium) -> float:
    """What a name at the end of a line takes, with the marker before it."""
    merk = 6.4 * medium.dikte + medium.letter * 0.3
    return tekstbreedte(label.tekst, letter=medium.letter, vet=label.vet) + merk


def _tijdas(beeld: IndicatorBeeld, medium: Medium, *, breedte: float) -> As:
    """Years; of months and quarters only the first of each year is named, with a line above it."""
    van, tot = bereik_van(beeld)
    if beeld.per != "jaar":
        tikken = tuple(Tik(plek, naam) for plek, naam in periodetikken(beeld))
        return As(van, tot, tikken, "naam", raster=True, lijn=True)
    past = max(int(breedte / (tekstbreedte("2000", letter=medium.letter) * _PER_JAAR)), 1)
    jaren = jaren_van(beeld)
    tikken = tuple(Tik(jaar, str(jaar)) for jaar in jaartikken(jaren, hoogstens=past))
    # On a screen of any width only a few years are sure to fit.
    return As(van, tot, tikken, "jaar", lijn=True, vast=len(jaren) < 6)


def _gebeurtenisbreedte(beeld: IndicatorBeeld, medium: Medium) -> float:
    """What the words of a gebeurtenis need, so that two side by side are not read as one."""
    breuk = not medium.is_klein and any(map(beeld.is_breuk, beeld.gebeurtenissen))
    woorden = f"{len(beeld.gebeurtenissen)}{' breuk' if breuk else ''}"
    return tekstbreedte(woorden, letter=medium.letter) + 0.5 * medium.letter


def _gebeurtenis(merk: Gebeurtenismerk) -> Peil | Tijdvak:
    """A band over its time, or a line at its moment."""
    if merk.tot is not None:
        return Tijdvak(merk.van, merk.tot, "as")
    return Peil(merk.van, "tekst" if merk.is_breuk else "as", 1.2, "breuk" if merk.is_breuk else "moment")


def _merkwoord(merk: Gebeurtenismerk, medium: Medium, *, kort: bool) -> Woord:
    """The number it has in the list below."""
    naam = str(merk.nummer) if kort else breuknaam(merk)
    return Woord(naam, merk.label, Deel(1), dy=0.25 * medium.letter, staand=True)


def _eindwoord(label: Eindlabel, medium: Medium, *, hoogte: float) -> Woord:
    return Woord(
        label.tekst,
        Deel(1),
        Deel(label.plaats / hoogte),
        "begin",
        dx=0.6 * medium.letter,
        kleur=label.stijl.kleur,
        vet=label.vet,
        merk=label.stijl.merk,
    )


def _lijndelen(lijn: Lijn, beeld: IndicatorBeeld, medium: Medium) -> Iterator[Onderdeel]:
    kleur, streep, _, breedte = lijn.stijl
    vergeleken = lijn.vergeleken
    for band in lijn.banden:
        heen = [(plek, boven) for plek, _, boven in band]
        terug = [(plek, onder) for plek, onder, _ in reversed(band)]
        yield Band((*heen, *terug), kleur, f"{lijn.naam} (marge)")
    for stuk in lijn.stukken:
        yield Lijnstuk(stuk.punten, kleur, breedte, "voorlopig" if stuk.voorlopig else streep, lijn.naam)
    yield Merktekens(tuple(_merkteken(lijn, punt, beeld, vergeleken, medium) for punt in lijn.getekend), lijn.naam)


def _merkteken(
    lijn: Lijn, punt: Punt, beeld: IndicatorBeeld, vergeleken: frozenset[Periode], medium: Medium
) -> Merkteken:
    """Of months and quarters a small marker, and a larger one at those that are compared."""
    kleur, _, merk, breedte = lijn.stijl
    groot = beeld.per == "jaar" or punt.periode in vergeleken
    grootte = breedte + ((4 if beeld.per == "jaar" else 7) if groot else 2)
    wanneer = punt.periode.jaar if beeld.per == "jaar" else punt.periode
    return Merkteken(
        punt.periode.plek,
        punt.waarde or 0.0,
        merk,
        "vlak" if is_voorlopig(punt) or punt.is_onaf else kleur,
        kleur,
        grootte,
        onaf=punt.is_onaf,
        keuze=Keuze(lijn.reeks.gebied.code, wanneer, lijn.naam, _uitleg(punt, beeld) if medium.is_werkblad else ""),
    )


def _uitleg(punt: Punt, beeld: IndicatorBeeld) -> str:
    """What follows the name of a gebied when its point is pointed at."""
    wanneer = "" if beeld.per == "jaar" else f", {periode(punt.periode)}"
    marge = ""
    if punt.onder is not None and punt.boven is not None:
        marge = f", marge {cijfer(punt.onder, maat=beeld.maat)} tot {cijfer(punt.boven, maat=beeld.maat)}"
    return f"{wanneer}: {punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam)}{marge}"


def balken_scene(beeld: IndicatorBeeld, medium: Medium, *, jaar: int) -> Scene:
    """The wijken in one year, highest first, with the gemeente as a line.

    A wijk without a figure stays, below the others, with the reason in words: it is not a bar of zero.
    """
    alle, gemeente = balken_van(beeld, jaar=jaar), ijkpunt(beeld, jaar=jaar)
    ijk = (gemeente,) if gemeente else ()
    medium = medium._replace(boven=medium.letter * 2.6, onder=medium.letter * 2.8)
    hoogte = _rijhoogte(len(alle), medium)
    if not any(balk.waarde is not None for balk in alle):
        return leeg(medium, GEEN_CIJFERS)._replace(hoogte=hoogte)
    schaal = schaal_van([w for b in (*alle, *ijk) for w in (b.waarde, b.boven) if w is not None], maat=beeld.maat)
    sterren = "; ".join(f"* {zin}" for zin in sorted({balk.toelichting for balk in (*alle, *ijk)} - {""}))
    x = waardeas(schaal, ruimte=0.12)._replace(titel=sterren if medium.is_werkblad else "")
    y = _namenas([balk.naam for balk in alle])
    delen: tuple[Onderdeel, ...] = (
        Staven(tuple(_staaf(balk, n, jaar) for n, balk in enumerate(alle)), schaal.onder),
        *(Peil(balk.waarde, "vergelijking", 1.5, "breuk") for balk in ijk if balk.waarde is not None),
        *(_balkwoord(balk, n, medium, vanaf=schaal.onder) for n, balk in enumerate(alle)),
        *(_ijkwoord(balk, medium) for balk in ijk),
    )
    return Scene(medium, hoogte, kantlijn(y.tikken, medium), 1.5 * medium.letter, x, y, delen)


def _rijhoogte(aantal: int, medium: Medium) -> float:
    """The height of a drawing with so many rows."""
    regel = _BALK if medium.is_werkblad else _REGEL
    return max(aantal, 1 if medium.is_werkblad else 3) * regel + medium.boven + medium.onder


def _namenas(namen: list[str]) -> As:
    """The names of the wijken, the first on top."""
    tikken = tuple(Tik(n, kort(naam, hoogstens=_BALKNAAM)) for n, naam in enumerate(namen))
    return As(len(namen) - 0.5, -0.5, tikken, "naam")


def _staaf(balk: Balk, plek: int, jaar: int) -> Staaf:
    """A provisional bar is only an outline."""
    kleur: Kleur = "inkt" if balk.gekozen else "as"
    uitleg = f": {balk.tekst} ({balk.toelichting})" if balk.toelichting else f": {balk.tekst}"
    keuze = Keuze(balk.code, jaar, balk.naam, uitleg)
    return Staaf(plek, balk.waarde, balk.onder, balk.boven, "vlak" if balk.voorlopig else kleur, kleur, keuze)


def _balkwoord(balk: Balk, plek: int, medium: Medium, *, vanaf: float) -> Woord:
    einde = balk.boven if balk.boven is not None else balk.waarde
    return Woord(balk.met_ster, vanaf if einde is None else einde, plek, "begin", dx=0.45 * medium.letter)


def _ijkwoord(gemeente: Balk, medium: Medium) -> Woord:
    woorden = f"{gemeente.naam} {gemeente.met_ster}"
    return Woord(woorden, gemeente.waarde or 0.0, Deel(1), dy=0.4 * medium.letter, kleur="vergelijking", staand=True)


def kleuren_scene(beeld: IndicatorBeeld, medium: Medium) -> Scene:
    """The wijken over the years; each cell has its figure, so that the shade says nothing by itself."""
    rijen = kleurcellen(beeld)
    medium = medium._replace(boven=medium.letter * 2, onder=medium.letter)
    hoogte = _rijhoogte(len(rijen), medium)
    if not rijen:
        return leeg(medium, GEEN_CIJFERS)._replace(hoogte=hoogte)
    jaren = [cel.jaar for cel in rijen[0].cellen]
    x = As(-0.5, len(jaren) - 0.5, tuple(Tik(n, str(jaar)) for n, jaar in enumerate(jaren)), "naam", boven=True)
    y = _namenas([rij.naam for rij in rijen])
    delen = tuple(deel for n, rij in enumerate(rijen) for deel in _kleurdelen(rij, n))
    return Scene(medium, hoogte, kantlijn(y.tikken, medium), medium.rand, x, y, delen)


def _kleurdelen(rij: Kleurrij, plek: int) -> Iterator[Onderdeel]:
    for kolom, cel in enumerate(rij.cellen):
        vlak = _KLASSEN[cel.klasse]
        yield Vak((kolom - 0.47, kolom + 0.47), (plek - 0.45, plek + 0.45), vlak, gearceerd=cel.klasse == 0)
        inkt: Kleur = "op-schaal" if cel.klasse >= _DONKER else "inkt"
        yield Woord(cel.tekst, kolom, plek, kleur=inkt, vet=rij.gekozen)


def vonk_scene(beeld: IndicatorBeeld) -> Scene:
    """The smallest line: the first reeks from zero or its own floor, its last value, the first and last year. Gaps stay
    gaps; the words stand beside it.
    """
    lijn, jaren, letter = lijnen_van(beeld)[-1], jaren_van(beeld), VONK.letter
    if not lijn.getekend:
        return leeg(VONK, GEEN_CIJFERS)
    schaal = schaal_van_lijnen((lijn,), beeld=beeld)
    tikken = tuple(Tik(jaar, str(jaar)) for jaar in sorted({jaren[0], jaren[-1]}))
    laatste = lijn.getekend[-1]
    plek, waarde = laatste.periode.jaar, laatste.waarde or 0.0
    x = As(jaren[0], jaren[-1], tikken, "jaar", lijn=True)
    # Above all that lies below the words, or a line that falls would run through them.
    hoogste = max(p.waarde or 0.0 for p in lijn.getekend if abs(x.deel(plek) - x.deel(p.periode.jaar)) < _VONKWOORD)
    woord = Woord(
        cijfer(waarde, maat=beeld.maat),
        plek,
        hoogste,
        "eind" if x.deel(plek) > 0.5 else "begin",
        dy=0.7 * letter,
        kleur="inkt",
        vet=True,
        staand=True,
    )
    # The comparator and the provisional are for the chart that opens.
    punten = tuple(
        Merkteken(p.periode.jaar, p.waarde or 0.0, "cirkel", "inkt", "inkt", 8 if p is laatste else 2)
        for p in lijn.getekend
    )
    lijnen = (Lijnstuk(stuk.punten, "inkt", 2.5) for stuk in lijn.stukken)
    delen: tuple[Onderdeel, ...] = (*lijnen, Merktekens(punten), woord)
    rand = tekstbreedte("2000", letter=letter) / 2 + VONK.rand
    return Scene(VONK, VONK.hoogte, rand, rand, x, As(schaal.onder, schaal.boven), delen)


def vergelijkingsbalk_scene(rij: Vergelijkingsrij) -> Scene:
    """The vergelijkingsbalk (spine chart): one gebied on the range of all.

    Range as a thin bar, middle half as a thick one, gemeente a line, the other gebied a square, own value a dot: filled
    where it differs more than chance easily gives, outlined where it may. More always lies to the right, whatever is
    gunstig: a scale that turns round from row to row is misread.
    """
    laagste, hoogste = min(rij.waarden), max(rij.waarden)
    midden = _BALKJE.hoogte / 2
    x, y = As(laagste, hoogste), As(0, _BALKJE.hoogte)
    delen: list[Onderdeel] = [_staafje(rij.laagste.waarde, rij.hoogste.waarde, dik=6, vlak="raster")]
    if rij.kwart1 is not None and rij.kwart3 is not None:
        delen.append(_staafje(rij.kwart1, rij.kwart3, dik=12, vlak="licht"))
    if rij.eigen.waarde_vergelijking is not None:
        plek = rij.eigen.waarde_vergelijking
        delen.append(Lijnstuk(((plek, 2), (plek, _BALKJE.hoogte - 2)), "inkt", 2))
    if rij.ander is not None:
        delen.append(Merktekens((Merkteken(rij.ander, midden, "vierkant", "vlak", "inkt", 9, randbreedte=1.5),)))
    kleur = _OORDEEL[rij.eigen.oordeel]
    stip = {
        "afwijkend": Merkteken(rij.eigen.waarde, midden, "cirkel", kleur, "vlak", 12),
        "mogelijk": Merkteken(rij.eigen.waarde, midden, "cirkel", "vlak", kleur, 10, randbreedte=2.5),
    }.get(rij.eigen.sterkte, Merkteken(rij.eigen.waarde, midden, "cirkel", "inkt", "vlak", 8))
    return Scene(_BALKJE, _BALKJE.hoogte, _BALKJE.rand, _BALKJE.rand, x, y, (*delen, Merktekens((stip,))))


def _staafje(van: float, tot: float, *, dik: int, vlak: Kleur) -> Vak:
    midden = _BALKJE.hoogte / 2
    return Vak((van, tot), (midden - dik / 2, midden + dik / 2), vlak, rand="as", randbreedte=0.5)
